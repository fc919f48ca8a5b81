"""The admin of reports, passages, excerpts, documents and the shared vocabularies."""

from django.contrib import admin

from browse.admin import DataAdmin, RecordAdmin

from .models import Country, Document, Excerpt, Passage, Region, Report, Section, SetAside, Theme


class SectionInline(admin.TabularInline):
    """The headings of a report."""

    model = Section
    extra = 0


@admin.register(Report)
class ReportAdmin(RecordAdmin):
    """Reports."""

    list_display = ("title", "symbol", "date", "status")
    search_fields = ("title", "symbol", "slug")
    inlines = (SectionInline,)


@admin.register(Section)
class SectionAdmin(DataAdmin):
    """Sections."""

    list_display = ("number", "title", "report", "parent", "position")
    list_filter = ("report",)
    search_fields = ("number", "title")
    list_select_related = ("report", "parent")


class SetAsideInline(admin.TabularInline):
    """The sentences of a passage on which no fact rests, and why."""

    model = SetAside
    extra = 0


@admin.register(Passage)
class PassageAdmin(DataAdmin):
    """Passages."""

    list_display = ("citation", "section", "text", "uncited_reason")
    list_filter = ("report", "kind", "section")
    search_fields = ("number", "text")
    list_select_related = ("report", "section")
    inlines = (SetAsideInline,)


@admin.register(SetAside)
class SetAsideAdmin(DataAdmin):
    """Sentences set aside."""

    list_display = ("sentence", "passage", "reason")
    list_filter = ("passage__report",)
    search_fields = ("sentence", "reason")
    autocomplete_fields = ("passage",)
    list_select_related = ("passage",)


@admin.register(Excerpt)
class ExcerptAdmin(DataAdmin):
    """Excerpts."""

    list_display = ("citation", "quote", "start", "end")
    list_filter = ("passage__report", "passage__kind")
    search_fields = ("quote", "passage__number")
    autocomplete_fields = ("passage",)
    list_select_related = ("passage",)


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """Documents."""

    list_display = ("title", "symbol", "kind", "date", "status")
    list_filter = ("kind", "status")
    search_fields = ("title", "symbol", "symbol_normalised")
    autocomplete_fields = ("evidence",)


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    """Themes."""

    list_display = ("name", "facet", "status")
    list_filter = ("facet", "status")
    search_fields = ("name",)


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    """Countries."""

    list_display = ("name", "official_name", "iso3", "m49", "region", "status")
    list_filter = ("region", "status")
    search_fields = ("name", "official_name", "iso3")
    list_select_related = ("region",)


@admin.register(Region)
class RegionAdmin(DataAdmin):
    """Regions."""

    list_display = ("name", "slug")
    search_fields = ("name",)
