"""Import and export in the admin: by file, looked at first, all or nothing, and in the history."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actors.models import Actor
from actors.vocabulary import ActorKind
from browse import versions
from browse.records import Status
from initiatives.models import Initiative, Participation, Result
from portal.exchange import sheets, uploads
from portal.exchange.tables import TABLES
from portal.models import Revision
from portal.transcription.exporting import written
from sources.models import Document
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db

HOME = "/admin/exchange/"


def person(*groups):
    user = User.objects.create_user("-".join(groups) or "nobody", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def reviewer(client):
    client.force_login(person("reviewer"))
    return client


def table(name, *rows, end="csv"):
    columns = list(rows[0])
    texts = [[row.get(column, "") for column in columns] for row in rows]
    content = sheets.write_csv(columns, texts) if end == "csv" else sheets.write_xlsx(columns, texts, name)
    return SimpleUploadedFile(f"{name}.{end}", content)


def archive(**files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/") + ".yaml", text)
    return SimpleUploadedFile("records.zip", out.getvalue())


def look(client, kind, file, reason="Sent by a colleague."):
    return client.post(f"{HOME}preview/", {"kind": kind, "file": file, "reason": reason})


def perform(client, preview):
    return client.post(f"{HOME}import/", Page(preview).fields("perform-form"))


def imported(client, kind, file):
    preview = look(client, kind, file)
    assert preview.status_code == 200, Page(preview).text
    answer = perform(client, preview)
    assert answer.status_code == 302, Page(answer).text


def mistakes(response):
    assert response.status_code == 422
    assert not Page(response).all("form", id="perform-form")
    return dict(response.context["mistakes"])


def download(client, name):
    response = client.get(f"{HOME}{name}")
    assert response.status_code == 200
    return response.content


class TestTables:
    @pytest.mark.parametrize("end", ["csv", "xlsx"])
    def test_row_changes_what_it_says_and_nothing_else(self, reviewer, end):
        actor = make.actor(slug="unicef", name="UNICEF", acronym="U", summary="As it was.")
        make.name(actor=actor, name="The Fund")
        make.mandate(actor=actor)
        imported(reviewer, "actors", table("actors", {"slug": "unicef", "name": "=Fund"}, end=end))
        actor.refresh_from_db()
        assert (actor.name, actor.acronym, actor.summary) == ("=Fund", "U", "As it was.")
        assert actor.names.count() == actor.mandates.count() == 1

    def test_blank_cell_makes_blank(self, reviewer):
        make.actor(slug="unicef", acronym="U")
        imported(reviewer, "actors", table("actors", {"slug": "unicef", "acronym": ""}))
        assert Actor.objects.get().acronym == ""

    def test_row_adds_a_record_with_evidence(self, reviewer):
        make.passage(text="UNICEF met OHCHR. They spoke.")
        make.theme(slug="justice")
        row = {
            "slug": "a-meeting", "title": "A meeting", "kind": "event", "status": "draft", "themes": "justice",
            "start": "2012-11", "evidence": "para 1: UNICEF met OHCHR.",
        }  # fmt: skip
        imported(reviewer, "initiatives", table("initiatives", row))
        made = Initiative.objects.get(slug="a-meeting")
        assert (str(made.start), made.first_year, made.status) == ("2012-11", 2012, Status.DRAFT)
        assert [excerpt.quote for excerpt in made.evidence.all()] == ["UNICEF met OHCHR."]

    def test_participation_is_added_changed_and_keeps_its_place(self, reviewer):
        one = make.participation(role="chair", position=1)
        make.participation(initiative=one.initiative, role="member", position=2)
        other = make.actor()
        quote = "para 999: The report says so."
        rows = [
            {"initiative": one.initiative.slug, "actor": one.actor.slug, "role": "chair", "note": "So it is.",
             "evidence": quote},
            {"initiative": one.initiative.slug, "actor": other.slug, "role": "host", "note": "", "evidence": quote},
        ]  # fmt: skip
        imported(reviewer, "participations", table("participations", *rows))
        found = list(one.initiative.participations.order_by("position").values_list("role", "note", "actor"))
        assert found[0] == ("chair", "So it is.", one.actor.pk)
        assert found[1][0] == "member"
        assert found[2] == ("host", "", other.pk)

    def test_result_moves_into_an_initiative_and_out_again(self, reviewer):
        result, initiative = make.result(slug="law"), make.initiative(slug="drive")
        imported(reviewer, "results", table("results", {"slug": "law", "initiative": "drive"}))
        result.refresh_from_db()
        assert result.initiative == initiative
        imported(reviewer, "results", table("results", {"slug": "law", "statement": "A law was passed."}))
        result.refresh_from_db()
        assert (result.initiative, result.statement) == (initiative, "A law was passed.")
        imported(reviewer, "results", table("results", {"slug": "law", "initiative": ""}))
        assert Result.objects.get(initiative=None) == result
        assert Result.objects.count() == 1

    def test_former_slug_finds_the_record(self, reviewer):
        actor = make.actor(slug="old")
        actor.slug = "new"
        actor.save()
        imported(reviewer, "actors", table("actors", {"slug": "old", "name": "Another name"}))
        assert [(a.slug, a.name) for a in Actor.objects.all()] == [("new", "Another name")]

    def test_rows_that_change_nothing_are_no_change(self, reviewer):
        actor = make.actor(slug="unicef")
        before = versions.current()
        preview = look(reviewer, "actors", table("actors", {"slug": "unicef", "name": actor.name}))
        assert "there is nothing to import" in Page(preview).text
        assert versions.current() == before

    def test_mistakes_are_named_row_by_row_and_nothing_is_written(self, reviewer):
        make.passage(text="UNICEF met OHCHR. They spoke.")
        make.actor(slug="unicef", name="UNICEF")
        row = {"slug": "", "name": "", "kind": ActorKind.UN_ENTITY.value, "parent": ""}
        rows = [
            row | {"slug": "unicef", "name": "Changed"},
            row | {"slug": "second", "name": ""},
            row | {"slug": "third", "name": "Third", "kind": "club"},
            row | {"slug": "fourth", "name": "Fourth", "parent": "unicfe"},
            row | {"slug": "", "name": "Fifth"},
            row | {"slug": "second", "name": "Again"},
            row | {"slug": "not a slug", "name": "Seventh"},
        ]
        found = mistakes(look(reviewer, "actors", table("actors", *rows)))
        assert list(found) == ["3", "4", "5", "6", "7", "8"]
        assert "name is missing" in found["3"][0]
        assert "'club' is not a valid choice" in found["4"][0]
        assert "Did you mean unicef?" in found["5"][0]
        assert found["6"] == ["slug is missing."]
        assert found["7"] == ["Row 3 is of the same record."]
        assert "slug" in found["8"][0]
        assert Actor.objects.get(slug="unicef").name == "UNICEF"
        assert Actor.objects.count() == 1

    def test_misquote_is_refused_with_the_nearest(self, reviewer):
        make.passage(text="UNICEF met OHCHR in Geneva. They spoke.")
        make.document(slug="paper")
        for quote, reason in (
            ("para 1: UNICEF met OHCHR in Vienna.", "The nearest is “UNICEF met OHCHR in Geneva.”"),
            ("para 1: in Geneva. They spoke.", "more than one sentence"),
            ("para 77: They spoke.", "There is no"),
            ("somewhere", "does not begin with a place"),
            ("", "evidence is missing"),
        ):
            found = mistakes(look(reviewer, "documents", table("documents", {"slug": "paper", "evidence": quote})))
            assert reason in found["2"][0]

    def test_published_record_that_would_refer_to_a_draft_is_refused(self, reviewer):
        make.actor(slug="unicef")
        make.actor(slug="draft", status=Status.DRAFT)
        found = mistakes(look(reviewer, "actors", table("actors", {"slug": "unicef", "parent": "draft"})))
        assert "It is published, but actor draft is not" in found["2"][0]

    def test_what_the_model_refuses_is_named_at_its_row(self, reviewer):
        make.actor(slug="one", name="One")
        found = mistakes(look(reviewer, "actors", table("actors", {"slug": "one", "website": "javascript:alert(1)"})))
        assert list(found) == ["2"]

    @pytest.mark.parametrize(
        ("columns", "reason"),
        [({"slug": "x", "nmae": ""}, "There is no column “nmae”"), ({"name": "x"}, "The column “slug” is missing")],
    )
    def test_wrong_columns_are_refused(self, reviewer, columns, reason):
        response = look(reviewer, "actors", table("actors", columns))
        assert response.status_code == 422
        assert reason in Page(response).text


class TestHistory:
    def test_import_is_in_the_history_with_who_and_why(self, reviewer):
        actor = make.actor(slug="unicef")
        imported(reviewer, "actors", table("actors", {"slug": "unicef", "name": "Fund"}))
        revision = Revision.objects.filter(form="actor", key=actor.slug).latest("pk")
        assert (revision.source, revision.name, revision.why) == ("import", "reviewer", "Sent by a colleague.")
        assert "Fund" in str(revision.data)

    def test_looking_writes_nothing(self, reviewer):
        make.actor(slug="unicef")
        before = versions.current()
        preview = look(reviewer, "actors", table("actors", {"slug": "unicef", "name": "Fund"}))
        assert "Fund" in Page(preview).text
        assert versions.current() == before
        assert not Revision.objects.exists()

    def test_what_changed_since_the_look_is_looked_at_again(self, reviewer):
        actor = make.actor(slug="unicef", name="UNICEF")
        preview = look(reviewer, "actors", table("actors", {"slug": "unicef", "name": "Fund"}))
        with versions.change():
            Actor.objects.update(name="Other")
        again = perform(reviewer, preview)
        assert again.status_code == 200
        assert "Somebody changed the data since you looked" in Page(again).text
        actor.refresh_from_db()
        assert actor.name == "Other"
        assert perform(reviewer, again).status_code == 302
        actor.refresh_from_db()
        assert actor.name == "Fund"

    def test_file_does_not_come_back_other_than_it_was(self, reviewer):
        make.actor(slug="unicef", name="UNICEF")
        fields = Page(look(reviewer, "actors", table("actors", {"slug": "unicef", "name": "Fund"}))).fields(
            "perform-form"
        )
        content = fields["content"][0]
        for wrong in (content[:-1], "A" + content[1:], "", "x:y:z", "\0"):
            reviewer.post(f"{HOME}import/", fields | {"content": wrong})
        assert Actor.objects.get().name == "UNICEF"


class TestWholeRecords:
    def test_archive_adds_and_changes(self, reviewer):
        make.passage(report=make.report(slug="r"), text="UNICEF met OHCHR.")
        text = (
            "report: r\nkind: organ\nactors:\n- slug: council\n  name: Council\n  names:\n  - name: The Council\n"
            "  mandates:\n  - act: established\n    summary: It was.\n    evidence:\n"
            "    - at: para 1\n      quote: UNICEF met OHCHR.\n"
        )
        imported(reviewer, "records", archive(actors__organ=text))
        council = Actor.objects.get(slug="council")
        assert [name.name for name in council.names.all()] == ["The Council"]
        assert council.mandates.count() == 1

    def test_mistakes_name_file_and_line(self, reviewer):
        found = mistakes(
            look(reviewer, "records", archive(actors__organ="kind: organ\nactors:\n- slug: x\n  nam: X\n"))
        )
        assert any(where.startswith("actors/organ.yaml") for where in found)
        assert not Actor.objects.exists()

    @pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/b/c/d/e", "actors/../../evil"])
    def test_path_that_leads_out_is_refused(self, reviewer, name):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.writestr(f"{name}.yaml", "x: y")
        response = look(reviewer, "records", SimpleUploadedFile("x.zip", out.getvalue()))
        assert response.status_code == 422
        assert "no file of the transcription" in Page(response).text

    @pytest.mark.parametrize("text", ["a: &a [x]\nb: *a\n", "a: !!python/object:os.system x\n", "{" * 500, "\0", ""])
    def test_yaml_that_is_more_than_text_is_refused(self, reviewer, text):
        assert look(reviewer, "records", archive(regions=text)).status_code == 422


class TestBounds:
    def test_file_too_large_is_refused_before_it_is_read(self, reviewer):
        file = SimpleUploadedFile("x.csv", b"x" * (uploads.MOST + 1))
        assert look(reviewer, "actors", file).status_code == 400

    def test_file_too_large_is_refused_of_anybody(self, client):
        file = SimpleUploadedFile("x.csv", b"x" * (uploads.MOST + 1))
        assert client.post("/admin/login/", {"username": "x", "file": file}).status_code == 400

    @pytest.mark.parametrize(("kind", "name"), [("actors", "x.zip"), ("actors", "x.exe"), ("records", "x.csv")])
    def test_file_of_another_kind_is_refused(self, reviewer, kind, name):
        response = look(reviewer, kind, SimpleUploadedFile(name, b"slug\nx\n"))
        assert response.status_code == 422

    def test_reason_is_asked_for(self, reviewer):
        assert look(reviewer, "actors", table("actors", {"slug": "x"}), reason=" ").status_code == 422


ADDRESSES = [f"{HOME}{name}.{end}" for name in TABLES for end in ("csv", "xlsx")] + [f"{HOME}transcription.zip", HOME]


class TestRoles:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_downloads_are_for_those_who_may_see_drafts(self, client, address):
        assert client.get(address).status_code == 302
        for groups, status in (([], 403), (["administrator"], 403), (["editor"], 200), (["reviewer"], 200)):
            client.force_login(person(*groups))
            assert client.get(address).status_code == status, groups

    def test_import_is_for_those_who_publish(self, client):
        make.actor(slug="unicef", name="UNICEF")
        reviewer = person("reviewer")
        client.force_login(reviewer)
        fields = Page(look(client, "actors", table("actors", {"slug": "unicef", "name": "Fund"}))).fields(
            "perform-form"
        )
        for groups in ([], ["administrator"], ["editor"]):
            client.force_login(person(*groups))
            assert look(client, "actors", table("actors", {"slug": "unicef", "name": "Fund"})).status_code == 403
            assert client.post(f"{HOME}import/", fields).status_code == 403
        client.logout()
        assert look(client, "actors", table("actors", {"slug": "unicef"})).status_code == 302
        assert client.post(f"{HOME}import/", fields).status_code == 302
        assert Actor.objects.get().name == "UNICEF"

    def test_import_waits_for_the_second_factor(self, reviewer, settings):
        settings.PORTAL_SECOND_FACTOR = True
        assert look(reviewer, "actors", table("actors", {"slug": "unicef"})).status_code == 403
        assert not Page(reviewer.get(HOME)).all("form", id="import-form")

    @pytest.mark.parametrize("address", [f"{HOME}preview/", f"{HOME}import/"])
    def test_import_takes_posts_alone(self, reviewer, address):
        assert reviewer.get(address).status_code == 405

    def test_unknown_tables_are_not_there(self, reviewer):
        for name in ("users.csv", "actors.exe", "auth_user.xlsx"):
            assert reviewer.get(f"{HOME}{name}").status_code == 404


@pytest.mark.usefixtures("real")
class TestOnTheRealReport:
    def test_archive_is_what_export_writes(self, reviewer):
        content = download(reviewer, "transcription.zip")
        with zipfile.ZipFile(BytesIO(content)) as made:
            assert {name: made.read(name).decode() for name in made.namelist()} == written()
        assert content == download(reviewer, "transcription.zip")

    @pytest.mark.parametrize("name", TABLES)
    @pytest.mark.parametrize("end", ["csv", "xlsx"])
    def test_table_read_back_changes_nothing(self, reviewer, name, end):
        content = download(reviewer, f"{name}.{end}")
        assert content == download(reviewer, f"{name}.{end}")
        preview = look(reviewer, name, SimpleUploadedFile(f"{name}.{end}", content))
        assert preview.status_code == 200, preview.context["mistakes"]
        assert "there is nothing to import" in Page(preview).text
        model = {"participations": Participation, "documents": Document, "results": Result}.get(name)
        if model:
            assert preview.context["same"] > 0

    def test_tables_have_every_record(self, reviewer):
        for name, model in (("actors", Actor), ("results", Result), ("participations", Participation)):
            rows = sheets.read("x.csv", download(reviewer, f"{name}.csv")).lines
            assert len(rows) == model.objects.count()

    def test_archive_read_back_changes_nothing(self, reviewer):
        content = download(reviewer, "transcription.zip")
        preview = look(reviewer, "records", SimpleUploadedFile("t.zip", content))
        assert "there is nothing to import" in Page(preview).text

    def test_whole_table_is_changed_at_once(self, reviewer):
        sheet = sheets.read("x.csv", download(reviewer, "initiatives.csv"))
        rows = [line.cells | {"summary": f"{line.cells['summary']} Looked at."} for line in sheet.lines]
        before = versions.current().number
        imported(reviewer, "initiatives", table("initiatives", *rows))
        assert Initiative.objects.filter(summary__endswith="Looked at.").count() == len(rows)
        assert versions.current().number == before + 1

    def test_queries_do_not_grow_with_the_rows(self, reviewer):
        counts = []
        for number in (1, 50):
            slugs = Actor.objects.order_by("pk").values_list("slug", flat=True)[:number]
            file = table("actors", *({"slug": slug, "website": ""} for slug in slugs))
            with CaptureQueriesContext(connection) as queries:
                assert look(reviewer, "actors", file).status_code == 200
            counts.append(len(queries))
        assert counts[1] <= counts[0] + 2
