"""The list of actors."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from browse.asked import Asked
from browse.facetindex import FacetIndex
from browse.lists import ListPage
from browse.rendered import Rows

from .filters import ActorFilters
from .models import Actor


class ActorRows(Rows):
    """Actors, with how many initiatives each has, how many on chosen themes, and its parts in chosen initiatives."""

    template = "actors/_actor.html"
    record = "actor"

    def __init__(self, index: FacetIndex, themes: tuple[str, ...], initiatives: tuple[str, ...]) -> None:
        self.index, self.themes, self.initiatives = index, themes, initiatives
        self.asked = (themes, initiatives)

    def read(self, pks: list[int]) -> Iterable[Actor]:
        """Actors with initiative_count, theme_count (None where no theme is chosen) and, with initiatives, chosen."""
        every, fitting = self.index.weights("least", ()), self.index.weights("least", self.themes)
        for actor in Actor.objects.for_list(self.initiatives).filter(pk__in=pks):
            place = self.index.place(actor.pk)
            actor.initiative_count = len(every.get(place, ()))
            actor.theme_count = len(fitting.get(place, ())) if self.themes else None
            yield actor


class ActorList(ListPage):
    """Everyone whom the report names as taking part."""

    filters = ActorFilters
    heading = _("Actors")
    about = _("United Nations entities, experts, organs, Governments, regional organizations and civil society.")
    template_name = "actors/actor_list.html"

    def rows(self, asked: Asked, index: FacetIndex) -> Rows:
        """Actors, with what they do of what was asked for."""
        return ActorRows(index, asked.values.get("theme", ()), asked.values.get("initiative", ()))
