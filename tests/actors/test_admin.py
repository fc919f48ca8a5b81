"""The admin of actors: names lead to mentions, facts need evidence, and names identify one actor."""

import pytest

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from browse import versions
from tests import factories as make
from tests.admin import errors, form_of, saved, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    """An actor that a passage names by a name that is not entered yet."""
    make.passage(text="The Children's Fund (CF) met the Committee. CF reported.")
    return make.actor(name="Children's Fund", slug="fund")


def mentions(actor: Actor) -> list[str]:
    """The words that name an actor, as found."""
    return [mention.text for mention in actor.mentions.filter(found=True).order_by("start")]


def test_mentions_follow_the_names_of_an_actor(admin_client, fund):
    assert saved(admin_client, fund) == 1
    assert mentions(fund) == ["Children's Fund"]
    assert saved(admin_client, fund, acronym="CF") == 1
    assert mentions(fund) == ["Children's Fund", "CF", "CF"]
    assert saved(admin_client, fund, name="Fund for Children", acronym="") == 1
    assert mentions(fund) == []


def test_mentions_follow_a_new_actor(admin_client, fund):
    fields = form_of(admin_client, Actor) | {"name": "Committee", "slug": "committee", "kind": "treaty-body"}
    assert send(admin_client, Actor, None, fields).status_code == 302
    assert mentions(Actor.objects.get(slug="committee")) == ["Committee"]


def test_mentions_follow_a_name_entered_beside_its_actor(admin_client, fund):
    added = {
        "names-TOTAL_FORMS": "1",
        "names-0-name": "CF",
        "names-0-position": "0",
        "names-0-id": "",
        "names-0-actor": fund.pk,
    }
    assert saved(admin_client, fund, **added) == 1
    assert mentions(fund) == ["Children's Fund", "CF", "CF"]


def test_mentions_follow_a_name_of_its_own_page(admin_client, fund):
    fields = form_of(admin_client, ActorName) | {"actor": fund.pk, "name": "CF"}
    before = versions.current().number
    assert send(admin_client, ActorName, None, fields).status_code == 302
    assert versions.current().number == before + 1
    assert mentions(fund) == ["Children's Fund", "CF", "CF"]
    saved(admin_client, ActorName.objects.get(), ambiguous="on")
    assert mentions(fund) == ["Children's Fund"]


def test_mention_by_hand_stays_when_names_change(admin_client, fund):
    by_hand = make.mention("Committee", actor=fund, passage=fund._meta.apps.get_model("sources.Passage").objects.get())
    saved(admin_client, fund, acronym="CF")
    assert Mention.objects.get(pk=by_hand.pk).found is False
    assert mentions(fund) == ["Children's Fund", "CF", "CF"]


@pytest.mark.parametrize("record", [make.mandate, make.relation])
def test_fact_without_evidence_is_refused(admin_client, record):
    fact = record()
    model = type(fact)
    before = versions.current().number
    response = send(admin_client, model, fact, form_of(admin_client, model, fact) | {"evidence": []})
    assert errors(response) == ["evidence: This field is required."]
    assert versions.current().number == before
    assert fact.evidence.count() == 1


def test_mandate_beside_its_actor_needs_evidence_too(admin_client, fund):
    mandate = make.mandate(actor=fund)
    fields = form_of(admin_client, Actor, fund)
    assert fields["mandates-0-id"] == [f"{mandate.pk}"]
    response = send(admin_client, Actor, fund, fields | {"mandates-0-evidence": []})
    assert errors(response) == ["evidence: This field is required."]
    assert Mandate.objects.get().evidence.count() == 1


def test_name_of_another_is_refused(admin_client, fund):
    other = make.actor(name="Committee", acronym="CRC")
    for changes in ({"name": "Committee"}, {"acronym": "CRC"}):
        assert errors(send(admin_client, Actor, fund, form_of(admin_client, Actor, fund) | changes))
    fields = form_of(admin_client, ActorName) | {"actor": fund.pk, "name": "CRC"}
    assert errors(send(admin_client, ActorName, None, fields)) == [f"name: “CRC” already names {other}."]


def test_relation_that_says_again_what_is_part_of_what_is_refused(admin_client, fund):
    unit = make.actor(parent=fund)
    relation = make.relation(from_actor=unit)
    fields = form_of(admin_client, Relation, relation) | {"to_actor": fund.pk}
    assert [error.partition(":")[0] for error in errors(send(admin_client, Relation, relation, fields))] == ["to_actor"]


def test_circle_of_parents_is_refused(admin_client, fund):
    unit = make.actor(parent=fund)
    response = send(admin_client, Actor, fund, form_of(admin_client, Actor, fund) | {"parent": unit.pk})
    assert errors(response) == ["parent: An actor cannot be part of itself."]
