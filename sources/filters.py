"""What the list of documents can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.filters import Facet, Filters, Words, labels_along, labels_of

from .models import Country, Document, Theme
from .vocabulary import DocumentKind


class DocumentFilters(Filters):
    """Kind, the themes of the initiatives that it is tied to, words of title and symbol."""

    kind = Facet(
        "kind",
        label=_("Kind"),
        vocabulary=labels_of(DocumentKind),
        phrase=lambda labels: gettext("of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    theme = Facet(
        "initiative_links__initiative__themes__slug",
        through="initiative_links__initiative",
        label=_("Theme"),
        vocabulary=lambda: Theme.objects.labels("name"),
        phrase=lambda labels: gettext("tied to initiatives on %(themes)s") % {"themes": labels},
        help_text=_("Of the initiatives that a document is tied to."),
    )
    initiative = Facet(
        "initiative_links__initiative__slug",
        through="initiative_links__initiative",
        label=_("Tied to"),
        vocabulary=labels_along(Document, "initiative_links__initiative", "title"),
        phrase=lambda labels: gettext("tied to %(initiatives)s") % {"initiatives": labels},
    )
    country = Facet(
        "initiative_links__initiative__countries__slug",
        through="initiative_links__initiative",
        label=_("Country"),
        vocabulary=lambda: Country.objects.labels("name"),
        phrase=lambda labels: gettext("tied to initiatives in %(countries)s") % {"countries": labels},
        help_text=_("Of the initiatives that a document is tied to."),
    )
    q = Words("title", "symbol", "symbol_normalised", label=_("Words"))

    sorts = {
        "title": (_("Title"), ("title", "pk")),
        "symbol": (_("Symbol"), ("symbol_normalised", "title", "pk")),
        "newest": (_("Newest first"), ("-date", "title", "pk")),
    }

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """Published documents."""
        return Document.objects.published()

    @classmethod
    def noun(cls, count: int, chosen: Mapping[str, tuple[str, ...]]) -> str:
        """“12 documents”."""
        return ngettext("%(count)d document", "%(count)d documents", count) % {"count": count}
