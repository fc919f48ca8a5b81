"""What was asked lately, and the answers: a memory of bounded size."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from typing import Any, TypeVar

T = TypeVar("T")

REMEMBERED, ITEMS = 500, 500_000  # answers in one memory, and what lists among them hold together: some 100 MB


class Answers(dict[Hashable, Any]):
    """Answers to what was asked lately: as many as memory is meant for, then all are forgotten."""

    items_held = 0

    def to(self, question: Hashable, work: Callable[[], T]) -> T:
        """The answer to a question, worked out where it is not remembered; None is worked out each time."""
        found: T | None = self.get(question)
        if found is None:
            found = work()
            self._remember(question, found)
        return found

    def _remember(self, question: Hashable, answer: Any) -> None:
        items = len(answer) if isinstance(answer, Sized) else 1
        if len(self) >= REMEMBERED or self.items_held + items > ITEMS:
            self.clear()
        self[question] = answer
        self.items_held += items

    def clear(self) -> None:
        """Forgets all."""
        super().clear()
        self.items_held = 0
