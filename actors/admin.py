"""The admin of actors, with names, mandates, relations and mentions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from browse.admin import DataAdmin, RecordAdmin

from .mentions import find_mentions
from .models import Actor, ActorName, Mandate, Mention, Relation


class ActorNameInline(admin.TabularInline):
    """Other names of an actor."""

    model = ActorName
    extra = 0


class MandateInline(admin.StackedInline):
    """Acts that made or shaped its mandate."""

    model = Mandate
    extra = 0
    autocomplete_fields = ("document", "evidence")


class RelationInline(admin.StackedInline):
    """What it is to other actors."""

    model = Relation
    fk_name = "from_actor"
    extra = 0
    autocomplete_fields = ("to_actor", "evidence")


@admin.register(Actor)
class ActorAdmin(RecordAdmin):
    """Actors."""

    list_display = ("name", "acronym", "kind", "parent", "country", "is_group", "status")
    list_filter = ("kind", "is_group", "status")
    search_fields = ("name", "acronym", "names__name")
    autocomplete_fields = ("parent", "country")
    list_select_related = ("parent", "country")
    inlines = (ActorNameInline, MandateInline, RelationInline)

    def settle(self, form: Any) -> None:
        """Finds the actors' mentions anew, since names may have changed."""
        find_mentions()


@admin.register(ActorName)
class ActorNameAdmin(DataAdmin):
    """Other names of actors."""

    list_display = ("name", "actor", "ambiguous")
    list_filter = ("ambiguous",)
    search_fields = ("name", "actor__name")
    autocomplete_fields = ("actor",)
    list_select_related = ("actor",)

    def settle(self, form: Any) -> None:
        """Finds the actors' mentions anew, since names may have changed."""
        find_mentions()


@admin.register(Mention)
class MentionAdmin(DataAdmin):
    """Places where passages name actors."""

    list_display = ("actor", "passage", "attribution", "found")
    list_filter = ("found", "attribution")
    search_fields = ("actor__name", "passage__number")
    autocomplete_fields = ("actor", "passage")
    list_select_related = ("actor", "passage")


@admin.register(Mandate)
class MandateAdmin(DataAdmin):
    """Mandates."""

    list_display = ("actor", "act", "document", "date")
    list_filter = ("act",)
    search_fields = ("summary", "actor__name")
    autocomplete_fields = ("actor", "document", "evidence")
    list_select_related = ("actor", "document")


@admin.register(Relation)
class RelationAdmin(DataAdmin):
    """Relations between actors."""

    list_display = ("from_actor", "verb", "to_actor")
    list_filter = ("verb",)
    search_fields = ("from_actor__name", "to_actor__name")
    autocomplete_fields = ("from_actor", "to_actor", "evidence")
    list_select_related = ("from_actor", "to_actor")
