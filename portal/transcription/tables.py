"""The database in memory, a query a table, and its records in the canonical form of files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from actors.models import Mention
from browse.models import FormerSlug
from sources.models import Excerpt, Passage, Section

from . import quotes
from .blocks import Block, Data, Name
from .forms import CHILDREN, FORMS, OWNERS
from .places import Place, Texts

Model = type[models.Model]
Owned = dict[int, list[Any]]


class Tables:
    """All rows that files hold, as they are now; what the portal finds by itself is left out."""

    def __init__(self) -> None:
        self.rows: dict[Model, dict[int, Any]] = {form.model: _by_number(form.model) for form in FORMS}
        self.excerpts = _by_number(Excerpt)
        self.owned: dict[tuple[Model, str], Owned] = {
            (each.form.model, each.owner): _by_owner(_rows(each.form.model), each.owner) for each in CHILDREN
        }
        for form in FORMS:
            if owner := OWNERS.get(form.name):
                self.owned[form.model, owner] = _by_owner(self.rows[form.model].values(), owner)
        self.links = {
            (form.model, field.name): _linked(field)
            for form in (*FORMS, *(each.form for each in CHILDREN))
            for field in form.model._meta.many_to_many
        }
        self._former: dict[tuple[int, int], list[str]] = defaultdict(list)
        for former in FormerSlug.objects.order_by("slug"):
            self._former[former.content_type_id, former.object_id].append(former.slug)
        passages = self.rows[Passage]
        self.texts = Texts((self.key_of(Passage, number), row.text) for number, row in passages.items())

    def key_of(self, model: Model, number: int) -> str:
        """The key by which files know a row."""
        row = self.rows[model][number]
        if isinstance(row, Passage):
            return Place.of(self._report(row), row.kind, row.number).code()
        return f"{self._report(row)} {row.number}" if isinstance(row, Section) else str(row.slug)

    def _report(self, row: Passage | Section) -> str:
        return str(self.rows[row._meta.get_field("report").related_model][row.report_id].slug)

    def linked(self, row: models.Model, field: str) -> list[int]:
        """The numbers of the rows that a many-to-many field of `row` leads to."""
        return self.links[type(row), field].get(row.pk, [])

    def nested(self, model: Model, owner: str, number: int) -> list[Any]:
        """The rows of `model` whose `owner` is the row of that number, by position."""
        return self.owned[model, owner].get(number, [])

    def former_slugs(self, row: models.Model) -> list[str]:
        """The former slugs of a row, in the order of the alphabet."""
        return self._former.get((ContentType.objects.get_for_model(row).pk, row.pk), [])

    def quote(self, number: int) -> Data:
        """An excerpt in canonical form."""
        row = self.excerpts[number]
        return self._quote(row.passage_id, row.quote, row.start, "quote")

    def spot(self, row: Mention) -> Data:
        """The place of a mention in canonical form."""
        words = self.rows[Passage][row.passage_id].plain_text[row.start : row.end]
        return self._quote(row.passage_id, words, row.start, "text")

    def _quote(self, passage: int, words: str, start: int, key: str) -> Data:
        code = self.key_of(Passage, passage)
        before = sum(each < start for each in self.texts.starts(code, words))
        return quotes.quote_data(code, words, before + 1, key)

    def blocks(self) -> Iterator[Block]:
        """All blocks of the database."""
        for form in FORMS:
            owner = OWNERS.get(form.name)
            for row in self.rows[form.model].values():
                if owner is None or getattr(row, f"{owner}_id") is None:
                    yield Block(form, form.dump(row, self))

    def named(self) -> dict[Name, Any]:
        """All rows that records may refer to."""
        return {
            Name(form.name, self.key_of(form.model, number)): row
            for form in FORMS
            for number, row in self.rows[form.model].items()
        }


def _rows(model: Model) -> list[Any]:
    ordered = "position" in {field.name for field in model._meta.fields}
    rows = model._default_manager.order_by(*(["position"] if ordered else []), "pk")
    return list(rows.filter(found=False) if model is Mention else rows)


def _by_number(model: Model) -> dict[int, Any]:
    return {row.pk: row for row in _rows(model)}


def _by_owner(rows: Iterable[Any], owner: str) -> Owned:
    found: Owned = defaultdict(list)
    for row in rows:
        found[getattr(row, f"{owner}_id")].append(row)
    return found


def _linked(field: Any) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    pairs = field.remote_field.through._default_manager.order_by("pk")
    for one, other in pairs.values_list(field.m2m_column_name(), field.m2m_reverse_name()):
        found[one].append(other)
    return found
