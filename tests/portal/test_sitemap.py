"""What machines are told: robots.txt, and a map of every published page."""

import re

import pytest
from django.urls import reverse

from portal.views import sitemap
from tests import factories as make
from tests.markup import Page
from tests.pages import SHOWN

pytestmark = pytest.mark.django_db


def locations(client, address: str) -> list[str]:
    """What a map names, as paths of this site."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    found = re.findall(r"<loc>(.*?)</loc>", response.content.decode())
    assert all(location.startswith("http://testserver/") for location in found)
    return [location.removeprefix("http://testserver") for location in found]


def all_pages(client) -> list[str]:
    """The pages that all maps name."""
    return [page for one in locations(client, "/sitemap.xml") for page in locations(client, one)]


def test_robots_may_read_all_but_the_admin_and_are_told_where_the_map_is(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_map_of_an_empty_portal_has_its_single_pages(client):
    assert locations(client, "/sitemap.xml") == ["/sitemap-pages-1.xml"]
    assert locations(client, "/sitemap-pages-1.xml") == [reverse(name) for name in sitemap.SINGLE]


def test_map_names_nothing_of_drafts(client):
    draft = make.report(slug="hidden", status="draft")
    make.passage(report=draft)
    for each in (make.actor, make.theme, make.country, make.document, make.initiative, make.result):
        each(slug=f"hidden-{each.__name__}", status="draft")
    assert not [page for page in all_pages(client) if "hidden" in page]


@pytest.mark.parametrize("address", ["/sitemap-nothing-1.xml", "/sitemap-actors-0.xml", "/sitemap-actors-2.xml"])
def test_map_that_is_not_there_is_not_found(client, address):
    make.actor()
    assert client.get(address).status_code == 404


def test_long_map_goes_on_in_another(client, monkeypatch):
    monkeypatch.setattr(sitemap, "PER_MAP", 2)
    for name in ("a", "b", "c"):
        make.theme(slug=name)
    assert [one for one in locations(client, "/sitemap.xml") if "themes" in one] == [
        "/sitemap-themes-1.xml",
        "/sitemap-themes-2.xml",
    ]
    assert locations(client, "/sitemap-themes-1.xml") == ["/themes/a/", "/themes/b/"]
    assert locations(client, "/sitemap-themes-2.xml") == ["/themes/c/"]


@pytest.mark.usefixtures("unchanged")
class TestOnTheRealReport:
    def test_every_page_is_on_the_map_unless_it_says_otherwise(self, client):
        """Its own address: filtered lists are other views of one page."""
        named = set(all_pages(client))
        for page_type in SHOWN:
            for address in [one for one in page_type.addresses() if "?" not in one]:
                page = Page(client.get(address))
                canonical = page.canonical.removeprefix("http://testserver")
                assert page.all("meta", name="robots") or canonical in named, address

    @pytest.mark.parametrize("section", ["with", "mentions"])
    def test_section_of_a_profile_is_on_the_map_where_the_profile_leads_to_it(self, client, section):
        actors = locations(client, "/sitemap-actors-1.xml")
        named = {page for page in all_pages(client) if page.endswith(f"/{section}/")}
        seen = set()
        for address in actors[:: len(actors) // 24]:
            led_to = f"{address}{section}/" in Page(client.get(address)).links
            page = Page(client.get(f"{address}{section}/"))
            assert (f"{address}{section}/" in named) is led_to is (not page.all("meta", name="robots")), address
            seen.add(led_to)
        assert seen == {True, False}

    def test_map_names_each_page_once_and_leads_to_pages_that_want_to_be_found(self, client):
        named = all_pages(client)
        assert len(named) == len(set(named)) > 700
        for address in named[:: len(named) // 60]:
            page = Page(client.get(address))
            assert page.canonical == f"http://testserver{address}"
            assert not page.all("meta", name="robots"), address
