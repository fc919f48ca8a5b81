"""The `actors` application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActorsConfig(AppConfig):
    name = "actors"
    verbose_name = _("Actors")

    def ready(self) -> None:
        """Makes actors' names links in prose."""
        from browse.linking import register

        from .naming import identifying_addresses

        register(identifying_addresses)
