"""What to try where nothing was found: fewer words, no quotes. Other spellings are in `spelling`."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext

from .engine import Finder
from .query import Query, parse

MOST = 6


class Way(NamedTuple):
    """Another search that finds something, and how many hits it has."""

    label: str
    text: str
    total: int


def ways_on(query: Query, engine: Finder) -> list[Way]:
    """Searches for less that find something; one question to the engine."""
    tried: dict[str, str] = {}
    if query.excluded:
        tried[query.text_without(query.excluded)] = gettext("Without the words left out")
    if any(unit.quoted and len(unit.tokens) > 1 for unit in query.wanted):
        tried[" ".join(token.word for unit in query.wanted for token in unit.tokens)] = gettext("Without the quotes")
    if len(query.wanted) > 1:
        for unit in query.wanted[:MOST]:
            said = query.text[unit.tokens[0].start : unit.tokens[-1].end]
            tried[query.text_without((unit,))] = gettext("Without “%(words)s”") % {"words": said}
    totals = engine.totals([parse(text) for text in tried])
    return [Way(label, text, total) for (text, label), total in zip(tried.items(), totals, strict=True) if total]
