"""The settings of the bench: those of tests, on the database of DATABASE_URL, with templates as in production."""

import os

import dj_database_url

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, TEMPLATES

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""
DATABASES["default"]["NAME"] = dj_database_url.parse(os.environ["DATABASE_URL"])["NAME"]
LOGGING = {"version": 1, "disable_existing_loggers": True}
