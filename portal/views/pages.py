"""What the portal says of itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse import versions
from sources.models import Report

MOST = 10  # reports that are named; the rest is counted


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is and is not, method, limits, licence, data version, how to report an error."""
    reports = Report.objects.published().order_by("-date", "slug")
    return render(
        request,
        "portal/about.html",
        {
            "title": gettext("About"),
            "description": gettext(
                "What this portal is and is not, how the report was transcribed, its limits and licence."
            ),
            "crumbs": [(gettext("About"), "")],
            "version": versions.of(request),
            "reports": reports[:MOST],
            "report_count": reports.count(),
            "contact": settings.PORTAL_CONTACT,
        },
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, and what does not yet."""
    return render(
        request,
        "portal/accessibility.html",
        {
            "title": gettext("Accessibility"),
            "description": gettext("How this portal is made to be used by everyone, and how to say where it is not."),
            "crumbs": [(gettext("Accessibility"), "")],
            "contact": settings.PORTAL_CONTACT,
        },
    )
