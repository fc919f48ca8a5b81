"""The `actors` application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActorsConfig(AppConfig):
    name = "actors"
    verbose_name = _("Actors")

    def ready(self) -> None:
        """Makes actors' names links in prose; has actors found by search, and by name in the texts of passages."""
        from browse.linking import register
        from sources.passages import FOLLOWING

        from . import searching  # noqa: F401 (registers them)
        from .mentions import find_mentions
        from .naming import identifying_addresses

        register(identifying_addresses)
        FOLLOWING.append(find_mentions)
