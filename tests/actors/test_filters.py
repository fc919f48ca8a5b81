"""What the list of actors says in words, and what it finds."""

import pytest

from actors.models import Actor
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def actors():
    """Three actors, two of them active."""
    justice, violence = make.theme(slug="justice", name="Justice"), make.theme(slug="violence", name="Violence")
    chad = make.country(slug="chad", name="Chad")
    unicef = make.actor(name="Children's Fund", acronym="UNICEF")
    committee = make.actor(name="Committee on the Rights of the Child", kind="treaty-body")
    make.actor(name="Member States", kind="special-procedure", is_group=True)
    for actor, themes, countries in ((unicef, [justice, violence], [chad]), (committee, [justice], [])):
        for _twice in range(2):
            make.participation(actor=actor, initiative=make.initiative(themes=themes, countries=countries))
    first, second = make.initiative(title="First"), make.initiative(title="Second")
    for actor, initiative in ((unicef, first), (committee, first), (unicef, second)):
        make.participation(actor=actor, initiative=initiative)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "3 actors"),
        ("kind=treaty-body", "1 actor of kind Treaty body"),
        ("kind=treaty-body&kind=un-entity", "2 actors of kind Treaty body or UN fund, programme or entity"),
        ("theme=justice", "2 actors active on Justice"),
        ("theme=violence&country=chad", "1 actor active on Violence active in Chad"),
        ("initiative=first", "2 actors taking part in First"),
        ("initiative=first&initiative=second", "1 actor taking part in First and Second"),
        ("initiative=first&role=member", "2 actors taking part in First as member"),
        ("initiative=first&role=chair", "0 actors taking part in First as chair"),
        ("least=4", "1 actor with at least 4 initiatives"),
        ("theme=justice&least=2", "2 actors active on Justice with at least 2 such initiatives"),
        ("theme=violence&least=1", "1 actor active on Violence with at least 1 such initiative"),
        ("theme=violence&least=3", "0 actors active on Violence with at least 3 such initiatives"),
        ("theme=justice&and_theme=violence", "1 actor active on Justice and also on Violence"),
        ("of=chad", "0 actors of the Government of Chad"),
        ("without=initiative", "1 actor with no initiative"),
        ("has=initiative", "2 actors with initiatives"),
        ("q=unicef", "1 actor matching “unicef”"),
        ("q=children%27s", "1 actor matching “children's”"),
        ("kind=government", "0 actors of kind Government"),
    ],
)
def test_list_says_what_it_shows(client, query, said):
    assert Page(client.get(f"/actors/?{query}")).heading == said


def test_list_orders_by_name_or_kind(client):
    def names(query: str) -> list[str]:
        return [link.text.partition(" (")[0] for link in Page(client.get(f"/actors/{query}")).heads]

    assert names("") == ["Children's Fund", "Committee on the Rights of the Child", "Member States"]
    assert names("?sort=most") == ["Children's Fund", "Committee on the Rights of the Child", "Member States"]
    assert names("?sort=kind") == ["Member States", "Committee on the Rights of the Child", "Children's Fund"]


def test_row_says_what_an_actor_is_and_how_much_it_does(client):
    page = Page(client.get("/actors/"))
    rows = [row.text for row in page.rows]
    assert rows[0] == "Children's Fund (Agencies) UNICEF UN fund, programme or entity 4 initiatives"
    assert "a group" in rows[2]


def test_row_says_how_many_initiatives_are_on_the_chosen_theme_and_the_order_goes_by_them(client):
    make.theme(slug="idle", name="Idle")
    busy = make.actor(name="Busy on law")
    law = make.theme(slug="law", name="Law")
    for _each in range(5):
        make.participation(actor=busy, initiative=make.initiative(themes=[law]))
    make.participation(actor=busy, initiative=make.initiative(themes=[make.theme(slug="more"), law]))
    (unicef,) = Actor.objects.filter(acronym="UNICEF")
    make.participation(actor=unicef, initiative=make.initiative(themes=[law]))
    page = Page(client.get("/actors/?theme=law&sort=most"))
    assert [row.text.rpartition("entity ")[2] for row in page.rows] == ["6 initiatives of 6", "1 initiative of 5"]
    page = Page(client.get("/actors/?theme=violence&theme=law&sort=most"))
    assert [row.text.rpartition("entity ")[2] for row in page.rows] == ["6 initiatives of 6", "3 initiatives of 5"]


def test_row_says_what_part_an_actor_has_in_the_chosen_initiatives(client):
    page = Page(client.get("/actors/?initiative=first&initiative=second"))
    assert "Member: First para. 999" in page.text
    assert "Member: Second para. 999" in page.text
    assert "/paragraphs/999/" in " ".join(page.links)
    assert "para. 999" not in Page(client.get("/actors/")).text
