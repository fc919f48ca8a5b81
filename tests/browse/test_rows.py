"""Rows of a record on its admin page: put in order by number, named without a query each, and sent in any number."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actors.models import Actor
from initiatives.models import Initiative
from sources.models import Report
from tests import factories as make
from tests.admin import address, errors, form_of, saved, send
from tests.markup import Page

pytestmark = pytest.mark.django_db

WHY = {"_why": "Test"}


def names(actor: Actor) -> list[tuple[str, int]]:
    return list(actor.names.order_by("position").values_list("name", "position"))


@pytest.fixture
def actor():
    actor = make.actor()
    for position, name in enumerate(("one", "two", "three"), 1):
        make.name(actor=actor, name=name, position=position)
    return actor


def test_rows_change_places_by_number(admin_client, actor):
    assert saved(admin_client, actor, **{"names-0-position": "9"}, **WHY) == 1
    assert names(actor) == [("two", 1), ("three", 2), ("one", 3)]


def test_row_without_a_number_comes_last(admin_client, actor):
    row = {"names-TOTAL_FORMS": "4", "names-3-id": "", "names-3-actor": actor.pk, "names-3-name": "four"}
    assert saved(admin_client, actor, **row, **{"names-3-position": ""}, **WHY) == 1
    assert names(actor) == [("one", 1), ("two", 2), ("three", 3), ("four", 4)]


def test_row_that_is_deleted_leaves_no_gap(admin_client, actor):
    assert saved(admin_client, actor, **{"names-1-DELETE": "on"}, **WHY) == 1
    assert names(actor) == [("one", 1), ("three", 2)]


@pytest.mark.parametrize("number", ["-1", "x", "10001"])
def test_number_that_is_none_is_refused(admin_client, actor, number):
    fields = form_of(admin_client, Actor, actor) | {"names-0-position": number} | WHY
    assert [error.partition(":")[0] for error in errors(send(admin_client, Actor, actor, fields))] == ["position"]


def test_sections_change_places_although_each_place_is_taken_once(admin_client):
    report = make.report()
    first, second = make.section(report=report), make.section(report=report)
    assert saved(admin_client, report, **{"sections-0-position": "2", "sections-1-position": "1"}, **WHY) == 1
    assert list(Report.objects.get().sections.order_by("position")) == [second, first]


def test_form_asks_the_same_however_many_rows_there_are(admin_client):
    initiative, actor = make.initiative(), make.actor()

    def queries(model, record) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(address(model, "change", record.pk)).status_code == 200
        return len(captured)

    def grow() -> None:
        for _each in range(10):
            make.participation(initiative=initiative)
            make.link(from_initiative=initiative)
            make.initiative_document(initiative=initiative)
            make.result(initiative=initiative, actors=[actor, make.actor()], countries=[make.country()])
            make.name(actor=actor)
            make.mandate(actor=actor, document=make.document())
            make.relation(from_actor=actor)
            make.mention("It", actor=actor, passage=make.passage(text="It met."))

    grow()
    before = queries(Initiative, initiative), queries(Actor, actor)
    grow()
    assert (queries(Initiative, initiative), queries(Actor, actor)) == before
    assert max(before) <= 70


def test_form_of_a_hundred_participants_is_saved(admin_client):
    initiative = make.initiative()
    for _each in range(100):
        make.participation(initiative=initiative)
    assert saved(admin_client, initiative, title="Large", **WHY) == 1


def test_slug_left_blank_is_made_from_the_name(admin_client):
    make.actor(slug="law-office", name="Another")
    moved = make.actor(slug="law-office-2", name="Moved")
    moved.slug = "moved"
    moved.save()
    fields = form_of(admin_client, Actor) | {"name": "Law Office", "kind": "organ", "slug": ""}
    assert send(admin_client, Actor, None, fields).status_code == 302
    assert Actor.objects.get(name="Law Office").slug == "law-office-3"
    fields |= {"name": "…"}
    assert errors(send(admin_client, Actor, None, fields)) == [
        "slug: No slug can be made from the name. Write one, in letters a to z."
    ]


def test_actor_is_picked_by_any_of_its_names(admin_client):
    fund = make.actor(name="Children's Fund", acronym="CF", short="the Fund")
    make.name(actor=fund, name="Fonds pour l'enfance")
    other = make.actor(name="CF Friends")
    where = {"app_label": "initiatives", "model_name": "participation", "field_name": "actor"}

    def found(term: str) -> list[str]:
        answer = admin_client.get("/admin/autocomplete/", where | {"term": term})
        return [result["text"] for result in answer.json()["results"]]

    for term in ("children", "the fund", "fonds", "Fund Children"):
        assert found(term) == [fund.name], term
    assert found("cf") == [fund.name, other.name]


@pytest.mark.parametrize("model", [Initiative, Actor])
def test_every_field_of_a_form_has_a_label_and_a_help_text(admin_client, model):
    page = Page(admin_client.get(address(model, "add")))
    form = page.one("form", id=f"{model._meta.model_name}_form")
    labelled = {label["for"] for label in page.all("label", within=form)}
    helped = {element["id"] for element in page.elements if element["id"].endswith("_helptext")}
    checked = 0
    for element in page.elements:
        if element.tag in ("input", "select", "textarea") and form in element.around and element["type"] not in (
            "hidden", "submit",
        ):  # fmt: skip
            identity = element["id"]
            if not identity.startswith("id_") or identity.endswith("-DELETE"):
                continue
            assert identity in labelled or element["aria-label"], identity
            assert f"{identity}_helptext" in helped or element["aria-label"], identity
            checked += 1
    assert checked > 15
