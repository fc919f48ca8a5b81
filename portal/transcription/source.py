"""Where in a file something is being read, and how to complain about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from .blocks import Data
from .places import Place, Texts
from .problems import Problems


@dataclass(frozen=True)
class Source:
    """The file and record being read, the report that its places are in, and the passages quoted from."""

    where: str
    report: str
    texts: Texts
    problems: Problems
    record: str = ""

    def complain(self, reason: object) -> None:
        """Notes what is wrong here."""
        self.problems.add(self.where, self.record, reason)

    def within(self, step: str) -> Source:
        """The same, one step further in."""
        return replace(self, record=f"{self.record}: {step}" if self.record else step)

    def text(self, raw: Data, name: str) -> str:
        """The text under a key; empty where there is none or something else."""
        value = raw.get(name, "")
        if isinstance(value, str):
            return value
        self.complain(f"{name} must be a text.")
        return ""

    def items(self, raw: Data, name: str) -> list[Any]:
        """The list under a key; empty where there is none or something else."""
        value = raw.get(name, [])
        if isinstance(value, list):
            return value
        self.complain(f"{name} must be a list.")
        return []

    def texts_of(self, raw: Data, name: str) -> list[str]:
        """The list of texts under a key, without those that stand twice."""
        found: dict[str, None] = {}
        for item in self.items(raw, name):
            if not isinstance(item, str):
                self.complain(f"{name} must be a list of texts.")
            elif item in found:
                self.complain(f"{name}: “{item}” stands twice.")
            else:
                found[item] = None
        return list(found)

    def unknown(self, raw: Data, known: Iterable[str]) -> None:
        """Complains of each key that the form does not have."""
        names = list(known)
        for name in raw:
            if name not in names:
                near = get_close_matches(name, names, 1)
                hint = f" Did you mean {near[0]}?" if near else ""
                self.complain(f"Unknown key “{name}”.{hint}")

    def place(self, raw: Data) -> Place | None:
        """The place under `at`."""
        code = self.text(raw, "at")
        place = Place.parse(code, self.report)
        if place is None:
            self.complain(f"at: “{code}” is no place; places are “para 19”, “fn 8” and “summary”.")
        elif not place.report:
            self.complain("at: report is missing at the head of the file.")
            return None
        return place
