"""Finding known names in a text: whole words, the longest name first, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
TOKEN = re.compile(r"\w+|[^\w\s]")
SAME = str.maketrans({"’": "'", "‘": "'"})  # texts mix the two; a name is the same name with either


class Found(NamedTuple, Generic[T]):
    """A name in a text: `start` to `end` in characters, and what it names."""

    start: int
    end: int
    named: T


class Matcher(Generic[T]):
    """Finds names; `names` are pairs of a name and what it names. Of two equal names the first counts."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self.by_first: dict[str, list[tuple[list[str], T]]] = {}
        known = set()
        for name, named in names:
            words = tokens(name)
            if words and tuple(words) not in known:
                known.add(tuple(words))
                self.by_first.setdefault(words[0], []).append((words, named))
        for candidates in self.by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find(self, text: str) -> Iterator[Found[T]]:
        """The names in a text, in order, never overlapping."""
        spans = [(match.start(), match.end()) for match in TOKEN.finditer(text)]
        words = tokens(text)
        place = 0
        while place < len(words):
            for name, named in self.by_first.get(words[place], ()):
                if words[place : place + len(name)] == name:
                    yield Found(spans[place][0], spans[place + len(name) - 1][1], named)
                    place += len(name)
                    break
            else:
                place += 1


def tokens(text: str) -> list[str]:
    """The words and marks of a text."""
    return TOKEN.findall(text.translate(SAME))
