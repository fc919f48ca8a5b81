"""What search finds of the sources: documents, themes, countries, and the passages of reports."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.dates import PartialDate
from browse.search.entries import Entry, Source, address, register, tally

from .models import Country, Document, Passage, Theme
from .symbols import handles
from .vocabulary import DocumentKind, PassageKind, ThemeFacet


def documents() -> Iterator[Entry]:
    """Documents, also by their symbols."""
    url = address("sources:document")
    published = Document.objects.published()
    ties = [tally(published, path) for path in ("mandates", "initiative_links", "evidence")]
    fields = ("pk", "slug", "title", "symbol", "symbol_normalised")
    for pk, slug, title, symbol, normalised in published.order_by().values_list(*fields):
        yield Entry(
            key=slug,
            record=pk,
            url=url(slug),
            title=title,
            names=(symbol,) if symbol else (),
            handles=handles(normalised),
            weight=sum(tie.get(pk, 0) for tie in ties),
        )


def themes() -> Iterator[Entry]:
    """Themes, with their definitions."""
    url, published = address("sources:theme"), Theme.objects.published()
    weight = tally(published, "initiatives")
    for pk, slug, name, definition in published.order_by().values_list("pk", "slug", "name", "definition"):
        yield Entry(key=slug, record=pk, url=url(slug), title=name, text=definition, weight=weight.get(pk, 0))


def countries() -> Iterator[Entry]:
    """Countries, by the name printed and by today's."""
    url, published = address("sources:country"), Country.objects.published()
    weight = tally(published, "initiatives")
    for pk, slug, name, official in published.order_by().values_list("pk", "slug", "name", "official_name"):
        yield Entry(
            key=slug,
            record=pk,
            url=url(slug),
            title=name,
            names=(official,) if official else (),
            weight=weight.get(pk, 0),
        )


# What a reader types for a passage; these are forms to be typed, not words of the interface.
TYPED = {
    PassageKind.PARAGRAPH: ("para {}", "paragraph {}", "paras {}", "paragraphs {}", "para{}"),
    PassageKind.FOOTNOTE: ("fn {}", "footnote {}", "fns {}", "footnotes {}", "fn{}", "note {}"),
}


def passages() -> Iterator[Entry]:
    """Passages, by what they say and by their numbers; in the order of the report, since each fact has its own hit."""
    for passage in Passage.objects.published().select_related("report").order_by():
        typed = TYPED.get(PassageKind(passage.kind), ("summary",))
        place = PassageKind.values.index(passage.kind)
        yield Entry(
            key=f"{passage.report.slug}/{place}/{passage.number:05}",
            record=passage.pk,
            url=passage.get_absolute_url(),
            handles=tuple(form.format(passage.number) for form in typed),
            text=" ".join(passage.plain_text.split()),
        )


def show_document(document: Document) -> tuple[str, str]:
    """Title; symbol, kind and date."""
    date = document.date.words if isinstance(document.date, PartialDate) else ""
    parts = (document.symbol, str(DocumentKind(document.kind).label), date)
    return document.title, gettext(", ").join(filter(None, parts))


def show_passage(passage: Passage) -> tuple[str, str]:
    """“Paragraph 19”; its section."""
    match passage.kind:
        case PassageKind.PARAGRAPH:
            name = gettext("Paragraph %(number)s") % {"number": passage.number}
        case PassageKind.FOOTNOTE:
            name = gettext("Footnote %(number)s") % {"number": passage.number}
        case _:
            name = gettext("Summary")
    return name, str(passage.section or passage.report)


register(
    Source(
        kind="documents",
        place=4,
        label=_("Documents"),
        counted=lambda n: ngettext("%(count)s document", "%(count)s documents", n),
        entries=documents,
        records=Document.objects.in_bulk,
        show=show_document,
    )
)
register(
    Source(
        kind="themes",
        place=5,
        label=_("Themes"),
        counted=lambda n: ngettext("%(count)s theme", "%(count)s themes", n),
        entries=themes,
        records=Theme.objects.in_bulk,
        show=lambda theme: (theme.name, str(ThemeFacet(theme.facet).label)),
    )
)
register(
    Source(
        kind="countries",
        place=6,
        label=_("Countries"),
        counted=lambda n: ngettext("%(count)s country", "%(count)s countries", n),
        entries=countries,
        records=Country.objects.select_related("region").in_bulk,
        show=lambda country: (country.name, str(country.region or "")),
    )
)
register(
    Source(
        kind="passages",
        place=7,
        label=_("Passages of the report"),
        counted=lambda n: ngettext("%(count)s passage", "%(count)s passages", n),
        entries=passages,
        records=Passage.objects.select_related("report", "section").in_bulk,
        show=show_passage,
        printed=True,
    )
)
