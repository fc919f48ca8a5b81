"""The admin of initiatives, with participants, documents, links and results."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from browse.admin import DataAdmin, RecordAdmin
from browse.inlines import StackedRows, TabularRows
from browse.ordering import OwnedFormSet
from browse.picking import Picking
from browse.record_forms import RecordForm
from sources.citing import Citing, CitingRows

from .models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result


class ParticipationInline(CitingRows, StackedRows):
    """Who takes part in which role."""

    model = Participation
    fields = (("actor", "role", "position"), "evidence", ("attribution", "note"))
    autocomplete_fields = ("actor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the actor of each."""
        return super().get_queryset(request).select_related("actor")


class InitiativeDocumentInline(TabularRows):
    """The documents around it."""

    model = InitiativeDocument
    fields = ("document", "kind", "position")
    autocomplete_fields = ("document",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With each document."""
        return super().get_queryset(request).select_related("document")


class InitiativeLinkInline(CitingRows, StackedRows):
    """What it is to other initiatives."""

    model = InitiativeLink
    fk_name = "from_initiative"
    fields = (("verb", "to_initiative", "position"), "evidence", ("attribution", "note"))
    autocomplete_fields = ("to_initiative",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the other initiative of each."""
        return super().get_queryset(request).select_related("to_initiative")


class ResultInline(CitingRows, Picking, admin.StackedInline):
    """The changes that came of it."""

    model = Result
    form = RecordForm
    formset = OwnedFormSet
    extra = 0
    autocomplete_fields = ("actors", "countries", "themes")
    ordering = ("slug",)
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what each leads to."""
        return super().get_queryset(request).prefetch_related("actors", "countries", "themes")


@admin.register(Initiative)
class InitiativeAdmin(Citing, Picking, RecordAdmin):
    """Initiatives."""

    form = RecordForm
    list_display = ("title", "kind", "start", "end", "stage", "scope", "status")
    list_filter = ("kind", "stage", "scope", "recurrence", "themes", "status")
    search_fields = ("title", "acronym", "slug")
    autocomplete_fields = ("parent", "body", "themes", "countries", "regions")
    inlines = (ParticipationInline, InitiativeDocumentInline, InitiativeLinkInline, ResultInline)
    fieldsets = (
        (None, {"fields": ("title", "acronym", "kind", "summary", "themes", "slug", "status")}),
        (_("Evidence"), {"fields": ("evidence", "attribution", "note")}),
        (_("When"), {"fields": ("start", "end", "recurrence", "stage")}),
        (_("Where"), {"fields": ("scope", "countries", "regions")}),
        (_("What it belongs to"), {"fields": ("parent", "body")}),
        (_("Participants without a name"), {"fields": ("stated_count", "others_as_printed", "open_list")}),
    )

    def settle(self, form: Any) -> None:
        """Derives the years anew: they follow from the dates and from the report of the evidence."""
        form.instance.derive_years()
        form.instance.save(update_fields=("first_year", "last_year"))


class PartAdmin(Picking, DataAdmin):
    """A part of an initiative, on a page of its own."""

    def view_on_site(self, obj: Any) -> str:
        """The page of the initiative."""
        return str(obj.record.get_absolute_url())


@admin.register(Participation)
class ParticipationAdmin(Citing, PartAdmin):
    """Participations."""

    list_display = ("actor", "role", "initiative")
    list_filter = ("role",)
    search_fields = ("actor__name", "actor__acronym", "initiative__title")
    autocomplete_fields = ("actor", "initiative")
    list_select_related = ("actor", "initiative")


@admin.register(InitiativeDocument)
class InitiativeDocumentAdmin(PartAdmin):
    """Documents of initiatives."""

    list_display = ("initiative", "kind", "document")
    list_filter = ("kind",)
    search_fields = ("initiative__title", "document__title")
    autocomplete_fields = ("initiative", "document")
    list_select_related = ("initiative", "document")

    def view_on_site(self, obj: Any) -> str:
        """The page of the initiative."""
        return str(obj.initiative.get_absolute_url())


@admin.register(InitiativeLink)
class InitiativeLinkAdmin(Citing, PartAdmin):
    """Links between initiatives."""

    list_display = ("from_initiative", "verb", "to_initiative")
    list_filter = ("verb",)
    search_fields = ("from_initiative__title", "to_initiative__title")
    autocomplete_fields = ("from_initiative", "to_initiative")
    list_select_related = ("from_initiative", "to_initiative")


@admin.register(Result)
class ResultAdmin(Citing, Picking, RecordAdmin):
    """Results."""

    form = RecordForm
    list_display = ("statement", "kind", "value_as_printed", "initiative", "status")
    list_filter = ("kind", "status")
    search_fields = ("statement", "slug")
    autocomplete_fields = ("initiative", "actors", "countries", "themes")
    list_select_related = ("initiative",)
