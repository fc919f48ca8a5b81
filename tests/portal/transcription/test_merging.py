"""Which of file and database a load keeps: the rule itself, then each branch of it through the database."""

from __future__ import annotations

import pytest

from actors.models import Actor, Mandate, Mention
from browse import versions
from browse.models import FormerSlug
from initiatives.models import Initiative, InitiativeLink, Participation, Result
from portal.models import LoadedBlock
from portal.transcription.blocks import Block, Name
from portal.transcription.forms import REGION
from portal.transcription.merging import Digests, Fate, decide
from sources.models import Country, Document, Excerpt, Passage, Report, Section
from tests import factories as make
from tests.portal.transcription.conftest import Folder, decision_on, disorder

NAME = Name("region", "africa")
ONE, TWO, THREE = (Block(REGION, {"slug": "africa", "name": name}) for name in ("One", "Two", "Three"))

# What the file says, what the database says, what both said at the last load; what becomes of it, and with --overwrite.
RULE = [
    (ONE, None, None, Fate.CREATED, Fate.CREATED),
    (ONE, ONE, None, Fate.EQUAL, Fate.EQUAL),
    (ONE, TWO, None, Fate.CONFLICT, Fate.UPDATED),
    (None, ONE, None, Fate.OWN, Fate.OWN),
    (ONE, ONE, ONE, Fate.UNCHANGED, Fate.UNCHANGED),
    (TWO, ONE, ONE, Fate.UPDATED, Fate.UPDATED),
    (None, ONE, ONE, Fate.DELETED, Fate.DELETED),
    (ONE, TWO, ONE, Fate.KEPT, Fate.KEPT),
    (ONE, None, ONE, Fate.GONE, Fate.CREATED),
    (TWO, TWO, ONE, Fate.EQUAL, Fate.EQUAL),
    (None, None, ONE, Fate.EQUAL, Fate.EQUAL),
    (TWO, THREE, ONE, Fate.CONFLICT, Fate.UPDATED),
    (None, TWO, ONE, Fate.CONFLICT, Fate.DELETED),
    (TWO, None, ONE, Fate.CONFLICT, Fate.CREATED),
]


@pytest.mark.parametrize(("file", "database", "loaded", "fate", "overwritten"), RULE)
def test_rule(file, database, loaded, fate, overwritten):
    digests = Digests(loaded.digest, loaded.digest) if loaded else None
    decision = decide(NAME, file, database, digests)
    assert decision.fate == fate
    assert decision.target == (file if fate in (Fate.CREATED, Fate.UPDATED, Fate.DELETED) else database)
    assert decide(NAME, file, database, digests, overwrite=True).fate == overwritten


def test_rule_knows_all_states():
    """Of file, database and last load, each is nothing or one of the texts that differ: the table has every case."""
    states = {(a and a.digest, b and b.digest, c and c.digest) for a, b, c, *_ in RULE}
    assert len(states) == len(RULE) == 14


def edit(actor: str = "council", **changes: str) -> None:
    """Changes an actor as an editor does."""
    row = Actor.objects.get(slug=actor)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()


def summary(actor: str = "council") -> str:
    """An actor's summary."""
    return str(Actor.objects.get(slug=actor).summary)


pytestmark = pytest.mark.django_db


def test_load_takes_the_file_where_it_alone_changed(loaded: Folder):
    number = Actor.objects.get(slug="council").pk
    loaded.record("council")["summary"] = "Of the file."
    assert decision_on(loaded.load(), "council").fate == Fate.UPDATED
    assert summary() == "Of the file."
    assert Actor.objects.get(slug="council").pk == number


def test_load_keeps_the_database_where_it_alone_changed_however_often(loaded: Folder):
    edit(summary="Of an editor.")
    for _ in range(2):
        assert decision_on(loaded.load(), "council").fate == Fate.KEPT
        assert summary() == "Of an editor."
    loaded.record("council")["summary"] = "Of the file."
    assert decision_on(loaded.load(), "council").fate == Fate.CONFLICT
    assert summary() == "Of an editor."


def test_load_takes_the_file_over_an_editor_only_when_told_to(loaded: Folder):
    edit(summary="Of an editor.")
    loaded.record("council")["summary"] = "Of the file."
    assert decision_on(loaded.load(overwrite=True), "council").fate == Fate.UPDATED
    assert summary() == "Of the file."
    assert not loaded.load().having(Fate.CONFLICT, Fate.KEPT)


def test_load_notes_what_both_changed_alike(loaded: Folder):
    edit(summary="Alike.")
    loaded.record("council")["summary"] = "Alike."
    before = versions.current()
    assert decision_on(loaded.load(), "council").fate == Fate.EQUAL
    assert versions.current() == before
    assert decision_on(loaded.load(), "council").fate == Fate.UNCHANGED


def test_load_sees_a_change_of_what_is_nested(loaded: Folder):
    Participation.objects.filter(actor__slug="law-office", role="organizer").delete()
    assert decision_on(loaded.load(), "joint-mission-austria-2012").fate == Fate.KEPT
    loaded.record("joint-mission-austria-2012")["title"] = "Changed"
    assert decision_on(loaded.load(), "joint-mission-austria-2012").fate == Fate.CONFLICT


def test_load_leaves_deleted_what_an_editor_deleted(loaded: Folder):
    Result.objects.get(slug="mission-took-place").delete()
    assert decision_on(loaded.load(), "mission-took-place").fate == Fate.GONE
    assert decision_on(loaded.load(), "mission-took-place").fate == Fate.GONE
    loaded.record("mission-took-place")["unit"] = "missions"
    assert decision_on(loaded.load(), "mission-took-place").fate == Fate.CONFLICT
    assert not Result.objects.filter(slug="mission-took-place").exists()
    assert decision_on(loaded.load(overwrite=True), "mission-took-place").fate == Fate.CREATED
    assert Result.objects.get(slug="mission-took-place").unit == "missions"


def test_load_names_what_an_editor_deleted_where_a_file_needs_it(loaded: Folder):
    Participation.objects.filter(actor__slug="law-office").delete()
    Actor.objects.get(slug="law-office").delete()
    loaded.record("handbook-2013")["participants"].append(
        loaded.record("handbook-2013")["participants"][0] | {"actors": ["law-office"], "role": "funder"}
    )
    assert loaded.problems() == [
        "initiatives/guidance.yaml:4: handbook-2013: participants (law-office funder): "
        "An editor deleted actor law-office; --overwrite restores it."
    ]


def test_load_leaves_alone_what_editors_entered(loaded: Folder):
    entered = make.actor(name="Entered")
    plan = loaded.load()
    assert decision_on(plan, entered.slug).fate == Fate.OWN
    assert not LoadedBlock.objects.filter(key=entered.slug).exists()


def test_load_keeps_a_record_that_an_editor_entered_under_the_same_slug(loaded: Folder):
    make.region(slug="asia", name="Asia, entered")
    loaded.add("regions.yaml", "regions", {"slug": "asia", "name": "Asia"})
    decision = decision_on(loaded.load(), "asia")
    assert (decision.fate, decision.reason) == (Fate.CONFLICT, "An editor entered another record of that name.")


def test_load_adopts_a_record_that_an_editor_entered_alike(loaded: Folder):
    make.region(slug="asia", name="Asia")
    loaded.add("regions.yaml", "regions", {"slug": "asia", "name": "Asia"})
    assert decision_on(loaded.load(), "asia").fate == Fate.EQUAL
    loaded.remove("asia")
    assert decision_on(loaded.load(), "asia").fate == Fate.DELETED


def test_load_deletes_what_left_the_files_with_all_that_hangs_on_it(loaded: Folder):
    loaded.record("working-group-on-schools").pop("links")
    for key in ("handbook-2013", "joint-mission-austria-2012", "mission-took-place"):
        loaded.remove(key)
    plan = loaded.load()
    assert len(plan.having(Fate.DELETED)) == 3
    assert [initiative.slug for initiative in Initiative.objects.all()] == ["working-group-on-schools"]
    assert not Result.objects.exists()
    assert not InitiativeLink.objects.exists()
    assert not Excerpt.objects.filter(quote__startswith="As a result").exists()
    assert not LoadedBlock.objects.filter(key="handbook-2013").exists()


def test_load_deletes_records_that_protect_one_another(loaded: Folder):
    """The handbook is part of the working group, which links to the handbook, and is an actor that is its author."""
    for key in ("working-group-on-schools", "handbook-2013", "working-group", "resolution-57-i"):
        loaded.remove(key)
    for key in ("ministry-of-schools", "government-of-austria", "joint-mission-austria-2012", "austria", "europe"):
        loaded.remove(key)
    for name in ("mandates", "relations"):
        loaded.record("childrens-fund").pop(name)
    loaded.remove("fn 1")
    loaded.load()
    assert not Initiative.objects.exists()
    assert not Document.objects.exists()
    assert not Country.objects.exists()
    assert Passage.objects.count() == 4
    assert list(Actor.objects.values_list("slug", flat=True)) == ["childrens-fund", "council", "law-office"]


def test_load_empties_the_database_of_all_but_what_an_editor_entered(loaded: Folder):
    make.region(slug="asia", name="Asia")
    keep = loaded.record("small-2013")
    for data in loaded.files.values():
        for records in data.values():
            if isinstance(records, list):
                records.clear()
    loaded.files["report.yaml"]["reports"].append({name: keep[name] for name in ("slug", "title", "date")})
    loaded.load()
    assert not Actor.objects.exists()
    assert not Excerpt.objects.exists()
    assert not Section.objects.exists()
    assert Report.objects.get().title == "A small report"


def test_load_keeps_what_left_the_files_where_an_editor_built_on_it(loaded: Folder):
    make.participation(initiative=make.initiative(slug="entered"), actor=Actor.objects.get(slug="council"))
    loaded.remove("council")
    loaded.record("childrens-fund").pop("relations")
    decision = decision_on(loaded.load(), "council")
    assert decision.fate == Fate.CONFLICT
    assert decision.reason == "It left the file, but initiative entered in the database rests on it."
    assert Actor.objects.filter(slug="council").exists()


def test_load_keeps_what_left_the_file_and_an_editor_changed(loaded: Folder):
    edit(summary="Of an editor.")
    loaded.remove("council")
    loaded.record("childrens-fund").pop("relations")
    assert decision_on(loaded.load(), "council").fate == Fate.CONFLICT
    assert decision_on(loaded.load(overwrite=True), "council").fate == Fate.DELETED


def test_load_follows_a_slug_that_the_files_change(loaded: Folder):
    number = Actor.objects.get(slug="law-office").pk
    loaded.replace("law-office", "office-of-law")
    loaded.record("office-of-law")["former_slugs"] = ["law-office"]
    loaded.load()
    assert Actor.objects.get(slug="office-of-law").pk == number
    assert [former.slug for former in FormerSlug.objects.all()] == ["law-office"]
    assert Participation.objects.filter(actor=number).count() == 2
    assert not loaded.load().having(Fate.UPDATED, Fate.KEPT, Fate.CONFLICT)


def test_load_renames_without_a_former_slug_too(loaded: Folder):
    """A name goes from the record that leaves to the one that comes, though both are there for a while."""
    loaded.replace("slug: austria", "slug: oesterreich")
    loaded.replace("country: austria", "country: oesterreich")
    loaded.replace("countries: [austria]", "countries: [oesterreich]")
    loaded.load()
    assert [country.slug for country in Country.objects.all()] == ["oesterreich"]
    assert not FormerSlug.objects.exists()


def test_load_exchanges_unique_names(loaded: Folder):
    loaded.record("council")["name"] = "Law Office"
    loaded.record("law-office")["name"] = "Council"
    loaded.load()
    assert Actor.objects.get(slug="council").name == "Law Office"


def test_load_follows_a_slug_that_an_editor_changed(loaded: Folder):
    edit("law-office", slug="office-of-law")
    plan = loaded.load()
    assert decision_on(plan, "law-office").fate == Fate.KEPT
    assert not plan.having(Fate.GONE, Fate.CREATED)
    loaded.record("council")["parent"] = "law-office"
    loaded.load()
    parent = Actor.objects.get(slug="council").parent
    assert parent
    assert parent.slug == "office-of-law"
    assert decision_on(loaded.load(), "council").fate == Fate.UNCHANGED


def test_load_changes_a_slug_back_when_told_to(loaded: Folder):
    number = Actor.objects.get(slug="law-office").pk
    edit("law-office", slug="office-of-law")
    loaded.record("law-office")["summary"] = "Changed."
    loaded.load(overwrite=True)
    assert Actor.objects.get(slug="law-office").pk == number
    assert not FormerSlug.objects.exists()


def test_load_follows_the_slug_of_the_report(loaded: Folder):
    numbers = set(Passage.objects.values_list("pk", flat=True))
    loaded.replace("small-2013", "little-2013")
    loaded.record("little-2013")["former_slugs"] = ["small-2013"]
    loaded.load()
    assert Report.objects.get().slug == "little-2013"
    assert set(Passage.objects.values_list("pk", flat=True)) == numbers
    assert Section.objects.count() == 3


def test_load_moves_a_result_from_one_initiative_to_another(loaded: Folder):
    number = Result.objects.get(slug="schools-banned-beating").pk
    results = loaded.record("handbook-2013").pop("results")
    loaded.record("working-group-on-schools")["results"] = results
    loaded.load()
    result = Result.objects.select_related("initiative").get(slug="schools-banned-beating")
    assert result.pk == number
    assert result.initiative
    assert result.initiative.slug == "working-group-on-schools"


def test_load_makes_a_result_one_without_initiative(loaded: Folder):
    loaded.add("results.yaml", "results", loaded.record("handbook-2013").pop("results")[0])
    loaded.load()
    assert Result.objects.get(slug="schools-banned-beating").initiative is None


def test_load_keeps_the_rows_of_what_is_nested(loaded: Folder):
    before = dict(Participation.objects.values_list("pk", "actor__slug"))
    participants = loaded.record("joint-mission-austria-2012")["participants"]
    participants.reverse()
    participants[0]["note"] = "Changed."
    loaded.load()
    assert dict(Participation.objects.values_list("pk", "actor__slug")) == before
    mission = Participation.objects.filter(initiative__slug="joint-mission-austria-2012").order_by("position")
    assert [each.actor.slug for each in mission.select_related("actor")] == [
        "government-of-austria", "law-office", "childrens-fund",
    ]  # fmt: skip


def test_load_moves_excerpts_and_mentions_with_a_text_that_changes(loaded: Folder):
    passage = loaded.record("para 1")
    passage["text"] = f"In short. {passage['text']}"
    loaded.load()
    for excerpt in Excerpt.objects.select_related("passage"):
        excerpt.full_clean()
    mentions = Mention.objects.filter(passage__number=1, passage__kind="paragraph", found=False)
    assert [mention.text for mention in mentions.select_related("passage")] == ["The Fund"]
    assert {"Council", "Law Office"} <= {mention.text for mention in Mention.objects.filter(found=True)}


def test_load_moves_the_excerpts_of_what_editors_entered_with_a_text_that_changes(loaded: Folder):
    entered = make.initiative(slug="entered")
    make.cited(entered, Passage.objects.get(kind="paragraph", number=1), "It reports to the Council.")
    passage = loaded.record("para 1")
    passage["text"] = f"In short. {passage['text']}"
    loaded.load()
    for excerpt in entered.evidence.select_related("passage"):
        excerpt.full_clean()


def test_load_refuses_a_text_that_what_editors_entered_no_longer_quotes(loaded: Folder):
    entered = make.initiative(slug="entered")
    make.cited(entered, Passage.objects.get(kind="paragraph", number=3), "Nothing rests on this.")
    loaded.record("para 3")["text"] = "Nothing does."
    assert loaded.problems() == [
        "the database: entered: small-2013 para 3 does not say “Nothing rests on this.”: "
        "it differs from “rests on this.” on."
    ]


def test_load_inserts_a_section(loaded: Folder):
    sections = loaded.record("small-2013")["sections"]
    sections.insert(1, {"number": "I.A", "title": "New", "parent": "I"})
    loaded.load()
    assert [section.number for section in Section.objects.order_by("position")] == ["I", "I.A", "II", "II.A"]


def test_load_derives_years_anew_with_the_date_of_the_report(loaded: Folder):
    assert Initiative.objects.get(slug="working-group-on-schools").last_year == 2013
    loaded.record("small-2013")["date"] = "2014-08-01"
    loaded.load()
    assert Initiative.objects.get(slug="working-group-on-schools").last_year == 2014


def test_load_takes_another_form_of_the_same_for_no_change(loaded: Folder):
    disorder(loaded)
    assert {decision.fate for decision in loaded.load().decisions} == {Fate.UNCHANGED}


def test_load_keeps_one_of_two_that_are_alike(loaded: Folder):
    """Mandates have no identity but act and document, and there may be two of them."""
    mandates = loaded.record("childrens-fund")["mandates"]
    mandates.append(mandates[0] | {"summary": "It did so twice."})
    loaded.load()
    assert [mandate.summary for mandate in Mandate.objects.all()] == [
        "The resolution established it.",
        "It did so twice.",
    ]
    mandates.pop(0)
    loaded.load()
    assert [mandate.summary for mandate in Mandate.objects.all()] == ["It did so twice."]


def test_load_hands_a_former_slug_from_one_record_to_another(loaded: Folder):
    loaded.record("council")["former_slugs"] = ["board"]
    loaded.load()
    loaded.record("law-office")["former_slugs"] = loaded.record("council").pop("former_slugs")
    loaded.load()
    assert FormerSlug.objects.get().record == Actor.objects.get(slug="law-office")
    loaded.record("council")["former_slugs"] = loaded.record("law-office").pop("former_slugs")
    loaded.load()
    assert FormerSlug.objects.get().record == Actor.objects.get(slug="council")


def test_load_does_not_answer_for_what_was_wrong_before_it(loaded: Folder):
    """An editor left a published record that names a draft: no reason to refuse what has nothing to do with it."""
    make.participation(
        initiative=make.initiative(slug="entered"), actor=make.actor(slug="a-draft", status="draft"), role="chair"
    )
    loaded.record("council")["summary"] = "Changed."
    loaded.load()
    assert summary() == "Changed."


def test_load_refuses_a_result_that_an_editor_kept_elsewhere(loaded: Folder):
    Initiative.objects.filter(slug="handbook-2013").update(title="Of an editor")
    results = loaded.record("handbook-2013").pop("results")
    loaded.record("joint-mission-austria-2012")["results"] = results
    assert (
        "initiatives/missions.yaml:4: schools-banned-beating: This result also stands in the database."
        in loaded.problems()
    )
