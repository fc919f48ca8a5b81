"""What a passage supports: every record with facts that rest on it, and where; and whom it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.text import capfirst

from .margins import Group, Place, grouped
from .models import Cited
from .reading import PassageReading
from .vocabulary import Attribution

ORDER = ("initiative", "result", "actor", "document")  # of the kinds of record


@dataclass(frozen=True)
class Row:
    """Facts of one record that stand at the same places of a passage."""

    places: tuple[Place, ...]
    group: Group


@dataclass(frozen=True)
class Supported:
    """A record that a passage supports: where the record itself is stated, if it is, and the facts on its page."""

    record: Group
    itself: Row | None
    rows: list[Row]


def supported(reading: PassageReading) -> list[tuple[str, list[Supported]]]:
    """What a passage supports: for each kind of record, in a fixed order, its heading and the records."""
    places = places_of_facts(reading)
    kinds: dict[str, list[Supported]] = {model: [] for model in ORDER}
    for group in grouped(reading.facts):
        rows: dict[tuple[bool, tuple[Place, ...]], Row] = {}
        for fact in group.facts:
            itself, at = fact.record is fact, tuple(places[fact])
            rows.setdefault((itself, at), Row(at, Group(group.record))).group.facts.append(fact)
        itself_row = next((row for (itself, _at), row in rows.items() if itself), None)
        others = [row for (itself, _at), row in rows.items() if not itself]
        kinds.setdefault(group.model, []).append(Supported(group, itself_row, others))
    return [
        (str(capfirst(found[0].record.record._meta.verbose_name_plural)), found) for found in kinds.values() if found
    ]


def places_of_facts(reading: PassageReading) -> dict[Cited, list[Place]]:
    """Where each fact stands in the passage, in the order of the text."""
    places: dict[Cited, list[Place]] = {}
    for sentence in reading.sentences:
        whole = (sentence.sentence.start, sentence.sentence.end)
        for excerpt, facts in sentence.quoted:
            place = Place(sentence.number, excerpt.anchor, (excerpt.start, excerpt.end) == whole)
            for fact in facts:
                places.setdefault(fact, []).append(place)
    return places


class Mentioned(NamedTuple):
    """An actor that a passage names, and the places that name it less than plainly."""

    actor: Any
    unstated: list[Any]


def mentioned(mentions: Iterable[Any]) -> list[Mentioned]:
    """The actors of these mentions, each once, in order."""
    actors: dict[Any, Mentioned] = {}
    for mention in mentions:
        actor = actors.setdefault(mention.actor, Mentioned(mention.actor, []))
        if mention.attribution != Attribution.STATED:
            actor.unstated.append(mention)
    return list(actors.values())
