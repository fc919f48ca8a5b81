"""The flat tables: one row a record, its columns those of the record's block that are not nested in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.transcription.blocks import Block, Data, Name
from portal.transcription.cited import Evidence
from portal.transcription.form import Form
from portal.transcription.forms import ACTOR, DOCUMENT, INITIATIVE, PARTICIPATION, RESULT
from portal.transcription.keys import Key, Value
from portal.transcription.references import FormerSlugs, Refs
from portal.transcription.tables import Tables
from portal.transcription.values import NO, default_text

OWNER = INITIATIVE.name


@dataclass(frozen=True)
class Table:
    """A flat table of the records of `form`; of those nested in an initiative, `nested` is the key.

    `key` are the columns by which a row finds its record.
    """

    name: str
    label: Promise
    form: Form
    key: tuple[str, ...] = ("slug",)
    nested: str = ""

    @property
    def columns(self) -> list[str]:
        """Its columns, in order."""
        own = ["at" if name == "at" else name for key in self.form.keys for name in key.names]
        return [OWNER, *own] if self.nested else own

    def rows(self, blocks: Iterable[Block]) -> Iterator[list[str]]:
        """Its rows, in the order of the records."""
        for block in blocks:
            for owner, data in self.records(block):
                cells = self.cells(data) | {OWNER: owner}
                yield [cells[column] for column in self.columns]

    def records(self, block: Block) -> Iterator[tuple[str, Data]]:
        """The records of a block that stand in this table, with the slug of the initiative that they belong to."""
        if block.form is self.form:
            yield "", block.data
        if block.form is INITIATIVE and self.nested:
            for data in block.data.get(self.nested, ()):
                yield block.name.key, data

    def cells(self, data: Data) -> dict[str, str]:
        """A record as texts, by column; what files leave out is said."""
        return {name: text for key in self.form.keys for name, text in _cells(key, data).items()}


def _cells(key: Key, data: Data) -> dict[str, str]:
    match key:
        case Evidence():
            return {"evidence": "\n".join(map(line_of, data.get("evidence", ())))}
        case Refs() | FormerSlugs():
            return {name: " ".join(data.get(name, ())) for name in key.names}
        case Value():
            text = data.get(key.name, default_text(key.field))
            return {key.name: text or NO if key.field.get_internal_type() == "BooleanField" else text}
        case _:
            return {name: data.get(name, "") for name in key.names}


def line_of(quote: Data) -> str:
    """A quote as a line, as the forms have it too: place, which of several occurrences, words."""
    which = f" ({quote['occurrence']})" if "occurrence" in quote else ""
    return f"{quote['at']}{which}: {quote['quote']}"


TABLES = {
    table.name: table
    for table in (
        Table("actors", _("Actors"), ACTOR),
        Table("initiatives", _("Initiatives"), INITIATIVE),
        Table("participations", _("Participations"), PARTICIPATION, (OWNER, "actor", "role"), "participants"),
        Table("results", _("Results"), RESULT, nested="results"),
        Table("documents", _("Documents"), DOCUMENT),
    )
}


def written(table: Table) -> tuple[list[str], list[list[str]]]:
    """The columns of a table and all its rows, in the order of the files."""
    return table.columns, list(table.rows(ordered(Tables())))


def ordered(tables: Tables) -> list[Block]:
    """All blocks, by slug: the same order for the same records."""
    return sorted(tables.blocks(), key=lambda block: block.name)


def names(form: Form, data: Any) -> Name:
    """The name of a record that has a slug."""
    return Name(form.name, str(data.get("slug", "")))
