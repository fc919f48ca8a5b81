"""An actor's profile: who it is, with whom, in what, and nothing of drafts."""

import pytest

from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    return make.actor(name="Children's Fund", acronym="CF", slug="fund", summary="It serves children.")


def profile(client, slug: str = "fund") -> Page:
    response = client.get(f"/actors/{slug}/")
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


def section(page: Page, name: str) -> str:
    """The text of a section of the page; empty where it has none."""
    found = page.all("section", id=name)
    return found[0].text if found else ""


def test_profile_says_who_an_actor_is(client, fund):
    make.name(actor=fund, name="the Fund", ambiguous=True)
    page = profile(client)
    assert page.heading == "Children's Fund (CF)"
    assert page.title.startswith("Children's Fund (CF) · ")
    assert "It serves children." in page.description
    assert "“the Fund”" in page.text
    assert page.links["/actors/?kind=un-entity"] == "UN fund, programme or entity"


def test_barest_profile_has_no_empty_section(client, fund):
    page = profile(client)
    assert page.all("section") == []
    assert page.all("nav", within="jump") == []
    assert "None" not in page.text


def test_profile_lists_initiatives_newest_first_with_role_and_evidence(client, fund):
    make.participation(actor=fund, role="member", initiative=make.initiative(title="Old", start="2009"))
    make.participation(actor=fund, role="chair", initiative=make.initiative(title="New", start="2012"))
    make.participation(actor=fund, role="host", initiative=make.initiative(title="Undated"))
    page = profile(client)
    rows = [row.text for row in page.rows]
    assert [row.split()[0] for row in rows] == ["New", "Old", "Undated"]
    assert "Chair" in rows[0]
    assert "2012" in rows[0]
    assert "para. 999" in rows[0]


def test_actor_with_several_roles_has_one_row_with_all_of_them(client, fund):
    initiative = make.initiative()
    for role in ("chair", "host"):
        make.participation(actor=fund, role=role, initiative=initiative)
    page = profile(client)
    assert "1 initiative" in page.one("nav", **{"class": "jump"}).text
    (row,) = page.rows
    assert "Chair, Host" in row.text
    assert row.text.count("Read para. 999 in context") == 2


def test_jump_links_count_what_the_page_holds(client, fund):
    make.participation(actor=fund)
    make.mandate(actor=fund)
    make.relation(from_actor=fund, verb="reports-to")
    make.result(actors=[fund])
    page = profile(client)
    jumps = {link["href"]: link.text for link in page.all("a", within="jump")}
    assert jumps == {
        "#mandate": "1 mandate",
        "#initiatives": "1 initiative",
        "#results": "1 result",
        "#relations": "1 relation",
    }


def test_profile_leads_to_its_closest_collaborators(client, fund):
    near, far = make.actor(name="Near", slug="near"), make.actor(name="Far", slug="a-far")
    for other, times in ((near, 2), (far, 1)):
        for _each in range(times):
            initiative = make.initiative()
            make.participation(initiative=initiative, actor=fund, role="lead")
            make.participation(initiative=initiative, actor=other, role="partner")
    page = profile(client)
    assert [(link["href"], link.text) for link in page.all("a", within=page.one("section", id="collaborators"))] == [
        ("/actors/fund/with/near/", "Near 2"),
        ("/actors/a-far/with/fund/", "Far 1"),
    ]


def test_relations_are_worded_from_both_sides(client, fund):
    make.relation(from_actor=fund, verb="reports-to", to_actor=make.actor(name="Assembly", slug="assembly"))
    assert "Reports to Assembly" in section(profile(client), "relations")
    assert "Receives reports from Children's Fund" in section(profile(client, "assembly"), "relations")


def test_units_roll_up_with_their_label(client, fund):
    unit = make.actor(name="Regional office", slug="unit", parent=fund)
    make.participation(actor=unit, initiative=make.initiative(title="Training"))
    page = profile(client)
    assert "Training" in section(page, "units")
    assert "Regional office" in section(page, "units")
    assert section(page, "initiatives") == ""
    assert page.links["/actors/unit/"].startswith("Regional office")
    assert "Part of" in profile(client, "unit").text


def test_body_and_mechanism_lead_to_each_other(client, fund):
    make.initiative(title="The mechanism", slug="mechanism", kind="mechanism", body=fund)
    assert profile(client).links["/initiatives/mechanism/"] == "The mechanism"
    assert "/actors/fund/" in Page(client.get("/initiatives/mechanism/")).links


def test_group_says_that_it_is_one_and_has_no_collaborators(client):
    group = make.actor(name="Member States", slug="states", is_group=True)
    initiative = make.initiative()
    make.participation(initiative=initiative, actor=group, role="lead")
    make.participation(initiative=initiative, role="lead")
    page = profile(client, "states")
    assert "a group of bodies" in page.text
    assert page.all("section", id="collaborators") == []


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_profile_shows_nothing_of_drafts(client, fund, status):
    hidden = make.actor(name="Hidden actor", status=status)
    draft = make.initiative(title="Hidden initiative", status=status)
    make.participation(actor=fund, initiative=draft)
    make.participation(actor=hidden, initiative=draft)
    make.relation(from_actor=fund, to_actor=hidden)
    make.relation(from_actor=hidden, to_actor=fund)
    make.result(statement="Hidden result", actors=[fund], status=status)
    make.actor(name="Hidden unit", parent=fund, status=status)
    make.initiative(title="Hidden mechanism", kind="mechanism", body=fund, status=status)
    make.mandate(actor=fund, document=make.document(title="Hidden document", status=status), summary="Shown mandate")
    page = profile(client)
    assert "Hidden" not in page.text
    assert "Shown mandate" in page.text


def test_long_profile_is_cut_and_leads_to_the_whole_list(client, fund):
    for _each in range(51):
        make.participation(actor=fund)
        make.result(actors=[fund])
    page = profile(client)
    assert page.links["/initiatives/?actor=fund"] == "All 51 initiatives"
    assert page.links["/results/?actor=fund"] == "All 51 results"
    assert len(page.rows) == 25 + 10


def test_long_profile_is_cut_where_no_list_has_the_rest(client, fund):
    for number in range(12):
        make.actor(parent=fund, name=f"Unit {number}")
        make.relation(to_actor=fund)
        make.mandate(actor=fund)
    page = profile(client)
    assert page.links["/actors/?part_of=fund"] == "All 12 units"
    assert len(Page(client.get("/actors/?part_of=fund")).rows) == 12
    assert page.text.count("The first 10 of 12") == 1
    for _each in range(14):
        make.relation(to_actor=fund)
    assert "The first 25 of 26; each also stands" in profile(client).text
