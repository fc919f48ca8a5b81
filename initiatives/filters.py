"""What the lists of initiatives and results can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from browse.filters import Facet, Filters, Words, YearFacet, labels_of, span_filters
from browse.text import all_of
from sources.models import Country, Document, Region, Section, Theme

from .models import Initiative, Result
from .vocabulary import InitiativeKind, ResultKind, Role, Scope, Stage

Chosen = Mapping[str, tuple[str, ...]]


def actor_labels() -> dict[str, str]:
    """Slug → acronym, or shorter name, or name where neither is printed."""
    short = Coalesce(NullIf("acronym", Value("")), NullIf("short", Value("")), F("name"))
    return dict(Actor.objects.published().values_list("slug", short))


def section_labels() -> dict[str, str]:
    """Number → number and title, of the sections of the reports."""
    return {number: f"{number}. {title}" for number, title in Section.objects.values_list("number", "title")}


def theme_facet(path: str) -> Facet:
    """Themes, as reached by `path`."""
    return Facet(
        path,
        label=_("Theme"),
        vocabulary=lambda: Theme.objects.labels("name"),
        phrase=lambda labels: gettext("on %(themes)s") % {"themes": labels},
    )


def actor_facet(path: str, **kwargs: Any) -> Facet:
    """Actors, as reached by `path`."""
    return Facet(
        path,
        label=_("Actor"),
        vocabulary=actor_labels,
        phrase=lambda labels: gettext("with %(actors)s") % {"actors": labels},
        **kwargs,
    )


def country_facet() -> Facet:
    """Countries, as places."""
    return Facet(
        "countries__slug",
        label=_("Country"),
        vocabulary=lambda: Country.objects.labels("name"),
        phrase=lambda labels: gettext("in %(countries)s") % {"countries": labels},
    )


class InitiativeFilters(Filters):
    """Kind, theme, years, actors and role, place, document, whole, results, section, stage, scope, words."""

    kind = Facet("kind", label=_("Kind"), vocabulary=labels_of(InitiativeKind), phrase=lambda _labels: "")
    theme = theme_facet("themes__slug")
    actor = actor_facet("participations__actor__slug")
    role = Facet(
        "participations__role",
        label=_("Role"),
        vocabulary=labels_of(Role),
        phrase=lambda labels: gettext("as %(roles)s") % {"roles": labels.lower()},
        within="actor",
        help_text=_("With an actor chosen: the role of that actor."),
    )
    together = Facet(
        "participations__actor__slug",
        label=_("Together with"),
        vocabulary=actor_labels,
        phrase=lambda labels: gettext("together with %(actors)s") % {"actors": labels},
        mode="all",
        after="actor",
        help_text=_("Those that take part too, in whatever role."),
    )
    country = country_facet()
    region = Facet(
        "regions__slug",
        label=_("Region"),
        vocabulary=lambda: dict(Region.objects.values_list("slug", "name")),
        phrase=lambda labels: gettext("in %(regions)s") % {"regions": labels},
    )
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
    document = Facet(
        "document_links__document__slug",
        label=_("Document"),
        vocabulary=lambda: Document.objects.labels("title"),
        phrase=lambda labels: gettext("tied to %(documents)s") % {"documents": labels},
    )
    part_of = Facet(
        "parent__slug",
        through="parent",
        label=_("Part of"),
        vocabulary=lambda: Initiative.objects.labels("title"),
        phrase=lambda labels: gettext("part of %(initiatives)s") % {"initiatives": labels},
    )
    result = Facet(
        "results__kind",
        through="results",
        label=_("Has results"),
        vocabulary=labels_of(ResultKind),
        phrase=lambda labels: gettext("with results of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    section = Facet(
        "evidence__passage__section__number",
        label=_("Section of the report"),
        vocabulary=section_labels,
        phrase=lambda labels: gettext("reported in %(sections)s") % {"sections": labels},
    )
    year = YearFacet("last_year", label=_("Year"), vocabulary=dict, phrase=lambda labels: labels)
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


InitiativeFilters.base_filters |= dict(zip(("from", "to"), span_filters("year"), strict=True))


class ResultFilters(Filters):
    """Kind, theme, whom and where a result concerns, the kind of initiative that led to it, words."""

    kind = Facet(
        "kind",
        label=_("Kind"),
        vocabulary=labels_of(ResultKind),
        phrase=lambda labels: gettext("of kind %(kinds)s") % {"kinds": labels.lower()},
    )
    theme = theme_facet("themes__slug")
    actor = actor_facet("actors__slug")
    country = country_facet()
    of = Facet(
        "initiative__kind",
        label=_("Result of"),
        vocabulary=labels_of(InitiativeKind),
        phrase=lambda labels: gettext("from an initiative of kind %(kinds)s") % {"kinds": labels.lower()},
    )
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
