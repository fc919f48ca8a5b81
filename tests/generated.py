"""Many times the data: every actor, initiative, participation, result and document copied, so that pages grow too.

A copy of an initiative has the same actors, and a copy of an actor takes part in the same initiatives: the busiest
pages are as many times busier as the lists are longer, at addresses that stay the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from itertools import product
from typing import Any

from django.db.models import Model

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from browse import versions
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from sources.models import Document
from tests.real import analyse

BATCH = 400

Copies = dict[tuple[int, int], int]  # number of the original, and which copy → number of the copy
Change = Mapping[str, Copies | None]


def multiply(times: int) -> None:
    """Makes the database hold `times` as many actors, initiatives, results and documents as it does."""
    numbers = range(2, times + 1)
    with versions.change():
        documents = copied(Document, numbers, ("slug", "title", "symbol", "symbol_normalised"))
        actors = copied(Actor, numbers, ("slug", "name", "acronym"))
        initiatives = copied(Initiative, numbers, ("slug", "title"), {"body": None})
        copied(Result, numbers, ("slug", "statement"))
        copied(ActorName, numbers, ("name",), {"actor": actors})
        copied(Mandate, numbers)
        copied(Mention, numbers, (), {"actor": actors})
        copied(Relation, numbers, (), {"to_actor": actors}, {"from_actor": actors})
        copied(Participation, numbers, (), {"initiative": initiatives}, {"actor": actors})
        copied(InitiativeDocument, numbers, (), {"initiative": initiatives}, {"document": documents})
        copied(InitiativeLink, numbers, (), {"from_initiative": initiatives}, {"to_initiative": initiatives})
    analyse()


def copied(model: type[Model], numbers: Sequence[int], own: Sequence[str] = (), *changes: Change) -> Copies:
    """Copies every record of `model` once for each number and each of the `changes`, and what it is related to.

    Texts that are a record's `own` end with the number of the copy. A relation that changes leads to the copy of that
    number, or to nothing; every other one to the same record as before.
    """
    originals, made, found = list(model._base_manager.all()), [], []
    for change, number, original in product(changes or ({},), numbers, originals):
        record = copy(original)
        record.pk, record._state = None, copy(original._state)
        for name in own:
            if text := getattr(record, name):
                setattr(record, name, f"{text}-{number}" if name == "slug" else f"{text} {number}")
        for name, copies in change.items():
            setattr(record, f"{name}_id", copies and copies[getattr(original, f"{name}_id"), number])
        made.append(record)
        found.append((original.pk, number))
    model._base_manager.bulk_create(made, batch_size=BATCH)
    pairs = list(zip(found, (record.pk for record in made), strict=True))
    for field in model._meta.many_to_many:
        copy_links(field.remote_field.through, field.m2m_field_name(), pairs)
    return dict(pairs)


def copy_links(through: Any, source: str, pairs: Sequence[tuple[tuple[int, int], int]]) -> None:
    """Gives each copy what its original has on the other side of a many-to-many relation."""
    links: dict[int, list[Any]] = {}
    for link in through._base_manager.all():
        links.setdefault(getattr(link, f"{source}_id"), []).append(link)
    made = []
    for (original, _number), pk in pairs:
        for link in links.get(original, ()):
            another = copy(link)
            another.pk = None
            setattr(another, f"{source}_id", pk)
            made.append(another)
    through._base_manager.bulk_create(made, batch_size=BATCH)
