"""The page of a record: published ones only, and a former slug leads to the present one."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db

RECORDS = {
    "/actors/": make.actor,
    "/initiatives/": make.initiative,
    "/results/": make.result,
    "/documents/": make.document,
    "/themes/": make.theme,
    "/countries/": make.country,
    "/reports/": make.report,
}


@pytest.fixture(params=RECORDS)
def kind(request):
    """Where the records of a kind stand, and what makes one."""
    return request.param, RECORDS[request.param]


def test_record_has_a_page(client, kind):
    path, record = kind
    response = client.get(f"{path}{record(slug='here').slug}/")
    assert response.status_code == 200
    assert Page(response).heading


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_record_that_is_not_published_has_none(client, kind, status):
    path, record = kind
    record(slug="hidden", status=status)
    assert client.get(f"{path}hidden/").status_code == 404


def test_unknown_record_is_not_found(client, kind):
    path, _record = kind
    assert client.get(f"{path}nobody/").status_code == 404


def test_former_slug_leads_to_the_present_one_with_its_query(client, kind):
    path, make_record = kind
    record = make_record(slug="old")
    for slug in ("newer", "newest"):
        record.slug = slug
        record.save()
    for slug in ("old", "newer"):
        response = client.get(f"{path}{slug}/?a=1&b=%C3%A9")
        assert response.status_code == 301
        assert response.headers["Location"] == f"{path}newest/?a=1&b=%C3%A9"
    assert client.get(f"{path}old/").headers["Location"] == f"{path}newest/"


def test_former_slug_of_a_draft_leads_nowhere(client, kind):
    path, make_record = kind
    record = make_record(slug="old")
    record.slug, record.status = "new", "draft"
    record.save()
    assert client.get(f"{path}old/").status_code == 404


def test_former_slug_of_another_kind_leads_nowhere(client):
    actor = make.actor(slug="old")
    actor.slug = "new"
    actor.save()
    assert client.get("/initiatives/old/").status_code == 404


def test_slug_that_another_record_has_taken_over_is_that_records(client):
    actor = make.actor(slug="taken", name="First")
    actor.slug = "given-up"
    actor.save()
    make.actor(slug="taken", name="Second")
    assert Page(client.get("/actors/taken/")).heading == "Second"


def test_description_is_the_summary_cut_where_it_is_long(client):
    make.initiative(slug="short", summary="A short summary.", kind="mission")
    make.initiative(slug="long", summary="Word " * 200)
    assert Page(client.get("/initiatives/short/")).description == "Mission. A short summary."
    assert len(Page(client.get("/initiatives/long/")).description) < 220


def test_record_page_is_escaped(client):
    make.actor(slug="odd", name="<script>alert(1)</script>", summary="<b>bold</b>")
    page = client.get("/actors/odd/").content.decode()
    assert "<script>alert" not in page
    assert "<b>bold" not in page
