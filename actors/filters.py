"""What the list of actors can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.filters import Facet, Filters, Words, labels_along, labels_of
from browse.text import any_of
from sources.models import Country, Theme

from .models import Actor
from .vocabulary import ActorKind


class ActorFilters(Filters):
    """Kind, what an actor takes part in, its themes and countries, and words of its name."""

    kind = Facet("kind", label=_("Kind"), vocabulary=labels_of(ActorKind), phrase=lambda _labels: "")
    theme = Facet(
        "participations__initiative__themes__slug",
        through="participations__initiative",
        label=_("Theme"),
        vocabulary=lambda: Theme.objects.labels("name"),
        phrase=lambda labels: gettext("active on %(themes)s") % {"themes": labels},
    )
    country = Facet(
        "participations__initiative__countries__slug",
        through="participations__initiative",
        label=_("Active in"),
        vocabulary=lambda: Country.objects.labels("name"),
        phrase=lambda labels: gettext("active in %(countries)s") % {"countries": labels},
    )
    initiative = Facet(
        "participations__initiative__slug",
        through="participations__initiative",
        label=_("Takes part in"),
        vocabulary=labels_along(Actor, "participations__initiative", "title"),
        phrase=lambda labels: gettext("taking part in %(initiatives)s") % {"initiatives": labels},
        mode="all",
        help_text=_("With several chosen: in all of them."),
    )
    q = Words("name", "acronym", label=_("Words"))

    sorts = {
        "name": (_("Name"), ("name", "pk")),
        "kind": (_("Kind"), ("kind", "name", "pk")),
    }

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """Published actors."""
        return Actor.objects.published()

    @classmethod
    def noun(cls, count: int, chosen: Mapping[str, tuple[str, ...]]) -> str:
        """“12 actors”, “12 actors of kind treaty body or special procedure”."""
        said = ngettext("%(count)d actor", "%(count)d actors", count) % {"count": count}
        if kinds := chosen.get("kind"):
            labels = any_of([str(ActorKind(kind).label) for kind in kinds])
            return gettext("%(actors)s of kind %(kinds)s") % {"actors": said, "kinds": labels}
        return said
