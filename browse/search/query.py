"""What was typed → what is looked for: words, phrases, what must not occur. Bounded, whatever was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .analysis import COMMON, Token, tokens, whole

MOST = 24  # words that are looked for
QUOTES = '"“”„«»'
PART = re.compile(rf"(?P<minus>[-−]?)(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]?|(?P<chunk>[^\s{QUOTES}]+))")


@dataclass(frozen=True)
class Unit:
    """Words that must follow each other: one, or a phrase. Places are those in the query's text, signs included."""

    tokens: tuple[Token, ...]
    quoted: bool = False
    start: int = 0
    end: int = 0

    @property
    def terms(self) -> tuple[str, ...]:
        """Its terms, in order."""
        return tuple(token.term for token in self.tokens)

    @property
    def common(self) -> bool:
        """Whether it is a word too common to look for."""
        return len(self.tokens) == 1 and not self.quoted and self.tokens[0].word in COMMON


@dataclass(frozen=True)
class Query:
    """What is looked for. `text` is what was typed, without spaces too many; `cut` says that some of it is left out."""

    text: str
    wanted: tuple[Unit, ...] = ()
    excluded: tuple[Unit, ...] = ()
    cut: bool = False

    @cached_property
    def exact(self) -> str:
        """The whole of it as a name; empty where it excludes anything or is too long to be one."""
        return "" if self.excluded or self.cut else whole(self.text)

    def text_without(self, units: Iterable[Unit]) -> str:
        """What was typed, without these units."""
        text = self.text
        for unit in sorted(units, key=lambda unit: -unit.start):
            text = text[: unit.start] + text[unit.end :]
        return clean(text)


def clean(typed: str) -> str:
    """What was typed, without characters that nobody sees and with single spaces."""
    return " ".join("".join(c for c in typed if unicodedata.category(c) != "Cf").split())


def parse(typed: str) -> Query:
    """Reads what was typed. Quotes make a phrase, so does what is written without spaces; a minus sign excludes."""
    text = clean(typed)
    wanted: list[Unit] = []
    excluded: list[Unit] = []
    room, cut = MOST, False
    for match in PART.finditer(text):
        group = "phrase" if match["phrase"] is not None else "chunk"
        found = tuple(tokens(text, match.start(group), match.end(group)))
        if not found:
            continue
        minus = match["minus"] and (not match.start() or text[match.start() - 1] == " ")
        into = excluded if minus else wanted
        unit = Unit(found[:room], group == "phrase", match.start(), match.end())
        cut = cut or len(found) > room
        if unit.tokens and unit.terms not in [other.terms for other in into]:
            into.append(unit)
            room -= len(unit.tokens)
    return Query(text, tuple(telling(wanted)), tuple(excluded), cut)


def telling(units: list[Unit]) -> list[Unit]:
    """The units without those too common to look for, unless there are no others."""
    return [unit for unit in units if not unit.common] or units
