"""Which pages are measured: those that tests look at, and the heaviest views of each list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.urls import reverse

from browse.filters import Words
from tests.pages import LISTS, SHOWN, busiest_values, kept_index

MOST = 30  # addresses of a type, of which there may be one for each report
SEVERAL = 5  # values of one facet
COMMON = "children"  # a word that most records have
RARE = "zzz"  # and one that none has
LIST, PROFILE = 1.5, 2.0  # how many times as long a page may take at many times the data

# Pages that list all records of a kind, one by one or counted, besides those of tests.pages.LISTS.
INDEXES = {
    "home", "names", "initiatives:years", "sources:themes", "sources:countries", "sources:reports",
}  # fmt: skip


def bound(name: str) -> float:
    """How many times its time a type of page may take."""
    return LIST if name in LISTS or name in INDEXES else PROFILE


def addresses() -> dict[str, dict[str, Any]]:
    """Name of the page type → its bound, and addresses of what is busiest and barest in this database."""
    return {
        page.name: {"bound": bound(page.name), "addresses": [*page.addresses()[:MOST], *heavy(page.name)]}
        for page in SHOWN
    }


def heavy(name: str) -> Iterator[str]:
    """Of a list: each order; a common word and a rare one; each facet with the next one and by several values."""
    if name not in LISTS:
        return
    view, path = LISTS[name], reverse(name)
    index, filters, preset = kept_index(view.filters), view.filters, dict(view.preset)
    yield from (f"{path}?sort={sort}" for sort in list(filters.sorts)[1:])
    for words in (name for name, one in filters.base_filters.items() if isinstance(one, Words)):
        yield from (f"{path}?{words}={word}" for word in (COMMON, RARE))
    busiest = [f"{facet}={value}" for facet, value in sorted(busiest_values(filters, preset))]
    yield from (f"{path}?{one}&{other}" for one, other in pairwise([*busiest, busiest[0]]))
    for facet, _value in busiest_values(filters, preset):
        counts = index.counts(facet, preset)
        ranked = sorted(counts, key=lambda value: (-counts[value], value))
        yield f"{path}?" + "&".join(f"{facet}={value}" for value in ranked[:SEVERAL])
