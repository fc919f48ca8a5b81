"""The head of a list, as profiles show it: its first rows, how long it is, and the address of all of it.

Rows and length come from the facet index that answers the list itself, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .asked import Asked
from .facetindex import Chosen
from .filters import Filters
from .index import index_of
from .versions import Version

MOST = 10


class Extract(NamedTuple):
    """The first rows of a list; `said` is its length in words, as “34 initiatives”."""

    rows: list[Any]
    total: int
    said: str
    url: str

    @property
    def more(self) -> int:
        """How many rows are left out."""
        return self.total - len(self.rows)


def asked_of(filters: type[Filters], path: str, chosen: Chosen) -> Asked:
    """What a list is asked where these values alone are chosen, in the order of its one address."""
    return Asked(path, {name: chosen[name] for name in filters.base_filters if chosen.get(name)}, {})


def extract(
    filters: type[Filters],
    version: Version,
    path: str,
    chosen: Chosen,
    rows_of: Callable[[list[int]], list[Any]],
    most: int = MOST,
) -> Extract:
    """The first rows of the list at `path` with these values chosen, in its order; `rows_of` makes them of numbers."""
    index = index_of(filters, version)
    matching = index.matching(chosen)
    pks = index.pks_of(matching, next(iter(filters.sorts)), shown=slice(most))
    return Extract(rows_of(pks), *_length(filters, matching, path, chosen))


def in_order(records: Any) -> Callable[[list[int]], list[Any]]:
    """A function from numbers to the records of a queryset that have them, in the same order."""

    def read(pks: list[int]) -> list[Any]:
        found = {record.pk: record for record in records.filter(pk__in=pks)}
        return [found[pk] for pk in pks if pk in found]

    return read


def headed(filters: type[Filters], version: Version, path: str, chosen: Chosen, rows: list[Any]) -> Extract:
    """The same with other rows, as by weight, at the head."""
    return Extract(rows, *_length(filters, index_of(filters, version).matching(chosen), path, chosen))


def _length(filters: type[Filters], matching: int, path: str, chosen: Chosen) -> tuple[int, str, str]:
    total = matching.bit_count()
    return total, filters.noun(total, {}), asked_of(filters, path, chosen).url
