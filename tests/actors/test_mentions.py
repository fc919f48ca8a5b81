"""Where passages name actors: found by unambiguous names, entered by hand, shown on published pages alone."""

import pytest

from actors.mentions import find_mentions
from actors.models import Mention
from initiatives.views.actors import FEW_MENTIONS
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, str, str]]:
    """Passage, actor and words of every mention that was found."""
    mentions = Mention.objects.filter(found=True).select_related("passage", "actor").order_by("passage__pk", "start")
    return [(mention.passage.citation, mention.actor.slug, mention.text) for mention in mentions]


@pytest.fixture
def fund():
    return make.actor(name="Children's Fund", acronym="CF", slug="fund")


def test_every_mention_is_found_in_plain_text(fund):
    make.passage(text="CF and[^1] the Children’s Fund.[^2]")
    make.passage(kind="footnote", text="See CF.")
    assert find_mentions()
    assert found() == [("para. 1", "fund", "CF"), ("para. 1", "fund", "Children’s Fund"), ("fn. 1", "fund", "CF")]
    assert {mention.attribution for mention in Mention.objects.all()} == {"stated"}


def test_finding_again_changes_nothing(fund):
    make.passage(text="CF met.")
    assert find_mentions()
    before = list(Mention.objects.values_list("pk", flat=True))
    assert not find_mentions()
    assert list(Mention.objects.values_list("pk", flat=True)) == before


def test_mentions_follow_names_and_texts(fund):
    passage = make.passage(text="CF met.")
    find_mentions()
    fund.acronym = ""
    fund.save()
    assert find_mentions()
    assert found() == []
    passage.text = "The Children's Fund met."
    passage.save()
    assert find_mentions()
    assert found() == [("para. 1", "fund", "Children's Fund")]


def test_mention_by_hand_stays_and_nothing_is_found_in_it(fund):
    passage = make.passage(text="The Board of the CF met the CF.")
    by_hand = make.mention("Board of the CF", actor=make.actor(), passage=passage, attribution="resolved")
    find_mentions()
    assert found() == [("para. 1", "fund", "CF")]
    assert Mention.objects.get(found=True).start > by_hand.end
    assert Mention.objects.filter(found=False).get() == by_hand


def test_ambiguous_name_is_not_found(fund):
    make.name(actor=fund, name="the Fund", ambiguous=True)
    make.passage(text="The Fund met.")
    assert not find_mentions()


def test_profile_shows_where_an_actor_is_named(client, fund):
    make.mention("CF", actor=fund, passage=make.passage(text="The CF met."))
    make.mention("It", actor=fund, passage=make.passage(text="It met."), attribution="resolved", note="As before.")
    page = Page(client.get("/actors/fund/"))
    assert [item.text for item in page.all("li", within="mentions")] == [
        "para. 1 “CF” The CF met.",
        "para. 2 “It” (resolved from context: As before.) It met.",
    ]
    assert "2 places in the report name it" in page.text
    assert "open" in page.one("details", within=page.one("section", id="mentions")).attributes


def test_many_mentions_are_folded_and_without_sentences(client, fund):
    for _each in range(FEW_MENTIONS + 1):
        make.mention("CF", actor=fund, passage=make.passage(text="The CF met."))
    page = Page(client.get("/actors/fund/"))
    assert page.all("li", within="mentions")[0].text == "para. 1 “CF”"
    assert "open" not in page.one("details", within=page.one("section", id="mentions")).attributes


def test_profile_shows_no_mention_in_a_draft_of_a_report(client, fund):
    """Mentions are found in every report, published or not."""
    make.passage(text="CF met.")
    make.passage(report=make.report(slug="draft", status="draft"), text="CF met in secret. CF left.")
    find_mentions()
    page = Page(client.get("/actors/fund/"))
    assert "1 place in the report names it" in page.text
    assert not any("/reports/draft/" in link for link in page.links)


@pytest.mark.usefixtures("unchanged")
def test_mentions_of_the_real_report_are_those_of_its_names():
    """Each stands where it says, and no two found ones overlap."""
    end, passage = 0, None
    assert Mention.objects.filter(found=True).count() > 300
    for mention in Mention.objects.filter(found=True).select_related("passage").order_by("passage", "start"):
        if mention.passage != passage:
            passage, end = mention.passage, 0
        assert mention.start >= end, mention
        end = mention.end
    assert not find_mentions()
