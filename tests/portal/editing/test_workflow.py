"""Draft, in review, published: who may do what, by the forms and by direct POST."""

from __future__ import annotations

import pytest
from django.test import Client

from actors.models import Actor
from initiatives.models import Initiative
from portal.models import Proposal, Revision
from sources.models import Theme
from tests import factories as make
from tests import people
from tests.admin import address, errors, form_of, send
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    client = Client()
    client.force_login(people.editor(username="mina"))
    return client


@pytest.fixture
def reviewer():
    client = Client()
    client.force_login(people.reviewer(username="rosa"))
    return client


def status(record) -> str:
    record.refresh_from_db()
    return record.status


def press(client, record, button, **fields):
    return send(client, type(record), record, form_of(client, type(record), record) | {button: "on"} | fields)


def test_new_record_begins_as_a_draft(editor):
    fields = form_of(editor, Theme)
    assert fields["status"] == ["draft"]
    assert send(editor, Theme, None, fields | {"name": "New", "slug": "new", "definition": "It.", "facet": "subject"})
    assert Theme.objects.get().status == "draft"


def test_record_goes_from_draft_through_review_to_the_public(editor, reviewer, client):
    theme = make.theme(status="draft", slug="new")
    assert press(editor, theme, "_submit").status_code == 302
    assert status(theme) == "in_review"
    assert press(reviewer, theme, "_return", _why="").status_code == 200
    assert status(theme) == "in_review"
    assert press(reviewer, theme, "_return", _why="Define it.").status_code == 302
    assert status(theme) == "draft"
    assert "Define it." in editor.get(address(Theme, "change", theme.pk)).content.decode()
    press(editor, theme, "_submit")
    assert client.get("/themes/new/").status_code == 404
    assert press(reviewer, theme, "_publish").status_code == 302
    assert client.get("/themes/new/").status_code == 200
    assert [row.why for row in Revision.objects.filter(form="theme")][1:4] == [
        "A test says so.",
        "Define it.",
        "A test says so.",
    ]


@pytest.mark.parametrize("sent", [{"_publish": "on"}, {"status": "published"}])
def test_editor_publishes_nothing(editor, sent):
    theme = make.theme(status="in_review")
    response = send(editor, Theme, theme, form_of(editor, Theme, theme) | sent)
    assert response.status_code == 200
    assert errors(response)
    assert status(theme) == "in_review"
    assert not Proposal.objects.exists()


def test_editor_is_offered_no_button_that_publishes(editor, reviewer):
    theme = make.theme(status="in_review")
    buttons = [
        {one["name"] for one in Page(c.get(address(Theme, "change", theme.pk))).all("input", type="submit")}
        for c in (editor, reviewer)
    ]
    assert not buttons[0] & {"_publish", "_return"}
    assert buttons[1] >= {"_publish", "_return"}


def test_editor_makes_no_new_record_public(editor):
    fields = form_of(editor, Theme) | {"name": "New", "slug": "new", "definition": "It.", "facet": "subject"}
    assert send(editor, Theme, None, fields | {"_publish": "on"}).status_code == 200
    assert not Theme.objects.exists()


def test_part_of_what_is_published_waits_too(editor):
    participation = make.participation(role="member")
    response = send(
        editor,
        type(participation),
        participation,
        form_of(editor, type(participation), participation) | {"role": "chair"},
    )
    proposal = Proposal.objects.get()
    assert response.headers["Location"] == f"/admin/editing/proposals/{proposal.pk}/"
    participation.refresh_from_db()
    assert participation.role == "member"
    assert (proposal.form, proposal.key) == ("initiative", participation.initiative.slug)
    assert proposal.data["participants"][0]["role"] == "chair"


def test_part_added_to_what_is_published_waits_too(editor):
    initiative, actor = make.initiative(), make.actor()
    fields = form_of(editor, type(make.participation()))
    fields |= {
        "initiative": initiative.pk,
        "actor": actor.pk,
        "role": "chair",
        "evidence": "para 999: The report says so.",
    }
    response = send(editor, type(make.participation()), None, fields)
    assert response.status_code == 302, errors(response)
    assert not initiative.participations.exists()
    assert Proposal.objects.get().data["participants"][0]["actor"] == actor.slug


def test_change_of_what_is_published_needs_a_reason(reviewer):
    theme = make.theme(name="Violence")
    response = send(reviewer, Theme, theme, form_of(reviewer, Theme, theme) | {"name": "Other", "_why": " "})
    assert errors(response) == ["__all__: Say why: what is published changes."]
    assert Page(response).fields("theme_form")["name"] == ["Other"]
    theme.refresh_from_db()
    assert theme.name == "Violence"
    theme = make.theme(status="draft")
    fields = form_of(reviewer, Theme, theme) | {"name": "Other", "_why": ""}
    assert send(reviewer, Theme, theme, fields).status_code == 302


class TestWhatRefersToWhat:
    def test_publishing_refuses_what_refers_to_drafts(self, reviewer):
        actor = make.actor(name="Draft actor", status="draft")
        initiative = make.initiative(status="in_review")
        make.participation(initiative=initiative, actor=actor)
        response = press(reviewer, initiative, "_publish")
        assert errors(response) == ["__all__: It refers to the actor “Draft actor”, which is not published (Draft)."]
        assert status(initiative) == "in_review"
        press(reviewer, actor, "_publish")
        assert press(reviewer, initiative, "_publish").status_code == 302

    @pytest.mark.parametrize("button", ["_unpublish", "status"])
    def test_unpublishing_refuses_what_others_refer_to(self, reviewer, button):
        actor = make.actor(name="UNICEF")
        initiative = make.participation(actor=actor, initiative=make.initiative(title="Mission")).initiative
        response = (
            press(reviewer, actor, button) if button != "status" else press(reviewer, actor, "status", status="draft")
        )
        assert errors(response) == ["__all__: “UNICEF” is used by Initiative: Mission (participation)."]
        assert status(actor) == "published"
        assert press(reviewer, initiative, "_unpublish").status_code == 302
        assert press(reviewer, actor, "_unpublish").status_code == 302

    @pytest.mark.parametrize(
        ("used", "user"),
        [
            (lambda: make.theme(), lambda one: make.initiative(themes=[one])),
            (lambda: make.theme(), lambda one: make.result(themes=[one])),
            (lambda: make.country(), lambda one: make.initiative(countries=[one])),
            (lambda: make.country(), lambda one: make.government(country=one)),
            (lambda: make.region(), lambda one: make.country(region=one)),
            (lambda: make.document(), lambda one: make.mandate(document=one)),
            (lambda: make.document(), lambda one: make.initiative_document(document=one)),
            (lambda: make.actor(), lambda one: make.relation(to_actor=one)),
            (lambda: make.actor(), lambda one: make.actor(parent=one)),
            (lambda: make.actor(), lambda one: make.result(actors=[one])),
            (lambda: make.actor(), lambda one: make.initiative(kind="mechanism", body=one)),
            (lambda: make.initiative(), lambda one: make.link(to_initiative=one)),
            (lambda: make.initiative(), lambda one: make.initiative(parent=one)),
            (lambda: make.initiative(), lambda one: make.result(initiative=one)),
            (lambda: make.passage(), lambda one: make.cited(make.initiative(), one)),
            (lambda: make.passage(), lambda one: make.mention(passage=one, text="passage")),
            (lambda: make.report(), lambda one: make.passage(report=one)),
            (lambda: make.excerpt(make.passage()), lambda one: make.initiative(evidence=[one])),
        ],
    )
    def test_deleting_refuses_what_others_refer_to(self, reviewer, used, user):
        one = used()
        other = user(one)
        page = reviewer.get(address(type(one), "delete", one.pk))
        assert "must let go of it first" in page.content.decode()
        chosen = {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes", "_why": "Unused."}
        reviewer.post(address(type(one), "changelist"), chosen)
        reviewer.post(address(type(one), "delete", one.pk), {"post": "yes", "_why": "Unused."})
        assert type(one)._base_manager.filter(pk=one.pk).exists()
        assert type(other)._base_manager.filter(pk=other.pk).exists()

    def test_record_published_within_a_draft_is_refused(self, reviewer):
        result = make.result(initiative=make.initiative(status="draft"), status="draft")
        assert errors(press(reviewer, result, "_publish")) != []


class TestDeleting:
    def test_reviewer_says_why(self, reviewer):
        theme = make.theme()
        reviewer.post(address(Theme, "delete", theme.pk), {"post": "yes"})
        assert Theme.objects.exists()
        reviewer.post(address(Theme, "delete", theme.pk), {"post": "yes", "_why": "Unused."})
        row = Revision.objects.latest("pk")
        assert (row.key, row.data, row.name, row.why) == (theme.slug, None, "rosa", "Unused.")

    def test_editor_deletes_drafts(self, editor):
        theme = make.theme(status="draft")
        editor.post(address(Theme, "delete", theme.pk), {"post": "yes"})
        assert not Theme.objects.exists()

    def test_what_an_editor_deletes_of_the_public_waits(self, editor, reviewer):
        theme = make.theme()
        editor.post(address(Theme, "delete", theme.pk), {"post": "yes", "_why": "Unused."})
        proposal = Proposal.objects.get()
        assert (Theme.objects.count(), proposal.data, proposal.name) == (1, None, "mina")
        reviewer.post(f"/admin/editing/proposals/{proposal.pk}/", {"_apply": "on"})
        assert not Theme.objects.exists()

    def test_several_at_once_are_all_in_the_history(self, reviewer):
        themes = [make.theme() for _ in range(3)]
        chosen = {"action": "delete_selected", "_selected_action": [t.pk for t in themes], "post": "yes"}
        reviewer.post(address(Theme, "changelist"), chosen)
        assert Theme.objects.count() == 3
        reviewer.post(address(Theme, "changelist"), chosen | {"_why": "Unused."})
        assert not Theme.objects.exists()
        assert len({row.version for row in Revision.objects.filter(digest="")}) == 1
        assert Revision.objects.filter(digest="").count() == 3

    def test_editor_deletes_public_and_drafts_at_once_never(self, editor):
        themes = [make.theme(), make.theme(status="draft")]
        chosen = {"action": "delete_selected", "_selected_action": [t.pk for t in themes], "post": "yes"}
        editor.post(address(Theme, "changelist"), chosen | {"_why": "Unused."})
        assert Theme.objects.count() == 2


@pytest.mark.parametrize("who", ["nobody", "administrator"])
def test_who_does_not_edit_changes_nothing(who):
    client = Client()
    client.force_login(people.administrator() if who == "administrator" else people.person())
    theme, actor, proposal = make.theme(), make.actor(), make.proposal()
    revision = proposal.base
    for page in (
        address(Theme, "add"),
        address(Theme, "change", theme.pk),
        address(Theme, "delete", theme.pk),
        f"/admin/editing/history/theme/{theme.slug}/",
        f"/admin/editing/used/theme/{theme.slug}/",
        f"/admin/editing/preview/theme/{theme.slug}/",
        f"/admin/editing/versions/{revision.pk}/",
        f"/admin/editing/proposals/{proposal.pk}/",
        f"/admin/editing/merge/{actor.slug}/",
    ):
        assert client.get(page).status_code == 403, page
        sent = {"_why": "Mine.", "post": "yes", "_apply": "1", "_restore": "1", "into": actor.slug}
        assert client.post(page, sent).status_code in (403, 405), page
    assert (Theme.objects.count(), Proposal.objects.get().state) == (1, "waiting")


def test_editor_does_not_decide_on_proposals_nor_merges(editor):
    theme, one, other = make.theme(), make.actor(), make.actor()
    send(editor, Theme, theme, form_of(editor, Theme, theme) | {"name": "Mine"})
    proposal = Proposal.objects.get()
    page = f"/admin/editing/proposals/{proposal.pk}/"
    for button in ("_apply", "_anyway", "_return"):
        assert editor.post(page, {button: "on", "_why": "Mine."}).status_code == 403
    merging = f"/admin/editing/merge/{one.slug}/"
    assert editor.get(merging).status_code == editor.post(merging, {"into": other.slug, "_why": "x"}).status_code == 403
    assert Actor.objects.count() == 2
    assert Initiative.objects.count() == 0
    proposal.refresh_from_db()
    assert proposal.state == "waiting"
