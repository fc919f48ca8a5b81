"""What admin pages of facts share: evidence is typed or picked, and a form shows it by one query."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Field, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from .forms import evidence_field
from .models import Excerpt


class _Evidence(BaseModelAdmin):
    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Evidence as lines of quotes; all else as usual."""
        if db_field.name == "evidence":
            return evidence_field(request, str(db_field.help_text), label=str(db_field.verbose_name).capitalize())
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class Citing(_Evidence, admin.ModelAdmin):
    """For admin pages of facts."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """With its evidence."""
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            prefetch_related_objects([found], Prefetch("evidence", queryset=Excerpt.objects.with_passages()))
        return found


class CitingRows(_Evidence):
    """For facts that are rows of another record's page."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the evidence of each."""
        found: Any = super().get_queryset(request)
        return found.with_evidence()
