"""Two people on one record: the second to save is told what the first changed, and keeps what they typed."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from initiatives.models import Initiative, Participation
from portal.editing import hooks
from portal.models import Revision
from tests import factories as make
from tests import people
from tests.admin import address, form_of, send
from tests.markup import Page

TOLD = "While you were writing"


def forms(record) -> list[tuple[Client, dict[str, Any]]]:
    """Two reviewers, each with the form of a record open."""
    opened = []
    for _ in range(2):
        client = Client()
        client.force_login(people.reviewer())
        opened.append((client, form_of(client, type(record), record)))
    return opened


def refused(response) -> bool:
    return response.status_code == 200 and TOLD in response.content.decode()


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_second_is_told_what_changed_and_keeps_what_they_typed(self):
        theme = make.theme(name="Violence")
        (first, form), (second, other) = forms(theme)
        assert send(first, type(theme), theme, form | {"name": "Violence of any kind"}).status_code == 302
        response = send(second, type(theme), theme, other | {"definition": "What I typed."})
        assert refused(response)
        page = Page(response)
        assert "What changed meanwhile" in page.text
        assert "of any kind" in page.one("section", **{"class": "moved"}).text
        typed = page.fields("theme_form")
        assert typed["definition"] == ["What I typed."]
        theme.refresh_from_db()
        assert (theme.name, theme.definition) == ("Violence of any kind", "As it says.")
        response = send(second, type(theme), theme, typed)  # having seen it, they save again
        assert response.status_code == 302
        theme.refresh_from_db()
        assert theme.definition == "What I typed."

    def test_record_renamed_by_another_counts_as_changed(self):
        actor = make.actor(slug="old")
        (first, form), (second, other) = forms(actor)
        assert send(first, type(actor), actor, form | {"slug": "new"}).status_code == 302
        assert refused(send(second, type(actor), actor, other | {"summary": "Typed."}))

    def test_part_removed_by_another_is_entered_anew_when_saved_again(self):
        initiative = make.initiative()
        make.participation(initiative=initiative, role="chair", position=1)
        stays = make.participation(initiative=initiative, role="member", position=2)
        (first, form), (second, other) = forms(initiative)
        assert send(first, Initiative, initiative, form | {"participations-0-DELETE": "on"}).status_code == 302
        response = send(second, Initiative, initiative, other | {"participations-0-note": "Typed.", "title": "Mine"})
        assert refused(response)
        response = send(second, Initiative, initiative, Page(response).fields("initiative_form"))
        assert response.status_code == 302
        initiative.refresh_from_db()
        assert initiative.title == "Mine"
        assert {(each.role, each.note) for each in initiative.participations.all()} == {
            ("chair", "Typed."), ("member", stays.note)
        }  # fmt: skip

    def test_record_deleted_by_another_is_entered_anew_when_saved_again(self):
        theme = make.theme(name="Violence")
        (first, _), (second, other) = forms(theme)
        first.post(address(type(theme), "delete", theme.pk), {"post": "yes", "_why": "Unused."})
        response = send(second, type(theme), theme, other | {"definition": "What I typed."})
        page = Page(response)
        assert "Meanwhile the record was deleted" in page.text
        fields = page.fields("theme_form")
        assert fields["definition"] == ["What I typed."]
        assert send(second, type(theme), None, fields).status_code == 302
        assert type(theme).objects.get().definition == "What I typed."

    def test_form_with_a_version_that_never_was_is_refused(self):
        theme = make.theme()
        (client, form), _ = forms(theme)
        for digest in ("0" * 64, "\0", "x"):
            assert refused(send(client, type(theme), theme, form | {"_digest": digest, "_why": "A\0b"}))

    def test_form_without_its_version_is_refused(self):
        theme = make.theme()
        (client, form), _ = forms(theme)
        del form["_digest"]
        response = send(client, type(theme), theme, form | {"name": "Other"})
        assert "did not say which version" in response.content.decode()
        theme.refresh_from_db()
        assert theme.name != "Other"


def at_once(monkeypatch, posts) -> list[Any]:
    """Sends forms at once: the first is held up, under its lock, until the second has begun to save."""
    second_began, first_in = threading.Event(), threading.Event()
    told, settled = hooks.why_of, hooks.settle
    answers: list[Any] = [None, None]

    def began(request):
        if request.headers.get("X-Which") == "1":
            second_began.set()
        return told(request)

    def held_up(request, edit, changes):
        if request.headers.get("X-Which") == "0":
            first_in.set()
            assert second_began.wait(10)
            threading.Event().wait(0.3)  # until it stands at the lock
        return settled(request, edit, changes)

    monkeypatch.setattr(hooks, "why_of", began)
    monkeypatch.setattr(hooks, "settle", held_up)

    def run(number):
        try:
            if number == 1:
                assert first_in.wait(10)
            answers[number] = posts[number](number)
        except Exception as error:  # the thread's own would be lost
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def poster(client, record, fields):
    return lambda number: client.post(
        address(type(record), "change", record.pk), fields, headers={"x-which": str(number)}
    )


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_connections_on_one_record(self, monkeypatch):
        theme = make.theme(name="Violence")
        (first, form), (second, other) = forms(theme)
        answers = at_once(
            monkeypatch,
            [poster(first, theme, form | {"name": "First"}), poster(second, theme, other | {"name": "Second"})],
        )
        assert answers[0].status_code == 302
        assert refused(answers[1])
        theme.refresh_from_db()
        assert theme.name == "First"
        assert [row.source for row in Revision.objects.filter(form="theme").order_by("pk")] == ["found", "admin"]

    def test_two_connections_on_two_children_of_one_record(self, monkeypatch):
        initiative = make.initiative()
        one, two = (make.participation(initiative=initiative) for _ in range(2))
        (first, form), _ = forms(one)
        (second, other), _ = forms(two)
        answers = at_once(
            monkeypatch,
            [poster(first, one, form | {"role": "chair"}), poster(second, two, other | {"role": "lead"})],
        )
        assert answers[0].status_code == 302
        assert refused(answers[1])
        assert list(Participation.objects.order_by("pk").values_list("role", flat=True)) == ["chair", "member"]

    def test_two_connections_on_two_records_both_save(self, monkeypatch):
        one, two = make.theme(), make.theme()
        (first, form), _ = forms(one)
        (second, other), _ = forms(two)
        answers = at_once(
            monkeypatch, [poster(first, one, form | {"name": "One"}), poster(second, two, other | {"name": "Two"})]
        )
        assert [answer.status_code for answer in answers] == [302, 302]
        assert {row.version for row in Revision.objects.filter(source="admin")} == {1, 2}
