"""How many records of each kind there are."""

from __future__ import annotations

from typing import Any

from django.db import models

from actors.models import Actor, Mandate, Relation
from initiatives.models import Initiative, Participation, Result
from portal.markdown import table
from sources.models import Country, Document, Excerpt, Passage, Theme

BY_KIND: tuple[type[models.Model], ...] = (Passage, Document, Actor, Initiative, Result)
WHOLE: tuple[type[models.Model], ...] = (Excerpt, Theme, Country, Mandate, Relation, Participation)

Row = tuple[str, int, str]


def counts() -> str:
    """A Markdown table, a line a model: how many there are in all and of each kind; a query a model."""
    return table(("What", "In all", "Of each kind"), [*map(_by_kind, BY_KIND), *map(_whole, WHOLE)])


def _by_kind(model: type[models.Model]) -> Row:
    kinds: Any = model._meta.get_field("kind")
    found = dict(model._default_manager.order_by().values_list("kind").annotate(number=models.Count("pk")))
    each = (f"{label} {found[value]}" for value, label in kinds.flatchoices if value in found)
    return str(model._meta.verbose_name_plural), sum(found.values()), " · ".join(each)


def _whole(model: type[models.Model]) -> Row:
    return str(model._meta.verbose_name_plural), model._default_manager.count(), ""
