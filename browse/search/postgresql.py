"""The engine of PostgreSQL: `tsvector('simple')` under a GIN index.

Such an index gives all that match, in no order. Where few do, those are sorted; where many do, the entries are looked
through in the order of the hits until there are enough. The planner cannot know which of the two it is, for a word and
a kind of record go together or not at all: so a few are counted first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .database import DatabaseEngine, Match, kind_term

FEW = 200


class PostgreSQL(DatabaseEngine):
    """Full-text search with PostgreSQL's own."""

    def select_any(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """See `DatabaseEngine`."""
        sql = "SELECT id AS number FROM browse_searchentry WHERE vector @@ %s::tsquery LIMIT %s"
        return sql, [expression(match), limit]

    def select(self, match: Match, limit: int) -> tuple[str, list[Any]]:
        """See `DatabaseEngine`."""
        few = max(FEW, limit)
        sql = """
            WITH a_few AS MATERIALIZED (SELECT id FROM browse_searchentry WHERE vector @@ %s::tsquery LIMIT %s),
            in_order AS (
                SELECT id FROM browse_searchentry
                WHERE vector @@ %s::tsquery AND (SELECT COUNT(*) FROM a_few) > %s ORDER BY id LIMIT %s
            )
            SELECT id AS number FROM (
                SELECT id FROM a_few WHERE (SELECT COUNT(*) FROM a_few) <= %s UNION ALL SELECT id FROM in_order
            ) AS either ORDER BY id LIMIT %s
        """
        asked = expression(match)
        return sql, [asked, few + 1, asked, few, limit, few, limit]


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
