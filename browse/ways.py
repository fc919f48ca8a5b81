"""Paths from a record to values, whichever app declares what lies on them, and the conditions that follow from them.

A condition goes through `Exists`, which never counts a record twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

from .records import Status

Labels = Mapping[str, str]


class Way(NamedTuple):
    """A path from a record to values, and what else must hold of the same related rows."""

    path: str
    where: Mapping[str, Any] = MappingProxyType({})


def by_way_of(record: str, path: str, **where: Any) -> Way:
    """A way through records that may be drafts: what a record has by a draft alone, it does not have."""
    return Way(path, {f"{record}__status": Status.PUBLISHED, **where})


def holds(queryset: QuerySet[Any], *conditions: Any, **condition: Any) -> Exists:
    """The condition that a record has a related row of these conditions, which counts no record twice."""
    return Exists(queryset.model._default_manager.filter(*conditions, pk=OuterRef("pk"), **condition))


def among(queryset: QuerySet[Any], *conditions: Any, **condition: Any) -> QuerySet[Any]:
    """The records that have a related row of these conditions, each once."""
    return queryset.filter(holds(queryset, *conditions, **condition))


def labels_of(choices: type[models.TextChoices]) -> Callable[[], Labels]:
    """The labels of a closed vocabulary."""
    return lambda: {value: str(label) for value, label in choices.choices}


def labels_along(model: type[models.Model], path: str, field: str) -> Callable[[], Labels]:
    """The vocabulary of the records at the end of a path of relations, whichever app declares them."""

    def labels() -> Labels:
        end: Any = model
        for relation in path.split("__"):
            end = end._meta.get_field(relation).related_model
        found: Labels = end._default_manager.labels(field)
        return found

    return labels


def choices_along(model: type[models.Model], path: str, field: str) -> Callable[[], Labels]:
    """The closed vocabulary of a field of the records at the end of a path of relations."""

    def labels() -> Labels:
        end: Any = model
        for relation in path.split("__"):
            end = end._meta.get_field(relation).related_model
        return {value: str(label) for value, label in end._meta.get_field(field).choices}

    return labels
