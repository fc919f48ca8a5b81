"""What search finds of initiatives and results: what they are called, and the sentences that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.records import Status
from browse.search.entries import Entry, Source, address, lines, register, tally

from .models import Initiative, Result
from .wording import years


def initiatives() -> Iterator[Entry]:
    """Initiatives, with the countries they took place in; one that is an actor when it acts is found as that actor."""
    url, published = address("initiatives:detail"), Initiative.objects.published()
    sentences = _sentences(Initiative)
    places = lines(published.order_by("pk", "countries__name").values_list("pk", "countries__name"))
    ties = [tally(published, relation) for relation in ("participations", "links", "document_links", "results")]
    rows = published.exclude(body__status=Status.PUBLISHED).order_by()
    for pk, slug, title, acronym, summary in rows.values_list("pk", "slug", "title", "acronym", "summary"):
        yield Entry(
            key=slug,
            record=pk,
            url=url(slug),
            title=title,
            names=(acronym,) if acronym else (),
            text=_text(summary, sentences.get(pk, ()), places.get(pk, ())),
            weight=sum(tie.get(pk, 0) for tie in ties),
        )


def results() -> Iterator[Entry]:
    """Results, with the countries that the text names with them."""
    url, published = address("initiatives:result"), Result.objects.published()
    sentences = _sentences(Result)
    places = lines(published.order_by("pk", "countries__name").values_list("pk", "countries__name"))
    weight = tally(published, "evidence")
    for pk, slug, statement in published.order_by().values_list("pk", "slug", "statement"):
        yield Entry(
            key=slug,
            record=pk,
            url=url(slug),
            title=statement,
            text=_text("", sentences.get(pk, ()), places.get(pk, ())),
            weight=weight.get(pk, 0),
        )


def _sentences(model: type[Initiative] | type[Result]) -> dict[int, tuple[str, ...]]:
    """Number of the record → the sentences that prove it."""
    rows = model.objects.published().order_by("pk", "evidence__pk").values_list("pk", "evidence__quote")
    return lines((pk, " ".join(quote.split())) for pk, quote in rows if quote)


def _text(summary: str, sentences: Iterable[str], places: Iterable[str]) -> str:
    return "\n".join(filter(None, (summary, *sentences, ", ".join(places))))


def show_initiative(initiative: Initiative) -> tuple[str, str]:
    """Title; kind, and years where they are known."""
    parts = (str(initiative.get_kind_display()), years(initiative))
    return initiative.title, gettext(", ").join(filter(None, parts))


register(
    Source(
        kind="initiatives",
        place=2,
        label=_("Initiatives"),
        counted=lambda n: ngettext("%(count)s initiative", "%(count)s initiatives", n),
        entries=initiatives,
        records=Initiative.objects.in_bulk,
        show=show_initiative,
    )
)
register(
    Source(
        kind="results",
        place=3,
        label=_("Results"),
        counted=lambda n: ngettext("%(count)s result", "%(count)s results", n),
        entries=results,
        records=Result.objects.in_bulk,
        show=lambda result: (result.statement, str(result.get_kind_display())),
        suggested=False,
    )
)
