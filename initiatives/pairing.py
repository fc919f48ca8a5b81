"""What the page of two actors says and lists: the sentence of counts, rows with both roles and their proof, filters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from actors.vocabulary import Verb
from browse.bits import bits
from browse.facetindex import FacetIndex
from browse.filters import Filters, YearFacet
from browse.orders import Order
from sources.models import Excerpt
from sources.vocabulary import Attribution

from .filters import theme_facet
from .models import Initiative, Participation
from .sharing import Pair, Shared
from .vocabulary import Role

NEWEST = "newest"


class PairFilters(Filters):
    """Theme and year of what two actors do together."""

    theme = theme_facet("themes__slug")
    year = YearFacet(label=_("Year"))

    sorts = {NEWEST: (_("Newest first"), ())}

    @classmethod
    def records(cls) -> QuerySet[Any]:
        """Published initiatives."""
        return Initiative.objects.published()

    @classmethod
    def noun(cls, count: int, chosen: Mapping[str, tuple[str, ...]]) -> str:
        """“12 initiatives”."""
        return ngettext("%(count)d initiative", "%(count)d initiatives", count) % {"count": count}


def index_of_pair(shared: Sequence[Shared]) -> FacetIndex:
    """The facet index of what two actors do together; `shared` is in the order of the page."""
    places: dict[str, dict[str, list[int]]] = {"theme": defaultdict(list), "year": defaultdict(list)}
    for place, (activity, *_roles) in enumerate(shared):
        for theme in activity.themes:
            places["theme"][theme].append(place)
        for year in activity.years:
            places["year"][f"{year:04d}"].append(place)
    return FacetIndex(
        filters=PairFilters,
        pks=[one.activity.pk for one in shared],
        labels={
            "theme": PairFilters.base_filters["theme"].vocabulary(),
            "year": {year: year for year in places["year"]},
        },
        sets={
            name: {value: bits(found, len(shared)) for value, found in values.items()}
            for name, values in places.items()
        },
        joint={},
        partners={},
        texts={},
        orders={NEWEST: Order(range(len(shared)))},
    )


@dataclass(frozen=True)
class Proof:
    """The participations of two actors in one initiative as one fact, as the component `cite` takes it."""

    participations: list[Participation]

    @property
    def excerpts(self) -> list[Excerpt]:
        """The sentences of all, each once, in the order of the text."""
        unique = {excerpt.pk: excerpt for one in self.participations for excerpt in one.excerpts}
        return sorted(unique.values(), key=lambda e: (e.passage.report_id, e.passage.kind, e.passage.number, e.start))

    @property
    def attribution(self) -> str:
        """That of the participation which the sentences say least plainly."""
        return max((one.attribution for one in self.participations), key=Attribution.values.index)

    def get_attribution_display(self) -> str:
        """In words; where the participations differ, of which ones."""
        stated = Attribution.STATED
        texts = [str(one.get_attribution_display()) if one.attribution != stated else "" for one in self.participations]
        return gettext("; ").join(self._each(texts))

    @property
    def note(self) -> str:
        """Their notes, each once; where they differ, on which one."""
        return " ".join(self._each([one.note for one in self.participations]))

    def _each(self, texts: list[str]) -> list[str]:
        """One text that holds of all, or each with the participation that it is about."""
        if len(set(texts)) == 1:
            return texts[:1]
        return [
            gettext("%(actor)s, %(role)s: %(text)s")
            % {"actor": one.actor.short_name, "role": one.get_role_display().lower(), "text": text}
            for one, text in zip(self.participations, texts, strict=True)
            if text
        ]


class Row(NamedTuple):
    """An initiative that two actors share: the roles of each, its themes, the proof of both."""

    initiative: Initiative
    a_roles: str
    b_roles: str
    themes: list[str]
    proof: Proof


def rows(shared: Sequence[Shared], a: Actor, b: Actor, themes: Mapping[str, str]) -> list[Row]:
    """What these initiatives show, in their order; two queries. `themes` are the names by slug."""
    if not shared:
        return []
    found: dict[int, list[Participation]] = defaultdict(list)
    those = Participation.objects.filter(initiative__in=[one.activity.pk for one in shared], actor__in=(a, b))
    for participation in those.for_profile():
        found[participation.initiative_id].append(participation)
    return [
        Row(
            found[activity.pk][0].initiative,
            words(a_roles),
            words(b_roles),
            [themes[slug] for slug in activity.themes if slug in themes],
            Proof(sorted(found[activity.pk], key=lambda one: one.actor_id != a.pk)),
        )
        for activity, a_roles, b_roles in shared
        if activity.pk in found
    ]


def words(roles: Iterable[Role]) -> str:
    """“Chair, Participant”."""
    return gettext(", ").join(str(role.label) for role in roles)


def both(a: Actor, b: Actor) -> str:
    """“UNICEF and OHCHR”."""
    return gettext("%(a)s and %(b)s") % {"a": a.short_name, "b": b.short_name}


def counts(pair: Pair, names: str, subject: str = "") -> str:
    """“UNICEF and OHCHR act together in 14 initiatives, 2010 to 2013, and sit together in 5.”

    `subject` stands for the names where a sentence begins with them.
    """
    said = {
        "pair": subject or names, "names": names, "sitting": len(pair.sitting), "initiatives": _initiatives(pair),
    }  # fmt: skip
    match bool(pair.acting), bool(pair.sitting), bool(pair.joints):
        case True, True, _related:
            text = gettext("%(pair)s act together in %(initiatives)s, and sit together in %(sitting)d.")
        case True, False, _related:
            text = gettext("%(pair)s act together in %(initiatives)s.")
        case False, True, _related:
            text = gettext("%(pair)s sit together in %(initiatives)s, and act together in none.")
        case False, False, True:
            text = gettext("The report names no initiative that %(names)s share.")
        case _:
            text = gettext("The report names nothing that %(names)s do together.")
    if not pair.joints:
        return text % said
    relations = ngettext(
        "It states %(count)d relation between them.", "It states %(count)d relations between them.", len(pair.joints)
    )
    if pair.acting or pair.sitting:
        relations = ngettext(
            "The report also states %(count)d relation between them.",
            "The report also states %(count)d relations between them.",
            len(pair.joints),
        )
    return f"{text % said} {relations % {'count': len(pair.joints)}}"


def _initiatives(pair: Pair) -> str:
    """How many initiatives, and the years of those in which they act."""
    count = len(pair.acting or pair.sitting)
    said = ngettext("%(count)d initiative", "%(count)d initiatives", count) % {"count": count}
    match pair.span:
        case None:
            return said
        case first, last if first == last:
            return gettext("%(initiatives)s, %(year)d") % {"initiatives": said, "year": first}
        case first, last:
            return gettext("%(initiatives)s, %(first)d to %(last)d") % {
                "initiatives": said, "first": first, "last": last,
            }  # fmt: skip


SENTENCES = {
    Verb.ESTABLISHED_BY: _("%(one)s was established by %(other)s."),
    Verb.MANDATED_BY: _("%(one)s is mandated by %(other)s."),
    Verb.REPORTS_TO: _("%(one)s reports to %(other)s."),
    Verb.INFORMS: _("%(one)s informs %(other)s."),
    Verb.SUPPORTS: _("%(one)s supports %(other)s."),
    Verb.SECRETARIAT_FOR: _("%(one)s is the secretariat for %(other)s."),
    Verb.TAKES_PART_IN: _("%(one)s takes part in the work of %(other)s."),
    Verb.COOPERATES_WITH: _("%(one)s cooperates with %(other)s."),
}


def relation_sentence(verb: str, one: Actor, other: Actor) -> str:
    """What one actor is to the other, as a sentence."""
    return SENTENCES[Verb(verb)] % {"one": one.short_name, "other": other.short_name}
