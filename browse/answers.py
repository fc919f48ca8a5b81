"""What was asked lately, and the answers: a memory of bounded size."""

from __future__ import annotations

from collections.abc import Hashable, Sized
from typing import Any

REMEMBERED, ITEMS = 500, 500_000  # answers in one memory, and what lists among them hold together: some 100 MB


class Answers(dict[Hashable, Any]):
    """Answers to what was asked lately: as many as memory is meant for, then all are forgotten."""

    items_held = 0

    def remember(self, question: Hashable, answer: Any) -> None:
        """Keeps an answer, if need be in the place of all others."""
        items = len(answer) if isinstance(answer, Sized) else 1
        if len(self) >= REMEMBERED or self.items_held + items > ITEMS:
            self.clear()
        self[question] = answer
        self.items_held += items

    def clear(self) -> None:
        """Forgets all."""
        super().clear()
        self.items_held = 0
