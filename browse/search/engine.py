"""The seam: what search asks of an engine. Two are here, in the database; docs/search.md says how to add another.

The rule of the order is the same for every engine, and both here are tested against each other: first what is named
exactly so, then what has all words in its names, then what has some there and the others in its text, then what has
them in its text; among equals by their number (see `refresh`), which follows from weight and title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from ..models import SearchEntry
from .query import Query

MOST = 1000  # hits of a kind that are counted and can be reached


@dataclass(frozen=True)
class Found:
    """The numbers of the entries found, best first, by kind; and of all kinds those named exactly as asked."""

    hits: Mapping[str, Sequence[int]]
    exact: Sequence[int]


class Finder(Protocol):
    """What finds entries for a page."""

    def counts(self, query: Query, kinds: Iterable[str]) -> dict[str, int]:
        """How many entries of each kind are found; no more than one above `MOST`."""

    def find(self, query: Query, kinds: Iterable[str], limit: int, offset: int = 0) -> Found:
        """The best entries of each kind, from `offset` on, at most `limit`."""

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """How many entries each query finds; no more than one above `MOST`."""

    def beginning(self, words: Sequence[str], kinds: Iterable[str], limit: int) -> list[int]:
        """The numbers of entries with names that have words that begin so, best first."""


class Engine(Finder, Protocol):
    """What also learns and forgets entries."""

    def remove(self, numbers: Sequence[int]) -> None:
        """Forgets entries. Called within the transaction that deletes their rows."""

    def add(self, entries: Sequence[SearchEntry]) -> None:
        """Learns entries. Called within the transaction that has written their rows."""


def engine() -> Engine:
    """The engine of this portal: the one of its database."""
    from .postgresql import PostgreSQL
    from .sqlite import SQLite

    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()
