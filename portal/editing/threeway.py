"""What one person changed of a record, done to what another has made of it meanwhile."""

from __future__ import annotations

from typing import Any

from portal.transcription.blocks import Data
from portal.transcription.form import Form
from portal.transcription.nested import Nested

from .differences import identity, label

ABSENT = object()


def rebase(form: Form, base: Data, mine: Data, theirs: Data) -> tuple[Data, list[str]]:
    """`mine`, made from `base`, done to `theirs`; and the fields in which both changed the same thing differently.

    In those, mine stands.
    """
    done: Data = {}
    conflicts: list[str] = []
    for part in form.parts:
        if isinstance(part, Nested):
            items, found = _nested(part, *(each.get(part.name, []) for each in (base, mine, theirs)))
            conflicts += found
            if items:
                done[part.name] = items
            continue
        names = part.names if part.names != ("evidence",) else ("evidence",)
        for name in names:
            value, clash = _one(*(each.get(name, ABSENT) for each in (base, mine, theirs)))
            if clash:
                conflicts.append(label(form, name))
            if value is not ABSENT:
                done[name] = value
    return done, conflicts


def _one(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    if mine == base:
        return theirs, False
    return mine, theirs not in (base, mine)


def _nested(nested: Nested, base: list[Data], mine: list[Data], theirs: list[Data]) -> tuple[list[Data], list[str]]:
    """Mine in my order, without what they removed and I left alone; what they added stands after it."""
    old, my, their = ({identity(nested, each): each for each in items} for items in (base, mine, theirs))
    done: list[Data] = []
    conflicts: list[str] = []
    for key, data in my.items():
        if key in their:
            item, found = rebase(nested.form, old.get(key, {}), data, their[key])
            done.append(item)
            conflicts += [f"{nested.form.model._meta.verbose_name}: {each}" for each in found]
        elif key not in old:
            done.append(data)
        elif data != old[key]:
            done.append(data)
            conflicts.append(str(nested.form.model._meta.verbose_name))
    for key, data in their.items():
        if key not in my and key not in old:
            done.append(data)
        elif key not in my and data != old[key]:
            conflicts.append(str(nested.form.model._meta.verbose_name))
    return done, conflicts
