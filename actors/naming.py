"""The names that identify an actor, wherever they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from browse.matching import Matcher

from .models import Actor, ActorName


def identifying_names(actors: dict[int, Actor]) -> Iterator[tuple[str, Actor]]:
    """Name and actor, for every name, acronym and unambiguous other name of these actors (number → actor)."""
    for actor in actors.values():
        yield actor.name, actor
        if actor.acronym:
            yield actor.acronym, actor
    others = ActorName.objects.filter(ambiguous=False, actor__in=actors).order_by("pk")
    for name, number in others.values_list("name", "actor"):
        yield name, actors[number]


def matcher(actors: dict[int, Actor] | None = None) -> Matcher[Actor]:
    """Finds actors by name in a text: all actors, unless told which."""
    return Matcher(identifying_names(Actor.objects.in_bulk() if actors is None else actors))


def identifying_addresses() -> Iterator[tuple[str, str]]:
    """Name and address of each published actor, for links in prose."""
    for name, actor in identifying_names(Actor.objects.published().in_bulk()):
        yield name, actor.get_absolute_url()
