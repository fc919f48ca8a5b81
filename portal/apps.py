"""The `portal` application, and the admin that it serves."""

from typing import Any

from django.apps import AppConfig
from django.contrib.admin import apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")
    default = True

    def ready(self) -> None:
        """Brings what search looks in up to date with the code, once the tables of all apps are."""
        post_migrate.connect(after_migrations, sender=self)


class Admin(apps.AdminConfig):
    """Django's admin, by the portal's own site: desk, second factor, import and export."""

    default = False
    default_site = "portal.site.Site"


def after_migrations(using: str, **given: Any) -> None:
    """Analyses anew what a new version of the code reads differently; nothing while migrations are outstanding."""
    from django.db import connections, transaction
    from django.db.migrations.executor import MigrationExecutor

    from browse.search.refresh import refresh
    from browse.versions import change

    executor = MigrationExecutor(connections[using])
    if "plan" not in given or executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    with transaction.atomic():
        if refresh():
            with change():
                pass  # what pages keep of searches is out of date too
