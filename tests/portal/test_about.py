"""What the portal says of itself."""

import pytest

from browse import versions
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def test_about_says_what_it_is_not(client):
    make.report(title="Collaboration")
    make.report(title="Hidden", status="draft")
    page = Page(client.get("/about/"))
    assert "not a United Nations product" in page.text
    assert "Collaboration, 1 August 2013" in page.text
    assert "Hidden" not in page.text


def test_about_gives_the_version_of_the_data(client):
    assert "Version 0 of the data." in Page(client.get("/about/")).text
    for _twice in range(2):
        with versions.change():
            make.actor()
    assert "Version 2 of the data. Last changed on" in Page(client.get("/about/")).text


@pytest.mark.parametrize(
    ("contact", "address"),
    [("desk@example.org", "mailto:desk@example.org"), ("https://example.org/errors", "https://example.org/errors")],
)
@pytest.mark.parametrize("path", ["/about/", "/accessibility/"])
def test_errors_are_reported_where_the_settings_say(client, settings, path, contact, address):
    settings.PORTAL_CONTACT = contact
    assert Page(client.get(path)).links[address] == contact


def test_without_a_contact_none_is_promised(client):
    assert "it names no address of its own" in Page(client.get("/about/")).text


@pytest.mark.parametrize("address", ["/", "/about/", "/actors/", "/nowhere/"])
def test_every_page_says_whose_it_is_not(client, address):
    assert "Not a United Nations product; uses no UN emblem." in Page(client.get(address)).text


def test_about_names_the_newest_reports_and_leads_to_all(client):
    for number in range(12):
        make.report(title=f"Report {number:02}", date=f"20{number + 10}-08-01")
    page = Page(client.get("/about/"))
    assert "Report 11" in page.text
    assert "Report 01" not in page.text
    assert page.links["/reports/"].endswith("All 12 reports")
