"""The questions that pages and commands ask of initiatives, participations and results."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import F, Prefetch, Q

from browse.records import published_through
from sources.querysets import CitedQuerySet, CitedRecordQuerySet


class ParticipationQuerySet(CitedQuerySet):
    """Who takes part in what."""

    def public(self) -> Self:
        """Of published actors in published initiatives."""
        return self.filter(published_through("initiative"), published_through("actor"))

    def for_profile(self) -> Self:
        """What an actor's profile lists: newest first, undated last."""
        return (
            self.public()
            .select_related("initiative", "actor")
            .with_evidence()
            .order_by(F("initiative__last_year").desc(nulls_last=True), "initiative__title", "position", "pk")
        )

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

    def during(self, year: int) -> Self:
        """Dated in that year, or active in it."""
        return self.filter(Q(first_year__lte=year, last_year__gte=year) | Q(first_year=None, last_year=year))


class ResultQuerySet(CitedRecordQuerySet):
    """Results."""

    def for_profile(self) -> Self:
        """With what a list of results shows."""
        return self.published().select_related("initiative").with_evidence().order_by("kind", "slug")


def prefetch(relation: str, queryset: Any) -> Prefetch:
    """Prefetches `relation` through a queryset that a page has chosen."""
    return Prefetch(relation, queryset=queryset)
