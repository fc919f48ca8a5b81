"""How many records of each kind there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from actors.models import Actor, Mandate, Relation
from initiatives.models import Initiative, Participation, Result
from sources.models import Country, Document, Excerpt, Passage, Theme

BY_KIND: tuple[type[models.Model], ...] = (Passage, Document, Actor, Initiative, Result)
WHOLE: tuple[type[models.Model], ...] = (Excerpt, Theme, Country, Mandate, Relation, Participation)

Count = tuple[str, str, int]  # what, its kind or nothing, how many


def counts() -> Iterator[Count]:
    """How many there are of each model, and of each kind where it has kinds; a query a model."""
    for model in BY_KIND:
        kinds: Any = model._meta.get_field("kind")
        rows = model._default_manager.order_by().values_list("kind").annotate(number=models.Count("pk"))
        found = dict(rows)
        yield str(model._meta.verbose_name_plural), "", sum(found.values())
        yield from (
            (str(model._meta.verbose_name_plural), str(label), found[value])
            for value, label in kinds.flatchoices
            if value in found
        )
    for model in WHOLE:
        yield str(model._meta.verbose_name_plural), "", model._default_manager.count()


def table() -> str:
    """As a Markdown table, a line a model: how many in all, and of each kind."""
    lines = ["| What | In all | Of each kind |", "|---|---|---|"]
    kinds: dict[str, list[str]] = {}
    totals: dict[str, int] = {}
    for what, kind, number in counts():
        if kind:
            kinds.setdefault(what, []).append(f"{kind} {number}")
        else:
            totals[what] = number
    lines += [f"| {what} | {total} | {' · '.join(kinds.get(what, ()))} |" for what, total in totals.items()]
    return "\n".join(lines)
