"""The real report in the database of the tests: seeded once a session, put back in an instant for each module.

    pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real")]

`real` lives in a transaction that ends with the module; each test has a savepoint within it. (Where only a class of
tests asks for it, that class stands last.) `unchanged` is the same for tests that only read: what the site keeps in
memory then serves them all. A browser's tests need rows that another connection sees: `served` commits them, serves
them, and clears them away again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from pytest_django.live_server_helper import LiveServer

from browse import versions
from portal.transcription.planned import APPS as APPS
from portal.transcription.planned import analyse, tables

Rows = dict[type[models.Model], list[models.Model]]


def put(rows: Rows) -> None:
    """Writes rows as they were read, numbers included; numbers given later follow theirs."""
    for model, records in rows.items():
        model._base_manager.bulk_create(records, batch_size=500)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(rows)):
            cursor.execute(statement)
    analyse()
    versions.forget()


def clear() -> None:
    """Empties the project's tables."""
    names = [model._meta.db_table for model in tables()]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), names))
    versions.forget()


@pytest.fixture(scope="session")
def transcription(django_db_setup: None, django_db_blocker: Any) -> Rows:
    """The rows that `manage.py seed` makes of fixtures/."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", stdout=StringIO())
        rows: Rows = {model: list(model._base_manager.all()) for model in tables()}
        transaction.set_rollback(True)
    return rows


@pytest.fixture(scope="module")
def real(transcription: Rows, django_db_blocker: Any) -> Iterator[None]:
    """The real report, for the tests of one module."""
    with django_db_blocker.unblock(), transaction.atomic():
        put(transcription)
        yield
        transaction.set_rollback(True)
    versions.forget()


class ReadOnly:
    """Refuses statements that change rows, unless lifted: a wrapper of the connection's executions."""

    lifted = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not self.lifted and sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            raise AssertionError(f"A test that only reads wrote: {sql}")
        return execute(sql, params, many, context)


@pytest.fixture(scope="module")
def unchanged(real: None) -> Iterator[ReadOnly]:
    """The real report, for the tests of one module that only read it."""
    with connection.execute_wrapper(guard := ReadOnly()):
        yield guard


@pytest.fixture
def changing(unchanged: ReadOnly) -> Iterator[None]:
    """Lets one test among those that only read write; what the site keeps of that is forgotten."""
    versions.forget()
    unchanged.lifted = True
    yield
    unchanged.lifted = False
    versions.forget()


@pytest.fixture(scope="session")
def server() -> Iterator[LiveServer]:
    """A server of whatever the database holds, without the clearing away after each test of `live_server`."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def served(transcription: Rows, server: LiveServer, django_db_blocker: Any) -> Iterator[str]:
    """The real report, served to a browser for the tests of one module; the address of the server."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            put(transcription)
        yield server.url
        clear()
