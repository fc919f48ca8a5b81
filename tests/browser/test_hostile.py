"""Hostile text in the browser: nothing of it runs, and no word is too long for a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

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


@pytest.fixture
def heard(tab: Page) -> Iterator[list[str]]:
    """What the page says or complains of while a test is on it."""
    said: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "dialog": lambda dialog: said.append(dialog.message),
        "pageerror": lambda error: said.append(str(error)),
        "console": lambda message: said.append(message.text) if message.type == "error" else None,
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    yield said
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_nothing_runs_and_nothing_is_wider_than_a_phone(tab, heard, page_type):
    tab.set_viewport_size({"width": 320, "height": 640})
    for path in page_type.addresses()[:3]:
        tab.goto(path)
        tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert heard == []
