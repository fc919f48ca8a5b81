"""Brings the stored entries up to date with the data: what changed is written, and nothing else.

Entries are numbered in the order of equally good hits, with room between the numbers, so that an engine that gives its
rows by number gives the best first and may stop there; a new entry takes a number between its neighbours'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from django.db import transaction

from ..models import SearchEntry, SearchWord
from .analysis import words
from .engine import engine
from .entries import Entry, sources, terms

STEP = 1 << 24  # room between two numbers
BATCH = 500
SHORTEST = 3  # letters of a word that can be told from its neighbours

Name = tuple[str, str]  # kind and key


class Stored(NamedTuple):
    """What is known of a stored entry without reading its texts."""

    number: int
    digest: str
    weight: int
    title: str


def refresh() -> int:
    """Writes what changed since the last time, within the caller's transaction; returns how many entries that is."""
    entries = {(source.kind, entry.key): entry for source in sources() for entry in source.entries()}
    stored = {
        (kind, key): Stored(number, digest, weight, title)
        for kind, key, number, digest, weight, title in SearchEntry.objects.order_by().values_list(
            "kind", "key", "id", "digest", "weight", "title"
        )
    }
    digests = {name: entry.digest() for name, entry in entries.items()}
    if digests == {name: old.digest for name, old in stored.items()}:
        return 0
    numbers = numbered(entries, stored)
    new = [n for n in entries if n not in stored or (stored[n].digest, stored[n].number) != (digests[n], numbers[n])]
    gone = [old.number for name, old in stored.items() if name not in entries or name in set(new)]
    rows = [row_of(name, entries[name], numbers[name], digests[name]) for name in new]
    with transaction.atomic():
        for start in range(0, len(gone), BATCH):
            SearchEntry.objects.filter(id__in=gone[start : start + BATCH]).delete()
        SearchEntry.objects.bulk_create(rows, BATCH)
        learn(rows)
        engine().remove(gone)
        engine().add(rows)
    return len({*new, *(stored.keys() - entries.keys())})


def numbered(entries: Mapping[Name, Entry], stored: Mapping[Name, Stored]) -> dict[Name, int]:
    """A number for each entry, in their order. Those that stand where they stood keep theirs, if there is room."""
    order = sorted(entries, key=lambda name: (*entries[name].order(), name))
    kept = {
        name: old.number
        for name, old in stored.items()
        if name in entries and (old.weight, old.title) == (entries[name].weight, entries[name].title)
    }
    numbers: dict[Name, int] = {}
    run: list[Name] = []
    last = 0
    for name in [*order, None]:
        if name is not None and name not in kept:
            run.append(name)
            continue
        upto = kept[name] if name is not None else last + STEP * (len(run) + 1)
        step = (upto - last) // (len(run) + 1)
        if step < 1:
            return {name: STEP * place for place, name in enumerate(order, start=1)}
        numbers.update((one, last + step * place) for place, one in enumerate(run, start=1))
        if name is not None:
            numbers[name] = last = upto
        run = []
    return numbers


def row_of(name: Name, entry: Entry, number: int, digest: str) -> SearchEntry:
    """An entry as it is stored."""
    kind, key = name
    return SearchEntry(
        id=number,
        kind=kind,
        key=key,
        record=entry.record,
        url=entry.url,
        title=entry.title,
        names="\n".join((*entry.names, *entry.others)),
        text=entry.text,
        weight=entry.weight,
        terms=terms(kind, entry),
        digest=digest,
    )


def learn(rows: Sequence[SearchEntry]) -> None:
    """Adds the words of entries to those known. A word that is gone stays: it is suggested only where it finds."""
    known = set(SearchWord.objects.order_by().values_list("word", flat=True))
    new = sorted(set(chain.from_iterable(map(spoken, rows))) - known)
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in new], BATCH, ignore_conflicts=True)


def spoken(row: SearchEntry) -> Iterator[str]:
    """The words of an entry that somebody may misspell."""
    for word in words(f"{row.title}\n{row.names}\n{row.text}"):
        if len(word) >= SHORTEST and word.isalpha():
            yield word
