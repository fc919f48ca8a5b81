"""What a list page shows around its rows: facets with counts, chips, the histogram of years, the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext

from .asked import FACET, FIND, PAGE, Asked
from .facetindex import FacetIndex
from .filters import Bound, Facet, Least, Words, YearFacet
from .text import all_of, any_of, natural

SHOWN, FOLDED = 8, 20


class Value(NamedTuple):
    """A value of a facet: its label, the length of the list that it makes, and the address that toggles it."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # a tuple has a method of that name
    url: str
    selected: bool


@dataclass(frozen=True)
class FacetView:
    """A facet as a page shows it: chosen values and the busiest, more of them folded, and where all stand.

    `total` is how many values there are; `all_url` is empty where all are in sight.
    """

    name: str
    label: str
    values: list[Value]
    more: list[Value]
    total: int
    all_url: str
    hidden: list[tuple[str, str]]
    path: str
    mode: str
    help: str
    open: bool


class Chip(NamedTuple):
    """A filter in force, and the address without it."""

    label: str
    value: str
    url: str


class Bar(NamedTuple):
    """A year of the histogram; `height` is 0 to 100; `said` is the year with what the list counts."""

    year: str
    count: int  # type: ignore[assignment]  # a tuple has a method of that name
    url: str
    selected: bool
    height: int
    said: str = ""


def facet_view(index: FacetIndex, asked: Asked, name: str, *, apart: bool = True) -> FacetView:
    """A facet with its counts: chosen values first, then the busiest. `apart`: whether its values have a page."""
    facet: Facet = index.filters.base_filters[name]
    chosen = asked.values.get(name, ())
    found, total = index.most_frequent(name, asked.chosen, FOLDED if apart else index.offers(name))
    all_url = values_url(asked, name) if total > len(found) else ""
    if all_url:
        found = found[:SHOWN]
    values = chosen_values(index, asked, name) + values_of(index, asked, name, found)
    cut = max(SHOWN, len(chosen))
    if len(values) <= cut + 2:  # folding one or two values would hide more than it saves
        cut = len(values)
    return FacetView(
        name,
        str(facet.label),
        values[:cut],
        values[cut:],
        total + len(chosen),
        all_url,
        [*asked.hidden(), (FACET, name)] if all_url else [],
        asked.path,
        facet.mode,
        str(facet.help_text),
        bool(chosen) or not facet.rare,
    )


def values_url(asked: Asked, name: str, find: str = "", page: int = 1) -> str:
    """The address of all values of a facet, or of those whose labels have a text in them, beside the same filters."""
    here = asked.turned(1).url
    pairs = {FACET: name} | ({FIND: find} if find else {}) | ({PAGE: f"{page}"} if page > 1 else {})
    return here + ("&" if "?" in here else "?") + urlencode(pairs)


def chosen_values(index: FacetIndex, asked: Asked, name: str) -> list[Value]:
    """The chosen values of a facet, each with the address without it; the longest lists first."""
    count, labels = index.counter(name, asked.chosen), index.labels[name]
    found = [
        Value(one, labels.get(one, one), count(one), asked.toggled(name, one).url, selected=True)
        for one in asked.values.get(name, ())
    ]
    return sorted(found, key=lambda value: (-value.count, natural(value.label)))


def values_of(index: FacetIndex, asked: Asked, name: str, found: Iterable[tuple[str, int]]) -> list[Value]:
    """Values that are not chosen, with their counts, as a page shows them."""
    labels, url = index.labels[name], asked.ways(name)
    return [Value(value, labels[value], count, url(value), selected=False) for value, count in found]


def histogram(index: FacetIndex, asked: Asked, name: str) -> list[Bar]:
    """The years of the list, each with its count and the address that chooses it; gaps in between are bars of 0."""
    chosen = set(asked.values.get(name, ()))
    counts = {year: n for year, n in index.counts(name, asked.chosen).items() if n or year in chosen}
    if not counts:
        return []
    most = max(counts.values()) or 1
    years = range(max(int(min(counts)), int(max(counts)) - 39), int(max(counts)) + 1)
    said = {
        year: gettext("%(year)s: %(found)s") % {"year": year, "found": index.filters.noun(counts.get(f"{year}", 0), {})}
        for year in years
    }
    return [
        Bar(
            f"{year}",
            counts.get(f"{year}", 0),
            asked.toggled(name, f"{year}").url,
            f"{year}" in chosen,
            round(100 * counts.get(f"{year}", 0) / most),
            said[year],
        )
        for year in years
    ]


def chips(index: FacetIndex, asked: Asked) -> list[Chip]:
    """The filters in force, in the order of the page."""
    found = []
    for name, values in asked.values.items():
        declared = index.filters.base_filters[name]
        for value in values:
            label = index.labels.get(name, {}).get(value, value)
            rest = asked.having(name, *(v for v in values if v != value))
            found.append(Chip(str(declared.label), label, rest.url))
    return found


def widen(index: FacetIndex, asked: Asked) -> list[tuple[str, str]]:
    """Ways on from a list that filters have emptied: without each of them, and without all, with what is then there."""
    ways = []
    for name in asked.values:
        without = asked.having(name)
        if left := index.matching(without.chosen).bit_count():
            label = gettext("Without “%(filter)s”: %(found)s") % {
                "filter": index.filters.base_filters[name].label,
                "found": index.filters.noun(left, without.chosen),
            }
            ways.append((label, without.url))
    if len(asked.values) > 1:
        everything = asked.cleared()
        left = index.matching(everything.chosen).bit_count()
        label = gettext("Without filters: %(found)s") % {"found": index.filters.noun(left, everything.chosen)}
        ways.append((label, everything.url))
    return ways


def sentence(index: FacetIndex, asked: Asked, count: int) -> str:
    """What the list shows, in plain words: “12 missions on law and policy, 2011 to 2013, with UNICEF”."""
    return " ".join([index.filters.noun(count, asked.chosen), *_phrases(index, asked)])


def _phrases(index: FacetIndex, asked: Asked) -> Iterator[str]:
    said: set[str] = set()  # the spans of which both ends were said with the first
    for name, values in asked.values.items():
        match index.filters.base_filters[name]:
            case YearFacet() as facet:
                yield facet.said(any_of(values))
            case Facet() as facet:
                labels = [index.labels[name][v] for v in values]
                if phrase := facet.phrase((all_of if facet.mode == "all" else any_of)(labels)):
                    yield phrase
            case Words():
                yield gettext("matching “%(words)s”") % {"words": values[0]}
            case Least() as least:
                yield least.phrase(int(values[0]), least.by in asked.chosen)
            case Bound() as bound if bound.years not in said:
                said.add(bound.years)
                yield index.filters.base_filters[bound.years].said_span(*index.filters.span(bound.years, asked.values))
