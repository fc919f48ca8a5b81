"""What a list can be filtered by. A filter set declares it; its form validates; the facet index answers.

Each filter knows the path from a record to its values. From it follow the index's sets (`pairs`) and, for the same
question asked of the database, a condition through `Exists`, which never counts a record twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

import django_filters
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .fields import TextField, ValuesField, YearField, YearsField
from .records import Status
from .text import fold

Labels = Mapping[str, str]
Phrase = Callable[[str], str]


def among(queryset: QuerySet[Any], **condition: Any) -> QuerySet[Any]:
    """The records that have a related row of that condition, each once."""
    return queryset.filter(Exists(queryset.model._default_manager.filter(pk=OuterRef("pk"), **condition)))


def labels_of(choices: type[models.TextChoices]) -> Callable[[], Labels]:
    """The labels of a closed vocabulary."""
    return lambda: {value: str(label) for value, label in choices.choices}


def labels_along(model: type[models.Model], path: str, field: str) -> Callable[[], Labels]:
    """The vocabulary of the records at the end of a path of relations, whichever app declares them."""

    def labels() -> Labels:
        end: Any = model
        for relation in path.split("__"):
            end = end._meta.get_field(relation).related_model
        found: Labels = end._default_manager.labels(field)
        return found

    return labels


class Facet(django_filters.Filter):
    """Values that a person chooses among: any of them, or with `mode="all"` all of them.

    `vocabulary` gives value → label, records or none; `phrase` puts the chosen labels into the list's sentence.
    With `within`, the name of another facet over the same relation, both must hold of one related row: an actor
    chosen with a role means that actor in that role. `through` is the path to records that may be drafts: what a
    record has by a draft alone, it does not have. A page shows a facet with `after` once that other one is chosen.
    """

    field_class = ValuesField

    def __init__(
        self,
        path: str,
        *,
        label: Any,
        vocabulary: Callable[[], Labels],
        phrase: Phrase,
        mode: str = "any",
        within: str = "",
        through: str = "",
        after: str = "",
        help_text: Any = "",
    ) -> None:
        super().__init__(field_name=path, label=label, required=False)
        self.path, self.vocabulary, self.phrase = path, vocabulary, phrase
        self.mode, self.within, self.after, self.help_text = mode, within, after, help_text
        self.public = {f"{through}__status": Status.PUBLISHED} if through else {}

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and value, for each value of each record."""
        having = records.order_by().filter(**{f"{self.path}__isnull": False}, **self.public)
        yield from having.values_list("pk", self.path)

    def filter(self, qs: QuerySet[Any], value: tuple[str, ...]) -> QuerySet[Any]:
        """The same answer from the database."""
        if self.mode == "all":
            for one in value:
                qs = among(qs, **{self.path: one}, **self.public)
            return qs
        return among(qs, **{f"{self.path}__in": value}, **self.public) if value else qs


class YearFacet(Facet):
    """The years in which a record takes place: from its first to its last."""

    field_class = YearsField

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and year, for each year of each dated record."""
        for pk, first, last in (
            records.order_by().filter(last_year__isnull=False).values_list("pk", "first_year", "last_year")
        ):
            for year in range(first or last, last + 1):
                yield pk, f"{year:04d}"

    def filter(self, qs: QuerySet[Any], value: tuple[str, ...]) -> QuerySet[Any]:
        """The same answer from the database."""
        condition = Q()
        for year in map(int, value):
            condition |= Q(first_year__lte=year, last_year__gte=year) | Q(first_year=None, last_year=year)
        return qs.filter(condition)


class Bound(django_filters.Filter):
    """One end of a span of years that a record's years must touch; `years` names the facet that has them."""

    field_class = YearField

    def __init__(self, *, label: Any, years: str, first: bool) -> None:
        super().__init__(label=label, required=False)
        self.years, self.first = years, first

    def admits(self, year: str, bound: str) -> bool:
        """Whether a year lies on the right side of the bound."""
        return year >= bound if self.first else year <= bound

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The same answer from the database."""
        if not value:
            return qs
        if self.first:
            return qs.filter(last_year__gte=int(value))
        return qs.filter(Q(first_year__lte=int(value)) | Q(first_year=None, last_year__lte=int(value)))


class Words(django_filters.Filter):
    """Words that must all stand in a record's texts, whatever their case and accents."""

    field_class = TextField

    def __init__(self, *fields: str, label: Any) -> None:
        super().__init__(label=label, required=False)
        self.fields = fields

    def texts(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and text, folded for comparison."""
        for pk, *parts in records.order_by().values_list("pk", *self.fields):
            yield pk, fold(" ".join(filter(None, parts)))

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The same answer, by reading every record: the database does not fold as we do."""
        wanted = fold(value).split()
        if not wanted:
            return qs
        return qs.filter(pk__in=[pk for pk, text in self.texts(qs) if all(word in text for word in wanted)])


class Filters(django_filters.FilterSet):
    """A filter set over published records; subclasses declare filters, `sorts` and `records`.

    `sorts` maps the value of `sort` to its label and its order: names of fields, with a minus for the largest first,
    the last of them `pk`, the unique tie-break. The first is the default.
    """

    sorts: ClassVar[Mapping[str, tuple[Any, tuple[str, ...]]]]

    def __init__(self, data: Any = None, *, vocabularies: Mapping[str, Labels], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, field in self.form.fields.items():
            if isinstance(field, ValuesField):
                field.labels = vocabularies.get(name, {})

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The answer of the database, the same as that of the index."""
        chosen = self.form.cleaned_data
        queryset = super().filter_queryset(queryset)
        for name, facet in self.facets():
            if chosen[name] and chosen.get(facet.within):
                other = self.base_filters[facet.within]
                both = {f"{facet.path}__in": chosen[name], f"{other.path}__in": chosen[facet.within]}
                queryset = among(queryset, **both)
        return queryset

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """All records of the list."""
        raise NotImplementedError

    @classmethod
    def facets(cls) -> Iterable[tuple[str, Facet]]:
        """The facets by name, as declared."""
        return [(name, f) for name, f in cls.base_filters.items() if isinstance(f, Facet)]

    @classmethod
    def noun(cls, count: int, chosen: Mapping[str, tuple[str, ...]]) -> str:
        """What the list counts, with the number: “12 missions”."""
        raise NotImplementedError


def span_filters(years: str) -> tuple[Bound, Bound]:
    """The two ends of a span over the facet of that name."""
    return Bound(label=_("From"), years=years, first=True), Bound(label=_("To"), years=years, first=False)
