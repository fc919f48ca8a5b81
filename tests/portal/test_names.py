"""The index of names: every name and acronym, under its letter, with what it stands for."""

import pytest

from actors.models import Actor, ActorName
from browse import versions
from initiatives.models import Initiative
from portal.views.names import initial
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def listed(client) -> list[str]:
    """The entries of the index, in its order."""
    response = client.get("/names/")
    assert "no such variable" not in response.content.decode()
    return [entry.text for entry in Page(response).all("li", within="names")]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("UNICEF", "U"),
        ("Élan", "E"),
        ("“Zero under 18”", "Z"),
        ("the Fund", "F"),
        ("The Code", "C"),
        ("Theatre", "T"),
        ("the", "T"),
        ("2005 Outcome", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_name_stands_under_its_letter(name, letter):
    assert initial(name) == letter


def test_every_name_of_an_actor_is_listed_with_what_it_stands_for(client):
    fund = make.actor(slug="fund", name="United Nations Children's Fund", acronym="UNICEF")
    make.name(actor=fund, name="Children's Fund")
    make.name(actor=fund, name="the Fund", ambiguous=True)
    make.actor(name="Área", slug="area")
    assert listed(client) == [
        "Área",
        "Children's Fund United Nations Children's Fund",
        "the Fund United Nations Children's Fund (in context)",
        "UNICEF United Nations Children's Fund",
        "United Nations Children's Fund UNICEF",
    ]


def test_mechanisms_and_campaigns_are_listed_and_other_titles_are_not(client):
    make.initiative(title="Working Group", acronym="WG", kind="mechanism")
    make.initiative(title="Visit", kind="mission")
    make.initiative(title="Framework", acronym="FW", kind="programme")
    assert listed(client) == ["FW Framework", "WG Working Group", "Working Group Mechanism"]


def test_body_is_listed_once_as_the_actor(client):
    body = make.actor(name="Working Group", acronym="WG")
    make.initiative(title="Working Group", acronym="WG", kind="mechanism", body=body)
    assert listed(client) == ["WG Working Group", "Working Group WG"]


def test_draft_is_not_listed(client):
    actor = make.actor(name="Hidden", acronym="H", status="draft")
    make.name(actor=actor, name="Hidden too")
    make.initiative(title="Hidden", kind="mechanism", status="draft")
    assert listed(client) == []
    assert "0 names" in Page(client.get("/names/")).text


def test_index_follows_a_write(client):
    assert listed(client) == []
    with versions.change():
        make.actor(name="New")
    assert listed(client) == ["New"]


def test_names_stand_in_pages_and_letters_lead_across_them(client, monkeypatch):
    monkeypatch.setattr("portal.views.names.PER_PAGE", 3)
    for name in ("Ark", "Bund", "Boat", "Crew", "Dock"):
        make.actor(name=name)
    first, second = Page(client.get("/names/")), Page(client.get("/names/?page=2"))
    assert [entry.text for entry in first.all("li", within="names")] == ["Ark", "Boat", "Bund"]
    assert [entry.text for entry in second.all("li", within="names")] == ["Crew", "Dock"]
    assert [link["href"] for link in first.all("a", within="letters")] == [
        "#letter-A", "#letter-B", "/names/?page=2#letter-C", "/names/?page=2#letter-D",
    ]  # fmt: skip
    assert second.all("a", within="letters")[0]["href"] == "/names/#letter-A"
    assert (second.title != first.title, second.canonical) == (True, "http://testserver/names/?page=2")
    assert client.get("/names/?page=3").status_code == 404
    assert client.get("/names/?page=x").status_code == 400


@pytest.mark.usefixtures("unchanged")
class TestOnTheRealReport:
    def test_letters_lead_to_their_names(self, client):
        page = Page(client.get("/names/"))
        letters = [link["href"].removeprefix("#letter-") for link in page.all("a", within="letters")]
        assert letters == sorted(letters)
        assert letters == [heading.text for heading in page.all("h2")]

    def test_every_name_leads_to_a_page(self, client):
        page = Page(client.get("/names/"))
        links = [link["href"] for link in page.all("a", within="names")]
        acronyms = Actor.objects.exclude(acronym="").count()
        assert len(links) >= Actor.objects.count() + acronyms + ActorName.objects.count()
        assert Initiative.objects.filter(body=None, kind="mechanism").count()
        for address in sorted(set(links))[::5]:
            assert client.get(address).status_code == 200
