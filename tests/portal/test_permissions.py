"""Who may do what in the admin: every page of every model for every role, by direct requests; what is public stays."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from browse.records import Status
from initiatives.models import Initiative
from portal.editing.rules import public
from portal.models import Proposal, Revision
from portal.transcription.tables import Tables
from tests import hostile, people
from tests.admin import address, form_of, models_of
from tests.hostile import hostile_world  # noqa: F401
from tests.real import APPS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hostile_world")]

DATA = [model for app in APPS[1:4] for model in models_of(app)]
OUTSIDE = ["anonymous", "visitor", "staff", "administrator"]
PAGES = ("changelist", "add", "change", "delete", "history")


def log_in(client, role):
    match role:
        case "anonymous":
            client.logout()
        case "visitor":
            client.force_login(User.objects.create_user("visitor"))
        case "staff":
            client.force_login(people.person())
        case _:
            client.force_login(people.person(role))


def published():
    """What the public may see, by the digests of the blocks."""
    return {block.name: block.digest for block in Tables().blocks() if public(block)}


@pytest.fixture(scope="module")
def before(hostile_world, django_db_blocker):  # noqa: F811
    """What the public may see before a test: each takes back what it did."""
    with django_db_blocker.unblock():
        return published()


def paths(model):
    record = model._default_manager.order_by("pk").first()
    return [address(model, page, *([record.pk] if page in PAGES[2:] else [])) for page in PAGES]


def attempts(client, model, fields):
    """Sends what would add, change and delete records of a model; returns the answers' statuses."""
    record = model._default_manager.order_by("pk").first()
    sent = {"_why": "Because.", "status": Status.PUBLISHED.value}
    yield client.post(address(model, "add"), fields | sent).status_code
    for button in ("_save", "_publish", "_unpublish", "_submit"):
        yield client.post(address(model, "change", record.pk), fields | sent | {button: "1"}).status_code
    yield client.post(address(model, "delete", record.pk), {"post": "yes", **sent}).status_code
    chosen = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes", **sent}
    yield client.post(address(model, "changelist"), chosen).status_code


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("model", DATA, ids=lambda model: model.__name__)
def test_those_outside_see_and_change_nothing(client, before, model, role):
    log_in(client, role)
    refused = 403 if role in ("staff", "administrator") else 302
    assert {client.get(path).status_code for path in paths(model)} == {refused}
    assert set(attempts(client, model, {})) == {refused}
    assert published() == before


@pytest.mark.parametrize("model", DATA, ids=lambda model: model.__name__)
def test_editor_changes_nothing_that_is_public(client, before, model):
    """Whatever an editor sends, of whichever model, waits or is refused."""
    log_in(client, "editor")
    record = model._default_manager.order_by("pk").first()
    fields = form_of(client, model, record)
    for field in hostile.texts(model):
        if field.name in fields:
            fields[field.name] = ["Changed"]
    assert 403 not in set(attempts(client, model, fields))
    assert {name: digest for name, digest in published().items() if before.get(name) != digest} == {}
    assert before.keys() == published().keys()


def test_reviewer_changes_what_is_public(client):
    log_in(client, "reviewer")
    record = Initiative.objects.earliest("pk")
    fields = form_of(client, Initiative, record) | {"title": "Changed", "_why": "Because."}
    response = client.post(address(Initiative, "change", record.pk), fields)
    assert response.status_code == 302
    record.refresh_from_db()
    assert record.title == "Changed"


def test_reviewer_without_a_second_factor_is_an_editor_where_one_is_required(client, before, settings):
    settings.PORTAL_SECOND_FACTOR = True
    log_in(client, "reviewer")
    record = Initiative.objects.earliest("pk")
    fields = form_of(client, Initiative, record) | {"title": "Changed", "_why": "Because."}
    assert client.post(address(Initiative, "change", record.pk), fields).status_code == 302
    assert published() == before
    assert Proposal.objects.filter(state="waiting").count() == 1


@pytest.mark.parametrize("model", [Proposal, Revision], ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", [*OUTSIDE, "editor", "reviewer"])
def test_history_and_proposals_are_changed_by_no_form(client, model, role):
    log_in(client, role)
    for page in ("add", "delete", "change"):
        where = address(model, page, *([1] if page != "add" else []))
        assert client.post(where, {"post": "yes"}).status_code in (302, 403, 404, 405)
    assert not model._default_manager.exists()


@pytest.mark.parametrize("role", ["anonymous", "visitor", "staff", "editor", "reviewer"])
def test_users_are_for_administrators(client, role):
    other = people.editor(username="other")
    log_in(client, role)
    fields = {"username": "other", "is_active": "on", "is_staff": "on", "is_superuser": "on", "groups": []}
    for page in ("add", "change", "delete", "changelist"):
        where = address(User, page, *([other.pk] if page in ("change", "delete") else []))
        assert client.get(where).status_code in (302, 403)
        assert client.post(where, fields | {"post": "yes"}).status_code in (302, 403)
    assert client.post(f"/admin/auth/user/{other.pk}/password/", {}).status_code in (302, 403)
    other.refresh_from_db()
    assert not other.is_superuser
    assert [group.name for group in other.groups.all()] == ["editor"]


def test_administrator_makes_a_reviewer_but_no_superuser(client):
    other = people.editor(username="other")
    log_in(client, "administrator")
    fields = {"username": "other", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    fields["groups"] = str(Group.objects.get(name="reviewer").pk)
    assert client.post(address(User, "change", other.pk), fields).status_code == 302
    other = User.objects.get(pk=other.pk)
    assert other.has_perm("portal.publish")
    assert not other.is_superuser
