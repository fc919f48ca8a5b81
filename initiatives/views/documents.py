"""The page of a document: where it is cited, what rests on it, and which texts stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext

from browse import versions
from browse.detail import RecordDetail
from browse.extracts import MOST, headed
from sources.citations import cite_facts, reported_on
from sources.models import Document, Excerpt

from ..filters import InitiativeFilters
from ..models import InitiativeDocument
from ..surroundings import as_records, beside, cited_beside, slugs_of


class Citing(NamedTuple):
    """The first sentences that cite a document, as far as a page shows evidence."""

    excerpts: list[Excerpt]
    attribution: str
    get_attribution_display: Callable[[], Any]
    note: str

    @classmethod
    def first_of(cls, document: Document) -> Citing:
        """Those of a document: no more than ten, however often it is cited."""
        return cls(document.excerpts[:MOST], document.attribution, document.get_attribution_display, document.note)


class DocumentDetail(RecordDetail):
    """What a document is, where it is cited, what rests on it, and the texts cited or tied beside it."""

    model = Document
    template_name = "sources/document_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The head of each list, with its length, and how to cite the page."""
        document, version = self.object, versions.of(self.request)
        near, tied = cited_beside(version, document.slug), beside(version, "document", document.slug)
        texts = slugs_of(Document.objects.published().with_evidence(), [(document.slug, 0)], near, tied)
        cited = Citing.first_of(texts[document.slug])
        mandates = document.mandates.for_document()
        chosen, ties = {"document": (document.slug,)}, InitiativeDocument.objects.filter(document=document)
        return super().get_context_data(**kwargs) | {
            "crumbs": [(gettext("Documents"), reverse("sources:documents")), (str(document), "")],
            "mandates": mandates[:MOST],
            "mandate_more": max(0, mandates.count() - MOST),
            "tied": headed(
                InitiativeFilters, version, reverse("initiatives:list"), chosen, list(ties.for_document()[:MOST])
            ),
            "cited": cited,
            "cited_more": len(texts[document.slug].excerpts) - len(cited.excerpts),
            "cited_beside": as_records(near, texts),
            "tied_beside": as_records(tied, texts),
            "citation": cite_facts(cited.excerpts, self.request.build_absolute_uri(document.get_absolute_url())),
            "reported_on": reported_on(cited.excerpts),
        }

    def describe(self) -> str:
        """Title, kind and where it is cited."""
        words = gettext("%(title)s (%(kind)s): where the report cites it, and the mandates and initiatives tied to it.")
        return words % {"title": self.object.title, "kind": self.object.get_kind_display().lower()}
