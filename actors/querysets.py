"""The questions that pages and commands ask of actors."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Prefetch

from browse.records import RecordQuerySet, published_through
from sources.querysets import CitedQuerySet


class ActorQuerySet(RecordQuerySet):
    """Actors."""

    def single(self) -> Self:
        """Without groups, which no graph and no pair shows."""
        return self.filter(is_group=False)


class MandateQuerySet(CitedQuerySet):
    """Acts that made or shaped a mandate."""

    def for_profile(self) -> Self:
        """With document and evidence, in the order of entry."""
        return self.select_related("document").with_evidence().order_by("position", "pk")


class RelationQuerySet(CitedQuerySet):
    """Relations between two actors."""

    def public(self) -> Self:
        """Between published actors."""
        return self.filter(published_through("from_actor"), published_through("to_actor"))

    def for_profile(self) -> Self:
        """With both actors and evidence, by verb and name."""
        return (
            self.public()
            .select_related("from_actor", "to_actor")
            .with_evidence()
            .order_by("verb", "from_actor__name", "to_actor__name", "pk")
        )


def relations_of(actor: Any) -> tuple[Prefetch, Prefetch]:
    """What to prefetch for both sides of an actor's relations."""
    queryset = actor._meta.get_field("relations").related_model.objects.for_profile()
    return Prefetch("relations", queryset=queryset), Prefetch("inverse_relations", queryset=queryset)
