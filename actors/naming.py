"""The names that identify an actor, wherever they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from browse.matching import Found, Matcher

from .models import Actor, ActorName

ARTICLE = re.compile(r"^[Tt]he\s+")


def identifying_names(actors: dict[int, Actor]) -> Iterator[tuple[str, Actor]]:
    """Name and actor, for every name, acronym and unambiguous other name of these actors (number → actor)."""
    for actor in actors.values():
        yield actor.name, actor
        if actor.acronym:
            yield actor.acronym, actor
    others = ActorName.objects.filter(ambiguous=False, actor__in=actors).order_by("pk")
    for name, number in others.values_list("name", "actor"):
        yield name, actors[number]


def ambiguous_names() -> Iterable[str]:
    """The names that identify no actor by themselves: “the Special Representative”."""
    return ActorName.objects.filter(ambiguous=True).order_by("pk").values_list("name", flat=True)


class ActorMatcher:
    """Finds actors by name in a text, and is not misled by names that identify none.

    “Special Representative of the Secretary-General” names one of several offices, and is no mention of the
    Secretary-General: an ambiguous name is passed over whole. An article before a name is no part of it; a name that
    begins with a small letter has a capital where a sentence begins.
    """

    def __init__(self, actors: dict[int, Actor]) -> None:
        passed_over = ((name, None) for name in ambiguous_names())
        named: list[tuple[str, Actor | None]] = [*identifying_names(actors), *passed_over]
        self.names = Matcher((form, actor) for name, actor in named for form in _forms(name))

    def find(self, text: str) -> Iterator[Found[Actor]]:
        """The mentions in a text, in order, never overlapping."""
        for found in self.names.find(text):
            if found.named is not None:
                yield Found(found.start, found.end, found.named)


def matcher(actors: dict[int, Actor] | None = None) -> ActorMatcher:
    """Finds actors by name in a text: all actors, unless told which."""
    return ActorMatcher(Actor.objects.in_bulk() if actors is None else actors)


def _forms(name: str) -> Iterator[str]:
    bare = ARTICLE.sub("", name)
    yield bare
    if bare[:1].islower():
        yield bare[0].upper() + bare[1:]


def identifying_addresses() -> Iterator[tuple[str, str]]:
    """Name and address of each published actor, for links in prose; an ambiguous name leads nowhere."""
    for name, actor in identifying_names(Actor.objects.published().in_bulk()):
        for form in _forms(name):
            yield form, actor.get_absolute_url()
    for name in ambiguous_names():
        for form in _forms(name):
            yield form, ""
