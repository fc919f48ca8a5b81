"""The admin of actors, with names, mandates, relations and mentions."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from browse.admin import DataAdmin, RecordAdmin
from browse.editing import service
from browse.inlines import StackedRows, TabularRows
from browse.ordering import OwnedFormSet
from browse.picking import Picking
from browse.record_forms import RecordForm
from sources.citing import Citing, CitingRows

from .forms import MentionForm, spot_field
from .mentions import find_mentions, refuse
from .models import Actor, ActorName, Mandate, Mention, Relation


class ActorNameInline(TabularRows):
    """Other names of an actor."""

    model = ActorName
    fields = ("name", "ambiguous", "position")


class MandateInline(CitingRows, StackedRows):
    """Acts that made or shaped its mandate."""

    model = Mandate
    fields = (("act", "date", "position"), "document", "summary", "evidence", ("attribution", "note"))
    autocomplete_fields = ("document",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the document of each."""
        return super().get_queryset(request).select_related("document")


class RelationInline(CitingRows, StackedRows):
    """What it is to other actors."""

    model = Relation
    fk_name = "from_actor"
    fields = (("verb", "to_actor", "position"), "evidence", ("attribution", "note"))
    autocomplete_fields = ("to_actor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the other actor of each."""
        return super().get_queryset(request).select_related("to_actor")


class Placing(Picking):
    """For mentions: their place is a line of text."""

    form: Any = MentionForm

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The place as a line; all else as usual."""
        if db_field.name == "start":
            return spot_field(request)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class MentionInline(Placing, admin.StackedInline):
    """The mentions that a person entered or refused; those found by name are too many for a form."""

    model = Mention
    formset = OwnedFormSet
    extra = 0
    fields = ("start", "attribution", "note", "refused")
    ordering = ("passage", "start", "pk")
    verbose_name = _("mention entered by hand")
    verbose_name_plural = _("mentions entered by hand, and refused ones")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With their passages."""
        return super().get_queryset(request).filter(found=False).select_related("passage__report")


class Naming:
    """For pages whose writes change what actors are called, or where."""

    def settle(self, form: Any) -> None:
        """Finds the actors' mentions anew."""
        find_mentions()


@admin.register(Actor)
class ActorAdmin(Naming, Picking, RecordAdmin):
    """Actors."""

    form = RecordForm
    list_display = ("name", "acronym", "kind", "parent", "country", "is_group", "status")
    list_filter = ("kind", "is_group", "status")
    search_fields = ("name", "acronym", "short", "names__name", "slug")
    autocomplete_fields = ("parent", "country")
    list_select_related = ("parent", "country")
    readonly_fields = ("found",)
    inlines = (ActorNameInline, MandateInline, RelationInline, MentionInline)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """By all names and acronyms; whoever is called just that comes first."""
        found, several = super().get_search_results(request, queryset, search_term)
        if term := search_term.strip():
            exact = Case(When(acronym__iexact=term, then=0), When(name__iexact=term, then=0), default=1)
            found = found.order_by(exact, *found.query.order_by)
        return found, several

    @admin.display(description=_("Mentions found by name"))
    def found(self, actor: Actor) -> str:
        """How many places name the actor, and the way to them."""
        if actor._state.adding:
            return str(_("Found when the actor is saved."))
        count = actor.mentions.filter(found=True).count()
        words = ngettext("%(count)d place: look through it", "%(count)d places: look through them", count)
        address = reverse(f"{self.admin_site.name}:actors_mention_changelist")
        return format_html('<a href="{}?actor__id__exact={}">{}</a>', address, actor.pk, words % {"count": count})


@admin.register(ActorName)
class ActorNameAdmin(Naming, Picking, DataAdmin):
    """Other names of actors."""

    list_display = ("name", "actor", "ambiguous")
    list_filter = ("ambiguous",)
    search_fields = ("name", "actor__name")
    autocomplete_fields = ("actor",)
    list_select_related = ("actor",)

    def view_on_site(self, obj: ActorName) -> str:
        """The profile that has it."""
        return obj.actor.get_absolute_url()


@admin.register(Mention)
class MentionAdmin(Naming, Placing, DataAdmin):
    """Places where passages name actors. One that was found and is deleted is refused: it is not found again."""

    list_display = ("actor", "passage", "text", "attribution", "found", "refused")
    list_filter = ("found", "refused", "attribution", "passage__report")
    search_fields = ("actor__name", "passage__number")
    fields = ("actor", "start", "attribution", "note", "refused")
    autocomplete_fields = ("actor",)
    list_select_related = ("actor", "passage__report")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """With its passage."""
        found = super().get_object(request, object_id, from_field)
        return found and Mention.objects.select_related("passage__report", "actor").get(pk=found.pk)

    def view_on_site(self, obj: Mention) -> str:
        """The passage in context."""
        return obj.passage.get_absolute_url()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Refuses a mention that was found; deletes one that was entered."""
        service().delete(request, [obj], partial(refuse, [obj]))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The same, of several."""
        chosen = list(queryset)
        service().delete(request, chosen, partial(refuse, chosen))


class ActorFactAdmin(Citing, Picking, DataAdmin):
    """What is said of an actor."""

    def view_on_site(self, obj: Any) -> str:
        """The profile of the actor."""
        return str(obj.record.get_absolute_url())


@admin.register(Mandate)
class MandateAdmin(ActorFactAdmin):
    """Mandates."""

    list_display = ("actor", "act", "document", "date")
    list_filter = ("act",)
    search_fields = ("summary", "actor__name", "actor__acronym")
    autocomplete_fields = ("actor", "document")
    list_select_related = ("actor", "document")


@admin.register(Relation)
class RelationAdmin(ActorFactAdmin):
    """Relations between actors."""

    list_display = ("from_actor", "verb", "to_actor")
    list_filter = ("verb",)
    search_fields = ("from_actor__name", "from_actor__acronym", "to_actor__name", "to_actor__acronym")
    autocomplete_fields = ("from_actor", "to_actor")
    list_select_related = ("from_actor", "to_actor")
