"""Proposals: what an editor changes of the public waits until a reviewer has seen it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portal.editing.threeway import rebase
from portal.models import Proposal, Revision
from portal.transcription.forms import INITIATIVE
from sources.models import Theme
from tests import factories as make
from tests import people
from tests.admin import form_of, saved, send
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    client = Client()
    client.force_login(people.reviewer(username="rosa"))
    return client


@pytest.fixture
def editor():
    client = Client()
    client.force_login(people.editor(username="mina"))
    return client


def propose(client, record, **changes) -> Proposal:
    fields = form_of(client, type(record), record) | {"_why": "As printed."} | changes
    assert send(client, type(record), record, fields).status_code == 302
    return Proposal.objects.latest("pk")


def page(proposal) -> str:
    return f"/admin/editing/proposals/{proposal.pk}/"


def test_reviewer_sees_the_difference_and_applies_it(editor, reviewer, client):
    theme = make.theme(name="Violence", slug="violence")
    proposal = propose(editor, theme, name="Violence of any kind")
    assert "Violence of any kind" not in client.get("/themes/violence/").content.decode()
    text = Page(reviewer.get(page(proposal))).text
    for words in ("Waiting", "mina", "As printed.", "was Violence", "is Violence of any kind"):
        assert words in text
    assert reviewer.post(page(proposal), {"_apply": "on"}).status_code == 302
    assert "Violence of any kind" in client.get("/themes/violence/").content.decode()
    proposal.refresh_from_db()
    row = Revision.objects.latest("pk")
    assert (proposal.state, str(proposal.decider), proposal.result) == ("applied", "rosa", row)
    assert (row.source, row.name, row.why) == ("proposal", "rosa", "As printed.\nProposed by mina.")


def test_form_says_that_a_proposal_waits(editor, reviewer):
    theme = make.theme()
    proposal = propose(editor, theme, name="Other")
    links = Page(reviewer.get(f"/admin/sources/theme/{theme.pk}/change/")).links
    assert page(proposal) in links


def test_reviewer_returns_it_with_a_comment_alone(editor, reviewer):
    proposal = propose(editor, make.theme(), name="Other")
    assert reviewer.post(page(proposal), {"_return": "on", "_why": " "}).status_code == 200
    assert reviewer.post(page(proposal), {"_return": "on", "_why": "Not as printed."}).status_code == 302
    text = Page(editor.get(page(proposal))).text
    assert "Returned" in text
    assert "Not as printed." in text
    assert Theme.objects.get().name != "Other"


def test_author_withdraws_it_and_nobody_else_does(editor, reviewer):
    proposal = propose(editor, make.theme(), name="Other")
    other = Client()
    other.force_login(people.editor())
    assert other.post(page(proposal), {"_withdraw": "on"}).status_code == 403
    assert reviewer.post(page(proposal), {"_withdraw": "on"}).status_code == 403
    assert editor.post(page(proposal), {"_withdraw": "on"}).status_code == 302
    response = reviewer.post(page(proposal), {"_apply": "on"})
    assert "It is no longer waiting: Withdrawn, by mina." in response.content.decode()
    assert Theme.objects.get().name != "Other"


def test_proposal_whose_base_moved_on_says_so_and_keeps_both(editor, reviewer):
    theme = make.theme(name="Violence")
    proposal = propose(editor, theme, definition="Of any kind.")
    saved(reviewer, theme, name="Violence against children")
    text = Page(reviewer.get(page(proposal))).text
    assert "The record has moved on since" in text
    assert "Violence against children" in text
    reviewer.post(page(proposal), {"_apply": "on"})
    theme.refresh_from_db()
    assert (theme.name, theme.definition) == ("Violence against children", "Of any kind.")


def test_where_both_changed_the_same_the_reviewer_decides(editor, reviewer):
    theme = make.theme(name="Violence")
    proposal = propose(editor, theme, name="Violence of any kind")
    saved(reviewer, theme, name="Violence against children")
    response = reviewer.post(page(proposal), {"_apply": "on"})
    assert response.status_code == 200
    assert "others have changed the same: Name." in response.content.decode()
    theme.refresh_from_db()
    assert theme.name == "Violence against children"
    assert reviewer.post(page(proposal), {"_anyway": "on"}).status_code == 302
    theme.refresh_from_db()
    assert theme.name == "Violence of any kind"


def test_proposal_for_a_record_renamed_meanwhile_is_applied_to_it(editor, reviewer):
    theme = make.theme(slug="old", name="Violence")
    proposal = propose(editor, theme, definition="Of any kind.")
    saved(reviewer, theme, slug="new")
    assert reviewer.post(page(proposal), {"_apply": "on"}).status_code == 302
    theme.refresh_from_db()
    assert (theme.slug, theme.definition) == ("new", "Of any kind.")


def test_proposal_for_a_record_deleted_meanwhile_says_so(editor, reviewer):
    theme = make.theme()
    proposal = propose(editor, theme, name="Other")
    reviewer.post(f"/admin/sources/theme/{theme.pk}/delete/", {"post": "yes", "_why": "Unused."})
    assert "The record has been deleted." in Page(reviewer.get(page(proposal))).text
    assert reviewer.post(page(proposal), {"_apply": "on"}).status_code == 200
    assert not Theme.objects.exists()


def test_children_of_both_are_kept_when_a_proposal_is_rebased():
    chair: dict[str, Any]
    member: dict[str, Any]
    partner: dict[str, Any]
    chair, member, partner = (
        {"role": role, "actor": "unicef", "evidence": []} for role in ("chair", "member", "partner")
    )
    base = {"title": "A", "participants": [chair]}
    mine = {"title": "A", "participants": [chair | {"note": "Mine."}, member]}
    theirs = {"title": "B", "participants": [chair | {"attribution": "inferred"}, partner]}
    done, conflicts = rebase(INITIATIVE, base, mine, theirs)
    assert done["title"] == "B"
    assert done["participants"] == [chair | {"attribution": "inferred", "note": "Mine."}, member, partner]
    assert conflicts == []
    assert rebase(INITIATIVE, base, mine, {"title": "A"})[1] == ["participation"]
    assert rebase(INITIATIVE, base, {"title": "A"}, theirs)[1] == ["participation"]
    assert rebase(INITIATIVE, base, {"title": "C"} | base, base) == (base, [])


def test_preview_of_a_proposal_is_the_public_page_as_it_will_be(editor, reviewer, client):
    theme = make.theme(slug="violence", name="Violence")
    proposal = propose(editor, theme, name="Violence of any kind")
    response = reviewer.get(f"{page(proposal)}preview/")
    assert Page(response).heading == "Violence of any kind"
    assert "A preview" in response.content.decode()
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))
    assert "ETag" not in response.headers
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    theme.refresh_from_db()
    assert theme.name == "Violence"
    public = client.get("/themes/violence/").content.decode()
    assert "A preview" not in public
    assert "of any kind" not in public
    assert client.get(f"{page(proposal)}preview/").status_code == 302  # to the log-in


def test_preview_of_a_draft_shows_what_nobody_else_sees(editor, client):
    actor = make.actor(name="UNICEF")
    initiative = make.initiative(title="Mission", slug="mission", status="draft")
    make.participation(initiative=initiative, actor=actor, role="chair")
    assert client.get("/initiatives/mission/").status_code == 404
    response = editor.get("/admin/editing/preview/initiative/mission/")
    assert Page(response).heading == "Mission"
    assert "UNICEF" in Page(response).text
    assert client.get("/initiatives/mission/").status_code == 404
    assert "Mission" not in Page(client.get("/initiatives/")).text
    initiative.refresh_from_db()
    assert initiative.status == "draft"


def test_preview_of_what_has_no_page_says_so(editor):
    make.region(slug="africa")
    response = editor.get("/admin/editing/preview/region/africa/")
    assert "has no page of its own" in response.content.decode()
