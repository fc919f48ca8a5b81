"""What PostgreSQL plans by, once a transcription is loaded."""

from __future__ import annotations

import pytest
from django.db import connection

from initiatives.models import Participation
from portal.transcription.planned import tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real")]


def test_database_knows_how_much_it_holds():
    assert Participation in tables()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Participation._meta.db_table])
            assert cursor.fetchone()[0] == Participation.objects.count()
