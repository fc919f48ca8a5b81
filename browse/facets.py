"""What a list page shows around its rows: facets with counts, chips, the histogram of years, the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext

from .asked import Asked
from .filters import Bound, Facet, Words, YearFacet
from .index import FacetIndex
from .text import all_of, any_of

SHOWN, FOLDED = 8, 60


class Value(NamedTuple):
    """A value of a facet: its label, the length of the list that it makes, and the address that toggles it."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # a tuple has a method of that name
    url: str
    selected: bool


@dataclass(frozen=True)
class FacetView:
    """A facet as a page shows it: the busiest values, more of them folded, and how many rarer ones there are."""

    name: str
    label: str
    values: list[Value]
    more: list[Value]
    rarer: int
    mode: str
    help: str


class Chip(NamedTuple):
    """A filter in force, and the address without it."""

    label: str
    value: str
    url: str


class Bar(NamedTuple):
    """A year of the histogram; `height` is 0 to 100."""

    year: str
    count: int  # type: ignore[assignment]  # a tuple has a method of that name
    url: str
    selected: bool
    height: int


def facet_view(index: FacetIndex, asked: Asked, name: str) -> FacetView:
    """A facet with its counts, busiest values first, chosen ones always in sight."""
    facet: Facet = index.filters.base_filters[name]
    chosen = set(asked.values.get(name, ()))
    labels = index.labels[name]
    found = dict.fromkeys(chosen, 0) | index.counts(name, asked.chosen)
    counts = {v: n for v, n in found.items() if v in labels and (n or v in chosen)}
    ranked = sorted(counts, key=lambda v: (v not in chosen, -counts[v], labels[v]))
    values = [Value(v, labels[v], counts[v], asked.toggled(name, v).url, v in chosen) for v in ranked[:FOLDED]]
    cut = max(SHOWN, len(chosen))
    if len(values) <= cut + 2:  # folding one or two values would hide more than it saves
        cut = len(values)
    return FacetView(
        name,
        facet.label,
        values[:cut],
        values[cut:],
        max(0, len(ranked) - FOLDED),
        facet.mode,
        facet.help_text,
    )


def histogram(index: FacetIndex, asked: Asked, name: str) -> list[Bar]:
    """The years of the list, each with its count and the address that chooses it; gaps in between are bars of 0."""
    chosen = set(asked.values.get(name, ()))
    counts = {year: n for year, n in index.counts(name, asked.chosen).items() if n or year in chosen}
    if not counts:
        return []
    most = max(counts.values()) or 1
    years = range(max(int(min(counts)), int(max(counts)) - 39), int(max(counts)) + 1)
    return [
        Bar(
            f"{year}",
            counts.get(f"{year}", 0),
            asked.toggled(name, f"{year}").url,
            f"{year}" in chosen,
            round(100 * counts.get(f"{year}", 0) / most),
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
    for name, values in asked.values.items():
        match index.filters.base_filters[name]:
            case YearFacet():
                yield gettext("in %(years)s") % {"years": any_of(values)}
            case Facet() as facet:
                labels = [index.labels[name][v] for v in values]
                if phrase := facet.phrase((all_of if facet.mode == "all" else any_of)(labels)):
                    yield phrase
            case Words():
                yield gettext("matching “%(words)s”") % {"words": values[0]}
            case Bound(first=True) if "to" in asked.values:
                yield gettext("from %(first)s to %(last)s") % {
                    "first": values[0],
                    "last": asked.values["to"][0],
                }
            case Bound(first=True):
                yield gettext("from %(year)s on") % {"year": values[0]}
            case Bound() if "from" not in asked.values:
                yield gettext("up to %(year)s") % {"year": values[0]}
