"""Text → words and terms: the one analyser in front of every engine, so that all of them find the same.

A word is folded (no accents, no case). A term is its stem, or that of the word that it stands for: “Children’s” is the
word `children` and the term `child`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import snowballstemmer

from ..text import fold

VERSION = 1  # raised with every change of what terms are made of: what is stored is then analysed anew
LONGEST = 40  # characters of a word that count
MARKS = "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f"  # accents and vowels apart from their letters
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
POSSESSIVE = re.compile(r"\w['’][sS]")
PLAIN = re.compile(r"[a-z0-9]+")

# Stems that mean the same here: plurals that no stemmer knows, two spellings of English, and kin of one word.
SYNONYMS = {
    "children": "child",
    "kid": "child",
    "women": "woman",
    "men": "man",
    "peopl": "person",
    "labour": "labor",
    "programm": "program",
    "centr": "center",
    "defenc": "defens",
    "behaviour": "behavior",
    "ratif": "ratifi",
    "traffick": "traffic",
}
# Words too common to look for, unless nothing else is asked for.
COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be by do does for from had has have how in into is it its of on or that the their these "
        "they this to was were what when where which who whom whose with",
    )
)

_stemmer = snowballstemmer.stemmer("english")
_one_at_a_time = Lock()  # a stemmer works on a text of its own


class Token(NamedTuple):
    """A word of a text: where it stands, folded, and its term."""

    start: int
    end: int
    word: str
    term: str


def tokens(text: str, first: int = 0, last: int | None = None) -> Iterator[Token]:
    """The words of a text, or of it from `first` to `last`; an s after an apostrophe is part of the word before."""
    for match in WORD.finditer(text, first, len(text) if last is None else last):
        start, end = match.span()
        if POSSESSIVE.fullmatch(text, max(0, start - 2), end):
            continue
        word, term = analysed(match[0])
        yield Token(start, end, word, term)


@lru_cache(maxsize=65_536)
def analysed(written: str) -> tuple[str, str]:
    """A word as written: folded, and its term."""
    word = fold(written)[:LONGEST]
    return word, plain(stem(word))


def stem(word: str) -> str:
    """The stem of a folded word, the same for all of one meaning; what is not English letters is its own."""
    if not (word.isascii() and word.isalpha()):
        return word
    with _one_at_a_time:
        stemmed: str = _stemmer.stemWord(word)
    if len(stemmed) > 4 and stemmed.endswith("is"):
        stemmed = f"{stemmed[:-2]}iz"  # organisation, organization
    return SYNONYMS.get(stemmed, stemmed)


def plain(word: str) -> str:
    """A word in letters and digits of ASCII alone, which every engine takes for one word."""
    return word if PLAIN.fullmatch(word) else "0x" + word.encode("utf-8", "replace").hex()


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return [token.word for token in tokens(text)]


def whole(text: str) -> str:
    """A name as it is compared with what was typed: its folded words, whatever stands between them."""
    return " ".join(words(text))
