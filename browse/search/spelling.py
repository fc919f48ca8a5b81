"""What a word that nothing holds may have been meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..models import SearchWord
from ..versions import Kept, Version
from .engine import Finder
from .query import Query, Unit, parse

MOST_CANDIDATES = 12  # neighbours of a word of which it is asked how much they find
MOST_WORDS = 4  # misspelt words that are put right at once
A = ord("a")


class Known(NamedTuple):
    """A known word, and the set of its letters."""

    word: str
    letters: int


def _letters(word: str) -> int:
    letters = 0
    for c in word:
        letters |= 1 << (ord(c) - A) % 32
    return letters


def _known() -> list[Known]:
    words = SearchWord.objects.order_by("word").values_list("word", flat=True)
    return [Known(word, _letters(word)) for word in words]


KNOWN: Kept[list[Known]] = Kept(_known)


def neighbours(word: str, known: Sequence[Known]) -> list[str]:
    """The known words that differ from a word in fewest letters, at most two; a short word in at most one."""
    most = 2 if len(word) > 4 else 1
    letters, found = _letters(word), []
    for other in known:
        if abs(len(other.word) - len(word)) <= most and (other.letters ^ letters).bit_count() <= 2 * most:
            far = distance(word, other.word, most)
            if 0 < far <= most:
                found.append((far, other.word[0] != word[0], other.word))
    found.sort()
    return [word for far, _other_letter, word in found if far == found[0][0]][:MOST_CANDIDATES]


def distance(one: str, other: str, most: int) -> int:
    """How many letters are missing, too many, wrong or swapped with the next; above `most`, any number above it."""
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def put_right(query: Query, engine: Finder, version: Version) -> Query | None:
    """The query with each word that nothing holds replaced by its best neighbour; None unless that finds something.

    Of equally near words the one that finds most is best. Three questions to the engine, whatever the query.
    """
    words = [token for unit in query.wanted for token in unit.tokens]
    alone = [Query(word.word, (Unit((word,)),)) for word in words]
    unknown = [word for word, total in zip(words, engine.totals(alone), strict=True) if not total][:MOST_WORDS]
    candidates = {word: neighbours(word.word, KNOWN.at(version)) for word in unknown}
    if not unknown or not all(candidates.values()):
        return None
    flat = [candidate for found in candidates.values() for candidate in found]
    totals = dict(zip(flat, engine.totals([parse(candidate) for candidate in flat]), strict=True))
    text = query.text
    for word in sorted(unknown, key=lambda word: -word.start):
        best = max(candidates[word], key=lambda candidate: totals[candidate])
        text = text[: word.start] + best + text[word.end :]
    better = parse(text)
    return better if engine.totals([better])[0] else None
