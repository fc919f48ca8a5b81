"""The addresses of import and export in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path

from portal.site import Site, register

from .views import exchange, export_records, export_table, perform, preview


@register
def pages(site: Site) -> list[URLPattern]:
    """The page, the downloads, and the two steps of an import."""
    return [
        path("exchange/", site.admin_view(exchange), name="exchange"),
        path("exchange/transcription.zip", site.admin_view(export_records), name="export-records"),
        path("exchange/<slug:name>.<slug:end>", site.admin_view(export_table), name="export-table"),
        path("exchange/preview/", site.admin_view(preview), name="import-preview"),
        path("exchange/import/", site.admin_view(perform), name="import"),
    ]
