"""What readers asked of the engine lately: the same question has the same answer until the next write."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..answers import Answers
from ..versions import Kept, Version
from .engine import Finder, Found
from .query import Query

T = TypeVar("T")

ANSWERS: Kept[Answers] = Kept(Answers)


@dataclass(frozen=True)
class Remembering:
    """A finder that asks another one, `finder`, only what nobody asked of that version of the data."""

    finder: Finder
    version: Version

    def counts(self, query: Query, kinds: Iterable[str]) -> dict[str, int]:
        """See `Finder`."""
        kinds = tuple(kinds)
        return self._answer(("counts", query, kinds), lambda: self.finder.counts(query, kinds))

    def find(self, query: Query, kinds: Iterable[str], limit: int, offset: int = 0) -> Found:
        """See `Finder`."""
        kinds = tuple(kinds)
        return self._answer(
            ("find", query, kinds, limit, offset), lambda: self.finder.find(query, kinds, limit, offset)
        )

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """See `Finder`."""
        return self._answer(("totals", tuple(queries)), lambda: self.finder.totals(queries))

    def beginning(self, words: Sequence[str], kinds: Iterable[str], limit: int) -> list[int]:
        """See `Finder`."""
        words, kinds = tuple(words), tuple(kinds)
        return self._answer(("beginning", words, kinds, limit), lambda: self.finder.beginning(words, kinds, limit))

    def _answer(self, question: Hashable, ask: Callable[[], T]) -> T:
        return ANSWERS.at(self.version).to(question, ask)
