"""The indexes of themes and countries."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


# Themes


def test_themes_stand_by_facet_with_their_counts(client):
    violence = make.theme(name="Violence", slug="violence", facet="subject")
    make.theme(name="Advocacy", slug="advocacy", facet="approach")
    for status in ("published", "published", "draft"):
        make.initiative(themes=[violence], status=status)
    page = shown(client, "/themes/")
    assert [element.text for element in page.all("h2")] == ["Subject", "Approach"]
    assert page.links["/themes/violence/"] == "Violence 2 initiatives"
    assert page.links["/themes/advocacy/"] == "Advocacy 0 initiatives"


# Countries


def test_countries_tell_place_from_partner(client):
    chad, canada = make.country(name="Chad", slug="chad"), make.country(name="Canada", slug="canada")
    make.initiative(countries=[chad])
    make.result(countries=[chad])
    make.actor(kind="government", country=canada)
    page = shown(client, "/countries/")
    rows = [row.text for row in page.rows]
    assert rows == ["Canada 1 actor", "Chad 1 initiative 1 result"]


def test_countries_stand_as_a_reader_looks_them_up(client):
    """Accents and case do not count, on any database."""
    for name in ("Zambia", "Côte d'Ivoire", "the former Yugoslav Republic of Macedonia", "Cuba", "Chad"):
        make.country(name=name)
    names = [row.text for row in shown(client, "/countries/").all("th", scope="row")]
    assert names == ["Chad", "Côte d'Ivoire", "Cuba", "the former Yugoslav Republic of Macedonia", "Zambia"]
