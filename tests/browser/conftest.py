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
