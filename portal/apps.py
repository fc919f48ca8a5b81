"""The `portal` application, and the admin that it serves."""

from django.apps import AppConfig
from django.contrib.admin import apps
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")
    default = True


class Admin(apps.AdminConfig):
    """Django's admin, by the portal's own site: desk, second factor, import and export."""

    default = False
    default_site = "portal.site.Site"
