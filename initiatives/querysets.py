"""The questions that pages and commands ask of initiatives, participations and results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.db.models import Case, Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from browse.records import published_through
from sources.querysets import CitedQuerySet, CitedRecordQuerySet

from .takings import Taking, takings
from .vocabulary import Part, Role

FOREMOST = 12  # participations from which a row names three or four actors


def first(roles: Iterable[Role]) -> Case:
    """An order in which participations in these roles come before the others."""
    return Case(When(role__in=list(roles), then=Value(0)), default=Value(1))


CHAIRED_FIRST = first([Role.CHAIR, Role.CO_CHAIR, Role.LEAD, Role.CO_LEAD])
LED_FIRST = first(role for role in Role if role.part is Part.LEADS)


class ParticipationQuerySet(CitedQuerySet):
    """Who takes part in what."""

    def public(self) -> Self:
        """Of published actors in published initiatives."""
        return self.filter(published_through("initiative"), published_through("actor"))

    def for_profile(self) -> Self:
        """What an actor's profile lists: what it chairs or leads before the rest, newest first, undated last."""
        newest = F("initiative__last_year").desc(nulls_last=True)
        return (
            self.public()
            .select_related("initiative", "actor")
            .with_evidence()
            .order_by(CHAIRED_FIRST, newest, "initiative__title", "position", "pk")
        )

    def takings(self, most: int) -> list[Taking]:
        """What a profile lists, a row an initiative, from the first `most` participations."""
        return takings(self.for_profile()[:most])

    def for_row(self) -> Self:
        """The first of an initiative, those who lead it before the others: more than a row names, in several roles."""
        return self.public().select_related("actor").order_by(LED_FIRST, "position", "pk")[:FOREMOST]

    def for_initiative(self) -> Self:
        """What an initiative's page lists: in the order of the text."""
        return self.public().select_related("actor").with_evidence().order_by("position", "pk")


class InitiativeLinkQuerySet(CitedQuerySet):
    """Links between initiatives."""

    def for_initiative(self) -> Self:
        """Between published initiatives, with evidence."""
        return (
            self.filter(published_through("from_initiative"), published_through("to_initiative"))
            .select_related("from_initiative", "to_initiative")
            .with_evidence()
            .order_by("verb", "position", "pk")
        )


class InitiativeQuerySet(CitedRecordQuerySet):
    """Initiatives."""

    def newest_first(self) -> Self:
        """By last year, undated ones last, then by title."""
        return self.order_by(F("last_year").desc(nulls_last=True), "title", "pk")

    def for_list(self) -> Self:
        """With what a row shows: who leads it, how many take part, and evidence."""
        participations = self.model._meta.get_field("participations").related_model._default_manager
        own = participations.public().filter(initiative=OuterRef("pk")).order_by().values("initiative")
        count = own.annotate(count=Count("actor", distinct=True)).values("count")
        return (
            self.annotate(participant_count=Coalesce(Subquery(count), 0))
            .prefetch_related(Prefetch("participations", queryset=participations.for_row(), to_attr="foremost"))
            .with_evidence()
        )

    def for_detail(self) -> Self:
        """With all that an initiative's page shows."""
        meta = self.model._meta
        participations = meta.get_field("participations").related_model._default_manager
        links = meta.get_field("links").related_model._default_manager
        documents = meta.get_field("document_links").related_model._default_manager
        results = meta.get_field("results").related_model._default_manager
        return (
            self.select_related("parent", "body")
            .prefetch_related(
                Prefetch("participations", queryset=participations.for_initiative()),
                Prefetch("links", queryset=links.for_initiative()),
                Prefetch("inverse_links", queryset=links.for_initiative()),
                Prefetch("document_links", queryset=documents.for_initiative()),
                Prefetch("results", queryset=results.for_profile()),
                Prefetch(
                    "parts", queryset=self.model._default_manager.published().with_evidence().order_by("title", "pk")
                ),
                "themes",
                "countries",
                "regions",
            )
            .with_evidence()
        )

    def during(self, year: int) -> Self:
        """Dated in that year, or active in it."""
        return self.filter(Q(first_year__lte=year, last_year__gte=year) | Q(first_year=None, last_year=year))


class InitiativeDocumentQuerySet(QuerySet[Any]):
    """Documents of initiatives."""

    def public(self) -> Self:
        """Of published documents and initiatives."""
        return self.filter(published_through("document"), published_through("initiative"))

    def for_initiative(self) -> Self:
        """What an initiative's page lists, with the sentences that cite each document."""
        documents = self.model._meta.get_field("document").related_model._default_manager
        return (
            self.public()
            .prefetch_related(Prefetch("document", queryset=documents.with_evidence()))
            .order_by("kind", "position", "pk")
        )

    def for_document(self) -> Self:
        """What a document's page lists: the initiatives tied to it, with their evidence."""
        initiatives = self.model._meta.get_field("initiative").related_model._default_manager
        return (
            self.public()
            .prefetch_related(Prefetch("initiative", queryset=initiatives.with_evidence()))
            .order_by("kind", "initiative__title", "pk")
        )


class ResultQuerySet(CitedRecordQuerySet):
    """Results."""

    def for_profile(self) -> Self:
        """With what a list of results shows."""
        return self.published().select_related("initiative").with_evidence().order_by("kind", "slug")

    def for_detail(self) -> Self:
        """With all that a result's page shows."""
        return self.select_related("initiative").prefetch_related("actors", "countries", "themes").with_evidence()
