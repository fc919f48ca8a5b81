"""The one list page: a filter set, columns and a template make a filterable, sortable, paged list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import TemplateResponseMixin, View

from . import versions
from .asked import Asked, BadRequest, read
from .facets import chips, facet_view, histogram, sentence, widen
from .filters import Facet, Filters, Words, YearFacet
from .index import FacetIndex, index_of

PER_PAGE = 25


class Sort(NamedTuple):
    """An order of the list."""

    label: str
    url: str
    current: bool


class PageLink(NamedTuple):
    """A page of the list; a gap stands for the pages left out."""

    number: int
    url: str
    current: bool
    gap: bool


@dataclass(frozen=True)
class Pager:
    """Where the reader is in a list of several pages."""

    number: int
    pages: int
    total: int
    asked: Asked

    def url(self, number: int) -> str:
        """The address of a page."""
        return Asked(self.asked.path, self.asked.values, self.asked.preset, self.asked.sort, number).url

    @property
    def previous_url(self) -> str:
        """The page before; empty on the first."""
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after; empty on the last."""
        return self.url(self.number + 1) if self.number < self.pages else ""

    @property
    def numbers(self) -> list[PageLink]:
        """First, last and the pages around this one, with gaps between."""
        shown = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        links = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                links.append(PageLink(0, "", current=False, gap=True))
            links.append(PageLink(number, self.url(number), current=number == self.number, gap=False))
        return links

    @property
    def sentence(self) -> str:
        """“26 to 50 of 131”."""
        first = (self.number - 1) * PER_PAGE + 1
        last = min(self.total, self.number * PER_PAGE)
        return gettext("%(first)d to %(last)d of %(total)d") % {
            "first": first,
            "last": last,
            "total": self.total,
        }


class ListPage(TemplateResponseMixin, View):
    """A list of records. Subclasses state filter set, heading, description, template and `rows`.

    Context: title, description, canonical, robots, records, total, facets, words (the text filter's name and
    value), bars, chips, clear_url, widen (ways on from an empty list), sorts, page, hidden (what the form of words
    carries along), crumbs.
    """

    filters: ClassVar[type[Filters]]
    heading: ClassVar[Any]
    about: ClassVar[Any] = ""
    preset: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    http_method_names = ["get", "head", "options"]

    def rows(self, pks: list[int], asked: Asked) -> list[Any]:
        """The records of one page, in the order of `pks`, with all that the rows show; `asked`: what the list shows."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, or 400 naming each parameter that cannot be answered, or 404 past the last page."""
        index = index_of(self.filters, versions.of(request))
        try:
            asked = read(request.GET, request.path, self.filters, index.labels, self.preset)
        except BadRequest as bad:
            return refusal(request, bad)
        found = index.pks_of(index.matching(asked.chosen), asked.sort or next(iter(self.filters.sorts)))
        pages = max(1, -(-len(found) // PER_PAGE))
        if not 1 <= asked.page <= pages:
            raise Http404(gettext("The list has no such page."))
        shown = found[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
        return self.render_to_response(self.context(index, asked, shown, len(found), pages))

    def context(self, index: FacetIndex, asked: Asked, shown: list[int], total: int, pages: int) -> dict[str, Any]:
        """What the template shows."""
        declared = self.filters.base_filters
        title = said = sentence(index, asked, total)
        if asked.page > 1:
            title = gettext("%(list)s, page %(page)d") % {"list": said, "page": asked.page}
        years = next((name for name, f in declared.items() if isinstance(f, YearFacet)), "")
        words = next((name for name, f in declared.items() if isinstance(f, Words)), "")
        return {
            "title": title,
            "sentence": said,
            "heading": self.heading,
            "description": gettext("%(list)s. %(about)s") % {"list": said, "about": self.about},
            "canonical": asked.url,
            "robots": "noindex" if asked.values or asked.sort else "",
            "crumbs": [(self.heading, "")],
            "records": self.rows(shown, asked),
            "total": total,
            "facets": [
                facet_view(index, asked, name)
                for name, facet in self.filters.facets()
                if name not in self.preset and not isinstance(facet, YearFacet) and _in_sight(facet, name, asked)
            ],
            "bars": histogram(index, asked, years) if years else [],
            "words": {"name": words, "value": asked.values.get(words, ("",))[0]} if words else None,
            "span": {name: asked.values.get(name, ("",))[0] for name in ("from", "to")} if years else None,
            "hidden": list(asked.hidden(words, "from", "to")),
            "path": asked.path,
            "chips": chips(index, asked),
            "filters_label": self.filters_label(asked.count),
            "clear_url": asked.cleared().url,
            "widen": [] if total else widen(index, asked),
            "sorts": [
                Sort(
                    str(label),
                    Asked(asked.path, asked.values, asked.preset, "" if place == 0 else name).url,
                    name == (asked.sort or next(iter(self.filters.sorts))),
                )
                for place, (name, (label, _order)) in enumerate(self.filters.sorts.items())
            ],
            "page": Pager(asked.page, pages, total, asked),
        }

    @staticmethod
    def filters_label(count: int) -> str:
        """“Filters (2)”: what the phone's folded facets are called."""
        if not count:
            return str(_("Filters"))
        return ngettext("Filters (%(count)d)", "Filters (%(count)d)", count) % {"count": count}


def _in_sight(facet: Facet, name: str, asked: Asked) -> bool:
    """Whether a facet can be chosen now: some wait for another."""
    return not facet.after or facet.after in asked.chosen or name in asked.chosen


def refusal(request: HttpRequest, bad: BadRequest) -> HttpResponse:
    """The answer to parameters that cannot be answered: 400, each named, and the way on with the others kept."""
    context = {
        "title": gettext("This list cannot be shown as asked"),
        "description": gettext("Some of the filters in the address cannot be answered."),
        "faults": bad.faults,
        "rest_url": bad.rest.url,
        "robots": "noindex",
    }
    return render(request, "browse/refusal.html", context, status=400)


def in_order(records: Any, pks: list[int]) -> list[Any]:
    """The records of these numbers, in this order; `records` is a queryset of them."""
    found = {record.pk: record for record in records.filter(pk__in=pks)}
    return [found[pk] for pk in pks if pk in found]
