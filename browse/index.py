"""The facet index: which records have which value, as sets held in memory for one version of the data.

Counts by construction equal the lists that they lead to, since both come from the same sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from .bits import bits, members, union
from .filters import Bound, Facet, Filters, Labels, Words
from .text import fold
from .versions import Kept, Version

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class FacetIndex:
    """What a list of records can be asked, answered without the database. Immutable."""

    filters: type[Filters]
    pks: list[int]
    labels: Mapping[str, Labels]
    sets: Mapping[str, Mapping[str, int]]
    joint: Mapping[str, Mapping[tuple[str, str], int]]
    partners: Mapping[str, str]
    texts: Mapping[str, list[str]]
    orders: Mapping[str, list[int]]

    @property
    def everything(self) -> int:
        """The set of all records."""
        return (1 << len(self.pks)) - 1

    def matching(self, chosen: Chosen, without: str = "") -> int:
        """The set of records that fit the chosen values of every filter but `without`."""
        kept = {name: values for name, values in chosen.items() if values and name != without}
        result = self.everything
        for name, values in kept.items():
            result &= self.having(name, values, kept)
        return result

    def having(self, name: str, values: Iterable[str], chosen: Chosen) -> int:
        """The records that one filter alone lets through."""
        match self.filters.base_filters[name]:
            case Facet() as facet:
                found = [self.holding(name, value, chosen) for value in values]
                return union(found) if facet.mode == "any" else reduce(and_, found, self.everything)
            case Bound() as bound:
                (edge,) = values
                return union(s for year, s in self.sets[bound.years].items() if bound.admits(year, edge))
            case Words():
                wanted = fold(" ".join(values)).split()
                texts = self.texts[name]
                return bits(
                    (place for place, text in enumerate(texts) if all(word in text for word in wanted)),
                    len(texts),
                )
        raise TypeError(name)

    def holding(self, name: str, value: str, chosen: Chosen) -> int:
        """The records that have a value of a facet; see `Facet` for facets that hold of one related row."""
        if others := chosen.get(self.partners.get(name, "")):
            return union(self.joint[name].get((value, other), 0) for other in others)
        return self.sets[name].get(value, 0)

    def counts(self, name: str, chosen: Chosen) -> dict[str, int]:
        """For each value of a facet, how long the list would be.

        In an any-of facet: with that value alone chosen there, all other filters kept. In an all-of facet: after
        adding it to what is chosen there.
        """
        facet = self.filters.base_filters[name]
        others = {key: values for key, values in chosen.items() if key != name}
        among = self.matching(chosen, without=name)
        if facet.mode == "all" and chosen.get(name):
            among &= self.having(name, chosen[name], others)
        return {value: (self.having(name, (value,), others) & among).bit_count() for value in self.sets[name]}

    def pks_of(self, those: int, sort: str) -> list[int]:
        """The record numbers of a set, sorted."""
        return [self.pks[place] for place in members(those, self.orders[sort], len(self.pks))]


def build(filters: type[Filters]) -> FacetIndex:
    """Reads the index from the database: a bounded number of queries, whatever the number of records."""
    records = filters.records()
    pks = list(records.order_by("pk").values_list("pk", flat=True))
    place = {pk: position for position, pk in enumerate(pks)}
    facets = dict(filters.facets())
    within = {name: facet.within for name, facet in facets.items() if facet.within}
    partners = within | {outer: inner for inner, outer in within.items()}
    return FacetIndex(
        filters=filters,
        pks=pks,
        labels={name: facet.vocabulary() for name, facet in facets.items()},
        sets={name: _sets(facet.pairs(records), place) for name, facet in facets.items()},
        joint=_joint(records, facets, place),
        partners=partners,
        texts={
            name: [text for _, text in sorted(words.texts(records))]
            for name, words in filters.base_filters.items()
            if isinstance(words, Words)
        },
        orders={sort: [place[pk] for pk in _ordered(records, order)] for sort, (_, order) in filters.sorts.items()},
    )


def _sets(pairs: Iterable[tuple[int, Any]], place: Mapping[int, int]) -> dict[Any, int]:
    """Value → set of positions."""
    found: dict[Any, list[int]] = defaultdict(list)
    for pk, value in pairs:
        found[value].append(place[pk])
    return {value: bits(positions, len(place)) for value, positions in found.items()}


def _joint(records: Any, facets: Mapping[str, Facet], place: Mapping[int, int]) -> dict[str, dict[Any, int]]:
    """For facets within another, both ways: (value, the other's value) → set of positions."""
    joint: dict[str, dict[Any, int]] = {}
    for name, facet in facets.items():
        if facet.within:
            other = facets[facet.within]
            rows = list(records.order_by().values_list("pk", facet.path, other.path))
            joint[name] = _sets(((pk, (mine, its)) for pk, mine, its in rows if mine and its), place)
            joint[facet.within] = _sets(((pk, (its, mine)) for pk, mine, its in rows if mine and its), place)
    return joint


def _ordered(records: Any, order: Sequence[str]) -> list[int]:
    """The numbers of the records in an order of `Filters.sorts`: what a record lacks stands last in either direction.

    Sorted here rather than by the database, since databases differ on case, accents and marks.
    """
    rows = list(records.order_by().values_list(*(name.removeprefix("-") for name in order)))
    for column, name in reversed(list(enumerate(order))):
        there = [row for row in rows if row[column] not in (None, "")]
        there.sort(key=lambda row, column=column: _sortable(row[column]), reverse=name.startswith("-"))  # type: ignore[misc]
        rows = there + [row for row in rows if row[column] in (None, "")]
    return [row[-1] for row in rows]


def _sortable(value: Any) -> Any:
    """A text as a reader looks it up: “Zero under 18” under Z, Côte d'Ivoire before Cuba."""
    return fold(value).lstrip("“‘\"'(") if isinstance(value, str) else value


INDEXES: Kept[FacetIndex] = Kept(build, worded=True)


def index_of(filters: type[Filters], version: Version) -> FacetIndex:
    """The index of that filter set for that version of the data."""
    return INDEXES.at(version, filters)
