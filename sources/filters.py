"""What the list of documents can be filtered by, and the facets that other lists have of the sources too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.filters import DatedFacet, Facet, Filters, Presence, Words, span_filters
from browse.ways import Way, by_way_of, holds, labels_along, labels_of

from .models import Country, Document, Passage, Region, Report, Section, Theme
from .vocabulary import DocumentKind


def theme_labels() -> dict[str, str]:
    """Slug → name."""
    return Theme.objects.labels("name")


def country_labels() -> dict[str, str]:
    """Slug → name as printed."""
    return Country.objects.labels("name")


def region_labels() -> dict[str, str]:
    """Slug → name."""
    return dict(Region.objects.values_list("slug", "name"))


def document_labels() -> dict[str, str]:
    """Slug → title."""
    return Document.objects.labels("title")


def section_labels() -> dict[str, str]:
    """Number → number and title, of the sections of the reports."""
    return {number: f"{number}. {title}" for number, title in Section.objects.values_list("number", "title")}


def passage_labels() -> dict[str, str]:
    """Report and anchor → how the passage is cited, and in which report where there are several."""
    passages = Passage.objects.published().select_related("report")
    return {passage_value(passage.report.slug, passage.anchor): passage.citation for passage in passages}


def passage_value(report: str, anchor: str) -> str:
    """The value of a passage: its report's slug and its anchor."""
    return f"{report}.{anchor}"


def presence(*, missing: bool = False, **kinds: tuple[Any, list[Way]]) -> Presence:
    """What a record has at all, or what the report does not state of it."""
    return Presence(
        kinds,
        missing=missing,
        rare=True,
        label=_("Not stated") if missing else _("Has"),
        phrase=lambda labels: gettext("with %(things)s") % {"things": labels.lower()},
    )


def report_facet(path: str, phrase: Any = None, **where: Any) -> Facet:
    """Reports, of the passages at the end of `path`; shown where there are several."""
    return Facet(
        f"{path}__report__slug",
        through=f"{path}__report",
        where=where,
        several=True,
        label=_("Report"),
        vocabulary=lambda: Report.objects.labels("title"),
        phrase=phrase or (lambda labels: gettext("reported in “%(reports)s”") % {"reports": labels}),
    )


def section_facet(path: str, phrase: Any = None, **where: Any) -> Facet:
    """Sections of the report, of the passages at the end of `path`."""
    return Facet(
        f"{path}__section__number",
        where=where,
        rare=True,
        label=_("Section of the report"),
        vocabulary=section_labels,
        phrase=phrase or (lambda labels: gettext("reported in %(sections)s") % {"sections": labels}),
    )


class PassageFacet(Facet):
    """Passages at the end of `path`, each named by its report and its anchor."""

    def __init__(self, path: str, phrase: Any = None, **where: Any) -> None:
        super().__init__(
            path,
            where=where,
            rare=True,
            label=_("Passage"),
            vocabulary=passage_labels,
            phrase=phrase or (lambda labels: gettext("reported in %(passages)s") % {"passages": labels}),
        )

    def pairs(self, records: QuerySet[Any]) -> Iterator[tuple[int, str]]:
        """Record number and value, for each passage of each record."""
        values: dict[Any, str] = {
            passage.pk: passage_value(passage.report.slug, passage.anchor)
            for passage in Passage.objects.published().select_related("report")
        }
        for pk, passage in super().pairs(records):
            if passage in values:
                yield pk, values[passage]

    def has(self, qs: QuerySet[Any], values: tuple[str, ...]) -> Any:
        """The condition that a record has one of these passages."""
        found = []
        for value in values:
            report, _dot, anchor = value.partition(".")
            kind, _dash, number = anchor.partition("-")
            kinds = {"para": "paragraph", "fn": "footnote"}
            where = {"report__slug": report, "kind": kinds.get(kind, kind), "number": number or 1}
            at = {f"{self.path}__{name}": wanted for name, wanted in where.items()}
            found.append(holds(qs, **at, **self.ways[0].where))
        return reduce(or_, found)


LINKS, INITIATIVE = "initiative_links", "initiative_links__initiative"


class DocumentFilters(Filters):
    """Kind, the initiatives that a document is tied to, with their themes, actors and places, year, passages."""

    kind = Facet(
        "kind",
        label=_("Kind"),
        vocabulary=labels_of(DocumentKind),
        phrase=lambda labels: gettext("of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    theme = Facet(
        f"{INITIATIVE}__themes__slug",
        through=INITIATIVE,
        label=_("Theme"),
        vocabulary=theme_labels,
        phrase=lambda labels: gettext("tied to initiatives on %(themes)s") % {"themes": labels},
        help_text=_("Of the initiatives that a document is tied to."),
    )
    actor = Facet(
        f"{INITIATIVE}__participations__actor__slug",
        through=INITIATIVE,
        also=[Way("mandates__actor__slug")],
        label=_("Actor"),
        vocabulary=labels_along(Document, "mandates__actor", "name"),
        phrase=lambda labels: gettext("tied to what %(actors)s does") % {"actors": labels},
        help_text=_("Takes part in an initiative that a document is tied to, or has its mandate from it."),
    )
    initiative = Facet(
        f"{INITIATIVE}__slug",
        through=INITIATIVE,
        label=_("Tied to"),
        vocabulary=labels_along(Document, INITIATIVE, "title"),
        phrase=lambda labels: gettext("tied to %(initiatives)s") % {"initiatives": labels},
    )
    country = Facet(
        f"{INITIATIVE}__countries__slug",
        through=INITIATIVE,
        also=[
            by_way_of(INITIATIVE, f"{INITIATIVE}__participations__actor__country__slug"),
            by_way_of(
                INITIATIVE,
                f"{INITIATIVE}__results__countries__slug",
                **{f"{INITIATIVE}__results__status": "published"},
            ),
            by_way_of("mandates__actor", "mandates__actor__country__slug"),
        ],
        label=_("Country"),
        vocabulary=country_labels,
        phrase=lambda labels: gettext("tied to what concerns %(countries)s") % {"countries": labels},
        help_text=_("What takes place there, its results there, and what its Government takes part in."),
    )
    region = Facet(
        f"{INITIATIVE}__regions__slug",
        through=INITIATIVE,
        also=[by_way_of(INITIATIVE, f"{INITIATIVE}__countries__region__slug")],
        rare=True,
        label=_("Region"),
        vocabulary=region_labels,
        phrase=lambda labels: gettext("tied to initiatives in %(regions)s") % {"regions": labels},
    )
    year = DatedFacet("date", label=_("Year"))
    report = report_facet("evidence__passage", lambda labels: gettext("cited in “%(reports)s”") % {"reports": labels})
    section = section_facet("evidence__passage", lambda labels: gettext("cited in %(sections)s") % {"sections": labels})
    passage = PassageFacet("evidence__passage", lambda labels: gettext("cited in %(passages)s") % {"passages": labels})
    has = presence(
        symbol=(_("A symbol"), [Way("pk", {"symbol_normalised__gt": ""})]),
        address=(_("An address"), [Way("pk", {"url__gt": ""})]),
        initiative=(_("Initiatives tied to it"), [by_way_of(INITIATIVE, INITIATIVE)]),
        mandate=(_("Mandates from it"), [by_way_of("mandates__actor", "mandates")]),
    )
    without = presence(
        missing=True,
        date=(_("No date"), [Way("date")]),
        symbol=(_("No symbol"), [Way("pk", {"symbol_normalised__gt": ""})]),
        initiative=(_("No initiative tied to it"), [by_way_of(INITIATIVE, INITIATIVE)]),
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


DocumentFilters.base_filters |= dict(zip(("from", "to"), span_filters("year", _("From"), _("To")), strict=True))
