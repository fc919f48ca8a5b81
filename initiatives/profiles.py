"""What the profiles of a theme, a country and a year have in common: the heads of the lists of what belongs to it.

A profile is kept for a version of the data, with all that was worked out of it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Self

from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from actors.filters import ActorFilters
from actors.models import Actor
from browse.extracts import MOST, Extract, extract, headed
from browse.facetindex import Chosen, key_of
from browse.index import index_of
from browse.versions import Kept, Version
from sources.filters import DocumentFilters
from sources.models import Country, Document, Theme

from . import surroundings
from .filters import InitiativeFilters, ResultFilters
from .rows import InitiativeRows, ResultRows
from .surroundings import Passages, Weighed

MOST_KEPT = 300  # profiles in memory, of some 100 KB each


@dataclass(frozen=True)
class Profile:
    """What belongs to the values chosen of the list of initiatives, as `{"theme": ("violence",)}`.

    Each part is worked out where a page asks for it.
    """

    version: Version
    chosen: Chosen

    @classmethod
    def of(cls, version: Version, chosen: Chosen) -> Self:
        """The profile of these values, as it was shown before where it was."""
        kept, key = PROFILES.at(version), (cls, key_of(chosen))
        found: Self | None = kept.get(key)
        if found is None:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            found = kept[key] = cls(version, chosen)
        return found

    @cached_property
    def initiatives(self) -> Extract:
        """The first initiatives, newest first."""
        path, rows_of = reverse("initiatives:list"), partial(InitiativeRows().of, self.version)
        return extract(InitiativeFilters, self.version, path, self.chosen, rows_of)

    @cached_property
    def kinds(self) -> list[tuple[str, int, str]]:
        """The initiatives by kind."""
        return surroundings.by_kind(self.version, self.chosen)

    @cached_property
    def results(self) -> Extract:
        """The first results: of a year, those that hold as of it."""
        path, rows_of = reverse("initiatives:results"), partial(ResultRows().of, self.version)
        return extract(ResultFilters, self.version, path, self.chosen, rows_of)

    @cached_property
    def actors(self) -> list[Weighed]:
        """The actors that take part in most of the initiatives."""
        return surroundings.weighed(self.version, "actor", self.chosen, Actor.objects.published())

    @cached_property
    def all_actors(self) -> Extract:
        """The list of all of them."""
        return headed(ActorFilters, self.version, reverse("actors:list"), self.chosen, self.actors)

    @cached_property
    def documents(self) -> list[Weighed]:
        """The documents to which most of the initiatives are tied, then others of their list. One query, with evidence.

        A list may have more than initiatives account for: of a country, also what its results and mandates rest on.
        """
        found = surroundings.ranked(self.version, "document", self.chosen)
        heads = Q(slug__in=[slug for slug, _count in found])
        if "year" not in self.chosen:
            index = index_of(DocumentFilters, self.version)
            order = next(iter(DocumentFilters.sorts))
            heads |= Q(pk__in=index.pks_of(index.matching(self.chosen), order, shown=slice(MOST)))
        records = Document.objects.published().filter(heads).order_by("title", "pk").with_evidence()
        texts = {document.slug: document for document in records}
        weights = dict(found)
        rest = [(slug, 0) for slug in texts if slug not in weights]
        return surroundings.as_records(
            [*found, *rest][:MOST], texts, lambda slug: surroundings.address({**self.chosen, "document": (slug,)})
        )

    @cached_property
    def all_documents(self) -> Extract | None:
        """The list of all of them; the year of a document is its own date, not that of initiatives."""
        if "year" in self.chosen:
            return None
        path = reverse("sources:documents")
        return headed(DocumentFilters, self.version, path, self.chosen, self.documents)

    @cached_property
    def themes(self) -> list[Weighed]:
        """The themes that most of the initiatives have."""
        return surroundings.weighed(self.version, "theme", self.chosen, Theme.objects.published())

    @cached_property
    def countries(self) -> list[Weighed]:
        """The places of most of the initiatives."""
        return surroundings.weighed(self.version, "country", self.chosen, Country.objects.published())

    @cached_property
    def passages(self) -> Passages:
        """The passages that the initiatives rest on."""
        return surroundings.passages(self.version, self.chosen)

    @cached_property
    def end(self) -> SafeString:
        """The last parts of the page, the same for each kind of profile: results, documents, passages."""
        return render_to_string("initiatives/_profile_end.html", {"profile": self})

    @cached_property
    def jumps(self) -> list[tuple[str, int, str]]:
        """The parts of the page that hold something, with their counts."""
        initiatives = self.initiatives.total
        results, actors = self.results.total, self.all_actors.total
        documents = self.all_documents.total if self.all_documents else 0
        passages = self.passages.total
        parts = (
            (ngettext("initiative", "initiatives", initiatives), initiatives, "#initiatives"),
            (ngettext("actor", "actors", actors), actors, "#actors"),
            (ngettext("result", "results", results), results, "#results"),
            (ngettext("document", "documents", documents), documents, "#documents"),
            (ngettext("passage", "passages", passages), passages, "#passages"),
        )
        return [part for part in parts if part[1]]


PROFILES: Kept[dict[Hashable, Any]] = Kept(dict, worded=True)
