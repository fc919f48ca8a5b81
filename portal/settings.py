"""Settings: those of production, read once from the environment.

PORTAL_SECRET_KEY       the secret; or PORTAL_SECRET_KEY_FILE, a file that holds it (default: var/secret-key)
PORTAL_HOSTS            host names answered to, separated by commas (default: this machine alone)
PORTAL_HTTPS=off        no redirect to HTTPS, no HSTS, cookies over HTTP: for 127.0.0.1 only
PORTAL_ADMIN=off        no admin
PORTAL_SECOND_FACTOR    on: only who has shown a second factor may publish (default: as PORTAL_HTTPS)
PORTAL_PROXIES          how many proxies stand in front and add to X-Forwarded-For (default: 0)
PORTAL_CONTACT          where errors are reported: a mail address, or the address of a page
PORTAL_DEBUG=on         Django's debug pages: never in public
DATABASE_URL            where the data are (default: SQLite in var/)
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from portal.environment import database, number, secret, switch

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = switch("PORTAL_DEBUG", default=False)
HTTPS = switch("PORTAL_HTTPS", default=True)
PORTAL_ADMIN = switch("PORTAL_ADMIN", default=True)
PORTAL_SECOND_FACTOR = switch("PORTAL_SECOND_FACTOR", default=HTTPS)
PORTAL_PROXIES = number("PORTAL_PROXIES", default=0)
PORTAL_CONTACT = os.environ.get("PORTAL_CONTACT", "")
SECRET_KEY = secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = os.environ.get("PORTAL_HOSTS", "127.0.0.1,localhost,[::1]").replace(" ", "").split(",")

INSTALLED_APPS = [
    "portal.apps.Admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "axes",
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
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
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

DATABASES = {"default": database(VAR_DIR / "portal.sqlite3")}
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
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an initiative of 100 participants on one page
FILE_UPLOAD_HANDLERS = [
    "portal.exchange.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FORMS_URLFIELD_ASSUME_HTTPS = True

_rules = ("UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword")
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{rule}Validator"} for rule in _rules
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
SESSION_COOKIE_AGE = 12 * 3600
OTP_TOTP_ISSUER = "Child Protection Collaboration Portal"

# Lockout: five failures with a user's name from one address, for a quarter of an hour.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "portal.security.addresses.client_address"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "csrfmiddlewaretoken"]
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

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
