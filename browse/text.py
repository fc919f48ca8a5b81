"""Comparing and joining texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext

NUMBER = re.compile(r"[0-9]+")


def fold(text: str) -> str:
    """The text without accents and case, for comparison."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


ARTICLE = re.compile(r"^the\s+(?=\w)")
OPENING = "“‘\"'(«"


def looked_up(text: str) -> str:
    """The text as a reader looks it up in an index: folded, without opening marks and an article before the name.

    “Zero under 18” stands under Z, the Committee under C, Côte d'Ivoire before Cuba.
    """
    return ARTICLE.sub("", fold(text).lstrip(OPENING))


def natural(text: str) -> str:
    """The text as it sorts, with numbers by their size: “para. 9” before “para. 10”."""
    return NUMBER.sub(lambda found: found[0].zfill(8), looked_up(text))


def any_of(parts: Sequence[str]) -> str:
    """“A”, “A or B”, “A, B or C”."""
    return _joined(parts, gettext("%(first)s or %(last)s"))


def all_of(parts: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    return _joined(parts, gettext("%(first)s and %(last)s"))


def _joined(parts: Sequence[str], form: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return form % {"first": gettext(", ").join(parts[:-1]), "last": parts[-1]}
