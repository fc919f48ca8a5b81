"""Quotes as editors type them: where a passage has them, and what is wrong where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from .models import Passage
from .places import Place

LONGEST = 3_000  # characters of a quote; the longest sentence of the first report has 900
SHOWN = 240
ALIKE = 0.25  # the share of a quote's letters that a sentence must have in common with it to be called its nearest
LINE = re.compile(r"(?P<place>[^:()]{1,140}?)\s*(?:\((?P<which>[1-9]\d?)\))?\s*:\s*(?P<words>.*)", re.DOTALL)
WORD = re.compile(r"\S+")


class Typed(NamedTuple):
    """A quote as typed: the place, the words, and which of several occurrences (0: not said)."""

    place: Place
    words: str
    occurrence: int


class Span(NamedTuple):
    """Where a quote stands in a passage's plain text."""

    passage: Passage
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The passage's own words."""
        return self.passage.plain_text[self.start : self.end]


def read(text: str, report: str) -> list[Typed]:
    """The quotes of a text, each on a line that begins with its place; raises ValidationError.

    A line that begins with no place goes on with the one before: what is pasted may be broken into lines.
    `report` is the slug of the report that goes without saying.
    """
    found: list[Typed] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        match = LINE.fullmatch(line)
        place = Place.typed(match["place"].strip(), report) if match else None
        if match and place:
            found.append(Typed(place, match["words"].strip(), int(match["which"] or 0)))
        elif found:
            found[-1] = found[-1]._replace(words=f"{found[-1].words} {line}".strip())
        else:
            raise ValidationError(
                gettext(
                    "“%(line)s” does not begin with a place. Write the place, a colon and the words, "
                    "as in “para 19: It serves children.”"
                )
                % {"line": shorten(line)},
                code="place",
            )
    return found


def write(passage: Passage, start: int, end: int, report: str) -> str:
    """A quote as `read` takes it; says which occurrence is meant where there are several."""
    words = passage.plain_text[start:end]
    before = starts(passage.plain_text, words)
    which = f" ({before.index((start, end)) + 1})" if len(before) > 1 and (start, end) in before else ""
    return f"{Place.of(passage.report.slug, passage.kind, passage.number).code(report)}{which}: {words}"


def find(typed: Typed, passage: Passage, *, cut: bool = True, elsewhere: Callable[[], str] = str) -> Span:
    """Where the passage has what was typed, whatever the spaces; raises ValidationError that says what is wrong.

    With `cut`, a quote lies within one sentence. `elsewhere` names the places of other passages that have the words.
    """
    code = typed.place.code(passage.report.slug)
    if not typed.words:
        raise ValidationError(gettext("%(place)s: write the words after the colon.") % {"place": code}, code="blank")
    if len(typed.words) > LONGEST:
        raise ValidationError(gettext("%(place)s: that is longer than a sentence.") % {"place": code}, code="long")
    places = starts(passage.plain_text, typed.words)
    if not places:
        raise ValidationError(
            f"{nearest_words(typed.words, passage, code, cut=cut)} {elsewhere()}".strip(), code="misquote"
        )
    if not typed.occurrence and len(places) > 1:
        raise ValidationError(
            gettext(
                "“%(words)s” stands %(times)s times in %(place)s. Say which you mean: "
                "“%(place)s (1): …” for the first, “%(place)s (2): …” for the second."
            )
            % {"words": shorten(typed.words), "times": len(places), "place": code},
            code="several",
        )
    if typed.occurrence > len(places):
        raise ValidationError(
            ngettext(
                "%(place)s has “%(words)s” only once.", "%(place)s has “%(words)s” only %(times)s times.", len(places)
            )
            % {"words": shorten(typed.words), "times": len(places), "place": code},
            code="several",
        )
    start, end = places[(typed.occurrence or 1) - 1]
    if cut and not any(s.start <= start and end <= s.end for s in passage.sentences):
        first = next(s for s in passage.sentences if start < s.end)
        raise ValidationError(
            gettext(
                "“%(words)s” runs over more than one sentence of %(place)s. Quote one sentence, or each on a line of "
                "its own. The first one ends with “%(end)s”"
            )
            % {"words": shorten(typed.words), "place": code, "end": first.text[-60:]},
            code="sentences",
        )
    return Span(passage, start, end)


def starts(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words begin and end in a text, each time they stand there, whatever the spaces between them."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found, start = [], 0
    while match := pattern.search(text, start):
        if match.end() == match.start():
            break
        found.append(match.span())
        start = match.start() + 1
    return found


def nearest_words(words: str, passage: Passage, code: str, *, cut: bool = True) -> str:
    """Says that a passage does not have the words, what it has instead, and where the two first differ."""
    said = gettext("%(place)s does not say “%(words)s”.") % {"place": code, "words": shorten(words)}
    texts = [s.text for s in passage.sentences] if cut else [passage.plain_text]
    near = max((_alike(words, text) for text in texts), key=lambda alike: alike.share, default=None)
    if near is None or near.share < ALIKE:
        return gettext("%(said)s It has nothing like it.") % {"said": said}
    return gettext("%(said)s The nearest is “%(nearest)s”. %(where)s") % {
        "said": said, "nearest": shorten(near.stretch), "where": near.where,
    }  # fmt: skip


class _Alike(NamedTuple):
    share: float
    stretch: str
    where: str


def _alike(words: str, text: str) -> _Alike:
    """How much of the words a text has, the stretch of it that they mean, and where the two first differ."""
    ours, theirs = [m[0] for m in WORD.finditer(words)], list(WORD.finditer(text))
    matcher = SequenceMatcher(None, ours, [m[0] for m in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return _Alike(0, "", "")
    common = sum(len(word) for block in blocks for word in ours[block.a : block.a + block.size])
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(theirs), blocks[-1].b + len(ours) - blocks[-1].a)
    stretch = text[theirs[first].start() : theirs[last - 1].end()]
    return _Alike(common / sum(map(len, ours)), stretch, _where(ours, [m[0] for m in theirs[first:last]]))


def _where(ours: list[str], theirs: list[str]) -> str:
    """Says in words where two rows of words first differ."""
    place = next((n for n, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), None)
    if place is None:
        place = min(len(ours), len(theirs))
    typed, printed = " ".join(ours[place : place + 4]), " ".join(theirs[place : place + 4])
    if not printed:
        return gettext("It ends before “%(typed)s”.") % {"typed": shorten(typed)}
    return gettext("It first differs where you have “%(typed)s” and the report has “%(printed)s”.") % {
        "typed": shorten(typed), "printed": shorten(printed),
    }  # fmt: skip


def shorten(text: str) -> str:
    """A text as a message shows it."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
