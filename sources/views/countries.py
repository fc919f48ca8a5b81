"""The index of countries. The page of each spans the apps above, and is theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse import versions
from browse.text import looked_up
from browse.versions import Kept

from ..models import Country


def _countries() -> list[Country]:
    """The countries with their counts, which read every initiative, as a reader looks them up.

    Databases differ on accents.
    """
    return sorted(Country.objects.for_index(), key=lambda country: looked_up(country.name))


COUNTRIES: Kept[list[Country]] = Kept(_countries)


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
            "countries": COUNTRIES.at(versions.of(request)),
        },
    )
