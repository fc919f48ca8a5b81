"""Comparing and joining texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext


def fold(text: str) -> str:
    """The text without accents and case, for comparison."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


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
