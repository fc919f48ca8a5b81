"""The front page: what this is, and the ways in, with counts that are those of the lists they lead to."""

import pytest

from browse import versions
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def home(client) -> Page:
    response = client.get("/")
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


def length(response) -> int:
    """How many a list has, or the initiatives of a profile."""
    context = response.context
    return context["total"] if "total" in context else context["profile"].initiatives.total


def test_home_of_an_empty_portal_says_so(client):
    page = home(client)
    assert "No report has been published here yet." in page.text
    assert page.title == "Child Protection Collaboration Portal"
    assert page.all("ol", **{"class": "histogram"}) == []


def test_home_counts_what_is_published(client):
    for status in ("published", "published", "draft"):
        make.participation(actor=make.actor(status=status), initiative=make.initiative(status=status))
        make.result(status=status)
    make.passage()
    text = home(client).text
    assert "2 actors, by kind" in text
    assert "2 initiatives by kind and theme; 2 results; 0 documents" in text
    assert "2 passages, with what each supports" in text


def test_home_counts_one_as_one(client):
    make.participation()
    make.passage()
    text = home(client).text
    assert "1 actor, by kind" in text
    assert "1 initiative by kind" in text


def test_home_says_which_version_of_the_data_it_shows(client):
    with versions.change():
        make.report()
    assert "Data version 1" in home(client).text
    with versions.change():
        make.participation()
    text = home(client).text
    assert "Data version 2, last changed on" in text
    assert "1 actor, by kind" in text


def test_home_has_one_search_box_and_it_is_the_large_one(client):
    form = home(client).one("form", role="search")
    assert form["action"] == "/search/"
    assert "large" in form["class"].split()


def test_home_gives_its_ways_in(client):
    make.participation(initiative=make.initiative(start="2012", countries=[make.country(name="Chad", slug="chad")]))
    make.section(report=make.the_report())
    page = home(client)
    ways = page.one("nav", **{"aria-labelledby": "ways"})
    places = [link["href"].removeprefix("#") for link in page.all("a", within=ways) if link["href"].startswith("#")]
    assert places == ["who", "what", "when", "report"]
    assert set(places) <= {section["id"] for section in page.all("section")}
    assert page.links["/countries/chad/"] == "Chad 1"


def test_home_shows_nothing_of_drafts(client):
    report = make.report(title="Hidden report", status="draft")
    make.section(report=report, title="Hidden section")
    make.theme(name="Hidden theme", status="draft")
    initiative = make.initiative(status="draft", title="Hidden")
    for name in ("Hidden one", "Hidden two"):
        make.participation(initiative=initiative, actor=make.actor(name=name, status="draft"), role="lead")
    assert "Hidden" not in home(client).text


def test_closest_pairs_stand_by_what_they_do_together(client):
    names = ("A", "B", "C")
    actors = {name: make.actor(name=name, slug=name.lower()) for name in names}
    for one, other, times in (("A", "B", 1), ("B", "C", 2)):
        for _each in range(times):
            initiative = make.initiative()
            make.participation(initiative=initiative, actor=actors[one], role="lead")
            make.participation(initiative=initiative, actor=actors[other], role="lead")
    page = home(client)
    assert [(link["href"], link.text) for link in page.all("a", within="ranked")] == [
        ("/actors/b/with/c/", "B and C 2"),
        ("/actors/a/with/b/", "A and B 1"),
    ]


@pytest.mark.usefixtures("unchanged")
class TestOnTheRealReport:
    def test_every_way_in_leads_to_as_many_records_as_it_says(self, client):
        page = home(client)
        counted = [
            link for link in page.all("a", within="columns") if page.all("span", within=link, **{"class": "count"})
        ]
        assert len(counted) > 40
        for link in counted:
            count = int(page.one("span", within=link, **{"class": "count"}).text)
            response = client.get(link["href"])
            assert length(response) == count, link.text

    def test_every_bar_leads_to_a_year_with_as_many_initiatives(self, client):
        page = home(client)
        for link in page.all("a", within="histogram"):
            year, count, _noun = page.one("span", within=link, **{"class": "visually-hidden"}).text.split()
            assert link["href"] == f"/years/{year.removesuffix(':')}/"
            assert length(client.get(link["href"])) == int(count)

    def test_every_section_of_the_report_is_a_link(self, client):
        page = home(client)
        sections = [link["href"] for link in page.all("a", within="contents")]
        assert len(sections) == 12
        places = {element["id"] for element in Page(client.get("/reports/child-protection-2013/")).elements}
        assert {link.partition("#")[2] for link in sections} <= places

    def test_home_leads_to_every_part_of_the_portal(self, client):
        links = home(client).links
        for part in (
            "actors",
            "initiatives",
            "results",
            "themes",
            "countries",
            "documents",
            "names",
            "about",
            "years",
            "reports/child-protection-2013",
        ):
            assert f"/{part}/" in links
