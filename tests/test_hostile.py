"""Hostile text in every field does no harm on any page of the site or of the admin, and none in any file."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from urllib.parse import quote

import openpyxl
import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from actors.models import Actor
from initiatives.models import Initiative
from portal.exchange.sheets import RUN
from portal.exchange.tables import TABLES
from portal.models import Proposal, Revision
from tests import factories as make
from tests import hostile, people
from tests.admin import address, models_of
from tests.hostile import EVIL, harm_done, hostile_world  # noqa: F401
from tests.markup import Page
from tests.pages import SHOWN, named
from tests.real import APPS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hostile_world")]

NUMBER = re.compile(r"-\d+-")
DATA = [model for app in APPS[1:4] for model in models_of(app)]


def test_harm_is_in_every_text_of_every_model():
    """Else the tests below would test nothing."""
    for app in APPS[1:4]:
        for model in apps.get_app_config(app).get_models():
            assert model._default_manager.exists(), model
            for field in hostile.texts(model):
                if (model.__name__, field.name) not in hostile.BOUND:
                    values = model._default_manager.values_list(field.name, flat=True)
                    assert all("=<" in value for value in values), (model, field)


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_public_page_does_no_harm(client, page_type):
    for number, path in enumerate(page_type.addresses()):
        response = client.get(path)
        assert response.status_code == 200 or number, path  # what the real report alone has may be refused here
        assert harm_done(response) == [], path


def test_harm_is_shown_as_it_was_typed(client):
    shown = Page(client.get(Initiative.objects.earliest("pk").get_absolute_url()))
    assert "<i data-evil onload='evil()'>" in shown.heading
    assert '{{ 7|add:"7" }}{% lorem %}%(evil)s' in shown.heading


@pytest.mark.parametrize("model", DATA, ids=lambda model: model.__name__)
def test_admin_page_does_no_harm(admin_client, model):
    record = model._default_manager.order_by("pk").first()
    pages = [address(model, "changelist"), address(model, "changelist") + "?q=<i+data-evil>", address(model, "add")]
    pages += [address(model, page, record.pk) for page in ("change", "delete", "history")]
    for path in pages:
        response = admin_client.get(path, follow=True)
        assert response.status_code == 200, path
        assert harm_done(response) == [], path


def test_deletion_of_many_and_autocomplete_do_no_harm(admin_client):
    fields = {"action": "delete_selected", "_selected_action": [i.pk for i in Initiative.objects.all()]}
    response = admin_client.post(address(Initiative, "changelist"), fields)
    assert response.status_code == 200
    assert harm_done(response) == []
    query = {"app_label": "initiatives", "model_name": "participation", "field_name": "actor", "term": "="}
    answer = admin_client.get(reverse("admin:autocomplete"), query)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/admin/", "/admin/exchange/", "/admin/security/"])
def test_desk_and_pages_beside_the_models_do_no_harm(client, django_user_model, path):
    name = EVIL[:30]
    client.force_login(django_user_model.objects.create_superuser("evil", first_name=name, password="x"))
    response = client.get(path)
    assert response.status_code == 200
    assert harm_done(response) == []


def save(client: Client, path: str, **typed: str) -> None:
    """Changes the record of a form, as whoever is logged in."""
    fields = Page(client.get(path)).fields("actor_form")
    response = client.post(path, fields | typed)
    assert response.status_code == 302


def test_pages_about_a_record_and_its_proposals_do_no_harm(client):
    """Its history, versions, use, merging, proposals and their previews: with harm in the reasons too."""
    one, other = (make.actor(slug=slug, name=f"{EVIL} {slug}", summary=EVIL) for slug in ("one", "other"))
    make.name(actor=one, name=f"{EVIL} of old")
    path = address(Actor, "change", one.pk)
    client.force_login(people.reviewer(first_name=EVIL[:30]))
    save(client, path, summary=f"{EVIL} changed", _why=EVIL)
    pages = [reverse(f"admin:editing_{page}", args=["actor", one.slug]) for page in ("history", "used", "preview")]
    pages += [reverse("admin:editing_version", args=[revision.pk]) for revision in Revision.objects.all()]
    pages += [f"{reverse('admin:editing_merge', args=[one.slug])}?into={into}" for into in (other.slug, quote(EVIL))]
    assert len(pages) > 5
    client.force_login(people.editor(first_name=EVIL[:30]))
    save(client, path, summary=f"{EVIL} proposed", _why=EVIL)
    (proposal,) = Proposal.objects.all()
    pages += [reverse(f"admin:{page}", args=[proposal.pk]) for page in ("editing_proposal", "editing_proposal_preview")]
    client.force_login(people.reviewer())
    decision = reverse("admin:editing_proposal", args=[proposal.pk])
    pages += [path, reverse("admin:index")]
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        assert harm_done(response) == [], page
    client.post(decision, {"_return": "1", "_why": EVIL})
    proposal.refresh_from_db()
    assert proposal.comment == EVIL
    assert harm_done(client.get(decision)) == []


@pytest.mark.parametrize("table", TABLES)
def test_table_of_harm_runs_nothing_in_a_spreadsheet(admin_client, table):
    """Each cell of a CSV that would run has an apostrophe before it; each of an XLSX is a text. Nothing is lost."""
    answers = [admin_client.get(reverse("admin:export-table", args=[table, end])) for end in ("csv", "xlsx")]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"].startswith("attachment")
    as_csv, as_xlsx = (b"".join(answer) if answer.streaming else answer.content for answer in answers)
    cells = [cell for row in csv.reader(StringIO(as_csv.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if RUN.match(cell) and not cell.startswith("'")]
    assert any(cell.startswith("'=<i data-evil") for cell in cells)
    book = openpyxl.load_workbook(BytesIO(as_xlsx))
    there = [cell for row in book.active.rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in there} == {"s"}
    assert not [cell for cell in there if cell.hyperlink]
    assert any(str(cell.value).startswith("=<i data-evil") for cell in there)


@pytest.mark.parametrize("model", DATA, ids=lambda model: model.__name__)
def test_character_that_no_database_keeps_is_refused(admin_client, model):
    """By each field of the form, in words, on either database. (The reason for a change is taken without it.)"""
    record = model._default_manager.order_by("pk").first()
    path = address(model, "change", record.pk)
    page = Page(admin_client.get(path))
    fields = page.fields(f"{model._meta.model_name}_form")
    typed = [
        e["name"] for e in page.elements if e.tag == "textarea" or (e.tag == "input" and e["type"] in ("text", "url"))
    ]
    typed = [name for name in typed if name in fields and "__prefix__" not in name and name != "_why"]
    last = {NUMBER.sub("-n-", name): name for name in typed}.values()  # of rows alike
    response = admin_client.post(path, fields | dict.fromkeys(last, "a\0b"))
    assert response.status_code == (200 if last else 302)
    assert harm_done(response) == []
    refused = {element["id"] for element in Page(response).all("ul", **{"class": "errorlist"})}
    assert {f"id_{name}_error" for name in last} <= refused


@pytest.mark.parametrize("markup", [EVIL, "<a href=' JavaScript:evil()'>x</a>", "<p onclick='x'>", "Lorem ipsum dolor"])
def test_harm_that_comes_about_is_seen(markup):
    assert harm_done(HttpResponse(markup))
