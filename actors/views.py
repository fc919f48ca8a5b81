"""The list of actors."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from browse.asked import Asked
from browse.facetindex import FacetIndex
from browse.lists import ListPage, in_order

from .filters import ActorFilters
from .models import Actor


class ActorList(ListPage):
    """Everyone whom the report names as taking part."""

    filters = ActorFilters
    heading = _("Actors")
    about = _("United Nations entities, experts, organs, Governments, regional organizations and civil society.")
    template_name = "actors/actor_list.html"

    def rows(self, pks: list[int], asked: Asked, index: FacetIndex) -> list[Any]:
        """Actors, with the number of their initiatives, of those on chosen themes, and their parts in chosen ones."""
        found = in_order(Actor.objects.for_list(asked.values.get("initiative", ())), pks)
        themes = asked.values.get("theme", ())
        every, fitting = index.weights("least", ()), index.weights("least", themes)
        for actor in found:
            place = index.place(actor.pk)
            actor.initiative_count = len(every.get(place, ()))
            actor.theme_count = len(fitting.get(place, ())) if themes else None
        return found
