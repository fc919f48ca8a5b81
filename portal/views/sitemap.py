"""What machines are told of the pages: robots.txt, and a map of every page that is published.

The map is an index of maps, one a kind of page and as many of it as its pages need: no map may name more than 50,000.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from actors.models import Actor, Mention
from browse import versions
from browse.versions import Kept, Version
from initiatives.models import Initiative, Result
from initiatives.network import network_of
from initiatives.views.sections import SHOWN
from initiatives.views.years import year_bars
from sources.models import Country, Document, Passage, Report, Theme
from sources.vocabulary import PassageKind

PER_MAP = 20_000
XML = "application/xml"

SINGLE = (
    "home", "actors:list", "initiatives:list", "initiatives:mechanisms", "initiatives:campaigns",
    "initiatives:missions", "initiatives:results", "initiatives:years", "sources:documents", "sources:themes",
    "sources:countries", "sources:reports", "names", "about", "accessibility",
)  # fmt: skip


def single(_version: Version) -> list[str]:
    """Pages of which there is one."""
    return [reverse(name) for name in SINGLE]


def records(model: type[models.Model]) -> Callable[[Version], list[str]]:
    """The page of every published record of a model."""

    def addresses(_version: Version) -> list[str]:
        published = model._default_manager.published().only("slug").order_by("slug")  # type: ignore[attr-defined]
        return [record.get_absolute_url() for record in published]

    return addresses


def passages(_version: Version) -> list[str]:
    """The page of every paragraph and footnote."""
    found = Passage.objects.published().exclude(kind=PassageKind.SUMMARY).select_related("report").as_printed()
    return [passage.get_absolute_url() for passage in found.defer("text")]


def years(version: Version) -> list[str]:
    """The page of every year."""
    return [bar.url for bar in year_bars(version)]


def pairs(version: Version) -> list[str]:
    """The page of every two actors that act together."""
    slugs = dict(Actor.objects.published().single().values_list("pk", "slug"))
    network = network_of(version)
    return sorted(
        reverse("initiatives:pair", args=[one, other])
        for pk, one in slugs.items()
        for neighbour in network.neighbours(pk)
        if (other := slugs.get(neighbour.actor_pk)) and one < other
    )


def whole(name: str, having: Callable[[Version], Iterable[tuple[int, int]]]) -> Callable[[Version], list[str]]:
    """A section of profiles on a page of its own; `having` gives each actor's number with how many it has.

    Of those whose profiles do not show it whole.
    """

    def addresses(version: Version) -> list[str]:
        more = [pk for pk, count in having(version) if count > SHOWN[name]]
        slugs = Actor.objects.published().filter(pk__in=more).order_by("slug").values_list("slug", flat=True)
        return [reverse(name, args=[slug]) for slug in slugs]

    return addresses


def collaborators(version: Version) -> Iterable[tuple[int, int]]:
    """With how many others each actor acts together."""
    network = network_of(version)
    return [(pk, network.number(pk)) for pk in Actor.objects.single().values_list("pk", flat=True)]


def mentions(_version: Version) -> Iterable[tuple[int, int]]:
    """How often passages name each actor."""
    return Mention.objects.for_profile().order_by().values_list("actor").annotate(models.Count("pk"))


KINDS: dict[str, Callable[[Version], list[str]]] = {
    "pages": single,
    "actors": records(Actor),
    "pairs": pairs,
    "collaborators": whole("initiatives:collaborators", collaborators),
    "mentions": whole("initiatives:mentions", mentions),
    "initiatives": records(Initiative),
    "results": records(Result),
    "documents": records(Document),
    "themes": records(Theme),
    "countries": records(Country),
    "years": years,
    "reports": records(Report),
    "passages": passages,
}


class Map(NamedTuple):
    """A kind of page and which map of it."""

    kind: str
    number: int


MAPS: Kept[dict[str, list[str]]] = Kept(dict)


def addresses_of(kind: str, version: Version) -> list[str]:
    """The addresses of all pages of a kind, gathered once a version."""
    kept = MAPS.at(version)
    if kind not in kept:
        kept[kind] = KINDS[kind](version)
    return kept[kind]


def maps(version: Version) -> Iterator[Map]:
    """Every map that has pages."""
    for kind in KINDS:
        for start in range(0, len(addresses_of(kind, version)), PER_MAP):
            yield Map(kind, start // PER_MAP + 1)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Says that all may be read but the admin, and where the map is."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of maps."""
    found = (reverse("sitemap-of", args=[one.kind, one.number]) for one in maps(versions.of(request)))
    return answer(request, "portal/sitemap_index.xml", found)


@require_safe
def sitemap_of(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """One map. 404 where there is none of that kind and number."""
    if kind not in KINDS:
        raise Http404(gettext("There is no such map."))
    found = addresses_of(kind, versions.of(request))[(number - 1) * PER_MAP : number * PER_MAP] if number else []
    if not found:
        raise Http404(gettext("There is no such map."))
    return answer(request, "portal/sitemap.xml", found)


def answer(request: HttpRequest, template: str, addresses: Iterable[str]) -> HttpResponse:
    """A map of these addresses, which stand with scheme and host, as the format asks."""
    root = request.build_absolute_uri("/").removesuffix("/")
    return render(request, template, {"locations": [root + address for address in addresses]}, content_type=XML)
