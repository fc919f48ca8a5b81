"""Editing with the keyboard alone: correcting, entering, submitting, publishing, restoring; and forms for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from actors.models import Actor
from initiatives.models import Initiative
from portal.models import Proposal, Revision
from sources.models import Passage
from tests import people
from tests.admin import address

# The journeys write: a transaction of the test's own (`django_db`) would keep the server from it on SQLite. `served`
# opens the database, which is there because the first test asks for it.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("served")]

PASSWORD = "a long enough password"
SENTENCE = "The Special Representative of the Secretary-General for Children and Armed Conflict chairs the Task Force"


@pytest.fixture(scope="module")
def reviewer(served: str, django_db_blocker: Any) -> Iterator[User]:
    """A person who may publish, and one who may not."""
    with django_db_blocker.unblock():
        people.editor(username="emil")
        yield people.reviewer(username="rosa")
        User.objects.all().delete()


@contextmanager
def logged_in(browser: Browser, sizes: dict[str, Any], served: str, name: str) -> Iterator[Page]:
    """The browser, logged in by keys."""
    context = browser.new_context(**sizes | {"base_url": served})
    page = context.new_page()
    page.goto("/admin/login/?next=/admin/")
    expect(page.locator("#id_username")).to_be_focused()  # as it is without a key, some time after the page is loaded
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/admin/$(?<!next=/admin/)"))
    yield page
    context.close()


@pytest.fixture(scope="module")
def editing(browser: Browser, browser_context_args: dict[str, Any], served: str, reviewer: User) -> Iterator[Page]:
    """The browser of the reviewer."""
    with logged_in(browser, browser_context_args, served, "rosa") as page:
        yield page


@pytest.fixture(scope="module")
def proposing(browser: Browser, browser_context_args: dict[str, Any], served: str, reviewer: User) -> Iterator[Page]:
    """The browser of the editor."""
    with logged_in(browser, browser_context_args, served, "emil") as page:
        yield page


def tab_to(page: Page, selector: str, most: int = 400) -> None:
    """Presses Tab until what the selector names has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"No key leads to {selector}.")


def write(page: Page, selector: str, text: str) -> None:
    """Replaces what stands in a field."""
    tab_to(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def choose(page: Page, selector: str, text: str, name: str) -> None:
    """Picks the record of that name by typing."""
    tab_to(page, selector)
    if page.evaluate("document.activeElement.tagName") != "INPUT":
        page.keyboard.press("Enter")
        expect(page.locator(".select2-dropdown .select2-search__field")).to_be_focused()
    page.keyboard.type(text)
    expect(page.locator(".select2-results__option--highlighted")).to_have_text(name)
    page.keyboard.press("Enter")


def press(page: Page, selector: str) -> None:
    """Presses a button."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def picker(name: str) -> str:
    """The control of a field that is picked by typing."""
    return f".field-{name} .select2-selection, .field-{name} .select2-search__field"


def begin(page: Page, title: str) -> None:
    """Begins a new initiative: its title, kind and theme."""
    page.goto(address(Initiative, "add"))
    write(page, "#id_title", title)
    tab_to(page, "#id_kind")
    page.keyboard.type("Consultation")
    choose(page, picker("themes"), "armed", "Armed conflict")


@pytest.mark.django_db
def test_sentence_of_these_journeys_is_in_the_report():
    assert SENTENCE in Passage.objects.get(kind="paragraph", number=19).plain_text


def test_name_is_corrected(editing, reviewer):
    page, unicef = editing, Actor.objects.get(slug="unicef")
    page.goto(address(Actor, "change", unicef.pk))
    write(page, "#id_name", "United Nations Children's Emergency Fund")
    write(page, "[name=_why]", "As it was called first.")
    press(page, "[name=_save]")
    page.wait_for_url("**/admin/actors/actor/")
    page.goto("/actors/unicef/")
    expect(page.get_by_role("heading", level=1)).to_have_text("United Nations Children's Emergency Fund (UNICEF)")


def test_initiative_is_entered_with_two_participants_and_an_excerpt(editing):
    page = editing
    begin(page, "Meeting by keys")
    write(page, "#id_evidence-number", "19")
    page.keyboard.press("Enter")
    expect(page.locator("#id_evidence-passage")).to_be_focused()
    page.keyboard.press("Enter")  # the sentence in which the cursor stands
    expect(page.locator("#id_evidence")).to_have_value(re.compile(f"^para 19: {SENTENCE}"))
    for place, (acronym, role) in enumerate((("UNICEF", "Lead"), ("OHCHR", "Partner"))):
        press(page, "#participations-group .add-row a")
        row = f"#participations-{place}"
        page.locator(row).wait_for()
        for _press in range(60):  # the new row stands before the link that added it
            page.keyboard.press("Shift+Tab")
            if page.evaluate("row => !document.activeElement.closest(row)", f"{row}, .add-row"):
                break
        choose(page, f"{row} .field-actor .select2-selection", acronym, Actor.objects.get(acronym=acronym).name)
        tab_to(page, f"#id_participations-{place}-role")
        page.keyboard.type(role)
        write(page, f"#id_participations-{place}-evidence", f"para 19: {SENTENCE}")
    press(page, "[name=_publish]")
    page.wait_for_url("**/admin/initiatives/initiative/")
    page.goto("/initiatives/meeting-by-keys/")
    expect(page.locator("main")).to_contain_text("UNICEF")
    expect(page.locator("main")).to_contain_text("para. 19")
    initiative = Initiative.objects.get(slug="meeting-by-keys")
    assert [(p.role, p.position) for p in initiative.participations.order_by("position")] == [
        ("lead", 1),
        ("partner", 2),
    ]


def test_misquote_is_refused_and_its_nearest_shown_beside_it(editing):
    page, initiative = editing, Initiative.objects.get(slug="task-force-on-children-and-armed-conflict")
    before = [str(excerpt) for excerpt in initiative.evidence.order_by("pk")]
    page.goto(address(Initiative, "change", initiative.pk))
    write(page, "#id_evidence", f"para 19: {SENTENCE.replace('chairs', 'leads')}")
    write(page, "[name=_why]", "A try.")
    press(page, "[name=_save]")
    error = page.locator("#id_evidence_error")
    expect(error).to_contain_text(f"The nearest is “{SENTENCE}”.")
    expect(error).to_contain_text("where you have “leads the Task Force” and the report has “chairs the Task Force”")
    described = page.locator("#id_evidence").get_attribute("aria-describedby") or ""
    assert {"id_evidence_error", "id_evidence_helptext"} <= set(described.split())
    assert [str(excerpt) for excerpt in initiative.evidence.order_by("pk")] == before


def complaints(page: Page) -> list[str]:
    """What the browser will complain of on these pages, as a breach of the content policy."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    return errors


def follow(page: Page, address: str) -> None:
    """Follows the link to an address."""
    press(page, f'a[href="{address}"]')
    page.wait_for_url(f"**{address}")


def lead(page: Page, text: str) -> None:
    """The public page says this first."""
    page.goto("/initiatives/talks-by-keys/")
    expect(page.locator(".lead")).to_contain_text(text)


def test_draft_is_submitted_published_changed_by_a_proposal_and_restored(editing, proposing):
    errors = [complaints(editing), complaints(proposing)]
    begin(proposing, "Talks by keys")
    write(proposing, "#id_summary", "As first written.")
    write(proposing, "#id_evidence", f"para 19: {SENTENCE}")
    press(proposing, "[name=_submit]")
    proposing.wait_for_url("**/admin/initiatives/initiative/")
    record = Initiative.objects.get(slug="talks-by-keys")
    form = address(Initiative, "change", record.pk)
    assert record.status == "in_review"
    editing.goto(reverse("admin:editing_preview", args=["initiative", "talks-by-keys"]))
    expect(editing.locator(".lead")).to_contain_text("As first written.")
    # The reviewer finds it on the desk, and publishes it.
    editing.goto("/admin/")
    follow(editing, form)
    press(editing, "[name=_publish]")
    editing.wait_for_url("**/admin/initiatives/initiative/")
    lead(editing, "As first written.")
    first = Revision.objects.filter(form="initiative", key="talks-by-keys").latest("pk")
    # What the editor changes of it now waits.
    proposing.goto(form)
    write(proposing, "#id_summary", "As written anew.")
    write(proposing, "[name=_why]", "It was too short.")
    press(proposing, "[name=_save]")
    proposing.wait_for_url("**/admin/editing/proposals/*/")
    lead(proposing, "As first written.")
    proposal = Proposal.objects.get(key="talks-by-keys")
    editing.goto(reverse("admin:editing_proposal_preview", args=[proposal.pk]))
    expect(editing.locator(".lead")).to_contain_text("As written anew.")
    editing.goto("/admin/")
    follow(editing, reverse("admin:editing_proposal", args=[proposal.pk]))
    with editing.expect_navigation():
        press(editing, "[name=_apply]")
    lead(editing, "As written anew.")
    # The former version comes back, from the history.
    editing.goto(form)
    press(editing, "a.historylink")
    editing.wait_for_url("**/editing/history/**")
    follow(editing, reverse("admin:editing_version", args=[first.pk]))
    write(editing, "[name=_why]", "It was better before.")
    press(editing, "[name=_restore]")
    editing.wait_for_url("**/history/**")
    lead(editing, "As first written.")
    assert errors == [[], []]


@pytest.mark.parametrize(
    ("model", "slug"), [(Initiative, "task-force-on-children-and-armed-conflict"), (Actor, "ohchr")]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_form_is_accessible_and_fits(editing, axe, model, slug, width):
    editing.set_viewport_size({"width": width, "height": 800})
    editing.goto(address(model, "change", model.objects.get(slug=slug).pk))
    editing.wait_for_load_state("networkidle")
    assert editing.evaluate("document.documentElement.scrollWidth") <= width
    # Django heads the column of the row's own name with nothing: a minor finding, and no more.
    assert axe(editing, rules={"empty-table-header": {"enabled": False}}) == []
    editing.set_viewport_size({"width": 1280, "height": 800})


def test_picker_of_evidence_is_accessible_when_open(editing, axe):
    editing.goto(address(Initiative, "add"))
    write(editing, "#id_evidence-number", "19")
    editing.keyboard.press("Enter")
    expect(editing.locator("#id_evidence-passage")).to_be_focused()
    assert axe(editing, rules={"empty-table-header": {"enabled": False}}) == []
    editing.locator("#id_evidence-number").fill("99")
    editing.locator("#id_evidence-number").press("Enter")
    expect(editing.locator("#id_evidence ~ .evidence-picker [role=status]")).to_have_text("There is no such passage.")
