"""What should be looked at in the data: each check finds records, and each record leads to where it is mended.

Checks are of what no form refuses: what they find may be right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, ActorName
from actors.vocabulary import ActorKind
from browse.matching import Matcher, tokens
from browse.text import fold
from browse.versions import Kept
from initiatives.models import Initiative
from sources.models import Cited, Passage

SHOWN = 10
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
MARKS = re.compile(r"[.'’]")  # without which words are one: U.N., Office’s
SMALL = re.compile(r"\b(?:the|of|and|for|on|in|to|a|an)\b|[^\w\s]|s\b")


class Item(NamedTuple):
    """A record to look at, in words, and where it is mended."""

    label: str
    url: str


class Found(NamedTuple):
    """What a check found: how many, and the first of them."""

    total: int
    items: list[Item]


class Check(NamedTuple):
    """A question to the data, and the model whose permission lets one see the answer."""

    label: Promise
    hint: Promise
    model: type[Model]
    found: Kept[Found]  # they look at much, so they look once for each version of the data


def edited(record: Model, label: str = "") -> Item:
    """A record with the page on which it is changed."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    return Item(label or str(record), reverse(name, args=[record.pk]))


def first(records: QuerySet[Any], label: Callable[[Any], str] = str) -> Found:
    """The first of some records, and how many there are."""
    return Found(records.count(), [edited(record, label(record)) for record in records[:SHOWN]])


def not_covered() -> Found:
    """Passages on which no fact rests, and that do not say why."""
    rest = Passage.objects.filter(uncited_reason="").exclude(_cited()).select_related("report").as_printed()
    return first(rest, lambda passage: f"{passage.report.title}, {passage.citation}")


def _cited() -> Q:
    """Whether a fact rests on a passage, of whatever kind."""
    found = Q()
    for model in _facts(Cited):
        through: Any = model._meta.get_field("evidence").remote_field.through  # type: ignore[union-attr]
        found |= Q(Exists(through._default_manager.filter(excerpt__passage=OuterRef("pk"))))
    return found


def _facts(base: type[Model]) -> Iterator[type[Model]]:
    for model in base.__subclasses__():
        if not model._meta.abstract:
            yield model
        yield from _facts(model)


def without_theme() -> Found:
    """Initiatives without a theme, which no theme's page shows."""
    themed = Initiative.themes.through._default_manager.filter(initiative=OuterRef("pk"))
    return first(Initiative.objects.exclude(Exists(themed)).order_by("title", "pk"))


def without_date() -> Found:
    """Initiatives without a date, although the words that they rest on have a year."""
    rows = Initiative.objects.filter(start=None).values_list("pk", "evidence__quote").order_by("title", "pk")
    found = list(dict.fromkeys(number for number, quote in rows if YEAR.search(quote or "")))
    records = Initiative.objects.in_bulk(found[:SHOWN])
    return Found(len(found), [edited(records[number]) for number in found[:SHOWN]])


def not_printed() -> Found:
    """Other names that no passage prints, and actors none of whose names is printed."""
    others = list(ActorName.objects.select_related("actor").order_by("name", "pk"))
    actors = list(Actor.objects.exclude(kind=ActorKind.GOVERNMENT).order_by("name", "pk"))  # named by rule
    names = {name.name for name in others} | {name for actor in actors for name in (actor.name, actor.acronym) if name}
    used = set(printed(names))
    named = {name.actor_id for name in others if name.name in used}
    left = [edited(n.actor, f"{n.name} ({n.actor})") for n in others if n.name not in used]
    left += [edited(a) for a in actors if a.pk not in named and used.isdisjoint((a.name, a.acronym))]
    return Found(len(left), left[:SHOWN])


def printed(names: Iterable[str]) -> Iterator[str]:
    """Those of some names that a passage has, also within another name, whatever the case."""
    matcher = Matcher((name.lower(), name) for name in names)
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[" ".join(tokens(name.lower()))].append(name)
    found: set[str] = set()
    for passage in Passage.objects.order_by("pk").iterator():
        words = tokens(passage.plain_text.lower())
        for place in range(len(words)):
            found.update(" ".join(name) for name in matcher.at(words, place))
    for key in found:
        yield from alike[key]


def alike() -> Found:
    """Actors that share a name, or initiatives of a kind that share a title, but for case, marks and small words."""
    groups: dict[tuple[str, str], dict[int, Model]] = defaultdict(dict)
    actors = Actor.objects.in_bulk()
    names = [(name, actor) for actor in actors.values() for name in (actor.name, actor.acronym) if name]
    others = ActorName.objects.filter(ambiguous=False).values_list("name", "actor")
    for name, actor in [*names, *((name, actors[number]) for name, number in others)]:
        groups["actor", bare(name)][actor.pk] = actor
    for initiative in Initiative.objects.order_by("pk"):
        groups[initiative.kind, bare(initiative.title)][initiative.pk] = initiative
    found = [
        [group[number] for number in sorted(group)]
        for (_kind, name), group in sorted(groups.items())
        if name and len(group) > 1
    ]
    items = [edited(group[0], " = ".join(map(str, group))) for group in found[:SHOWN]]
    return Found(len(found), items)


def bare(name: str) -> str:
    """A name without what two spellings of it differ in."""
    return " ".join(SMALL.sub(" ", MARKS.sub("", fold(name))).split())


CHECKS = (
    Check(
        _("Passages not covered"),
        _("No fact rests on them, and they do not say why."),
        Passage,
        Kept(not_covered, worded=True),
    ),
    Check(_("Initiatives without a theme"), _("They stand on no theme’s page."), Initiative, Kept(without_theme)),
    Check(
        _("Initiatives without a date"),
        _("The words that they rest on have a year, which may be theirs."),
        Initiative,
        Kept(without_date),
    ),
    Check(_("Names never used"), _("No passage prints them."), Actor, Kept(not_printed)),
    Check(
        _("Possible duplicates"),
        _("They differ in case, marks and small words alone. One of two actors can be merged into the other."),
        Actor,
        Kept(alike),
    ),
)
