"""How a passage reads: marks, spans of excerpts, footnote calls, margins, and the outline of a report."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.facts import BETWEEN, for_report, public
from sources.margins import NAMES, Line
from sources.models import Cited, Excerpt, Passage, Section
from sources.reading import Call, chapters, read, steps
from sources.sentences import Sentence
from sources.support import mentioned, supported
from tests import factories as make

TEXT = "Members are ILO, WHO and UNHCR."
WHOLE = Sentence(0, len(TEXT), TEXT)


def spans(*quotes: str, text: str = TEXT) -> list[Excerpt]:
    """Excerpts of these quotes of paragraph 19, unsaved."""
    passage = Passage(kind="paragraph", number=19, text=text)
    return [Excerpt(passage=passage, start=text.index(quote), end=text.index(quote) + len(quote)) for quote in quotes]


def written(found) -> str:
    """Steps as a person writes them: [ opens, ] closes, { opens one that is cut, ( goes on with it, ^ is a call."""
    signs = {"open": "[", "first": "{", "again": "(", "close": "]"}
    return "".join(
        step.value if step.kind == "text" else f"^{step.value.number}" if step.kind == "call" else signs[step.kind]
        for step in found
    )


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ([], "Members are ILO, WHO and UNHCR."),
        (["WHO"], "Members are ILO, [WHO] and UNHCR."),
        (["WHO", "UNHCR"], "Members are ILO, [WHO] and [UNHCR]."),
        (["WHO", "ILO, WHO and UNHCR", "ILO"], "Members are [[ILO], [WHO] and UNHCR]."),
        (["Members are ILO", "Members"], "[[Members] are ILO], WHO and UNHCR."),
        (["WHO and UNHCR", "UNHCR"], "Members are ILO, [WHO and [UNHCR]]."),
        (["ILO, WHO", "WHO and"], "Members are [ILO, {WHO]]( and] UNHCR."),
        ([TEXT], TEXT),
        ([TEXT, "ILO"], "Members are [ILO], WHO and UNHCR."),
    ],
)
def test_steps_nest_and_cut_what_crosses(quotes, expected):
    assert written(steps(TEXT, WHOLE, spans(*quotes), [])) == expected


def test_steps_place_a_call_between_what_ends_and_what_begins_there():
    calls = [(TEXT.index(", WHO"), Call(8, None, ""))]
    assert written(steps(TEXT, WHOLE, spans("ILO", ", WHO"), calls)) == "Members are [ILO]^8[, WHO] and UNHCR."


def test_steps_keep_a_call_inside_the_span_that_goes_on():
    calls = [(TEXT.index(", WHO"), Call(8, None, ""))]
    assert written(steps(TEXT, WHOLE, spans("ILO, WHO"), calls)) == "Members are [ILO^8, WHO] and UNHCR."


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12), st.lists(st.integers(5, 30)))
def test_steps_say_every_character_once_and_every_excerpt_whole(places, calls):
    """However excerpts lie: the words are the sentence, spans close as they open, each anchor is there once."""
    passage = Passage(kind="paragraph", number=1, text="x" * 40)
    sentence = Sentence(5, 30, "".join(chr(ord("a") + i) for i in range(25)))
    text = "." * 5 + sentence.text + "." * 10
    excerpts = [Excerpt(passage=passage, start=a, end=b) for a, b in places if a < b]
    found = list(steps(text, sentence, excerpts, [(place, Call(place, None, "")) for place in calls]))

    said = ""
    open_spans: list[str] = []
    covered: dict[str, str] = {}
    for step in found:
        match step.kind:
            case "text":
                said += step.value
                for anchor in open_spans:
                    covered[anchor] += step.value
            case "call":
                assert len(said) == step.value.number - sentence.start
            case "close":
                open_spans.pop()
            case kind:
                assert (kind == "again") == (step.value in covered)
                open_spans.append(step.value)
                covered.setdefault(step.value, "")
    assert not open_spans
    assert said == sentence.text
    within = [e for e in excerpts if sentence.start <= e.start and e.end <= sentence.end]
    parts = [e for e in within if (e.start, e.end) != (sentence.start, sentence.end)]
    assert covered == {e.anchor: text[e.start : e.end] for e in parts}


def test_margin_counts_names_beyond_the_first_few():
    names = ["ILO", "UNDP", "UNFPA", "UNHCR", "WHO", "FAO"]
    assert Line("Member", names, "", []).few_words == "Member: ILO, UNDP, UNFPA, UNHCR and 2 more"
    assert Line("Member", names[: NAMES + 1], "", []).few_words == "Member: ILO, UNDP, UNFPA, UNHCR, WHO"
    assert Line("Member", names, "", []).words == "Member: ILO, UNDP, UNFPA, UNHCR, WHO, FAO"
    assert Line("Mandated by General Assembly", [], "", []).few_words == "Mandated by General Assembly"


def test_every_kind_of_fact_is_read():
    """A new model of facts must say here between which records it stands."""
    relations = (r for r in Excerpt._meta.related_objects if issubclass(r.related_model, Cited))
    facts: dict[str, Any] = {str(related.related_name): related.related_model for related in relations}
    assert facts.keys() == BETWEEN.keys()
    for name, model in facts.items():
        records = {f.name for f in model._meta.fields if f.related_model and hasattr(f.related_model, "status")}
        assert set(BETWEEN[name]) <= records
        assert BETWEEN[name] or hasattr(model, "status")


@pytest.mark.django_db
class TestPassage:
    """Paragraph 19 of three sentences, the second without a fact."""

    TEXT = "A chairs the Force.[^1] It meets,[^2] often. Members are B, C and D.[^1]"

    @pytest.fixture
    def passage(self):
        return make.passage(number=19, text=self.TEXT)

    @pytest.fixture
    def force(self, passage):
        return make.cited(make.initiative(title="Force", kind="mechanism"), passage, "A chairs the Force.")

    def read(self, passage, **fields):
        (fetched,) = (p for p in for_report(passage.report) if p.pk == passage.pk)
        return read(fetched, **fields)

    def member(self, force, passage, name, *quotes, **fields):
        fact = make.participation(initiative=force, actor=make.actor(name=name), **fields)
        return make.cited(fact, passage, *quotes or ["Members are B, C and D."])

    def test_sentences_with_facts_are_marked_and_counted(self, passage, force):
        self.member(force, passage, "B")
        self.member(force, passage, "C", "C and D")
        reading = self.read(passage)
        assert [sentence.number for sentence in reading.marked] == [1, 3]
        assert [sentence.count for sentence in reading.marked] == ["1 fact", "2 facts"]
        assert reading.count == "3 facts"

    def test_text_and_gaps_are_the_plain_text(self, passage, force):
        reading = self.read(passage)
        said = "".join(
            "".join(step.value for step in sentence.steps if step.kind == "text") + sentence.gap
            for sentence in reading.sentences
        )
        assert said == passage.plain_text
        assert all(a.sentence.end < b.sentence.start for a, b in pairwise(reading.sentences))

    def test_calls_stand_where_the_text_calls(self, passage):
        note = make.passage(kind="footnote", number=1, text="A note.")
        first, second, third = self.read(passage, notes={1: note}).sentences
        assert [call.number for call in first.after] == [1]
        assert [step.value.number for step in second.inner if step.kind == "call"] == [2]
        assert [step.value for step in second.inner if step.kind == "text"] == ["It meets,", " often."]
        assert [call.number for call in third.after] == [1]

    def test_a_note_called_twice_opens_once_and_an_unknown_one_not_at_all(self, passage):
        note = make.passage(kind="footnote", number=1, text="A note.")
        reading = self.read(passage, notes={1: note})
        assert [(call.number, call.note, call.anchor) for call in reading.notes] == [(1, note, "call-para-19-1")]

    def test_fact_on_two_excerpts_of_a_sentence_counts_once(self, passage, force):
        self.member(force, passage, "B", "B", "C and D")
        assert self.read(passage).sentences[2].count == "1 fact"

    def test_mark_has_the_anchor_of_the_excerpt_that_is_the_sentence(self, passage, force):
        (excerpt,) = force.evidence.all()
        (sentence,) = self.read(passage).marked
        assert sentence.anchor == excerpt.anchor
        assert [step.kind for step in sentence.steps] == ["mark", "text", "unmark", "call"]

    @pytest.mark.parametrize("hidden", ["record", "actor"])
    def test_draft_leaves_no_trace(self, passage, force, hidden):
        member = self.member(force, passage, "B", "B, C")
        draft = force if hidden == "record" else member.actor
        draft.status = "draft"
        draft.save()
        reading = self.read(passage)
        assert [fact for fact in reading.facts if fact == member] == []
        assert all(step.kind in ("text", "call") for step in reading.sentences[2].steps)

    def test_excerpt_over_two_sentences_harms_nothing(self, passage, force):
        """No form lets it in; a database may hold it all the same."""
        start = passage.plain_text.index("often")
        quote = passage.plain_text[start : start + 15]
        wrong = Excerpt.objects.create(passage=passage, start=start, end=start + 15, quote=quote)
        force.evidence.add(wrong)
        marked = [sentence.number for sentence in self.read(passage).marked]
        assert marked == [1, 2]

    def test_margin_groups_by_record_and_folds_alike_claims(self, passage, force):
        for name in ("B", "C", "D"):
            self.member(force, passage, name)
        self.member(force, passage, "E", role="chair", attribution="resolved")
        (group,) = self.read(passage).sentences[2].groups
        assert group.record == force
        assert group.word == "Mechanism"
        assert [(line.few_words, line.attribution) for line in group.said] == [
            ("Member: B, C, D", ""),
            ("Chair: E", "Resolved from context"),
        ]

    def test_margin_counts_records_beyond_the_first_few(self, passage):
        for _ in range(9):
            make.cited(make.document(), passage, "It meets, often.")
        (sentence,) = self.read(passage).marked
        assert (len(sentence.shown), sentence.more) == (6, 3)

    def test_supported_has_each_record_once_by_kind_with_its_places(self, passage, force):
        actor = make.actor(name="B")
        make.cited(make.mandate(actor=actor, act="guides"), passage, "It meets, often.")
        make.cited(make.result(statement="Change"), passage, "It meets, often.")
        make.cited(make.document(title="Resolution"), passage, "B, C")
        self.member(force, passage, "E", "Members are B, C and D.", "C and D", note="As read.")
        found = supported(self.read(passage))
        assert [heading for heading, _records in found] == ["Initiatives", "Results", "Actors", "Documents"]
        (one,) = found[0][1]
        assert one.itself
        assert [place.words for place in one.itself.places] == ["Sentence 1"]
        (row,) = one.rows
        assert [place.words for place in row.places] == ["Sentence 3", "Sentence 3, in part"]
        assert [(line.words, line.notes) for line in row.group.lines] == [("Member: E", ["As read."])]
        (of_actor,) = found[2][1]
        assert of_actor.itself is None
        assert [line.words for row in of_actor.rows for line in row.group.lines] == ["Mandate: Guides"]

    def test_mentioned_names_each_actor_once_and_says_what_is_not_stated(self, passage):
        actor = make.actor(name="A")
        make.mention("A", passage=passage, actor=actor)
        unstated = make.mention("It", passage=passage, actor=actor, attribution="resolved")
        (one,) = mentioned(passage.mentions.order_by("start"))
        assert (one.actor, one.unstated) == (actor, [unstated])


@pytest.mark.django_db
def test_public_facts_come_with_the_records_they_stand_between(django_assert_num_queries):
    make.participation()
    make.link()
    make.relation()
    make.mandate()
    with django_assert_num_queries(len(BETWEEN)):
        for relation in BETWEEN:
            for fact in public(relation):
                assert str(fact.record)
                assert isinstance(fact.claim, str)


def test_chapters_nest_and_none_is_lost():
    sections = [
        Section(pk=1, number="I", title="One", position=1),
        Section(pk=2, number="II", title="Two", position=2),
        Section(pk=3, number="II.A", title="Within", position=3, parent_id=2),
        Section(pk=4, number="III", title="Three", position=4),
    ]
    readings = [
        type("Reading", (), {"passage": Passage(number=n, section_id=of)})()
        for n, of in ((1, None), (2, 1), (3, 3), (4, 4), (5, 99))
    ]
    found = chapters(sections, readings)
    outline = [
        (chapter.label, chapter.level, [r.passage.number for r in chapter.passages]) for top in found for chapter in top
    ]
    assert outline == [("", 2, [1, 5]), ("I", 2, [2]), ("II", 2, []), ("A", 3, [3]), ("III", 2, [4])]
