"""The public site reads: it needs no right to write, and no admin."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from browse import versions
from browse.models import DataVersion
from tests.pages import PAGES, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

ROOT = Path(__file__).parent.parent
WITHOUT = """
import django; django.setup()
from django.urls import Resolver404, resolve
for path in ("/admin/", "/admin/login/", "/admin/security/", "/admin/exchange/actors.csv", "/actors/"):
    try:
        print(resolve(path).url_name)
    except Resolver404:
        print("nothing")
"""


@pytest.fixture(scope="module")
def addresses(unchanged: object, django_db_blocker: Any) -> dict[str, list[str]]:
    """The sample addresses of every type of page."""
    with django_db_blocker.unblock():
        return {page.name: page.addresses() for page in PAGES}


@pytest.fixture
def read_only() -> Iterator[None]:
    """As a role that may only read: every write is refused by the database itself."""
    sqlite = connection.vendor == "sqlite"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON" if sqlite else "SET TRANSACTION READ ONLY")
        try:
            yield
        finally:
            if sqlite:
                cursor.execute("PRAGMA query_only = OFF")
            transaction.set_rollback(True)


def test_writes_are_refused(changing, read_only):
    """Else the test below would test nothing."""
    with pytest.raises(DatabaseError), transaction.atomic():
        DataVersion.objects.update(number=0)


@pytest.mark.parametrize("page_type", PAGES, ids=named)
def test_public_page_needs_no_write(client, page_type, addresses, read_only):
    versions.forget()
    for address in addresses[page_type.name]:
        assert client.get(address).status_code in (200, 301, 302), address


def test_without_the_admin_nothing_of_it_is_there():
    environment = os.environ | {
        "PORTAL_ADMIN": "off",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "PORTAL_HTTPS": "off",
    }
    command = [sys.executable, "-W", "ignore", "-c", WITHOUT]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.stdout.split() == ["nothing"] * 4 + ["list"], result.stderr
