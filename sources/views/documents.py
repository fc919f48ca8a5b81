"""The list of documents, and the page of each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from browse.asked import Asked
from browse.detail import RecordDetail
from browse.lists import ListPage, in_order

from ..citations import cite_facts, reported_on
from ..filters import DocumentFilters
from ..models import Document


class DocumentList(ListPage):
    """The texts that the report cites."""

    filters = DocumentFilters
    heading = _("Documents")
    about = _("Treaties, resolutions, reports, plans and publications that the report cites, and what rests on each.")
    template_name = "sources/document_list.html"

    def rows(self, pks: list[int], asked: Asked) -> list[Any]:
        """Documents, with where they are cited."""
        return in_order(Document.objects.for_list(), pks)


class DocumentDetail(RecordDetail):
    """What a document is, where it is cited, and what rests on it."""

    model = Document
    template_name = "sources/document_detail.html"

    def get_queryset(self) -> Any:
        """Published documents, with what the page shows."""
        return super().get_queryset().for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The document and how to cite it."""
        document = self.object
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Documents"), reverse("sources:documents")), (str(document), "")],
            "citation": cite_facts(document.excerpts, self.request.build_absolute_uri(document.get_absolute_url())),
            "reported_on": reported_on(document.excerpts),
        }

    def describe(self) -> str:
        """Title, kind and where it is cited."""
        words = gettext("%(title)s (%(kind)s): where the report cites it, and the mandates and initiatives tied to it.")
        return words % {"title": self.object.title, "kind": self.object.get_kind_display().lower()}
