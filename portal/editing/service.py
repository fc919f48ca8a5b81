"""The save service: the one way in which records are written, by form, by proposal, by import or by command.

One writer at a time: each takes the lock on the row of the data version first, so that what it checks still holds
when it writes, on either database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from django.db import transaction
from django.utils.translation import gettext as _

from actors.mentions import find_mentions
from browse import versions
from browse.editing import Refusal
from browse.models import DataVersion
from portal.models import Revision
from portal.transcription.blocks import Block, Data, Name
from portal.transcription.forms import BY_NAME
from portal.transcription.merging import Decision, Fate
from portal.transcription.planning import Plan
from portal.transcription.problems import Problems, Refused
from portal.transcription.soundness import check_plan
from portal.transcription.tables import Tables
from portal.transcription.writing import Writer

from .part import Part
from .recording import Changed, Why, record
from .roots import Root, roots_of
from .rules import left, still_used, unpublished
from .usage import uses

__all__ = ["Edit", "Why", "lock", "write"]


def lock() -> int:
    """Waits until no other writer is at work, and keeps others waiting; returns the data version that will be."""
    DataVersion.objects.get_or_create(pk=1)
    return DataVersion.objects.select_for_update().get(pk=1).number + 1


class Edit:
    """Writes to rows, as one change of the blocks that they stand in: all of it, or, with an exception, nothing.

    `watch` looks at blocks before they are written to, `finish` afterwards: it checks the rules, writes versions down,
    and raises Refusal. Whoever writes through a form calls `held` in between.
    """

    def __init__(self, why: Why) -> None:
        self.why = why
        self.before: dict[Root, Block] = {}
        self.after: dict[Root, Block] = {}
        self.changes: list[Changed] = []
        self.part: Part | None = None
        self.finished = False
        self.made: dict[Name, Revision] = {}
        self._change: Any = None

    def __enter__(self) -> Self:
        self._change = versions.change()
        self._change.__enter__()
        try:
            self.version = lock()
        except BaseException as error:
            self._change.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Any:
        return self._change.__exit__(kind, error, trace)

    def watch(self, roots: Iterable[Root]) -> dict[Root, Block]:
        """Looks at blocks before they are written to; what was looked at before is kept as it was."""
        new = set(roots) - self.before.keys()
        self.before |= Part(new).by_root()
        return self.before

    def look(self, roots: Iterable[Root] = ()) -> list[Changed]:
        """Looks at the same blocks, and others, after they were written to: those that changed."""
        self.part = Part({*self.before, *roots})
        self.after = self.part.by_root()
        pairs = [Changed(self.before.get(root), self.after.get(root)) for root in sorted({*self.before, *self.after})]
        self.changes = [pair for pair in pairs if pair.differs]
        return self.changes

    def finish(self, roots: Iterable[Root] = ()) -> dict[Name, Revision]:
        """Checks the rules, and writes down what changed; raises Refusal."""
        changes = self.look(roots) if roots or self.part is None else self.changes
        self.check(changes)
        self.made = record([*changes, *self._users_of_renamed(changes)], self.why, self.version)
        self.finished = True
        return self.made

    def check(self, changes: Iterable[Changed]) -> None:
        """Raises Refusal with all that the rules of publishing forbid."""
        assert self.part is not None  # noqa: S101 - `look` went before
        reasons = [reason for each in changes if each.after for reason in unpublished(each.after, self.part)]
        reasons += [reason for row in left(self.before, self.after) for reason in still_used(row)]
        if reasons:
            raise Refusal(dict.fromkeys(reasons))

    def _users_of_renamed(self, changes: Iterable[Changed]) -> list[Changed]:
        """The blocks that call a record by its key, after it got another one."""
        renamed = {each.after.name: each.before.name for each in changes if each.before and each.after}
        roots = {
            root
            for root, block in self.after.items()
            if renamed.get(block.name, block.name) != block.name
            for use in uses(root.row)
            for root in roots_of(use.row)
        } - self.after.keys()
        return [Changed(None, block) for block in Part(roots).by_root().values()]


def write(changes: Mapping[Name, Data | None], why: Why, *, dry: bool = False) -> list[Changed]:
    """Makes blocks what `changes` say, by the name that each has now; None deletes. Returns what changed.

    A block whose data have another slug is renamed; one that is not there is made. The same checks as when a
    transcription is loaded, for all of it; raises Refusal. With `dry`, all is tried and nothing is written.
    """
    with transaction.atomic():
        with versions.change():
            found = _write(changes, why)
        if dry:
            transaction.set_rollback(True)
    return found


def _write(changes: Mapping[Name, Data | None], why: Why) -> list[Changed]:
    version = lock()
    tables = Tables()
    stored = {block.name: block for block in tables.blocks()}
    decisions = [Decision(name, Fate.UNCHANGED, block, block) for name, block in stored.items() if name not in changes]
    for name, data in changes.items():
        new = Block(BY_NAME[name.form], data) if data is not None else None
        old = stored.get(name)
        fate = Fate.DELETED if new is None else Fate.UPDATED if old else Fate.CREATED
        if new or old:
            decisions.append(Decision(name, fate, new, old))
    plan, problems = Plan(tuple(decisions)), Problems()
    try:
        check_plan(plan, list(stored.values()), (), problems)
        problems.refuse_if_any()
        Writer(plan, tables, problems).write()
        problems.refuse_if_any()
    except Refused as refused:
        raise Refusal(said(refused.problems)) from None
    find_mentions()
    return recorded(stored, plan, why, version)


def said(problems: Problems) -> list[str]:
    """Problems as sentences for an editor."""
    return [_("%(record)s: %(reason)s") % {"record": each.record, "reason": each.reason} for each in problems.found]


def recorded(stored: Mapping[Name, Block], plan: Plan, why: Why, version: int) -> list[Changed]:
    """Writes down every block that a plan made another, wherever it did; `stored` are those before."""
    renamed = {new: old for old, new in plan.renamed.items()}
    now = {block.name: block for block in Tables().blocks()}
    found = [Changed(stored.get(renamed.get(name, name)), block) for name, block in now.items()]
    kept = {change.before.name for change in found if change.before}
    found += [Changed(block, None) for name, block in stored.items() if name not in kept]
    found = [change for change in found if change.differs]
    record(found, why, version)
    return found
