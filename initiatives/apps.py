"""The `initiatives` application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    name = "initiatives"
    verbose_name = _("Initiatives")

    def ready(self) -> None:
        """Makes the titles of mechanisms and campaigns links in prose; has initiatives and results found by search."""
        from browse.linking import register

        from . import searching  # noqa: F401 (registers them)
        from .naming import identifying_addresses

        register(identifying_addresses)
