"""Every name and acronym, A to Z."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from actors.models import Actor, ActorName
from browse import versions
from browse.text import looked_up
from browse.versions import Kept
from initiatives.models import Initiative
from initiatives.naming import NAMED


class Name(NamedTuple):
    """A name as printed, whom it names, the address of that record, and whether it alone identifies it."""

    name: str
    of: str
    url: str
    ambiguous: bool


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """The index of names: actors' names, acronyms and other names, titles and acronyms of initiatives."""
    groups = NAMES.at(versions.of(request))
    return render(
        request,
        "portal/names.html",
        {
            "title": gettext("Names and acronyms"),
            "description": gettext(
                "Every name and acronym that the report prints for an actor or a mechanism, and what it stands for."
            ),
            "crumbs": [(gettext("Names"), "")],
            "groups": groups,
            "count": sum(len(found) for _letter, found in groups),
        },
    )


def _names() -> list[tuple[str, list[Name]]]:
    found = []
    for actor in Actor.objects.published():
        found.append(Name(actor.name, actor.acronym, actor.get_absolute_url(), ambiguous=False))
        if actor.acronym:
            found.append(Name(actor.acronym, actor.name, actor.get_absolute_url(), ambiguous=False))
    for other in ActorName.objects.public():
        found.append(Name(other.name, other.actor.name, other.actor.get_absolute_url(), other.ambiguous))
    for initiative in Initiative.objects.published().filter(body=None):
        if initiative.kind in NAMED:
            found.append(
                Name(initiative.title, initiative.get_kind_display(), initiative.get_absolute_url(), ambiguous=False)
            )
        if initiative.acronym:
            found.append(Name(initiative.acronym, initiative.title, initiative.get_absolute_url(), ambiguous=False))
    found.sort(key=lambda name: (initial(name.name), looked_up(name.name), name.of))
    return [(letter, list(group)) for letter, group in groupby(found, key=lambda name: initial(name.name))]


def initial(name: str) -> str:
    """The letter under which a name stands, without accents and article; “#” for what begins with none."""
    first = next((c for c in looked_up(name).upper() if c.isalnum()), "#")
    return first if first.isalpha() else "#"


NAMES: Kept[list[tuple[str, list[Name]]]] = Kept(_names, worded=True)
