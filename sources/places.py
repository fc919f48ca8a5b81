"""Places in reports: how files and forms name a passage."""

from __future__ import annotations

import re
from typing import NamedTuple

from .vocabulary import PassageKind

CODE = re.compile(r"(?:(?P<report>[-\w]+) )?(?:(?P<kind>para|fn) (?P<number>[1-9][0-9]{0,3})|summary)", re.ASCII)
KINDS = {"para": PassageKind.PARAGRAPH, "fn": PassageKind.FOOTNOTE, None: PassageKind.SUMMARY}
WORDS = {kind: word for word, kind in KINDS.items()}
ALSO = (  # how a person may write a kind
    (re.compile(r"\b(?:paragraph|para\.|par\.)(?=\s*\d)", re.IGNORECASE), "para "),
    (re.compile(r"\b(?:footnote|fn\.|note)(?=\s*\d)", re.IGNORECASE), "fn "),
    (re.compile(r"\bpara(?=\s*\d)", re.IGNORECASE), "para "),
    (re.compile(r"\bfn(?=\s*\d)", re.IGNORECASE), "fn "),
    (re.compile(r"\bsummary$", re.IGNORECASE), "summary"),
)


class Place(NamedTuple):
    """A passage: its report's slug, its kind and its number. Orders as printed."""

    report: str
    rank: int
    number: int

    @classmethod
    def parse(cls, code: str, report: str) -> Place | None:
        """The place that `para 19`, `fn 8` or `summary` names in `report`, or after the slug of another."""
        if not (match := CODE.fullmatch(code)):
            return None
        kind = KINDS[match["kind"]]
        return cls(match["report"] or report, PassageKind.values.index(kind), int(match["number"] or 1))

    @classmethod
    def typed(cls, text: str, report: str) -> Place | None:
        """The same, of what a person typed: “Paragraph 19”, “para. 19”, “footnote 8” too."""
        for pattern, word in ALSO:
            text = pattern.sub(word, text)
        return cls.parse(" ".join(text.split()), report)

    @classmethod
    def of(cls, report: str, kind: str, number: int) -> Place:
        """The place of a passage of the database."""
        return cls(report, PassageKind.values.index(kind), number)

    @property
    def kind(self) -> PassageKind:
        """The kind of passage."""
        return PassageKind(PassageKind.values[self.rank])

    def code(self, report: str = "") -> str:
        """How a file of `report` names the place."""
        word = WORDS[self.kind]
        short = f"{word} {self.number}" if word else "summary"
        return short if self.report == report else f"{self.report} {short}"
