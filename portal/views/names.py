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
from browse.asked import BadRequest
from browse.lists import page_of, refusal
from browse.pages import Pager
from browse.text import looked_up
from browse.versions import Kept
from initiatives.models import Initiative
from initiatives.naming import NAMED

PER_PAGE = 250  # names are short: those of one report stand on one page


class Name(NamedTuple):
    """A name as printed, whom it names, the address of that record, and whether it alone identifies it."""

    name: str
    of: str
    url: str
    ambiguous: bool


class Names(NamedTuple):
    """All names in their order, and where those of each letter begin."""

    names: list[Name]
    letters: dict[str, int]


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """The index of names: actors' names, acronyms and other names, titles and acronyms of initiatives."""
    every = NAMES.at(versions.of(request))
    try:
        page = page_of(request, len(every.names), PER_PAGE)
    except BadRequest as bad:
        return refusal(request, bad)
    title = gettext("Names and acronyms")
    if page.number > 1:
        title = gettext("%(list)s, page %(page)d") % {"list": title, "page": page.number}
    shown = groupby(every.names[page.shown], key=lambda name: initial(name.name))
    return render(
        request,
        "portal/names.html",
        {
            "title": title,
            "description": gettext(
                "Every name and acronym that the report prints for an actor or a mechanism, and what it stands for."
            ),
            "canonical": page.url(page.number),
            "crumbs": [(gettext("Names"), "")],
            "letters": [(letter, _place(page, letter, first)) for letter, first in every.letters.items()],
            "groups": [(letter, list(group)) for letter, group in shown],
            "count": len(every.names),
            "page": page,
        },
    )


def _place(page: Pager, letter: str, first: int) -> str:
    """The address of a letter, whose names begin with the one at `first`."""
    number = first // page.per_page + 1
    return f"{'' if number == page.number else page.url(number)}#letter-{letter}"


def _names() -> Names:
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
    letters: dict[str, int] = {}
    for place, name in enumerate(found):
        letters.setdefault(initial(name.name), place)
    return Names(found, letters)


def initial(name: str) -> str:
    """The letter under which a name stands, without accents and article; “#” for what begins with none."""
    first = next((c for c in looked_up(name).upper() if c.isalnum()), "#")
    return first if first.isalpha() else "#"


NAMES: Kept[Names] = Kept(_names, worded=True)
