"""Hits as a page shows them: called and described in the visitor's language, with what was looked for marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..models import SearchEntry
from .entries import SOURCES
from .query import Query
from .snippets import Piece, marked, snippet, spans


@dataclass(frozen=True)
class Hit:
    """A record that was found. Texts are in pieces, marked or not; `printed` says that the text is the report's."""

    kind: str
    url: str
    name: Sequence[Piece]
    note: Sequence[Piece]
    names: Sequence[Sequence[Piece]]
    text: Sequence[Piece]
    printed: bool
    record: Any


def hits_of(numbers: Sequence[int], query: Query) -> dict[int, Hit]:
    """Number of an entry → its hit: one query, and one more for each kind."""
    return {entry.pk: _hit(entry, record, query) for entry, record in with_records(numbers)}


def with_records(numbers: Sequence[int]) -> Iterator[tuple[SearchEntry, Any]]:
    """The entries of these numbers, in this order, each with its record."""
    found = SearchEntry.objects.defer("terms", "digest").in_bulk(numbers)
    by_kind: dict[str, list[int]] = {}
    for entry in found.values():
        by_kind.setdefault(entry.kind, []).append(entry.record)
    records = {kind: SOURCES[kind].records(pks) for kind, pks in by_kind.items()}
    for number in numbers:
        if number in found and found[number].record in records[found[number].kind]:
            yield found[number], records[found[number].kind][found[number].record]


def _hit(entry: SearchEntry, record: Any, query: Query) -> Hit:
    source = SOURCES[entry.kind]
    name, note = source.show(record)
    names = entry.names.splitlines()
    others = [other for other in names if other not in note and spans(other, query)]
    named = any(other in note for other in names)  # else it is a kind or a place, which is not looked in
    return Hit(
        kind=entry.kind,
        url=entry.url,
        name=marked(name, query) if entry.title else [Piece(name, marked=False)],
        note=marked(note, query) if named else [Piece(note, marked=False)] if note else [],
        names=[marked(other, query) for other in others],
        text=snippet(entry.text, query),
        printed=source.printed,
        record=record,
    )
