"""The front page: what this is, three questions with their answers, and five ways in."""

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
from browse.versions import Kept, Version
from initiatives.filters import InitiativeFilters
from initiatives.models import Initiative, Result
from initiatives.network import network_of
from initiatives.surroundings import weighed
from initiatives.views.actors import pair_url
from initiatives.views.initiatives import kind_url
from initiatives.views.years import year_bars
from initiatives.vocabulary import InitiativeKind
from sources.models import Country, Document, Passage, Report, Theme
from sources.vocabulary import ThemeFacet

from ..questions import questions

CLOSEST = 8

# What the page shows of a version of the data, in a language: worked out once, since nothing of it is a visitor's.
PARTS: Kept[dict[str, Any]] = Kept(dict, worded=True)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    version = versions.of(request)
    kept = PARTS.at(version)
    if not kept:
        kept.update(parts(version))
    context = {
        "title": "",
        "description": gettext(
            "Who works with whom on child protection in the United Nations system: mechanisms, campaigns, missions, "
            "roles and results, each with the paragraph and the sentence that says so."
        ),
        "version": version,
    }
    return render(request, "portal/home.html", kept | context)


def parts(version: Version) -> dict[str, Any]:
    """All that the page shows of the data: a bounded number of queries."""
    kinds = index_of(InitiativeFilters, version).counts("kind", {})
    actor_kinds = index_of(ActorFilters, version).counts("kind", {})
    bars = year_bars(version)
    report = Report.objects.published().order_by("-date", "slug").first()
    themes = list(Theme.objects.for_index().order_by("-initiative_count", "name", "pk"))
    return {
        "report": report,
        "sections": list(report.sections.for_contents()) if report else [],
        "sizes": sizes(),
        "kinds": [(k.plural, kinds[k], kind_url(k)) for k in InitiativeKind if kinds.get(k)],
        "actor_kinds": [
            (k, actor_kinds[k], f"{reverse('actors:list')}?kind={k}") for k in ActorKind if actor_kinds.get(k)
        ],
        "theme_groups": [
            (facet.label, found)
            for facet in ThemeFacet
            if (found := [theme for theme in themes if theme.facet == facet])
        ],
        "questions": questions(version),
        "bars": bars,
        "last_year": bars[-1].year if bars else "",
        "countries": weighed(version, "country", {}, Country.objects.published()),
        "pairs": closest_pairs(version),
        "reported_on": report.date if report else None,
    }


def closest_pairs(version: Version) -> list[tuple[Actor, Actor, Any, str]]:
    """The pairs of actors that do most together, each with the address of its page."""
    pairs = network_of(version).closest_pairs(CLOSEST)
    actors = Actor.objects.published().in_bulk({pk for pair in pairs for pk in (pair.a_pk, pair.b_pk)})
    return [
        (actors[p.a_pk], actors[p.b_pk], p, pair_url(actors[p.a_pk], actors[p.b_pk]))
        for p in pairs
        if p.a_pk in actors and p.b_pk in actors
    ]


def sizes() -> dict[str, int]:
    """How many there are of each kind of record."""
    records = (Actor, Initiative, Result, Document, Country, Passage)
    return {str(model._meta.model_name): model.objects.published().count() for model in records}
