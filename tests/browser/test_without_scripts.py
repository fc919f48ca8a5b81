"""Every page without a script: the same words, the same links."""

import pytest
from playwright.sync_api import expect

from tests.pages import SHOWN, named

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("served")]

# Scripts may add buttons, and nothing else.
CONTENT = """() => {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll("[data-copy] + button").forEach(button => button.remove());
    return [
        main.textContent.replace(/\\s+/g, " ").trim(),
        [...main.querySelectorAll("a")].map(link => link.getAttribute("href")),
        [...document.querySelectorAll("header a, footer a")].map(link => link.getAttribute("href")),
    ];
}"""


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_says_the_same_without_scripts(tabs, page_type):
    for address in page_type.addresses()[:2]:
        seen = {}
        for scripts, page in tabs.items():
            page.goto(address)
            seen[scripts] = page.evaluate(CONTENT)
        assert seen[True] == seen[False]
        text, *_links = seen[False]
        assert len(text) > 50


def test_visitor_without_scripts_has_none(tabs):
    """Or the tests of this module would compare a page with itself."""
    for scripts, page in tabs.items():
        page.goto("/initiatives/task-force-on-children-and-armed-conflict/")
        expect(page.locator("[data-copy] + button")).to_have_count(2 if scripts else 0)


@pytest.mark.parametrize("width", [360, 1280])
def test_menu_filters_and_evidence_open_without_scripts(browser, browser_context_args, width):
    sizes = browser_context_args | {"viewport": {"width": width, "height": 800}}
    context = browser.new_context(**sizes, java_script_enabled=False)
    page = context.new_page()
    page.goto("/missions/")
    if width < 768:
        expect(page.locator("details.menu a").first).to_be_hidden()
        page.locator("details.menu > summary").click()
        expect(page.locator(".facet a").first).to_be_hidden()
        page.locator("details.filters > summary").click()
    expect(page.locator("details.menu a").first).to_be_visible()
    expect(page.locator(".facet a").first).to_be_visible()
    page.locator(".cite > summary").first.click()
    expect(page.locator(".cite blockquote").first).to_be_visible()
    context.close()
