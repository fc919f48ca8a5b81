"""How rows and pages word an initiative's years and people."""

from __future__ import annotations

from typing import Any

from django import template

from ..views.initiatives import leading
from ..wording import years

register = template.Library()
register.simple_tag(years)


@register.inclusion_tag("initiatives/_who.html")
def who(initiative: Any) -> dict[str, Any]:
    """The actors that a row names, of an initiative as `for_list` has it. Context: actors, more (how many others)."""
    actors, more = leading(initiative)
    return {"actors": actors, "more": more, "unnamed": not actors and initiative.others_as_printed}
