"""The page of two actors: all that they do together, with roles, years, themes and the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from actors.models import Actor, Relation
from browse import versions
from browse.answers import Answers
from browse.asked import SORT, Asked, BadRequest, read
from browse.detail import moved
from browse.extracts import asked_of
from browse.facetindex import FacetIndex
from browse.facets import chips, facet_view, histogram, sentence, widen
from browse.lists import ListPage, refusal
from browse.pages import paged
from browse.versions import Kept, Version
from sources.citations import cite_facts, reported_on

from ..filters import InitiativeFilters
from ..network import Network, network_of
from ..pairing import NEWEST, PairFilters, Proof, Row, both, counts, index_of_pair, relation_sentence, rows
from ..sharing import Pair, Shared
from .actors import find, pair_url

PER_PAGE, MOST_SITTING = 20, 8  # rows with two roles and the proof of both are long
FILTERS_FROM = 3  # fewer initiatives are read faster than filtered
PAIRS: Kept[Answers] = Kept(Answers, worded=True)
LONG = 60  # characters of two names that a page need not say twice
INSTEAD = 3  # collaborators of each that a page without content leads to


@require_safe
def pair(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """What two actors do together.

    The slug that sorts first comes first; the other way round, and from former slugs, a redirect leads there. 404
    for an actor with itself and for unknown ones, 400 for filters that cannot be answered.
    """
    one, other = find(a), find(b)
    if one == other:
        raise Http404(gettext("One actor makes no pair."))
    first, second = sorted((one, other), key=lambda actor: actor.slug)
    if (a, b) != (first.slug, second.slug):
        return moved(request, pair_url(first, second))
    context = frame(first, second)
    if first.is_group or second.is_group:
        return render(request, "initiatives/pair.html", context | of_groups(first, second))
    version = versions.of(request)
    shared, index = shared_by(version, first.pk, second.pk)
    try:
        asked = read(known(request.GET), request.path, PairFilters, index.labels, {})
    except BadRequest as bad:
        return refusal(request, bad)
    context |= listed(index, asked, shared.acting)
    context |= said(context, index, asked, shared)
    context |= facts(context["shown"], shared, first, second, index.labels["theme"])
    chosen = {"actor": (first.slug,), "together": (second.slug,)}
    context["all_url"] = asked_of(InitiativeFilters, reverse("initiatives:list"), chosen).url
    if context["excerpts"]:
        context["citation"] = cite_facts(context["excerpts"], request.build_absolute_uri(asked.url))
        context["reported_on"] = reported_on(context["excerpts"])
    if not shared:
        network = network_of(version)
        context["instead"] = [*instead(network, first), *instead(network, second)]
    return render(request, "initiatives/pair.html", context)


def shared_by(version: Version, a_pk: int, b_pk: int) -> tuple[Pair, FacetIndex]:
    """What two actors share, and its index: worked out once while the data stay as they are."""

    def work_out() -> tuple[Pair, FacetIndex]:
        shared = network_of(version).pair(a_pk, b_pk)
        return shared, index_of_pair(shared.acting)

    return PAIRS.at(version).to((a_pk, b_pk), work_out)


def known(query: QueryDict) -> QueryDict:
    """The parameters without an order: the page has one only, and ignores what it does not know."""
    query = query.copy()
    query.pop(SORT, None)
    return query


def frame(a: Actor, b: Actor) -> dict[str, Any]:
    """What the page shows of any two actors."""
    names = {"a": a.short_name, "b": b.short_name}
    return {
        "a": a,
        "b": b,
        "actors": [a, b],
        "title": gettext("What %(a)s and %(b)s do together") % names,
        "heading": both(a, b),
        "crumbs": [
            (gettext("Actors"), reverse("actors:list")),
            (a.short_name, a.get_absolute_url()),
            (gettext("With %(actor)s") % {"actor": b.short_name}, ""),
        ],
    }


def of_groups(a: Actor, b: Actor) -> dict[str, Any]:
    """What the page says where one of the two stands for many."""
    group = a if a.is_group else b
    lead = gettext("“%(group)s” stands for many actors, and only single ones are paired.") % {"group": group.short_name}
    return {"lead": lead, "description": lead, "robots": "noindex"}


def listed(index: FacetIndex, asked: Asked, acting: tuple[Shared, ...]) -> dict[str, Any]:
    """One page of what they do together, as filtered, and the filters around it. 404 past the last page."""
    matching = index.matching(asked.chosen)
    page = paged(asked.page, matching.bit_count(), lambda number: asked.turned(number).url, PER_PAGE)
    on_page = set(index.pks_of(matching, NEWEST, shown=page.shown))
    return {
        "shown": [shared for shared in acting if shared.activity.pk in on_page],
        "total": page.total,
        "page": page,
        "filterable": bool(asked.values) or len(acting) >= FILTERS_FROM,
        "facets": [facet_view(index, asked, "theme", apart=False)],
        "bars": histogram(index, asked, "year"),
        "chips": chips(index, asked),
        "clear_url": asked.cleared().url,
        "filters_label": ListPage.filters_label(asked.count),
        "widen": widen(index, asked),
    }


def said(context: Mapping[str, Any], index: FacetIndex, asked: Asked, shared: Pair) -> dict[str, Any]:
    """The page in words: all that the two share, and what of it the filters leave."""
    title, names, left = context["title"], context["heading"], ""
    if asked.values:
        left = sentence(index, asked, context["total"])
        title = gettext("%(pair)s: %(list)s") % {"pair": title, "list": left}
    if asked.page > 1:
        title = gettext("%(list)s, page %(page)d") % {"list": title, "page": asked.page}
    return {
        "title": title,
        "lead": counts(shared, names, gettext("The two") if len(names) > LONG else ""),
        "description": counts(shared, names),
        "left": left,
        "canonical": asked.url,
        "robots": "" if shared and not asked.values else "noindex",
        "pair": shared,
    }


def facts(shown: list[Shared], shared: Pair, a: Actor, b: Actor, themes: Mapping[str, str]) -> dict[str, Any]:
    """The rows of the page, of what they sit together in, and the relations, with all sentences that prove them."""
    sitting = shared.sitting[:MOST_SITTING]
    filled = {row.initiative.pk: row for row in rows([*shown, *sitting], a, b, themes)}
    relations = related(shared)
    proofs: list[Proof | Relation] = [row.proof for row in filled.values()]
    proofs += [relation for _sentence, relation in relations]
    return {
        "rows": in_place(filled, shown),
        "sitting": in_place(filled, sitting),
        "sitting_more": len(shared.sitting) - len(sitting),
        "relations": relations,
        "excerpts": [excerpt for proof in proofs for excerpt in proof.excerpts],
    }


def in_place(filled: Mapping[int, Row], shared: Iterable[Shared]) -> list[Row]:
    """The rows of these initiatives, in their order."""
    return [filled[one.activity.pk] for one in shared if one.activity.pk in filled]


def related(shared: Pair) -> list[tuple[str, Relation]]:
    """The relations between the two, each as a sentence with the fact that proves it."""
    if not shared.joints:
        return []
    found = Relation.objects.filter(pk__in=[joint.pk for joint in shared.joints]).for_profile()
    return [(relation_sentence(one.verb, one.from_actor, one.to_actor), one) for one in found]


def instead(network: Network, actor: Actor) -> list[tuple[str, str]]:
    """Pairs of this actor that the report tells more of."""
    closest = network.closest(actor.pk, INSTEAD)
    others = Actor.objects.in_bulk([neighbour.actor_pk for neighbour in closest])
    found = [others[neighbour.actor_pk] for neighbour in closest if neighbour.actor_pk in others]
    return [(both(actor, other), pair_url(actor, other)) for other in found]
