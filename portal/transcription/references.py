"""Keys that lead to other records, or that others led to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from .blocks import Data, Name
from .keys import Field, Key
from .places import Texts
from .source import Source

if TYPE_CHECKING:
    from .rows import Rows
    from .tables import Tables


class Ref(Field):
    """Another record, by its slug."""

    def read(self, raw: Data, source: Source) -> Data:
        if text := source.text(raw, self.name):
            return {self.name: self.full(text, source.report)}
        if not raw.get(self.name) and not self.field.blank:
            source.complain(f"{self.name} is missing.")
        return {}

    def dump(self, row: Any, tables: Tables) -> Data:
        number = getattr(row, self.field.attname)
        return {} if number is None else {self.name: tables.key_of(self.field.related_model, number)}

    def write(self, row: Any, data: Data, rows: Rows) -> None:
        setattr(row, self.field.name, next((rows.row(name) for name in self.refs(data)), None))

    def refs(self, data: Data) -> Iterator[Name]:
        if self.name in data:
            yield Name(self.field.related_model._meta.model_name, data[self.name])

    def full(self, text: str, report: str) -> str:
        """The key of the record that a file of that report names so."""
        return text


class SectionRef(Ref):
    """A section of the same report, by its number."""

    def full(self, text: str, report: str) -> str:
        return f"{report} {text}"

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        return {self.name: data[self.name].partition(" ")[2]} if self.name in data else {}


class Refs(Field):
    """Several other records, by their slugs, in the order of the alphabet."""

    def read(self, raw: Data, source: Source) -> Data:
        found = sorted(source.texts_of(raw, self.name))
        if not raw.get(self.name) and not self.field.blank:
            source.complain(f"{self.name} is missing.")
        return {self.name: found} if found else {}

    def dump(self, row: Any, tables: Tables) -> Data:
        numbers = tables.linked(row, self.field.name)
        found = sorted(tables.key_of(self.field.related_model, number) for number in numbers)
        return {self.name: found} if found else {}

    def link(self, row: Any, data: Data, rows: Rows) -> None:
        rows.link(row, self.field.name, [rows.row(name).pk for name in self.refs(data)])

    def refs(self, data: Data) -> Iterator[Name]:
        for key in data.get(self.name, ()):
            yield Name(self.field.related_model._meta.model_name, key)


class FormerSlugs(Key):
    """The slugs that the record once had."""

    names = ("former_slugs",)

    def read(self, raw: Data, source: Source) -> Data:
        found = sorted(source.texts_of(raw, "former_slugs"))
        for slug in found:
            try:
                validate_slug(slug)
            except ValidationError:
                source.complain(f"former_slugs: “{slug}” is not a slug.")
        return {"former_slugs": found} if found else {}

    def dump(self, row: Any, tables: Tables) -> Data:
        found = tables.former_slugs(row)
        return {"former_slugs": found} if found else {}

    def link(self, row: Any, data: Data, rows: Rows) -> None:
        rows.set_former_slugs(row, data.get("former_slugs", []))
