"""The `sources` application."""

from typing import Any

from django.apps import AppConfig
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    name = "sources"
    verbose_name = _("Sources")

    def ready(self) -> None:
        """Lets the navigation lead straight to the one report; has documents, places, themes and passages found."""
        from browse.places import register

        for signal in (post_save, post_delete):
            signal.connect(tell_reports_apart, sender="sources.Report")

        from . import searching  # noqa: F401 (registers them with search)

        register("/report/", address_of_the_report)


def tell_reports_apart(sender: type[Model], raw: bool = False, **kwargs: Any) -> None:
    """Names the reports in citations where there are several."""
    if not raw:
        sender._default_manager.tell_apart()  # type: ignore[attr-defined]


def address_of_the_report() -> str:
    """The address of the report; empty where there is none, or more than one."""
    from .models import Report

    found = Report.objects.published().order_by("-date", "slug")[:2]
    return found[0].get_absolute_url() if len(found) == 1 else ""
