"""All values of one facet: on a page of their own, A to Z, searched within, with the other filters kept."""

from __future__ import annotations

import pytest

from browse.facetindex import FacetIndex
from browse.index import build
from browse.text import natural
from initiatives.filters import InitiativeFilters
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db

PER_PAGE = 20
COUNTRIES = PER_PAGE + 10


@pytest.fixture
def countries(monkeypatch):
    """More countries than stand on a page, the first with two missions, the others with a campaign each."""
    monkeypatch.setattr("browse.values.PER_PAGE", PER_PAGE)
    found = [make.country(name=f"Land {number}", slug=f"land-{number}") for number in range(1, COUNTRIES + 1)]
    make.initiative(kind="mission", countries=found[:1])
    make.initiative(kind="mission", countries=found[:1])
    for country in found[1:]:
        make.initiative(kind="campaign", countries=[country])
    return found


def values(page: Page) -> list[str]:
    """What the links of the page's values say."""
    return [link.text for link in page.all("a", within="facet")]


def test_list_shows_the_busiest_and_leads_to_all(client, countries):
    page = Page(client.get("/initiatives/?stage=completed"))
    assert page.links["/initiatives/?stage=completed&facet=country"] == f"All {COUNTRIES}: Country as place"
    shown = [link.text for link in page.all("a", within="facet") if link["id"].startswith("country-")]
    assert shown[:2] == ["Land 1 2", "Land 2 1"]
    assert len(shown) == 8


def test_page_of_all_has_each_value_once_by_its_number(client, countries):
    first, second = (Page(client.get(f"/initiatives/?facet=country{rest}")) for rest in ("", "&page=2"))
    assert first.heading == f"Country as place: {COUNTRIES} values"
    found = values(first) + values(second)
    assert found == [f"Land {number} {2 if number == 1 else 1}" for number in range(1, COUNTRIES + 1)]
    assert len(values(first)) == PER_PAGE
    assert client.get("/initiatives/?facet=country&page=3").status_code == 404


def test_page_of_all_keeps_the_other_filters_and_drops_what_makes_no_list(client, countries):
    page = Page(client.get("/initiatives/?facet=country&kind=mission"))
    assert values(page) == ["Land 1 2"]
    assert page.links["/initiatives/?kind=mission&country=land-1"] == "Land 1 2"
    assert page.links["/initiatives/?kind=mission"] == "Back to the list"
    assert page.canonical == "http://testserver/initiatives/?kind=mission&facet=country"
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_search_within_a_facet_finds_any_value(client, countries):
    page = Page(client.get("/initiatives/?facet=country&find=LAND+2"))
    assert values(page) == ["Land 2 1", "Land 12 1", *(f"Land {number} 1" for number in range(20, 30))]
    assert page.heading == "Country as place: 12 values matching “LAND 2”"
    assert page.canonical == "http://testserver/initiatives/?facet=country&find=LAND+2"
    assert page.links["/initiatives/?facet=country"] == "All values"
    nothing = Page(client.get("/initiatives/?facet=country&find=sea"))
    assert "No value of this facet" in nothing.text


def test_search_within_actors_finds_them_by_every_name(client):
    fund = make.actor(name="United Nations Children's Fund", acronym="UNICEF")
    make.name(actor=fund, name="the Fund for Children")
    make.participation(actor=fund)
    for words in ("unicef", "nations+fund", "FUND+FOR"):
        assert values(Page(client.get(f"/initiatives/?facet=actor&find={words}"))) == ["UNICEF 1"], words


def test_chosen_value_stands_first_and_can_be_taken_away(client, countries):
    page = Page(client.get("/initiatives/?country=land-7&facet=country"))
    assert values(page)[0] == "Remove Land 7 1"
    assert page.all("a", within="facet")[0]["href"] == "/initiatives/"
    assert len(values(page)) == PER_PAGE + 1
    assert page.all("a", within="facet")[1]["href"] == "/initiatives/?country=land-1&country=land-7"


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("facet=nothing", "facet"),
        ("facet=%00", "facet"),
        ("facet=from", "facet"),
        ("facet=country&find=%00", "find"),
        ("facet=country&find=" + "x" * 101, "find"),
        ("facet=country&find=a&find=b", "find"),
        ("facet=country&theme=nothing", "theme"),
    ],
)
def test_what_cannot_be_answered_is_named(client, query, refused):
    response = client.get(f"/initiatives/?kind=mission&{query}")
    assert response.status_code == 400
    assert [element.text for element in Page(response).all("code")] == [refused]
    assert "/initiatives/?kind=mission" in Page(response).links


def test_facet_of_a_preset_list_is_not_offered(client):
    assert client.get("/missions/?facet=kind").status_code == 400


def ranked(index: FacetIndex, chosen: dict[str, tuple[str, ...]], most: int) -> list[tuple[str, int]]:
    """What `most_frequent` should find, by counting every value."""
    counts = index.counts("country", chosen)
    order = {value: natural(label) for value, label in index.labels["country"].items()}
    found = sorted((-count, order[value], value) for value, count in counts.items() if count)
    return [(value, -count) for count, _place, value in found[:most]]


@pytest.mark.parametrize("chosen", [{}, {"kind": ("campaign",)}, {"kind": ("mission",)}, {"theme": ("one",)}])
@pytest.mark.parametrize("most", [1, 8, 1000])
def test_most_frequent_values_are_those_that_counting_all_would_find(countries, chosen, most):
    one = make.theme(slug="one")
    for country in countries[::-7]:
        make.initiative(kind="campaign", themes=[one], countries=[country, countries[20]])
    index = build(InitiativeFilters)
    assert index.most_frequent("country", chosen, most).values == ranked(index, chosen, most)
    assert index.most_frequent("country", chosen, most).total == len(ranked(index, chosen, COUNTRIES))


@pytest.mark.parametrize("many", [0, COUNTRIES])
def test_reading_few_records_counts_as_counting_many_values_does(countries, monkeypatch, many):
    monkeypatch.setattr("browse.facetindex.MANY", many)
    index = build(InitiativeFilters)
    for chosen in ({}, {"kind": ("mission",)}, {"kind": ("campaign",)}, {"country": ("land-1",)}):
        counted = {value: n for value, n in index.counts("country", chosen).items() if n}
        assert index.lengths("country", chosen) == counted


def test_what_is_remembered_is_bounded(countries, monkeypatch):
    monkeypatch.setattr("browse.answers.REMEMBERED", 5)
    index = build(InitiativeFilters)
    for country in countries:
        assert index.matching({"country": (country.slug,)}).bit_count() == (2 if country is countries[0] else 1)
        assert len(index.answers) <= 5


def test_what_long_answers_hold_together_is_bounded(countries, monkeypatch):
    monkeypatch.setattr("browse.answers.ITEMS", 2 * COUNTRIES)
    index = build(InitiativeFilters)
    for _twice in range(2):
        for kind, length in (("mission", 1), ("campaign", COUNTRIES - 1), ("report", 0)):
            assert len(index.alphabetical("country", {"kind": (kind,)})) == length
            assert index.alphabetical("country", {}) == index.alphabetical("country", {})
            assert index.answers.items_held <= 2 * COUNTRIES
            assert sum(len(a) for a in index.answers.values() if isinstance(a, list)) <= index.answers.items_held
    assert len(index.answers) > 2
    index.answers.clear()
    assert index.answers.items_held == 0
