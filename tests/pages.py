"""The one list of page types: what every public page is held to is tested on these addresses.

`test_pages.py` compares the list with the URL configuration. Addresses are those of whatever the database holds:
of records the busiest and the barest, of lists the whole, one filtered, one emptied and, where there is one, page 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db.models import Count, Model, QuerySet
from django.http import QueryDict
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from actors.models import Actor
from actors.views import ActorList
from browse import versions
from browse.asked import read
from browse.facetindex import FacetIndex
from browse.filters import Filters, YearFacet
from browse.index import index_of
from browse.lists import ListPage
from browse.pages import PER_PAGE
from initiatives.models import Initiative, Result
from initiatives.network import network_of
from initiatives.views.actors import pair_url
from initiatives.views.initiatives import CampaignList, InitiativeList, MechanismList, MissionList
from initiatives.views.results import ResultList
from portal.views.sitemap import KINDS
from sources.models import Country, Document, Passage, Report, Theme
from sources.views.documents import DocumentList
from sources.vocabulary import PassageKind

NOWHERE = "9876543210"  # stands in no record

LISTS: dict[str, type[ListPage]] = {
    "actors:list": ActorList,
    "initiatives:list": InitiativeList,
    "initiatives:mechanisms": MechanismList,
    "initiatives:campaigns": CampaignList,
    "initiatives:missions": MissionList,
    "initiatives:results": ResultList,
    "sources:documents": DocumentList,
}


class PageType(NamedTuple):
    """A kind of page: the name of its URL, its sample addresses, and how many queries it may cost.

    `warm` is the budget once everything that is kept for a version of the data is there, `cold` before. What is
    `for_machines` is no HTML.
    """

    name: str
    addresses: Callable[[], list[str]]
    warm: int
    cold: int
    redirects: bool = False
    for_machines: bool = False


def alone(name: str) -> Callable[[], list[str]]:
    """The address of a page of which there is one."""
    return lambda: [reverse(name)]


def extremes(records: QuerySet[Any], *relations: str) -> tuple[Any, Any]:
    """The record with the most and the one with the fewest related rows, counted over these relations."""
    load: dict[int, int] = {}
    for relation in relations:
        for pk, count in records.order_by().values_list("pk").annotate(Count(relation)):
            load[pk] = load.get(pk, 0) + count
    ranked = sorted(load, key=lambda pk: (load[pk], pk))
    found = records.in_bulk([ranked[0], ranked[-1]])
    return found[ranked[-1]], found[ranked[0]]


def each(model: type[Model], *relations: str) -> Callable[[], list[str]]:
    """The addresses of the busiest and the barest published record."""
    return lambda: [record.get_absolute_url() for record in extremes(model._default_manager.published(), *relations)]  # type: ignore[attr-defined]


def kept_index(filters: type[Filters]) -> FacetIndex:
    """The index of a list, as pages keep it."""
    return index_of(filters, versions.current())


def length_of(url: str) -> int:
    """How many records the list at an address has, as its index counts them; pages say the same (test_facets.py)."""
    path, _mark, query = url.partition("?")
    view = next(view for name, view in LISTS.items() if reverse(name) == path)
    index = kept_index(view.filters)
    asked = read(QueryDict(query), path, view.filters, index.labels, view.preset)
    return index.matching(asked.chosen).bit_count()


def busiest_values(filters: type[Filters], preset: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each facet of a list with the value that most of its records have."""
    index = kept_index(filters)
    for name, facet in filters.facets():
        counts = index.counts(name, preset)
        if counts and name not in preset and not isinstance(facet, YearFacet):
            yield name, max(counts, key=lambda value: (counts[value], value))


def listed(name: str) -> Callable[[], list[str]]:
    """A list: whole, filtered by one value of each facet and by two, emptied, the values of one, and its page 2.

    A list that is another with a filter fixed is asked for one value of one facet: each is that of the other list.
    """

    def addresses() -> list[str]:
        view, path = LISTS[name], reverse(name)
        values = sorted(busiest_values(view.filters, dict(view.preset)), key=lambda pair: pair[0] == "kind")
        pairs = [f"{facet}={value}" for facet, value in values]
        alone = pairs[:1] if view.preset else pairs
        found = [path, *(f"{path}?{pair}" for pair in alone), f"{path}?{pairs[0]}&{pairs[1]}", f"{path}?q={NOWHERE}"]
        index = kept_index(view.filters)
        longest = max(view.filters.facets(), key=lambda pair: len(index.sets[pair[0]]))[0]
        found += [f"{path}?facet={longest}", f"{path}?{pairs[0]}&facet={longest}&find={NOWHERE}"]
        if index.matching(view.preset).bit_count() > PER_PAGE:
            found.append(f"{path}?page=2")
        return found

    return addresses


def pairs() -> list[str]:
    """The two actors that do most together, as filtered too, and two that share nothing."""
    network = network_of(versions.current())
    (closest,) = network.closest_pairs(1)
    actors = Actor.objects.published().single().order_by("pk").in_bulk()
    lonely = next(
        pair_url(one, other)
        for one in actors.values()
        for other in actors.values()
        if one.pk < other.pk and not network.pair(one.pk, other.pk)
    )
    address = pair_url(actors[closest.a_pk], actors[closest.b_pk])
    theme = network.pair(closest.a_pk, closest.b_pk).acting[0].activity.themes[0]
    return [address, f"{address}?theme={theme}", f"{address}?theme={theme}&year=1900", lonely]


def sections(name: str) -> Callable[[], list[str]]:
    """The collaborators or mentions of the actors that have most and none of them, and page 2 where there is one."""

    def addresses() -> list[str]:
        network = network_of(versions.current())
        actors = Actor.objects.published().order_by("pk").annotate(named=Count("mentions"))
        load = {
            actor.slug: network.number(actor.pk) if name == "initiatives:collaborators" else actor.named
            for actor in actors
        }
        most, least = max(load, key=lambda slug: load[slug]), min(load, key=lambda slug: load[slug])
        path = reverse(name, args=[most])
        return [path, reverse(name, args=[least]), *([f"{path}?page=2"] if load[most] > PER_PAGE else [])]

    return addresses


def passages(kind: PassageKind) -> Callable[[], list[str]]:
    """The passages of a kind on which most and fewest facts rest."""
    relations = ("excerpts__participations", "excerpts__initiatives", "mentions")
    return lambda: [p.get_absolute_url() for p in extremes(Passage.objects.filter(kind=kind), *relations)]


def years() -> list[str]:
    """The years in which most and least took place."""
    counts = kept_index(InitiativeList.filters).counts("year", {})
    ranked = sorted(counts, key=lambda year: (counts[year], year))
    return [reverse("initiatives:year", args=[int(year)]) for year in (ranked[-1], ranked[0])]


def searches() -> list[str]:
    """Searches that find much, one record directly, nothing, and nothing but a better spelling; and all of a kind."""
    path = reverse("search")
    queries = ("", "?q=children", "?q=children&type=initiatives", "?q=children&type=initiatives&page=2", "?q=UNICEF")
    return [path + query for query in (*queries, "?q=fn+12", f"?q=children+{NOWHERE}", "?q=violance", "?q=-law")]


def suggestions() -> list[str]:
    """Suggestions for nothing, for some footnotes, and for what no name begins with; each kind costs a query more."""
    return [reverse("suggest") + query for query in ("", "?q=fn+1", f"?q={NOWHERE}")]


def reports() -> list[str]:
    """The reports."""
    return [report.get_absolute_url() for report in Report.objects.published()]


def maps() -> list[str]:
    """The map of each kind of page."""
    return [reverse("sitemap-of", args=[kind, 1]) for kind in KINDS]


# Budgets are today’s counts and one more. Of each, the version of the data costs one query a request; cold, the place
# of the report in the navigation costs one more.
PAGES = [
    PageType("home", alone("home"), warm=2, cold=117),
    PageType("about", alone("about"), warm=3, cold=4),
    PageType("accessibility", alone("accessibility"), warm=1, cold=2),
    PageType("names", alone("names"), warm=2, cold=6),
    PageType("robots", alone("robots"), warm=0, cold=0, for_machines=True),
    PageType("search", searches, warm=8, cold=13),
    PageType("suggest", suggestions, warm=4, cold=4, for_machines=True),
    PageType("sitemap", alone("sitemap"), warm=1, cold=70, for_machines=True),
    PageType("sitemap-of", maps, warm=1, cold=52, for_machines=True),
    PageType("actors:list", listed("actors:list"), warm=1, cold=46),
    PageType("actors:detail", each(Actor, "participations", "relations", "mandates"), warm=25, cold=35),
    PageType("initiatives:pair", pairs, warm=9, cold=15),
    PageType("initiatives:collaborators", sections("initiatives:collaborators"), warm=3, cold=10),
    PageType("initiatives:mentions", sections("initiatives:mentions"), warm=4, cold=6),
    PageType("initiatives:list", listed("initiatives:list"), warm=1, cold=56),
    PageType("initiatives:mechanisms", listed("initiatives:mechanisms"), warm=1, cold=56),
    PageType("initiatives:campaigns", listed("initiatives:campaigns"), warm=1, cold=56),
    PageType("initiatives:missions", listed("initiatives:missions"), warm=1, cold=56),
    PageType("initiatives:detail", each(Initiative, "participations", "countries", "results"), warm=17, cold=21),
    PageType("initiatives:results", listed("initiatives:results"), warm=1, cold=44),
    PageType("initiatives:result", each(Result, "actors", "countries", "themes"), warm=6, cold=7),
    PageType("initiatives:years", alone("initiatives:years"), warm=2, cold=53),
    PageType("initiatives:year", years, warm=5, cold=183),
    PageType("sources:documents", listed("sources:documents"), warm=1, cold=42),
    PageType("sources:document", each(Document, "initiative_links", "mandates", "evidence"), warm=10, cold=62),
    PageType("sources:themes", alone("sources:themes"), warm=2, cold=3),
    PageType("sources:theme", each(Theme, "initiatives", "results"), warm=4, cold=183),
    PageType("sources:countries", alone("sources:countries"), warm=2, cold=3),
    PageType("sources:country", each(Country, "initiatives", "results", "governments"), warm=5, cold=183),
    PageType("sources:the-report", alone("sources:the-report"), warm=2, cold=2, redirects=True),
    PageType("sources:reports", alone("sources:reports"), warm=3, cold=4),
    PageType("sources:report", reports, warm=12, cold=13),
    PageType("sources:paragraph", passages(PassageKind.PARAGRAPH), warm=14, cold=15),
    PageType("sources:footnote", passages(PassageKind.FOOTNOTE), warm=15, cold=16),
]
SHOWN = [page for page in PAGES if not page.redirects and not page.for_machines]


def named(page: PageType) -> str:
    """What a test of that page is called."""
    return page.name


def routes(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[tuple[str, str]]:
    """The name and the pattern of every address of the URL configuration, but those of the admin."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", str(pattern.pattern)
        elif pattern.namespace != "admin":
            yield from routes(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
