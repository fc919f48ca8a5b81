"""Places in reports: how files name a passage, and where in it a quote stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sources.models import Passage
from sources.vocabulary import PassageKind

CODE = re.compile(r"(?:(?P<report>[-\w]+) )?(?:(?P<kind>para|fn) (?P<number>[1-9][0-9]{0,3})|summary)", re.ASCII)
KINDS = {"para": PassageKind.PARAGRAPH, "fn": PassageKind.FOOTNOTE, None: PassageKind.SUMMARY}
WORDS = {kind: word for word, kind in KINDS.items()}


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


class Span(NamedTuple):
    """A stretch of a passage's plain text."""

    start: int
    end: int


class Texts:
    """The passages that quotes are looked up in, by the full code of their place."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self.passages = {code: Passage(text=text) for code, text in texts}

    def starts(self, code: str, quote: str) -> list[int]:
        """Where in that passage's plain text the quote begins, each time it stands there."""
        passage = self.passages.get(code)
        if passage is None or not quote:
            return []
        text, found, start = passage.plain_text, [], -1
        while (start := text.find(quote, start + 1)) >= 0:
            found.append(start)
        return found

    def span(self, code: str, quote: str, occurrence: int) -> Span | None:
        """Where that occurrence of the quote stands; None where it does not."""
        starts = self.starts(code, quote)
        if not 1 <= occurrence <= len(starts):
            return None
        return Span(starts[occurrence - 1], starts[occurrence - 1] + len(quote))

    def in_one_sentence(self, code: str, span: Span) -> bool:
        """Whether the stretch lies within one sentence."""
        return any(s.start <= span.start and span.end <= s.end for s in self.passages[code].sentences)
