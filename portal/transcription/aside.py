"""Clears the way for a load: what is about to go or to change lets go of what must be unique."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F

# Numbers of rows become single characters that no name is made of, so that they fit the shortest column.
FIRST_CHARACTER, CHARACTERS = 0x20000, 0xC0000
FAR = 10_000  # more than a report has sections


def set_aside(rows: Iterable[models.Model]) -> None:
    """Replaces the unique texts of rows in the database, not in memory, until each is saved or deleted."""
    for row in rows:
        fields = unique_texts(type(row))
        text = chr(FIRST_CHARACTER + row.pk % CHARACTERS)
        if fields:
            type(row)._base_manager.filter(pk=row.pk).update(**dict.fromkeys(fields, text))


def unique_texts(model: type[models.Model]) -> set[str]:
    """The text columns that tell rows of a model apart by themselves."""
    alone = {field.name for field in model._meta.fields if field.unique}
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and len(constraint.fields) == 1:
            alone.add(constraint.fields[0])
    return {name for name in alone if isinstance(model._meta.get_field(name), models.CharField)}


def set_positions_aside(model: type[models.Model], owner: str, row: models.Model) -> None:
    """Moves the rows of an owner out of the way of the positions that they are about to get."""
    if any(field.name == "position" for field in model._meta.fields):
        model._base_manager.filter(**{owner: row}, position__lt=FAR).update(position=F("position") + FAR)
