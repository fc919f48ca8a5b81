"""The index of years, and the page of each."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from actors.models import Mandate
from browse import versions
from browse.extracts import MOST, extract, in_order
from browse.facets import Bar
from browse.index import index_of
from browse.versions import Version
from sources.filters import DocumentFilters
from sources.models import Document, Report

from ..filters import InitiativeFilters
from ..profiles import Profile


def year_bars(version: Version) -> list[Bar]:
    """Every year in which something takes place, with the number of initiatives; its address is the year's page."""
    counts = index_of(InitiativeFilters, version).counts("year", {})
    most = max(counts.values(), default=1)
    return [
        Bar(
            year, count, reverse("initiatives:year", args=[int(year)]), selected=False, height=round(100 * count / most)
        )
        for year, count in sorted(counts.items())
    ]


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """All years, each with the number of initiatives."""
    return render(
        request,
        "initiatives/year_list.html",
        {
            "title": gettext("Years"),
            "description": gettext("The years that the report dates initiatives to, and how many took place in each."),
            "crumbs": [(gettext("Years"), "")],
            "bars": year_bars(versions.of(request)),
        },
    )


@require_safe
def year(request: HttpRequest, number: int) -> HttpResponse:
    """What took place in a year: initiatives by kind, mandates and documents dated to it. 404 for other years."""
    bars = year_bars(versions.of(request))
    known = [int(bar.year) for bar in bars]
    if number not in known:
        raise Http404(gettext("The report dates nothing to that year."))
    place = known.index(number)
    version, dated = versions.of(request), {"year": (str(number),)}
    texts = Document.objects.with_evidence()
    context: dict[str, Any] = {
        "title": gettext("%(year)d: what took place") % {"year": number},
        "description": gettext("The initiatives on child protection that the report dates to %(year)d, by kind.")
        % {"year": number},
        "crumbs": [(gettext("Years"), reverse("initiatives:years")), (str(number), "")],
        "year": number,
        "profile": Profile.of(version, dated),
        "mandates": Mandate.objects.for_year(number)[:MOST],
        "documents": extract(DocumentFilters, version, reverse("sources:documents"), dated, in_order(texts)),
        "earlier": bars[place - 1] if place else None,
        "later": bars[place + 1] if place + 1 < len(bars) else None,
        "reported_on": Report.objects.latest_date(),
    }
    return render(request, "initiatives/year_detail.html", context)
