"""What an actor takes part in, a row an initiative: all its roles there, each with the sentence that gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from actors.models import Actor

    from .models import Initiative, Participation


class Taking(NamedTuple):
    """An actor's part in one initiative, in one role or several."""

    initiative: Initiative
    actor: Actor
    participations: list[Participation]


def takings(participations: Iterable[Participation]) -> list[Taking]:
    """Participations gathered by initiative and actor, in the order in which the first of each comes."""
    rows: dict[tuple[int, int], Taking] = {}
    for one in participations:
        row = rows.setdefault((one.initiative_id, one.actor_id), Taking(one.initiative, one.actor, []))
        row.participations.append(one)
    return list(rows.values())
