"""The settings: what the environment says becomes what Django does, and production is the default."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.template import Context, Template

ROOT = Path(__file__).parent.parent.parent
SECRET = "".join(chr(65 + place % 57) for place in range(80))


@pytest.fixture
def load(monkeypatch):
    """A function that evaluates the settings module under an environment, and returns its names."""

    def evaluate(**environment):
        for name in list(os.environ):
            if name.startswith("PORTAL_") or name == "DATABASE_URL":
                monkeypatch.delenv(name)
        for name, value in {"PORTAL_SECRET_KEY": SECRET, **environment}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "portal" / "settings.py"))

    return evaluate


def test_settings_are_those_of_production_by_default(load):
    found = load()
    assert found["DEBUG"] is False
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["PORTAL_ADMIN"] is True
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]


def test_settings_without_https_redirect_nobody_and_send_no_hsts(load):
    found = load(PORTAL_HTTPS="off")
    assert found["SECURE_SSL_REDIRECT"] is found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is False
    assert found["SECURE_HSTS_SECONDS"] == 0
    assert found["SECURE_PROXY_SSL_HEADER"] is None


def test_settings_read_hosts_admin_and_debug(load):
    found = load(PORTAL_HOSTS="portal.example, www.portal.example", PORTAL_ADMIN="off", PORTAL_DEBUG="on")
    assert found["ALLOWED_HOSTS"] == ["portal.example", "www.portal.example"]
    assert found["PORTAL_ADMIN"] is False
    assert found["DEBUG"] is True


def test_second_factor_is_required_in_production_and_can_be_said(load):
    assert load()["PORTAL_SECOND_FACTOR"] is True
    assert load(PORTAL_HTTPS="off")["PORTAL_SECOND_FACTOR"] is False
    assert load(PORTAL_HTTPS="off", PORTAL_SECOND_FACTOR="on")["PORTAL_SECOND_FACTOR"] is True


def test_proxies_are_a_number(load):
    assert load()["PORTAL_PROXIES"] == 0
    assert load(PORTAL_PROXIES="2")["PORTAL_PROXIES"] == 2
    for wrong in ("-1", "one", "", "²"):
        with pytest.raises(ImproperlyConfigured, match="PORTAL_PROXIES must be a number from 0 on"):
            load(PORTAL_PROXIES=wrong)


def test_settings_refuse_a_switch_that_is_neither_on_nor_off(load):
    with pytest.raises(ImproperlyConfigured, match="PORTAL_DEBUG must be on or off, not 'yes'"):
        load(PORTAL_DEBUG="yes")


def test_secret_missing_fails_loudly_in_production(load, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="No secret key: set PORTAL_SECRET_KEY"):
        load(PORTAL_SECRET_KEY=" ", PORTAL_SECRET_KEY_FILE=str(tmp_path / "absent"))


def test_secret_empty_file_fails_loudly(load, tmp_path):
    (tmp_path / "secret").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="No secret key"):
        load(PORTAL_SECRET_KEY="", PORTAL_SECRET_KEY_FILE=str(tmp_path / "secret"))


def test_secret_is_read_from_a_file(load, tmp_path):
    (tmp_path / "secret").write_text(SECRET + "\n")
    found = load(PORTAL_SECRET_KEY="", PORTAL_SECRET_KEY_FILE=str(tmp_path / "secret"))
    assert found["SECRET_KEY"] == SECRET


def test_database_is_sqlite_with_a_write_ahead_log_by_default(load):
    database = load()["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"].endswith("var/portal.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 5
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


def test_database_url_makes_it_postgresql_with_lasting_connections_and_no_pool(load):
    database = load(DATABASE_URL="postgres://someone@db.example:5433/portal")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "portal")
    assert database["CONN_MAX_AGE"] is None
    assert "pool" not in database["OPTIONS"]


@pytest.mark.django_db
def test_database_in_use_is_the_one_asked_for_and_set_as_promised():
    asked = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    assert connection.vendor == asked
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            values = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")]
            assert values == ["wal", 1]
        else:
            cursor.execute("SHOW server_encoding")
            assert cursor.fetchone() == ("UTF8",)


def test_cookies_belong_to_the_admin(load):
    found = load()
    assert found["SESSION_COOKIE_PATH"] == found["CSRF_COOKIE_PATH"] == "/admin/"
    assert found["MESSAGE_STORAGE"].endswith("SessionStorage"), "the default would set a cookie for every path"


def test_deployment_check_is_clean_in_the_production_form():
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "DJANGO_"))}
    environment["PORTAL_SECRET_KEY"] = SECRET
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "(0 silenced)" in result.stdout


def test_settings_stay_short():
    assert len((ROOT / "portal" / "settings.py").read_text().splitlines()) <= 150


def test_a_misspelt_variable_shows_in_tests():
    assert Template("{{ mispelt }}").render(Context()) == "[no such variable: mispelt]"
