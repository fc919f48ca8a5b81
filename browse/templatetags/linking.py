"""Links on the known names in a text."""

from __future__ import annotations

from typing import Any

from django import template

from .. import versions
from ..linking import pieces

register = template.Library()


@register.inclusion_tag("components/linked.html", takes_context=True)
def linked(context: template.Context, text: str) -> dict[str, Any]:
    """A text whose known names are links. Context: pieces (text, url)."""
    request = context["request"]
    return {"pieces": pieces(text, versions.of(request), request.path)}
