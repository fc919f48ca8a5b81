"""What a load will do: a decision for each block, and the state that follows from all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from .blocks import ANY, Block, Name, once
from .checking import rests_on
from .form import records
from .merging import Decision, Digests, Fate, decide
from .places import Texts

PASSAGE, REPORT = "passage", "report"


@dataclass(frozen=True)
class Plan:
    """The decisions of a load."""

    decisions: tuple[Decision, ...]

    def having(self, *fates: Fate) -> list[Decision]:
        """The decisions of these fates."""
        return [decision for decision in self.decisions if decision.fate in fates]

    @property
    def target(self) -> list[Block]:
        """All blocks that there are after the load."""
        return [block for decision in self.decisions if (block := decision.target)]

    @property
    def changed(self) -> list[Block]:
        """The blocks to write: those taken from a file, and those that quote a passage or report that changes."""
        moved = {d.name for d in self.having(Fate.UPDATED) if d.name.form in (PASSAGE, REPORT)}
        return [
            block
            for decision in self.decisions
            if (block := decision.target)
            and (decision.takes_file or (moved and any(rests_on(record) & moved for record in records(block))))
        ]

    @property
    def renamed(self) -> dict[Name, Name]:
        """What the database calls the records to which a file gives another slug, and that slug."""
        return {
            decision.database.name: decision.file.name
            for decision in self.having(Fate.UPDATED)
            if decision.file and decision.database and decision.file.name != decision.database.name
        }

    @property
    def forced(self) -> Plan:
        """The same, but writing what is in the files already too: to find out whether they could be loaded."""
        return Plan(
            tuple(
                replace(decision, fate=Fate.UPDATED)
                if decision.file and decision.fate in (Fate.UNCHANGED, Fate.EQUAL)
                else decision
                for decision in self.decisions
            )
        )

    @property
    def dropped(self) -> list[Block]:
        """The blocks of the database that are in no file any more."""
        return [block for decision in self.having(Fate.DELETED) if (block := decision.database)]


def plan(
    files: Iterable[Block],
    database: Iterable[Block],
    loaded: Mapping[Name, Digests],
    unread: AbstractSet[Name] = frozenset(),
    *,
    overwrite: bool = False,
) -> Plan:
    """Decides each block. A block and one that names it as its former self are one, renamed.

    What could not be read of the files (`unread`) is left alone; such a load comes to nothing anyway.
    """
    decisions = []
    for file, stored in _paired({b.name: b for b in files}, {b.name: b for b in database}):
        if stored and not file and not unread.isdisjoint({stored.name, Name(stored.name.form, ANY)}):
            decisions.append(Decision(stored.name, Fate.KEPT, None, stored))
            continue
        names = [block.name for block in (file, stored) if block]
        digests = next((loaded[name] for name in names if name in loaded), None)
        decisions.append(decide(names[0], file, stored, digests, overwrite=overwrite))
    seen = {decision.name for decision in decisions}
    decisions += [decide(name, None, None, loaded[name]) for name in loaded if name not in seen]
    return Plan(tuple(_retaining(decisions)))


def _paired(files: dict[Name, Block], database: dict[Name, Block]) -> Iterator[tuple[Block | None, Block | None]]:
    left = {name: block for name, block in database.items() if name not in files}
    formers = {name: block.data.get("former_slugs", []) for name, block in (database | files).items()}
    now_called = {former: name for name in left for former in once(name, formers)}
    for name, file in files.items():
        stored = database.get(name)
        if stored is None:
            other = next((n for n in (*once(name, formers), now_called.get(name, name)) if n in left), None)
            stored = left.pop(other) if other else None
        yield file, stored
    for block in left.values():
        yield None, block


def _retaining(decisions: list[Decision]) -> list[Decision]:
    """Keeps what left the files but carries a record that an editor entered or changed."""
    while True:
        edited = [d.database for d in decisions if d.fate in (Fate.KEPT, Fate.OWN, Fate.CONFLICT) and d.database]
        needed = {name: block for block in edited for record in records(block) for name in rests_on(record)}
        kept = [_retained(decision, needed) for decision in decisions]
        if kept == decisions:
            return decisions
        decisions = kept


def _retained(decision: Decision, needed: dict[Name, Block]) -> Decision:
    if decision.fate != Fate.DELETED or not decision.database:
        return decision
    for record in records(decision.database):
        user = needed.get(record.name)
        if user and user.name != decision.database.name:
            reason = f"It left the file, but {user.name} in the database rests on it."
            return replace(decision, fate=Fate.CONFLICT, reason=reason)
    return decision


def texts_of(blocks: Iterable[Block]) -> Texts:
    """The passages among blocks, to be quoted from."""
    return Texts((block.name.key, block.data["text"]) for block in blocks if block.name.form == PASSAGE)
