"""Which actors of one initiative act together, and which sit together, by the parts that their roles give them.

docs/adr/0003-collaboration.md says which role means what, and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .vocabulary import InitiativeKind, Part, Role


@dataclass(frozen=True)
class Circle:
    """The actors of one initiative whose parts can join them to others of it."""

    leads: frozenset[int]
    helps: frozenset[int]
    backers: frozenset[int]  # supporters of a campaign
    signers: frozenset[int]  # parties to a plan

    def partners(self, actor: int) -> set[int]:
        """Those with whom the actor acts together in this initiative."""
        found: set[int] = set()
        if actor in self.leads:
            found |= self.leads | self.helps
        if actor in self.helps:
            found |= self.leads
        for equals in (self.backers, self.signers):
            if actor in equals:
                found |= equals
        return found - {actor}

    def join(self, a: int, b: int) -> bool:
        """Whether these two act together in this initiative."""
        return (
            (a in self.leads and (b in self.leads or b in self.helps))
            or (a in self.helps and b in self.leads)
            or (a in self.backers and b in self.backers)
            or (a in self.signers and b in self.signers)
        )


def circle(kind: str, roles: Mapping[int, Iterable[Role]]) -> Circle:
    """The circle of an initiative of that kind, whose actors have these roles."""
    those: dict[Role | Part, set[int]] = defaultdict(set)
    for actor, own in roles.items():
        for role in own:
            those[role].add(actor)
            those[role.part].add(actor)
    return Circle(
        leads=frozenset(those[Part.LEADS]),
        helps=frozenset(those[Part.HELPS]),
        backers=frozenset(those[Role.SUPPORTER] if kind == InitiativeKind.CAMPAIGN else ()),
        signers=frozenset(those[Part.SIGNS] if kind == InitiativeKind.PLAN else ()),
    )


def sit(a_roles: Iterable[Role], b_roles: Iterable[Role]) -> bool:
    """Whether two actors with these roles in one initiative sit together: both sit or lead, and one of them sits."""
    parts = [{role.part for role in roles} & {Part.SITS, Part.LEADS} for roles in (a_roles, b_roles)]
    return all(parts) and any(Part.SITS in part for part in parts)
