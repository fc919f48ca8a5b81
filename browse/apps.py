"""The `browse` application."""

from django.apps import AppConfig
from django.utils.autoreload import file_changed
from django.utils.translation import gettext_lazy as _


class BrowseConfig(AppConfig):
    name = "browse"
    verbose_name = _("Browsing")

    def ready(self) -> None:
        """Keeps what search looks in up to date with every write."""
        from .search.refresh import refresh
        from .versions import SETTLERS

        SETTLERS.append(refresh)
        file_changed.connect(look_anew)


def look_anew(**_: object) -> None:
    """Forgets what templates made, while one of them is being worked on; returns what lets the change go on."""
    from .templatetags.components import link_to, sign_of
    from .versions import forget

    forget()
    sign_of.cache_clear()
    link_to.cache_clear()
