"""The pages of initiatives, results and years."""

import pytest

from initiatives.models import Initiative, InitiativeLink
from initiatives.querysets import FOREMOST
from initiatives.views.initiatives import leading, role_groups
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


def terms(page: Page) -> dict[str, str]:
    """What each term of the page's facts says; of several, the last."""
    pairs: dict[str, str] = {}
    term = ""
    for element in page.elements:
        if element.tag == "dt":
            term = element.text
        elif element.tag == "dd":
            pairs[term] = element.text
    return pairs


# Initiatives


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"kind": "mission", "start": "2012-05", "scope": "national", "stage": "planned"},
            "Mission, 2012, national, planned when reported",
        ),
        (
            {"kind": "mechanism", "start": "2008", "recurrence": "standing", "stage": "ongoing"},
            "Mechanism, since 2008, global, ongoing when reported",
        ),
        ({"kind": "data", "start": "2010", "end": "2013-06-01"}, "Data collection, 2010–2013, global"),
    ],
)
def test_page_says_kind_years_scope_and_stage(client, fields, said):
    make.initiative(slug="a", **fields)
    assert shown(client, "/initiatives/a/").one("p", **{"class": "kind"}).text == said


def test_dates_are_as_precise_as_the_report(client):
    make.initiative(slug="a", start="2012-05", end="2012-05-07")
    assert terms(shown(client, "/initiatives/a/"))["Dates"] == "May 2012 to 7 May 2012"
    make.initiative(slug="b", start="2012")
    assert terms(shown(client, "/initiatives/b/"))["Date"] == "2012"
    make.initiative(slug="c", start="2008", recurrence="standing")
    assert terms(shown(client, "/initiatives/c/"))["Since"] == "2008"
    make.initiative(slug="d")
    assert terms(shown(client, "/initiatives/d/"))["Date"] == "The report gives none."


def test_participants_stand_by_role(client):
    initiative = make.initiative(slug="a", stated_count=16, open_list=True, others_as_printed="civil society partners")
    for name, role in (("Zed", "member"), ("Alpha", "member"), ("Boss", "chair")):
        make.participation(initiative=initiative, role=role, actor=make.actor(name=name))
    page = shown(client, "/initiatives/a/")
    assert [element.text for element in page.all("dt", within="roles")] == ["Chair", "Members", "Others, as printed"]
    assert "3 actors are named; the report states a number, 16; the report's list is open" in page.text
    assert "“civil society partners”" in page.text
    names = [actor.text.partition(" (")[0] for actor in page.all("a", within="people")]
    assert names == ["Boss", "Zed", "Alpha"]


def test_initiative_without_participants_says_so(client):
    make.initiative(slug="a", stated_count=16, others_as_printed="partners")
    assert (
        "The report names no participant. It says: “partners”. It states a number: 16."
        in shown(client, "/initiatives/a/").text
    )
    make.initiative(slug="b")
    assert "The report names no participant." in shown(client, "/initiatives/b/").text


def test_participants_who_share_their_evidence_are_one_group_under_one_heading(client):
    initiative, passage = make.initiative(), make.passage(text="A, B and C met. D came too.")
    first, second, third = (make.participation(initiative=initiative, role="member") for _each in range(3))
    for one in (first, second):
        make.cited(one, passage, "A, B and C met.")
    make.cited(third, passage, "D came too.")
    chair = make.participation(initiative=initiative, role="chair")
    groups = role_groups(list(initiative.participations.for_initiative()))
    assert [(group.label, group.participations) for group in groups] == [
        ("Chair", [chair]),
        ("Members", [first, second]),
        ("Members", [third]),
    ]
    page = Page(client.get(initiative.get_absolute_url()))
    assert [term.text for term in page.all("dt", within="roles")] == ["Chair", "Members"]


def test_row_names_who_leads_first():
    initiative = make.initiative()
    members = [make.participation(initiative=initiative, role="member") for _each in range(5)]
    lead = make.participation(initiative=initiative, role="lead")
    make.participation(initiative=initiative, role="host", actor=lead.actor)
    assert leading(Initiative.objects.for_list().get()) == ([lead.actor, members[0].actor, members[1].actor], 3)
    lead.delete()
    members[0].delete()
    assert leading(Initiative.objects.for_list().get()) == ([lead.actor, members[1].actor, members[2].actor], 2)


def test_row_names_four_rather_than_count_one():
    initiative = make.initiative()
    members = [make.participation(initiative=initiative, role="member") for _each in range(4)]
    assert leading(Initiative.objects.for_list().get()) == ([one.actor for one in members], 0)


def test_row_counts_more_than_it_reads():
    initiative = make.initiative()
    members = [make.participation(initiative=initiative, role="member") for _each in range(FOREMOST + 3)]
    (row,) = Initiative.objects.for_list()
    assert len(row.foremost) == FOREMOST
    assert leading(row) == ([one.actor for one in members[:3]], FOREMOST)


def test_links_are_worded_from_both_sides(client):
    first, second = make.initiative(title="First", slug="first"), make.initiative(title="Second", slug="second")
    make.link(from_initiative=first, verb="informed", to_initiative=second)
    assert terms(shown(client, "/initiatives/first/"))["Informed"].startswith("Second")
    assert terms(shown(client, "/initiatives/second/"))["Informed by"].startswith("First")


def test_whole_and_parts_lead_to_each_other(client):
    whole = make.initiative(title="Whole", slug="whole")
    make.initiative(title="Part", slug="part", parent=whole)
    assert "Part" in terms(shown(client, "/initiatives/whole/"))["Its parts"]
    page = shown(client, "/initiatives/part/")
    assert terms(page)["Part of"] == "Whole"
    assert "Whole" in page.one("nav", **{"class": "crumbs"}).text


def test_page_shows_its_evidence_and_how_to_cite_it(client):
    initiative = make.cited(
        make.initiative(slug="a"), make.passage(text="The mission took place. It ended."), "It ended."
    )
    initiative.note = "Two places disagree."
    initiative.attribution = "inferred"
    initiative.save()
    page = shown(client, "/initiatives/a/")
    evidence = page.one("section", id="evidence").text
    assert "It ended." in evidence
    assert "The mission took place" not in evidence
    assert "Inferred." in evidence
    assert "Two places disagree." in evidence
    assert "1 August 2013, para. 1" in evidence
    assert "http://testserver/initiatives/a/" in evidence
    assert "As reported on 1 August 2013; not updated since." in page.text


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_page_shows_nothing_of_drafts(client, status):
    initiative = make.initiative(
        slug="a",
        kind="mechanism",
        parent=make.initiative(title="Hidden whole", status=status),
        body=make.actor(name="Hidden body", status=status),
    )
    make.initiative(title="Hidden part", parent=initiative, status=status)
    make.participation(initiative=initiative, actor=make.actor(name="Hidden actor", status=status))
    make.link(from_initiative=initiative, to_initiative=make.initiative(title="Hidden other", status=status))
    make.link(to_initiative=initiative, from_initiative=make.initiative(title="Hidden source", status=status))
    make.result(initiative=initiative, statement="Hidden result", status=status)
    make.initiative_document(initiative=initiative, document=make.document(title="Hidden document", status=status))
    page = shown(client, "/initiatives/a/")
    assert "Hidden" not in page.text


# Results


def test_result_stands_with_its_figures_as_printed(client):
    make.result(
        slug="a", statement="Communities declared", kind="commitment", value="10000", value_as_printed="over 10,000",
        unit="communities", baseline="16", baseline_date="2006", as_of="2013-04",
        initiative=make.initiative(title="Programme", slug="programme"),
    )  # fmt: skip
    page = shown(client, "/results/a/")
    found = terms(page)
    assert page.heading == "Communities declared"
    assert found["Figure as printed"] == "over 10,000 communities"
    assert found["Before"] == "16, 2006"
    assert found["As of"] == "April 2013"
    assert page.links["/initiatives/programme/"] == "Programme"
    assert page.links["/results/?kind=commitment"] == "Commitment"


def test_barest_result_shows_no_empty_term(client):
    make.result(slug="a")
    assert terms(shown(client, "/results/a/")) == {}


# Years


def test_years_count_what_took_place(client):
    make.initiative(start="2010", end="2012")
    make.initiative(start="2012")
    make.initiative(start="2011", status="draft")
    page = shown(client, "/years/")
    assert {address: text for address, text in page.links.items() if address.startswith("/years/2")} == {
        "/years/2010/": "2010 1 initiative",
        "/years/2011/": "2011 1 initiative",
        "/years/2012/": "2012 2 initiatives",
    }


def test_year_lists_what_took_place_by_kind(client):
    make.initiative(title="Visit", kind="mission", start="2012")
    make.initiative(title="Body", kind="mechanism", start="2009", recurrence="standing")
    make.initiative(title="Earlier", kind="mission", start="2011")
    make.mandate(date="2012-12-20", summary="A mandate was extended.")
    make.document(title="Resolution of 2012", date="2012")
    page = shown(client, "/years/2012/")
    assert [element.text for element in page.all("h2")] == [
        "Initiatives",
        "Themes",
        "Mandates",
        "Documents of that year",
        "Passages",
    ]
    assert page.links["/initiatives/?kind=mission&year=2012"] == "Missions 1"
    assert "Visit" in page.text
    assert "Earlier" not in page.text
    assert "A mandate was extended." in page.text
    assert "Resolution of 2012" in page.text
    assert page.links["/initiatives/?year=2012"] == "All 2 initiatives"


def test_year_leads_to_the_one_before_and_after(client):
    for year in ("2009", "2011", "2012"):
        make.initiative(start=year)
    page = shown(client, "/years/2011/")
    assert {"/years/2009/", "/years/2012/"} <= set(page.links)
    assert not {"/years/2010/", "/years/2011/"} & set(page.links)


@pytest.mark.parametrize("year", ["2010", "1", "0", "99999999999999999999"])
def test_year_without_initiatives_is_not_found(client, year):
    make.initiative(start="2012")
    assert client.get(f"/years/{year}/").status_code == 404


def test_year_shows_nothing_of_drafts(client):
    make.initiative(start="2012", title="Shown")
    make.initiative(start="2012", title="Hidden", status="draft")
    make.mandate(date="2012", summary="Hidden mandate", actor=make.actor(status="draft"))
    make.document(title="Hidden document", date="2012", status="draft")
    assert "Hidden" not in shown(client, "/years/2012/").text


# Ways on, in the real report


def heads_of(client, address: str) -> set[str]:
    """The addresses of the records on all pages of a list."""
    first = client.get(address)
    pages = range(1, first.context["page"].pages + 1)
    return {head["href"] for number in pages for head in Page(client.get(f"{address}&page={number}")).heads}


@pytest.mark.usefixtures("unchanged")
class TestWaysOn:
    def test_actors_as_a_list_are_those_that_the_page_names(self, client):
        seen = 0
        for initiative in Initiative.objects.published().order_by("pk")[::5]:
            page = shown(client, initiative.get_absolute_url())
            named = {link["href"] for link in page.all("a", within="people")}
            address = f"/actors/?initiative={initiative.slug}"
            assert (address in page.links) == (len(named) > 1), initiative
            if len(named) > 1:
                assert heads_of(client, address) == named, initiative
                seen += 1
        assert seen > 10

    def test_what_followed_is_a_list_where_anything_did(self, client):
        onward: dict[Initiative, set[Initiative]] = {}
        for link in InitiativeLink.objects.select_related("from_initiative", "to_initiative"):
            one, other = link.from_initiative, link.to_initiative
            if link.verb in ("produced", "informed"):
                onward.setdefault(one, set()).add(other)
            elif link.verb == "followed-up":
                onward.setdefault(other, set()).add(one)
        assert len(onward) > 5
        for initiative in Initiative.objects.published():
            address = f"/initiatives/?follows={initiative.slug}"
            if initiative in onward:
                assert address in shown(client, initiative.get_absolute_url()).links, initiative
                assert heads_of(client, address) == {one.get_absolute_url() for one in onward[initiative]}, initiative
            elif initiative.pk % 10 == 0:
                assert address not in shown(client, initiative.get_absolute_url()).links, initiative

    def test_region_leads_to_what_took_place_there(self, client):
        initiative = Initiative.objects.filter(regions__isnull=False).order_by("pk")[0]
        region = initiative.regions.all()[0]
        address = f"/initiatives/?region={region.slug}"
        assert shown(client, initiative.get_absolute_url()).links[address] == region.name
        assert initiative.get_absolute_url() in heads_of(client, address)
