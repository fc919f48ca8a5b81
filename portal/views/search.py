"""One search over everything, and the suggestions while somebody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from browse import versions
from browse.asked import Asked, BadRequest, Fault, page_number
from browse.fields import TextField, shorten
from browse.lists import refusal
from browse.pages import PER_PAGE, paged
from browse.search.advice import ways_on
from browse.search.engine import MOST, Finder, engine
from browse.search.entries import SOURCES, Source, sources
from browse.search.hits import Hit, hits_of, with_records
from browse.search.query import QUOTES, Query, clean, parse
from browse.search.remembering import Remembering
from browse.search.spelling import put_right

WORDS, TYPE = "q", "type"
A_KIND, DIRECT, SUGGESTED = 5, 3, 8  # hits of each kind in the overview, hits that stand apart, suggestions
SHOWN = 80  # characters of a question that a title repeats


class SearchField(TextField):
    """Words to look for: also a whole sentence of the report."""

    longest = 300


class Group(NamedTuple):
    """The hits of a kind: how many there are in words, and the page of all of them."""

    label: str
    number: str
    hits: list[Hit]
    all: str
    url: str
    current: bool = False


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The hits of every kind, five of each; or with `type` all of one, in pages."""
    try:
        asked = read(request.GET, request.path)
    except BadRequest as bad:
        return refusal(request, bad)
    query = parse(asked.values.get(WORDS, ("",))[0])
    (kind,) = asked.values.get(TYPE, ("",))
    finder = Remembering(engine(), versions.of(request))
    counts = finder.counts(query, [source.kind for source in sources()])
    context = {"query": query.text, "cut": query.cut, "robots": "noindex", "canonical": asked.url, "crumbs": []}
    if kind:
        context |= one_kind(asked, query, SOURCES[kind], finder, counts)
    else:
        context |= overview(asked, query, finder, counts)
    if not any(counts.values()):
        context |= nothing(request, query, finder)
    about = gettext("%(title)s: actors, initiatives, results, documents, themes, countries, passages.")
    context["description"] = about % {"title": context["title"]}
    return render(request, "portal/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """At most eight records with a name whose words begin as typed: label, note, kind and url of each, as JSON."""
    words, faults = _words(request.GET)
    if faults:
        return JsonResponse({fault.parameter: fault.reason for fault in faults}, status=400)
    query = parse(words)
    typed = [token.word for unit in query.wanted for token in unit.tokens]
    kinds = [source.kind for source in sources() if source.suggested]
    finder = Remembering(engine(), versions.of(request))
    numbers = finder.beginning(typed, kinds, SUGGESTED) if typed else []
    found = []
    for entry, record in with_records(numbers):
        source = SOURCES[entry.kind]
        label, note = source.show(record)
        found.append({"label": label, "note": note, "kind": str(source.label), "url": entry.url})
    response = JsonResponse({"suggestions": found})
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def read(query: QueryDict, path: str) -> Asked:
    """What is asked for; raises BadRequest that names each parameter that cannot be answered."""
    words, faults = _words(query)
    kinds = {kind for kind in query.getlist(TYPE) if kind}
    if kinds - SOURCES.keys():
        faults.append(Fault(TYPE, shorten(min(kinds - SOURCES.keys())), gettext("Search knows no such kind of hits.")))
    elif len(kinds) > 1:
        faults.append(Fault(TYPE, "", gettext("It is given more than once, with different values.")))
    page, fault = page_number(query)
    faults += fault
    faulty = {fault.parameter for fault in faults}
    values = {WORDS: tuple(filter(None, [words])), TYPE: tuple(kinds) if words and TYPE not in faulty else ()}
    values = {name: value for name, value in values.items() if value}
    if faults:
        raise BadRequest(faults, Asked(path, values, {}))
    return Asked(path, values, {}, page=page)


def _words(query: QueryDict) -> tuple[str, list[Fault]]:
    try:
        return clean(SearchField(required=False).clean(query.getlist(WORDS))), []
    except ValidationError as error:
        given = ", ".join(query.getlist(WORDS))
        return "", [Fault(WORDS, shorten(given[:200]), " ".join(error.messages))]


def overview(asked: Asked, query: Query, finder: Finder, counts: Mapping[str, int]) -> dict[str, Any]:
    """The best hits of each kind; what is named exactly as asked stands apart."""
    if asked.page > 1:
        raise Http404(gettext("The list has no such page."))
    found = finder.find(query, [kind for kind, count in counts.items() if count], A_KIND + DIRECT)
    direct = list(found.exact[:DIRECT])
    rest = {kind: [n for n in numbers if n not in direct][:A_KIND] for kind, numbers in found.hits.items()}
    hits = hits_of([*direct, *(n for numbers in rest.values() for n in numbers)], query)
    shown = [source for source in sources() if rest.get(source.kind)]
    groups = [group(asked, source, counts[source.kind], rest[source.kind], hits) for source in shown]
    return {
        "title": title_of(query, counts),
        "direct": [hits[number] for number in direct if number in hits],
        "groups": groups,
        "kinds": kinds_of(asked, counts),
    }


def one_kind(asked: Asked, query: Query, source: Source, finder: Finder, counts: Mapping[str, int]) -> dict[str, Any]:
    """All hits of a kind, in pages."""
    count = min(counts[source.kind], MOST)
    page = paged(asked.page, count, lambda number: asked.turned(number).url)
    numbers = finder.find(query, [source.kind], PER_PAGE, (asked.page - 1) * PER_PAGE).hits.get(source.kind, [])
    title = gettext("%(hits)s for %(words)s") % {"hits": in_words(source, counts[source.kind]), "words": said(query)}
    if asked.page > 1:
        title = gettext("%(list)s, page %(page)d") % {"list": title, "page": asked.page}
    hits = hits_of(numbers, query)
    return {
        "title": title,
        "groups": [group(asked, source, counts[source.kind], numbers, hits)],
        "kinds": kinds_of(asked, counts),
        "page": page,
    }


def nothing(request: HttpRequest, query: Query, finder: Finder) -> dict[str, Any]:
    """What to try where nothing was found, and how to ask."""
    meant = put_right(query, finder, versions.of(request)) if query.wanted else None
    return {
        "title": title_of(query, {}),
        "groups": [],
        "asked": bool(query.text),
        "words_asked": bool(query.wanted),
        "meant": (meant.text, address(meant.text)) if meant else None,
        "ways": [(way.label, amount(way.total), address(way.text)) for way in ways_on(query, finder)],
    }


def group(asked: Asked, source: Source, count: int, numbers: Sequence[int], hits: Mapping[int, Hit]) -> Group:
    """The hits of a kind as the page shows them."""
    first = gettext("The first %(hits)s") if count > MOST else gettext("All %(hits)s")
    return Group(
        label=str(source.label),
        number=amount(count),
        hits=[hits[number] for number in numbers if number in hits],
        all=first % {"hits": in_words(source, min(count, MOST))},
        url=asked.having(TYPE, source.kind).url if count > len(numbers) else "",
    )


def kinds_of(asked: Asked, counts: Mapping[str, int]) -> list[Group]:
    """The kinds that have hits, as links; first of all, all of them together."""
    (chosen,) = asked.values.get(TYPE, ("",))
    everything = Group(gettext("Everything"), total(counts), [], "", asked.having(TYPE).url, not chosen)
    there = [source for source in sources() if counts.get(source.kind)]
    return [everything, *(kind_link(asked, source, counts[source.kind], chosen) for source in there)]


def kind_link(asked: Asked, source: Source, count: int, chosen: str) -> Group:
    """A kind as the link to its hits."""
    url = asked.having(TYPE, source.kind).url
    return Group(str(source.label), amount(count), [], "", url, source.kind == chosen)


def title_of(query: Query, counts: Mapping[str, int]) -> str:
    """“34 hits for “law reform””."""
    if not query.text:
        return gettext("Search")
    number = sum(counts.values())
    if not number:
        return gettext("Nothing found for %(words)s") % {"words": said(query)}
    words = ngettext("%(count)s hit for %(words)s", "%(count)s hits for %(words)s", number)
    return words % {"count": total(counts), "words": said(query)}


def said(query: Query) -> str:
    """What was asked, in quotes unless it has its own; shortened."""
    text = Truncator(query.text).chars(SHOWN)
    return text if any(mark in text for mark in QUOTES) else gettext("“%(words)s”") % {"words": text}


def in_words(source: Source, count: int) -> str:
    """“34 actors”."""
    return source.counted(count) % {"count": amount(count)}


def total(counts: Mapping[str, int]) -> str:
    """How many hits there are of all kinds; where some were not counted to the end, more than that."""
    number = sum(min(count, MOST) for count in counts.values())
    return _amount(number, more=any(count > MOST for count in counts.values()))


def amount(count: int) -> str:
    """A number as it is read, up to which hits are counted."""
    return _amount(min(count, MOST), more=count > MOST)


def _amount(number: int, *, more: bool) -> str:
    figures = number_format(number, force_grouping=True)
    return gettext("more than %(number)s") % {"number": figures} if more else figures


def address(text: str) -> str:
    """The address of another search."""
    return f"{reverse('search')}?{urlencode({WORDS: text})}"
