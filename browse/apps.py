"""The `browse` application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrowseConfig(AppConfig):
    name = "browse"
    verbose_name = _("Browsing")

    def ready(self) -> None:
        """Keeps what search looks in up to date with every write."""
        from .search.refresh import refresh
        from .versions import SETTLERS

        SETTLERS.append(refresh)
