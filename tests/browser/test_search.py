"""The search box in a browser: by keyboard as the ARIA combobox pattern has it, and as a plain form without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("served")]


@pytest.fixture
def box(page: Page) -> Locator:
    """The box in the header of a page."""
    page.goto("/themes/")
    return page.get_by_role("combobox", name="Search")


def options(page: Page) -> Locator:
    """The suggestions."""
    return page.get_by_role("option")


def test_suggestions_open_are_walked_through_and_closed_by_keyboard(page, box):
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("violence")
    expect(options(page).first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Suggestions")).to_have_id(box.get_attribute("aria-controls"))
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    first, last = options(page).first, options(page).last
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("aria-selected", "false")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("violence")
    box.press("ArrowDown")
    expect(options(page).first).to_be_visible()


def test_enter_goes_to_the_suggestion_that_is_active(page, box):
    box.press_sequentially("unicef")
    expect(options(page).first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/actors/unicef/$"))


def test_enter_searches_where_no_suggestion_is_active(page, box):
    box.press_sequentially("unicef")
    expect(options(page).first).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=unicef$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("hits for “unicef”")


def test_click_goes_to_a_suggestion_and_leaving_closes_them(page, box):
    box.press_sequentially("unicef")
    options(page).first.click()
    expect(page).to_have_url(re.compile(r"/actors/unicef/$"))
    box = page.get_by_role("combobox", name="Search")
    box.press_sequentially("unicef")
    expect(options(page).first).to_be_visible()
    box.press("Tab")
    expect(options(page).first).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_open_suggestions_have_no_fault_that_axe_sees_and_fit_the_page(page, axe, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/themes/")
    page.get_by_role("combobox", name="Search").press_sequentially("children")
    expect(options(page).first).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.locator(".menu a").first.is_visible() or width > 768


def test_search_works_with_scripts_and_without(visitor):
    page = visitor
    page.goto("/themes/")
    page.locator("input[name=q]").fill("law reform")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("hits for “law reform”")
    page.get_by_role("link", name=re.compile("^Passages of the report")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("passages for “law reform”")
    page.locator(".hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Paragraph")
