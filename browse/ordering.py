"""Rows that have an order of their own: numbers put them in it, and a new row without one comes last."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from .picking import PickingForm

HIGHEST = 9_999  # what the rows of one record may be numbered up to
FAR = 10_000  # where rows wait while others take their numbers


class OrderedForm(PickingForm):
    """A row with a number; where that is left blank, the row comes last."""

    position = forms.IntegerField(
        label=_("Order"),
        required=False,
        min_value=0,
        max_value=HIGHEST,
        widget=forms.NumberInput(attrs={"class": "vIntegerField"}),
        help_text=_("Rows stand in the order of these numbers. Blank: after the others."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial.pop("position", None)

    def clean_position(self) -> int:
        """A row without a number waits behind all that have one."""
        number = self.cleaned_data.get("position")
        return HIGHEST + 1 if number is None else number

    def _get_validation_exclusions(self) -> set[str]:
        # Two rows that change places would each be refused for the other's sake.
        return {*super()._get_validation_exclusions(), "position"}  # type: ignore[misc]


class OwnedFormSet(BaseInlineFormSet):
    """Rows that know the record that they are part of, without a query each."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if not self.instance._state.adding:
            setattr(form.instance, self.fk.name, self.instance)
        return form


class OrderedFormSet(OwnedFormSet):
    """Saves rows in the order of their numbers, and numbers them anew from 1 where that changed."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Names each control by itself too: in a table, a heading alone does not."""
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(field.label or ""))

    def save(self, commit: bool = True) -> Any:
        """Saves as usual, and then the order; `commit=False` leaves the order to the caller."""
        if not commit or not self.has_changed():
            return super().save(commit)
        rows: Any = self.model._default_manager  # type: ignore[union-attr]
        rows.filter(**{self.fk.name: self.instance}, position__lt=FAR).update(position=F("position") + FAR)
        wanted = self.ordered()
        for place, form in enumerate(wanted, 1):
            form.instance.position = place
        saved = super().save(commit)
        for place, form in enumerate(wanted, 1):
            rows.filter(pk=form.instance.pk).update(position=place)
        return saved

    def ordered(self) -> list[Any]:
        """The forms of the rows that stay or come, in the order in which they are to stand."""
        kept = [form for form in self.initial_forms if form not in self.deleted_forms]
        new = [form for form in self.extra_forms if form.has_changed() and form not in self.deleted_forms]
        return sorted([*kept, *new], key=lambda form: form.cleaned_data["position"])
