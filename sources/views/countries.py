"""The index of countries, and the page of each, which tells a partner from a place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse.detail import RecordDetail
from browse.text import fold

from ..models import Country, Report

MOST = 50


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
            "countries": sorted(Country.objects.for_index(), key=lambda country: fold(country.name)),
        },
    )


class CountryDetail(RecordDetail):
    """What took place in a country, what its Government takes part in, and results there."""

    model = Country
    template_name = "sources/country_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Partner and place apart, up to a bounded number of each."""
        country = self.object
        initiatives, results = country.initiatives.published(), country.results.for_profile()
        governments = list(country.governments.published().order_by("name", "pk"))
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Countries"), reverse("sources:countries")), (country.name, "")],
            "initiatives": initiatives.for_list().newest_first()[:MOST],
            "initiative_count": initiatives.count(),
            "results": results[:MOST],
            "result_count": results.count(),
            "reported_on": Report.objects.latest_date(),
            "governments": governments,
            "takings": takings_of(governments),
        }

    def get_queryset(self) -> Any:
        """Published countries, with their region."""
        return super().get_queryset().select_related("region")

    def describe(self) -> str:
        """What the page has."""
        return gettext("What the report says took place in %(country)s, and what its Government took part in.") % {
            "country": self.object.name
        }


def takings_of(actors: list[Any]) -> Any:
    """What these actors take part in, newest first, up to a bounded number."""
    if not actors:
        return []
    manager = type(actors[0])._meta.get_field("participations").related_model._default_manager
    return manager.filter(actor__in=actors).takings(MOST)
