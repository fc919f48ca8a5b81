"""The list of results, and the page of each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.asked import Asked
from browse.detail import RecordDetail
from browse.facetindex import FacetIndex
from browse.lists import ListPage
from browse.rendered import Rows
from sources.citations import cite_facts, reported_on

from ..filters import ResultFilters
from ..models import Result
from ..rows import ResultRows


class ResultList(ListPage):
    """What the report says came of collaboration."""

    filters = ResultFilters
    heading = _("Results")
    about = _(
        "Ratifications, laws, plans, people reached and other results that the report claims, each with its sentence."
    )
    template_name = "initiatives/result_list.html"

    def rows(self, asked: Asked, index: FacetIndex) -> Rows:
        """Results, with their initiative."""
        return ResultRows()


class ResultDetail(RecordDetail):
    """What is claimed, of whom and where, with value, baseline and date as printed."""

    model = Result
    template_name = "initiatives/result_detail.html"

    def get_queryset(self) -> Any:
        """Published results, with what the page shows."""
        return super().get_queryset().for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The result and how to cite it."""
        result = self.object
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Results"), reverse("initiatives:results")), (result.get_kind_display(), "")],
            "citation": cite_facts(result.excerpts, self.request.build_absolute_uri(result.get_absolute_url())),
            "reported_on": reported_on(result.excerpts),
        }
