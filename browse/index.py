"""Reads the facet index of a list from the database, once for each version of the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from .bits import bits
from .facetindex import FacetIndex, Spoken
from .filters import Facet, Filters, Least, Words, YearFacet
from .orders import Lines, Order
from .text import looked_up
from .versions import Kept, Version
from .ways import Labels


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
            sort: Order([place[pk] for pk in _ordered(records, order, weights, place)])
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


def _words(texts: Iterable[tuple[int, str]], place: Mapping[int, int]) -> Spoken:
    """The words of all texts: a language has fewer words than a portal has texts."""
    found: dict[str, list[int]] = defaultdict(list)
    for pk, text in texts:
        for word in set(text.split()):
            found[word].append(place[pk])
    return Spoken(Lines(list(found)), list(found.values()))


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
