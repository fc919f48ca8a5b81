"""Many times the data: as if the report had been followed by others, each as long, of the same actors and of others.

Every record is copied: a copy of the report brings its own passages, and facts that rest on them. A copy of an
initiative is about the same themes and places; who takes part in it is as often an actor of before as one that only
this report names. So a busy actor, a theme, a country and a document have many times as much on their pages, a
standing mechanism has four times the members, and a passage bears what it bore. The same numbers give the same data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from itertools import islice
from random import Random
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import ForeignKey, Model

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from browse import versions
from initiatives.models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result
from initiatives.vocabulary import InitiativeKind
from portal.transcription.planned import analyse
from sources.models import Document, Excerpt, Passage, Report, Section, SetAside

BATCH = 400
SEED = 2013
NEW_MEMBERS = 3  # of a standing mechanism, for each that it has

# What is copied, in this order, each with its own texts, which end with the number of the copy.
COPIED: dict[type[Model], tuple[str, ...]] = {
    Report: ("slug", "title", "symbol"),
    Section: (),
    Passage: (),
    SetAside: ("reason",),
    Excerpt: (),
    Document: ("slug", "title", "symbol", "symbol_normalised"),
    Actor: ("slug", "name", "acronym"),
    ActorName: ("name",),
    Mandate: (),
    Mention: (),
    Relation: (),
    Initiative: ("slug", "title", "acronym"),
    Participation: (),
    InitiativeDocument: (),
    InitiativeLink: (),
    Result: ("slug", "statement"),
}

# How often a copy leads to the very record of before, and not to the copy of it. One field of a record at most.
STAYS: dict[type[Model], dict[str, float]] = {
    Actor: {"parent": 0.25},
    Mandate: {"actor": 0.05, "document": 0.5},
    Mention: {"actor": 1},  # the passages say the same
    Relation: {"from_actor": 0.1, "to_actor": 0.5},
    Initiative: {"parent": 0.25},
    Participation: {"actor": 0.5},
    InitiativeDocument: {"document": 0.5},
    InitiativeLink: {"to_initiative": 0.25},
    Result: {"actors": 0.5},
}


def multiply(times: int) -> None:
    """Makes the database hold `times` as many reports, and all that they speak of, as it does."""
    if times < 2:
        return
    offsets = {model: _highest(model) for model in COPIED}
    with versions.change():
        for model in COPIED:
            Copying(model, times, offsets).run()
        enlarge(times, offsets)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(COPIED)):
                cursor.execute(statement)
    analyse()


class Copying:
    """The copying of one model. Copy 2 of record 7 has the number 7 + 1 × `offset`, copy 3 7 + 2 × `offset`."""

    def __init__(self, model: type[Model], times: int, offsets: Mapping[type[Model], int]) -> None:
        self.model, self.numbers, self.offsets = model, range(2, times + 1), offsets
        self.random = Random(f"{SEED} {model.__name__}")
        self.leading = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model in offsets
        ]

    def run(self) -> None:
        """Writes the copies, and what they are related to."""
        originals = list(self.model._base_manager.order_by("pk"))
        write(self.model, (self.copied(one, number) for number in self.numbers for one in originals))
        for field in self.model._meta.many_to_many:
            through: Any = field.remote_field.through
            source, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            links = list(through._base_manager.order_by("pk").values_list(source, target))
            offset = self.offsets.get(field.related_model, 0)
            chance = STAYS.get(self.model, {}).get(field.name, 0)
            write(
                through,
                (
                    through(
                        **{
                            source: one + (number - 1) * self.offsets[self.model],
                            target: other + (0 if self.random.random() < chance else (number - 1) * offset),
                        }
                    )
                    for number in self.numbers
                    for one, other in links
                ),
            )

    def copied(self, original: Model, number: int) -> Model:
        """The copy of that number, not yet written."""
        record: Any = copy(original)
        record._state = copy(original._state)
        record.pk += (number - 1) * self.offsets[self.model]
        for name in COPIED[self.model]:
            if text := getattr(record, name):
                ending = f"-{number}" if name == "slug" else f" {number}"
                most = getattr(self.model._meta.get_field(name), "max_length", None) or len(text) + len(ending)
                setattr(record, name, text[: most - len(ending)] + ending)
        stays = self.staying()
        for field in self.leading:
            before = getattr(original, field.attname)
            if before and field.name != stays:
                setattr(record, field.attname, before + (number - 1) * self.offsets[field.related_model])
        return record

    def staying(self) -> str:
        """The field that leads to the very record of before; none if empty."""
        drawn = self.random.random()
        for name, chance in STAYS.get(self.model, {}).items():
            if drawn < chance:
                return name
            drawn -= chance
        return ""


def enlarge(times: int, offsets: Mapping[type[Model], int]) -> None:
    """Gives standing mechanisms new members: copies of those they have, on the sentences of the copies' reports."""
    through = Participation.evidence.through
    random = Random(SEED)
    mechanisms = Participation.objects.filter(initiative__kind=InitiativeKind.MECHANISM)
    members = list(mechanisms.filter(pk__lte=offsets[Participation]).order_by("pk"))
    links: dict[int, list[int]] = {}
    for member, excerpt in through.objects.filter(participation__in=members).values_list("participation", "excerpt"):
        links.setdefault(member, []).append(excerpt)
    made: list[Participation] = []
    evidence: list[Any] = []
    first = _highest(Participation) + 1
    for member in members:
        for number in random.sample(range(2, times + 1), min(NEW_MEMBERS, times - 1)):
            one = copy(member)
            one._state = copy(member._state)
            one.pk = first + len(made)
            one.actor_id += (number - 1) * offsets[Actor]
            made.append(one)
            evidence += [
                through(participation_id=one.pk, excerpt_id=excerpt + (number - 1) * offsets[Excerpt])
                for excerpt in links[member.pk]
            ]
    write(Participation, iter(made))
    write(through, iter(evidence))


def write(model: type[Model], records: Iterator[Any]) -> None:
    """Writes records as they come, so that many times the data need not be held at once."""
    while batch := list(islice(records, BATCH * 10)):
        model._base_manager.bulk_create(batch, batch_size=BATCH)


def _highest(model: type[Model]) -> int:
    return model._base_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
