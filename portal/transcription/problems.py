"""What is wrong with a transcription: each problem names file, record and reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

SHOWN = 50
LONGEST = 300


class Problem(NamedTuple):
    """One thing to put right. `where` is a file, or “the database” for what an editor entered."""

    where: str
    record: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


@dataclass
class Problems:
    """All problems of one load, in the order found, each once."""

    found: dict[Problem, None] = field(default_factory=dict)

    def add(self, where: str, record: str, reason: object) -> None:
        """Notes a problem; a reason that repeats an overlong text is cut."""
        text = " ".join(str(reason).splitlines())
        if len(text) > LONGEST:
            text = f"{text[:LONGEST]} …"
        self.found[Problem(where, record[:LONGEST], text)] = None

    def __len__(self) -> int:
        return len(self.found)

    def __str__(self) -> str:
        lines = [str(problem) for problem in list(self.found)[:SHOWN]]
        if len(self.found) > SHOWN:
            lines.append(f"… and {len(self.found) - SHOWN} more.")
        return "\n".join(lines)

    def refuse_if_any(self) -> None:
        """Raises Refused where there is a problem."""
        if self.found:
            raise Refused(self)


class Refused(Exception):
    """A load that changed nothing, because of `problems`."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(str(problems))
        self.problems = problems
