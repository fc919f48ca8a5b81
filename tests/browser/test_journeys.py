"""The main journeys, clicked through from page to page as a visitor would, with scripts and without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.usefixtures("served")]

TASK_FORCE = "Task Force on Children and Armed Conflict"
CHAIR = "Special Representative of the Secretary-General for Children and Armed Conflict"
SENTENCE = "Membership of the Task Force includes the Department for Disarmament Affairs"
UNICEF = "United Nations Children's Fund"


def link(page: Page | Locator, name: str | re.Pattern[str]) -> Locator:
    """A link in the content of the page, by what it says."""
    inside = page.locator("main") if isinstance(page, Page) else page
    return inside.get_by_role("link", name=name)


def heading(page: Page) -> Locator:
    """The heading of the page."""
    return page.get_by_role("heading", level=1)


def members(page: Page) -> Locator:
    """The block of an initiative's page that names its members."""
    return page.locator("dl.roles dt", has_text=re.compile("^Members$")).locator("xpath=following-sibling::dd[1]")


def test_from_home_to_the_task_force_and_the_sentence_that_says_who_sits_on_it(visitor):
    page = visitor
    page.goto("/")
    link(page, re.compile(rf"Who chairs the {TASK_FORCE}")).click()
    expect(heading(page)).to_contain_text(TASK_FORCE)
    chair = page.locator("dl.roles dt", has_text=re.compile("^Chair$")).locator("xpath=following-sibling::dd[1]")
    expect(chair).to_contain_text(CHAIR)
    expect(members(page).locator(".people li")).to_have_count(17)
    expect(members(page)).to_contain_text("United Nations Children's Fund")
    # The sentence opens in place.
    sign = members(page).locator(".cite > summary")
    expect(sign).to_contain_text("para. 19")
    quote = members(page).locator("blockquote")
    expect(quote).to_be_hidden()
    sign.click()
    expect(quote).to_be_visible()
    expect(quote).to_contain_text(SENTENCE)
    # In context, it is lit.
    link(members(page), re.compile("Read para. 19 in context")).click()
    expect(heading(page)).to_have_text("Paragraph 19")
    lit = page.locator(":target")
    expect(lit).to_contain_text(SENTENCE)
    expect(lit).to_be_in_viewport()
    assert colour(lit) != colour(page.locator("body"))
    # The paragraph leads to the record again, and to the report at the same place.
    expect(link(page, TASK_FORCE).first).to_be_visible()
    link(page, re.compile("in context", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile(r"/reports/child-protection-2013/#para-19"))
    expect(page.locator("#para-19")).to_be_in_viewport()


def colour(element: Locator) -> str:
    """The colour that an element stands on, if it has one of its own."""
    return str(element.evaluate("element => getComputedStyle(element).backgroundColor"))


def test_from_home_by_the_list_of_mechanisms_to_the_task_force_and_its_chair(visitor):
    page = visitor
    page.goto("/")
    link(page, re.compile(r"^Mechanisms")).first.click()
    expect(heading(page)).to_contain_text("mechanisms")
    link(page, TASK_FORCE).first.click()
    expect(heading(page)).to_contain_text(TASK_FORCE)
    link(page.locator("dl.roles"), re.compile(CHAIR)).first.click()
    expect(heading(page)).to_contain_text(CHAIR)
    expect(page.locator("#initiatives")).to_contain_text(TASK_FORCE)


def test_from_home_to_the_missions_of_2012(visitor):
    page = visitor
    page.goto("/")
    link(page, "Which missions took place in 2012?").click()
    expect(page).to_have_url(re.compile(r"/missions/\?year=2012$"))
    said = heading(page).inner_text()
    count = int(said.split()[0])
    assert said == f"{count} missions in 2012"
    assert count >= 4
    rows = page.locator("table.records tbody tr")
    expect(rows).to_have_count(count)
    for place in ("Myanmar", "South Sudan", "Yemen", "Syrian Arab Republic"):
        expect(rows.filter(has_text=place).first).to_be_visible()
    # The filter can be taken away again.
    link(page.locator(".chips"), re.compile("2012")).click()
    expect(page).to_have_url(re.compile(r"/missions/$"))
    assert int(heading(page).inner_text().split()[0]) > count
    # And a bar of the histogram puts it back.
    page.locator(".histogram a", has_text="2012").click()
    expect(heading(page)).to_have_text(said)
    link(rows.filter(has_text="Myanmar").first, re.compile("Myanmar")).first.click()
    expect(heading(page)).to_contain_text("Myanmar")
    expect(page.locator("main")).to_contain_text("2012")


def test_from_the_profile_of_unicef_to_what_it_does_with_ohchr(visitor):
    page = visitor
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Actors").click()
    page.locator("#filter-words").fill("united nations children")
    page.get_by_role("button", name="Filter").click()
    link(page, re.compile(UNICEF)).click()
    expect(heading(page)).to_contain_text("UNICEF")
    link(page.locator("#collaborators"), re.compile("OHCHR")).click()
    expect(page).to_have_url(re.compile(r"/actors/ohchr/with/unicef/$"))
    expect(heading(page)).to_have_text("OHCHR and UNICEF")
    expect(page.locator(".lead").first).to_contain_text(re.compile(r"act together in \d+ initiatives"))
    rows = page.locator("#together tbody tr")
    assert rows.count() > 2
    # Each row has a role of both, and its sentence.
    first = rows.first
    first.locator(".cite > summary").click()
    expect(first.locator("blockquote").first).to_be_visible()
    link(first, re.compile("in context")).first.click()
    expect(heading(page)).to_have_text(re.compile(r"^(Paragraph|Footnote) \d+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_words_and_years_filter_a_list_by_its_form(visitor):
    page = visitor
    page.goto("/initiatives/?kind=mission&sort=title")
    page.locator("#filter-words").fill("joint")
    page.locator("#filter-from").fill("2012")
    page.locator("#filter-to").fill("2013")
    page.get_by_role("button", name="Filter").click()
    expect(heading(page)).to_have_text(re.compile(r"^\d+ missions matching “joint” from 2012 to 2013$"))
    expect(page).to_have_url(re.compile("kind=mission"))
    expect(page).to_have_url(re.compile("sort=title"))
