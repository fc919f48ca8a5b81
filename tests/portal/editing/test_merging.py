"""Merging two actors: everything moves, the address leads on, and all of it can be seen before and undone after."""

from __future__ import annotations

import pytest

from actors.models import Actor
from portal.models import Revision
from portal.transcription.tables import Tables
from tests import factories as make
from tests import people
from tests.admin import saved
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    client.force_login(people.reviewer(username="rosa"))
    return client


@pytest.fixture
def twice():
    """One body entered twice, with something of every kind on either side."""
    stays = make.actor(name="United Nations Children's Fund", slug="unicef")
    gone = make.actor(name="Children's Fund", acronym="CF", slug="cf", website="https://example.org/")
    make.name(actor=gone, name="the Fund", ambiguous=True)
    make.mandate(actor=gone)
    other = make.actor(name="Committee", slug="committee")
    make.relation(from_actor=gone, to_actor=other, verb="supports")
    make.relation(from_actor=stays, to_actor=other, verb="supports")
    make.relation(from_actor=other, to_actor=gone, verb="informs")
    make.relation(from_actor=gone, to_actor=stays, verb="informs")
    passage = make.passage(text="The Agency helped. The Fund led.")
    make.mention("The Agency", actor=gone, passage=passage)
    shared = make.initiative(slug="shared")
    make.cited(make.participation(initiative=shared, actor=stays, role="chair"), passage, "The Agency helped.")
    make.cited(make.participation(initiative=shared, actor=gone, role="chair"), passage, "The Fund led.")
    make.participation(actor=gone, role="lead", initiative=make.initiative(slug="own"))
    make.initiative(slug="mechanism", kind="mechanism", body=gone)
    make.result(slug="law", actors=[gone, other])
    make.actor(slug="unit", name="Unit", parent=gone)
    return gone, stays


def blocks():
    return {block.name: block.digest for block in Tables().blocks()}


def merge(client, gone, stays, **fields):
    return client.post(f"/admin/editing/merge/{gone.slug}/", {"into": stays.slug, "_why": "One body."} | fields)


def test_merging_moves_everything_and_leaves_a_redirect(reviewer, twice):
    gone, stays = twice
    assert merge(reviewer, gone, stays).headers["Location"] == f"/admin/actors/actor/{stays.pk}/change/"
    assert not Actor.objects.filter(slug="cf").exists()
    stays.refresh_from_db()
    assert (stays.acronym, stays.website) == ("CF", "https://example.org/")
    assert [(each.name, each.ambiguous) for each in stays.names.all()] == [
        ("Children's Fund", False),
        ("the Fund", True),
    ]
    assert stays.mandates.count() == 1
    assert [(each.verb, each.to_actor.slug) for each in stays.relations.all()] == [("supports", "committee")]
    assert [each.from_actor.slug for each in stays.inverse_relations.all()] == ["committee"]
    assert [each.text for each in stays.mentions.filter(found=False)] == ["The Agency"]
    (chair,) = stays.participations.filter(initiative__slug="shared")
    assert {each.quote for each in chair.evidence.all()} == {"The Agency helped.", "The Fund led."}
    assert stays.participations.get(role="lead").initiative.slug == "own"
    assert stays.mechanism.slug == "mechanism"
    assert stays.results.get().slug == "law"
    assert stays.children.get().slug == "unit"
    assert reviewer.get("/actors/cf/").headers["Location"] == "/actors/unicef/"


def test_merging_is_shown_before_it_is_done(reviewer, twice):
    gone, stays = twice
    before = blocks()
    page = Page(reviewer.get("/admin/editing/merge/cf/?into=unicef"))
    for words in ("actor cf · goes", "Participation: United Nations Children's Fund, Lead", "initiative mechanism"):
        assert words in page.text, words
    assert "no such variable" not in page.source
    assert blocks() == before
    assert not Revision.objects.exists()
    assert merge(reviewer, gone, stays, _why="").status_code == 200
    assert blocks() == before


def test_merging_is_undone_as_one_change(reviewer, twice):
    gone, stays = twice
    before = blocks()
    merge(reviewer, gone, stays)
    row = Revision.objects.filter(source="merge").latest("pk")
    assert row.why == "Merged “Children's Fund” into “United Nations Children's Fund”.\nOne body."
    response = reviewer.post(f"/admin/editing/versions/{row.pk}/", {"_undo": "on", "_why": "Two bodies."})
    assert response.status_code == 302
    assert blocks() == before
    assert reviewer.get("/actors/cf/").status_code == 200


def test_undoing_is_refused_after_a_later_change(reviewer, twice):
    gone, stays = twice
    merge(reviewer, gone, stays)
    row = Revision.objects.filter(source="merge").latest("pk")
    saved(reviewer, Actor.objects.get(slug="unit"), summary="Later.")
    response = reviewer.post(f"/admin/editing/versions/{row.pk}/", {"_undo": "on", "_why": "Two bodies."})
    assert "has changed since" in response.content.decode()


def test_other_actor_is_found_by_name_or_said_to_be_none(reviewer, twice):
    gone, _stays = twice
    for typed in ("unicef", "united nations children's fund"):
        assert "becomes part of" in Page(reviewer.get(f"/admin/editing/merge/cf/?into={typed}")).text
    page = Page(reviewer.get("/admin/editing/merge/cf/?into=comm"))
    assert "?into=committee" in page.links
    for odd in ("", "%00", "cf", "%27%22"):
        assert reviewer.get(f"/admin/editing/merge/cf/?into={odd}").status_code == 200
    assert merge(reviewer, gone, gone).status_code == 200
    assert Actor.objects.filter(slug="cf").exists()


def test_two_mechanisms_are_not_merged(reviewer):
    gone, stays = make.actor(slug="one"), make.actor(slug="two")
    make.initiative(kind="mechanism", body=gone, title="First")
    make.initiative(kind="mechanism", body=stays, title="Second")
    response = merge(reviewer, gone, stays)
    assert "Each is the body of a mechanism: First, Second." in response.content.decode()
    assert Actor.objects.count() == 2
