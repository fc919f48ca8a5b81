"""What the lists of initiatives and results can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, ActorName
from browse.filters import DatedFacet, Facet, Filters, Words, YearFacet, span_filters
from browse.text import all_of
from browse.ways import Way, by_way_of, labels_of
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

from .models import Initiative, Result
from .vocabulary import InitiativeKind, LinkVerb, ResultKind, Role, Scope, Stage

Chosen = Mapping[str, tuple[str, ...]]
ONWARD = (LinkVerb.PRODUCED, LinkVerb.INFORMED)  # what they lead to followed from what they start from


def actor_labels() -> dict[str, str]:
    """Slug → acronym, or shorter name, or name where neither is printed."""
    short = Coalesce(NullIf("acronym", Value("")), NullIf("short", Value("")), F("name"))
    return dict(Actor.objects.published().values_list("slug", short))


def actor_names() -> dict[str, str]:
    """Slug → name, acronym and all other names, to be found by."""
    found = {
        slug: [name, acronym]
        for slug, name, acronym in Actor.objects.published().values_list("slug", "name", "acronym")
    }
    for slug, name in ActorName.objects.public().values_list("actor__slug", "name"):
        found[slug].append(name)
    return {slug: " ".join(names) for slug, names in found.items()}


def initiative_labels() -> dict[str, str]:
    """Slug → title."""
    return Initiative.objects.labels("title")


def theme_facet(path: str) -> Facet:
    """Themes, as reached by `path`."""
    return Facet(
        path,
        label=_("Theme"),
        vocabulary=theme_labels,
        phrase=lambda labels: gettext("on %(themes)s") % {"themes": labels},
    )


def other_theme_facet(path: str) -> Facet:
    """Themes that must hold beside the one that is chosen, and all of them."""
    return Facet(
        path,
        label=_("Theme as well"),
        vocabulary=theme_labels,
        phrase=lambda labels: gettext("and also on %(themes)s") % {"themes": labels},
        mode="all",
        after="theme",
        help_text=_("Beside the theme above: each of those chosen here."),
    )


def actor_facet(path: str, **kwargs: Any) -> Facet:
    """Actors, as reached by `path`."""
    return Facet(
        path,
        label=_("Actor"),
        vocabulary=actor_labels,
        names=actor_names,
        phrase=lambda labels: gettext("with %(actors)s") % {"actors": labels},
        **kwargs,
    )


def together_facet(path: str) -> Facet:
    """Actors that must be there beside the one that is chosen, and all of them."""
    return Facet(
        path,
        label=_("Together with"),
        vocabulary=actor_labels,
        names=actor_names,
        phrase=lambda labels: gettext("together with %(actors)s") % {"actors": labels},
        mode="all",
        after="actor",
        help_text=_("Those that take part too, in whatever role."),
    )


def country_facet() -> Facet:
    """Countries, as places."""
    return Facet(
        "countries__slug",
        label=_("Country as place"),
        vocabulary=country_labels,
        phrase=lambda labels: gettext("in %(countries)s") % {"countries": labels},
    )


def partner_facet(actors: str) -> Facet:
    """Countries, as partners: of the actors at the end of a path."""
    return Facet(
        f"{actors}__country__slug",
        through=actors,
        label=_("Country as partner"),
        vocabulary=country_labels,
        phrase=lambda labels: gettext("with the Government of %(countries)s") % {"countries": labels},
        help_text=_("Its Government, a ministry or a mission of it takes part."),
    )


def region_facet(*paths: str) -> Facet:
    """Regions, as named for a record or for its countries."""
    first, *others = paths
    return Facet(
        first,
        also=[Way(path) for path in others],
        label=_("Region"),
        vocabulary=region_labels,
        phrase=lambda labels: gettext("in %(regions)s") % {"regions": labels},
    )


def document_facet(path: str, **kwargs: Any) -> Facet:
    """Documents, as reached by `path`."""
    return Facet(
        path,
        rare=True,
        label=_("Document"),
        vocabulary=document_labels,
        phrase=lambda labels: gettext("tied to %(documents)s") % {"documents": labels},
        **kwargs,
    )


class InitiativeFilters(Filters):
    """Kind, themes, actors and role, place, document, whole, what went before, results, passage, years, words."""

    kind = Facet("kind", label=_("Kind"), vocabulary=labels_of(InitiativeKind), phrase=lambda _labels: "")
    theme = theme_facet("themes__slug")
    and_theme = other_theme_facet("themes__slug")
    actor = actor_facet("participations__actor__slug")
    role = Facet(
        "participations__role",
        label=_("Role"),
        vocabulary=labels_of(Role),
        phrase=lambda labels: gettext("as %(roles)s") % {"roles": labels.lower()},
        within="actor",
        help_text=_("With an actor chosen: the role of that actor."),
    )
    together = together_facet("participations__actor__slug")
    country = country_facet()
    partner = partner_facet("participations__actor")
    region = region_facet("regions__slug", "countries__region__slug")
    scope = Facet(
        "scope",
        label=_("Scope"),
        vocabulary=labels_of(Scope),
        phrase=lambda labels: gettext("of %(scopes)s scope") % {"scopes": labels.lower()},
    )
    stage = Facet(
        "stage",
        label=_("Stage"),
        vocabulary=labels_of(Stage),
        phrase=lambda labels: gettext("%(stages)s when reported") % {"stages": labels.lower()},
    )
    document = document_facet("document_links__document__slug")
    part_of = Facet(
        "parent__slug",
        through="parent",
        rare=True,
        label=_("Part of"),
        vocabulary=initiative_labels,
        phrase=lambda labels: gettext("part of %(initiatives)s") % {"initiatives": labels},
    )
    follows = Facet(
        "inverse_links__from_initiative__slug",
        through="inverse_links__from_initiative",
        where={"inverse_links__verb__in": ONWARD},
        also=[by_way_of("links__to_initiative", "links__to_initiative__slug", links__verb=LinkVerb.FOLLOWED_UP)],
        rare=True,
        label=_("Followed from"),
        vocabulary=initiative_labels,
        phrase=lambda labels: gettext("that followed from %(initiatives)s") % {"initiatives": labels},
        help_text=_("Produced or informed by it, or following it up."),
    )
    result = Facet(
        "results__kind",
        through="results",
        rare=True,
        label=_("Results of kind"),
        vocabulary=labels_of(ResultKind),
        phrase=lambda labels: gettext("with results of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    report = report_facet("evidence__passage")
    section = section_facet("evidence__passage")
    passage = PassageFacet("evidence__passage")
    has = presence(
        result=(_("Results"), [by_way_of("results", "results")]),
        document=(_("Documents"), [by_way_of("document_links__document", "document_links")]),
        part=(_("Parts"), [by_way_of("parts", "parts")]),
    )
    without = presence(
        missing=True,
        date=(_("No date"), [Way("start")]),
        year=(_("No year"), [Way("last_year")]),
        country=(_("No country"), [Way("countries")]),
        participant=(_("No named participant"), [by_way_of("participations__actor", "participations")]),
        document=(_("No document"), [by_way_of("document_links__document", "document_links")]),
        result=(_("No result"), [by_way_of("results", "results")]),
    )
    year = YearFacet(label=_("Active in"))
    dated = DatedFacet(
        "start", "end", rare=True, label=_("Dated"), help_text=_("Only what the report dates to a year.")
    )
    q = Words("title", "acronym", "summary", label=_("Words"))

    sorts = {
        "newest": (_("Newest first"), ("-last_year", "title", "pk")),
        "oldest": (_("Oldest first"), ("first_year", "title", "pk")),
        "title": (_("Title"), ("title", "pk")),
        "kind": (_("Kind"), ("kind", "title", "pk")),
    }

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """Published initiatives."""
        return Initiative.objects.published()

    @classmethod
    def noun(cls, count: int, chosen: Chosen) -> str:
        """“12 missions”, “12 missions and consultations”, “12 initiatives”."""
        kinds = [InitiativeKind(kind) for kind in chosen.get("kind", ())]
        if len(kinds) == 1:
            return kinds[0].counted(count)
        said = ngettext("%(count)d initiative", "%(count)d initiatives", count) % {"count": count}
        if kinds and count > 1:
            return gettext("%(count)d %(kinds)s") % {
                "count": count, "kinds": all_of([kind.plural for kind in kinds]).lower(),
            }  # fmt: skip
        if kinds:
            return gettext("%(initiatives)s among %(kinds)s") % {
                "initiatives": said, "kinds": all_of([kind.plural for kind in kinds]).lower(),
            }  # fmt: skip
        return said


InitiativeFilters.base_filters |= dict(
    zip(
        ("from", "to", "dated_from", "dated_to"),
        (*span_filters("year", _("From"), _("To")), *span_filters("dated", _("Dated from"), _("Dated to"))),
        strict=True,
    )
)


class ResultFilters(Filters):
    """Kind, themes, whom and where a result concerns, what led to it, passage, year, words."""

    kind = Facet(
        "kind",
        label=_("Kind"),
        vocabulary=labels_of(ResultKind),
        phrase=lambda labels: gettext("of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    theme = theme_facet("themes__slug")
    and_theme = other_theme_facet("themes__slug")
    actor = actor_facet("actors__slug")
    together = together_facet("actors__slug")
    country = country_facet()
    partner = partner_facet("actors")
    region = region_facet("countries__region__slug")
    of = Facet(
        "initiative__kind",
        through="initiative",
        label=_("Result of"),
        vocabulary=labels_of(InitiativeKind),
        phrase=lambda labels: gettext("from an initiative of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    initiative = Facet(
        "initiative__slug",
        through="initiative",
        rare=True,
        label=_("Initiative"),
        vocabulary=initiative_labels,
        phrase=lambda labels: gettext("of %(initiatives)s") % {"initiatives": labels},
    )
    scope = Facet(
        "initiative__scope",
        through="initiative",
        rare=True,
        label=_("Scope"),
        vocabulary=labels_of(Scope),
        phrase=lambda labels: gettext("from an initiative of %(scopes)s scope") % {"scopes": labels.lower()},
    )
    document = document_facet("initiative__document_links__document__slug", through="initiative")
    report = report_facet("evidence__passage")
    section = section_facet("evidence__passage")
    passage = PassageFacet("evidence__passage")
    has = presence(
        number=(_("A number"), [Way("value")]),
        initiative=(_("An initiative"), [by_way_of("initiative", "initiative")]),
    )
    without = presence(
        missing=True,
        date=(_("No date"), [Way("as_of")]),
        number=(_("No number"), [Way("value")]),
        country=(_("No country"), [Way("countries")]),
        actor=(_("No named actor"), [by_way_of("actors", "actors")]),
        initiative=(_("No initiative"), [by_way_of("initiative", "initiative")]),
    )
    year = DatedFacet("as_of", label=_("As of"))
    q = Words("statement", "unit", label=_("Words"))

    sorts = {
        "kind": (_("Kind"), ("kind", "slug", "pk")),
        "statement": (_("Statement"), ("statement", "pk")),
        "value": (_("Largest number first"), ("-value", "slug", "pk")),
    }

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """Published results."""
        return Result.objects.published()

    @classmethod
    def noun(cls, count: int, chosen: Chosen) -> str:
        """“12 results”."""
        return ngettext("%(count)d result", "%(count)d results", count) % {"count": count}


ResultFilters.base_filters |= dict(zip(("from", "to"), span_filters("year", _("From"), _("To")), strict=True))
