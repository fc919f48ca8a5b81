"""What a profile shows the first of, whole: an actor's collaborators, and the sentences that name it."""

import pytest
from django.urls import reverse

from actors.models import Actor
from initiatives.models import Initiative
from initiatives.network import read
from initiatives.views.sections import PER_PAGE_OF_MENTIONS
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db

TEXT = "The Fund leads. Others follow the Fund, and the organization pays. The end of the Fund."


@pytest.fixture
def fund():
    return make.actor(name="Children's Fund", acronym="CF", slug="fund")


def act(*actors: Actor, times: int = 1) -> None:
    """These lead as many initiatives together."""
    for _each in range(times):
        initiative: Initiative = make.initiative()
        for actor in actors:
            make.participation(initiative=initiative, actor=actor, role="lead")


def shown(client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    assert "no such variable" not in response.content.decode()
    return Page(response)


# Collaborators


def test_collaborators_stand_by_what_they_do_together(client, fund):
    near, tied, far = (make.actor(name=name, slug=name.lower()) for name in ("Near", "Tied", "Far"))
    act(fund, near, times=3)
    act(fund, far)
    act(fund, tied)
    make.relation(from_actor=tied, verb="supports", to_actor=fund)
    page = shown(client, "/actors/fund/with/")
    assert page.heading == "CF: collaborators"
    assert "3 actors act together with it." in page.text
    assert [row.text.split(" (")[0].split()[0] for row in page.rows] == ["Near", "Tied", "Far"]
    assert page.links["/actors/fund/with/near/"] == "3 initiatives with Near"
    assert page.links["/actors/fund/with/tied/"] == "1 initiative, 1 relation with Tied"
    assert page.links["/actors/far/with/fund/"] == "1 initiative with Far"
    assert "/actors/near/" in page.links


def test_collaborator_by_relation_alone_has_no_initiative(client, fund):
    make.relation(from_actor=fund, verb="supports", to_actor=make.actor(name="Tied", slug="tied"))
    assert shown(client, "/actors/fund/with/").links["/actors/fund/with/tied/"] == "1 relation with Tied"


def test_collaborators_go_on_over_pages_and_profile_leads_to_all(client, fund):
    others = [make.actor(name=f"Other {number:02}", slug=f"other-{number:02}") for number in range(27)]
    act(fund, *others)
    assert shown(client, "/actors/fund/").links["/actors/fund/with/"] == "All 27 collaborators"
    first, last = shown(client, "/actors/fund/with/"), shown(client, "/actors/fund/with/?page=2")
    assert (len(first.rows), len(last.rows)) == (25, 2)
    assert "1 to 25 of 27" in first.text
    assert last.heading == "CF: collaborators"
    assert last.title.startswith("CF: collaborators, page 2")
    assert last.canonical == "http://testserver/actors/fund/with/?page=2"
    found = {head["href"] for page in (first, last) for head in page.heads}
    assert found == {other.get_absolute_url() for other in others}


def test_profile_that_shows_all_collaborators_leads_to_no_list(client, fund):
    act(fund, *(make.actor() for _each in range(10)))
    assert "/actors/fund/with/" not in shown(client, "/actors/fund/").links


def test_drafts_are_no_collaborators(client, fund):
    act(fund, make.actor(name="Hidden actor", status="draft"))
    hidden = make.initiative(status="in_review")
    for actor in (fund, make.actor(name="Known")):
        make.participation(initiative=hidden, actor=actor, role="lead")
    page = shown(client, "/actors/fund/with/")
    assert page.rows == []
    assert "nobody with whom it acts together" in page.text


def test_page_without_collaborators_says_so_and_is_not_indexed(client, fund):
    make.actor(name="Member States", slug="states", is_group=True)
    alone, group = shown(client, "/actors/fund/with/"), shown(client, "/actors/states/with/")
    assert "nobody with whom it acts together" in alone.text
    assert "stands for many actors" in group.text
    for page, profile in ((alone, "/actors/fund/"), (group, "/actors/states/")):
        assert page.one("meta", name="robots")["content"] == "noindex"
        assert page.all("a", href=profile)[-1].text.startswith("The profile of ")


# Mentions


def test_sentences_that_name_an_actor_stand_once_with_the_names_marked(client, fund):
    passage = make.passage(text=TEXT)
    for nth in range(3):
        make.mention("Fund", nth=nth, passage=passage, actor=fund)
    make.mention("the organization", passage=passage, actor=fund, attribution="resolved", note="The Fund pays.")
    page = shown(client, "/actors/fund/mentions/")
    assert page.heading == "CF: mentions"
    assert "4 places name it." in page.text
    assert [quote.text for quote in page.all("blockquote")] == [
        "The Fund leads.",
        "Others follow the Fund, and the organization pays.",
        "The end of the Fund.",
    ]
    assert [mark.text for mark in page.all("mark")] == ["Fund", "Fund", "the organization", "Fund"]
    assert "“the organization”: resolved from context. The Fund pays." in page.text
    assert page.links[passage.get_absolute_url()] == passage.citation


def test_mention_within_another_is_marked_with_it(client, fund):
    passage = make.passage(text=TEXT)
    make.mention("The Fund", passage=passage, actor=fund)
    make.mention("Fund", passage=passage, actor=fund)
    page = shown(client, "/actors/fund/mentions/")
    assert [mark.text for mark in page.all("mark")] == ["The Fund"]
    assert page.one("blockquote").text == "The Fund leads."


def test_mentions_of_others_of_drafts_and_refused_ones_are_left_out(client, fund):
    passage, draft = make.passage(text=TEXT), make.passage(text=TEXT, report=make.report(status="draft"))
    make.mention("Fund", passage=passage)
    make.mention("Fund", nth=1, passage=passage, actor=fund, refused=True)
    make.mention("Fund", passage=draft, actor=fund)
    page = shown(client, "/actors/fund/mentions/")
    assert page.all("blockquote") == []
    assert "does not name it" in page.text
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_mentions_go_on_over_pages_and_profile_leads_to_all(client, fund):
    for number in range(27):
        passage = make.passage(text=f"The Fund leads in {number:02}.", number=number + 1)
        make.mention("Fund", passage=passage, actor=fund)
    assert shown(client, "/actors/fund/").links["/actors/fund/mentions/"] == "All 27 mentions, each in its sentence"
    pages = [shown(client, f"/actors/fund/mentions/?page={number}") for number in (1, 2)]
    assert [len(page.all("mark")) for page in pages] == [15, 12]
    assert [quote.text.split()[-1] for page in pages for quote in page.all("blockquote")] == [
        f"{number:02}." for number in range(27)
    ]


# Addresses


@pytest.mark.parametrize("name", ["initiatives:collaborators", "initiatives:mentions"])
class TestAddresses:
    def test_former_slug_redirects_and_keeps_the_query(self, client, fund, name):
        old = reverse(name, args=[fund.slug])
        fund.slug = "new"
        fund.save()
        response = client.get(f"{old}?page=1")
        assert response.status_code == 301
        assert response.headers["Location"] == reverse(name, args=["new"]) + "?page=1"

    @pytest.mark.parametrize("slug", ["nobody", "hidden"])
    def test_unknown_and_unpublished_actors_are_not_found(self, client, name, slug):
        make.actor(slug="hidden", status="draft")
        assert client.get(reverse(name, args=[slug])).status_code == 404

    @pytest.mark.parametrize(("page", "status"), [("1", 200), ("2", 404), ("0", 404), ("x", 400), ("-1", 400)])
    def test_page_out_of_range_is_not_found_and_no_number_is_refused(self, client, fund, name, page, status):
        response = client.get(reverse(name, args=[fund.slug]) + f"?page={page}")
        assert response.status_code == status
        if status == 400:
            assert page in Page(response).text

    def test_only_reading_is_allowed(self, client, fund, name):
        assert client.post(reverse(name, args=[fund.slug])).status_code == 405


@pytest.mark.usefixtures("unchanged")
class TestOnTheRealReport:
    def test_collaborators_are_those_of_the_graph(self, client):
        graph = read()
        (busiest,) = sorted(Actor.objects.published(), key=lambda actor: -graph.number(actor.pk))[:1]
        slugs = dict(Actor.objects.values_list("pk", "slug"))
        heads = [
            head["href"]
            for number in (1, 2)
            for head in shown(client, f"{busiest.get_absolute_url()}with/?page={number}").heads
        ]
        assert heads == [f"/actors/{slugs[near.actor_pk]}/" for near in graph.ranked(busiest.pk)]
        assert len(heads) == graph.number(busiest.pk) == 35

    def test_every_mention_is_marked_in_a_sentence_of_its_passage(self, client):
        for actor in Actor.objects.published().order_by("pk")[::6]:
            expected = [mention.text for mention in actor.mentions.for_profile()]
            marks: list[str] = []
            for number in range(1, -(-len(expected) // PER_PAGE_OF_MENTIONS) + 1):
                page = shown(client, f"{actor.get_absolute_url()}mentions/?page={number}")
                marks += [mark.text for mark in page.all("mark")]
            assert marks == expected, actor
