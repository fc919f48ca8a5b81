"""Where a record is used: every row that refers to it, and the record that each belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.text import capfirst

from actors.models import Mention
from browse.records import Record, Status
from portal.transcription.forms import CHILDREN, FORMS
from sources.models import Excerpt, Passage, Report

from .roots import OWNER_OF, record_of

MODELS: tuple[type[Model], ...] = tuple(
    dict.fromkeys((*(form.model for form in FORMS), *(nested.form.model for nested in CHILDREN)))
)
# Of what hangs on a record and is nothing by itself, the owner is no user of it.
PARTS = {nested.form.model: nested.owner for nested in CHILDREN}


@dataclass(frozen=True)
class Use:
    """A row that refers to a record, and the record whose page shows it."""

    row: Any
    record: Any

    @property
    def public(self) -> bool:
        """Whether the public site shows it."""
        return getattr(self.record, "status", Status.PUBLISHED) == Status.PUBLISHED

    def __str__(self) -> str:
        kind = capfirst(str(self.record._meta.verbose_name))
        if self.row is self.record:
            return f"{kind}: {self.record}"
        return f"{kind}: {self.record} ({self.row._meta.verbose_name})"


def uses(row: Any) -> list[Use]:
    """What refers to a row, itself and its own parts left out; each record once a kind of row."""
    found: dict[tuple[Any, type[Model]], Use] = {}
    for user in _users(row):
        record = record_of(user)
        if record != row:
            found.setdefault((record, type(user)), Use(user, record))
    return sorted(found.values(), key=str)


def _users(row: Any) -> Iterator[Any]:
    model = type(row)
    for each in MODELS:
        condition = Q()
        for field in (*each._meta.fields, *each._meta.many_to_many):
            if field.related_model is model and PARTS.get(each) != field.name:
                condition |= Q(pk__in=_having(each, field.name, row))
            elif field.related_model is Excerpt and model in (Passage, Report, Excerpt):
                condition |= Q(pk__in=_having(each, _through_excerpts(field.name, model), row))
        if condition:
            rows = each._base_manager.filter(condition).order_by("pk")
            owner = OWNER_OF.get(each)
            rows = rows.filter(found=False) if each is Mention else rows
            yield from rows.select_related(owner) if owner else rows


def _having(model: type[Model], path: str, row: Any) -> Any:
    return model._base_manager.filter(**{path: row}).values("pk")


def _through_excerpts(field: str, model: type[Model]) -> str:
    return {Excerpt: field, Passage: f"{field}__passage", Report: f"{field}__passage__report"}[model]


def public_uses(row: Any) -> list[Use]:
    """What of that is public: it forbids that a published record goes."""
    return [use for use in uses(row) if use.public] if isinstance(row, Record) else []
