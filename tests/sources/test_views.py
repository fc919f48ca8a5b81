"""The pages of documents, themes and countries."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


# Documents


def test_document_says_what_it_is_and_where_it_is_cited(client):
    document = make.document(
        slug="a", title="Resolution on children", symbol="A/RES/66/138", kind="resolution", date="2011-12-19",
        url="www.example.org/a",
    )  # fmt: skip
    make.cited(document, make.passage(text="It adopted resolution 66/138."))
    page = shown(client, "/documents/a/")
    assert page.heading == "Resolution on children"
    assert "A/RES/66/138" in page.text
    assert "19 December 2011" in page.text
    assert page.links["http://www.example.org/a"] == "www.example.org/a"
    assert page.links["https://docs.un.org/en/A/RES/66/138"] == "A/RES/66/138"
    assert "It adopted resolution 66/138." in page.one("section", id="evidence").text
    assert "1 August 2013, para. 1" in page.one("section", id="evidence").text


def test_barest_document_shows_no_empty_part(client):
    make.document(slug="a")
    page = shown(client, "/documents/a/")
    assert [section["id"] for section in page.all("section")] == ["evidence"]
    assert page.all("dt") == []


def test_document_lists_what_rests_on_it(client):
    document = make.document(slug="a")
    make.mandate(actor=make.actor(name="The Office", slug="office"), document=document, summary="It was created.")
    make.initiative_document(
        document=document, kind="outcome", initiative=make.initiative(title="The meeting", slug="m")
    )
    page = shown(client, "/documents/a/")
    assert "It was created." in page.one("section", id="mandates").text
    assert page.links["/actors/office/"].startswith("The Office")
    assert page.one("section", id="initiatives").text.startswith("Initiatives tied to it Outcome of The meeting")


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_document_shows_nothing_of_drafts(client, status):
    document = make.document(slug="a")
    make.mandate(actor=make.actor(name="Hidden", status=status), document=document, summary="Hidden mandate")
    make.initiative_document(document=document, initiative=make.initiative(title="Hidden", status=status))
    assert "Hidden" not in shown(client, "/documents/a/").text


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


def test_theme_says_what_it_means_and_lists_what_is_about_it(client):
    theme = make.theme(name="Violence", slug="violence", definition="Harm to children.")
    make.initiative(title="Study", themes=[theme])
    make.result(statement="A ban", themes=[theme])
    page = shown(client, "/themes/violence/")
    assert page.description == "Violence: Harm to children."
    assert "Study" in page.one("section", id="initiatives").text
    assert "A ban" in page.one("section", id="results").text
    assert page.links["/initiatives/?theme=violence"].startswith("Filter this 1 initiative")


def test_theme_without_initiatives_says_so(client):
    make.theme(slug="violence")
    assert "The report names none." in shown(client, "/themes/violence/").text


def test_theme_shows_nothing_of_drafts(client):
    theme = make.theme(slug="violence")
    make.initiative(title="Hidden", themes=[theme], status="draft")
    make.result(statement="Hidden", themes=[theme], status="draft")
    assert "Hidden" not in shown(client, "/themes/violence/").text


def test_long_theme_is_cut_and_leads_to_the_whole_lists(client):
    theme = make.theme(slug="violence")
    for _each in range(51):
        make.initiative(themes=[theme])
        make.result(themes=[theme])
    page = shown(client, "/themes/violence/")
    assert len(page.rows) == 50 + 50
    assert page.links["/initiatives/?theme=violence"].startswith("Filter these 51 initiatives")
    assert page.links["/results/?theme=violence"] == "All 51 results"


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


def test_country_shows_its_name_as_printed_and_todays(client):
    make.country(
        name="Swaziland",
        slug="swaziland",
        official_name="Eswatini",
        iso3="SWZ",
        m49="748",
        region=make.region(name="Africa"),
    )
    page = shown(client, "/countries/swaziland/")
    assert page.heading == "Swaziland"
    assert "Eswatini (added by the portal)" in page.text
    assert "SWZ (ISO 3166), 748 (M49) (added by the portal)" in page.text
    assert "Country, Africa" in page.text
    assert "today Eswatini" in shown(client, "/countries/").text


def test_country_tells_place_from_partner(client):
    chad = make.country(name="Chad", slug="chad")
    government = make.actor(name="Government of Chad", kind="government", country=chad)
    make.initiative(title="Visit to Chad", countries=[chad])
    make.participation(actor=government, initiative=make.initiative(title="Agreement"), role="party")
    make.result(statement="A law in Chad", countries=[chad])
    page = shown(client, "/countries/chad/")
    place, partner = (page.one("section", id=name).text for name in ("place", "partner"))
    assert "Visit to Chad" in place
    assert "Agreement" not in place
    assert "Agreement" in partner
    assert "Party" in partner
    assert "A law in Chad" in page.one("section", id="results").text


def test_country_shows_nothing_of_drafts(client):
    chad = make.country(name="Chad", slug="chad")
    make.initiative(title="Hidden", countries=[chad], status="draft")
    make.result(statement="Hidden", countries=[chad], status="draft")
    government = make.actor(name="Hidden government", kind="government", country=chad, status="draft")
    make.participation(actor=government)
    page = shown(client, "/countries/chad/")
    assert "Hidden" not in page.text
    assert "No initiative recorded here took place there." in page.text
    assert "1" not in shown(client, "/countries/").one("tbody").text


def test_long_country_is_cut_and_leads_to_the_whole_lists(client):
    chad = make.country(slug="chad")
    for _each in range(51):
        make.initiative(countries=[chad])
        make.result(countries=[chad])
    page = shown(client, "/countries/chad/")
    assert page.links["/initiatives/?country=chad"] == "All 51 initiatives"
    assert page.links["/results/?country=chad"] == "All 51 results"
