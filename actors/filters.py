"""What the list of actors can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from browse.filters import Facet, Filters, Least, Words, YearFacet, span_filters
from browse.text import any_of
from browse.ways import Way, by_way_of, choices_along, labels_along, labels_of
from sources.filters import (
    PassageFacet,
    country_labels,
    document_labels,
    presence,
    region_labels,
    report_facet,
    section_facet,
    theme_labels,
)

from .models import Actor
from .vocabulary import ActorKind

INITIATIVE = "participations__initiative"
NAMED = {"mentions__refused": False}


def at_least(count: int, such: bool) -> str:
    """“with at least 5 initiatives”, or where themes are chosen: “with at least 5 such initiatives”."""
    if such:
        said = ngettext("with at least %(count)d such initiative", "with at least %(count)d such initiatives", count)
    else:
        said = ngettext("with at least %(count)d initiative", "with at least %(count)d initiatives", count)
    return said % {"count": count}


class ActorFilters(Filters):
    """Kind, what an actor takes part in and as what, with themes, places and years, documents, passages, words."""

    kind = Facet("kind", label=_("Kind"), vocabulary=labels_of(ActorKind), phrase=lambda _labels: "")
    theme = Facet(
        f"{INITIATIVE}__themes__slug",
        through=INITIATIVE,
        label=_("Theme"),
        vocabulary=theme_labels,
        phrase=lambda labels: gettext("active on %(themes)s") % {"themes": labels},
    )
    least = Least(
        INITIATIVE, by="theme", weight="initiative_count", label=_("Initiatives, at least"), phrase=at_least,
    )  # fmt: skip
    and_theme = Facet(
        f"{INITIATIVE}__themes__slug",
        through=INITIATIVE,
        label=_("Theme as well"),
        vocabulary=theme_labels,
        phrase=lambda labels: gettext("and also on %(themes)s") % {"themes": labels},
        mode="all",
        after="theme",
        help_text=_("Beside the theme above: each of those chosen here."),
    )
    initiative = Facet(
        f"{INITIATIVE}__slug",
        through=INITIATIVE,
        label=_("Takes part in"),
        vocabulary=labels_along(Actor, INITIATIVE, "title"),
        phrase=lambda labels: gettext("taking part in %(initiatives)s") % {"initiatives": labels},
        mode="all",
        help_text=_("With several chosen: in all of them."),
    )
    role = Facet(
        "participations__role",
        through=INITIATIVE,
        within="initiative",
        label=_("Role"),
        vocabulary=choices_along(Actor, "participations", "role"),
        phrase=lambda labels: gettext("as %(roles)s") % {"roles": labels.lower()},
        help_text=_("With an initiative chosen: the role in that one."),
    )
    country = Facet(
        f"{INITIATIVE}__countries__slug",
        through=INITIATIVE,
        label=_("Active in"),
        vocabulary=country_labels,
        phrase=lambda labels: gettext("active in %(countries)s") % {"countries": labels},
    )
    of = Facet(
        "country__slug",
        rare=True,
        label=_("Government of"),
        vocabulary=country_labels,
        phrase=lambda labels: gettext("of the Government of %(countries)s") % {"countries": labels},
        help_text=_("With its ministries and missions."),
    )
    region = Facet(
        f"{INITIATIVE}__regions__slug",
        through=INITIATIVE,
        also=[by_way_of(INITIATIVE, f"{INITIATIVE}__countries__region__slug")],
        rare=True,
        label=_("Region"),
        vocabulary=region_labels,
        phrase=lambda labels: gettext("active in %(regions)s") % {"regions": labels},
    )
    document = Facet(
        f"{INITIATIVE}__document_links__document__slug",
        through=INITIATIVE,
        also=[Way("mandates__document__slug")],
        rare=True,
        label=_("Document"),
        vocabulary=document_labels,
        phrase=lambda labels: gettext("tied to %(documents)s") % {"documents": labels},
        help_text=_("Of its mandate, or of an initiative that it takes part in."),
    )
    report = report_facet(
        "mentions__passage", lambda labels: gettext("named in “%(reports)s”") % {"reports": labels}, **NAMED
    )
    section = section_facet(
        "mentions__passage", lambda labels: gettext("named in %(sections)s") % {"sections": labels}, **NAMED
    )
    passage = PassageFacet(
        "mentions__passage", lambda labels: gettext("named in %(passages)s") % {"passages": labels}, **NAMED
    )
    part_of = Facet(
        "parent__slug",
        through="parent",
        rare=True,
        label=_("Part of"),
        vocabulary=labels_along(Actor, "parent", "name"),
        phrase=lambda labels: gettext("part of %(actors)s") % {"actors": labels},
    )
    has = presence(
        initiative=(_("Initiatives"), [by_way_of(INITIATIVE, INITIATIVE)]),
        mandate=(_("A mandate"), [Way("mandates")]),
        result=(_("Results"), [by_way_of("results", "results")]),
    )
    without = presence(
        missing=True,
        initiative=(_("No initiative"), [by_way_of(INITIATIVE, INITIATIVE)]),
        mandate=(_("No mandate"), [Way("mandates")]),
        result=(_("No result"), [by_way_of("results", "results")]),
    )
    year = YearFacet(
        f"{INITIATIVE}__first_year", f"{INITIATIVE}__last_year", through=INITIATIVE, label=_("Active in the year")
    )
    q = Words("name", "acronym", label=_("Words"))

    sorts = {
        "name": (_("Name"), ("name", "pk")),
        "most": (_("Most initiatives"), ("-initiative_count", "name", "pk")),
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


ActorFilters.base_filters |= dict(zip(("from", "to"), span_filters("year", _("From"), _("To")), strict=True))
