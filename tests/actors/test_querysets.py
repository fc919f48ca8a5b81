"""What pages ask of actors: published alone, in few queries."""

import datetime

import pytest

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from browse.records import Status
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


def test_single_actors_are_no_groups():
    fund = make.actor()
    make.actor(is_group=True)
    assert list(Actor.objects.single()) == [fund]


def test_list_of_actors_counts_each_published_initiative_once(client):
    actor = make.actor(name="Busy")
    make.actor(name="Idle")
    initiative = make.initiative()
    for role in ("chair", "member"):
        make.participation(actor=actor, initiative=initiative, role=role)
    make.participation(actor=actor)
    make.participation(actor=actor, initiative=make.initiative(status=Status.DRAFT))
    counts = [(row.text.split()[0], row.text.split()[-2:]) for row in Page(client.get("/actors/")).rows]
    assert counts == [("Busy", ["2", "initiatives"]), ("Idle", ["0", "initiatives"])]


def test_actor_for_detail_in_few_queries(django_assert_num_queries):
    actor = make.actor(name="Fund", parent=make.actor(name="System"))
    for number in range(3):
        make.name(actor=actor, position=number)
        make.mandate(actor=actor, position=number, document=make.document())
        make.relation(from_actor=actor)
        make.relation(to_actor=actor)
        make.actor(parent=actor)
    make.relation(from_actor=actor, to_actor=make.actor(status=Status.DRAFT))
    make.relation(to_actor=actor, from_actor=make.actor(status=Status.DRAFT))
    make.actor(parent=actor, status=Status.DRAFT)
    with django_assert_num_queries(6):
        read = Actor.objects.for_detail().get(name="Fund")
        mandates, relations = list(read.mandates.for_profile()), list(Relation.objects.of(read))
        assert read.parent.name == "System"
        assert len(read.names.all()) == 3
        assert [(one.document.title[:8], one.excerpts[0].citation) for one in mandates] == [
            ("Document", "para. 999")
        ] * 3
        assert [one.from_actor == read for one in relations] == [True] * 3 + [False] * 3
        assert [one.to_actor == read for one in relations] == [False] * 3 + [True] * 3
        assert {one.excerpts[0].citation for one in relations} == {"para. 999"}


def test_mandates_for_profile_in_the_order_of_entry():
    actor = make.actor()
    for position, summary in [(2, "third"), (0, "first"), (1, "second")]:
        make.mandate(actor=actor, summary=summary, position=position)
    assert [str(mandate) for mandate in actor.mandates.for_profile()] == ["first", "second", "third"]


def test_mandates_for_year_whatever_their_precision():
    for date in ("2008-02-22", "2009", "2008", "2008-02", "1997", None):
        make.mandate(date=date)
    make.mandate(date="2008", actor=make.actor(status=Status.DRAFT))
    assert [str(mandate.date) for mandate in Mandate.objects.for_year(2008)] == ["2008", "2008-02", "2008-02-22"]


def test_mandates_for_document_by_name_of_the_actor():
    document = make.document()
    for name, status in [("B", "published"), ("A", "published"), ("C", "draft")]:
        make.mandate(document=document, actor=make.actor(name=name, status=status))
    assert [mandate.actor.name for mandate in document.mandates.for_document()] == ["A", "B"]


@pytest.mark.parametrize("side", ["from_actor", "to_actor"])
@pytest.mark.parametrize(("status", "count"), [("draft", 0), ("in_review", 0), ("published", 1)])
def test_relations_public_where_both_actors_are(side, status, count):
    make.relation(**{side: make.actor(status=status)})
    assert Relation.objects.public().count() == count


def test_relations_for_profile_by_verb_and_name(django_assert_num_queries):
    office = make.actor(name="Office")
    for verb, name in [("supports", "B"), ("supports", "A"), ("informs", "C")]:
        make.relation(from_actor=office, verb=verb, to_actor=make.actor(name=name))
    with django_assert_num_queries(2):
        read = [(one.claim, one.excerpts[0].citation) for one in office.relations.for_profile()]
    assert [claim for claim, _ in read] == ["informs C", "supports A", "supports B"]


def test_mentions_for_profile_as_printed(django_assert_num_queries):
    actor = make.actor(name="UNICEF")
    for kind, number in [("footnote", 1), ("paragraph", 10), ("paragraph", 9), ("summary", 1)]:
        passage = make.passage(kind=kind, number=number, text="UNICEF leads.")
        make.mention(actor=actor, passage=passage)
    with django_assert_num_queries(1):
        read = [(one.passage.citation, one.passage.report.slug) for one in actor.mentions.for_profile()]
    assert [citation for citation, _ in read] == ["summary", "para. 9", "para. 10", "fn. 1"]


def test_mentions_for_profile_in_published_reports_by_date():
    actor = make.actor(name="UNICEF")
    for year, status in [(2013, "published"), (2012, "published"), (2014, "draft")]:
        report = make.report(date=datetime.date(year, 8, 1), status=status)
        make.mention(actor=actor, passage=make.passage(report=report, text="UNICEF leads."))
    assert [mention.passage.report.date.year for mention in Mention.objects.for_profile()] == [2012, 2013]


def test_names_public_with_their_actors(django_assert_num_queries):
    for name, status in [("b", "published"), ("a", "published"), ("c", "draft")]:
        make.name(name=name, actor=make.actor(name=name.upper(), status=status))
    with django_assert_num_queries(1):
        assert [(str(name), name.actor.name) for name in ActorName.objects.public()] == [("a", "A"), ("b", "B")]
