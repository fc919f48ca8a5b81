"""The index of themes. The page of each spans the apps above, and is theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse import versions
from browse.versions import Kept

from ..models import Theme
from ..vocabulary import ThemeFacet


def _themes() -> list[Theme]:
    """The themes with their counts, which read every initiative."""
    return list(Theme.objects.for_index().order_by("-initiative_count", "name", "pk"))


THEMES: Kept[list[Theme]] = Kept(_themes)


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """All themes, subjects and approaches apart."""
    found = THEMES.at(versions.of(request))
    return render(
        request,
        "sources/theme_list.html",
        {
            "title": gettext("Themes"),
            "description": gettext("The subjects and approaches of collaboration on child protection, each defined."),
            "crumbs": [(gettext("Themes"), "")],
            "groups": [(facet.label, [theme for theme in found if theme.facet == facet]) for facet in (*ThemeFacet,)],
        },
    )
