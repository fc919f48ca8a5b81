"""What every admin page of the data shares: each write raises the data version, as the save service does."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest

from . import versions
from .models import DataVersion, FormerSlug


class DataAdmin(admin.ModelAdmin):
    """An admin page whose writes are writes to the data."""

    list_per_page = 50
    save_on_top = True

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the parts of a record, then what follows from the whole, as one change."""
        with versions.change():
            super().save_related(request, form, formsets, change)
            self.settle(form)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Deletes one record as one change."""
        with versions.change():
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Deletes several records as one change."""
        with versions.change():
            super().delete_queryset(request, queryset)

    def settle(self, form: BaseModelForm[Any]) -> None:
        """What must be derived anew once a record and its parts are saved; nothing, unless a subclass says so."""


class RecordAdmin(DataAdmin):
    """An admin page of records with slug and status."""

    list_filter: ClassVar[tuple[str, ...]] = ("status",)
    search_fields: ClassVar[tuple[str, ...]] = ("slug",)


@admin.register(FormerSlug)
class FormerSlugAdmin(DataAdmin):
    """Former slugs."""

    list_display = ("slug", "content_type", "record")
    list_filter = ("content_type",)
    search_fields = ("slug",)


@admin.register(DataVersion)
class DataVersionAdmin(admin.ModelAdmin):
    """The data version, to read."""

    list_display = ("number", "changed")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It makes itself."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Writes raise it, nobody else."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """It stays."""
        return False
