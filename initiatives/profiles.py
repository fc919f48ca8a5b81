"""What the profiles of a theme, a country and a year have in common: the heads of the lists of what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import ngettext

from actors.filters import ActorFilters
from actors.models import Actor
from browse.extracts import Extract, extract, headed
from browse.filters import Filters
from browse.index import Chosen
from browse.versions import Version
from sources.filters import DocumentFilters
from sources.models import Country, Document, Theme

from . import surroundings
from .filters import InitiativeFilters, ResultFilters
from .models import Initiative, Result
from .surroundings import Passages, Weighed


@dataclass(frozen=True)
class Profile:
    """What belongs to the values chosen of the list of initiatives, as `{"theme": ("violence",)}`.

    Each part is worked out where a page asks for it. A list that cannot be asked for these values has no extract.
    """

    version: Version
    chosen: Chosen

    @cached_property
    def initiatives(self) -> Extract:
        """The first initiatives, newest first."""
        path, records = reverse("initiatives:list"), Initiative.objects.for_list()
        return extract(InitiativeFilters, self.version, path, self.chosen, records)

    @cached_property
    def kinds(self) -> list[tuple[str, int, str]]:
        """The initiatives by kind."""
        return surroundings.by_kind(self.version, self.chosen)

    @cached_property
    def results(self) -> Extract | None:
        """The first results."""
        if not self.answers(ResultFilters):
            return None
        path, records = reverse("initiatives:results"), Result.objects.for_profile()
        return extract(ResultFilters, self.version, path, self.chosen, records)

    @cached_property
    def actors(self) -> list[Weighed]:
        """The actors that take part in most of the initiatives."""
        return surroundings.weighed(self.version, "actor", self.chosen, Actor.objects.published())

    @cached_property
    def all_actors(self) -> Extract | None:
        """The list of all of them."""
        return self.whole(ActorFilters, reverse("actors:list"), self.actors)

    @cached_property
    def documents(self) -> list[Weighed]:
        """The documents to which most of the initiatives are tied, each with where the report cites it."""
        return surroundings.weighed(self.version, "document", self.chosen, Document.objects.published().with_evidence())

    @cached_property
    def all_documents(self) -> Extract | None:
        """The list of all of them; the year of a document is its own date, not that of initiatives."""
        if "year" in self.chosen:
            return None
        return self.whole(DocumentFilters, reverse("sources:documents"), self.documents)

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
    def jumps(self) -> list[tuple[str, int, str]]:
        """The parts of the page that hold something, with their counts."""
        initiatives = self.initiatives.total
        results = self.results.total if self.results else 0
        actors = self.all_actors.total if self.all_actors else 0
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

    def whole(self, filters: type[Filters], path: str, rows: list[Weighed]) -> Extract | None:
        """The list of which these rows are the head, if it can be asked for what is chosen."""
        return headed(filters, self.version, path, self.chosen, rows) if self.answers(filters) else None

    def answers(self, filters: type[Filters]) -> bool:
        """Whether a list can be asked for these values."""
        return self.chosen.keys() <= filters.base_filters.keys()
