"""The index of countries. The page of each spans the apps above, and is theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse.text import looked_up

from ..models import Country


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """All countries that the report names, A to Z."""
    return render(
        request,
        "sources/country_list.html",
        {
            "title": gettext("Countries"),
            "description": gettext("The countries that the report names, as places of work and as partners."),
            "crumbs": [(gettext("Countries"), "")],
            # As a reader looks them up; databases differ on accents.
            "countries": sorted(Country.objects.for_index(), key=lambda country: looked_up(country.name)),
        },
    )
