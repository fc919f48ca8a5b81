"""Picking related records by typing: an admin form asks nothing of the database for what it has at hand.

Django's own widget asks for the name of each chosen record by a query of its own, a row of a form at a time. Here the
records that a form has loaded (`select_related`, `prefetch_related`) name themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import ManyToManyField, Model
from django.forms.widgets import Media, Script
from django.http import HttpRequest

MODULE: Any = Script("js/admin-pickers.js", type="module")


class Known(AutocompleteMixin):
    """A choice by typing that is told which records its form has loaded: number → name."""

    known: dict[str, str] | None = None

    @property
    def media(self) -> Media:
        """With the script that names what Django's leaves without a name."""
        return super().media + Media(js=[MODULE], css={"all": ["css/admin-forms.css"]})

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """The chosen records, as options; asked of the database only where the form does not know them."""
        chosen, known = [str(each) for each in value if str(each)], self.known or {}
        if not all(each in known for each in chosen):
            return super().optgroups(name, value, attr)
        widget: Any = self
        options = [widget.create_option(name, each, known[each], True, place) for place, each in enumerate(chosen)]
        if not widget.is_required and not widget.allow_multiple_selected:
            options.insert(0, widget.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class PickOne(Known, AutocompleteSelect):
    """One record, picked by typing."""


class PickSeveral(Known, AutocompleteSelectMultiple):
    """Several records, picked by typing."""


def pickers(form: forms.BaseForm) -> Iterator[tuple[str, Known]]:
    """The fields of a form that are picked by typing, and their widgets."""
    for name, field in form.fields.items():
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget = widget.widget
        if isinstance(widget, Known):
            yield name, widget


class PickingForm(forms.ModelForm):
    """A form whose pickers know the records that its instance has loaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, widget in pickers(self):
            widget.known = {str(record.pk): str(record) for record in self._loaded(name)}

    def _loaded(self, name: str) -> list[Model]:
        field = self.instance._meta.get_field(name)
        if isinstance(field, ManyToManyField):
            return [each for each in self.initial.get(name) or () if isinstance(each, Model)]
        record = self.instance._state.fields_cache.get(field.cache_name)
        return [record] if isinstance(record, Model) else []


class Picking(BaseModelAdmin):
    """For admin pages and their inlines: what stands in `autocomplete_fields` is picked by typing."""

    form: Any = PickingForm

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """As usual; but what is related is not deleted from here."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With a picker that knows what its form has loaded."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PickOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With a picker that knows what its form has loaded."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PickSeveral(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
