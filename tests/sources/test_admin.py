"""The admin, and that of the sources: every model has its pages, and every write is a write to the data."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from browse import versions
from browse.models import DataVersion, FormerSlug
from portal.models import Proposal, Revision
from sources.models import Country, Document, Excerpt, Passage, Report, Theme
from tests import factories as make
from tests.admin import address, errors, form_of, models_of, registered, saved, send
from tests.real import APPS

pytestmark = pytest.mark.django_db

ALL = [model for app in APPS for model in models_of(app)]
TO_READ = (DataVersion, Proposal, Revision)  # what the portal writes by itself


def named(model) -> str:
    return str(model.__name__)


def test_every_model_is_in_the_admin():
    """But for what loading and searching keep for themselves."""
    models = {model._meta.label for app in APPS for model in apps.get_app_config(app).get_models()}
    assert models - registered(APPS) == {"portal.LoadedBlock", "browse.SearchEntry", "browse.SearchWord"}


def test_admin_is_for_those_who_log_in(client, django_user_model):
    for model in ALL:
        assert client.get(address(model, "changelist")).headers["Location"].startswith("/admin/login/")
    client.force_login(django_user_model.objects.create_user("nobody", password="x", is_staff=True))
    for model in ALL:
        assert client.get(address(model, "changelist")).status_code == 403


def test_cookies_stay_in_the_admin(client, admin_user):
    client.post("/admin/login/", {"username": "admin", "password": "password"})
    assert client.cookies
    assert {cookie["path"] for cookie in client.cookies.values()} == {"/admin/"}
    response = client.get("/actors/")
    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]


def test_delete_raises_the_version(admin_client):
    first, second = make.theme(), make.theme()
    before = versions.current().number
    admin_client.post(address(Theme, "delete", first.pk), {"post": "yes", "_why": "Unused."})
    assert versions.current().number == before + 1
    chosen = {"action": "delete_selected", "_selected_action": [second.pk], "post": "yes", "_why": "Unused."}
    admin_client.post(address(Theme, "changelist"), chosen)
    assert versions.current().number == before + 2
    assert not Theme.objects.exists()


def test_refused_form_leaves_the_version(admin_client):
    theme = make.theme()
    before = versions.current().number
    response = send(admin_client, Theme, theme, form_of(admin_client, Theme, theme) | {"name": " "})
    assert response.status_code == 200
    assert versions.current().number == before


def test_version_is_there_to_read(admin_client):
    with versions.change():
        """The first one."""
    row = DataVersion.objects.get()
    assert admin_client.post(address(DataVersion, "change", row.pk), {"number": 99}).status_code == 403
    assert admin_client.post(address(DataVersion, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_new_slug_keeps_the_old_address(admin_client, client):
    country = make.country(slug="swaziland", name="Swaziland")
    assert saved(admin_client, country, slug="eswatini") == 1
    assert client.get("/countries/swaziland/").headers["Location"] == "/countries/eswatini/"


def test_misquote_is_refused(admin_client):
    passage = make.passage(text="The fund was established. It serves children.")
    fields = {"passage": passage.pk, "quote": "It serves women.", "start": 26, "end": 42}
    assert errors(send(admin_client, Excerpt, None, fields)) == ["quote: para. 1 does not contain this quote there."]
    fields = {"passage": passage.pk, "quote": "established. It", "start": 13, "end": 28}
    assert errors(send(admin_client, Excerpt, None, fields)) == ["quote: The quote runs over more than one sentence."]
    fields = {"passage": passage.pk, "quote": "It serves children.", "start": 26, "end": 45}
    assert send(admin_client, Excerpt, None, fields).status_code == 302


def test_document_without_evidence_is_refused(admin_client):
    document = make.document()
    response = send(admin_client, Document, document, form_of(admin_client, Document, document) | {"evidence": []})
    assert errors(response) == ["evidence: This field is required."]


@pytest.mark.parametrize("date", ["2012-13", "12", "2012-02-30", "soon"])
def test_date_that_is_none_is_refused(admin_client, date):
    document = make.document()
    response = send(admin_client, Document, document, form_of(admin_client, Document, document) | {"date": date})
    assert [error.partition(":")[0] for error in errors(response)] == ["date"]


def test_country_needs_a_whole_point(admin_client):
    country = make.country()
    response = send(admin_client, Country, country, form_of(admin_client, Country, country) | {"latitude": "1"})
    assert response.status_code == 200
    assert errors(response)
    assert saved(admin_client, country, latitude="1.5", longitude="-2") == 1


def test_report_is_entered_with_its_sections(admin_client):
    fields = form_of(admin_client, Report) | {
        "title": "Another report", "slug": "another", "date": "2014-08-01", "status": "draft",
        "sections-TOTAL_FORMS": "1", "sections-0-number": "I", "sections-0-title": "Introduction",
        "sections-0-position": "1", "sections-0-id": "", "sections-0-report": "",
    }  # fmt: skip
    assert send(admin_client, Report, None, fields).status_code == 302
    report = Report.objects.get(slug="another")
    assert [str(section) for section in report.sections.all()] == ["I. Introduction"]
    assert not Passage.objects.exists()


@pytest.mark.usefixtures("real")
class TestOnTheRealReport:
    @pytest.mark.parametrize("model", ALL, ids=named)
    def test_list_shows_a_bounded_number_of_queries(self, admin_client, model):
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(address(model, "changelist")).status_code == 200
        assert len(queries) <= 20
        for query in ("q=child", "q=%27%22%00", "o=1", "o=-2"):
            assert admin_client.get(f"{address(model, 'changelist')}?{query}", follow=True).status_code == 200

    @pytest.mark.parametrize("model", ALL, ids=named)
    def test_forms_open(self, admin_client, model):
        for record in (model._default_manager.order_by("pk").first(), model._default_manager.order_by("pk").last()):
            if record:
                for page in ("change", "history"):
                    assert admin_client.get(address(model, page, record.pk), follow=True).status_code == 200
                if model not in TO_READ:
                    assert admin_client.get(address(model, "delete", record.pk)).status_code == 200
        assert admin_client.get(address(model, "add")).status_code == (403 if model in TO_READ else 200)

    @pytest.mark.parametrize("model", [model for model in ALL if model not in (*TO_READ, FormerSlug)], ids=named)
    def test_record_saved_as_it_stands_is_the_same_and_raises_the_version_once(self, admin_client, model):
        for record in (model._default_manager.order_by("pk").first(), model._default_manager.order_by("pk").last()):
            before = {field.attname: getattr(record, field.attname) for field in model._meta.concrete_fields}
            many = {field.name: set(getattr(record, field.name).all()) for field in model._meta.many_to_many}
            assert saved(admin_client, record) == 1
            assert before == {field.attname: getattr(record, field.attname) for field in model._meta.concrete_fields}
            assert many == {field.name: set(getattr(record, field.name).all()) for field in model._meta.many_to_many}

    def test_public_page_shows_a_write_at_once(self, client, admin_client):
        theme = Theme.objects.get(slug="violence")
        assert "Violence" in client.get("/themes/violence/").content.decode()
        saved(admin_client, theme, name="Violence of any kind")
        assert "Violence of any kind" in client.get("/themes/violence/").content.decode()
        assert "Violence of any kind" in client.get("/initiatives/").content.decode()
