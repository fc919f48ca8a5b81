"""What the engines of the two databases share: which questions make up a search, in one statement each.

Every part of a statement stops at a limit. The terms are the analyser's own, letters and digits alone: nothing that
somebody typed is ever read as a language of queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from ..models import SearchEntry
from .analysis import plain
from .engine import MOST, Found
from .entries import BEGINNING, KIND, NAME, TEXT, exact_term
from .query import Query


@dataclass(frozen=True)
class Match:
    """What an entry must hold: all of `every`, one of `some` (if any), none of `none`; or `alone`, whatever else.

    Each is a phrase of terms. Of `beginnings` only the first letters are given. In any case it is of one of `kinds`.
    """

    every: tuple[tuple[str, ...], ...] = ()
    some: tuple[tuple[str, ...], ...] = ()
    none: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    alone: str = ""

    def of(self, kind: str) -> Match:
        """The same, of one kind."""
        return replace(self, kinds=(kind,))


def tiers(query: Query) -> Iterator[tuple[int, Match]]:
    """The questions whose answers, one after the other, are the hits from best to last."""
    names = tuple(_phrase(NAME, unit.terms) for unit in query.wanted)
    texts = tuple(_phrase(TEXT, unit.terms) for unit in query.wanted)
    none = tuple(_phrase(TEXT, unit.terms) for unit in query.excluded)
    if not query.wanted:
        return
    if query.exact:
        yield 0, Match(every=((exact_term(query.exact),),))
    yield 1, Match(every=names, none=none)
    if len(names) > 1:
        yield 2, Match(every=texts, some=names, none=none)
    yield 3, Match(every=texts, none=none)


def _phrase(field: str, terms: Sequence[str]) -> tuple[str, ...]:
    return tuple(field + term for term in terms)


def anything(query: Query) -> Match:
    """What every hit holds."""
    return Match(
        every=tuple(_phrase(TEXT, unit.terms) for unit in query.wanted),
        none=tuple(_phrase(TEXT, unit.terms) for unit in query.excluded),
        alone=exact_term(query.exact) if query.exact else "",
    )


class DatabaseEngine:
    """An engine in the portal's own database; its index follows the table of entries by itself."""

    def select(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """A query for the numbers of the first `limit` entries that match, and its parameters."""
        raise NotImplementedError

    def select_any(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """The same, for any `limit` of them."""
        return self.select(match, limit)

    def remove(self, numbers: Sequence[int]) -> None:
        """Nothing: the database does it."""

    def add(self, entries: Sequence[SearchEntry]) -> None:
        """Nothing: the database does it."""

    def counts(self, query: Query, kinds: Iterable[str]) -> dict[str, int]:
        """See `Finder`."""
        kinds = list(kinds)
        if not query.wanted:
            return dict.fromkeys(kinds, 0)
        return dict(zip(kinds, self._count([anything(query).of(kind) for kind in kinds]), strict=True))

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """See `Finder`."""
        found = iter(self._count([anything(query) for query in queries if query.wanted]))
        return [next(found) if query.wanted else 0 for query in queries]

    def find(self, query: Query, kinds: Iterable[str], limit: int, offset: int = 0) -> Found:
        """See `Finder`. Of each tier the first are asked for; the tiers before it are among them or better."""
        selects, parameters = [], []
        for kind in kinds:
            for tier, match in tiers(query):
                sql, given = self.select(match.of(kind), offset + limit)
                selects.append(f"SELECT %s AS kind, {tier} AS tier, number FROM ({sql}) AS found")  # noqa: S608 (parameters apart)
                parameters += [kind, *given]
        ranked: dict[str, dict[int, int]] = {}
        for kind, tier, number in self._rows(selects, parameters):
            tier_of = ranked.setdefault(kind, {})
            tier_of[number] = min(tier, tier_of.get(number, tier))
        return Found(
            hits={
                kind: sorted(tier_of, key=lambda number, tier_of=tier_of: (tier_of[number], number))[offset:][:limit]  # type: ignore[misc]
                for kind, tier_of in ranked.items()
            },
            exact=sorted(number for tier_of in ranked.values() for number, tier in tier_of.items() if not tier),
        )

    def beginning(self, words: Sequence[str], kinds: Iterable[str], limit: int) -> list[int]:
        """See `Finder`: what is named exactly so stands first."""
        beginnings = tuple(BEGINNING + plain(word) for word in words)
        selects, parameters = [], []
        for tier, match in (
            (0, Match(every=((exact_term(" ".join(words)),),), kinds=tuple(kinds))),
            (1, Match(beginnings=beginnings, kinds=tuple(kinds))),
        ):
            sql, given = self.select(match, limit)
            selects.append(f"SELECT {tier} AS tier, number FROM ({sql}) AS found")  # noqa: S608 (parameters apart)
            parameters += given
        ranked: dict[int, int] = {}
        for tier, number in self._rows(selects, parameters):
            ranked[number] = min(tier, ranked.get(number, tier))
        return sorted(ranked, key=lambda number: (ranked[number], number))[:limit]

    def _count(self, matches: Sequence[Match]) -> list[int]:
        selects, parameters = [], []
        for place, match in enumerate(matches):
            sql, given = self.select_any(match, MOST + 1)
            selects.append(f"SELECT {place} AS place, COUNT(*) AS number FROM ({sql}) AS found")  # noqa: S608 (parameters apart)
            parameters += given
        return [number for _place, number in sorted(self._rows(selects, parameters))]

    @staticmethod
    def _rows(selects: Sequence[str], parameters: Sequence[Any]) -> list[Any]:
        if not selects:
            return []
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(selects), parameters)
            return cursor.fetchall()


def kind_term(kind: str) -> str:
    """The term that every entry of a kind has."""
    return KIND + kind
