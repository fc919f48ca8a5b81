"""The search page and the suggestions: what a person sees who asks."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from browse import versions
from browse.search import engine
from tests import factories as make
from tests.browse.search.questions import ALL
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

LONGEST = 300


def ask(client, typed: str, rest: str = "") -> Page:
    """The page of hits for what is typed."""
    response = client.get(f"/search/?q={quote(typed)}{rest}")
    assert response.status_code == 200
    return Page(response)


def headings(page: Page) -> list[str]:
    """The kinds of hits, with their numbers."""
    return [heading.text for heading in page.all("h2")]


def test_hits_are_grouped_counted_and_marked(client):
    page = ask(client, "law reform")
    assert page.heading.endswith("hits for “law reform”")
    assert [heading.rsplit(" ", 1)[0] for heading in headings(page)] == [
        "Actors",
        "Initiatives",
        "Results",
        "Documents",
        "Themes",
        "Passages of the report",
    ]
    numbers = [int(heading.rsplit(" ", 1)[1]) for heading in headings(page)]
    assert int(page.heading.split()[0]) == sum(numbers)
    marks = {mark.text.casefold() for mark in page.all("mark", within="hits")}
    assert "law reform" in marks
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.one("input", name="q")["value"] == "law reform"


def test_passage_is_a_hit_with_its_number_its_section_and_the_words_in_context(client):
    (section,) = [s for s in ask(client, "law reform").all("section") if s.text.startswith("Passages")]
    assert "Paragraph 40 IV" in section.text
    assert "law reform" in section.text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("UNICEF", "/actors/unicef/"),
        ("united nations children’s fund", "/actors/unicef/"),
        ("para 19", "/reports/child-protection-2013/paragraphs/19/"),
        ("Paragraph 19", "/reports/child-protection-2013/paragraphs/19/"),
        ("fn 12", "/reports/child-protection-2013/footnotes/12/"),
        ("Footnote 12", "/reports/child-protection-2013/footnotes/12/"),
        ("A/HRC/16/56", "/documents/a-hrc-16-56/"),
        ("Violence", "/themes/violence/"),
    ],
)
def test_direct_hit_stands_first_and_apart(client, typed, address):
    page = ask(client, typed)
    first = page.all("a", within="hits")[0]
    assert first["href"] == address
    assert any("direct" in element["class"].split() for element in first.around)


@pytest.mark.parametrize("typed", ["66/138", "A/RES/66/138", "resolution 66/138", "1612", "S/RES/1612 (2005)"])
def test_symbol_of_a_document_leads_to_it(client, typed):
    first = ask(client, typed).all("a", within="direct")[0]
    assert first["href"].startswith("/documents/")


def test_overview_shows_five_of_a_kind_and_leads_to_all(client):
    page = ask(client, "children")
    (section,) = [s for s in page.all("section") if s.text.startswith("Initiatives")]
    assert len(page.all("li", within=section)) == 5
    number = headings(page)[[h.split()[0] for h in headings(page)].index("Initiatives")].split()[1]
    assert page.links["/search/?q=children&type=initiatives"] == f"Initiatives {number}"
    assert f"All {number} initiatives" in page.text


def test_all_of_a_kind_come_in_pages_of_25_each_once(client):
    page = ask(client, "children", "&type=initiatives")
    total = int(page.heading.split()[0])
    assert page.heading == f"{total} initiatives for “children”"
    seen: list[str] = []
    for number in range(1, -(-total // 25) + 1):
        page = ask(client, "children", f"&type=initiatives&page={number}")
        assert len(page.all("li", within="hits")) == min(25, total - len(seen))
        seen += [link["href"] for link in page.all("a", within="hits")]
    assert len(seen) == len(set(seen)) == total
    assert client.get(f"/search/?q=children&type=initiatives&page={-(-total // 25) + 1}").status_code == 404
    assert client.get("/search/?q=children&page=2").status_code == 404


def test_misspelt_words_get_a_suggestion_that_finds_something(client):
    page = ask(client, "violance agianst children")
    assert page.heading == "Nothing found for “violance agianst children”"
    assert "Did you mean violence against children?" in page.text
    (better,) = [address for address, text in page.links.items() if text == "violence against children"]
    assert " hits for " in Page(client.get(better)).heading


def test_nothing_found_says_what_to_try(client):
    page = ask(client, 'UNICEF qqqqqqqq "law police"')
    assert page.all("a", within="empty") == []  # no one word less would do
    page = ask(client, "UNICEF OHCHR qqqqqqqqqq")
    ways = [link["href"] for link in page.all("a", within="empty")]
    assert ways
    assert all(not Page(client.get(way)).heading.startswith("Nothing") for way in ways)
    for empty in (page, ask(client, "qqqqqqqqqq"), Page(client.get("/search/"))):
        assert "How to search" in empty.text
        assert "/names/" in empty.links


def test_phrase_and_words_left_out_that_find_nothing_lead_to_less(client):
    page = ask(client, '"reform law"')
    assert "Without the quotes" in page.text
    page = ask(client, "UNICEF -UNICEF")
    assert "Without the words left out" in page.text


def test_only_words_to_leave_out_are_no_question(client):
    assert "There is no word to look for" in ask(client, "-law").text
    assert "There is no word to look for" in ask(client, "👍").text


def test_question_without_words_asks_for_some(client):
    for address in ("/search/", "/search/?q=", "/search/?q=%20", "/search/?q=&type=actors", "/search/?q=%e2%80%8b"):
        page = Page(client.get(address))
        assert page.heading == "Search"
        assert page.canonical.endswith("/search/")


@pytest.mark.parametrize("typed", ALL, ids=lambda typed: repr(typed[:30]))
def test_whatever_is_asked_is_answered_small_and_never_with_an_error(client, typed):
    for path in ("/search/", "/search/suggest/"):
        response = client.get(path, {"q": typed})
        refused = "\0" in typed or len(typed.strip()) > LONGEST
        assert response.status_code == (400 if refused else 200)
        assert len(response.content) < 60_000
        assert b"<script>alert" not in response.content
        if refused and path == "/search/":
            page = Page(response)
            assert page.all("code")[0].text == "q"
            assert "/search/" in page.links
        if refused and path != "/search/":
            assert list(response.json()) == ["q"]


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("q=law&type=nonsense", ["type"]),
        ("q=law&type=%00", ["type"]),
        ("q=law&type=actors&type=themes", ["type"]),
        ("q=law&q=reform", ["q"]),
        ("q=law&page=x", ["page"]),
        ("q=%00&type=x&page=-1", ["q", "type", "page"]),
    ],
)
def test_what_cannot_be_answered_is_named(client, query, parameters):
    response = client.get(f"/search/?{query}")
    assert response.status_code == 400
    assert [element.text for element in Page(response).all("code")] == parameters


def test_hits_that_are_too_many_to_count_are_said_to_be_more(client, monkeypatch):
    monkeypatch.setattr("browse.search.database.MOST", 50)
    monkeypatch.setattr("portal.views.search.MOST", 50)
    assert engine.MOST == 1000
    page = ask(client, "children")
    assert page.heading.startswith("more than ")
    assert "The first 50 initiatives" in page.text
    page = ask(client, "children", "&type=initiatives&page=2")
    assert page.heading == "more than 50 initiatives for “children”, page 2"
    assert client.get("/search/?q=children&type=initiatives&page=3").status_code == 404


def test_titles_of_records_are_text_and_not_markup(client, changing):
    with versions.change():
        make.actor(name="Otters <b>& Sons</b>", slug="otters")
    page = ask(client, "otters sons")
    assert page.all("a", within="hits")[0].text == "Otters <b>& Sons</b>"


def test_every_page_has_the_box_and_this_one_a_large_one(client):
    for address in ("/", "/actors/", "/reports/child-protection-2013/paragraphs/19/", "/nowhere/"):
        page = Page(client.get(address))
        form = page.one("form", role="search")
        assert form["action"] == "/search/"
        assert page.one("input", within=form)["name"] == "q"
        assert page.one("label", within=form).text
    assert "large" in Page(client.get("/search/?q=law")).one("form", role="search")["class"]


class TestSuggestions:
    def test_suggest_names_that_have_words_that_begin_so(self, client):
        response = client.get("/search/suggest/?q=unic")
        assert response.headers["Content-Type"] == "application/json"
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert response.headers["ETag"]
        found = response.json()["suggestions"]
        assert found[0] == {
            "label": "United Nations Children's Fund",
            "note": "UNICEF, UN fund, programme or entity",
            "kind": "Actors",
            "url": "/actors/unicef/",
        }
        assert len(found) <= 8

    def test_passages_are_suggested_by_number(self, client):
        found = client.get("/search/suggest/?q=para+19").json()["suggestions"]
        assert found[0]["label"] == "Paragraph 19"
        assert found[0]["url"].endswith("/paragraphs/19/")

    def test_kinds_that_have_names_are_suggested_and_results_are_not(self, client):
        kinds = set()
        for typed in ("vio", "per", "con", "unic", "fn 1", "chi"):
            kinds |= {one["kind"] for one in client.get("/search/suggest/", {"q": typed}).json()["suggestions"]}
        assert kinds == {"Actors", "Initiatives", "Documents", "Themes", "Countries", "Passages of the report"}

    def test_nothing_is_suggested_for_nothing(self, client):
        for typed in ("", " ", "qqqq", "👍", "-"):
            assert client.get("/search/suggest/", {"q": typed}).json() == {"suggestions": []}

    def test_suggestions_cost_two_queries_and_one_for_each_kind(self, client, django_assert_max_num_queries):
        for typed in ("chi", "vio", "per"):
            with django_assert_max_num_queries(2 + 6):
                client.get("/search/suggest/", {"q": typed})
