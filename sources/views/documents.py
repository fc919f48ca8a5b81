"""The list of documents. The page of each spans the apps above, and is theirs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from browse.asked import Asked
from browse.facetindex import FacetIndex
from browse.lists import ListPage, in_order

from ..filters import DocumentFilters
from ..models import Document


class DocumentList(ListPage):
    """The texts that the report cites."""

    filters = DocumentFilters
    heading = _("Documents")
    about = _("Treaties, resolutions, reports, plans and publications that the report cites, and what rests on each.")
    template_name = "sources/document_list.html"

    def rows(self, pks: list[int], asked: Asked, index: FacetIndex) -> list[Any]:
        """Documents, with where they are cited."""
        return in_order(Document.objects.for_list(), pks)
