"""Imports: looked at row by row first, then written through the save service, all or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from browse.editing import Refusal
from portal.editing.differences import Change, difference
from portal.editing.recording import Changed
from portal.editing.service import Why, write
from portal.transcription.blocks import Block, Data, Name
from portal.transcription.checking import Known, check
from portal.transcription.forms import BY_NAME
from portal.transcription.places import Texts
from portal.transcription.problems import Problems
from portal.vocabulary import RevisionSource

from . import archives, rows, sheets
from .sheets import Unreadable
from .tables import TABLES
from .world import World

WHOLE = "records"  # the choice beside the flat tables


@dataclass
class Outcome:
    """What an import comes to: what each record becomes, and what is wrong, by row or file; `done` once written."""

    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    origins: dict[Name, list[str]] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    done: bool = False

    @property
    def lines(self) -> Iterator[tuple[Changed, str, list[Change]]]:
        """The records that change, with the rows that they come from and what changes, in the order of the file."""
        for each in sorted(self.changed, key=lambda each: _first(self.origins.get(each.name, []))):
            block = each.after or each.before
            assert block is not None  # noqa: S101 - one of the two is there
            before, after = (version.data if version else None for version in (each.before, each.after))
            yield each, ", ".join(self.origins.get(each.name, [])), difference(block.form, before, after)

    @property
    def mistakes(self) -> list[tuple[str, list[str]]]:
        """What is wrong, in the order of the file."""
        return sorted(self.wrong.items(), key=lambda pair: _first([pair[0]]))


def run(kind: str, name: str, content: bytes, person: Any, reason: str, *, dry: bool) -> Outcome:
    """Imports a file of that name: `kind` is a flat table, or WHOLE. With `dry`, it is tried and nothing is written.

    Where anything is wrong, nothing is written either. Raises Unreadable.
    """
    world = World()
    if kind == WHOLE:
        changes = archives.changes_of(content, world)
    else:
        changes = rows.changes_of(TABLES[kind], sheets.read(name, content), world)
    stored = {name: block.data for name, block in world.blocks.items()}
    new = {name: data for name, data in changes.blocks.items() if data != stored.get(name)}
    outcome = Outcome(same=len(changes.blocks) - len(new), origins=changes.origins, wrong=changes.wrong)
    for row, reason_ in _unsound(new, changes.origins, world):
        outcome.wrong.setdefault(row, []).append(reason_)
    if outcome.wrong or not new:
        return outcome
    try:
        outcome.changed = write(new, Why(person, reason, RevisionSource.IMPORT.value), dry=dry)
        outcome.done = not dry
    except Refusal as refusal:
        outcome.wrong = _placed(refusal.reasons, changes.origins)
    return outcome


def _unsound(new: dict[Name, Data | None], origins: dict[Name, list[str]], world: World) -> Iterator[tuple[str, str]]:
    """What is wrong with references and quotes, by row: looked at here, where the rows are known."""
    target = {name: block for name, block in world.blocks.items() if name not in new}
    made = {name: Block(BY_NAME[name.form], data, ", ".join(origins[name])) for name, data in new.items() if data}
    renamed = {name: block.name for name, block in made.items() if name != block.name}
    known = Known([*target.values(), *made.values()], renamed)
    texts = Texts(
        (block.name.key, block.data["text"])
        for block in (*target.values(), *made.values())
        if block.form.name == "passage"
    )
    problems = Problems()
    for block in made.values():
        check(block, known, texts, problems)
    for problem in problems.found:
        yield problem.where, f"{problem.record}: {problem.reason}"


def _placed(reasons: list[str], origins: dict[Name, list[str]]) -> dict[str, list[str]]:
    """Reasons by the rows of the record that they begin with, as far as they begin with one."""
    found: dict[str, list[str]] = defaultdict(list)
    for reason in reasons:
        name = next((name for name in origins if reason.startswith(f"{name.key}: ")), None)
        found[", ".join(origins[name]) if name else _("all")].append(reason)
    return dict(found)


def _first(origins: list[str]) -> tuple[int, str]:
    text = origins[0].partition(",")[0] if origins else ""
    return (int(text), "") if text.isdecimal() else (0, text)


__all__ = ["WHOLE", "Outcome", "Unreadable", "run"]
