"""The questions that pages and commands ask of the sources."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Case, IntegerField, Prefetch, Value, When

from browse.records import RecordQuerySet, Status

from .vocabulary import PassageKind


def part_as_printed(kind: str) -> Case:
    """Orders by the kind of passage at the path `kind`: summary, paragraphs, footnotes."""
    places = [When(**{kind: member}, then=Value(place)) for place, member in enumerate(PassageKind.values)]
    return Case(*places, output_field=IntegerField())


class PassageQuerySet(models.QuerySet[Any]):
    """Passages, in the order in which a report prints them."""

    def published(self) -> Self:
        """Those of published reports."""
        return self.filter(report__status=Status.PUBLISHED)

    def as_printed(self) -> Self:
        """Summary, paragraphs, footnotes, each by number."""
        return self.order_by("report", part_as_printed("kind"), "number", "pk")

    def get_by_natural_key(self, report: str, kind: str, number: str) -> Any:
        """The passage of that report, kind and number."""
        return self.get(report__slug=report, kind=kind, number=number)


class ExcerptQuerySet(models.QuerySet[Any]):
    """Excerpts, in the order of the text."""

    def with_passages(self) -> Self:
        """With what a citation shows, in text order and in one query."""
        return self.select_related("passage__report").order_by(
            "passage__report", part_as_printed("passage__kind"), "passage__number", "start", "end", "pk"
        )


class CitedQuerySet(models.QuerySet[Any]):
    """Facts that rest on excerpts."""

    def with_evidence(self) -> Self:
        """With the sentences that prove each fact; one query more."""
        return self.prefetch_related(Prefetch("evidence", queryset=self._excerpts()))

    def _excerpts(self) -> ExcerptQuerySet:
        excerpts: ExcerptQuerySet = self.model._meta.get_field(
            "evidence"
        ).related_model._default_manager.all()
        return excerpts.with_passages()


class CitedRecordQuerySet(RecordQuerySet, CitedQuerySet):
    """Facts that have a page of their own."""
