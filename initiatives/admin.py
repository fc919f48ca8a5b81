"""The admin of initiatives, with participants, documents, links and results."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from browse.admin import DataAdmin, RecordAdmin

from .models import Initiative, InitiativeDocument, InitiativeLink, Participation, Result


class ParticipationInline(admin.StackedInline):
    """Who takes part in which role."""

    model = Participation
    extra = 0
    autocomplete_fields = ("actor", "evidence")


class InitiativeDocumentInline(admin.TabularInline):
    """The documents around it."""

    model = InitiativeDocument
    extra = 0
    autocomplete_fields = ("document",)


class InitiativeLinkInline(admin.StackedInline):
    """What it is to other initiatives."""

    model = InitiativeLink
    fk_name = "from_initiative"
    extra = 0
    autocomplete_fields = ("to_initiative", "evidence")


@admin.register(Initiative)
class InitiativeAdmin(RecordAdmin):
    """Initiatives."""

    list_display = ("title", "kind", "start", "end", "stage", "scope", "status")
    list_filter = ("kind", "stage", "scope", "recurrence", "themes", "status")
    search_fields = ("title", "acronym", "slug")
    autocomplete_fields = ("parent", "body", "themes", "countries", "regions", "evidence")
    inlines = (ParticipationInline, InitiativeDocumentInline, InitiativeLinkInline)

    def settle(self, form: Any) -> None:
        """Derives the years anew: they follow from the dates and from the report of the evidence."""
        form.instance.derive_years()
        form.instance.save(update_fields=("first_year", "last_year"))


@admin.register(Participation)
class ParticipationAdmin(DataAdmin):
    """Participations."""

    list_display = ("actor", "role", "initiative")
    list_filter = ("role",)
    search_fields = ("actor__name", "initiative__title")
    autocomplete_fields = ("actor", "initiative", "evidence")
    list_select_related = ("actor", "initiative")


@admin.register(InitiativeDocument)
class InitiativeDocumentAdmin(DataAdmin):
    """Documents of initiatives."""

    list_display = ("initiative", "kind", "document")
    list_filter = ("kind",)
    search_fields = ("initiative__title", "document__title")
    autocomplete_fields = ("initiative", "document")
    list_select_related = ("initiative", "document")


@admin.register(InitiativeLink)
class InitiativeLinkAdmin(DataAdmin):
    """Links between initiatives."""

    list_display = ("from_initiative", "verb", "to_initiative")
    list_filter = ("verb",)
    search_fields = ("from_initiative__title", "to_initiative__title")
    autocomplete_fields = ("from_initiative", "to_initiative", "evidence")
    list_select_related = ("from_initiative", "to_initiative")


@admin.register(Result)
class ResultAdmin(RecordAdmin):
    """Results."""

    list_display = ("statement", "kind", "value_as_printed", "initiative", "status")
    list_filter = ("kind", "status")
    search_fields = ("statement", "slug")
    autocomplete_fields = ("initiative", "actors", "countries", "themes", "evidence")
    list_select_related = ("initiative",)
