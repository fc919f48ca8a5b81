"""The engine of SQLite: FTS5, whose rows are numbered as the entries are, and so come in the order of the hits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .database import DatabaseEngine, Match, kind_term


class SQLite(DatabaseEngine):
    """Full-text search with FTS5."""

    def select(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """See `DatabaseEngine`: FTS5 gives rows by their numbers, and stops at the limit."""
        sql = "SELECT rowid AS number FROM browse_searchindex WHERE browse_searchindex MATCH %s ORDER BY rowid LIMIT %s"
        return sql, [expression(match), limit]


def expression(match: Match) -> str:
    """A match in the language of FTS5."""
    parts = [*map(quoted, match.every), *(f"{quoted((word,))} *" for word in match.beginnings)]
    if match.some:
        parts.append(any_of(match.some))
    wanted = " AND ".join(parts)
    if match.none:
        wanted = f"({wanted}) NOT {any_of(match.none)}"
    if match.alone:
        wanted = f"{quoted((match.alone,))} OR ({wanted})"
    return f"{any_of([(kind_term(kind),) for kind in match.kinds])} AND ({wanted})" if match.kinds else wanted


def any_of(phrases: Sequence[Sequence[str]]) -> str:
    """One phrase or another."""
    return f"({' OR '.join(map(quoted, phrases))})"


def quoted(terms: Sequence[str]) -> str:
    """Terms, each after the other."""
    return f'"{" ".join(terms)}"'
