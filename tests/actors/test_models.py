"""Actors: one name identifies one; no circles; mandates and relations in words."""

import pytest
from django.core.exceptions import ValidationError

from actors.models import Actor, ActorName, Mention, Relation
from actors.vocabulary import Family
from tests import factories as make

pytestmark = pytest.mark.django_db


def refused(record):
    """What full_clean refuses of a record: the messages of each field."""
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    return refusal.value.message_dict


def test_actor_reads_by_name_and_shows_its_acronym():
    fund = make.actor(name="United Nations Children's Fund", acronym="UNICEF", slug="unicef")
    assert str(fund) == "United Nations Children's Fund"
    assert fund.short_name == "UNICEF"
    assert fund.get_absolute_url() == "/actors/unicef/"
    assert make.actor(name="Plan International").short_name == "Plan International"


def test_actor_bears_the_mark_of_its_family():
    actor = make.actor(kind="treaty-body")
    assert actor.family == Family.EXPERTS
    assert actor.family_label == "Representatives and experts"


def test_actor_part_of_another_stands():
    top = make.actor()
    middle = make.actor(parent=top)
    make.actor(parent=middle).full_clean()
    assert list(top.children.all()) == [middle]


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_actor_part_of_itself_is_refused(depth):
    top = lowest = make.actor()
    for _ in range(depth):
        lowest = make.actor(parent=lowest)
    top.parent = lowest
    assert "An actor cannot be part of itself." in refused(top)["parent"]


@pytest.mark.parametrize("field", ["name", "acronym"])
@pytest.mark.parametrize("taken", ["Children's Fund", "UNICEF", "the Fund for Children"])
def test_actor_with_a_name_that_identifies_another_is_refused(field, taken):
    fund = make.actor(name="Children's Fund", acronym="UNICEF")
    make.name(actor=fund, name="the Fund for Children")
    other = make.actor()
    setattr(other, field, taken)
    assert f"“{taken}” already names Children's Fund." in refused(other)[field]


def test_actor_with_an_ambiguous_name_of_another_stands():
    make.name(name="the Special Representative", ambiguous=True)
    make.actor(name="the Special Representative").full_clean()


def test_actor_with_its_own_names_stands():
    fund = make.actor(name="Children's Fund", acronym="UNICEF")
    make.name(actor=fund, name="the Fund for Children")
    fund.full_clean()
    for other in make.actor(), make.actor():
        other.full_clean()  # both without an acronym


def test_government_has_its_country_unless_it_is_a_group():
    make.government().full_clean()
    make.actor(kind="government", is_group=True, name="Member States").full_clean()


@pytest.mark.parametrize(
    "change", [{"country": None}, {"kind": "civil-society"}], ids=["no country", "a country of civil society"]
)
def test_government_without_its_country_is_refused(change):
    government = make.government()
    for field, value in change.items():
        setattr(government, field, value)
    assert set(refused(government)) == {"country"}


# Names


@pytest.mark.parametrize("taken", ["Children's Fund", "UNICEF", "the Fund for Children"])
def test_name_that_identifies_another_is_refused(taken):
    fund = make.actor(name="Children's Fund", acronym="UNICEF")
    make.name(actor=fund, name="the Fund for Children")
    name = ActorName(actor=make.actor(), name=taken)
    assert f"“{taken}” already names Children's Fund." in refused(name)["name"]


@pytest.mark.parametrize("taken", ["Children's Fund", "the Special Representative"])
def test_name_said_to_be_ambiguous_stands_beside_another(taken):
    make.name(actor=make.actor(name="Children's Fund"), name="the Special Representative", ambiguous=True)
    name = ActorName(actor=make.actor(), name=taken, ambiguous=True)
    name.full_clean()
    name.save()
    assert str(name) == taken


def test_names_of_an_actor_in_the_order_of_entry():
    actor = make.actor()
    for position, name in enumerate(["zeta", "alpha", "mu"]):
        make.name(actor=actor, name=name, position=position)
    assert [str(name) for name in actor.names.all()] == ["zeta", "alpha", "mu"]


# Mentions


def test_mention_shows_the_words_without_counting_calls():
    passage = make.passage(number=8, text="It began in 1997.[^5] UNICEF took part.")
    mention = make.mention(passage=passage, actor=make.actor(name="Children's Fund"), text="UNICEF")
    mention.full_clean()
    assert (mention.start, mention.end, mention.text) == (18, 24, "UNICEF")
    assert str(mention) == "Children's Fund, para. 8"


def test_mention_at_the_very_end_stands():
    passage = make.passage(text="It was led by UNICEF")
    make.mention("UNICEF", passage=passage).full_clean()


def test_mention_beyond_the_passage_is_refused():
    passage = make.passage(text="It was led by UNICEF[^1]")
    mention = make.mention("UNICEF", passage=passage)
    mention.end += 1
    assert refused(mention) == {"end": ["The passage ends before that."]}


def test_mention_left_blank_is_refused_field_by_field():
    assert set(refused(Mention())) == {"passage", "actor", "start", "end"}


def test_mention_without_its_end_is_refused():
    mention = Mention(passage=make.passage(), actor=make.actor(), start=0)
    assert set(refused(mention)) == {"end"}


# Mandates


@pytest.mark.parametrize(
    ("date", "claim"),
    [
        (None, "Mandate: Established"),
        ("1997", "Mandate: Established, 1997"),
        ("1946-12-11", "Mandate: Established, 11 December 1946"),
    ],
)
def test_mandate_says_what_was_done_and_when(date, claim):
    mandate = make.mandate(act="established", date=date, summary="The mandate was established.")
    mandate.full_clean()
    assert mandate.claim == claim
    assert mandate.record == mandate.actor
    assert str(mandate) == "The mandate was established."


# Relations


@pytest.fixture
def office():
    return make.actor(name="Office of the High Commissioner", acronym="OHCHR")


def test_relation_reads_from_both_sides(office):
    relation = make.relation(from_actor=office, verb="supports", to_actor=make.actor(name="the Committee"))
    relation.full_clean()
    assert str(relation) == "Office of the High Commissioner supports the Committee"
    assert relation.claim == "supports the Committee"
    assert relation.record == office


def test_relation_to_its_parent_is_refused(office):
    unit = make.actor(parent=office)
    for one, other in [(unit, office), (office, unit)]:
        refusal = refused(Relation(from_actor=one, verb="reports-to", to_actor=other))
        assert refusal == {"to_actor": ["That one is part of the other is said by “part of”."]}


def test_relation_between_parts_of_one_whole_stands(office):
    one, other = make.actor(parent=office), make.actor(parent=office)
    make.relation(from_actor=one, to_actor=other).full_clean()


def test_relation_to_itself_is_refused(office):
    assert set(refused(Relation(from_actor=office, verb="supports", to_actor=office))) == {"to_actor"}


def test_relation_left_blank_is_refused_field_by_field(office):
    assert set(refused(Relation())) == {"from_actor", "verb", "to_actor"}
    assert set(refused(Relation(from_actor=office, verb="supports"))) == {"to_actor"}
    assert set(refused(Relation(to_actor=office, verb="supports"))) == {"from_actor"}


def test_actor_deleted_takes_what_is_its_own():
    actor = make.actor()
    make.name(actor=actor)
    make.mandate(actor=actor)
    make.mention(actor=actor)
    make.relation(from_actor=actor)
    actor.delete()
    assert not ActorName.objects.exists()
    assert not Mention.objects.exists()
    assert not Relation.objects.exists()
    assert Actor.objects.count() == 1
