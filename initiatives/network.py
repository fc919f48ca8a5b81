"""The collaboration graph: who acts together with whom, derived from roles and relations, never entered.

`build` turns rows into the graph in plain Python, `read` reads the rows, `network_of` keeps one graph a data version.
docs/adr/0003-collaboration.md says which role and verb means what, and why. The graph holds who stands in which
initiative, in memory linear to the rows; pairs are worked out only for the actors that are asked about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import NamedTuple

from actors.models import Actor, Relation
from actors.vocabulary import Verb
from browse.records import Status
from browse.versions import Kept, Version

from .circles import Circle, circle, sit
from .models import Initiative, Participation
from .sharing import Activity, Joint, Pair, Shared, joining, newest
from .vocabulary import Role


class Neighbour(NamedTuple):
    """A collaborator: in how many initiatives they act together, and how many relations join them."""

    actor_pk: int
    together: int
    relations: int


# Sorts the closest pair first: minus initiatives, minus relations, then name and number of each of the two.
Rank = tuple[int, int, tuple[str, int], tuple[str, int]]


@dataclass(frozen=True, eq=False)
class Network:
    """Who collaborates with whom, at one version of the data. Numbers are primary keys.

    `names` holds the actors that can stand in pairs; `roles` actor → initiative → roles; `joints` actor → other
    actor → relations between them, whichever way.
    """

    names: Mapping[int, str]
    activities: Mapping[int, Activity]
    roles: Mapping[int, Mapping[int, tuple[Role, ...]]]
    circles: Mapping[int, Circle]
    joints: Mapping[int, Mapping[int, tuple[Joint, ...]]]
    _closest: dict[tuple[int, int], list[Neighbour]] = field(default_factory=dict)
    _numbers: dict[int, int] = field(default_factory=dict)
    _pairs: dict[int, list[Pair]] = field(default_factory=dict)

    def neighbours(self, actor_pk: int) -> list[Neighbour]:
        """All with whom an actor acts together, in no order."""
        together: Counter[int] = Counter()
        for initiative in self.roles.get(actor_pk, ()):
            together.update(self.circles[initiative].partners(actor_pk))
        relations = {other: joining(joints) for other, joints in self.joints.get(actor_pk, {}).items()}
        others = together.keys() | {other for other, count in relations.items() if count}
        return [Neighbour(other, together[other], relations.get(other, 0)) for other in others]

    def ranked(self, actor_pk: int) -> list[Neighbour]:
        """All with whom an actor acts together: most initiatives first, then most relations, then by name."""
        return sorted(self.neighbours(actor_pk), key=self._rank)

    def closest(self, actor_pk: int, limit: int = 10) -> list[Neighbour]:
        """The first `limit` of `ranked`."""
        key = (actor_pk, limit)
        if key not in self._closest:
            self._closest[key] = nsmallest(limit, self.neighbours(actor_pk), key=self._rank)
        return self._closest[key]

    def number(self, actor_pk: int) -> int:
        """With how many an actor acts together."""
        if actor_pk not in self._numbers:
            self._numbers[actor_pk] = len(self.neighbours(actor_pk))
        return self._numbers[actor_pk]

    def closest_pairs(self, limit: int = 10) -> list[Pair]:
        """The `limit` closest pairs: most initiatives first, then most relations, then by their two names."""
        if limit not in self._pairs:
            self._pairs[limit] = [self.pair(one[1], other[1]) for *_counts, one, other in self._ranked(limit)]
        return self._pairs[limit]

    def _ranked(self, limit: int) -> list[Rank]:
        """The `limit` closest pairs of all.

        No pair shares more than either of its actors has at all. So actors are looked at in that order, until none
        that is left could reach the pairs already found.
        """
        order = sorted((*self._most(pk), self._named(pk)) for pk in self.names)
        best: list[Rank] = []
        done: set[int] = set()
        for bound in order:
            *most, one = bound
            if not any(most) or (len(best) == limit and bound > best[-1][:3]):
                break
            for pk, together, relations in self.neighbours(one[1]):
                if pk not in done:
                    other = self._named(pk)
                    best.append((-together, -relations, min(one, other), max(one, other)))
            best = nsmallest(limit, best)
            done.add(one[1])
        return best

    def _most(self, actor_pk: int) -> tuple[int, int]:
        """Minus the most initiatives and relations that an actor can share with any other."""
        relations = self.joints.get(actor_pk, {}).values()
        return -len(self.roles.get(actor_pk, ())), -max(map(joining, relations), default=0)

    def _rank(self, neighbour: Neighbour) -> tuple[int, int, tuple[str, int]]:
        return -neighbour.together, -neighbour.relations, self._named(neighbour.actor_pk)

    def _named(self, actor_pk: int) -> tuple[str, int]:
        return self.names[actor_pk], actor_pk

    def pair(self, a_pk: int, b_pk: int) -> Pair:
        """What two actors share; empty where one of them is in no pair (groups, unpublished, unknown)."""
        of_a, of_b = self.roles.get(a_pk, {}), self.roles.get(b_pk, {})
        fewer, more = sorted((of_a, of_b), key=len)
        acting, sitting = [], []
        for initiative in fewer:
            if initiative not in more or a_pk == b_pk:
                continue
            shared = Shared(self.activities[initiative], of_a[initiative], of_b[initiative])
            if self.circles[initiative].join(a_pk, b_pk):
                acting.append(shared)
            elif sit(shared.a_roles, shared.b_roles):
                sitting.append(shared)
        return Pair(
            a_pk,
            b_pk,
            tuple(sorted(acting, key=newest)),
            tuple(sorted(sitting, key=newest)),
            self.joints.get(a_pk, {}).get(b_pk, ()),
        )


def build(
    names: Mapping[int, str],
    activities: Iterable[Activity],
    participations: Iterable[tuple[int, int, str]],
    relations: Iterable[tuple[int, int, str, int]],
) -> Network:
    """The graph of these rows; a row that names an actor or initiative that is not given is left out.

    `names` has the name of each actor that can stand in pairs. A participation is initiative, actor, role; a
    relation its number, who, verb, to whom.
    """
    known = {activity.pk: activity for activity in activities}
    members: dict[int, dict[int, tuple[Role, ...]]] = {pk: {} for pk in known}
    roles: dict[int, dict[int, tuple[Role, ...]]] = defaultdict(dict)
    for initiative, actor, role in participations:
        if initiative in known and actor in names:
            own = (*roles[actor].get(initiative, ()), Role(role))
            roles[actor][initiative] = members[initiative][actor] = own
    joints: dict[int, dict[int, tuple[Joint, ...]]] = defaultdict(dict)
    for pk, one, verb, other in relations:
        if one in names and other in names:
            joint = Joint(pk, one, Verb(verb), other)
            for this, that in ((one, other), (other, one)):
                joints[this][that] = (*joints[this].get(that, ()), joint)
    circles = {pk: circle(known[pk].kind, own) for pk, own in members.items()}
    return Network(names, known, dict(roles), circles, dict(joints))


def read() -> Network:
    """The graph of what is published: five queries, whatever the data."""
    themes: dict[int, tuple[str, ...]] = defaultdict(tuple)
    tagged = Initiative.themes.through.objects.filter(theme__status=Status.PUBLISHED)
    for initiative, theme in tagged.order_by("-theme__facet", "theme__name").values_list(
        "initiative_id", "theme__slug"
    ):
        themes[initiative] += (theme,)
    initiatives = Initiative.objects.published().values_list("pk", "kind", "title", "first_year", "last_year")
    return build(
        names=dict(Actor.objects.published().single().values_list("pk", "name")),
        activities=[Activity(pk, kind, title, first, last, themes[pk]) for pk, kind, title, first, last in initiatives],
        participations=Participation.objects.order_by("position", "pk").values_list(
            "initiative_id", "actor_id", "role"
        ),
        relations=Relation.objects.public()
        .order_by("from_actor__name", "verb", "to_actor__name", "pk")
        .values_list("pk", "from_actor_id", "verb", "to_actor_id"),
    )


NETWORKS: Kept[Network] = Kept(read)


def network_of(version: Version) -> Network:
    """The graph at that version of the data."""
    return NETWORKS.at(version)
