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
        self.named: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for name, named in names:
            words = tuple(tokens(name))
            if words and words not in self.named:
                self.named[words] = named
                lengths.setdefault(words[0], set()).add(len(words))
        # However many names begin with a word, what is looked up is one text for each of their lengths.
        self.lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[Found[T]]:
        """The names in a text, in order, never overlapping."""
        spans = [(match.start(), match.end()) for match in TOKEN.finditer(text)]
        words = tokens(text)
        place = 0
        while place < len(words):
            name = next(self.at(words, place), None)
            if name:
                yield Found(spans[place][0], spans[place + len(name) - 1][1], self.named[name])
            place += len(name) if name else 1

    def at(self, words: list[str], place: int) -> Iterator[tuple[str, ...]]:
        """The names that begin at that place, each as its words, the longest first."""
        for length in self.lengths.get(words[place], ()):
            name = tuple(words[place : place + length])
            if name in self.named:
                yield name


def tokens(text: str) -> list[str]:
    """The words and marks of a text."""
    return TOKEN.findall(text.translate(SAME))
