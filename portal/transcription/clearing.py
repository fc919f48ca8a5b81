"""Deletes what no file has any more, in an order that protected references allow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, ProtectedError, Q

from actors.models import Mention
from sources.models import Excerpt, Passage

from .form import Form
from .forms import CHILDREN, FORMS
from .problems import Problems


def delete_children(form: Form, row: models.Model) -> None:
    """Deletes what hangs on a row and nothing refers to."""
    for nested in form.nested:
        if not nested.apart:
            nested.form.model._base_manager.filter(**{nested.owner: row}).delete()


def delete_found_mentions(actors: Iterable[models.Model]) -> None:
    """Deletes what was found of actors' names, so that nothing stands where a mention is entered by hand."""
    Mention.objects.filter(found=True, actor__in=[actor.pk for actor in actors]).delete()


def delete_orphans() -> None:
    """Deletes the excerpts that no fact rests on."""
    used: Any = Q()
    for form in (*FORMS, *(nested.form for nested in CHILDREN)):
        for field in form.model._meta.many_to_many:
            if field.related_model is Excerpt:
                through: Any = field.remote_field.through
                used |= Exists(through._default_manager.filter(**{field.m2m_reverse_name(): OuterRef("pk")}))
    Excerpt.objects.exclude(used).delete()


def delete_rows(rows: Iterable[tuple[Form, models.Model]], problems: Problems) -> None:
    """Deletes rows, those that refer to others first, and on the way the excerpts that are left."""
    rows = list(rows)
    for form in reversed(FORMS):
        if form.model is Passage:
            delete_orphans()
        numbers = [row.pk for of, row in rows if of is form]
        if not numbers:
            continue
        going = form.model._base_manager.filter(pk__in=numbers)
        for field in form.model._meta.fields:
            if field.related_model is form.model:
                going.update(**{field.name: None})
        try:
            going.delete()
        except ProtectedError as error:
            users = ", ".join(sorted(map(str, error.protected_objects)))
            problems.add("the database", form.name, f"Left the files, but others rest on it: {users}.")
