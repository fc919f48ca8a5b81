"""The front page: what this is, and the ways in, with counts that are those of the lists they lead to."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def home(client) -> Page:
    response = client.get("/")
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


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
    assert "2 actors, 2 initiatives and 2 results, from 2 passages." in home(client).text


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


@pytest.mark.usefixtures("real")
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
            total = response.context["total"] if "total" in response.context else response.context["initiative_count"]
            assert total == count, link.text

    def test_every_bar_leads_to_a_year_with_as_many_initiatives(self, client):
        page = home(client)
        for link in page.all("a", within="histogram"):
            year, count, _noun = page.one("span", within=link, **{"class": "visually-hidden"}).text.split()
            assert link["href"] == f"/years/{year.removesuffix(':')}/"
            assert client.get(link["href"]).context["initiative_count"] == int(count)

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
            "report",
            "names",
            "about",
        ):
            assert f"/{part}/" in links
