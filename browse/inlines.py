"""The parts of a record on its admin page: rows that are picked by typing and put in order by number."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import TextField

from .ordering import OrderedForm, OrderedFormSet
from .picking import Picking


class OrderedRows(Picking, InlineModelAdmin):
    """Rows with an order of their own, in that order."""

    extra = 0
    form = OrderedForm
    formset = OrderedFormSet
    ordering = ("position", "pk")
    formfield_overrides: ClassVar[dict[Any, Any]] = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}


class StackedRows(OrderedRows, admin.StackedInline):
    """Rows of many fields, one below the other."""


class TabularRows(OrderedRows, admin.TabularInline):
    """Rows of few fields, in a table."""
