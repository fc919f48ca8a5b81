"""The facet index: which records have which value, as sets held in memory for one version of the data.

Counts by construction equal the lists that they lead to, since both come from the same sets.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet

from .bits import bits, members, union
from .filters import Bound, Facet, Filters, Least, Words, YearFacet
from .text import fold, looked_up, natural
from .versions import Kept, Version
from .ways import Labels

Chosen = Mapping[str, tuple[str, ...]]
Ranks = list[tuple[int, str, str]]  # minus the number of records, label as it sorts, value
NOTHING: Chosen = MappingProxyType({})

# How many sets of those that have enough are remembered; what was asked before is asked again.
REMEMBERED = 500


@dataclass(frozen=True)
class FacetIndex:
    """What a list of records can be asked, answered without the database.

    What it derives when first asked, it keeps: `found_by`, `ranks` and `enough`. For the rest it is immutable.
    """

    filters: type[Filters]
    pks: list[int]
    labels: Mapping[str, Labels]
    sets: Mapping[str, Mapping[str, int]]
    joint: Mapping[str, Mapping[tuple[str, str], int]]
    partners: Mapping[str, str]
    texts: Mapping[str, Mapping[str, Sequence[int]]]
    orders: Mapping[str, list[int]]
    names: Mapping[str, Labels] = field(default_factory=dict)
    held: Mapping[str, Mapping[str, Mapping[int, frozenset[int]]]] = field(default_factory=dict)
    found_by: dict[str, dict[str, str]] = field(default_factory=dict)
    ranks: dict[str, Ranks] = field(default_factory=dict)
    enough: dict[tuple[str, str, tuple[str, ...]], int] = field(default_factory=dict)

    @property
    def everything(self) -> int:
        """The set of all records."""
        return (1 << len(self.pks)) - 1

    def matching(self, chosen: Chosen, without: Collection[str] = ()) -> int:
        """The set of records that fit the chosen values of every filter but those named in `without`."""
        kept = {name: values for name, values in chosen.items() if values and name not in without}
        result = self.everything
        for name, values in kept.items():
            result &= self.having(name, values, kept)
        return result

    def having(self, name: str, values: Sequence[str], chosen: Chosen) -> int:
        """The records that one filter alone lets through."""
        match self.filters.base_filters[name]:
            case Facet() as facet:
                found = [self.holding(name, value, chosen) for value in values]
                return union(found) if facet.mode == "any" else reduce(and_, found, self.everything)
            case Bound() as bound:
                since, until = self.filters.span(bound.years, {**chosen, name: values})
                years = self.sets[bound.years].items()
                return union(s for year, s in years if (since or year) <= year <= (until or year))
            case Least() as least:
                return self.with_enough(name, values[0], chosen.get(least.by, ()))
            case Words():
                return self.saying(name, fold(" ".join(values)).split())
        raise TypeError(name)

    def holding(self, name: str, value: str, chosen: Chosen) -> int:
        """The records that have a value of a facet; see `Facet` for facets that hold of one related row."""
        if others := chosen.get(self.partners.get(name, "")):
            return union(self.joint[name].get((value, other), 0) for other in others)
        return self.sets[name].get(value, 0)

    def saying(self, name: str, wanted: Sequence[str]) -> int:
        """The records whose texts have each of these within a word."""
        result = self.everything
        for part in wanted:
            found = {place for word, places in self.texts[name].items() if part in word for place in places}
            result &= bits(found, len(self.pks))
        return result

    def weights(self, name: str, values: Sequence[str]) -> Mapping[int, frozenset[int]]:
        """Position of a record → the things it has of any of these values, or at all."""
        held = self.held[name]
        if len(values) < 2:
            return held.get("".join(values), {})
        found: dict[int, frozenset[int]] = {}
        for value in values:
            for place, things in held.get(value, {}).items():
                found[place] = found.get(place, frozenset()) | things
        return found

    def with_enough(self, name: str, least: str, values: Sequence[str]) -> int:
        """The records that have at least so many things of any of these values."""
        key = (name, least, tuple(values))
        if key not in self.enough:
            if len(self.enough) >= REMEMBERED:
                self.enough.clear()
            weights = self.weights(name, values)
            places = [place for place, things in weights.items() if len(things) >= int(least)]
            self.enough[key] = bits(places, len(self.pks))
        return self.enough[key]

    def counter(self, name: str, chosen: Chosen) -> Callable[[str], int]:
        """A function from a value of a facet to how long the list would be.

        In an any-of facet: with that value alone chosen there, all other filters kept. In an all-of facet: after
        adding it to what is chosen there.
        """
        facet = self.filters.base_filters[name]
        there = tuple(chosen.get(name, ())) if facet.mode == "all" else ()
        others = {key: values for key, values in chosen.items() if key != name and values}
        waiting = [key for key in others if getattr(self.filters.base_filters[key], "by", "") == name]
        among = self.matching(others, without=waiting)
        if there:
            among &= self.having(name, there, others)
        holding = self.holding

        def count(value: str) -> int:
            found = holding(name, value, others) & among
            for key in waiting:
                found &= self.having(key, others[key], {**others, name: tuple(sorted({*there, value}))})
            return found.bit_count()

        return count

    def counts(self, name: str, chosen: Chosen) -> dict[str, int]:
        """For each value of a facet, how long the list would be; see `counter`."""
        count = self.counter(name, chosen)
        return {value: count(value) for value in self.sets[name]}

    def ranked(self, name: str) -> Ranks:
        """The values of a facet with how many records have each: the most frequent first, equal ones by label.

        Sorted once a version: no filter makes a value more frequent than it is here.
        """
        if name not in self.ranks:
            labels = self.labels[name]
            self.ranks[name] = sorted(
                (-found.bit_count(), natural(labels[value]), value)
                for value, found in self.sets[name].items()
                if value in labels
            )
        return self.ranks[name]

    def sought(self, name: str, words: Sequence[str]) -> list[tuple[str, str]]:
        """The values of a facet that have each of these in their label or another name, and how they sort."""
        if name not in self.found_by:
            labels, others = self.labels[name], self.names.get(name, {})
            self.found_by[name] = {value: fold(f"{labels[value]} {others.get(value, '')}") for value in labels}
        found_by = self.found_by[name]
        wanted = [fold(word) for word in words]
        return [
            (label, value)
            for _total, label, value in self.ranked(name)
            if all(word in found_by[value] for word in wanted)
        ]

    def most_frequent(self, name: str, chosen: Chosen, most: int) -> list[tuple[str, int]]:
        """The `most` values that make the longest lists, with their lengths, without the chosen ones and empty ones.

        Ends where no value further down can make a list as long as the shortest of those found.
        """
        count, taken = self.counter(name, chosen), set(chosen.get(name, ()))
        found: list[tuple[int, str, str]] = []
        for total, label, value in self.ranked(name):
            if len(found) == most and (total, label, value) > found[-1]:
                break
            if value not in taken and (length := count(value)):
                insort(found, (-length, label, value))
                del found[most:]
        return [(value, -length) for length, _label, value in found]

    def place(self, pk: int) -> int:
        """The position of a record, which must be in the index."""
        return bisect_left(self.pks, pk)

    def pks_of(self, those: int, sort: str, chosen: Chosen = NOTHING) -> list[int]:
        """The record numbers of a set, sorted."""
        places = members(those, self.orders[sort], len(self.pks))
        if weighed := self.weighed(sort, chosen):
            places.sort(key=lambda place: -len(weighed.get(place, ())))
        return [self.pks[place] for place in places]

    def weighed(self, sort: str, chosen: Chosen) -> Mapping[int, frozenset[int]]:
        """What an order by weight goes by where other filters say what counts; empty for every other order."""
        first = self.filters.sorts[sort][1][:1]
        for name, least in self.filters.leasts():
            if first == (f"-{least.weight}",) and chosen.get(least.by):
                return self.weights(name, chosen[least.by])
        return {}


def build(filters: type[Filters]) -> FacetIndex:
    """Reads the index from the database: a bounded number of queries, whatever the number of records."""
    records = filters.records()
    pks = list(records.order_by("pk").values_list("pk", flat=True))
    place = {pk: position for position, pk in enumerate(pks)}
    facets = dict(filters.facets())
    within = {name: facet.within for name, facet in facets.items() if facet.within}
    partners = within | {outer: inner for inner, outer in within.items()}
    sets: dict[object, dict[str, int]] = {}
    labels: dict[Any, Labels] = {}
    for facet in facets.values():  # what several facets share is read once
        if facet.source not in sets:
            sets[facet.source] = _sets(facet.pairs(records), place)
        for words in (facet.vocabulary, facet.names):
            if words not in labels:
                labels[words] = words()
    held = {name: _held(records, least, facets[least.by], place) for name, least in filters.leasts()}
    weights = {least.weight: held[name][""] for name, least in filters.leasts()}
    return FacetIndex(
        filters=filters,
        pks=pks,
        labels={
            name: dict(zip(sets[f.source], sets[f.source], strict=True))
            if isinstance(f, YearFacet)
            else labels[f.vocabulary]
            for name, f in facets.items()
        },
        sets={name: sets[facet.source] for name, facet in facets.items()},
        joint=_joint(records, facets, place),
        partners=partners,
        texts={
            name: _words(words.texts(records), place)
            for name, words in filters.base_filters.items()
            if isinstance(words, Words)
        },
        orders={
            sort: [place[pk] for pk in _ordered(records, order, weights, place)]
            for sort, (_, order) in filters.sorts.items()
        },
        names={name: labels[facet.names] for name, facet in facets.items()},
        held=held,
    )


def _sets(pairs: Iterable[tuple[int, Any]], place: Mapping[int, int]) -> dict[Any, int]:
    """Value → set of positions."""
    found: dict[Any, list[int]] = defaultdict(list)
    for pk, value in pairs:
        found[value].append(place[pk])
    return {value: bits(positions, len(place)) for value, positions in found.items()}


def _words(texts: Iterable[tuple[int, str]], place: Mapping[int, int]) -> dict[str, list[int]]:
    """Word → positions of the records that have it. A language has fewer words than a portal has texts."""
    found: dict[str, list[int]] = defaultdict(list)
    for pk, text in texts:
        for word in set(text.split()):
            found[word].append(place[pk])
    return dict(found)


def _held(
    records: QuerySet[Any], least: Least, by: Facet, place: Mapping[int, int]
) -> dict[str, dict[int, frozenset[int]]]:
    """Value → position → the things that a record has of that value; the empty value stands for all."""
    found: dict[str, dict[int, set[int]]] = {"": {}}
    for pk, value, thing in least.held(records, by):
        found.setdefault(value, {}).setdefault(place[pk], set()).add(thing)
    return {value: {at: frozenset(things) for at, things in held.items()} for value, held in found.items()}


def _joint(records: Any, facets: Mapping[str, Facet], place: Mapping[int, int]) -> dict[str, dict[Any, int]]:
    """For facets within another, both ways: (value, the other's value) → set of positions."""
    joint: dict[str, dict[Any, int]] = {}
    for name, facet in facets.items():
        if facet.within:
            other = facets[facet.within]
            rows = list(records.order_by().values_list("pk", facet.path, other.path))
            joint[name] = _sets(((pk, (mine, its)) for pk, mine, its in rows if mine and its), place)
            joint[facet.within] = {(its, mine): found for (mine, its), found in joint[name].items()}
    return joint


def _ordered(
    records: Any, order: Sequence[str], weights: Mapping[str, Mapping[int, Any]], place: Mapping[int, int]
) -> list[int]:
    """The numbers of the records in an order of `Filters.sorts`: what a record lacks stands last in either direction.

    Sorted here rather than by the database, since databases differ on case, accents and marks. A field that `weights`
    names is how many things a record has there.
    """
    names = [name.removeprefix("-") for name in order]
    rows = list(records.order_by().values_list(*("pk" if name in weights else name for name in names)))
    for column, (name, direction) in reversed(list(enumerate(zip(names, order, strict=True)))):
        values: dict[int, Any]
        if name in weights:
            values = {row[-1]: len(weights[name].get(place[row[-1]], ())) for row in rows}
        else:
            values = {row[-1]: _sortable(row[column]) for row in rows}
        there = [row for row in rows if values[row[-1]] not in (None, "")]
        there.sort(key=lambda row, values=values: values[row[-1]], reverse=direction.startswith("-"))  # type: ignore[misc]
        rows = there + [row for row in rows if values[row[-1]] in (None, "")]
    return [row[-1] for row in rows]


def _sortable(value: Any) -> Any:
    """A text as a reader looks it up; all else as it is."""
    return looked_up(value) if isinstance(value, str) else value


INDEXES: Kept[FacetIndex] = Kept(build, worded=True)


def index_of(filters: type[Filters], version: Version) -> FacetIndex:
    """The index of that filter set for that version of the data."""
    return INDEXES.at(version, filters)
