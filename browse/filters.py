"""What a list can be filtered by. A filter set declares it; its form validates; the facet index answers.

Each filter knows the path from a record to its values. From it follow the index's sets (`pairs`) and, for the same
question asked of the database, a condition through `Exists`, which never counts a record twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any, ClassVar, Self

import django_filters
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext

from .fields import NumberField, TextField, ValuesField, YearField, YearsField
from .records import Status
from .text import fold
from .ways import Labels, Way, among, by_way_of, holds

Phrase = Callable[[str], str]


class Declared(django_filters.Filter):
    """A filter as declared. A filter set copies its filters at every request: the copies share what is declared."""

    def __deepcopy__(self, memo: Any) -> Self:
        return copy(self)


class Facet(Declared):
    """Values that a person chooses among: any of them, or with `mode="all"` all of them.

    `vocabulary` gives value → label, records or none; `phrase` puts the chosen labels into the list's sentence.
    A record has the values at the end of `path` and of the ways in `also`. With `within`, the name of another facet
    over the same relation, both must hold of one related row: an actor chosen with a role means that actor in that
    role. `through` is the path to records that may be drafts (see `by_way_of`), `where` what else must hold on the way.
    `names` gives value → other names that a search within the facet finds it by.
    A page shows a facet with `after` once that other one is chosen, folds one that is `rare`, and
    shows one of `several` only where more than one value can be chosen.
    """

    field_class: type[ValuesField] = ValuesField

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
        where: Mapping[str, Any] = MappingProxyType({}),
        also: Sequence[Way] = (),
        after: str = "",
        rare: bool = False,
        several: bool = False,
        names: Callable[[], Labels] = dict,
        help_text: Any = "",
    ) -> None:
        super().__init__(field_name=path, label=label, required=False)
        self.path, self.vocabulary, self.phrase = path, vocabulary, phrase
        self.mode, self.within, self.after, self.rare, self.help_text = mode, within, after, rare, help_text
        self.several = several
        self.names = names
        self.ways = (by_way_of(through, path, **where) if through else Way(path, where), *also)

    @property
    def source(self) -> object:
        """What two facets have in common that have the same values of the same records."""
        return type(self), tuple((way.path, tuple(sorted(way.where.items()))) for way in self.ways)

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and value, for each value of each record."""
        for path, where in self.ways:
            having = records.order_by().filter(**{f"{path}__isnull": False}, **where)
            yield from having.values_list("pk", path).distinct()

    def filter(self, qs: QuerySet[Any], value: tuple[str, ...]) -> QuerySet[Any]:
        """The same answer from the database."""
        if self.mode == "all":
            for one in value:
                qs = qs.filter(self.has(qs, (one,)))
            return qs
        return qs.filter(self.has(qs, value)) if value else qs

    def has(self, qs: QuerySet[Any], values: tuple[str, ...]) -> Any:
        """The condition that a record has one of these values."""
        found = [holds(qs, **{f"{path}__in": values}, **where) for path, where in self.ways]
        return reduce(or_, found)


class YearFacet(Facet):
    """The years in which a record takes place: from its first to its last. The first of a list is its histogram."""

    field_class = YearsField

    def __init__(self, first: str = "first_year", last: str = "last_year", **kwargs: Any) -> None:
        super().__init__(last, vocabulary=dict, phrase=str, **kwargs)
        self.first, self.last = first, last

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and year, for each year of each dated record."""
        (way,) = self.ways
        dated = records.order_by().filter(**{f"{self.last}__isnull": False}, **way.where)
        for pk, first, last in dated.values_list("pk", self.first, self.last).distinct():
            for year in range(first or last, last + 1):
                yield pk, f"{year:04d}"

    def has(self, qs: QuerySet[Any], values: tuple[str, ...]) -> Any:
        """The condition that a record takes place in one of these years."""
        return reduce(or_, (self.between(qs, year, year) for year in values))

    def between(self, qs: QuerySet[Any], since: str, until: str) -> Any:
        """The condition that it takes place in a year of that span."""
        (way,) = self.ways
        begun = Q(**{f"{self.first}__lte": int(until)}) | Q(**{self.first: None, f"{self.last}__lte": int(until)})
        return holds(qs, begun, **{f"{self.last}__gte": int(since)}, **way.where)

    def said(self, years: str) -> str:
        """The years in the list's sentence."""
        return gettext("in %(years)s") % {"years": years}

    def said_span(self, since: str, until: str) -> str:
        """A span in the list's sentence; either end may be open."""
        if since and until:
            return gettext("from %(first)s to %(last)s") % {"first": since, "last": until}
        if since:
            return gettext("from %(year)s on") % {"year": since}
        return gettext("up to %(year)s") % {"year": until}


class DatedFacet(YearFacet):
    """The years that a record is dated to: those of its partial dates, whatever lies between them."""

    def __init__(self, *dates: str, **kwargs: Any) -> None:
        super().__init__(dates[0], dates[-1], **kwargs)
        self.ways = tuple(Way(date) for date in dates)

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and year, for each date."""
        for path, _where in self.ways:
            for pk, date in records.order_by().filter(**{f"{path}__isnull": False}).values_list("pk", path):
                yield pk, f"{date.year:04d}"

    def between(self, qs: QuerySet[Any], since: str, until: str) -> Any:
        """The condition that one of its dates lies in that span."""
        within = [Left(path, 4, output_field=CharField()) for path, _where in self.ways]
        found = [
            Exists(
                qs.model._default_manager.annotate(_year=year).filter(pk=OuterRef("pk"), _year__range=(since, until))
            )
            for year in within
        ]
        return reduce(or_, found)

    def said(self, years: str) -> str:
        """The years in the list's sentence."""
        return gettext("dated %(years)s") % {"years": years}

    def said_span(self, since: str, until: str) -> str:
        """A span in the list's sentence."""
        return gettext("dated %(span)s") % {"span": super().said_span(since, until)}


class Presence(Facet):
    """What a record has at all, or with `missing` has not: value → label and the ways to it."""

    def __init__(self, kinds: Mapping[str, tuple[Any, Sequence[Way]]], *, missing: bool = False, **kwargs: Any) -> None:
        self.kinds, self.missing = kinds, missing
        super().__init__("pk", vocabulary=self.labels, mode="all", **kwargs)

    def labels(self) -> Labels:
        """Value → label."""
        return {value: str(label) for value, (label, _ways) in self.kinds.items()}

    @property
    def source(self) -> object:
        """No other facet has the same values."""
        return self

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and value, for what each record has, or has not."""
        records = records.order_by()
        everything = set(records.values_list("pk", flat=True)) if self.missing else set()
        for value, (_label, ways) in self.kinds.items():
            found: set[int] = set()
            for path, where in ways:
                found.update(records.filter(**{f"{path}__isnull": False}, **where).values_list("pk", flat=True))
            yield from ((pk, value) for pk in (everything - found if self.missing else found))

    def has(self, qs: QuerySet[Any], values: tuple[str, ...]) -> Any:
        """The condition that a record has, or has not, one of these."""
        conditions = []
        for value in values:
            _label, ways = self.kinds[value]
            there = reduce(or_, (holds(qs, **{f"{path}__isnull": False}, **where) for path, where in ways))
            conditions.append(~there if self.missing else there)
        return reduce(or_, conditions)


class Bound(Declared):
    """One end of a span of years that a record's years must touch; `years` names the facet that has them."""

    field_class = YearField

    def __init__(self, *, label: Any, years: str, first: bool) -> None:
        super().__init__(label=label, required=False)
        self.years, self.first = years, first

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Nothing: the two ends of a span are asked together, by the filter set."""
        return qs


class Least(Declared):
    """How many things a record must have at least, of those that have a chosen value of the facet `by`.

    `things` is the path to them; they may be drafts, which do not count. An order by `weight` goes by their number;
    `phrase` says the number, and whether values of the other facet are chosen, in the list's sentence.
    """

    field_class = NumberField

    def __init__(self, things: str, *, by: str, weight: str, label: Any, phrase: Callable[[int, bool], str]) -> None:
        super().__init__(label=label, required=False)
        self.things, self.by, self.weight, self.phrase = things, by, weight, phrase
        self.public = {f"{things}__status": Status.PUBLISHED}

    def held(self, records: QuerySet[Any], by: Facet) -> Iterator[tuple[int, str, int]]:
        """Record number, value of the other facet and number of the thing; of all values together, an empty one."""
        having = records.order_by().filter(**{f"{self.things}__isnull": False}, **self.public)
        yield from ((pk, "", thing) for pk, thing in having.values_list("pk", f"{self.things}__pk").distinct())
        # In one call, so that it is one thing that has the value: a second one would join all things with all values.
        there = {f"{self.things}__isnull": False, f"{by.path}__isnull": False}
        having = records.order_by().filter(**there, **self.public)
        yield from having.values_list("pk", by.path, f"{self.things}__pk").distinct()

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Nothing: what counts depends on another filter, which the filter set knows."""
        return qs

    def enough(self, qs: QuerySet[Any], least: int, by: Facet, values: tuple[str, ...]) -> QuerySet[Any]:
        """The answer of the database."""
        counted = Q(**self.public) & (Q(**{f"{by.path}__in": values}) if values else Q())
        numbers = qs.model._default_manager.annotate(_held=Count(self.things, filter=counted, distinct=True))
        return qs.filter(pk__in=numbers.filter(_held__gte=least).values("pk"))


class Words(Declared):
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
                other, values = self.base_filters[facet.within], chosen[facet.within]
                for some in [(value,) for value in values] if other.mode == "all" else [values]:
                    both = {f"{facet.path}__in": chosen[name], f"{other.path}__in": some}
                    queryset = among(queryset, **both)
            if isinstance(facet, YearFacet) and any(span := self.span(name, chosen)):
                queryset = queryset.filter(facet.between(queryset, span[0] or "0000", span[1] or "9999"))
        for name, least in self.leasts():
            if chosen[name]:
                by = self.base_filters[least.by]
                queryset = least.enough(queryset, int(chosen[name]), by, chosen[least.by])
        return queryset

    @classmethod
    def span(cls, years: str, chosen: Mapping[str, Any]) -> tuple[str, str]:
        """The two ends of the span that is chosen over a facet of years; an open end is empty."""
        ends = {True: "", False: ""}
        for name, bound in cls.base_filters.items():
            if isinstance(bound, Bound) and bound.years == years and chosen.get(name):
                ends[bound.first] = "".join(chosen[name])
        return ends[True], ends[False]

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """All records of the list."""
        raise NotImplementedError

    @classmethod
    def facets(cls) -> Iterable[tuple[str, Facet]]:
        """The facets by name, as declared."""
        return [(name, f) for name, f in cls.base_filters.items() if isinstance(f, Facet)]

    @classmethod
    def leasts(cls) -> Iterable[tuple[str, Least]]:
        """The filters by weight, by name."""
        return [(name, f) for name, f in cls.base_filters.items() if isinstance(f, Least)]

    @classmethod
    def noun(cls, count: int, chosen: Mapping[str, tuple[str, ...]]) -> str:
        """What the list counts, with the number: “12 missions”."""
        raise NotImplementedError


def span_filters(years: str, since: Any, until: Any) -> tuple[Bound, Bound]:
    """The two ends of a span over the facet of that name, and what each is called."""
    return Bound(label=since, years=years, first=True), Bound(label=until, years=years, first=False)
