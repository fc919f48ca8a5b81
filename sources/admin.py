"""The admin of reports, passages, excerpts, documents and the shared vocabularies."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from browse.admin import DataAdmin, RecordAdmin
from browse.inlines import TabularRows
from browse.picking import Picking
from browse.record_forms import RecordForm

from .citing import Citing
from .forms import QuotesField, reports_of
from .models import Country, Document, Excerpt, Passage, Region, Report, Section, SetAside, Theme
from .passages import FOLLOWING, PassageForm, SetAsideForm, SetAsideFormSet
from .places import Place
from .quoting import Typed
from .transcribing import enter_text


class SectionInline(TabularRows):
    """The headings of a report."""

    model = Section
    fields = ("number", "title", "parent", "position")
    autocomplete_fields = ("parent",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the section above each."""
        return super().get_queryset(request).select_related("parent")


@admin.register(Report)
class ReportAdmin(Picking, RecordAdmin):
    """Reports."""

    form = RecordForm
    list_display = ("title", "symbol", "date", "status")
    search_fields = ("title", "symbol", "slug")
    inlines = (SectionInline,)
    change_form_template = "sources/admin/report_change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """With the page on which its text goes in."""
        view = self.admin_site.admin_view(partial(enter_text, self))
        return [path("<path:number>/text/", view, name="sources_report_text"), *super().get_urls()]


@admin.register(Section)
class SectionAdmin(Picking, DataAdmin):
    """Sections."""

    list_display = ("number", "title", "report", "parent", "position")
    list_filter = ("report",)
    search_fields = ("number", "title")
    autocomplete_fields = ("parent",)
    list_select_related = ("report", "parent")


class SetAsideInline(TabularRows):
    """The sentences of a passage on which no fact rests, and why."""

    model = SetAside
    fields = ("sentence", "reason", "position")
    form = SetAsideForm
    formset = SetAsideFormSet


@admin.register(Passage)
class PassageAdmin(Picking, DataAdmin):
    """Passages."""

    form = PassageForm
    list_display = ("citation", "report", "section", "text", "uncited_reason")
    list_filter = ("report", "kind", "section")
    search_fields = ("number", "text")
    autocomplete_fields = ("section",)
    list_select_related = ("report", "section")
    inlines = (SetAsideInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what a citation shows."""
        return super().get_queryset(request).select_related("report", "section")

    def get_urls(self) -> list[URLPattern]:
        """With the words of a passage, for picking excerpts."""
        words = path("words/", self.admin_site.admin_view(self.words), name="sources_passage_words")
        return [words, *super().get_urls()]

    def words(self, request: HttpRequest) -> HttpResponse:
        """The passage at `?at=para 19&report=…` as JSON: its place, its plain text, its sentences' starts and ends.

        403 for who may not see passages, 404 where there is none.
        """
        if not self.has_view_permission(request):
            return JsonResponse({}, status=403)
        reports = reports_of(request)
        report = request.GET.get("report") or (reports[0][0] if reports else "")
        place = Place.typed(request.GET.get("at", "")[:200], report)
        found = QuotesField.passages([Typed(place, "", 0)]) if place and "\x00" not in place.report else {}
        if place is None or place not in found:
            return JsonResponse({}, status=404)
        passage = found[place]
        return JsonResponse(
            {
                "at": place.code(reports[0][0]),
                "text": passage.plain_text,
                "sentences": [[each.start, each.end] for each in passage.sentences],
            }
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Saves the passage, and moves what was taken from its text along."""
        super().save_model(request, obj, form, change)
        form.move()

    def settle(self, form: Any) -> None:
        """Derives anew what follows from the texts."""
        if "text" in form.changed_data:
            for follow in FOLLOWING:
                follow()


@admin.register(SetAside)
class SetAsideAdmin(Picking, DataAdmin):
    """Sentences set aside."""

    list_display = ("sentence", "passage", "reason")
    list_filter = ("passage__report",)
    search_fields = ("sentence", "reason")
    autocomplete_fields = ("passage",)
    list_select_related = ("passage__report",)

    def view_on_site(self, obj: SetAside) -> str:
        """The passage in context."""
        return obj.passage.get_absolute_url()


@admin.register(Excerpt)
class ExcerptAdmin(Picking, DataAdmin):
    """Excerpts."""

    list_display = ("citation", "quote", "start", "end")
    list_filter = ("passage__report", "passage__kind")
    search_fields = ("quote", "passage__number")
    autocomplete_fields = ("passage",)
    list_select_related = ("passage__report",)


@admin.register(Document)
class DocumentAdmin(Citing, Picking, RecordAdmin):
    """Documents."""

    form = RecordForm
    list_display = ("title", "symbol", "kind", "date", "status")
    list_filter = ("kind", "status")
    search_fields = ("title", "symbol", "symbol_normalised", "slug")


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    """Themes."""

    form = RecordForm
    list_display = ("name", "facet", "status")
    list_filter = ("facet", "status")
    search_fields = ("name",)


@admin.register(Country)
class CountryAdmin(Picking, RecordAdmin):
    """Countries."""

    form = RecordForm
    list_display = ("name", "official_name", "iso3", "m49", "region", "status")
    list_filter = ("region", "status")
    search_fields = ("name", "official_name", "iso3")
    autocomplete_fields = ("region",)
    list_select_related = ("region",)


@admin.register(Region)
class RegionAdmin(DataAdmin):
    """Regions."""

    list_display = ("name", "slug")
    search_fields = ("name",)
