"""Pages in the browser, as the checker sees them in light and dark, and as they fit a phone."""

import pytest
from playwright.sync_api import expect

from tests.pages import SHOWN, named

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("served")]


# The checker does not look into what is closed.
OPEN = "document.querySelectorAll('details').forEach(details => details.open = true)"


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_is_accessible_in_light_and_dark(tab, axe_light_and_dark, page_type):
    tab.goto(page_type.addresses()[0])
    tab.evaluate(OPEN)
    assert axe_light_and_dark(tab) == []


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_fits_a_narrow_phone(tab, page_type):
    """Nothing but what scrolls by itself is wider than 320 px, and nothing is cut off."""
    tab.set_viewport_size({"width": 320, "height": 640})
    for address in page_type.addresses()[:2]:
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, address


@pytest.mark.parametrize("address", ["/nowhere/", "/initiatives/?kind=x", "/initiatives/?q=qqq"])
def test_page_of_a_refusal_is_accessible(tab, axe_light_and_dark, address):
    tab.goto(address)
    tab.evaluate(OPEN)
    assert axe_light_and_dark(tab) == []


def test_first_key_skips_to_the_content(page):
    page.goto("/actors/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the content")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_evidence_opens_by_key_and_closes_by_escape(page):
    page.goto("/initiatives/task-force-on-children-and-armed-conflict/")
    sign = page.locator(".cite > summary").first
    sign.focus()
    page.keyboard.press("Enter")
    evidence = page.locator(".cite[open]")
    expect(evidence.locator("blockquote").first).to_be_visible()
    evidence.locator("a").first.focus()
    page.keyboard.press("Escape")
    expect(evidence).to_have_count(0)
    expect(sign).to_be_focused()
