"""The index of themes, and the page of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from browse.detail import RecordDetail

from ..models import Report, Theme
from ..vocabulary import ThemeFacet

MOST = 50


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """All themes, subjects and approaches apart."""
    found = list(Theme.objects.for_index().order_by("-initiative_count", "name", "pk"))
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


class ThemeDetail(RecordDetail):
    """A theme's definition, its initiatives by kind and its results."""

    model = Theme
    template_name = "sources/theme_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest initiatives and the results, up to a bounded number of each."""
        theme = self.object
        initiatives, results = theme.initiatives.published(), theme.results.for_profile()
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Themes"), reverse("sources:themes")), (theme.name, "")],
            "initiatives": initiatives.for_list().newest_first()[:MOST],
            "initiative_count": initiatives.count(),
            "results": results[:MOST],
            "result_count": results.count(),
            "reported_on": Report.objects.latest_date(),
        }

    def describe(self) -> str:
        """The definition."""
        return f"{self.object.name}: {self.object.definition}"
