"""The list of documents. The page of each spans the apps above, and is theirs."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from browse.asked import Asked
from browse.facetindex import FacetIndex
from browse.lists import ListPage
from browse.rendered import Rows

from ..filters import DocumentFilters
from ..models import Document


class DocumentRows(Rows):
    """Documents, with where they are cited."""

    template = "sources/_document.html"
    record = "document"

    def read(self, pks: list[int]) -> Iterable[Document]:
        """Documents, with the sentences that cite them."""
        return Document.objects.with_evidence().filter(pk__in=pks)


class DocumentList(ListPage):
    """The texts that the report cites."""

    filters = DocumentFilters
    heading = _("Documents")
    about = _("Treaties, resolutions, reports, plans and publications that the report cites, and what rests on each.")
    template_name = "sources/document_list.html"

    def rows(self, asked: Asked, index: FacetIndex) -> Rows:
        """Documents, with where they are cited."""
        return DocumentRows()
