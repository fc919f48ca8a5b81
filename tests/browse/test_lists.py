"""The list page: columns of records, pages, orders, the form of words, and refusals."""

from __future__ import annotations

import pytest
from django.urls import reverse

from browse.asked import Asked
from browse.lists import ListPage
from browse.pages import PER_PAGE, Pager
from tests import factories as make
from tests.markup import Page
from tests.pages import LISTS

pytestmark = pytest.mark.django_db


def pager(number: int, pages: int, total: int = 0) -> Pager:
    asked = Asked("/x/", {"q": ("a",)}, {}, "title", number)
    return Pager(number, pages, total or pages * PER_PAGE, lambda other: asked.turned(other).url)


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 10, [1, 2, 3, 0, 10]),
        (5, 10, [1, 0, 3, 4, 5, 6, 7, 0, 10]),
        (10, 10, [1, 0, 8, 9, 10]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_pager_shows_the_first_the_last_and_those_around(number, pages, shown):
    numbers = pager(number, pages).numbers
    assert [0 if link.gap else link.number for link in numbers] == shown
    assert [link.number for link in numbers if link.current] == [number]


def test_pager_keeps_filters_and_order():
    middle = pager(2, 3)
    assert (middle.previous_url, middle.next_url) == ("/x/?q=a&sort=title", "/x/?q=a&sort=title&page=3")
    assert (pager(1, 3).previous_url, pager(3, 3).next_url) == ("", "")


def test_pager_says_where_the_reader_is():
    assert pager(1, 3, 60).sentence == "1 to 25 of 60"
    assert pager(3, 3, 60).sentence == "51 to 60 of 60"


@pytest.mark.parametrize(("count", "label"), [(0, "Filters"), (1, "Filters (1)"), (12, "Filters (12)")])
def test_folded_facets_say_how_many_are_in_force(count, label):
    assert ListPage.filters_label(count) == label


@pytest.mark.parametrize("name", LISTS)
def test_list_without_records_is_a_page(client, name):
    response = client.get(reverse(name))
    shown = Page(response)
    assert response.status_code == 200
    assert shown.heading.startswith("0 ")
    assert "Nothing in the report fits" in shown.text
    assert "no such variable" not in response.content.decode()


def test_list_is_in_pages(client):
    for _each in range(PER_PAGE + 1):
        make.actor()
    first, second = client.get("/actors/"), client.get("/actors/?page=2")
    assert len(Page(first).rows) == PER_PAGE
    assert len(Page(second).rows) == 1
    assert Page(first).title.startswith("26 actors ·")
    assert Page(second).title.startswith("26 actors, page 2 ·")
    assert Page(second).canonical == "http://testserver/actors/?page=2"
    assert {"/actors/", "/actors/?page=2"} <= set(Page(first).links)
    assert client.get("/actors/?page=3").status_code == 404


def test_facet_that_waits_for_another_is_shown_once_that_is_chosen(client):
    make.participation(actor=make.actor(slug="unicef"), initiative=make.initiative())
    make.theme(slug="justice")

    def facets(query: str) -> set[str]:
        return {facet.name for facet in client.get(f"/initiatives/?{query}").context["facets"]}

    assert facets("actor=unicef") - facets("") == {"together"}
    assert facets("theme=justice") - facets("") == {"and_theme"}
    assert "together" in facets("together=unicef")


def test_filtered_or_reordered_list_is_not_indexed(client):
    make.actor()
    assert Page(client.get("/actors/")).all("meta", name="robots") == []
    for query in ("kind=un-entity", "q=a", "sort=kind"):
        assert Page(client.get(f"/actors/?{query}")).one("meta", name="robots")["content"] == "noindex"


def test_form_of_words_says_what_was_asked_and_carries_the_rest(client):
    page = Page(client.get("/initiatives/?kind=mission&q=joint+%22visit%22&from=2010&sort=title&page=1"))
    form = {field["name"]: field["value"] for field in page.all("input", within="words-form") if field["value"]}
    assert form == {"kind": "mission", "sort": "title", "q": 'joint "visit"', "from": "2010"}


def test_preset_list_is_the_same_list_with_the_kind_chosen(client):
    make.initiative(title="Mission", kind="mission")
    make.initiative(title="Campaign", kind="campaign")
    page = Page(client.get("/missions/"))
    assert page.heading == "1 mission"
    assert "Campaign" not in page.one("table").text
    assert not any("kind=" in link for link in page.links)
    assert page.heading == Page(client.get("/missions/?kind=campaign")).heading


def test_refusal_names_each_fault_and_keeps_the_rest(client):
    make.theme(slug="justice", name="Justice")
    response = client.get("/initiatives/?theme=justice&kind=visit&page=x")
    page = Page(response)
    assert response.status_code == 400
    assert [element.text for element in page.all("code")] == ["kind", "page"]
    assert "“visit” is not known here." in page.text
    assert "/initiatives/?theme=justice" in page.links
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_write_shows_in_the_list_and_its_counts_at_once(client):
    from browse import versions

    assert Page(client.get("/initiatives/")).heading == "0 initiatives"
    with versions.change():
        make.initiative(kind="mission")
    page = Page(client.get("/initiatives/"))
    assert page.heading == "1 initiative"
    assert "Mission 1" in [link.text for link in page.all("a", within="facet")]
