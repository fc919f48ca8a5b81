"""What a list is asked for: the parameters of its address, checked, in one canonical order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from .fields import shorten
from .filters import Bound, Filters
from .ways import Labels

MOST_VALUES = 40
MARK = "0-0"  # stands in no slug, so in no other value before it
SORT, PAGE = "sort", "page"
FACET, FIND = "facet", "find"  # ask for the values of one facet, see values.py


@dataclass(frozen=True)
class Fault:
    """A parameter that cannot be answered, and why. `value` is shortened for showing."""

    parameter: str
    value: str
    reason: str


class BadRequest(Exception):
    """Some parameters cannot be answered; `rest` is what was asked without them."""

    def __init__(self, faults: list[Fault], rest: Asked) -> None:
        super().__init__(faults)
        self.faults, self.rest = faults, rest


@dataclass(frozen=True)
class Asked:
    """The values of each parameter, in the order in which the filter set declares them."""

    path: str
    values: Mapping[str, tuple[str, ...]]
    preset: Mapping[str, tuple[str, ...]]
    sort: str = ""
    page: int = 1
    names: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What the index is asked for: the page's own preset and the visitor's values."""
        return {**self.values, **self.preset}

    @property
    def url(self) -> str:
        """The one address of this view."""
        pairs: list[tuple[str, str | int]] = [(name, v) for name, values in self.values.items() for v in values]
        if self.sort:
            pairs.append((SORT, self.sort))
        if self.page > 1:
            pairs.append((PAGE, self.page))
        return self.path + ("?" + urlencode(pairs) if pairs else "")

    def turned(self, page: int) -> Asked:
        """The same on another page."""
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> Asked:
        """The same in another order, from the first page; no order is the default one."""
        return replace(self, sort=sort, page=1)

    def ways(self, name: str) -> Callable[[str], str]:
        """A function from a value of one parameter to the address that toggles it.

        As `toggled`, for the many values of a facet: what their addresses have in common is put together once.
        """
        if self.values.get(name):
            return lambda value: self.toggled(name, value).url
        before, _mark, after = self.having(name, MARK).url.partition(urlencode([(name, MARK)]))
        return lambda value: before + urlencode([(name, value)]) + after

    @property
    def count(self) -> int:
        """How many filters are in force; the order is none."""
        return sum(map(len, self.values.values()))

    def having(self, name: str, *values: str) -> Asked:
        """The same, with these values of one parameter, in the order of the filter set, from the first page."""
        order = self.names or dict.fromkeys((*self.values, name))
        changed = {**{key: self.values.get(key, ()) for key in order}, name: tuple(sorted(values))}
        return replace(self, values={key: v for key, v in changed.items() if v}, page=1)

    def toggled(self, name: str, value: str) -> Asked:
        """The same, with one value of one parameter added, or taken away where it was chosen."""
        return self.having(name, *(set(self.values.get(name, ())) ^ {value}))

    def cleared(self) -> Asked:
        """The same list without any filter."""
        return replace(self, values={}, page=1)

    def hidden(self, *without: str) -> Iterator[tuple[str, str]]:
        """Name and value of what a form must carry along, without the parameters that it asks for itself."""
        for name, values in self.values.items():
            if name not in without:
                yield from ((name, value) for value in values)
        if self.sort:
            yield SORT, self.sort


def read(
    query: QueryDict,
    path: str,
    filters: type[Filters],
    vocabularies: Mapping[str, Labels],
    preset: Mapping[str, tuple[str, ...]],
) -> Asked:
    """Checks the parameters of an address; raises BadRequest that names each faulty one. Unknown ones are ignored."""
    names = [name for name in filters.base_filters if name not in preset]
    data = QueryDict(mutable=True)
    for name in names:
        data.setlist(name, query.getlist(name))
    form = filters(data, vocabularies=vocabularies, queryset=filters.records().none()).form
    form.full_clean()
    values, faults = {}, []
    for name in names:
        given = query.getlist(name)
        if name in form.errors:
            reason = " ".join(map(str, form.errors[name]))
            faults.append(Fault(name, shorten(", ".join(given)[:200]), reason))
        elif cleaned := form.cleaned_data[name]:
            values[name] = (cleaned,) if isinstance(cleaned, str) else cleaned
    if sum(map(len, values.values())) > MOST_VALUES:
        name = max(values, key=lambda one: len(values[one]))
        count = str(len(values.pop(name)))
        faults.append(Fault(name, count, gettext("That is more values than a list can be asked for.")))
    sort, fault = _sort(query, filters)
    faults += fault
    page, fault = page_number(query)
    faults += fault
    faults += _spans(values, filters)
    asked = Asked(path, values, preset, sort, page, tuple(names))
    if faults:
        faulty = {fault.parameter for fault in faults}
        kept = {name: v for name, v in values.items() if name not in faulty}
        raise BadRequest(faults, Asked(path, kept, preset, "" if SORT in faulty else sort, 1, tuple(names)))
    return asked


def _sort(query: QueryDict, filters: type[Filters]) -> tuple[str, list[Fault]]:
    sort = query.get(SORT, "")
    if sort and sort not in filters.sorts:
        return "", [Fault(SORT, shorten(sort), gettext("This list has no such order."))]
    return "" if sort == next(iter(filters.sorts)) else sort, []


def page_number(query: QueryDict) -> tuple[int, list[Fault]]:
    """The page asked for, the first unless told, and what is wrong with it."""
    page = query.get(PAGE, "") or "1"
    if not (page.isascii() and page.isdigit()):
        return 1, [Fault(PAGE, shorten(page), gettext("This is not the number of a page."))]
    return int(page[-18:]) if len(page) <= 18 else 10**18, []


def _spans(values: Mapping[str, Any], filters: type[Filters]) -> list[Fault]:
    """A span that ends before it begins is a slip, not a question."""
    faults = []
    for name, bound in filters.base_filters.items():
        if isinstance(bound, Bound) and not bound.first and name in values:
            since, until = filters.span(bound.years, values)
            if since > until:
                faults.append(Fault(name, until, gettext("The span ends before it begins.")))
    return faults
