"""Where in a report's passages a quote stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sources.models import Passage
from sources.places import Place

__all__ = ["Place", "Span", "Texts"]


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
