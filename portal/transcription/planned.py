"""What PostgreSQL plans by: how much its tables hold."""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models

APPS = ("browse", "sources", "actors", "initiatives", "portal")


def tables() -> list[type[models.Model]]:
    """Every model of the project, with the tables between two models."""
    return [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def analyse() -> None:
    """Lets PostgreSQL see how much it holds, as it does by itself after a while; until then it plans for empty tables.

    Table by table: the whole includes tables that all databases share, locked until the end of the transaction.
    """
    if connection.vendor == "postgresql":
        names = [connection.ops.quote_name(model._meta.db_table) for model in tables()]
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(names)}")
