"""An actor's profile: mandate, collaborators, initiatives, results, relations, mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from actors.models import Actor, Relation
from browse import versions
from browse.detail import RecordDetail
from sources.models import Report

from ..models import Initiative, Participation
from ..network import Neighbour, network_of

# Of a section; the rest is counted.
MOST, MOST_INITIATIVES, CLOSEST, MOST_MENTIONS, MOST_RELATIONS = 10, 25, 10, 50, 25
FEW_MENTIONS = 3  # these are shown with their sentences


class Beside(NamedTuple):
    """A collaborator: its number, the actor, how close it is, and the address of the page of the two."""

    pk: int
    actor: Actor
    neighbour: Neighbour
    url: str


class ActorDetail(RecordDetail):
    """Who an actor is, and all that the report says it does with others."""

    model = Actor
    template_name = "actors/actor_detail.html"

    def get_queryset(self) -> Any:
        """Published actors, with what the page shows."""
        return super().get_queryset().for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each section up to a bounded number, with the whole count."""
        actor, network = self.object, network_of(versions.of(self.request))
        results = actor.results.for_profile()
        relations = Relation.objects.of(actor)
        mentions = list(actor.mentions.for_profile()[: MOST_MENTIONS + 1])
        units = actor.children.published().order_by("name", "pk")
        mandates = actor.mandates.for_profile()
        context = super().get_context_data(**kwargs) | {
            "title": f"{actor.name} ({actor.acronym})" if actor.acronym else actor.name,
            "crumbs": [(gettext("Actors"), reverse("actors:list")), (actor.short_name, "")],
            "takings": actor.participations.takings(MOST_INITIATIVES),
            "initiative_count": actor.participations.public().values("initiative").distinct().count(),
            "results": list(results[:MOST]),
            "result_count": results.count(),
            "mandates": list(mandates[:MOST]),
            "mandate_count": mandates.count(),
            "relations": list(relations[:MOST_RELATIONS]),
            "relation_count": relations.count(),
            "neighbours": beside(actor, network.closest(actor.pk, CLOSEST)),
            "neighbour_count": network.number(actor.pk),
            "units": list(units[:MOST]),
            "unit_count": units.count(),
            "unit_takings": Participation.objects.filter(actor__parent=actor).takings(MOST),
            "mentions": mentions[:MOST_MENTIONS],
            "several_reports": any(mention.passage.report.cited_as for mention in mentions),
            "mention_count": actor.mentions.for_profile().count(),
            "mechanism": Initiative.objects.published().filter(body=actor).first(),
            "reported_on": Report.objects.latest_date(),
        }
        return context | {"jumps": self.jumps(context), "few_mentions": context["mention_count"] <= FEW_MENTIONS}

    def jumps(self, context: dict[str, Any]) -> list[tuple[str, int, str]]:
        """The sections of the page that hold something, with their counts."""
        mandates, neighbours = context["mandate_count"], context["neighbour_count"]
        units, relations = len(context["unit_takings"]), context["relation_count"]
        initiatives, results = context["initiative_count"], context["result_count"]
        mentions = context["mention_count"]
        sections = (
            (ngettext("mandate", "mandates", mandates), mandates, "#mandate"),
            (ngettext("collaborator", "collaborators", neighbours), neighbours, "#collaborators"),
            (ngettext("initiative", "initiatives", initiatives), initiatives, "#initiatives"),
            (ngettext("initiative of its units", "initiatives of its units", units), units, "#units"),
            (ngettext("result", "results", results), results, "#results"),
            (ngettext("relation", "relations", relations), relations, "#relations"),
            (ngettext("mention", "mentions", mentions), mentions, "#mentions"),
        )
        return [section for section in sections if section[1]]

    def describe(self) -> str:
        """Name, kind and summary."""
        words = gettext("%(name)s (%(kind)s): mandate, partners, initiatives and results. %(summary)s")
        return words % {
            "name": self.object.short_name,
            "kind": self.object.get_kind_display(),
            "summary": self.object.summary,
        }


def find(slug: str) -> Actor:
    """The published actor that has this slug, or had it; raises Http404."""
    actors = Actor.objects.published()
    found = actors.filter(slug=slug).first() or actors.filter(former_slugs__slug=slug).first()
    if not found:
        raise Http404(gettext("No actor has this address."))
    return found


def beside(actor: Actor, near: Sequence[Neighbour]) -> list[Beside]:
    """Collaborators of an actor, with what their links show."""
    others = Actor.objects.published().in_bulk([neighbour.actor_pk for neighbour in near])
    return [
        Beside(n.actor_pk, others[n.actor_pk], n, pair_url(actor, others[n.actor_pk]))
        for n in near
        if n.actor_pk in others
    ]


def pair_url(one: Actor, other: Actor) -> str:
    """The page of what two actors do together; the slug that sorts first comes first."""
    return reverse("initiatives:pair", args=sorted((one.slug, other.slug)))
