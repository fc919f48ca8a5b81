"""The questions that pages and commands ask of the sources."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any, Self

from django.db import models
from django.db.models import Case, IntegerField, OuterRef, Prefetch, Subquery, Value, When
from django.db.models.functions import Coalesce

from browse.records import RecordQuerySet, Status

from .vocabulary import PassageKind


def part_as_printed(kind: str) -> Case:
    """Orders by the kind of passage at the path `kind`: summary, paragraphs, footnotes."""
    places = [When(**{kind: member}, then=Value(place)) for place, member in enumerate(PassageKind.values)]
    return Case(*places, output_field=IntegerField())


class ReportQuerySet(RecordQuerySet):
    """Reports."""

    def latest_date(self) -> datetime.date | None:
        """The date of the newest published report: as of it, the portal's facts hold."""
        return self.published().aggregate(models.Max("date"))["date__max"]

    def tell_apart(self) -> None:
        """Derives anew how the passages of each report are told from those of others.

        By the report's year; by its symbol, else its slug, where another is of that year. The only published report
        needs none. Call it when reports have changed.
        """
        reports = list(self.model._default_manager.order_by("pk"))
        years = Counter(report.date.year for report in reports)
        published = [report for report in reports if report.status == Status.PUBLISHED]
        for report in reports:
            alone = len(reports) == 1 or published == [report]
            name = f"{report.date.year}" if years[report.date.year] == 1 else report.symbol or report.slug
            if report.cited_as != (wanted := "" if alone else name[:80]):
                self.model._default_manager.filter(pk=report.pk).update(cited_as=wanted)


class SectionQuerySet(models.QuerySet[Any]):
    """Sections, in the order of the report."""

    def for_contents(self) -> Self:
        """With the numbers of the first and last paragraph of each."""
        return (
            self.select_related("report")
            .annotate(first=models.Min("passages__number"), last=models.Max("passages__number"))
            .order_by("position", "pk")
        )


class PassageQuerySet(models.QuerySet[Any]):
    """Passages, in the order in which a report prints them."""

    def published(self) -> Self:
        """Those of published reports."""
        return self.filter(report__status=Status.PUBLISHED)

    def as_printed(self) -> Self:
        """Summary, paragraphs, footnotes, each by number."""
        return self.order_by("report", part_as_printed("kind"), "number", "pk")

    def get_by_natural_key(self, report: str, kind: str, number: int) -> Any:
        """The passage of that report, kind and number."""
        return self.get(report__slug=report, kind=kind, number=number)


class ExcerptQuerySet(models.QuerySet[Any]):
    """Excerpts, in the order of the text."""

    def with_passages(self) -> Self:
        """With what a citation shows, in text order and in one query."""
        return self.select_related("passage__report").order_by(
            "passage__report", part_as_printed("passage__kind"), "passage__number", "start", "end", "pk"
        )


def profile_of(model: Any, relation: str) -> Prefetch:
    """Prefetches a reverse relation of `model` as profiles list it, whichever app declares the other side."""
    related = model._meta.get_field(relation).related_model
    return Prefetch(relation, queryset=related._default_manager.for_profile())


class CitedQuerySet(models.QuerySet[Any]):
    """Facts that rest on excerpts."""

    def with_evidence(self) -> Self:
        """With the sentences that prove each fact; one query more."""
        return self.prefetch_related(Prefetch("evidence", queryset=self._excerpts()))

    def _excerpts(self) -> ExcerptQuerySet:
        excerpts: ExcerptQuerySet = self.model._meta.get_field("evidence").related_model._default_manager.all()
        return excerpts.with_passages()


class CitedRecordQuerySet(RecordQuerySet, CitedQuerySet):
    """Facts that have a page of their own."""


class ThemeQuerySet(RecordQuerySet):
    """Themes."""

    def for_index(self) -> Self:
        """With the number of initiatives and results of each."""
        return self.published().annotate(
            initiative_count=counted(self.model, "initiatives"), result_count=counted(self.model, "results")
        )


class CountryQuerySet(RecordQuerySet):
    """Countries."""

    def for_index(self) -> Self:
        """With the number of initiatives that take place there, results, and actors that are its Government's."""
        return self.published().annotate(
            initiative_count=counted(self.model, "initiatives"),
            result_count=counted(self.model, "results"),
            actor_count=counted(self.model, "governments"),
        )


class DocumentQuerySet(CitedRecordQuerySet):
    """Documents."""


def counted(model: type[models.Model], relation: str) -> Coalesce:
    """The number of published records at the end of a relation of `model`.

    A query of its own for each: joined, two relations of many rows make many times as many.
    """
    related = model._default_manager.filter(pk=OuterRef("pk"), **{f"{relation}__status": Status.PUBLISHED})
    counts = related.order_by().values("pk").annotate(count=models.Count(relation, distinct=True))
    return Coalesce(Subquery(counts.values("count")), 0)
