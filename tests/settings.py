"""The settings of tests: those of production but for what would only slow tests down or hide a mistake.

The database is the one of DATABASE_URL; without one, an SQLite file of this process alone, since a live
server's threads cannot share a database in memory, and two runs in one folder must not share a file.
"""

import os
import tempfile
from pathlib import Path

os.environ["PORTAL_SECRET_KEY"] = "tests-only-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
os.environ["PORTAL_HTTPS"] = "off"
for name in ("PORTAL_HOSTS", "PORTAL_ADMIN", "PORTAL_DEBUG"):
    os.environ.pop(name, None)

from portal.settings import *  # noqa: E402, F403
from portal.settings import DATABASES, STORAGES, TEMPLATES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# As written, unhashed and found where they lie: tests need no collectstatic.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True

# A misspelt variable in a template shows: `assert "no such variable" not in page` finds it.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "[no such variable: %s]"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _file = str(Path(tempfile.gettempdir()) / f"portal-tests-{os.getpid()}.sqlite3")
    DATABASES["default"] |= {"NAME": _file, "TEST": {"NAME": _file}}
    # A test database need not survive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"
