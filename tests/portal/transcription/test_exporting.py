"""Writing: one canonical form, and nothing lost on the way from the database through files to another database."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from browse.dates import PartialDate
from browse.models import FormerSlug
from browse.records import Status
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from initiatives.vocabulary import DocumentRole
from portal.transcription.exporting import export
from portal.transcription.forms import CHILDREN, FORMS
from portal.transcription.seeding import seed
from sources.models import Country, Document, Excerpt, Passage, Region, Report, Section, SetAside, Theme
from tests import factories as make
from tests.portal.transcription.conftest import SMALL, Folder, disorder

pytestmark = pytest.mark.django_db


Edit = Callable[[], object]


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def exported(folder: Path) -> dict[str, bytes]:
    """What an export into an empty folder writes."""
    export(folder)
    return contents(folder)


@contextmanager
def database() -> Iterator[None]:
    """An empty database, empty again afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_export_writes_what_was_seeded(tmp_path):
    seed(SMALL)
    assert exported(tmp_path) == contents(SMALL)


def test_export_writes_the_same_whatever_form_the_files_had(folder: Folder, tmp_path):
    disorder(folder)
    folder.load()
    assert exported(tmp_path / "out") == contents(SMALL)


def edit(model: type, **changes: object) -> Edit:
    """Changes the first row of a model, as an editor does."""

    def change() -> None:
        row = model.objects.order_by("pk").first()  # type: ignore[attr-defined]
        for name, value in changes.items():
            setattr(row, name, value() if callable(value) else value)
        row.save()

    return change


def several(*edits: Edit) -> Edit:
    """One edit after the other."""

    def change() -> None:
        for each in edits:
            each()

    return change


def evidence() -> None:
    """Lets facts of each kind rest on one more sentence, of the passage that nothing rests on."""
    passage = Passage.objects.get(kind="paragraph", number=3)
    second = Excerpt.objects.create(passage=passage, quote="Nothing rests on this.", start=23, end=45)
    for model in (Document, Mandate, Relation, Initiative, Participation, InitiativeLink, Result):
        model.objects.order_by("pk")[0].evidence.add(second)


def many() -> None:
    """Changes what leads to many."""
    mission = Initiative.objects.get(slug="joint-mission-austria-2012")
    mission.themes.set(Theme.objects.all())
    mission.countries.clear()
    mission.regions.clear()
    result = Result.objects.get(slug="mission-took-place")
    result.actors.set(Actor.objects.all())
    result.countries.set(Country.objects.all())
    result.themes.set(Theme.objects.all())


def hand_over() -> None:
    """Nests a result, frees another, and enters a mention by hand where one was found."""
    Result.objects.filter(slug="schools-banned-beating").update(initiative=None)
    Result.objects.filter(slug="mission-took-place").update(
        initiative=Initiative.objects.get(slug="joint-mission-austria-2012")
    )
    Mention.objects.filter(actor__slug="council").update(found=False, attribution="inferred", note="By hand.")


def theme_deleted() -> None:
    """Deletes a theme, and gives the handbook the other one."""
    Theme.objects.filter(slug="law-and-policy").delete()
    Initiative.objects.get(slug="handbook-2013").themes.add(Theme.objects.get())


WORDS = "Words: “so” # and 'so', [1] *\u2028 – a\nline, \r\n two: {x}\t "
EDITS: dict[str, Edit] = {
    "report": edit(Report, title=WORDS[:20], date=datetime.date(2014, 1, 2), symbol="A/68/267", front_matter=WORDS),
    "report renamed": edit(Report, slug="little-2013"),
    "section": edit(Section, title="Other: title"),
    "section moved": several(
        edit(Section, position=99),
        lambda: make.section(number="III", title="New", report=Report.objects.get()),
    ),
    "passage": edit(Passage, text="This report tells of 'the' work.\n\nOf it. ", uncited_reason="Ours."),
    "passage moved": lambda: Passage.objects.filter(kind="paragraph", number=2).update(section=None),
    "sentence set aside": edit(SetAside, reason=WORDS, position=3),
    "excerpt": evidence,
    "region": edit(Region, name="Europe: all of it", slug="whole-europe"),
    "country": edit(Country, official_name="", latitude=-89.99, region=None, m49="004"),
    "theme": edit(Theme, name="NO", definition=WORDS),
    "document": edit(Document, symbol="58 (I)", date=PartialDate("1946"), url="", note="~", status=Status.PUBLISHED),
    "actor": edit(Actor, name="null", acronym="12:30", is_group=True, summary=""),
    "actor renamed": edit(Actor, slug="renamed"),
    "actor's parent": lambda: Actor.objects.filter(slug="council").update(parent=Actor.objects.get(slug="law-office")),
    "names": edit(ActorName, name="yes", ambiguous=False, position=9),
    "mandate": edit(Mandate, act="guides", document=None, date=PartialDate("1947-01"), summary=WORDS, note="é"),
    "relation": edit(Relation, verb="informs", attribution="inferred", note=""),
    "mention": lambda: Mention.objects.filter(found=False).update(start=16, end=24, note=WORDS),
    "initiative": edit(
        Initiative, title="-", start=PartialDate("2011"), end=PartialDate("2012-02-29"), stated_count=0,
        others_as_printed="&", open_list=False, recurrence="recurrent", acronym="WG",
    ),
    "initiative draft": several(
        edit(Initiative, status=Status.DRAFT),
        lambda: InitiativeLink.objects.all().delete(),
        lambda: Initiative.objects.filter(slug="handbook-2013").update(parent=None),
    ),
    "participation": edit(Participation, role="chair", note="%", attribution="resolved"),
    "document link": edit(InitiativeDocument, kind=DocumentRole.OUTCOME),
    "link": edit(InitiativeLink, verb="marks", note="!"),
    "result": edit(
        Result, statement="@", value=None, value_as_printed="", baseline=None, as_of=None, status="in_review"
    ),
    "former slug": lambda: FormerSlug.objects.create(record=Actor.objects.get(slug="council"), slug="board"),
    "many": many,
    "handed over": hand_over,
    "theme deleted": theme_deleted,
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS)
def test_export_of_an_edited_database_comes_back_from_another(case: str, tmp_path):
    with database():
        seed(SMALL)
        EDITS[case]()
        once = exported(tmp_path / "once")
        assert once != contents(SMALL)
    with database():
        seed(tmp_path / "once")
        assert exported(tmp_path / "twice") == once


def test_edits_are_of_every_model():
    models = {form.model._meta.model_name for form in (*FORMS, *(nested.form for nested in CHILDREN))}
    named = {
        "names": "actorname",
        "document link": "initiativedocument",
        "link": "initiativelink",
        "sentence set aside": "setaside",
    }
    assert models <= {named.get(case, case) for case in EDITS}


def test_export_of_all_edits_together_comes_back_from_another(tmp_path):
    apart = {"initiative draft", "report renamed", "theme deleted", "mention", "passage"}
    with database():
        seed(SMALL)
        for case in EDITS.keys() - apart:
            EDITS[case]()
        once = exported(tmp_path / "once")
    with database():
        seed(tmp_path / "once")
        assert exported(tmp_path / "twice") == once


def test_export_then_seed_changes_nothing(loaded: Folder, tmp_path):
    """What editors did is in the files then: file and database are equal, and agree from then on."""
    for case in ("actor", "result", "passage"):
        EDITS[case]()
    export(tmp_path / "out")
    plan = seed(tmp_path / "out")
    assert {decision.fate.value for decision in plan.decisions} == {"unchanged", "equal"}
    assert {decision.fate.value for decision in seed(tmp_path / "out").decisions} == {"unchanged"}


def test_export_is_the_same_in_whatever_order_rows_were_made(loaded: Folder, tmp_path):
    Initiative.objects.filter(slug="handbook-2013").update(parent=None)
    once = exported(tmp_path / "once")
    for model in (ActorName, Participation):
        for row in list(model.objects.order_by("-pk")):
            facts = list(row.evidence.all()) if isinstance(row, Participation) else []
            row.delete()
            row.pk = None
            row.save()
            if isinstance(row, Participation):
                row.evidence.set(facts)
    assert exported(tmp_path / "twice") == once


def test_export_groups_participants_that_differ_in_nothing_else(loaded: Folder, tmp_path):
    Participation.objects.filter(role="organizer").update(attribution="stated")
    missions = exported(tmp_path)["initiatives/missions.yaml"].decode()
    assert "  - role: organizer\n    actors: [childrens-fund, law-office]\n    evidence:\n" in missions
    Participation.objects.filter(actor__slug="law-office").update(note="Alone.")
    missions = exported(tmp_path)["initiatives/missions.yaml"].decode()
    assert "    actors: [childrens-fund]\n" in missions


def test_export_writes_records_by_first_passage(loaded: Folder, tmp_path):
    passage = Passage.objects.get(kind="footnote")
    for slug in ("b", "a"):
        make.cited(make.initiative(slug=slug, kind="mission"), passage, "See No. 57 of the resolutions.")
    make.cited(make.initiative(slug="z", kind="mission"), Passage.objects.get(kind="summary"), "This report")
    missions = exported(tmp_path)["initiatives/missions.yaml"].decode()
    slugs = [line.removeprefix("- slug: ") for line in missions.splitlines() if line.startswith("- slug: ")]
    assert slugs == ["z", "joint-mission-austria-2012", "a", "b"]


def test_export_leaves_out_what_nothing_is_in_and_removes_its_file(loaded: Folder, tmp_path):
    export(tmp_path)
    (tmp_path / "initiatives" / "missions-more.yaml").write_text("initiatives: []")
    (tmp_path / "README.md").write_text("Kept.")
    Result.objects.filter(initiative=None).delete()
    call_command("export", tmp_path, stdout=StringIO())
    assert set(contents(SMALL)) - set(contents(tmp_path)) == {"results.yaml"}
    assert (tmp_path / "README.md").exists()


def test_export_writes_a_second_report_into_files_of_its_own(folder: Folder, tmp_path):
    folder.files["report-little-2014.yaml"] = {
        "report": "little-2014",
        "reports": [{"slug": "little-2014", "title": "Another", "date": "2014-08-01"}],
        "passages": [{"at": "para 1", "text": "The Council met."}],
    }
    met = {"at": "little-2014 para 1", "quote": "The Council met."}
    folder.record("working-group-on-schools")["evidence"].append(met)
    with database():
        folder.load()
        once = exported(tmp_path / "once")
    assert b"- at: little-2014 para 1\n" in once["initiatives/mechanisms.yaml"]
    assert once["report-little-2014.yaml"].startswith(b"report: little-2014\nreports:\n- slug: little-2014\n")
    with database():
        seed(tmp_path / "once")
        assert exported(tmp_path / "twice") == once


def test_export_of_an_empty_database_leaves_files_alone(folder: Folder):
    folder.write()
    with pytest.raises(CommandError, match="holds nothing to write"):
        call_command("export", folder.path)
    assert contents(folder.path) == contents(SMALL)
