"""What a theme, a country, a year or a document goes with, by weight: worked out once a version, never per request.

A weight is a number of initiatives, and the length of the list of initiatives that it leads to: both come from the same
facet index. Only the heaviest are kept, so what a page shows is as long whatever the data.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from heapq import nsmallest
from typing import Any, NamedTuple

from django.urls import reverse

from browse.bits import members
from browse.extracts import MOST, asked_of
from browse.facetindex import Chosen, FacetIndex, key_of
from browse.index import index_of
from browse.records import Status
from browse.text import looked_up
from browse.versions import Kept, Version
from sources.filters import passage_value
from sources.models import Document, Passage
from sources.querysets import part_as_printed

from .filters import InitiativeFilters
from .models import Initiative
from .vocabulary import InitiativeKind

MOST_PASSAGES = 60


class Weighed(NamedTuple):
    """A record, its weight, and the list of initiatives that are as many; no address where there is no such list."""

    record: Any
    weight: int
    url: str = ""


class Passages(NamedTuple):
    """The passages that say most, heaviest first; others in the order of the report; and how many more there are."""

    heaviest: list[Weighed]
    others: list[Passage]
    more: int

    @property
    def total(self) -> int:
        """How many passages there are in all."""
        return len(self.heaviest) + len(self.others) + self.more


def address(chosen: Chosen) -> str:
    """The list of the initiatives chosen."""
    return asked_of(InitiativeFilters, reverse("initiatives:list"), chosen).url


# What was worked out for a version: question → answer. A new version begins with nothing.
WORKED_OUT: Kept[dict[Hashable, Any]] = Kept(dict)


def heaviest(counts: Mapping[str, int], labels: Mapping[str, str]) -> list[tuple[str, int]]:
    """The largest counts above 0 of what has a label; equal ones by label."""
    found = ((value, count) for value, count in counts.items() if count and value in labels)
    return nsmallest(MOST, found, key=lambda pair: (-pair[1], looked_up(labels[pair[0]]), pair[0]))


def ranked(version: Version, name: str, chosen: Chosen) -> list[tuple[str, int]]:
    """The values of a facet that most of the chosen initiatives have, with how many."""
    worked_out, key = WORKED_OUT.at(version), ("ranked", name, key_of(chosen))
    if key not in worked_out:
        worked_out[key] = index_of(InitiativeFilters, version).most_frequent(name, chosen, MOST).values
    found: list[tuple[str, int]] = worked_out[key]
    return found


def weighed(version: Version, name: str, chosen: Chosen, records: Any) -> list[Weighed]:
    """The same, as records; `records` are those to choose from. One query."""
    found = ranked(version, name, chosen)
    return as_records(found, slugs_of(records, found), lambda slug: address({**chosen, name: (slug,)}))


def slugs_of(records: Any, *found: list[tuple[str, int]]) -> dict[str, Any]:
    """Slug → record, of those found among `records`. One query."""
    return {record.slug: record for record in records.filter(slug__in=[slug for one in found for slug, _count in one])}


def as_records(
    found: list[tuple[str, int]], by_slug: Mapping[str, Any], url: Callable[[str], str] = lambda _slug: ""
) -> list[Weighed]:
    """What was found, as records; `url` says which list of initiatives is as long, if there is one."""
    return [Weighed(by_slug[slug], count, url(slug)) for slug, count in found if slug in by_slug]


def by_kind(version: Version, chosen: Chosen) -> list[tuple[str, int, str]]:
    """The chosen initiatives by kind, most of them first: kind in words, how many, and their list."""
    counts = index_of(InitiativeFilters, version).counts("kind", chosen)
    kinds = sorted((kind for kind in InitiativeKind if counts.get(kind)), key=lambda kind: -counts[kind])
    return [(kind.plural, counts[kind], address({**chosen, "kind": (kind,)})) for kind in kinds]


def beside(version: Version, name: str, value: str) -> list[tuple[str, int]]:
    """The other values of the same facet that most of the initiatives with this one have, with how many."""
    worked_out, key = WORKED_OUT.at(version), ("beside", name, value)
    if key not in worked_out:
        index = index_of(InitiativeFilters, version)
        sets, labels = index.sets[name], index.labels[name]
        own = sets.get(value, 0)
        counts = {other: (found & own).bit_count() for other, found in sets.items() if other != value}
        worked_out[key] = heaviest(counts, labels)
    found: list[tuple[str, int]] = worked_out[key]
    return found


# Passages


def _passages_of_initiatives() -> dict[int, set[int]]:
    """Initiative → the passages of published reports that it rests on. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    through = Initiative.evidence.through._default_manager.filter(excerpt__passage__report__status=Status.PUBLISHED)
    for pk, passage in through.values_list("initiative", "excerpt__passage").distinct():
        found[pk].add(passage)
    return dict(found)


def _documents_of_passages() -> dict[int, dict[str, str]]:
    """Passage → slug and title of the published documents that it cites. One query."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    through = Document.evidence.through._default_manager.filter(document__status=Status.PUBLISHED)
    rows = through.values_list("document__slug", "document__title", "excerpt__passage").distinct()
    for slug, title, passage in rows:
        found[passage][slug] = title
    return dict(found)


PASSAGES: Kept[dict[int, set[int]]] = Kept(_passages_of_initiatives)
CITED: Kept[dict[int, dict[str, str]]] = Kept(_documents_of_passages)


def chosen_pks(index: FacetIndex, chosen: Chosen) -> Iterable[int]:
    """The numbers of the initiatives chosen."""
    return (index.pks[place] for place in members(index.matching(chosen)))


def passages(version: Version, chosen: Chosen, most: int = MOST) -> Passages:
    """The passages on which the chosen initiatives rest, those of most initiatives first. One query."""
    worked_out, key = WORKED_OUT.at(version), ("passages", key_of(chosen))
    if key not in worked_out:
        of_initiative, counts = PASSAGES.at(version), Counter[int]()
        for pk in chosen_pks(index_of(InitiativeFilters, version), chosen):
            counts.update(of_initiative.get(pk, ()))
        kept = nsmallest(MOST_PASSAGES, counts.items(), key=lambda pair: (-pair[1], pair[0]))
        worked_out[key] = (dict(kept), len(counts))
    weights, total = worked_out[key]
    found = list(
        Passage.objects.filter(pk__in=weights)
        .select_related("report", "section")
        .order_by("report__date", "report", part_as_printed("kind"), "number", "pk")
    )
    heavy = sorted(found, key=lambda passage: -weights[passage.pk])[:most]
    apart = {passage.pk for passage in heavy}
    return Passages(
        [
            Weighed(one, weights[one.pk], address({**chosen, "passage": (passage_value(one.report.slug, one.anchor),)}))
            for one in heavy
        ],
        [passage for passage in found if passage.pk not in apart],
        total - len(found),
    )


def cited_beside(version: Version, slug: str) -> list[tuple[str, int]]:
    """The documents that most of the passages cite that cite this one, with how many passages."""
    worked_out, key = WORKED_OUT.at(version), ("cited", slug)
    if key not in worked_out:
        counts, titles = Counter[str](), dict[str, str]()
        for cited in CITED.at(version).values():
            if slug in cited:
                counts.update(cited.keys() - {slug})
                titles |= cited
        worked_out[key] = heaviest(counts, titles)
    found: list[tuple[str, int]] = worked_out[key]
    return found
