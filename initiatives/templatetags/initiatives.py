"""How rows and pages word an initiative's years and people."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext

from ..models import Initiative
from ..views.initiatives import leading
from ..vocabulary import Recurrence

register = template.Library()


@register.simple_tag
def years(initiative: Initiative) -> str:
    """“2012”, “2010–2013”, “since 2008”; “standing” where no year is known."""
    first, last = initiative.first_year, initiative.last_year
    lasting = initiative.recurrence != Recurrence.ONCE and not initiative.end
    if first and lasting:
        return gettext("since %(year)d") % {"year": first}
    if lasting:
        return str(initiative.get_recurrence_display()).lower()
    if first and last and first != last:
        return f"{first}–{last}"
    return str(first or "")


@register.inclusion_tag("initiatives/_who.html")
def who(initiative: Initiative) -> dict[str, Any]:
    """The actors that a row names. Context: actors, more (how many others)."""
    actors, more = leading(initiative.participations.all())
    return {"actors": actors, "more": more, "unnamed": not actors and initiative.others_as_printed}
