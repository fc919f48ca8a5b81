"""Which blocks a row of the database stands in, and the rows of a block."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Model

from browse.models import FormerSlug
from portal.transcription.blocks import Name
from portal.transcription.form import Form
from portal.transcription.forms import BY_NAME, CHILDREN, FORMS, OWNERS
from portal.transcription.places import Place
from sources.models import Excerpt, Passage, Section

FORM_OF: dict[type[Model], Form] = {form.model: form for form in FORMS}
OWNER_OF: dict[type[Model], str] = {nested.form.model: nested.owner for nested in CHILDREN} | {
    BY_NAME[name].model: owner for name, owner in OWNERS.items()
}


class Root(NamedTuple):
    """A block, by its form and by the number of the row that it is the block of."""

    form: str
    number: int

    @property
    def row(self) -> Any:
        """The row; None where it is gone."""
        return BY_NAME[self.form].model._base_manager.filter(pk=self.number).first()


def root_row(row: Any) -> Any:
    """The row whose block a row stands in: itself, or its owner."""
    owner = OWNER_OF.get(type(row))
    return (getattr(row, owner, None) or row) if owner else row


def record_of(row: Any) -> Any:
    """The record that a row belongs to: itself where it has a page of its own, else its owner."""
    return row if hasattr(row, "status") else root_row(row)


def roots_of(row: Any) -> set[Root]:
    """The blocks that change when a row does; none for what stands in no block."""
    if isinstance(row, FormerSlug):
        return roots_of(row.record) if row.record is not None else set()
    if isinstance(row, Excerpt):
        return {root for fact in citing(row) for root in roots_of(fact)} if row.pk else set()
    top = root_row(row)
    form = FORM_OF.get(type(top))
    return {Root(form.name, top.pk)} if form and top.pk else set()


def citing(excerpt: Excerpt) -> list[Any]:
    """The facts that rest on an excerpt."""
    return [fact for relation, _ in _evidence() for fact in getattr(excerpt, relation).all()]


def _evidence() -> list[tuple[str, type[Model]]]:
    return [
        (each.get_accessor_name() or "", each.related_model)
        for each in Excerpt._meta.related_objects
        if each.many_to_many and isinstance(each.related_model, type)
    ]


def row_of(name: Name) -> Any:
    """The row of a record by its name, former slugs not included; None where there is none."""
    model = BY_NAME[name.form].model if name.form in BY_NAME else None
    if model is None:
        return None
    rows = model._base_manager
    if model is Passage:
        place = Place.parse(name.key, "")
        found = place and rows.filter(report__slug=place.report, kind=place.kind, number=place.number).first()
        return found or None
    if model is Section:
        report, _, number = name.key.partition(" ")
        return rows.filter(report__slug=report, number=number).first()
    return rows.filter(slug=name.key).first()
