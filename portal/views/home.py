"""The front page: what this is, real questions, and the ways in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from actors.filters import ActorFilters
from actors.models import Actor
from actors.vocabulary import ActorKind
from browse import versions
from browse.index import index_of
from browse.versions import Kept
from initiatives.filters import InitiativeFilters
from initiatives.models import Initiative, Result
from initiatives.network import network_of
from initiatives.views.actors import pair_url
from initiatives.views.initiatives import kind_url
from initiatives.views.years import year_bars
from initiatives.vocabulary import InitiativeKind
from sources.models import Passage, Report, Theme

from ..questions import questions

CLOSEST = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    version = versions.of(request)
    initiatives = index_of(InitiativeFilters, version)
    actors = index_of(ActorFilters, version)
    kinds, actor_kinds = initiatives.counts("kind", {}), actors.counts("kind", {})
    report = Report.objects.published().order_by("-date", "slug").first()
    context: dict[str, Any] = {
        "title": "",
        "description": gettext(
            "Who works with whom on child protection in the United Nations system: mechanisms, campaigns, missions, "
            "roles and results, each with the paragraph and the sentence that says so."
        ),
        "report": report,
        "sections": report.sections.for_contents() if report else [],
        "sizes": SIZES.at(version),
        "kinds": [(k.plural, kinds[k], kind_url(k)) for k in InitiativeKind if kinds.get(k)],
        "actor_kinds": [
            (k, actor_kinds[k], f"{reverse('actors:list')}?kind={k}") for k in ActorKind if actor_kinds.get(k)
        ],
        "themes": Theme.objects.for_index().order_by("-initiative_count", "name", "pk"),
        "questions": questions(),
        "bars": year_bars(request),
        "pairs": closest_pairs(request),
        "reported_on": report.date if report else None,
    }
    return render(request, "portal/home.html", context)


def closest_pairs(request: HttpRequest) -> list[tuple[Actor, Actor, Any, str]]:
    """The pairs of actors that do most together, each with the address of its page."""
    pairs = network_of(versions.of(request)).closest_pairs(CLOSEST)
    actors = Actor.objects.published().in_bulk({pk for pair in pairs for pk in (pair.a_pk, pair.b_pk)})
    return [
        (actors[p.a_pk], actors[p.b_pk], p, pair_url(actors[p.a_pk], actors[p.b_pk]))
        for p in pairs
        if p.a_pk in actors and p.b_pk in actors
    ]


def _sizes() -> dict[str, int]:
    return {
        "actors": Actor.objects.published().count(),
        "initiatives": Initiative.objects.published().count(),
        "results": Result.objects.published().count(),
        "passages": Passage.objects.published().count(),
    }


SIZES: Kept[dict[str, int]] = Kept(_sizes)
