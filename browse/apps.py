"""The `browse` application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrowseConfig(AppConfig):
    name = "browse"
    verbose_name = _("Browsing")
