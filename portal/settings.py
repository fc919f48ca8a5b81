"""Settings: those of production, read once from the environment.

PORTAL_SECRET_KEY       the secret; or PORTAL_SECRET_KEY_FILE, a file that holds it (default: var/secret-key)
PORTAL_HOSTS            host names answered to, separated by commas (default: this machine alone)
PORTAL_HTTPS=off        no redirect to HTTPS, no HSTS, cookies over HTTP: for 127.0.0.1 only
PORTAL_ADMIN=off        no admin
PORTAL_CONTACT          where errors are reported: a mail address, or the address of a page
PORTAL_DEBUG=on         Django's debug pages: never in public
DATABASE_URL            where the data are (default: SQLite in var/)
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def switch(name: str, *, default: bool) -> bool:
    """Return the environment's switch `name`; raise ImproperlyConfigured unless it says on or off."""
    value = os.environ.get(name, "on" if default else "off")
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}.")
    return value == "on"


def secret() -> str:
    """Return the secret key, from the environment or a file; raise ImproperlyConfigured if there is none."""
    if key := os.environ.get("PORTAL_SECRET_KEY", "").strip():
        return key
    file = Path(os.environ.get("PORTAL_SECRET_KEY_FILE") or VAR_DIR / "secret-key")
    if file.is_file() and (key := file.read_text().strip()):
        return key
    raise ImproperlyConfigured(f"No secret key: set PORTAL_SECRET_KEY, or write one to {file} (make run does).")


DEBUG = switch("PORTAL_DEBUG", default=False)
HTTPS = switch("PORTAL_HTTPS", default=True)
PORTAL_ADMIN = switch("PORTAL_ADMIN", default=True)
PORTAL_CONTACT = os.environ.get("PORTAL_CONTACT", "")
SECRET_KEY = secret()
ALLOWED_HOSTS = os.environ.get("PORTAL_HOSTS", "127.0.0.1,localhost,[::1]").replace(" ", "").split(",")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "browse",
    "sources",
    "actors",
    "initiatives",
    "portal",
]

MIDDLEWARE = [
    "browse.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "browse.middleware.Compress",
    "browse.middleware.validators",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "portal.urls"

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "browse.context.frame",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

# Connections persist, without a pool: psycopg's hangs for 30 s when the database is down (docs/adr/0001).
_url = os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"
_database = dj_database_url.parse(_url, conn_max_age=None, conn_health_checks=True)
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database["OPTIONS"] = {
        "timeout": 5,  # seconds that a writer waits for another
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
else:
    _database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cookies belong to the admin: public pages set none, and read none.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FORMS_URLFIELD_ASSUME_HTTPS = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [path for path in [BASE_DIR / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO"}},
}
