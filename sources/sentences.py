"""Splits a passage into sentences: the unit in which facts are quoted and marked."""

from __future__ import annotations

import re
from typing import NamedTuple

# A full stop ends no sentence behind these, as in “Convention No. 138” or “paras. 17-20”.
ABBREVIATIONS = ("No", "Nos", "para", "paras", "vol", "chap", "sect", "art", "arts", "Rev", "Add")
END = re.compile(r"[.!?]+[”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9“])")
SHORT = re.compile(rf"(?:^|[\s(])(?:{'|'.join(ABBREVIATIONS)}|[A-Z])\.$")


class Sentence(NamedTuple):
    """A stretch of a passage's plain text, `start` to `end` in characters, without the space that follows."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a plain text, in order; with the spaces between them they are the whole text."""
    found, start = [], 0
    for match in END.finditer(text):
        end = start + len(text[start : match.end()].rstrip())
        if SHORT.search(text[start : match.start() + 1]):
            continue
        found.append(Sentence(start, end, text[start:end]))
        start = match.end()
    if start < len(text):
        found.append(Sentence(start, len(text), text[start:]))
    return found
