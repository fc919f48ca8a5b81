"""The engine of PostgreSQL: `tsvector('simple')` under a GIN index.

Such an index gives all that match, in no order. Where few do, those are sorted; where many do, the entries of their
kind are looked through in the order of the hits until there are enough. The planner cannot know which of the two it is,
for a word and a kind of record go together or not at all: so a few are counted first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .database import DatabaseEngine, Match, kind_term

FEW = 200
UNSEEN = "(SELECT %s)"  # a limit that the planner cannot see: it would read the table rather than the index for so few


class PostgreSQL(DatabaseEngine):
    """Full-text search with PostgreSQL's own."""

    def select_any(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """See `DatabaseEngine`."""
        sql = f"SELECT id AS number FROM browse_searchentry WHERE vector @@ %s::tsquery LIMIT {UNSEEN}"  # noqa: S608 (constants)
        return sql, [expression(match), limit]

    def select(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """See `DatabaseEngine`."""
        few, asked = max(FEW, limit), expression(match)
        kind = match.kinds if len(match.kinds) == 1 else ()
        of_kind = "kind = %s AND" if kind else ""
        sql = f"""
            WITH a_few AS MATERIALIZED (
                SELECT id FROM browse_searchentry WHERE vector @@ %s::tsquery LIMIT {UNSEEN}
            ),
            in_order AS (
                SELECT id FROM browse_searchentry
                WHERE {of_kind} vector @@ %s::tsquery AND (SELECT COUNT(*) FROM a_few) > %s ORDER BY id LIMIT %s
            )
            SELECT id AS number FROM (
                SELECT id FROM a_few WHERE (SELECT COUNT(*) FROM a_few) <= %s UNION ALL SELECT id FROM in_order
            ) AS either ORDER BY id LIMIT %s
        """  # noqa: S608 (parameters apart)
        return sql, [asked, few + 1, *kind, asked, few, limit, few, limit]


def expression(match: Match) -> str:
    """A match as a `tsquery`."""
    parts = [*map(following, match.every), *(f"'{word}':*" for word in match.beginnings)]
    if match.some:
        parts.append(any_of(match.some))
    if match.none:
        parts.append(f"!{any_of(match.none)}")
    wanted = " & ".join(parts)
    if match.alone:
        wanted = f"'{match.alone}' | ({wanted})"
    return f"{any_of([(kind_term(kind),) for kind in match.kinds])} & ({wanted})" if match.kinds else wanted


def any_of(phrases: Sequence[Sequence[str]]) -> str:
    """One phrase or another."""
    return f"({' | '.join(map(following, phrases))})"


def following(terms: Sequence[str]) -> str:
    """Terms, each after the other."""
    return "(" + " <-> ".join(f"'{term}'" for term in terms) + ")"
