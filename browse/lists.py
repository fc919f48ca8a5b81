"""The one list page: a filter set, columns and a template make a filterable, sortable, paged list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import TemplateResponseMixin, View

from . import versions
from .asked import Asked, BadRequest, page_number, read
from .facetindex import FacetIndex
from .facets import chips, facet_view, histogram, sentence, widen
from .filters import Bound, Facet, Filters, Least, Words, YearFacet
from .index import index_of
from .pages import PER_PAGE, Pager, paged
from .rendered import Rows
from .values import asked_facet, values_context


class Sort(NamedTuple):
    """An order of the list."""

    name: str
    label: str
    url: str
    current: bool


class Span(NamedTuple):
    """What the form of words asks of years: a label, and name and value of both ends."""

    label: str
    since: tuple[str, str]
    until: tuple[str, str]


class ListPage(TemplateResponseMixin, View):
    """A list of records. Subclasses state filter set, heading, description, template and `rows`.

    Context: title, description, canonical, robots, rows (rendered), total, facets, words (the text filter's name and
    value), spans and least (what else the form of words asks), bars, chips, clear_url, widen (ways on from an empty
    list), sorts, page, hidden (what the form carries along), crumbs. With `facet` in the address, the values of that
    facet are shown instead: see values.py.
    """

    filters: ClassVar[type[Filters]]
    heading: ClassVar[Any]
    about: ClassVar[Any] = ""
    preset: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    http_method_names = ["get", "head", "options"]

    def rows(self, asked: Asked, index: FacetIndex) -> Rows:
        """How a row of the list is made, given what was asked."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, or 400 naming each parameter that cannot be answered, or 404 past the last page."""
        version = versions.of(request)
        index = index_of(self.filters, version)
        try:
            asked = read(request.GET, request.path, self.filters, index.labels, self.preset)
            facet, find = asked_facet(request.GET, asked, index.labels.keys() - self.preset.keys())
        except BadRequest as bad:
            return refusal(request, bad)
        if facet:
            context = values_context(index, asked, facet, find)
            crumbs = [(self.heading, request.path), (context["label"], "")]
            return render(request, "browse/values.html", context | {"crumbs": crumbs})
        matching = index.matching(asked.chosen)
        page = paged(asked.page, matching.bit_count(), lambda number: asked.turned(number).url)
        order = asked.sort or next(iter(self.filters.sorts))
        pks = index.pks_of(matching, order, asked.chosen, page.shown)
        rows = self.rows(asked, index).of(version, pks)
        return self.render_to_response(self.context(index, asked, page) | {"rows": rows})

    def context(self, index: FacetIndex, asked: Asked, page: Pager) -> dict[str, Any]:
        """What the template shows around the rows."""
        declared = self.filters.base_filters
        title = said = sentence(index, asked, page.total)
        if asked.page > 1:
            title = gettext("%(list)s, page %(page)d") % {"list": said, "page": asked.page}
        years = next((name for name, f in declared.items() if isinstance(f, YearFacet)), "")
        words = next((name for name, f in declared.items() if isinstance(f, Words)), "")
        typed = [name for name, f in declared.items() if isinstance(f, (Words, Bound, Least))]
        return {
            "title": title,
            "sentence": said,
            "heading": self.heading,
            "description": gettext("%(list)s. %(about)s") % {"list": said, "about": self.about},
            "canonical": asked.url,
            "robots": "noindex" if asked.values or asked.sort else "",
            "crumbs": [(self.heading, "")],
            "asked": asked,
            "total": page.total,
            "facets": [
                facet_view(index, asked, name)
                for name, facet in self.filters.facets()
                if name not in self.preset and name != years and _in_sight(index, facet, name, asked)
            ],
            "bars": histogram(index, asked, years) if years else [],
            "bars_label": declared[years].label if years else "",
            "words": {"name": words, "value": asked.values.get(words, ("",))[0]} if words else None,
            "spans": spans(self.filters, asked),
            "least": [(f.label, name, asked.values.get(name, ("",))[0]) for name, f in self.filters.leasts()],
            "hidden": list(asked.hidden(*typed)),
            "path": asked.path,
            "chips": chips(index, asked),
            "filters_label": self.filters_label(asked.count),
            "clear_url": asked.cleared().url,
            "widen": [] if page.total else widen(index, asked),
            "sorts": [
                Sort(
                    name,
                    str(label),
                    asked.sorted_by("" if place == 0 else name).url,
                    name == (asked.sort or next(iter(self.filters.sorts))),
                )
                for place, (name, (label, _order)) in enumerate(self.filters.sorts.items())
            ],
            "page": page,
        }

    @staticmethod
    def filters_label(count: int) -> str:
        """“Filters (2)”: what the phone's folded facets are called."""
        if not count:
            return str(_("Filters"))
        return ngettext("Filters (%(count)d)", "Filters (%(count)d)", count) % {"count": count}


def spans(filters: type[Filters], asked: Asked) -> list[Span]:
    """The spans of years that the list can be asked for, as asked."""
    ends: dict[str, list[tuple[str, str]]] = {}
    for name, bound in filters.base_filters.items():
        if isinstance(bound, Bound):
            ends.setdefault(bound.years, []).append((name, asked.values.get(name, ("",))[0]))
    return [Span(str(filters.base_filters[years].label), since, until) for years, (since, until) in ends.items()]


def _in_sight(index: FacetIndex, facet: Facet, name: str, asked: Asked) -> bool:
    """Whether a facet can be chosen now: some wait for another, some for more than one value."""
    if facet.several and name not in asked.chosen and index.offers(name) < 2:
        return False
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


def page_of(request: HttpRequest, total: int, per_page: int = PER_PAGE) -> Pager:
    """The page that is asked for of a list without filters; raises BadRequest or Http404."""
    asked = Asked(request.path, {}, {})
    number, faults = page_number(request.GET)
    if faults:
        raise BadRequest(faults, asked)
    return paged(number, total, lambda number: asked.turned(number).url, per_page)
