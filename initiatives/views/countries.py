"""The page of a country, which tells a partner from a place."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from browse import versions
from browse.detail import RecordDetail
from browse.extracts import MOST, headed
from browse.index import index_of
from browse.versions import Version
from sources.models import Country, Report

from ..filters import InitiativeFilters
from ..models import Participation
from ..profiles import Profile
from ..surroundings import Weighed, address, as_records, beside, slugs_of

MOST_OF_REGION = 30


class CountryProfile(Profile):
    """What belongs to a country, as a place and as a partner."""

    @cached_property
    def as_partner(self) -> SafeString | str:
        """A part of the page: what its Government, ministries and missions take part in, newest first."""
        (slug,) = self.chosen["country"]
        takings = Participation.objects.filter(actor__country__slug=slug).takings(MOST)
        if not takings:
            return ""
        path, chosen = reverse("initiatives:list"), {"partner": (slug,)}
        partner = headed(InitiativeFilters, self.version, path, chosen, takings)
        return render_to_string("sources/_partner.html", {"partner": partner})


class CountryDetail(RecordDetail):
    """What took place in a country, what its Government takes part in, results there, texts, passages, neighbours."""

    model = Country
    template_name = "sources/country_detail.html"

    def get_queryset(self) -> Any:
        """Published countries, with their region."""
        return super().get_queryset().select_related("region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Partner and place apart: the head of each list, with its length."""
        country, version = self.object, versions.of(self.request)
        near = beside(version, "country", country.slug)
        governments = list(country.governments.published().order_by("name", "pk")[:MOST])
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Countries"), reverse("sources:countries")), (country.name, "")],
            "profile": CountryProfile.of(version, {"country": (country.slug,)}),
            "governments": governments,
            "region_countries": of_region(version, country),
            "neighbours": as_records(near, slugs_of(Country.objects.published(), near)),
            "reported_on": Report.objects.latest_date(),
        }

    def describe(self) -> str:
        """What the page has."""
        return gettext("What the report says took place in %(country)s, and what its Government took part in.") % {
            "country": self.object.name
        }


def of_region(version: Version, country: Country) -> list[Weighed]:
    """The other countries that the report lists under the same region, with the number of initiatives in each."""
    if not country.region_id:
        return []
    counts = index_of(InitiativeFilters, version).counts("country", {})
    others = Country.objects.published().filter(region=country.region_id).exclude(pk=country.pk).order_by("name", "pk")
    return [Weighed(one, counts.get(one.slug, 0), address({"country": (one.slug,)})) for one in others[:MOST_OF_REGION]]
