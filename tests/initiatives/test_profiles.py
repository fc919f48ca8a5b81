"""The pages of themes, countries, years and documents: heads of lists by weight, each count the length of its list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from browse import versions
from initiatives.profiles import PROFILES, Profile
from initiatives.surroundings import beside, cited_beside, passages
from sources.models import Country, Document, Theme
from tests import factories as make
from tests.generated import multiply
from tests.markup import Page
from tests.pages import length_of

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


def part(page: Page, name: str) -> str:
    """What a section of the page says."""
    return page.one("section", id=name).text


def entries(page: Page, name: str) -> list[str]:
    """The entries of the list by weight in a section."""
    return [entry.text for entry in page.all("li", within=page.one("section", id=name))]


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


def test_document_leads_to_the_texts_cited_and_tied_beside_it(client):
    one, near, far, other = (make.document(title=name, slug=name.lower()) for name in ("One", "Near", "Far", "Other"))
    for text, cited in (("First text.", (one, near)), ("Second text.", (one, near, far)), ("Third text.", (other,))):
        passage = make.passage(text=text)
        for document in cited:
            make.cited(document, passage)
    initiative = make.initiative()
    for document in (one, other):
        make.initiative_document(document=document, initiative=initiative)
    page = shown(client, "/documents/one/")
    near_entry, far_entry = entries(page, "cited-beside")
    assert near_entry.startswith("Near")
    assert near_entry.endswith("2")
    assert far_entry.startswith("Far")
    assert far_entry.endswith("1")
    (tied,) = entries(page, "tied-beside")
    assert tied.startswith("Other")


def test_much_cited_document_is_cut_and_says_so(client):
    document = make.document(slug="a")
    for _each in range(12):
        make.cited(document, make.passage())
        make.mandate(document=document)
        make.initiative_document(document=document)
    page = shown(client, "/documents/a/")
    assert len(page.all("blockquote", within=page.one("section", id="evidence"))) == 10
    assert "And in 2 sentences more." in part(page, "evidence")
    assert "And 2 more." in part(page, "mandates")
    assert page.links["/initiatives/?document=a"] == "All 12 initiatives"


# Themes


def test_theme_says_what_it_means_and_lists_what_is_about_it(client):
    theme = make.theme(name="Violence", slug="violence", definition="Harm to children.")
    make.initiative(title="Study", themes=[theme])
    make.result(statement="A ban", themes=[theme])
    page = shown(client, "/themes/violence/")
    assert page.description == "Violence: Harm to children."
    assert "Study" in page.one("section", id="initiatives").text
    assert "A ban" in page.one("section", id="results").text
    assert page.links["/initiatives/?theme=violence"] == "The list of 1 initiative"


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
    assert len(page.rows) == 10 + 10
    assert page.links["/initiatives/?theme=violence"] == "All 51 initiatives"
    assert page.links["/results/?theme=violence"] == "All 51 results"


def test_theme_shows_its_neighbours_by_weight(client):
    themes = {name: make.theme(name=name, slug=name.lower()) for name in ("Violence", "Justice", "Data", "Alone")}
    for names in (("Violence", "Justice"), ("Violence", "Justice", "Data"), ("Data", "Justice"), ("Alone",)):
        make.initiative(themes=[themes[name] for name in names])
    page = shown(client, "/themes/violence/")
    assert [entry.partition(" ")[0] for entry in entries(page, "neighbours")] == ["Justice", "Data"]
    assert beside(versions.current(), "theme", "violence") == [("justice", 2), ("data", 1)]
    assert client.get("/initiatives/?theme=violence&and_theme=justice").context["total"] == 2


def test_theme_shows_who_is_busiest_and_each_number_leads_to_as_many(client):
    theme, busy, rare = make.theme(slug="violence"), make.actor(name="Busy", slug="busy"), make.actor(name="Rare")
    for _each in range(3):
        make.participation(actor=busy, initiative=make.initiative(themes=[theme]))
    make.participation(actor=busy, role="chair", initiative=make.initiative(themes=[theme]))
    make.participation(actor=rare, initiative=make.initiative(themes=[theme]))
    make.participation(actor=rare, initiative=make.initiative(themes=[make.theme()]))
    page = shown(client, "/themes/violence/")
    assert [entry.split()[:2] for entry in entries(page, "actors")] == [["Busy", "4"], ["Rare", "1"]]
    assert client.get("/initiatives/?theme=violence&actor=busy").context["total"] == 4
    assert page.links["/actors/?theme=violence"] == "All 2 actors"


def test_passages_stand_by_the_number_of_initiatives_that_rest_on_them(client):
    theme, heavy, light = make.theme(slug="violence"), make.passage(text="Heavy."), make.passage(text="Light.")
    first, second = make.initiative(themes=[theme]), make.initiative(themes=[theme])
    for initiative in (first, second):
        make.cited(initiative, heavy)
    make.cited(second, light)
    found = passages(versions.current(), {"theme": ("violence",)})
    assert [(one.record, one.weight) for one in found.heaviest] == [(heavy, 2), (light, 1)]
    assert (found.others, found.more, found.total) == ([], 0, 2)
    assert passages(versions.current(), {"theme": ("violence",)}, most=1).others == [light]
    entry = entries(shown(client, "/themes/violence/"), "passages")[0]
    assert entry.startswith("para. 1 2 initiatives")


# Countries


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
    place, partner = (part(page, name) for name in ("initiatives", "partner"))
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


def test_country_shows_those_of_its_region_and_those_named_with_it(client):
    region = make.region(name="Africa")
    chad = make.country(name="Chad", slug="chad", region=region)
    mali = make.country(name="Mali", slug="mali", region=region)
    peru = make.country(name="Peru", slug="peru")
    make.initiative(countries=[chad, peru])
    make.initiative(countries=[mali])
    page = shown(client, "/countries/chad/")
    assert [entry.split()[0] for entry in entries(page, "region")] == ["Mali"]
    assert [entry.split()[0] for entry in entries(page, "neighbours")] == ["Peru"]
    assert "region" not in [section["id"] for section in shown(client, "/countries/peru/").all("section")]
    assert mali.get_absolute_url() in page.links


def test_country_leads_to_the_documents_that_its_initiatives_rest_on(client):
    chad = make.country(slug="chad")
    document = make.document(title="Plan", slug="plan")
    make.initiative_document(document=document, initiative=make.initiative(countries=[chad]))
    page = shown(client, "/countries/chad/")
    assert "Plan" in part(page, "documents")
    assert page.links["/documents/?country=chad"]
    assert client.get("/documents/?country=chad").context["total"] == 1


# What is kept


def test_profile_is_worked_out_once_a_version(client, django_assert_num_queries):
    law = make.theme(slug="law", name="Law")
    with versions.change():
        make.participation(initiative=make.initiative(title="Reform", themes=[law]))
    shown(client, "/themes/law/")
    with django_assert_num_queries(3):  # the version, the theme, the date of the report
        assert "Reform" in part(shown(client, "/themes/law/"), "initiatives")
    with versions.change():
        make.initiative(title="Training", themes=[law])
    assert "Training" in part(shown(client, "/themes/law/"), "initiatives")


def test_profiles_are_those_of_their_values_and_kind(client):
    country = make.country(slug="law", name="Law")
    make.participation(actor=make.government(country=country), initiative=make.initiative(title="Plan"))
    theme = make.theme(slug="law", name="Law")
    make.initiative(title="Reform", themes=[theme], start="2010")
    make.initiative(title="Visit", countries=[country], start="2011")
    for address, said in (
        ("/themes/law/", "Reform"), ("/countries/law/", "Visit"), ("/years/2010/", "Reform"), ("/years/2011/", "Visit"),
    ) * 2:  # fmt: skip
        assert said in part(shown(client, address), "initiatives"), address
    assert "Plan" in part(shown(client, "/countries/law/"), "partner")


def test_profiles_in_memory_have_an_end(client, monkeypatch):
    monkeypatch.setattr("initiatives.profiles.MOST_KEPT", 3)
    version = versions.current()
    for number in range(8):
        assert Profile.of(version, {"year": (f"{number}",)}).initiatives.total == 0
        assert len(PROFILES.at(version)) <= 3


# All of them


@pytest.mark.usefixtures("unchanged")
class TestOnTheRealReport:
    def profiles(self) -> dict[str, Profile]:
        """Address → profile, of every theme and country and of some years."""
        version = versions.current()
        found = {t.get_absolute_url(): Profile(version, {"theme": (t.slug,)}) for t in Theme.objects.published()}
        found |= {c.get_absolute_url(): Profile(version, {"country": (c.slug,)}) for c in Country.objects.published()}
        return found | {f"/years/{year}/": Profile(version, {"year": (year,)}) for year in ("2010", "2012", "2013")}

    def test_every_count_is_the_length_of_the_list_that_it_leads_to(self, client):
        urls: set[str] = set()

        def length(url: str) -> int:
            urls.add(url)
            return length_of(url)

        seen = 0
        for address, profile in self.profiles().items():
            for extract in (profile.initiatives, profile.results, profile.all_actors, profile.all_documents):
                if extract and extract.rows:
                    assert extract.total == length(extract.url), (address, extract.url)
                    assert len(extract.rows) == min(10, extract.total)
                    seen += 1
            for _label, count, url in profile.kinds:
                assert count == length(url), (address, url)
            heavy = profile.passages.heaviest
            for weights in (profile.actors, profile.documents, profile.themes, profile.countries, heavy):
                assert [one.weight for one in weights] == sorted((one.weight for one in weights), reverse=True)
                for one in [one for one in weights if one.weight][:3]:
                    assert one.weight == length(one.url), (address, one.url)
                    seen += 1
            assert sum(count for _label, count, _url in profile.kinds) == profile.initiatives.total
        assert seen > 300
        for url in sorted(urls)[:: len(urls) // 20]:
            assert client.get(url).context["total"] == length_of(url), url

    def test_every_page_leads_to_the_whole_lists(self, client):
        for address, profile in list(self.profiles().items())[::3]:
            links = shown(client, address).links
            for extract in (profile.initiatives, profile.results, profile.all_actors, profile.all_documents):
                if extract and extract.rows:
                    assert links[extract.url].endswith(extract.said), address

    def test_heads_are_those_of_the_lists(self, client):
        for address, profile in list(self.profiles().items())[:12]:
            extract = profile.initiatives
            assert extract.rows == client.get(extract.url).context["rows"][:10], address

    def test_neighbours_are_mutual(self):
        version = versions.current()
        for near in (
            {country.slug: dict(beside(version, "country", country.slug)) for country in Country.objects.all()},
            {document.slug: dict(cited_beside(version, document.slug)) for document in Document.objects.all()},
            {document.slug: dict(beside(version, "document", document.slug)) for document in Document.objects.all()},
        ):
            assert any(near.values())
            for one, others in near.items():
                assert one not in others
                for other, weight in others.items():
                    assert near[other].get(one, weight) == weight

    def test_pages_show_as_much_of_twice_the_data(self, client, changing):
        """As many queries, and no more than ten rows of anything."""
        addresses = [
            "/",
            "/themes/violence/",
            "/countries/chad/",
            "/years/2013/",
            "/documents/convention-on-the-rights-of-the-child/",
        ]

        def cost(address: str) -> tuple[int, int, int]:
            versions.forget()
            counts = []
            for _each in ("cold", "warm"):
                with CaptureQueriesContext(connection) as queries:
                    page = shown(client, address)
                counts.append(len(queries))
            rows = [len([row for row in page.rows if table in row.around]) for table in page.all("table")] + [
                len(page.all("li", within=found)) for found in page.all("ol") if "weighed" in found["class"]
            ]
            return counts[0], counts[1], max(rows, default=0)

        before = {address: cost(address) for address in addresses}
        multiply(2)
        for address in addresses:
            cold, warm, rows = cost(address)
            assert (cold, warm) == before[address][:2], address
            assert rows <= 10, address
