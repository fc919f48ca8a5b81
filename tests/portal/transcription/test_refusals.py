"""What a load refuses: each problem names file, record and reason, all are said at once, and nothing is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actors.models import Actor
from browse import versions
from portal.models import LoadedBlock
from sources.models import Passage, Report
from tests.portal.transcription.conftest import Folder

pytestmark = pytest.mark.django_db

MISSION = "joint-mission-austria-2012"
Break = Callable[[Folder], Any]


def put(key: str, *path: Any, **values: Any) -> Break:
    """Sets values in a record, or in what a path in it leads to."""

    def change(folder: Folder) -> None:
        place = folder.record(key)
        for step in path:
            place = place[step]
        place.update(values)

    return change


def drop(key: str, name: str, *path: Any) -> Break:
    """Leaves out a key of a record, or of what a path in it leads to."""

    def change(folder: Folder) -> None:
        place = folder.record(key)
        for step in path:
            place = place[step]
        del place[name]

    return change


def file(name: str, text: str) -> Break:
    """Puts a file beside the others, or in the place of one."""

    def change(folder: Folder) -> None:
        folder.write()
        folder.files.pop(name, None)
        (folder.path / name).write_text(text)

    return change


CASES: dict[str, tuple[Break, str, str, str]] = {
    "unknown key": (
        put(MISSION, titel="x"), "initiatives/missions.yaml:4", MISSION, "Unknown key “titel”. Did you mean title?",
    ),
    "unknown key within": (
        put(MISSION, "participants", 0, roll="x"),
        "initiatives/missions.yaml:4", f"{MISSION}: participants 1", "Unknown key “roll”. Did you mean role?",
    ),
    "unknown key of a quote": (
        put(MISSION, "evidence", 0, ta="x"),
        "initiatives/missions.yaml:4", f"{MISSION}: evidence 1", "Unknown key “ta”.",
    ),
    "unknown key of a file": (
        lambda folder: folder.files["results.yaml"].update(result=[]),
        "results.yaml", "", "Unknown key “result”. Did you mean results?",
    ),
    "actor instead of actors": (
        put(MISSION, "participants", 0, actor="council"),
        "initiatives/missions.yaml:4", f"{MISSION}: participants 1", "Unknown key “actor”. Did you mean actors?",
    ),
    "participants without actors": (
        drop(MISSION, "actors", "participants", 0),
        "initiatives/missions.yaml:4", f"{MISSION}: participants 1", "actors is missing.",
    ),
    "missing value": (drop("council", "name"), "actors/organ.yaml:4", "council", "name is missing."),
    "missing reference": (
        drop("childrens-fund", "to", "relations", 0),
        "actors/un-entity.yaml:4", "childrens-fund: relations 1", "to is missing.",
    ),
    "missing themes": (
        drop(MISSION, "themes"), "initiatives/missions.yaml:4", MISSION, "themes is missing.",
    ),
    "unknown kind at the head": (
        lambda folder: folder.files["actors/organ.yaml"].update(kind="organn"),
        "actors/organ.yaml:4", "council", "kind: Value 'organn' is not a valid choice.",
    ),
    "no kind at the head": (
        lambda folder: folder.files["actors/organ.yaml"].pop("kind"),
        "actors/organ.yaml", "", "kind is missing at the head of the file.",
    ),
    "kind in a record": (
        put("council", kind="organ"), "actors/organ.yaml:4", "council", "The kind stands at the head of the file.",
    ),
    "no report at the head": (
        lambda folder: folder.files["documents.yaml"].pop("report"),
        "documents.yaml:2", "resolution-57-i: evidence 1", "at: report is missing at the head of the file.",
    ),
    "unknown choice": (
        put(MISSION, recurrence="often"),
        "initiatives/missions.yaml:4", MISSION, "recurrence: Value 'often' is not a valid choice.",
    ),
    "unknown role": (
        put(MISSION, "participants", 0, role="boss"),
        "initiatives/missions.yaml:4", f"{MISSION}: participants 1", "role: Value 'boss' is not a valid choice.",
    ),
    "date that is none": (
        put(MISSION, start="2012-13"),
        "initiatives/missions.yaml:4", MISSION, "start: “2012-13” names a month that no year has: months are 01 to 12.",
    ),
    "number that is none": (
        put("handbook-2013", "results", 0, value="1,000"),
        "initiatives/guidance.yaml:4", "handbook-2013: results 1", "value: “1,000” value must be a decimal number.",
    ),
    "yes that is none": (
        put("council", is_group="true"), "actors/organ.yaml:4", "council", "is_group: “true” is neither yes nor no.",
    ),
    "list instead of a text": (
        put("council", name=["x"]), "actors/organ.yaml:4", "council", "name must be a text.",
    ),
    "text instead of a list": (
        put(MISSION, themes="justice"), "initiatives/missions.yaml:4", MISSION, "themes must be a list.",
    ),
    "mapping in a list of texts": (
        put(MISSION, themes=[{"a": "b"}]),
        "initiatives/missions.yaml:4", MISSION, "themes must be a list of texts.",
    ),
    "text instead of a record": (
        lambda folder: folder.files["results.yaml"]["results"].append("x"),
        "results.yaml", "results 2", "must be a mapping.",
    ),
    "the same theme twice": (
        put(MISSION, themes=["justice", "justice"]),
        "initiatives/missions.yaml:4", MISSION, "themes: “justice” stands twice.",
    ),
    "the same quote twice": (
        lambda folder: folder.record(MISSION)["evidence"].append(dict(folder.record(MISSION)["evidence"][0])),
        "initiatives/missions.yaml:4", f"{MISSION}: evidence 2", "The same quote twice.",
    ),
    "text without end": (
        put("council", name="x" * 20_000),
        "actors/organ.yaml:4", "council", "name: Ensure this value has at most 250 characters (it has 20000).",
    ),
    "unknown actor": (
        put(MISSION, "participants", 0, actors=["childrens-fun"]),
        "initiatives/missions.yaml:4", f"{MISSION}: participants (childrens-fun organizer)",
        "There is no actor “childrens-fun”. Did you mean childrens-fund?",
    ),
    "unknown country": (
        put("government-of-austria", country="atlantis"),
        "actors/government.yaml:4", "government-of-austria", "There is no country “atlantis”.",
    ),
    "unknown theme of a result": (
        put("handbook-2013", "results", 0, themes=["x"]),
        "initiatives/guidance.yaml:4", "handbook-2013: schools-banned-beating", "There is no theme “x”.",
    ),
    "unknown section": (
        put("para 1", section="IX"), "report.yaml:22", "small-2013 para 1",
        "There is no section “small-2013 IX”. Did you mean small-2013 I?",
    ),
    "misquote": (
        put(MISSION, "evidence", 0, quote="went on a joint mission to Australia"),
        "initiatives/missions.yaml:4", MISSION,
        "small-2013 para 1 does not say “went on a joint mission to Australia”: it differs from “alia” on.",
    ),
    "misquote with another apostrophe": (
        put("childrens-fund", "mandates", 0, evidence=[{"at": "para 1", "quote": "The Children’s Fund (CF)"}]),
        "actors/un-entity.yaml:4", "childrens-fund: mandates (established resolution-57-i)",
        "small-2013 para 1 does not say “The Children’s Fund (CF)”: it differs from “’s Fund (CF)” on.",
    ),
    "quote with a footnote call": (
        put(MISSION, "evidence", 0, quote="1946.[^1]"),
        "initiatives/missions.yaml:4", MISSION,
        "small-2013 para 1 does not say “1946.[^1]”: it differs from “[^1]” on.",
    ),
    "misquoted mention": (
        put("childrens-fund", "mentions", 0, text="This Fund"),
        "actors/un-entity.yaml:4", "childrens-fund: mentions (small-2013 para 1 This Fund)",
        "small-2013 para 1 does not say “This Fund”: it differs from “is Fund” on.",
    ),
    "quote that stands twice": (
        put(MISSION, "evidence", 0, at="para 3", quote="Nothing rests on this."),
        "initiatives/missions.yaml:4", f"{MISSION}: evidence 1",
        "“Nothing rests on this.” stands 2 times in small-2013 para 3: say which by occurrence.",
    ),
    "occurrence that there is not": (
        put(MISSION, "evidence", 0, at="para 3", quote="Nothing rests on this.", occurrence="3"),
        "initiatives/missions.yaml:4", MISSION, "small-2013 para 3 has “Nothing rests on this.” 2 times.",
    ),
    "occurrence that is none": (
        put(MISSION, "evidence", 0, occurrence="first"),
        "initiatives/missions.yaml:4", f"{MISSION}: evidence 1", "occurrence: “first” is not a number from 1 on.",
    ),
    "quote over two sentences": (
        put(MISSION, "evidence", 0, quote="It reports to the Council. The Fund"),
        "initiatives/missions.yaml:4", MISSION,
        "“It reports to the Council. The Fund” runs over more than one sentence of small-2013 para 1.",
    ),
    "unknown passage": (
        put(MISSION, "evidence", 0, at="para 99"),
        "initiatives/missions.yaml:4", MISSION, "There is no small-2013 para 99.",
    ),
    "passage that is none": (
        put(MISSION, "evidence", 0, at="paragraph 1"),
        "initiatives/missions.yaml:4", f"{MISSION}: evidence 1",
        "at: “paragraph 1” is no place; places are “para 19”, “fn 8” and “summary”.",
    ),
    "empty quote": (
        put(MISSION, "evidence", 0, quote=""),
        "initiatives/missions.yaml:4", f"{MISSION}: evidence 1", "quote is missing.",
    ),
    "no evidence": (drop(MISSION, "evidence"), "initiatives/missions.yaml:4", MISSION, "evidence is missing."),
    "no evidence of a participation": (
        put(MISSION, "participants", 2, evidence=[]),
        "initiatives/missions.yaml:4", f"{MISSION}: participants 3", "evidence is missing.",
    ),
    "slug that stands twice": (
        lambda folder: folder.add("actors/organ.yaml", "actors", dict(folder.record("law-office"), name="x")),
        "actors/secretariat.yaml:4", "law-office", "This actor also stands in actors/organ.yaml:7.",
    ),
    "slug of a result that stands twice": (
        put("handbook-2013", "results", 0, slug="mission-took-place"),
        "results.yaml:3", "mission-took-place", "This result also stands in initiatives/guidance.yaml:4.",
    ),
    "passage that stands twice": (
        lambda folder: folder.add("report.yaml", "passages", {"at": "para 3", "text": "x"}),
        "report.yaml:37", "small-2013 para 3", "This passage also stands in report.yaml:31.",
    ),
    "slug that is none": (
        put("council", slug="the council"), "actors/organ.yaml:4", "the council",
        "slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
    ),
    "former slug that is none": (
        put("council", former_slugs=["a b"]), "actors/organ.yaml:4", "council", "former_slugs: “a b” is not a slug.",
    ),
    "former slug that is a slug": (
        put("council", former_slugs=["law-office"]),
        "actors/organ.yaml:4", "council", "former_slugs: “law-office” leads to another record.",
    ),
    "published record that names a draft": (
        put("council", status="draft"),
        "actors/un-entity.yaml:4", "childrens-fund: relations (reports-to council)",
        "It is published, but actor council is not.",
    ),
    "published result of a draft": (
        put("handbook-2013", status="in_review"),
        "initiatives/guidance.yaml:4", "handbook-2013: schools-banned-beating",
        "It is published, but initiative handbook-2013 is not.",
    ),
    "published record that quotes a draft": (
        put("small-2013", status="draft"),
        "initiatives/missions.yaml:4", MISSION, "It is published, but report small-2013 is not.",
    ),
    "actor that is part of itself": (
        put("government-of-austria", parent="ministry-of-schools"),
        "actors/government.yaml:4", "government-of-austria", "It is part of itself.",
    ),
    "initiative that is part of itself": (
        put("handbook-2013", parent="handbook-2013"),
        "initiatives/guidance.yaml:4", "handbook-2013", "It is part of itself.",
    ),
    "name that is taken": (
        put("council", name="Law Office"),
        "actors/secretariat.yaml:4", "law-office",
        "name: “Law Office” already names Law Office.",
    ),
    "country of what is no government": (
        put("council", country="austria"),
        "actors/organ.yaml:4", "council", "country: Only Governments have a country. Where it acts is said elsewhere.",
    ),
    "end before start": (
        put(MISSION, end="2011"), "initiatives/missions.yaml:4", MISSION, "end: The end lies before the start.",
    ),
    "participation twice": (
        put(MISSION, "participants", 1, actors=["childrens-fund"], note="again"),
        "initiatives/missions.yaml:4", f"{MISSION}: participants (childrens-fund organizer)",
        "Participation with this Initiative, Actor and Role already exists.",
    ),
    "reason that is another's": (
        put("para 2", uncited_reason="It says of itself that nothing does."),
        "report.yaml:32", "small-2013 para 3", "uncited_reason: para. 2 gives this reason. Each needs its own.",
    ),
    "no sentence to set aside": (
        put("para 1", "set_aside", 0, sentence="All of this"),
        "report.yaml:22", "small-2013 para 1: set_aside (All of this)", "sentence: para. 1 has no such sentence.",
    ),
    "section of a footnote": (
        put("fn 1", section="I"),
        "report.yaml:35", "small-2013 fn 1", "section: Only paragraphs stand in a section.",
    ),
    "file of another name": (
        file("initiatives/mission.yml", "report: small-2013"),
        "initiatives/mission.yml", "", "No file of the transcription has this name.",
    ),
    "file that is no mapping": (file("results.yaml", "- a\n"), "results.yaml", "", "The file must be a mapping."),
    "file that is no YAML": (
        file("results.yaml", "a: [\n"), "results.yaml", "", "line 2: did not find expected node content",
    ),
    "file with aliases": (
        file("results.yaml", "report: &r small-2013\nresults: *r\n"),
        "results.yaml", "", "line 1: anchors and aliases are not part of the form",
    ),
}  # fmt: skip


# Where one mistake makes more than one record wrong, how many.
FOLLOWING = {
    "no report at the head": 2,
    "slug that is none": 2,
    "slug of a result that stands twice": 2,
    "published result of a draft": 3,
    "published record that quotes a draft": 18,
    "actor that is part of itself": 2,
    "end before start": 2,
}


@pytest.mark.parametrize("case", CASES)
def test_load_refuses(case: str, folder: Folder):
    change, where, record, reason = CASES[case]
    change(folder)
    said = ": ".join(filter(None, (where, record, reason)))
    problems = folder.problems()
    assert said in problems
    assert len(problems) <= FOLLOWING.get(case, 1), problems
    assert not Report.objects.exists()
    assert not Actor.objects.exists()
    assert not LoadedBlock.objects.exists()
    assert versions.current().number == 0


def test_load_refuses_a_folder_without_files(tmp_path, folder):
    folder.files = {}
    folder.path.mkdir()
    assert folder.problems() == [f"{folder.path}: There is no transcription here."]


def test_load_says_all_problems_at_once(folder):
    folder.record("council")["kind"] = "organ"
    folder.record(MISSION)["participants"][0]["actors"] = ["nobody"]
    folder.record("handbook-2013")["evidence"][0]["quote"] = "No such words."
    folder.record("government-of-austria")["name"] = "Law Office"
    folder.record("working-group-on-schools")["titel"] = "x"
    problems = folder.problems()
    assert len(problems) == 5
    assert [problem.partition(":")[0] for problem in problems] == [
        "actors/organ.yaml",
        "initiatives/mechanisms.yaml",
        "initiatives/guidance.yaml",
        "initiatives/missions.yaml",
        "actors/secretariat.yaml",
    ]


def test_load_is_silent_on_what_only_follows_from_a_problem(folder):
    """A record that cannot be read is not also missed by all that name it."""
    folder.record("small-2013")["date"] = "soon"
    folder.record("childrens-fund")["acronym"] = ["CF"]
    folder.record("austria")["m49"] = "4"
    assert [problem.rpartition(": ")[0] for problem in folder.problems()] == [
        "report.yaml:3: small-2013: date",
        "countries.yaml:2: austria: m49",
        "actors/un-entity.yaml:4: childrens-fund",
    ]


def test_load_that_cannot_read_a_file_is_silent_on_what_stood_in_it(folder):
    file("actors/un-entity.yaml", "report: [")(folder)
    assert len(folder.problems()) == 1


def test_load_refused_leaves_a_loaded_database_as_it_was(loaded):
    before = versions.current()
    loaded.record("council")["summary"] = "Changed."
    loaded.record(MISSION)["end"] = "2011"
    loaded.remove("handbook-2013")
    assert loaded.problems()
    assert Actor.objects.get(slug="council").summary == "The Fund reports to it."
    assert versions.current() == before


def test_problems_are_cut_to_a_page(folder):
    folder.files["themes.yaml"]["themes"] += [{"slug": f"x{n}", "bad": "x" * 999} for n in range(80)]
    folder.write()
    problems = folder.problems()
    assert len(problems) == 80 * 4
    assert all(len(problem) < 500 for problem in problems)


def test_passage_may_be_quoted_as_it_is_cut_where_a_word_is_not_meant(folder):
    """A quote may begin and end anywhere within a sentence; readers, not the machine, judge whether it reads well."""
    folder.record(MISSION)["evidence"][0]["quote"] = "Law Office went on a joint mission to Austria"
    folder.load()
    assert Passage.objects.get(number=1, kind="paragraph").excerpts.filter(quote__startswith="Law Office").exists()
