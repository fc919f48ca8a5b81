"""Quotes in files: the place, the words, and which of several occurrences is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from .blocks import Data
from .places import Place, Span, Texts
from .source import Source

Key = tuple[Any, ...]
LONGEST = 80
NUMBER = re.compile("[1-9][0-9]{0,3}")


def read_quote(raw: Any, source: Source, words: str = "quote") -> Data:
    """The canonical form of `at`, `quote` and `occurrence`; empty where something is wrong, and said."""
    place, quote = source.place(raw), source.text(raw, words)
    occurrence = source.text(raw, "occurrence")
    if not quote:
        source.complain(f"{words} is missing.")
    if occurrence and not NUMBER.fullmatch(occurrence):
        source.complain(f"occurrence: “{occurrence}” is not a number from 1 on.")
        return {}
    if place is None or not quote:
        return {}
    times = len(source.texts.starts(place.code(), quote))
    if times > 1 and not occurrence:
        source.complain(f"{_shown(quote)} stands {times} times in {place.code()}: say which by occurrence.")
    return quote_data(place.code(), quote, int(occurrence or 1), words)


def quote_data(code: str, quote: str, occurrence: int, words: str = "quote") -> Data:
    """The canonical form: the full code of the place; the first occurrence goes without saying."""
    return {"at": code, words: quote} | ({"occurrence": str(occurrence)} if occurrence > 1 else {})


def find(data: Data, texts: Texts, words: str = "quote") -> Span | None:
    """Where a quote in canonical form stands; None where it does not."""
    return texts.span(data["at"], data[words], int(data.get("occurrence", "1")))


def order(data: Data, texts: Texts, words: str = "quote") -> Key:
    """Sorts quotes as printed; one that stands nowhere comes before what does."""
    place = Place.parse(data["at"], "")
    return (place, *(find(data, texts, words) or Span(0, 0)), data[words])


def wrong(data: Data, texts: Texts, words: str = "quote", *, cut: bool = True) -> str:
    """What is wrong with a quote in canonical form; empty where nothing is. Evidence does not leave its sentence."""
    code, quote = data["at"], data[words]
    if code not in texts.passages:
        return f"There is no {code}."
    span = find(data, texts, words)
    if span is None:
        times = len(texts.starts(code, quote))
        return f"{code} has {_shown(quote)} {times} times." if times else _differs(quote, code, texts)
    if cut and not texts.in_one_sentence(code, span):
        return f"{_shown(quote)} runs over more than one sentence of {code}."
    return ""


def _shown(quote: str) -> str:
    return f"“{quote[:LONGEST]}{'…' if len(quote) > LONGEST else ''}”"


def _differs(quote: str, code: str, texts: Texts) -> str:
    """Says from where on a passage has other words."""
    alike = bisect_left(range(1, len(quote)), True, key=lambda length: not texts.starts(code, quote[:length]))
    return f"{code} does not say {_shown(quote)}: it differs from {_shown(quote[alike:][:LONGEST])} on."


def short(data: Data, report: str, texts: Texts, words: str = "quote") -> Data:
    """As a file of that report writes a quote: short place, and the occurrence wherever there are several."""
    place = Place.parse(data["at"], "")
    code = place.code(report) if place else data["at"]
    times = len(texts.starts(data["at"], data[words]))
    which = {"occurrence": data.get("occurrence", "1")} if times > 1 else {}
    return {"at": code, words: data[words], **which}
