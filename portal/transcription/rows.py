"""The rows that a load finds and makes, and what hangs on them: excerpts, links, former slugs."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from browse.models import FormerSlug
from sources.models import Excerpt

from . import quotes
from .blocks import Data, Name, once
from .checking import Known
from .form import Record
from .places import Span, Texts
from .tables import Tables

BATCH = 500


class Missing(Exception):
    """A row that another one needs could not be written; what is wrong with it is said there."""


class Rows:
    """Rows by name: `known` are the records that there will be, `texts` their passages."""

    def __init__(self, tables: Tables, known: Known, texts: Texts) -> None:
        self.tables, self.known, self.texts = tables, known, texts
        self.stored = tables.named()
        self.found: dict[Name, Any] = {}
        self._excerpts = {(row.passage_id, row.start, row.end): row for row in tables.excerpts.values()}
        self._links: dict[tuple[type[models.Model], str], dict[int, list[int]]] = defaultdict(dict)

    def row(self, name: Name) -> Any:
        """The saved row of a record; raises Missing."""
        record = self.known.find(name)
        row = (self.found.get(record.name) or self.stored.get(record.name)) if record else None
        if row is None or row.pk is None:
            raise Missing(name)
        return row

    def before(self, record: Record) -> Name | None:
        """The name that a record has in the database: its own, or one that either of the two gave up."""
        names = [record.name, *once(record.name, self.known.formers)]
        names += [name for name in (self._renamed.get(record.name),) if name]
        free = (name for name in names if name == record.name or name not in self.known.records)
        return next((name for name in free if name in self.stored), None)

    @cached_property
    def _renamed(self) -> dict[Name, Name]:
        formers = {name: slugs for name, row in self.stored.items() if (slugs := self.tables.former_slugs(row))}
        return {former: name for name in self.stored for former in once(name, formers)}

    def excerpt(self, quote: Data) -> int:
        """The number of the excerpt of a quote, made where there is none yet; raises Missing."""
        passage, span = self.row(Name("passage", quote["at"])), self.span(quote, "quote")
        key = (passage.pk, *span)
        row = self._excerpts.get(key)
        if row is None or row.quote != quote["quote"]:
            row = row or Excerpt(passage=passage, start=span.start, end=span.end)
            row.quote = quote["quote"]
            row.save()
            self._excerpts[key] = row
        return int(row.pk)

    def span(self, quote: Data, words: str) -> Span:
        """Where a quote stands; raises Missing."""
        span = quotes.find(quote, self.texts, words)
        if span is None:
            raise Missing(quote["at"])
        return span

    def link(self, row: models.Model, field: str, numbers: list[int]) -> None:
        """Notes what a many-to-many field of `row` is to lead to; `save_links` sees to it."""
        self._links[type(row), field][row.pk] = numbers

    def save_links(self) -> None:
        """Makes the many-to-many fields lead where they should, a few queries for each."""
        for (model, name), wanted in self._links.items():
            field: Any = model._meta.get_field(name)
            through, one, other = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
            stored = self.tables.links[model, name]
            changed = {pk: numbers for pk, numbers in wanted.items() if set(numbers) != set(stored.get(pk, ()))}
            old = [pk for pk in changed if pk in stored]
            through._default_manager.filter(**{f"{one}__in": old}).delete()
            rows = [through(**{one: pk, other: n}) for pk, numbers in changed.items() for n in numbers]
            through._default_manager.bulk_create(rows, BATCH)

    def set_former_slugs(self, row: Any, slugs: list[str]) -> None:
        """Makes these, and no others, the slugs that a record once had."""
        if not slugs and not self.tables.rows[type(row)].get(row.pk):
            return
        row.former_slugs.exclude(slug__in=slugs).delete()
        alike = FormerSlug.objects.filter(content_type=ContentType.objects.get_for_model(row), slug__in=slugs)
        alike.exclude(object_id=row.pk).delete()
        there = set(alike.values_list("slug", flat=True))
        for slug in slugs:
            if slug not in there:
                row.former_slugs.create(slug=slug)
