"""Fixed addresses that stand for another as long as the data say so."""

import pytest

from browse import places, versions
from tests import factories as make
from tests.markup import Element, Page

pytestmark = pytest.mark.django_db


def navigation(client, address: str = "/about/") -> list[Element]:
    """The links of the main navigation."""
    page = Page(client.get(address))
    return page.all("a", within=page.one("nav", **{"aria-label": "Main"}))


def report_link(client) -> str:
    """Where the navigation leads for the report."""
    (link,) = [link for link in navigation(client) if link.text == "The report"]
    return link["href"]


def test_navigation_leads_straight_to_the_one_report(client):
    make.report(slug="first")
    assert report_link(client) == "/reports/first/"
    assert [link.text for link in navigation(client, "/reports/first/") if link["aria-current"]] == ["The report"]


@pytest.mark.parametrize("statuses", [(), ("draft",), ("published", "published")])
def test_navigation_leads_to_the_fixed_address_where_there_is_not_one_report(client, statuses):
    for status in statuses:
        make.report(status=status)
    assert report_link(client) == "/report/"


def test_place_follows_the_data(client):
    with versions.change():
        make.report(slug="first")
    assert report_link(client) == "/reports/first/"
    with versions.change():
        make.report(slug="second")
    assert report_link(client) == "/report/"


def test_place_without_a_request_asks_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert places.place("/report/", None) == "/report/"


def test_unknown_place_is_itself(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert places.place("/actors/", rf.get("/")) == "/actors/"
