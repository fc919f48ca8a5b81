"""What tests share: a browser where Chromium is installed, and a loud word where it is not."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from hypothesis import settings
from playwright.sync_api import Page
from pytest_django.plugin import blocking_manager_key

from browse import versions
from tests.real import changing, put, real, served, server, transcription, unchanged  # noqa: F401

# Playwright's event loop lives on in the thread of the tests: Django would take that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is no failure.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

# The one without windows opens a page at a third of the cost.
BROWSERS = [named] if (named := os.environ.get("CHROMIUM")) else ["chromium-headless-shell", "chromium"]
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
AXE = Path(__file__).parent / "browser" / "vendor" / "axe-core" / "axe.min.js"

# As root, without a screen, and without a word to any host but this one.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of the browser where there is none."""
    if CHROMIUM:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end, where it is read, that tests of the browser did not run."""
    unseen = [report for report in terminalreporter.stats.get("skipped", []) if "no Chromium" in str(report.longrepr)]
    if unseen:
        terminalreporter.section("NO BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{len(unseen)} tests of pages in a browser DID NOT RUN: there is no {' or '.join(BROWSERS)}."
        )
        terminalreporter.line("Install Debian's chromium-headless-shell, or name a Chromium with CHROMIUM=path.")


@pytest.fixture(scope="session", autouse=True)
def no_session_left_open(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Ends what a live server's threads have left open on PostgreSQL: its databases go only when nobody uses them."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


MIGRATED: dict[type[Model], list[Model]] = {}
MADE_BY_MIGRATIONS: tuple[type[Model], ...] = (ContentType, Permission, Group, Group.permissions.through)


@pytest.fixture(scope="session", autouse=True)
def migrated(django_db_setup: None, django_db_blocker: Any) -> None:
    """Remembers what migrations put into the database, numbers included; where no test asks for one, there is none."""
    with django_db_blocker.unblock():
        if ContentType._meta.db_table not in connection.introspection.table_names():
            return
        MIGRATED.update({model: list(model._base_manager.all()) for model in MADE_BY_MIGRATIONS})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Puts back what migrations made, which a test with real transactions empties with all other tables."""
    yield
    marker = item.get_closest_marker("django_db")
    flushed = bool(marker and (marker.kwargs.get("transaction") or any(marker.args[:1])))
    if nextitem is None:
        return  # the database itself is gone
    if not flushed and not {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
        return
    with item.config.stash[blocking_manager_key].unblock(), transaction.atomic():
        for model in reversed(MADE_BY_MIGRATIONS):
            model._base_manager.all()._raw_delete(using="default")
        put(MIGRATED)
    ContentType.objects.clear_cache()


@pytest.fixture(autouse=True)
def nothing_kept(request: pytest.FixtureRequest) -> None:
    """Each test has a database of its own, but for those that only read: what was kept must not answer for another."""
    if not {"unchanged", "other_letters", "served"} & set(request.fixturenames):
        versions.forget()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts the browser: the machine's own Chromium."""
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """How each page is opened: as on a common laptop, in light colours, unless a test says otherwise."""
    return browser_context_args | {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"}


@pytest.fixture(scope="session")
def base_url(live_server: Any) -> str:
    """Where a page's relative addresses lead: `page.goto("/actors/")` asks the live server."""
    return live_server.url


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """A function from a page to what axe-core finds wrong with it, one line a violation."""
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page, **options: Any) -> list[str]:
        page.evaluate(source)
        options = {"resultTypes": ["violations"]} | options  # what passes is not described, which takes longest
        rules = page.evaluate("options => axe.run(document, options)", options)["violations"]
        return [f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes']]}" for rule in rules]

    return violations


COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@pytest.fixture(scope="session")
def axe_light_and_dark(axe: Callable[..., list[str]]) -> Callable[[Page], list[str]]:
    """The same in both colour schemes: in the dark one, what depends on colours."""

    def violations(page: Page) -> list[str]:
        page.emulate_media(color_scheme="light")
        found = axe(page)
        page.emulate_media(color_scheme="dark")
        return [*found, *(f"dark: {line}" for line in axe(page, **COLOURS))]

    return violations
