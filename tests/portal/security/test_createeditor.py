"""The command that makes a first editor."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from portal.management.commands import createeditor

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


class Pipe(StringIO):
    def isatty(self):
        return False


class Terminal(StringIO):
    def isatty(self):
        return True


def create(monkeypatch, *arguments, password=PASSWORD):
    monkeypatch.setattr("sys.stdin", Pipe(password + "\n"))
    call_command("createeditor", *arguments, stdout=StringIO())


def test_first_editor_logs_in_edits_publishes_and_makes_others(monkeypatch, client):
    create(monkeypatch, "mina")
    answer = client.post("/admin/login/", {"username": "mina", "password": PASSWORD, "next": "/admin/"})
    assert answer.headers["Location"] == "/admin/"
    mina = User.objects.get()
    assert not mina.is_superuser
    assert all(map(mina.has_perm, ("initiatives.change_initiative", "portal.publish", "auth.add_user")))


def test_groups_are_those_asked_for(monkeypatch):
    create(monkeypatch, "mina", "--group", "editor")
    assert [group.name for group in User.objects.get().groups.all()] == ["editor"]


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("mina", "short", "too short"),
        ("mina", "", "too short"),
        ("mina", "123456789012345", "entirely numeric"),
        ("not a name", PASSWORD, "valid username"),
        ("x" * 151, PASSWORD, "at most 150"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_is_made(monkeypatch, name, password, reason):
    with pytest.raises(CommandError, match=reason):
        create(monkeypatch, name, password=password)
    assert not User.objects.exists()


def test_nobody_is_made_twice(monkeypatch):
    create(monkeypatch, "mina")
    with pytest.raises(CommandError, match="already exists"):
        create(monkeypatch, "mina", password="another long password")
    assert User.objects.get().check_password(PASSWORD)


def test_groups_that_are_missing_are_said(monkeypatch):
    Group.objects.all().delete()
    with pytest.raises(CommandError, match="run migrate first"):
        create(monkeypatch, "mina")


def test_password_is_typed_twice(monkeypatch):
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(createeditor, "getpass", lambda prompt: next(typed))
    call_command("createeditor", "mina", stdout=StringIO())
    assert User.objects.get().check_password(PASSWORD)
    with pytest.raises(CommandError, match="not the same"):
        call_command("createeditor", "other", stdout=StringIO())
