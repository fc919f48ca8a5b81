"""Which of file and database a load keeps, block by block, by what both were at the last load.

| since the last load       | the load                                                       |
|---------------------------|----------------------------------------------------------------|
| neither changed           | leaves it                                                      |
| the file alone            | takes the file, where it leaves the file too                   |
| the database alone        | keeps the database; what an editor deleted stays deleted       |
| both, to the same         | notes that they are equal                                      |
| both, differently         | keeps the database and reports a conflict, or `overwrite`s it  |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .blocks import Block, Name


class Fate(Enum):
    """What a load does with a block, in words."""

    UNCHANGED = "unchanged"
    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    EQUAL = "equal"  # changed in both, or entered in both, to the same
    KEPT = "kept as edited"
    GONE = "deleted by an editor"
    OWN = "entered by an editor"  # and in no file
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Digests:
    """What file and database said when they were last loaded."""

    file: str
    database: str


@dataclass(frozen=True)
class Decision:
    """A block in the file, in the database, and what becomes of it."""

    name: Name
    fate: Fate
    file: Block | None
    database: Block | None
    reason: str = ""

    @property
    def takes_file(self) -> bool:
        """Whether the load makes the database what the file says."""
        return self.fate in (Fate.CREATED, Fate.UPDATED, Fate.DELETED)

    @property
    def agreed(self) -> bool:
        """Whether file and database say the same after the load."""
        return self.takes_file or self.fate == Fate.EQUAL

    @property
    def target(self) -> Block | None:
        """The block after the load."""
        return self.file if self.takes_file else self.database


def decide(
    name: Name, file: Block | None, database: Block | None, loaded: Digests | None, *, overwrite: bool = False
) -> Decision:
    """What becomes of one block."""

    def decision(fate: Fate, reason: str = "") -> Decision:
        return Decision(name, fate, file, database, reason)

    def take() -> Decision:
        if file is None:
            return decision(Fate.DELETED)
        return decision(Fate.UPDATED if database else Fate.CREATED)

    new, now = file.digest if file else "", database.digest if database else ""
    if loaded is None:
        if new == now:
            return decision(Fate.EQUAL)
        if not database:
            return take()
        if not file:
            return decision(Fate.OWN)
        if overwrite:
            return take()
        return decision(Fate.CONFLICT, "An editor entered another record of that name.")
    if new == loaded.file and now == loaded.database:
        return decision(Fate.UNCHANGED)
    if new == now:
        return decision(Fate.EQUAL)
    if now == loaded.database:
        return take()
    if overwrite and (not database or new != loaded.file):
        return take()
    did = "changed" if database else "deleted"
    if new == loaded.file:
        return decision(Fate.KEPT if database else Fate.GONE, f"An editor {did} it.")
    return decision(Fate.CONFLICT, f"An editor {did} it, and {'the file changed' if file else 'it left the file'}.")
