"""The admin in the browser: the content policy of the public pages holds, and nothing breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from tests.admin import address, models_of
from tests.real import APPS

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("served")]

PASSWORD = "a long enough password"
MODELS = [model for app in (*APPS, "auth") for model in models_of(app)]
SEEN = """
    window.broken = [];
    document.addEventListener("securitypolicyviolation", event => window.broken.push(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def editor(served: str, django_db_blocker: Any) -> Iterator[User]:
    """A person who may do everything."""
    with django_db_blocker.unblock():
        user = User.objects.create_superuser("mina", password=PASSWORD)
        yield user
        User.objects.all().delete()


class Seen:
    """A page of the admin, and what the browser complained of on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.add_init_script(SEEN)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def goto(self, path: str) -> list[str]:
        """Opens a page; returns what was complained of."""
        self.errors.clear()
        response = self.page.goto(path)
        assert response is not None
        assert response.status == 200, path
        assert "default-src 'self'" in response.headers["content-security-policy"]
        return [*self.errors, *self.page.evaluate("window.broken")]


@pytest.fixture(scope="module")
def logged_in(browser: Browser, browser_context_args: dict[str, Any], served: str, editor: User) -> Iterator[Seen]:
    """The browser, logged in by hand."""
    context = browser.new_context(**browser_context_args | {"base_url": served})
    seen = Seen(context.new_page())
    assert seen.goto("/admin/login/?next=/admin/") == []
    seen.page.get_by_label("Username").fill("mina")
    seen.page.get_by_label("Password").fill(PASSWORD)
    seen.page.get_by_role("button", name="Log in").click()
    seen.page.wait_for_url("**/admin/")
    yield seen
    context.close()


@pytest.mark.parametrize("path", ["", "exchange/", "security/", "password_change/"])
def test_pages_beside_the_models_keep_the_policy(logged_in, path):
    assert logged_in.goto(f"/admin/{path}") == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_pages_of_a_model_keep_the_policy(logged_in, model):
    assert logged_in.goto(address(model, "changelist")) == []
    record = model._default_manager.order_by("pk").first()
    kept = model.__name__ in ("DataVersion", "Revision", "Proposal")
    if record is not None:
        for name in ("change",) if kept else ("change", "delete", "history"):
            assert logged_in.goto(address(model, name, record.pk)) == [], name
    if not kept:
        assert logged_in.goto(address(model, "add")) == []


# Without the preview, which waits for the lock that a test's own transaction holds on SQLite.
@pytest.mark.parametrize("page", ["history/actor/unicef", "used/actor/unicef", "merge/unicef"])
def test_pages_about_a_record_keep_the_policy(logged_in, page):
    assert logged_in.goto(f"/admin/editing/{page}/") == []


def test_search_and_picking_keep_the_policy(logged_in):
    assert logged_in.goto("/admin/actors/actor/?q=UNICEF&kind__exact=un-entity") == []
    assert logged_in.goto("/admin/initiatives/participation/add/") == []
    logged_in.page.locator(".field-actor .select2-selection").click()
    logged_in.page.locator(".select2-search__field").fill("UNICEF")
    logged_in.page.locator(".select2-results__option").first.wait_for()
    assert [*logged_in.errors, *logged_in.page.evaluate("window.broken")] == []
