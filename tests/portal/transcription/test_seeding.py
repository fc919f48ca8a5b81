"""Loading: `manage.py seed`, what it writes and says, that it is all or nothing, and that it is done once."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from actors.models import Actor, ActorName, Mention
from browse import versions
from initiatives.models import Initiative, Participation, Result
from portal.models import LoadedBlock
from portal.transcription import seeding
from portal.transcription.tables import Tables
from sources.models import Country, Document, Excerpt, Passage
from tests import factories as make
from tests.portal.transcription.conftest import SMALL, Folder

pytestmark = pytest.mark.django_db


def seed(*arguments: Any, **options: Any) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("seed", *arguments, stdout=out, **options)
    return out.getvalue()


def everything() -> dict[str, list[Any]]:
    """All rows of the project, numbers included."""
    return {
        table: list(_rows(table))
        for table in connection.introspection.table_names()
        if table.partition("_")[0] in ("browse", "sources", "actors", "initiatives", "portal")
        and not table.startswith("browse_searchindex")  # a virtual table, which cannot be read as one
    }


def _rows(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
        return list(cursor.fetchall())


def test_seed_loads_and_says_what():
    said = seed(SMALL)
    assert "initiatives/missions.yaml: 1\n" in said
    assert (
        "            created\nreport            1\npassage           5\nregion            1\ncountry           1\n"
        "theme             2\ndocument          1\nactor             6\ninitiative        3\nresult            1\n"
    ) in said
    assert "| initiatives | 3 | Mechanism 1 · Mission 1 · Guidance 1 |" in said


def test_seed_loads_every_field():
    seed(SMALL)
    austria = Country.objects.get()
    assert (austria.m49, str(austria.latitude), str(austria.region)) == ("040", "47.30", "Europe")
    document = Document.objects.get()
    assert (document.symbol, document.symbol_normalised, str(document.date)) == (
        "57 (I)", "A/RES/57(I)", "1946-12-11",
    )  # fmt: skip
    mechanism = Initiative.objects.get(slug="working-group-on-schools")
    assert (mechanism.stated_count, mechanism.open_list, str(mechanism.body)) == (16, True, "Working Group on Schools")
    assert (mechanism.first_year, mechanism.last_year) == (None, 2013)
    result = Result.objects.get(slug="schools-banned-beating")
    assert (str(result.value), str(result.baseline), str(result.initiative)) == ("1000.00", "0.00", "Handbook")
    mission = Initiative.objects.get(slug="joint-mission-austria-2012")
    roles = mission.participations.order_by("position").values_list("role", "actor__slug", "attribution")
    assert list(roles) == [
        ("organizer", "childrens-fund", "resolved"),
        ("organizer", "law-office", "stated"),
        ("host", "government-of-austria", "stated"),
    ]


def test_seed_makes_one_excerpt_of_one_quote():
    seed(SMALL)
    handbook = Excerpt.objects.get(quote="The Working Group issued a handbook in 2013.")
    assert handbook.initiatives.count() == handbook.participations.count() == handbook.initiativelinks.count() == 1
    for excerpt in Excerpt.objects.select_related("passage"):
        excerpt.full_clean()


def test_seed_quotes_the_occurrence_that_is_meant(folder: Folder):
    folder.record("mission-took-place")["evidence"] = [
        {"at": "para 3", "quote": "Nothing rests on this.", "occurrence": "2"}
    ]
    folder.load()
    assert Result.objects.get(slug="mission-took-place").evidence.get().start == 23


def test_seed_a_second_time_writes_nothing(folder: Folder, django_assert_max_num_queries):
    folder.load()
    before, version = everything(), versions.current()
    with django_assert_max_num_queries(60) as queries:
        folder.load()
    assert everything() == before
    assert versions.current() == version
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_seed_raises_the_version_once(folder: Folder):
    folder.load()
    assert versions.current().number == 1
    folder.record("council")["summary"] = "Changed."
    folder.record("law-office")["summary"] = "Changed."
    folder.load()
    assert versions.current().number == 2


def test_seed_reports_problems_and_fails(folder: Folder):
    folder.record("council")["nam"] = "x"
    folder.record("law-office")["nam"] = "x"
    with pytest.raises(CommandError) as error:
        seed(folder.write())
    assert str(error.value) == (
        "actors/organ.yaml:4: council: Unknown key “nam”. Did you mean name?\n"
        "actors/secretariat.yaml:4: law-office: Unknown key “nam”. Did you mean name?\n"
        "2 problems; nothing was loaded."
    )


def test_seed_shows_fifty_problems_and_counts_the_rest(folder: Folder):
    folder.files["themes.yaml"]["themes"] = [{"slug": f"x{n}", "name": f"x{n}"} for n in range(60)]
    with pytest.raises(CommandError) as error:
        seed(folder.write())
    lines = str(error.value).splitlines()
    assert len(lines) == 52
    assert lines[-2:] == ["… and 76 more.", "126 problems; nothing was loaded."]


def test_seed_reports_a_conflict_fails_and_loads_the_rest(folder: Folder):
    folder.load()
    Actor.objects.filter(slug="council").update(summary="Of an editor.")
    folder.record("council")["summary"] = "Of the file."
    folder.record("law-office")["summary"] = "Changed."
    with pytest.raises(CommandError) as error:
        seed(folder.write())
    assert str(error.value) == (
        "actors/organ.yaml:4: actor council: conflict. An editor changed it, and the file changed.\n"
        "The database was kept; --overwrite takes the file."
    )
    assert Actor.objects.get(slug="law-office").summary == "Changed."
    assert "updated" in seed(folder.path, overwrite=True)
    assert Actor.objects.get(slug="council").summary == "Of the file."


def test_seed_says_what_it_kept(folder: Folder):
    folder.load()
    Actor.objects.filter(slug="council").update(summary="Of an editor.")
    Result.objects.filter(slug="mission-took-place").delete()
    said = seed(folder.write())
    assert "actors/organ.yaml:4: actor council: kept as edited. An editor changed it.\n" in said
    assert "results.yaml:3: result mission-took-place: deleted by an editor. An editor deleted it.\n" in said


def test_seed_check_writes_nothing(folder: Folder):
    before = everything()
    assert "created" in seed(folder.write(), check=True)
    assert everything() == before


def test_seed_check_validates_what_is_loaded_already(folder: Folder, monkeypatch):
    folder.load()
    before = everything()
    assert "unchanged" in seed(folder.write(), check=True)
    assert everything() == before
    monkeypatch.setattr("portal.transcription.writing.save", _refuse)
    with pytest.raises(CommandError, match="It cannot be"):
        seed(folder.path, check=True)
    assert "unchanged" in seed(folder.path)


def _refuse(row: Any) -> None:
    raise ValidationError({NON_FIELD_ERRORS: ["It cannot be."]})


def test_seed_check_refuses_what_seed_refuses(folder: Folder):
    folder.record("council")["name"] = "Law Office"
    with pytest.raises(CommandError, match="already names Law Office"):
        seed(folder.write(), check=True)


@pytest.mark.parametrize("step", ["row", "save_links", "find_mentions", "_remember"])
def test_seed_killed_half_way_leaves_the_database_as_it_was(folder: Folder, monkeypatch, step: str):
    folder.load()
    folder.record("council")["summary"] = "Changed."
    folder.record("handbook-2013")["title"] = "Changed"
    folder.remove("mission-took-place")
    folder.write()
    before = everything()

    def killed(*args: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    match step:
        case "row":
            monkeypatch.setattr(Initiative, "save", killed)
        case "save_links":
            monkeypatch.setattr("portal.transcription.rows.Rows.save_links", killed)
        case _:
            monkeypatch.setattr(seeding, step, killed)
    with pytest.raises(KeyboardInterrupt):
        seeding.seed(folder.path)
    assert everything() == before


def test_seed_finds_mentions_by_unambiguous_names(folder: Folder):
    folder.load()
    found = {(m.passage.citation, m.text, m.actor.slug) for m in Mention.objects.filter(found=True)}
    assert found == {
        ("summary", "Children's Fund", "childrens-fund"),
        ("summary", "Law Office", "law-office"),
        ("para. 1", "Children's Fund", "childrens-fund"),
        ("para. 1", "CF", "childrens-fund"),
        ("para. 1", "Council", "council"),
        ("para. 1", "Law Office", "law-office"),
        ("para. 1", "Government of Austria", "government-of-austria"),
        ("para. 2", "Working Group on Schools", "working-group"),
        ("para. 2", "Children’s Fund", "childrens-fund"),
        ("para. 2", "Law Office", "law-office"),
        ("para. 2", "Working Group", "working-group"),
    }
    by_hand = Mention.objects.filter(found=False)
    assert {(mention.text, mention.attribution) for mention in by_hand} == {
        ("The Fund", "resolved"),
        ("member agencies", "stated"),
    }


def test_seed_finds_no_mention_where_one_is_entered_by_hand(folder: Folder):
    folder.load()
    folder.record("council")["mentions"] = [
        {"at": "para 2", "text": "The Working Group on Schools", "note": "Of the Council."},
        {"at": "para 1", "text": "Council", "attribution": "resolved"},
    ]
    folder.load()
    assert Mention.objects.filter(passage__number=2, start=0).count() == 1
    assert not Mention.objects.filter(actor__slug="working-group", start__lt=10).exists()
    assert Mention.objects.get(actor__slug="council", passage__number=1).found is False
    folder.record("council").pop("mentions")
    folder.load()
    assert Mention.objects.get(actor__slug="council").found is True


def test_seed_finds_mentions_anew_after_names_changed_in_the_database(folder: Folder):
    folder.load()
    version = versions.current().number
    ActorName.objects.create(actor=Actor.objects.get(slug="council"), name="Nothing")
    folder.load()
    assert Mention.objects.filter(actor__slug="council", passage__number=3).count() == 2
    assert versions.current().number == version + 1


def test_seed_deletes_excerpts_that_no_fact_rests_on(folder: Folder):
    folder.load()
    make.excerpt(Passage.objects.get(kind="paragraph", number=3), "Nothing rests on this.")
    folder.record("council")["summary"] = "Changed."
    folder.load()
    assert not Excerpt.objects.filter(passage__number=3).exists()


def test_seed_remembers_each_block(folder: Folder):
    folder.load()
    blocks = {block.name for block in Tables().blocks()}
    assert {(row.form, row.key) for row in LoadedBlock.objects.all()} == blocks
    assert all(row.file_digest == row.database_digest for row in LoadedBlock.objects.all())


def test_seed_loads_a_second_report_of_the_series(folder: Folder):
    folder.files["report-2014.yaml"] = {
        "report": "small-2014",
        "reports": [{"slug": "small-2014", "title": "Another", "date": "2014-08-01"}],
        "passages": [{"at": "para 1", "text": "The Council met."}],
    }
    folder.record("working-group-on-schools")["evidence"].append(
        {"at": "small-2014 para 1", "quote": "The Council met."}
    )
    folder.load()
    group = Initiative.objects.get(slug="working-group-on-schools")
    assert group.last_year == 2014
    assert group.evidence.count() == 2


def test_seed_stops_where_the_database_refuses_what_the_models_let_through(folder: Folder, monkeypatch):
    monkeypatch.setattr("portal.transcription.writing.validate", lambda row: None)
    folder.record("joint-mission-austria-2012")["participants"][1]["actors"] = ["childrens-fund"]
    problems = folder.problems()
    assert len(problems) == 1
    assert problems[0].startswith(
        "initiatives/missions.yaml:4: joint-mission-austria-2012: participants (childrens-fund organizer): "
    )
    assert not Participation.objects.exists()


def test_writer_writes_what_others_refer_to_first(folder: Folder):
    """Not in the order of the files: the handbook stands before the working group that it is part of."""
    folder.load()
    assert Initiative.objects.get(slug="handbook-2013").pk > Initiative.objects.get(slug="working-group-on-schools").pk
