"""What two actors share: the initiatives in which they act or sit together, and the relations between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from actors.vocabulary import Verb

from .vocabulary import Role


class Activity(NamedTuple):
    """An initiative, as far as pairs are listed and filtered by it; `themes` are slugs, in the order of the page."""

    pk: int
    kind: str
    title: str
    first_year: int | None
    last_year: int | None
    themes: tuple[str, ...] = ()

    @property
    def years(self) -> range:
        """The years in which it takes place; none where the text does not date it."""
        if self.last_year is None:
            return range(0)
        return range(self.first_year or self.last_year, self.last_year + 1)


class Joint(NamedTuple):
    """A relation: who is what to whom."""

    pk: int
    from_actor: int
    verb: Verb
    to_actor: int


class Shared(NamedTuple):
    """An initiative that two actors share, with all roles of each."""

    activity: Activity
    a_roles: tuple[Role, ...]
    b_roles: tuple[Role, ...]


@dataclass(frozen=True)
class Pair:
    """Two actors and what they share.

    `acting` are the initiatives in which they act together, `sitting` those in which they only sit together, both
    newest first and undated last; `joints` the relations between them, both ways, joining or not.
    """

    a_pk: int
    b_pk: int
    acting: tuple[Shared, ...] = ()
    sitting: tuple[Shared, ...] = ()
    joints: tuple[Joint, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say of the two."""
        return bool(self.acting or self.sitting or self.joints)

    @property
    def together(self) -> int:
        """In how many initiatives they act together."""
        return len(self.acting)

    @property
    def relations(self) -> int:
        """How many relations join them."""
        return joining(self.joints)

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last year in which they act together, as far as the text dates it; None where it does not."""
        years = [shared.activity.years for shared in self.acting if shared.activity.first_year]
        return (min(span[0] for span in years), max(span[-1] for span in years)) if years else None


def joining(joints: Iterable[Joint]) -> int:
    """How many of these relations mean that the two act together."""
    return sum(joint.verb.joins for joint in joints)


def newest(shared: Shared) -> tuple[int, int, str, int]:
    """Orders by last year, newest first and undated last; in one year what began last first; then by title."""
    activity = shared.activity
    return (-(activity.last_year or 0), -(activity.first_year or 0), activity.title, activity.pk)
