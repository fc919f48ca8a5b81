"""The questions that pages and commands ask of actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When

from browse.records import RecordQuerySet, published_through
from sources.querysets import CitedQuerySet, part_as_printed


class ActorQuerySet(RecordQuerySet):
    """Actors."""

    def single(self) -> Self:
        """Without groups, which no graph and no pair shows."""
        return self.filter(is_group=False)

    def for_list(self, initiatives: Sequence[str] = ()) -> Self:
        """What a list shows; `chosen` are the parts of each in these initiatives, by slug, if there are any."""
        if not initiatives:
            return self.all()
        parts = self.model._meta.get_field("participations").related_model._default_manager.for_profile()
        parts = parts.filter(initiative__slug__in=initiatives)
        return self.prefetch_related(Prefetch("participations", queryset=parts, to_attr="chosen"))

    def for_detail(self) -> Self:
        """With what stands at the head of a profile; of all else it shows a bounded number."""
        return self.select_related("parent", "country").prefetch_related("names")


class MandateQuerySet(CitedQuerySet):
    """Acts that made or shaped a mandate."""

    def for_profile(self) -> Self:
        """With document and evidence, in the order of entry."""
        return self.select_related("document").with_evidence().order_by("position", "pk")

    def for_year(self, year: int) -> Self:
        """Acts of that year, of published actors, with actor, document and evidence."""
        return (
            self.filter(published_through("actor"), date__startswith=str(year))
            .select_related("actor", "document")
            .with_evidence()
            .order_by("date", "actor__name", "pk")
        )

    def for_document(self) -> Self:
        """Of published actors, with the actor and evidence: what a document's page lists."""
        return (
            self.filter(published_through("actor"))
            .select_related("actor")
            .with_evidence()
            .order_by("actor__name", "pk")
        )


class RelationQuerySet(CitedQuerySet):
    """Relations between two actors."""

    def public(self) -> Self:
        """Between published actors."""
        return self.filter(published_through("from_actor"), published_through("to_actor"))

    def of(self, actor: Any) -> Self:
        """Those of an actor as its profile lists them: what it is to others, then what others are to it."""
        own = Case(When(from_actor=actor, then=Value(0)), default=Value(1))
        order = (own, "verb", "from_actor__name", "to_actor__name", "pk")
        return self.filter(Q(from_actor=actor) | Q(to_actor=actor)).for_profile().order_by(*order)

    def for_profile(self) -> Self:
        """With both actors and evidence, by verb and name."""
        return (
            self.public()
            .select_related("from_actor", "to_actor")
            .with_evidence()
            .order_by("verb", "from_actor__name", "to_actor__name", "pk")
        )


class MentionQuerySet(QuerySet[Any]):
    """Places where passages name actors."""

    def for_profile(self) -> Self:
        """In published reports, in the order of the text, with the passage."""
        return (
            self.filter(published_through("passage__report"), refused=False)
            .select_related("passage__report")
            .order_by("passage__report", part_as_printed("passage__kind"), "passage__number", "start", "pk")
        )


class ActorNameQuerySet(QuerySet[Any]):
    """Other names of actors."""

    def public(self) -> Self:
        """Of published actors, with the actor."""
        return self.filter(published_through("actor")).select_related("actor").order_by("name", "pk")
