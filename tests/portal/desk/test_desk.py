"""The desk: what waits, what changed, what should be looked at; each leads to where it is mended."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from browse import versions
from browse.records import Status
from portal.desk import checks
from portal.models import Proposal, Revision
from portal.vocabulary import ProposalState
from sources.models import Passage
from tests import factories as make
from tests import people
from tests.markup import Page

pytestmark = pytest.mark.django_db


FACTS = [make.document, make.mandate, make.relation, make.participation, make.link, make.result, make.initiative]


def desk(client, person):
    client.force_login(person)
    response = client.get("/admin/")
    assert response.status_code == 200
    return Page(response)


def section(page, heading):
    """The links under a heading, by their words; None where it is not there."""
    for each in page.all("section"):
        if heading in page.one("h2", within=each).text:
            return {link.text: link["href"] for link in page.all("a", within=each)}
    return None


def found(check, client):
    """What a check found, by the page."""
    with versions.change():
        """The checks look anew at data that changed."""
    return section(desk(client, people.editor()), check)


def proposal(author, state=ProposalState.WAITING, **fields):
    base = Revision.objects.create(form="actor", key="unicef", data={}, digest="x", version=1, source="found")
    decided = None if state == ProposalState.WAITING else timezone.now()
    return Proposal.objects.create(
        form="actor",
        key="unicef",
        base=base,
        data={},
        author=author,
        name="Mina",
        state=state,
        decided=decided,
        **fields,
    )


def test_proposals_that_wait_are_listed(client):
    waiting = proposal(people.editor(), why="A letter was missing.")
    page = desk(client, people.reviewer())
    assert section(page, "1 proposal waits for review") == {"actor unicef": f"/admin/editing/proposals/{waiting.pk}/"}
    assert "Mina" in page.text
    assert "A letter was missing." in page.text


def test_proposals_returned_are_for_their_author(client):
    author = people.editor()
    proposal(author, ProposalState.RETURNED, comment="Name the paragraph.")
    assert section(desk(client, author), "Returned to you")
    assert "Name the paragraph." in desk(client, author).text
    assert section(desk(client, people.reviewer()), "Returned to you") is None


def test_records_in_review_are_listed_by_kind(client):
    actor = make.actor(name="Newcomer", status=Status.IN_REVIEW)
    make.actor(status=Status.DRAFT)
    links = section(desk(client, people.reviewer()), "In review: actors")
    assert links["Newcomer"] == f"/admin/actors/actor/{actor.pk}/change/"
    listed = Page(client.get(links["All that are in review"], follow=True))
    assert "Newcomer" in listed.text


def test_recent_changes_say_who_and_why_and_lead_to_the_history(client):
    actor = make.actor(slug="unicef", name="UNICEF")
    Revision.objects.create(
        form="actor", key=actor.slug, data={}, digest="x", version=1, source="admin", name="Mina", why="A typing error."
    )
    page = desk(client, people.editor())
    links = section(page, "Recently changed")
    assert links == {"actor unicef": "/admin/editing/history/actor/unicef/"}
    assert client.get(links["actor unicef"]).status_code == 200
    assert "A typing error." in page.text


def test_what_changed_together_is_one_change(client):
    for number in range(30):
        Revision.objects.create(form="actor", key=f"a-{number}", data={}, digest="x", version=1, source="import")
    Revision.objects.create(form="actor", key="later", data={}, digest="x", version=2, source="admin")
    page = desk(client, people.editor())
    assert list(section(page, "Recently changed")) == ["actor later", "actor a-0"]
    assert "and 29 others" in page.text


class TestChecks:
    def test_passage_on_which_nothing_rests(self, client):
        cited, reasoned, left = make.passage(), make.passage(uncited_reason="It greets."), make.passage()
        make.cited(make.initiative(), cited)
        Passage.objects.filter(text=make.MADE_UP).update(uncited_reason="It is made up.")
        assert found("Passages not covered", client) == {
            f"{left.report.title}, para. {left.number}": f"/admin/sources/passage/{left.pk}/change/"
        }
        assert reasoned.pk

    @pytest.mark.parametrize(
        "fact",
        [make.document, make.mandate, make.relation, make.participation, make.link, make.result, make.initiative],
    )
    def test_passage_is_covered_by_a_fact_of_any_kind(self, client, fact):
        made = fact()
        make.cited(made, passage := make.passage())
        links = found("Passages not covered", client) or {}
        assert f"/admin/sources/passage/{passage.pk}/change/" not in links.values()

    def test_initiative_without_a_theme(self, client):
        make.initiative()
        bare = make.initiative(title="Bare", themes=[])
        assert found("without a theme", client) == {"Bare": f"/admin/initiatives/initiative/{bare.pk}/change/"}

    def test_initiative_without_a_date_where_the_words_have_one(self, client):
        passage = make.passage(text="They met in 2012. They met again. Document A/20125 says so.")
        dated, undated, silent, number = (
            make.initiative(title="Dated", start="2012"), make.initiative(title="Undated"),
            make.initiative(title="Silent"), make.initiative(title="Number"),
        )  # fmt: skip
        make.cited(dated, passage)
        make.cited(undated, passage)
        make.cited(silent, passage, "They met again.")
        make.cited(number, passage, "Document A/20125 says so.")
        assert list(found("without a date", client)) == ["Undated"]

    def test_name_that_no_passage_prints(self, client):
        make.passage(text="The Children's Fund met the office’s staff.")
        fund = make.actor(name="The children’s fund")
        make.name(actor=fund, name="Office's staff")
        make.name(actor=fund, name="Bureau")
        make.actor(name="Ghost", acronym="GH")
        make.government(name="Government of Nowhere")
        assert set(found("Names never used", client)) == {"Bureau (The children’s fund)", "Ghost"}

    def test_possible_duplicates(self, client):
        one = make.actor(name="The Committee on the Rights of the Child")
        make.actor(name="Committee for Rights of Child")
        other = make.actor(name="Fund", acronym="CRF")
        make.name(actor=make.actor(name="Something else"), name="C.R.F")
        make.initiative(title="A joint mission to Chad", kind="mission")
        make.initiative(title="Joint Mission to Chad", kind="mission")
        make.initiative(title="Joint mission to Chad", kind="report", slug="report")
        links = found("Possible duplicates: 3", client)
        assert links[f"{one} = Committee for Rights of Child"] == f"/admin/actors/actor/{one.pk}/change/"
        assert links["Fund = Something else"] == f"/admin/actors/actor/{other.pk}/change/"

    def test_check_without_a_find_is_not_shown(self, client):
        make.actor(name="UNICEF")
        make.passage(text="UNICEF came.", uncited_reason="It greets.")
        assert found("Names never used", client) is None

    def test_long_finds_are_cut_and_counted(self, client):
        for _ in range(checks.SHOWN + 3):
            make.initiative(themes=[])
        assert len(found(f"Initiatives without a theme: {checks.SHOWN + 3}", client)) == checks.SHOWN


@pytest.mark.parametrize("groups", [(), ("administrator",)])
def test_desk_tells_nothing_to_those_who_may_see_no_records(client, groups):
    make.initiative(title="Bare", themes=[])
    make.actor(name="Newcomer", status=Status.IN_REVIEW)
    proposal(people.editor())
    page = desk(client, people.person(*groups))
    assert not {"Bare", "Newcomer", "actor unicef"} & {link.text for link in page.all("a")}
    assert len(page.all("section")) == 1


def test_desk_costs_a_bounded_number_of_queries(client):
    def queries():
        with versions.change():
            """Nothing kept."""
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/admin/").status_code == 200
        with CaptureQueriesContext(connection) as warm:
            client.get("/admin/")
        return len(captured), len(warm)

    client.force_login(people.reviewer())
    make.initiative()
    counts = [queries()]
    author = people.editor()
    for number in range(20):
        make.initiative(themes=[], status=Status.IN_REVIEW)
        make.name(actor=make.actor(name=f"Ghost {number}"))
        make.passage()
        proposal(author)
    counts.append(queries())
    assert counts[1][0] <= counts[0][0] + 4
    assert counts[1][0] <= 45
    assert counts[1][1] <= 28


@pytest.mark.usefixtures("real")
class TestOnTheRealReport:
    def test_desk_finds_the_report_covered(self, client):
        page = desk(client, people.reviewer())
        for heading in ("Passages not covered", "Initiatives without a theme", "Possible duplicates"):
            assert section(page, heading) is None, heading

    def test_every_link_opens(self, client):
        page = desk(client, people.reviewer())
        for address in {link["href"] for link in page.all("a", within="desk")}:
            assert client.get(address, follow=True).status_code == 200, address
