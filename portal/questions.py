"""Three real questions on the front page, each answered from the data as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from actors.models import Actor
from browse.extracts import extract, in_order
from browse.text import all_of
from browse.versions import Version
from initiatives.filters import InitiativeFilters
from initiatives.models import Initiative, Participation
from initiatives.network import network_of
from initiatives.views.actors import pair_url
from initiatives.vocabulary import InitiativeKind, Role

MOST = 3


class Line(NamedTuple):
    """A part of an answer: whom or what it names, where that leads, and the fact that proves it."""

    label: str
    url: str
    fact: Any


class Question(NamedTuple):
    """A question, its answer in a sentence, the first facts of it, and the page that gives it whole."""

    text: str
    answer: str
    lines: list[Line]
    url: str


def questions(version: Version) -> list[Question]:
    """The questions whose records are there; a bounded number of queries."""
    asked = (who_chairs(), missions_in(2012, version), what_two_do("unicef", "ohchr", version))
    return [question for question in asked if question]


def who_chairs() -> Question | None:
    """Who chairs the Task Force on Children and Armed Conflict, and who sits on it."""
    found = Initiative.objects.published().filter(slug="task-force-on-children-and-armed-conflict").first()
    if found is None:
        return None
    taking_part = list(found.participations.for_initiative())
    chairs = [one for one in taking_part if one.role == Role.CHAIR]
    members = [one for one in taking_part if one.role == Role.MEMBER]
    if not chairs:
        return None
    answer = ngettext(
        "The %(chair)s chairs it; %(count)d member is named.",
        "The %(chair)s chairs it; %(count)d members are named.",
        len(members),
    ) % {"chair": all_of([one.actor.name for one in chairs]), "count": len(members)}
    text = gettext("Who chairs the %(body)s, and who sits on it?") % {"body": found.title}
    return Question(text, answer, participants([*chairs, *members]), found.get_absolute_url())


def participants(members: Iterable[Participation]) -> list[Line]:
    """The first of these, each with its role and the sentence that says so."""
    return [Line(one.claim, one.actor.get_absolute_url(), one) for one in list(members)[:MOST]]


def missions_in(year: int, version: Version) -> Question | None:
    """Which missions took place in a year."""
    chosen = {"kind": (InitiativeKind.MISSION.value,), "year": (f"{year}",)}
    found = extract(
        InitiativeFilters,
        version,
        reverse("initiatives:list"),
        chosen,
        in_order(Initiative.objects.with_evidence()),
        MOST,
    )
    if not found.rows:
        return None
    answer = ngettext("%(count)d mission.", "%(count)d missions.", found.total) % {"count": found.total}
    text = gettext("Which missions took place in %(year)d?") % {"year": year}
    return Question(text, answer, lines(found.rows), f"{reverse('initiatives:missions')}?year={year}")


def lines(initiatives: Iterable[Initiative]) -> list[Line]:
    """These initiatives, each with the sentence that says so."""
    return [Line(one.title, one.get_absolute_url(), one) for one in initiatives]


def what_two_do(one: str, other: str, version: Version) -> Question | None:
    """What two actors do together."""
    actors = list(Actor.objects.published().filter(slug__in=(one, other)).order_by("-slug"))
    if len(actors) < 2:
        return None
    shared = network_of(version).pair(actors[0].pk, actors[1].pk)
    if not shared.acting:
        return None
    first = [activity.pk for activity, *_roles in shared.acting[:MOST]]
    by_pk = Initiative.objects.with_evidence().in_bulk(first)
    names = all_of([actor.short_name for actor in actors])
    count = shared.together
    text = gettext("What do %(actors)s do together?") % {"actors": names}
    if shared.span:
        answer = ngettext(
            "%(count)d initiative, dated %(first)d to %(last)d.",
            "%(count)d initiatives, dated %(first)d to %(last)d where the report dates them.",
            count,
        ) % {"count": count, "first": shared.span[0], "last": shared.span[1]}
    else:
        answer = ngettext("%(count)d initiative.", "%(count)d initiatives.", count) % {"count": count}
    return Question(text, answer, lines(by_pk[pk] for pk in first if pk in by_pk), pair_url(*actors))
