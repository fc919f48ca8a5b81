"""What the settings read from the environment: switches, numbers, the secret, the database."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


def switch(name: str, *, default: bool) -> bool:
    """Return the environment's switch `name`; raise ImproperlyConfigured unless it says on or off."""
    value = os.environ.get(name, "on" if default else "off")
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}.")
    return value == "on"


def number(name: str, *, default: int) -> int:
    """Return the environment's number `name`, from 0 on; raise ImproperlyConfigured unless it is one."""
    value = os.environ.get(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a number from 0 on, not {value!r}.")
    return int(value)


def secret(file: Path) -> str:
    """Return the secret key, from the environment or a file; raise ImproperlyConfigured if there is none."""
    if key := os.environ.get("PORTAL_SECRET_KEY", "").strip():
        return key
    file = Path(os.environ.get("PORTAL_SECRET_KEY_FILE") or file)
    if file.is_file() and (key := file.read_text().strip()):
        return key
    raise ImproperlyConfigured(f"No secret key: set PORTAL_SECRET_KEY, or write one to {file} (make run does).")


def database(file: Path) -> Any:
    """Return Django's settings of the database of DATABASE_URL, or of an SQLite file.

    Connections persist, without a pool: psycopg's hangs for 30 s when the database is down (docs/adr/0001).
    """
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{file}"
    found: Any = dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True)
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            "timeout": 5,  # seconds that a writer waits for another
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        }
    else:
        found.setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
    return found
