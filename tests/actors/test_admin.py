"""The admin of actors: names lead to mentions, facts need evidence, and names identify one actor."""

import pytest

from actors.models import Actor, ActorName, Mandate, Mention, Relation
from browse import versions
from sources.models import Passage
from tests import factories as make
from tests.admin import address, errors, form_of, saved, send
from tests.markup import Page

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


def refound(client, fund) -> list[str]:
    """What is found of an actor's names after another write has everything found anew."""
    saved(client, fund, summary="Anew.", _why="Test")
    return mentions(fund)


def test_found_mention_that_is_deleted_is_not_found_again(admin_client, client, fund):
    saved(admin_client, fund, acronym="CF", _why="Test")
    first = fund.mentions.filter(found=True).order_by("start")[1]
    assert first.text == "CF"
    admin_client.post(address(Mention, "delete", first.pk), {"post": "yes", "_why": "Names another."})
    assert refound(admin_client, fund) == ["Children's Fund", "CF"]
    refused = Mention.objects.get(refused=True)
    assert (refused.start, refused.found) == (first.start, False)
    page = Page(client.get("/actors/fund/"))
    assert "2 places in the report name it" in page.text
    # Whoever thinks better of it deletes the refusal.
    admin_client.post(address(Mention, "delete", refused.pk), {"post": "yes", "_why": "It does name it."})
    assert refound(admin_client, fund) == ["Children's Fund", "CF", "CF"]


def test_found_mentions_that_are_deleted_together_are_refused(admin_client, fund):
    saved(admin_client, fund, acronym="CF", _why="Test")
    chosen = [mention.pk for mention in fund.mentions.filter(found=True)]
    fields = {"action": "delete_selected", "_selected_action": chosen, "post": "yes", "_why": "None of them."}
    admin_client.post(address(Mention, "changelist"), fields)
    assert refound(admin_client, fund) == []
    assert fund.mentions.filter(refused=True).count() == 3


def test_found_mention_that_is_changed_is_an_entered_one(admin_client, fund):
    saved(admin_client, fund, _why="Test")
    mention = fund.mentions.get()
    assert saved(admin_client, mention, note="Says so.", _why="Test") == 1
    assert (mention.found, mention.note, mention.text) == (False, "Says so.", "Children's Fund")
    assert refound(admin_client, fund) == []
    assert fund.mentions.count() == 1


def test_found_mention_saved_as_it_stands_stays_found(admin_client, fund):
    saved(admin_client, fund, _why="Test")
    mention = fund.mentions.get()
    saved(admin_client, mention, _why="Test")
    assert mention.found


def test_mention_is_entered_as_a_line_beside_its_actor(admin_client, fund):
    row = {
        "mentions-TOTAL_FORMS": "1", "mentions-0-id": "", "mentions-0-actor": fund.pk,
        "mentions-0-start": "para 1: the Committee", "mentions-0-attribution": "resolved",
    }  # fmt: skip
    assert saved(admin_client, fund, **row, _why="Test") == 1
    mention = fund.mentions.get(found=False)
    assert (mention.text, mention.attribution) == ("the Committee", "resolved")
    row = form_of(admin_client, Actor, fund) | {"mentions-0-start": "para 1: the Commission", "_why": "Test"}
    (error,) = errors(send(admin_client, Actor, fund, row))
    assert error.startswith("start: para 1 does not say “the Commission”.")
    row |= {"mentions-0-start": "para 1: CF\npara 1: Committee"}
    assert errors(send(admin_client, Actor, fund, row)) == ["start: One line is enough."]


def test_same_mention_twice_is_refused(admin_client, fund):
    make.mention("Committee", actor=fund, passage=Passage.objects.get())
    fields = form_of(admin_client, Mention) | {
        "actor": fund.pk, "start": "para 1: Committee", "attribution": "stated", "_why": "Test",
    }  # fmt: skip
    assert errors(send(admin_client, Mention, None, fields))


def test_refused_mention_does_not_keep_another_actor_from_being_found(admin_client, fund):
    make.mention("Children's Fund", actor=make.actor(name="Other"), passage=Passage.objects.get(), refused=True)
    assert refound(admin_client, fund) == ["Children's Fund"]
