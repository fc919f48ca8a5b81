"""What a form is: a model with the keys of its records in files, and what is nested in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from .blocks import Block, Data, Name
from .keys import Key
from .places import Texts
from .source import Source

if TYPE_CHECKING:
    from .nested import Nested
    from .tables import Tables


def by_slug(data: Data, owner: str) -> str:
    """The key of a record that has a slug."""
    return str(data.get("slug", ""))


@dataclass
class Form:
    """How records of a model look in files.

    `key` tells records apart; it is given the owner's key too. `derive` sets what follows from a row and from the
    year of the report that it rests on.
    """

    model: type[models.Model]
    keys: tuple[Key, ...]
    key: Callable[[Data, str], str] = by_slug
    nested: tuple[Nested, ...] = ()
    derive: Callable[[Any, int], None] | None = None

    def __post_init__(self) -> None:
        for key in self.keys:
            key.bind(self.model)

    @property
    def name(self) -> str:
        """The model's name, by which references know the form."""
        return str(self.model._meta.model_name)

    @property
    def parts(self) -> Sequence[Key | Nested]:
        """The keys and what is nested, in the order in which files have them."""
        return (*self.keys, *self.nested)

    @property
    def names(self) -> list[str]:
        """All keys, in the order in which files have them."""
        return [name for part in self.parts for name in part.names]

    def read(self, raw: Any, source: Source) -> Data:
        """The canonical form of a record of a file."""
        if not isinstance(raw, dict):
            source.complain("must be a mapping.")
            return {}
        source.unknown(raw, self.names)
        data: Data = {}
        for part in self.parts:
            data |= part.read(raw, source)
        return data

    def dump(self, row: Any, tables: Tables) -> Data:
        """The canonical form of a record of the database."""
        data: Data = {}
        for part in self.parts:
            data |= part.dump(row, tables)
        return data

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        """The canonical form as a file of that report writes it."""
        shown: Data = {}
        for part in self.parts:
            shown |= part.render(data, report, texts)
        return shown

    def refs(self, data: Data) -> Iterator[Name]:
        """The records that this one names itself, without what is nested in it."""
        for key in self.keys:
            yield from key.refs(data)

    def quotes(self, data: Data) -> Iterator[tuple[Data, str]]:
        """The quotes that this record itself rests on."""
        for key in self.keys:
            yield from key.quotes(data)


@dataclass(frozen=True)
class Record:
    """One row to be: a record of a block, the block itself or one nested in it."""

    form: Form
    name: Name
    data: Data
    block: Block
    owner: tuple[str, Name] | None = None
    position: int = 0


def records(block: Block) -> Iterator[Record]:
    """The records of a block that others may refer to: its own first."""
    owner = block.name
    yield Record(block.form, owner, block.data, block)
    for nested in block.form.nested:
        if nested.apart:
            for position, data in enumerate(block.data.get(nested.name, ()), 1):
                name = Name(nested.form.name, nested.form.key(data, owner.key))
                yield Record(nested.form, name, data, block, (nested.owner, owner), position)


def children(form: Form, data: Data) -> Iterator[tuple[Nested, int, Data]]:
    """What hangs on a record and nothing refers to, with its position."""
    for nested in form.nested:
        if not nested.apart:
            for position, child in enumerate(data.get(nested.name, ()), 1):
                yield nested, position, child
