"""Three real questions on the front page, each answered from the data as they are."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from actors.models import Actor
from browse.text import all_of
from initiatives.models import Initiative
from initiatives.views.actors import pair_url
from initiatives.vocabulary import InitiativeKind, Role


class Question(NamedTuple):
    """A question, its answer in a sentence, and the page that gives it whole."""

    text: str
    answer: str
    url: str


def questions() -> list[Question]:
    """The questions whose records are there; a bounded number of queries."""
    return [q for q in (who_chairs(), missions_in(2012), what_two_do("unicef", "ohchr")) if q]


def who_chairs() -> Question | None:
    """Who chairs the Task Force on Children and Armed Conflict, and who sits on it."""
    found = Initiative.objects.published().for_list().filter(slug="task-force-on-children-and-armed-conflict").first()
    if found is None:
        return None
    chairs = [p.actor.name for p in found.participations.all() if p.role == Role.CHAIR]
    if not chairs:
        return None
    members = sum(p.role == Role.MEMBER for p in found.participations.all())
    answer = ngettext(
        "The %(chair)s chairs it; %(count)d member is named.",
        "The %(chair)s chairs it; %(count)d members are named.",
        members,
    ) % {"chair": all_of(chairs), "count": members}
    text = gettext("Who chairs the %(body)s, and who sits on it?") % {"body": found.title}
    return Question(text, answer, found.get_absolute_url())


def missions_in(year: int) -> Question | None:
    """Which missions took place in a year."""
    count = Initiative.objects.published().during(year).filter(kind=InitiativeKind.MISSION).count()
    if not count:
        return None
    answer = ngettext("%(count)d mission.", "%(count)d missions.", count) % {"count": count}
    text = gettext("Which missions took place in %(year)d?") % {"year": year}
    return Question(text, answer, f"{reverse('initiatives:missions')}?year={year}")


def what_two_do(one: str, other: str) -> Question | None:
    """What two actors do together."""
    actors = list(Actor.objects.published().filter(slug__in=(one, other)).order_by("-slug"))
    if len(actors) < 2:
        return None
    names = all_of([actor.short_name for actor in actors])
    text = gettext("What do %(actors)s do together?") % {"actors": names}
    answer = gettext("All that the report says of the two, by year, with the role of each.")
    return Question(text, answer, pair_url(*actors))
