"""Lists in a browser: filters chosen and undone, values searched within a facet, with scripts and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("served")]

MARK = "document.body.dataset.stayed = 'yes'"


def agrees(page: Page, said: str | re.Pattern[str]) -> int:
    """Sentence, title, count and rows say the same; the length of the list."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(said)
    text = heading.inner_text()
    total = int(text.split()[0])
    expect(page).to_have_title(re.compile(re.escape(text)))
    expect(page.locator("table.records tbody tr")).to_have_count(min(total, 25))
    if total:
        expect(page.locator(".list-head .note")).to_have_text(f"1 to {min(total, 25)} of {total}")
    return total


def count_of(page: Page, place: str) -> int:
    """The count beside a value of a facet."""
    return int(page.locator(f"[id='{place}'] .count").inner_text())


def scripts(page: Page) -> bool:
    """Whether the visitor has scripts."""
    return page.locator("body > [aria-live]").count() == 1


def test_facet_is_chosen_and_undone_with_back(visitor):
    page = visitor
    page.goto("/initiatives/")
    before = agrees(page, re.compile(r"^\d+ initiatives$"))
    missions = count_of(page, "kind-mission")
    page.locator("[id='kind-mission']").click()
    assert agrees(page, f"{missions} missions") == missions
    expect(page).to_have_url(re.compile(r"/initiatives/\?kind=mission$"))
    there = count_of(page, "theme-armed-conflict")
    page.locator("[id='theme-armed-conflict']").click()
    agrees(page, f"{there} missions on Armed conflict")
    expect(page).to_have_url(re.compile(r"\?kind=mission&theme=armed-conflict$"))
    page.go_back()
    agrees(page, f"{missions} missions")
    page.go_back()
    assert agrees(page, f"{before} initiatives") == before
    page.go_forward()
    agrees(page, f"{missions} missions")
    page.locator(".chips a").first.click()
    agrees(page, f"{before} initiatives")


def test_any_value_is_found_by_searching_within_its_facet(visitor):
    page = visitor
    page.goto("/initiatives/?kind=report")
    agrees(page, re.compile("reports$"))
    facet = page.locator("[id='facet-actor']")
    expect(facet.locator("[id='actor-unrwa']")).to_have_count(0)
    box = facet.get_by_role("searchbox")
    box.fill("relief and works")
    if not scripts(page):
        box.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Actor: 1 value matching “relief and works”")
    expect(page.locator("[id='actor-unrwa']")).to_be_visible()
    count = count_of(page, "actor-unrwa")
    page.locator("[id='actor-unrwa']").click()
    assert agrees(page, re.compile(r"^\d+ reports? with UNRWA$")) == count
    expect(page).to_have_url(re.compile(r"\?kind=report&actor=unrwa$"))


def test_list_changes_in_place_and_says_so(page):
    page.goto("/initiatives/")
    page.evaluate(MARK)
    page.locator("[id='kind-mission']").focus()
    page.keyboard.press("Enter")
    said = agrees(page, re.compile(r"^\d+ missions$"))
    assert page.evaluate("document.body.dataset.stayed") == "yes"
    expect(page.locator("[id='kind-mission']")).to_be_focused()
    expect(page.locator("body > [aria-live=polite]")).to_have_text(f"{said} missions")
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", re.compile(r"\?kind=mission$"))
    # The form of words, an order and the histogram, too.
    page.locator("#filter-words").fill("joint")
    page.locator("#filter-words").press("Enter")
    agrees(page, re.compile("missions matching “joint”$"))
    expect(page).to_have_url(re.compile(r"\?kind=mission&q=joint$"))
    page.locator("[id='sort-title']").click()
    expect(page.locator("[id='sort-title']")).to_have_attribute("aria-current", "true")
    page.locator(".histogram a").last.click()
    agrees(page, re.compile(r"missions? in \d{4} matching “joint”$"))
    assert page.evaluate("document.body.dataset.stayed") == "yes"


def test_page_of_a_list_is_turned_in_place(page):
    page.goto("/initiatives/")
    page.evaluate(MARK)
    page.locator("[id='page-2']").click()
    expect(page.locator(".list-head .note")).to_have_text(re.compile("^26 to 50 of"))
    expect(page.locator("[id='page-2']")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    assert page.evaluate("document.body.dataset.stayed") == "yes"


def test_failed_fetch_is_an_ordinary_visit(page):
    page.goto("/initiatives/")
    page.evaluate(MARK)
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.locator("[id='kind-mission']").click()
    agrees(page, re.compile("missions$"))
    assert page.evaluate("document.body.dataset.stayed ?? ''") == ""


def test_year_that_is_none_is_refused_by_a_page(page):
    page.goto("/initiatives/")
    page.locator("#filter-from").fill("2013")
    page.locator("#filter-to").fill("2010")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This list cannot be shown as asked")


def test_words_taken_back_bring_the_facet_back(page):
    page.goto("/initiatives/")
    facet = page.locator("[id='facet-actor']")
    before = facet.locator("li").all_inner_texts()
    facet.get_by_role("searchbox").fill("zzzz")
    expect(facet.locator("li")).to_have_count(0)
    facet.get_by_role("searchbox").fill("")
    expect(facet.locator("li")).to_have_count(len(before))
    assert facet.locator("li").all_inner_texts() == before
