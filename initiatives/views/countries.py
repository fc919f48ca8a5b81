"""The page of a country, which tells a partner from a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from actors.models import Actor
from browse import versions
from browse.detail import RecordDetail
from browse.extracts import MOST, Extract, headed
from browse.index import index_of
from browse.versions import Version
from sources.models import Country, Report

from ..filters import InitiativeFilters
from ..models import Participation
from ..profiles import Profile
from ..surroundings import Weighed, address, beside, slugs_of, unlisted

MOST_OF_REGION = 30


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
            "profile": Profile(version, {"country": (country.slug,)}),
            "governments": governments,
            "partner": as_partner(version, governments),
            "region_countries": of_region(version, country),
            "neighbours": unlisted(near, slugs_of(Country.objects.published(), near)),
            "reported_on": Report.objects.latest_date(),
        }

    def describe(self) -> str:
        """What the page has."""
        return gettext("What the report says took place in %(country)s, and what its Government took part in.") % {
            "country": self.object.name
        }


def as_partner(version: Version, governments: Sequence[Actor]) -> Extract | None:
    """What these actors take part in, newest first; None where there are none of them."""
    if not governments:
        return None
    chosen = {"actor": tuple(sorted(government.slug for government in governments))}
    takings = Participation.objects.filter(actor__in=governments).takings(MOST)
    return headed(InitiativeFilters, version, reverse("initiatives:list"), chosen, takings)


def of_region(version: Version, country: Country) -> list[Weighed]:
    """The other countries that the report lists under the same region, with the number of initiatives in each."""
    if not country.region_id:
        return []
    counts = index_of(InitiativeFilters, version).counts("country", {})
    others = Country.objects.published().filter(region=country.region_id).exclude(pk=country.pk).order_by("name", "pk")
    return [Weighed(one, counts.get(one.slug, 0), address({"country": (one.slug,)})) for one in others[:MOST_OF_REGION]]
