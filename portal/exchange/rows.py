"""Rows of a flat table as changes of blocks."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.transcription.blocks import Data, Name
from portal.transcription.cited import Evidence
from portal.transcription.forms import INITIATIVE
from portal.transcription.keys import Key
from portal.transcription.problems import Problems
from portal.transcription.references import FormerSlugs, Refs
from portal.transcription.source import Source
from sources import quoting

from .sheets import Line, Sheet, Unreadable
from .tables import OWNER, Table
from .world import World

BETWEEN = re.compile(r"[\s,;]+")  # slugs


@dataclass
class Changes:
    """What an import comes to: blocks as they are to be, None for one that goes into another; what each came from.

    `wrong` is what is wrong with each row, or each file.
    """

    blocks: dict[Name, Data | None] = field(default_factory=dict)
    origins: dict[Name, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def changes_of(table: Table, sheet: Sheet, world: World) -> Changes:
    """What the rows of a sheet come to. Columns that it does not have stay as they are; raises Unreadable."""
    unknown = [column for column in sheet.columns if column not in table.columns]
    if unknown:
        raise Unreadable(
            _("There is no column “%(column)s”; columns are %(columns)s.")
            % {"column": unknown[0][:40], "columns": ", ".join(table.columns)}
        )
    if missing := [column for column in table.key if column not in sheet.columns]:
        raise Unreadable(_("The column “%(column)s” is missing.") % {"column": missing[0]})
    return Merge(table, world).run(sheet.lines)


class Merge:
    """The merging of a sheet's rows, one by one, into the blocks that there are."""

    def __init__(self, table: Table, world: World) -> None:
        self.table, self.world = table, world
        self.changes = Changes()
        self.homes = dict(world.homes)

    def run(self, lines: list[Line]) -> Changes:
        """Merges all rows; one in which something is wrong leads to nothing."""
        seen: dict[tuple[str, ...], str] = {}
        for line in lines:
            row, cells = str(line.number), {c: text.replace("\r\n", "\n") for c, text in line.cells.items()}
            key = tuple(cells[column].strip() for column in self.table.key)
            try:
                if not all(key):
                    blank = self.table.key[key.index("")]
                    raise ValidationError(_("%(column)s is missing.") % {"column": blank})
                if key in seen:
                    raise ValidationError(_("Row %(row)s is of the same record.") % {"row": seen[key]})
                seen[key] = row
                self._merge(row, key, cells)
            except ValidationError as error:
                self.changes.wrong[row] += error.messages
        for name, data in self.changes.blocks.items():
            for nested in INITIATIVE.nested if name.form == OWNER and data else ():
                if nested.order and data and nested.name in data:
                    data |= nested.canonical(data[nested.name], self.world.texts)
        return self.changes

    def _merge(self, row: str, key: tuple[str, ...], cells: dict[str, str]) -> None:
        if self.table.key != ("slug",):
            self._merge_child(row, key, cells)
        else:
            name = self.world.now(Name(self.table.form.name, key[0]))
            cells["slug"] = name.key  # which may be another than the row's: one that the record once had
            home = self.homes.get(name, name)
            if self.table.nested:
                self._merge_result(row, name, home, cells)
            else:
                before = self._block(name)
                nested = {n.name: before[n.name] for n in self.table.form.nested if n.name in before}
                self._put(row, name, self._read(before, cells) | nested)

    def _merge_child(self, row: str, key: tuple[str, ...], cells: dict[str, str]) -> None:
        """What is nested in an initiative and has no name of its own: it keeps its place, or comes last."""
        owner, block = self._owner(key[0])
        children = list(block.get(self.table.nested, ()))
        same = [place for place, data in enumerate(children) if _identity(data, self.table.key[1:]) == key[1:]]
        data = self._read(children[same[0]] if same else {}, cells)
        if same:
            children[same[0]] = data
        else:
            children.append(data)
        self._put(row, owner, block | {self.table.nested: children})

    def _merge_result(self, row: str, name: Name, home: Name, cells: dict[str, str]) -> None:
        """A result stands in the block of its initiative, or has one of its own; a row may move it."""
        many, inside = self.table.nested, self._block(home)
        before = inside
        if home != name:
            before = next(data for data in inside.get(many, ()) if data["slug"] == name.key)
        data = self._read(before, cells)
        to = home
        if OWNER in cells:
            slug = cells[OWNER].strip()
            to = self._owner(slug)[0] if slug else name
        if inside and not home == to == name:
            rest = [each for each in inside.get(many, ()) if each["slug"] != name.key]
            kept = {key: value for key, value in inside.items() if key != many} | ({many: rest} if rest else {})
            self._put(row, home, None if home == name else kept)
        if to == name:
            self._put(row, name, data)
        else:
            block = self._block(to)
            self._put(row, to, block | {many: [*block.get(many, ()), data]})
        self.homes[name] = to

    def _owner(self, slug: str) -> tuple[Name, Data]:
        name = self.world.now(Name(OWNER, slug))
        block = self._block(name)
        if not block:
            raise ValidationError(self.world.missing(name))
        return name, block

    def _block(self, name: Name) -> Data:
        if name in self.changes.blocks:
            return self.changes.blocks[name] or {}
        stored = self.world.blocks.get(name)
        return dict(stored.data) if stored else {}

    def _put(self, row: str, name: Name, data: Data | None) -> None:
        self.changes.blocks[name] = data
        if row not in self.changes.origins[name]:
            self.changes.origins[name].append(row)

    def _read(self, before: Data, cells: dict[str, str]) -> Data:
        """The own keys of a record with what a row says of them, canonical; raises ValidationError."""
        problems = Problems()
        source = Source("", "", self.world.texts, problems)
        shown = self.table.cells(before) | cells
        data: Data = {}
        for key in self.table.form.keys:
            data |= key.read(self._raw(key, shown, problems), source)
        if problems.found:
            raise ValidationError([problem.reason for problem in problems.found])
        return data

    def _raw(self, key: Key, cells: dict[str, str], problems: Problems) -> dict[str, Any]:
        match key:
            case Evidence():
                return {"evidence": self._quotes(cells["evidence"], problems)}
            case Refs() | FormerSlugs():
                return {name: [slug for slug in BETWEEN.split(cells[name]) if slug] for name in key.names}
            case _:
                return {name: cells[name] for name in key.names}

    def _quotes(self, text: str, problems: Problems) -> list[dict[str, str]]:
        """The quotes of a cell, as the forms take them too, each as a file has it."""
        found = []
        try:
            for line in quoting.read(text, self.world.report):
                code = line.place.code()
                passage = self.world.passages.get(code)
                if passage is None:
                    problems.add("", "", _("There is no %(place)s.") % {"place": code})
                    continue
                span = quoting.find(line, passage)
                which = 1 + sum(start < span.start for start in self.world.texts.starts(code, span.quote))
                found.append({"at": code, "quote": span.quote, "occurrence": str(which)})
        except ValidationError as error:
            problems.add("", "", " ".join(error.messages))
        return found


def _identity(data: Data, key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(data.get(name, "") for name in key)
