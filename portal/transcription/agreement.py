"""How far two readings of the report agree, made by readers who had not seen each other's.

Each reading is a file of `readings/` in the folder of the transcription: initiatives with kind, dates and participants,
results with their figures, mandates and relations, by the slugs that both share where they mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.markdown import table

from .blocks import Data
from .plain import read

Facts = set[tuple[str, ...]]
DATES = ("start", "end")
FORMS = ("recurrence", "stage")
FIGURES = ("value", "baseline", "baseline_date", "as_of")


@dataclass(frozen=True)
class Agreement:
    """What two readings both say of something, and what one of them says alone; in facts."""

    what: str
    both: int
    first: int
    second: int

    @property
    def share(self) -> int:
        """What both say, in per cent of what either says."""
        return round(100 * self.both / ((self.both + self.first + self.second) or 1))


def agreement(folder: Path) -> list[Agreement]:
    """How far the two readings in `folder` agree, by what they speak of; raises OSError or Malformed."""
    first, second = read(folder / "first.yaml"), read(folder / "second.yaml")
    return [_compared(what, facts(first, second), facts(second, first)) for what, facts in COMPARED.items()]


def shown(rows: list[Agreement]) -> str:
    """As a Markdown table."""
    cells = ((row.what, row.both, row.first, row.second, f"{row.share} %") for row in rows)
    return table(("What", "In both", "In the first only", "In the second only", "Agreement"), cells)


def _compared(what: str, first: Facts, second: Facts) -> Agreement:
    return Agreement(what, len(first & second), len(first - second), len(second - first))


def _all(name: str, *keys: str) -> Callable[[Data, Data], Facts]:
    """The records of a list, by those keys."""
    return lambda reading, _: {tuple(record.get(key, "") for key in keys) for record in reading.get(name, ())}


def _shared(name: str, *keys: str) -> Callable[[Data, Data], Facts]:
    """What the records that both readings have say under those keys."""

    def facts(reading: Data, other: Data) -> Facts:
        shared = {record["slug"] for record in other.get(name, ())}
        return {
            (record["slug"], key, record[key])
            for record in reading.get(name, ())
            for key in keys
            if record["slug"] in shared and key in record
        }

    return facts


def _parts(reading: Data) -> Iterator[tuple[str, str, str]]:
    for record in reading["initiatives"]:
        for group in record.get("participants", ()):
            for actor in group["actors"]:
                yield record["slug"], actor, group["role"]


def _takings(*places: int) -> Callable[[Data, Data], Facts]:
    """Who takes part in the initiatives that both readings have."""

    def facts(reading: Data, other: Data) -> Facts:
        shared = {record["slug"] for record in other["initiatives"]}
        return {tuple(part[place] for place in places) for part in _parts(reading) if part[0] in shared}

    return facts


COMPARED: dict[str, Callable[[Any, Any], Facts]] = {
    "Initiatives": _all("initiatives", "slug"),
    "Kind of those in both": _shared("initiatives", "kind"),
    "Dates of those in both": _shared("initiatives", *DATES),
    "Recurrence and stage of those in both": _shared("initiatives", *FORMS),
    "Actor in one of those in both, whatever the role": _takings(0, 1),
    "Actor in one of those in both, with the same role": _takings(0, 1, 2),
    "Results": _all("results", "slug"),
    "Figures and dates of those in both": _shared("results", *FIGURES),
    "Mandates: actor, act and document": _all("mandates", "actor", "act", "document"),
    "Relations": _all("relations", "from", "verb", "to"),
}
