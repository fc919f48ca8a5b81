"""What tests in the browser share: the real report, served, and a visitor with or without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

expect.set_options(timeout=20_000)  # milliseconds that a busy machine may take for a page


@pytest.fixture(scope="session")
def base_url(server: LiveServer) -> str:
    """Where a page's relative addresses lead: the server of the real report."""
    return server.url


@pytest.fixture(scope="module")
def tabs(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[dict[bool, Page]]:
    """A browser's page with scripts (True) and one without, for a module's tests that only look at what they open.

    To open one takes longer than a visit.
    """
    contexts = [browser.new_context(**browser_context_args, java_script_enabled=scripts) for scripts in (True, False)]
    with_scripts, without = [context.new_page() for context in contexts]
    yield {True: with_scripts, False: without}
    for context in contexts:
        context.close()


@pytest.fixture
def tab(tabs: dict[bool, Page]) -> Page:
    """The page with scripts, as wide as a laptop and in light colours, whatever the test before made of it."""
    page = tabs[True]
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    return page


@pytest.fixture(params=["scripts", "no scripts"])
def visitor(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any], served: str
) -> Iterator[Page]:
    """A browser's page with scripts, and one without; an error of a script fails the test."""
    context = browser.new_context(**browser_context_args, java_script_enabled=request.param == "scripts")
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not errors
