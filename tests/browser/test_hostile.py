"""Hostile text in the browser: nothing of it runs, and no word is too long for a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import hostile
from tests.pages import SHOWN, named
from tests.real import clear

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("hostile_served")]


@pytest.fixture(scope="module")
def hostile_served(server, django_db_setup, django_db_blocker) -> Iterator[str]:
    with django_db_blocker.unblock():
        hostile.world()
        yield server.url
        clear()


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_nothing_runs_and_nothing_is_wider_than_a_phone(page, page_type):
    errors: list[str] = []
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.set_viewport_size({"width": 320, "height": 640})
    for path in page_type.addresses()[:3]:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert errors == []
