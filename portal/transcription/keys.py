"""What one key of a record means: how it is read from a file, from the database, and set on a record.

Each kind of key knows the names it answers to in a file. `read` gives the canonical form and complains of what is
wrong; `dump` gives the same form of a row of the database; `write` sets a row's own columns from it, and `link`,
once the row has a number, what hangs on it; `render` gives the form of a file back; `refs` and `quotes` say what it
rests on. Here are plain values; references stand in `references`, quotes and places in `cited`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from .blocks import Data, Name
from .places import Texts
from .source import Source
from .values import default_text, from_text, to_text

if TYPE_CHECKING:
    from .rows import Rows
    from .tables import Tables


class Key:
    """A key that does nothing; the base of the others."""

    names: tuple[str, ...] = ()

    def bind(self, model: type[models.Model]) -> None:
        """Tells the key whose it is."""

    def read(self, raw: Data, source: Source) -> Data:
        """The canonical form of what a file says."""
        raise NotImplementedError

    def dump(self, row: Any, tables: Tables) -> Data:
        """The canonical form of what the database says."""
        raise NotImplementedError

    def write(self, row: Any, data: Data, rows: Rows) -> None:
        """Sets the row's own columns."""

    def link(self, row: Any, data: Data, rows: Rows) -> None:
        """Notes what hangs on a saved row."""

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        """The canonical form as a file of that report writes it."""
        return {name: data[name] for name in self.names if name in data}

    def refs(self, data: Data) -> Iterator[Name]:
        """The records that it names."""
        return iter(())

    def quotes(self, data: Data) -> Iterator[tuple[Data, str]]:
        """The quotes that it rests on, each with the name of the key that holds the words."""
        return iter(())


class Field(Key):
    """A key that is a field of the model, of the same name unless one is given."""

    def __init__(self, name: str, field: str = "") -> None:
        self.name, self.names, self.field_name = name, (name,), field or name
        self.field: Any = None

    def bind(self, model: type[models.Model]) -> None:
        self.field = model._meta.get_field(self.field_name)


class Value(Field):
    """A plain value."""

    def read(self, raw: Data, source: Source) -> Data:
        text = source.text(raw, self.name)
        if raw.get(self.name) and not text:
            return {}
        try:
            text = to_text(from_text(self.field, text))
        except ValidationError as error:
            source.complain(f"{self.name}: {' '.join(error.messages)}" if text else f"{self.name} is missing.")
            return {}
        return self.canonical(text)

    def dump(self, row: Any, tables: Tables) -> Data:
        return self.canonical(to_text(getattr(row, self.field.name)))

    def canonical(self, text: str) -> Data:
        """What is not the default."""
        return {self.name: text} if text != default_text(self.field) else {}

    def write(self, row: Any, data: Data, rows: Rows) -> None:
        setattr(row, self.field.name, from_text(self.field, data.get(self.name, "")))
