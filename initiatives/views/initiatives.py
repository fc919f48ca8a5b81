"""The lists of initiatives, and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from browse.asked import Asked
from browse.detail import RecordDetail
from browse.facetindex import FacetIndex
from browse.lists import ListPage
from browse.rendered import Rows
from browse.text import all_of
from sources.citations import cite_facts, reported_on

from ..filters import ONWARD, InitiativeFilters
from ..models import Initiative, Participation
from ..rows import InitiativeRows
from ..vocabulary import InitiativeKind, LinkVerb, Role

FEATURED = (InitiativeKind.MECHANISM, InitiativeKind.CAMPAIGN, InitiativeKind.MISSION)


class InitiativeList(ListPage):
    """Everything that actors do together."""

    filters = InitiativeFilters
    heading = _("Initiatives")
    about = _("Mechanisms, campaigns, missions and other initiatives on child protection, with who takes part in each.")
    template_name = "initiatives/initiative_list.html"

    def rows(self, asked: Asked, index: FacetIndex) -> Rows:
        """Initiatives, with who takes part."""
        return InitiativeRows()


class MechanismList(InitiativeList):
    """The same list, of mechanisms."""

    heading = _("Mechanisms")
    preset = {"kind": (InitiativeKind.MECHANISM,)}


class CampaignList(InitiativeList):
    """The same list, of campaigns."""

    heading = _("Campaigns")
    preset = {"kind": (InitiativeKind.CAMPAIGN,)}


class MissionList(InitiativeList):
    """The same list, of missions."""

    heading = _("Missions")
    preset = {"kind": (InitiativeKind.MISSION,)}


@dataclass(frozen=True)
class RoleGroup:
    """The participants of one role that rest on the same sentences; `label` names the role for all of its groups."""

    label: str
    participations: list[Participation]

    @property
    def fact(self) -> Participation:
        """The fact that stands for all: they share excerpts, attribution and note."""
        return self.participations[0]

    @property
    def about(self) -> str:
        """What the sentences prove, in words."""
        return f"{self.label}: {all_of([p.actor.short_name for p in self.participations[:3]])}"


def role_groups(participations: Sequence[Participation]) -> list[RoleGroup]:
    """Participants by role, in the order of the vocabulary; those who share their evidence in one group."""

    def same(participation: Participation) -> tuple[Any, ...]:
        excerpts = tuple(excerpt.pk for excerpt in participation.excerpts)
        return (roles.index(participation.role), excerpts, participation.attribution, participation.note)

    roles, ranks = list(Role.values), Counter(participation.role for participation in participations)
    ranked = sorted(participations, key=lambda p: (roles.index(p.role), p.position, p.pk))
    labels = [str(role.label) if ranks[role] == 1 else role.plural for role in Role]
    return [RoleGroup(labels[key[0]], list(group)) for key, group in groupby(ranked, same)]


class InitiativeDetail(RecordDetail):
    """What an initiative is, who takes part in which role, what came of it, and the sentences that say so."""

    model = Initiative
    template_name = "initiatives/initiative_detail.html"

    def get_queryset(self) -> Any:
        """Published initiatives, with what the page shows."""
        return super().get_queryset().for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Participants by role, links both ways, and how to cite the page."""
        initiative = self.object
        participations = list(initiative.participations.all())
        return super().get_context_data(**kwargs) | {
            "title": f"{initiative.title} ({initiative.get_kind_display().lower()})",
            "crumbs": self.crumbs(),
            "groups": role_groups(participations),
            "named_count": len({p.actor_id for p in participations}),
            "before_and_after": list(initiative.links.all()) + list(initiative.inverse_links.all()),
            "followed": self.followed(),
            "kind_url": kind_url(initiative.kind),
            "citation": cite_facts(initiative.excerpts, self.request.build_absolute_uri(initiative.get_absolute_url())),
            "reported_on": reported_on(initiative.excerpts),
        }

    def followed(self) -> bool:
        """Whether anything followed from it, as the filter `follows` finds it."""
        onward, back = self.object.links.all(), self.object.inverse_links.all()
        return any(link.verb in ONWARD for link in onward) or any(link.verb == LinkVerb.FOLLOWED_UP for link in back)

    def crumbs(self) -> list[tuple[str, str]]:
        """Initiatives, the kind, what it is part of."""
        initiative = self.object
        kind = InitiativeKind(initiative.kind)
        way = [(gettext("Initiatives"), reverse("initiatives:list")), (kind.plural, kind_url(kind))]
        if initiative.parent and initiative.parent.status == "published":
            way.append((initiative.parent.title, initiative.parent.get_absolute_url()))
        return [*way, (initiative.title, "")]

    def describe(self) -> str:
        """Kind, summary."""
        return f"{self.object.get_kind_display()}. {super().describe()}"


def kind_url(kind: str) -> str:
    """The list of initiatives of one kind."""
    if kind in FEATURED:
        return reverse(f"initiatives:{kind}s")
    return f"{reverse('initiatives:list')}?kind={kind}"


def leading(initiative: Any, limit: int = 3) -> tuple[list[Actor], int]:
    """The actors that a row names, those who lead before the others, and how many more there are.

    Of an initiative as `for_list` has it.
    """
    count: int = initiative.participant_count
    actors = list({p.actor_id: p.actor for p in initiative.foremost}.values())
    shown = actors[: count if count == limit + 1 else limit]
    return shown, count - len(shown)
