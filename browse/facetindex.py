"""The facet index: which records have which value, as sets held in memory for one version of the data.

Counts by construction equal the lists that they lead to, since both come from the same sets. What was asked lately is
remembered, so that a page costs what it shows, whatever the number of records and of values.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from heapq import nsmallest
from operator import and_
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from .answers import Answers
from .bits import bits, members, union
from .filters import Bound, Facet, Filters, Least, Words
from .orders import Lines, Order
from .text import fold, natural
from .ways import Labels

T = TypeVar("T")
Chosen = Mapping[str, tuple[str, ...]]
Length = tuple[str, int]  # a value, and how long the list is that it makes
NOTHING: Chosen = MappingProxyType({})
ALL = slice(None)

MANY = 400  # values of a facet beyond which few records are counted rather than many values


class Spoken(NamedTuple):
    """The words of records' texts, and the positions of the records that have each."""

    words: Lines
    places: Sequence[Sequence[int]]


class Frequent(NamedTuple):
    """The values that make the longest lists, with their lengths, and how many make any."""

    values: list[Length]
    total: int


@dataclass(frozen=True)
class FacetIndex:
    """What a list of records can be asked, answered without the database.

    It is immutable but for what it remembers: `derived`, worked out once a facet, and `answers`, to what was asked.
    """

    filters: type[Filters]
    pks: list[int]
    labels: Mapping[str, Labels]
    sets: Mapping[str, Mapping[str, int]]
    joint: Mapping[str, Mapping[tuple[str, str], int]]
    partners: Mapping[str, str]
    texts: Mapping[str, Spoken]
    orders: Mapping[str, Order]
    names: Mapping[str, Labels] = field(default_factory=dict)
    held: Mapping[str, Mapping[str, Mapping[int, frozenset[int]]]] = field(default_factory=dict)
    derived: dict[Hashable, Any] = field(default_factory=dict)
    answers: Answers = field(default_factory=Answers)

    # Lists

    @property
    def everything(self) -> int:
        """The set of all records."""
        return (1 << len(self.pks)) - 1

    def matching(self, chosen: Chosen, without: Collection[str] = ()) -> int:
        """The set of records that fit the chosen values of every filter but those named in `without`."""
        kept = {name: values for name, values in chosen.items() if values and name not in without}

        def match() -> int:
            result = self.everything
            for name, values in kept.items():
                result &= self.having(name, values, kept)
            return result

        return self.answers.to(("matching", key_of(kept)), match)

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
                found = [self.saying(name, part) for part in fold(" ".join(values)).split()]
                return reduce(and_, found, self.everything)
        raise TypeError(name)

    def holding(self, name: str, value: str, chosen: Chosen) -> int:
        """The records that have a value of a facet; see `Facet` for facets that hold of one related row."""
        if others := chosen.get(self.partners.get(name, "")):
            return union(self.joint[name].get((value, other), 0) for other in others)
        return self.sets[name].get(value, 0)

    def saying(self, name: str, part: str) -> int:
        """The records whose texts have this within a word."""

        def read() -> int:
            words, places = self.texts[name]
            return bits((place for number in words.having(part) for place in places[number]), len(self.pks))

        return self.answers.to(("saying", name, part), read)

    def weights(self, name: str, values: Sequence[str]) -> Mapping[int, frozenset[int]]:
        """Position of a record → the things it has of any of these values, or at all."""
        held = self.held[name]
        if len(values) < 2:
            return held.get("".join(values), {})

        def join() -> Mapping[int, frozenset[int]]:
            found: dict[int, frozenset[int]] = {}
            for value in values:
                for place, things in held.get(value, {}).items():
                    found[place] = found.get(place, frozenset()) | things
            return found

        return self.answers.to(("weights", name, tuple(values)), join)

    def with_enough(self, name: str, least: str, values: Sequence[str]) -> int:
        """The records that have at least so many things of any of these values."""

        def weigh() -> int:
            weights = self.weights(name, values)
            return bits((place for place, things in weights.items() if len(things) >= int(least)), len(self.pks))

        return self.answers.to(("enough", name, least, tuple(values)), weigh)

    def place(self, pk: int) -> int:
        """The position of a record, which must be in the index."""
        return bisect_left(self.pks, pk)

    def pks_of(self, those: int, sort: str, chosen: Chosen = NOTHING, shown: slice = ALL) -> list[int]:
        """The record numbers of a set, sorted, or the part of them that a page shows."""
        return [self.pks[place] for place in self._order(sort, chosen).part(those, shown)]

    def _order(self, sort: str, chosen: Chosen) -> Order:
        """An order by weight goes by what other filters say counts, if they say anything."""
        order, first = self.orders[sort], self.filters.sorts[sort][1][:1]
        counted = [(name, least.by) for name, least in self.filters.leasts() if first == (f"-{least.weight}",)]
        if not counted or not (values := chosen.get(counted[0][1])):
            return order

        def weigh() -> Order:
            weights = self.weights(counted[0][0], values)
            return Order(sorted(order.places, key=lambda place: -len(weights.get(place, ()))))

        return self.answers.to(("order", sort, tuple(values)), weigh)

    # Facets

    def counter(self, name: str, chosen: Chosen) -> Callable[[str], int]:
        """A function from a value of a facet to how long the list would be.

        In an any-of facet: with that value alone chosen there, all other filters kept. In an all-of facet: after
        adding it to what is chosen there.
        """
        there, others, waiting = self._around(name, chosen)
        among = self._among(name, chosen)
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

    def lengths(self, name: str, chosen: Chosen) -> Mapping[str, int]:
        """For each value that makes a list, how long; where records are fewer than values, by reading the records."""
        _there, others, waiting = self._around(name, chosen)
        among = self._among(name, chosen)
        if len(self.sets[name]) <= MANY or waiting or others.get(self.partners.get(name, "")):
            count = self.counter(name, chosen)
            return {value: n for value in self.sets[name] if (n := count(value))}
        if among.bit_count() > len(self.sets[name]):
            return {value: n for value, found in self.sets[name].items() if (n := (found & among).bit_count())}
        values_of = self._values_of(name)
        return Counter(value for place in members(among) for value in values_of.get(place, ()))

    def most_frequent(self, name: str, chosen: Chosen, most: int) -> Frequent:
        """The `most` values that make the longest lists, equal ones by label, without the chosen ones."""

        def rank() -> Frequent:
            labels, found = self._alphabet(name), self._offered(name, chosen)
            return Frequent(nsmallest(most, found, key=lambda pair: (-pair[1], labels[pair[0]])), len(found))

        return self.answers.to(("frequent", name, key_of(chosen), most), rank)

    def alphabetical(self, name: str, chosen: Chosen, words: Sequence[str] = ()) -> list[Length]:
        """All values that make a list, by label, without the chosen ones; with words, those found by all of them."""

        def sort() -> list[Length]:
            labels, found = self._alphabet(name), self._offered(name, chosen)
            if words:
                fitting = self.sought(name, words)
                found = [pair for pair in found if pair[0] in fitting]
            return sorted(found, key=lambda pair: labels[pair[0]])

        return self.answers.to(("alphabetical", name, key_of(chosen), tuple(words)), sort)

    def sought(self, name: str, words: Sequence[str]) -> Collection[str]:
        """The values of a facet that have each of these in their label or another name."""

        def join() -> tuple[list[str], Lines]:
            labels, others = self.labels[name], self.names.get(name, {})
            values = list(self._alphabet(name))
            return values, Lines([" ".join(fold(f"{labels[v]} {others.get(v, '')}").split()) for v in values])

        values, lines = self._derive(("sought", name), join)
        found = (set(lines.having(fold(word))) for word in words)
        return {values[number] for number in reduce(and_, found, set(range(len(values))))}

    def offers(self, name: str) -> int:
        """How many values of a facet there are to choose among."""
        return len(self._alphabet(name))

    def _offered(self, name: str, chosen: Chosen) -> list[Length]:
        labels, taken = self._alphabet(name), set(chosen.get(name, ()))
        return [pair for pair in self.lengths(name, chosen).items() if pair[0] in labels and pair[0] not in taken]

    def _around(self, name: str, chosen: Chosen) -> tuple[tuple[str, ...], Chosen, list[str]]:
        """What is chosen in an all-of facet, what is chosen beside a facet, and which of that depends on its values."""
        there = tuple(chosen.get(name, ())) if self.filters.base_filters[name].mode == "all" else ()
        others = {key: values for key, values in chosen.items() if key != name and values}
        return there, others, [key for key in others if getattr(self.filters.base_filters[key], "by", "") == name]

    def _among(self, name: str, chosen: Chosen) -> int:
        """The records among which the values of a facet are counted."""
        there, others, waiting = self._around(name, chosen)
        among = self.matching(others, without=waiting)
        return among & self.having(name, there, others) if there else among

    def _alphabet(self, name: str) -> Mapping[str, int]:
        """Each value of a facet that has a label, in the order of labels, with its place in it."""

        def sort() -> dict[str, int]:
            labels = self.labels[name]
            known = sorted((natural(labels[value]), value) for value in self.sets[name] if value in labels)
            return {value: place for place, (_label, value) in enumerate(known)}

        return self._derive(("alphabet", name), sort)

    def _values_of(self, name: str) -> Mapping[int, list[str]]:
        """Position of a record → its values of a facet."""

        def turn() -> dict[int, list[str]]:
            found: dict[int, list[str]] = {}
            for value, those in self.sets[name].items():
                for place in members(those):
                    found.setdefault(place, []).append(value)
            return found

        return self._derive(("values", name), turn)

    # Memory

    def _derive(self, key: Hashable, work: Callable[[], T]) -> T:
        found: T | None = self.derived.get(key)
        if found is None:
            found = self.derived[key] = work()
        return found


def key_of(chosen: Chosen) -> Hashable:
    """What is chosen, as a key."""
    return tuple(sorted((name, tuple(values)) for name, values in chosen.items() if values))
