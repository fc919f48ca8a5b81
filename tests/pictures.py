"""Takes the pictures of docs/editing.md from the running portal: `make pictures`.

A database of its own holds the real report, an editor and a reviewer; the browser does what the guide tells.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's event loop is taken for asynchronous code

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test.utils import setup_databases, setup_test_environment, teardown_databases  # noqa: E402
from playwright.sync_api import FilePayload, Page, sync_playwright  # noqa: E402
from pytest_django.live_server_helper import LiveServer  # noqa: E402

from actors.models import Actor  # noqa: E402
from initiatives.models import Initiative  # noqa: E402
from tests import people  # noqa: E402
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS  # noqa: E402

FOLDER = settings.BASE_DIR / "docs" / "images"
PASSWORD = "a long enough password"
SIZE = {"width": 1000, "height": 720}


class Guide:
    """The guide's walk through the admin; `shoot` keeps what the page shows."""

    def __init__(self, page: Page, url: str, folder: Path) -> None:
        self.page, self.url, self.folder = page, url, folder

    def goto(self, path: str) -> None:
        """Opens a page of the admin."""
        self.page.goto(f"{self.url}/admin/{path}")

    def shoot(self, name: str) -> None:
        """Keeps the page as a picture."""
        self.page.screenshot(path=self.folder / f"editing-{name}.png", animations="disabled")

    def log_in(self, name: str) -> None:
        """Logs in as that person."""
        self.page.context.clear_cookies()
        self.goto("login/?next=/admin/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in").click()
        self.page.wait_for_url("**/admin/")

    def second_factor(self) -> None:
        """The page that gives a key, without the key: it is covered."""
        self.goto("security/")
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.page.get_by_role("button", name="Set up a second factor").click()
        self.page.locator(".security-key").wait_for()
        mask = [self.page.locator(".security-key img"), self.page.locator(".security-key code")]
        self.page.screenshot(path=self.folder / "editing-factor.png", mask=mask, mask_color="#d0d0d0")

    def misquote(self) -> None:
        """The form of an initiative that refuses a misquote."""
        initiative = Initiative.objects.get(slug="task-force-on-children-and-armed-conflict")
        self.goto(f"initiatives/initiative/{initiative.pk}/change/")
        evidence = self.page.locator("#id_evidence")
        evidence.fill("para 19: The Task Force on Children and Armed Conflict is led by the Special Representative.")
        self.page.locator("input[name=_continue], input[name=_save]").first.click()
        self.page.locator(".errorlist").first.scroll_into_view_if_needed()
        self.shoot("misquote")

    def proposal(self) -> None:
        """An editor's change to a published record, as the reviewer sees it."""
        actor = Actor.objects.get(slug="unicef")
        self.goto(f"actors/actor/{actor.pk}/change/")
        self.page.locator("#id_summary").fill("The United Nations fund for children.")
        self.page.locator("[name=_why]").fill("Said what it is.")
        self.page.locator("input[name=_save]").first.click()
        self.log_in("reviewer")
        self.page.get_by_role("link", name="actor unicef").first.click()
        self.shoot("proposal")

    def desk(self) -> None:
        """The first page."""
        self.goto("")
        self.shoot("desk")

    def imported(self) -> None:
        """What an import would do."""
        self.goto("exchange/")
        self.page.locator("#id_kind").select_option("actors")
        rows = "slug,acronym,parent\nunicef,Unicef,\nohchr,,unicfe\n"
        file = FilePayload(name="actors.csv", mimeType="text/csv", buffer=rows.encode())
        self.page.locator("#id_file").set_input_files([file])
        self.page.locator("#id_reason").fill("Sent by a colleague.")
        self.page.get_by_role("button", name="Show what would change").click()
        self.shoot("import")


def main(folder: Path = FOLDER) -> None:
    """Takes all pictures."""
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    call_command("seed", stdout=StringIO())
    people.editor(username="editor")
    people.reviewer(username="reviewer")
    server = LiveServer("localhost")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
            page = browser.new_page(viewport=SIZE, locale="en-GB")  # type: ignore[arg-type]
            guide = Guide(page, server.url, folder)
            guide.log_in("editor")
            steps: list[Callable[[], None]] = [
                guide.second_factor, guide.misquote, guide.proposal, guide.desk, guide.imported,
            ]  # fmt: skip
            for step in steps:
                step()
                sys.stdout.write(f"{step.__name__}\n")
            browser.close()
    finally:
        server.stop()
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
