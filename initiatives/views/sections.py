"""What an actor's profile shows the first of, whole: its collaborators, and the sentences that name it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from actors.models import Actor, Mention
from browse import versions
from browse.answers import Answers
from browse.asked import BadRequest
from browse.detail import moved
from browse.lists import page_of, refusal
from browse.pages import PER_PAGE
from browse.rendered import Rows
from browse.search.snippets import Piece
from browse.versions import Kept
from sources.models import Passage
from sources.vocabulary import Attribution

from ..network import Neighbour, network_of
from .actors import CLOSEST, FEW_MENTIONS, Beside, beside, find

Part = Callable[[slice], Sequence[Any]]  # of a section, what one page shows
PER_PAGE_OF_MENTIONS = 15  # sentences are long
SHOWN = {"initiatives:collaborators": CLOSEST, "initiatives:mentions": FEW_MENTIONS}  # whole by the profile itself
SECTIONS: Kept[Answers] = Kept(Answers)


class CollaboratorRows(Rows):
    """Collaborators of an actor."""

    template = "actors/_collaborator.html"
    record = "near"

    def __init__(self, actor: Actor, found: Sequence[Neighbour]) -> None:
        self.actor, self.asked = actor, actor.pk
        self.near = {neighbour.actor_pk: neighbour for neighbour in found}

    def read(self, pks: list[int]) -> list[Beside]:
        """Collaborators, with what their rows show."""
        return beside(self.actor, [self.near[pk] for pk in pks])


class Said(NamedTuple):
    """A sentence that names an actor, with the names marked, and the mentions that are not stated by the words."""

    passage: Passage
    pieces: list[Piece]
    resolved: list[Mention]


@require_safe
def collaborators(request: HttpRequest, slug: str) -> HttpResponse:
    """All with whom an actor acts together, closest first."""
    actor, version = find(slug), versions.of(request)
    found = SECTIONS.at(version).to(("collaborators", actor.pk), lambda: network_of(version).ranked(actor.pk))
    words = {
        "title": gettext("%(actor)s: collaborators") % {"actor": actor.short_name},
        "here": gettext("Collaborators"),
        "said": ngettext("%(count)d actor acts together with it.", "%(count)d actors act together with it.", len(found))
        % {"count": len(found)},
    }

    def rows(shown: slice) -> list[SafeString]:
        return CollaboratorRows(actor, found[shown]).of(version, [near.actor_pk for near in found[shown]])

    return section(request, actor, "initiatives:collaborators", len(found), rows, words)


@require_safe
def mentions(request: HttpRequest, slug: str) -> HttpResponse:
    """All sentences that name an actor, in the order of the text."""
    actor = find(slug)
    every = actor.mentions.for_profile()
    pks = SECTIONS.at(versions.of(request)).to(("mentions", actor.pk), lambda: list(every.values_list("pk", flat=True)))
    words = {
        "title": gettext("%(actor)s: mentions") % {"actor": actor.short_name},
        "here": gettext("Mentions"),
        "said": ngettext("%(count)d place names it.", "%(count)d places name it.", len(pks)) % {"count": len(pks)},
    }

    def rows(shown: slice) -> list[Said]:
        return list(sentences(every.filter(pk__in=pks[shown])))

    return section(request, actor, "initiatives:mentions", len(pks), rows, words, PER_PAGE_OF_MENTIONS)


def section(
    request: HttpRequest,
    actor: Actor,
    name: str,
    total: int,
    part: Part,
    words: dict[str, str],
    per_page: int = PER_PAGE,
) -> HttpResponse:
    """One page of a section; `words` are its title, its place in the crumbs, and how much it holds.

    A redirect from a former slug; 400 for a page that is no number, 404 past the last. What the profile itself
    shows whole, or nothing, is not for search engines.
    """
    address = reverse(name, args=[actor.slug])
    if request.path != address:
        return moved(request, address)
    try:
        page = page_of(request, total, per_page)
    except BadRequest as bad:
        return refusal(request, bad)
    title = words["title"]
    if page.number > 1:
        title = gettext("%(list)s, page %(page)d") % {"list": title, "page": page.number}
    context = {
        "actor": actor,
        "title": title,
        "heading": words["title"],
        "said": words["said"],
        "description": f"{words['title']}. {words['said']}",
        "crumbs": [
            (gettext("Actors"), reverse("actors:list")),
            (actor.short_name, actor.get_absolute_url()),
            (words["here"], ""),
        ],
        "rows": part(page.shown),
        "page": page,
        "ways": [(gettext("The profile of %(actor)s") % {"actor": actor.short_name}, actor.get_absolute_url())],
        "canonical": page.url(page.number),
        "robots": "" if total > SHOWN[name] else "noindex",
    }
    return render(request, f"actors/{name.partition(':')[2]}.html", context)


def sentences(found: Iterable[Mention]) -> Iterator[Said]:
    """The sentences in which these mentions stand, each once; the mentions are in the order of the text."""
    for _passage, those in groupby(found, key=lambda mention: mention.passage_id):
        here = list(those)
        passage = here[0].passage
        for sentence in passage.sentences:
            within = [mention for mention in here if sentence.start <= mention.start < sentence.end]
            if within:
                resolved = [mention for mention in within if mention.attribution != Attribution.STATED]
                yield Said(passage, list(marked(passage.plain_text, sentence.start, sentence.end, within)), resolved)


def marked(text: str, start: int, end: int, found: Iterable[Mention]) -> Iterator[Piece]:
    """A stretch of a text, with the mentions in it marked."""
    for mention in found:
        if mention.start >= start:  # one within another is marked with it
            yield Piece(text[start : mention.start], marked=False)
            yield Piece(text[mention.start : mention.end], marked=True)
            start = mention.end
    yield Piece(text[start:end], marked=False)
