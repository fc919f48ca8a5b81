"""Marks the words that were looked for, and cuts a text down to where most of them are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .analysis import Token, tokens
from .query import Query

LENGTH = 220  # characters of a snippet
BEFORE = 60  # of which so many may stand before the first mark


class Piece(NamedTuple):
    """A stretch of a text, marked or not."""

    text: str
    marked: bool


class Span(NamedTuple):
    """Where a text holds a unit of the query."""

    start: int
    end: int
    unit: int


def marked(text: str, query: Query) -> list[Piece]:
    """The whole text in pieces."""
    return _pieces(text, spans(text, query), 0, len(text))


def snippet(text: str, query: Query) -> list[Piece]:
    """Of the lines of a text the one that holds most of the query, cut to where it does."""
    lines = text.splitlines()
    if not lines:
        return []
    found = [spans(line, query) for line in lines]
    best = max(range(len(lines)), key=lambda place: (len({span.unit for span in found[place]}), -place))
    return _cut(lines[best], found[best])


def spans(text: str, query: Query) -> list[Span]:
    """Where the text holds what is wanted, in order, overlaps included."""
    phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for place, unit in enumerate(query.wanted):
        phrases.setdefault(unit.terms[0], []).append((place, unit.terms))
    if not phrases:
        return []
    words = list(tokens(text))
    return sorted(_spans(words, phrases))


def _spans(words: Sequence[Token], phrases: dict[str, list[tuple[int, tuple[str, ...]]]]) -> Iterator[Span]:
    for place, word in enumerate(words):
        for unit, terms in phrases.get(word.term, ()):
            following = words[place : place + len(terms)]
            if tuple(one.term for one in following) == terms:
                yield Span(word.start, following[-1].end, unit)


def _cut(text: str, found: Sequence[Span]) -> list[Piece]:
    if len(text) <= LENGTH:
        return _pieces(text, found, 0, len(text))
    start = 0
    if found:
        start = max(found, key=lambda span: (_worth(found, span.start), -span.start)).start
        start = 0 if start <= BEFORE else _word_after(text, start - BEFORE, start)
    end = _word_before(text, min(len(text), start + LENGTH))
    if end == len(text):
        start = _word_after(text, max(0, end - LENGTH), start)
    before = [Piece("… ", marked=False)] if start else []
    after = [Piece(" …", marked=False)] if end < len(text) else []
    return [*before, *_pieces(text, found, start, end), *after]


def _worth(found: Sequence[Span], start: int) -> int:
    """How much of the query stands in a snippet whose first mark is at `start`."""
    return len({span.unit for span in found if start <= span.start and span.end <= start + LENGTH - BEFORE})


def _word_after(text: str, place: int, latest: int) -> int:
    """The beginning of the first word from `place` on, no later than `latest`."""
    if place <= 0:
        return 0
    space = text.find(" ", place - 1, latest)
    return space + 1 if space >= 0 else latest


def _word_before(text: str, place: int) -> int:
    """The end of the last word that ends by `place`; `place` itself where no word ends near."""
    if place >= len(text) or text[place].isspace():
        return place
    space = text.rfind(" ", place - LENGTH // 2, place)
    return space if space > 0 else place


def _pieces(text: str, found: Sequence[Span], start: int, end: int) -> list[Piece]:
    """The text from `start` to `end`; marks with nothing but spaces between are one."""
    pieces: list[Piece] = []
    done = start
    for span in found:
        first, last = max(span.start, done), min(span.end, end)
        if first >= last:
            continue
        between = text[done:first]
        if pieces and not between.strip():
            pieces[-1] = Piece(pieces[-1].text + text[done:last], marked=True)
        else:
            pieces += [Piece(between, marked=False)] if between else []
            pieces.append(Piece(text[first:last], marked=True))
        done = last
    if done < end:
        pieces.append(Piece(text[done:end], marked=False))
    return pieces
