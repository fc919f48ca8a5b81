"""Rows of lists: rendered once a version, and never those of another record, question or version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from django.utils.translation import override

from actors.models import Actor
from browse import rendered, versions
from browse.extracts import in_order
from browse.rendered import Rows
from browse.versions import Version
from initiatives.models import Initiative
from initiatives.rows import InitiativeRows
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db
VERSION = Version(1, None)


class Named(Rows):
    """Rows that show a name, and what was asked."""

    template = "components/actor.html"
    record = "actor"

    def __init__(self, asked: str = "") -> None:
        self.asked = asked
        self.reads: list[list[int]] = []

    def read(self, pks: list[int]) -> Iterable[Any]:
        self.reads.append(pks)
        for actor in Actor.objects.filter(pk__in=pks):
            actor.name += self.asked
            yield actor


def texts(rows: Iterable[str]) -> list[str]:
    return [row.partition(">")[2].partition("<")[0] for row in (row.partition("<a")[2] for row in rows)]


def test_rows_keep_their_order_and_those_gone_are_left_out():
    first, second = make.actor(name="First"), make.actor(name="Second")
    assert texts(Named().of(VERSION, [second.pk, 0, first.pk])) == ["Second", "First"]
    assert in_order(Initiative.objects.all())([0]) == []
    assert Named().of(VERSION, []) == []


def test_row_is_made_once_a_version():
    first, second = make.actor(name="First"), make.actor(name="Second")
    rows = Named()
    rows.of(VERSION, [first.pk])
    assert texts(rows.of(VERSION, [second.pk, first.pk])) == ["Second", "First"]
    assert rows.reads == [[first.pk], [second.pk]]
    Actor.objects.filter(pk=first.pk).update(name="Renamed")
    assert texts(rows.of(Version(2, None), [first.pk])) == ["Renamed"]


def test_what_was_asked_tells_rows_apart():
    actor = make.actor(name="Fund")
    assert texts(Named().of(VERSION, [actor.pk])) == ["Fund"]
    assert texts(Named(" on law").of(VERSION, [actor.pk])) == ["Fund on law"]
    assert texts(Named().of(VERSION, [actor.pk])) == ["Fund"]


def test_kind_of_row_tells_rows_apart():
    initiative = make.initiative(title="Campaign")
    actor = make.actor(pk=initiative.pk, name="Fund")
    assert "Campaign" in InitiativeRows().of(VERSION, [initiative.pk])[0]
    assert "Fund" in Named().of(VERSION, [actor.pk])[0]


def test_language_tells_rows_apart():
    rows, actor = Named(), make.actor()
    rows.of(VERSION, [actor.pk])
    with override("fr"):
        rows.of(VERSION, [actor.pk])
    assert len(rows.reads) == 2


def test_memory_has_an_end_and_loses_no_row(monkeypatch):
    monkeypatch.setattr(rendered, "MOST", 3)
    pks = [make.actor(name=f"Actor {number}").pk for number in range(5)]
    assert texts(Named().of(VERSION, pks[:2])) == ["Actor 0", "Actor 1"]
    assert texts(Named().of(VERSION, pks[1:4])) == ["Actor 1", "Actor 2", "Actor 3"]
    assert len(rendered.ROWS.at(VERSION)) <= 3
    assert texts(Named().of(VERSION, pks)) == [f"Actor {number}" for number in range(5)]


def test_list_shown_before_asks_for_no_row(client, django_assert_num_queries):
    make.participation()
    client.get("/initiatives/")
    with django_assert_num_queries(1):  # the version of the data
        assert len(Page(client.get("/initiatives/")).rows) == 1


def test_written_record_is_shown_as_written(client):
    with versions.change():
        initiative = make.initiative(title="Campaign")
    assert Page(client.get("/initiatives/")).heads[0].text == "Campaign"
    with versions.change():
        Initiative.objects.filter(pk=initiative.pk).update(title="The campaign")
    assert Page(client.get("/initiatives/")).heads[0].text == "The campaign"
