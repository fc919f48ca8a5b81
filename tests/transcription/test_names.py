"""Who is named in a sentence that proves a fact has a part in it, or is a mere mention, and why stands here."""

from __future__ import annotations

from collections import defaultdict

import pytest

from actors.models import Mandate, Mention, Relation
from initiatives.models import Initiative, Result
from sources.models import Excerpt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

# Passage and actor: what the actor is to the facts of the sentence, if it has no part in them.
MERE_MENTIONS: dict[tuple[str, str], str] = {
    ("para. 3", "unhcr"): "listed among the major actors whom the report examines",
    ("para. 3", "ilo"): "listed among the major actors whom the report examines",
    ("para. 3", "specialized-agencies-and-funds"): "listed among the major actors whom the report examines",
    ("para. 3", "departments-and-offices-of-the-secretariat"): "listed among the major actors whom the report examines",
    ("para. 3", "peacekeeping-operations"): "listed among the major actors whom the report examines",
    ("para. 3", "special-political-missions"): "listed among the major actors whom the report examines",
    ("para. 3", "committee-on-the-rights-of-the-child"): "listed among the major actors whom the report examines",
    (
        "para. 3",
        "special-procedures-of-the-human-rights-council",
    ): "listed among the major actors whom the report examines",
    ("para. 3", "special-rapporteur-sale-of-children"): "listed among the major actors whom the report examines",
    ("para. 5", "inter-agency-standing-committee"): "in the names of its bodies",
    ("para. 5", "global-protection-cluster"): "the whole of which the Working Group is a part",
    (
        "para. 9",
        "general-assembly",
    ): "in the name of its resolution, and as whom the Special Representative reports to, which other sentences prove",
    ("para. 10", "general-assembly"): "made the request that the two Special Representatives cooperate",
    ("para. 11", "ilo"): "in the name of its conventions",
    ("para. 12", "general-assembly"): "in the names of its resolutions",
    ("para. 12", "ilo"): "in the name of its Convention",
    ("para. 17", "child-protection-working-group"): "on whose behalf UNICEF leads; no part of its own is stated",
    ("para. 26", "united-nations-treaty-bodies"): "the kind of body to which the Committee belongs",
    ("para. 35", "general-assembly"): "received the report that the event rests on",
    ("para. 49", "security-council"): "in the name of its resolution",
    ("para. 53", "member-states"): "where surveys are promoted",
    (
        "para. 56",
        "department-of-economic-and-social-affairs",
    ): "the department to which the Population Division belongs",
    ("para. 62", "ohchr"): "held the consultation jointly; the sentence also proves other topics",
    (
        "para. 62",
        "special-rapporteur-sale-of-children",
    ): "prepared the joint report; the sentence also proves the consultation",
    ("para. 64", "peacekeeping-operations"): "where those who are trained serve",
    ("para. 66", "ilo"): "in the name of its conventions",
    ("para. 69", "general-assembly"): "around whose debate the round tables were held",
    ("para. 69", "member-states"): "whose experiences the round tables were to spread",
    ("fn. 6", "secretary-general"): "was asked to appoint the Special Representative",
    ("fn. 6", "general-assembly"): "made the requests",
}


def subjects() -> dict[Excerpt, set[int]]:
    """The actors that have a part in the records that rest on each excerpt, by number."""
    found: dict[Excerpt, set[int]] = defaultdict(set)
    for initiative in Initiative.objects.prefetch_related(
        "evidence", "links__evidence", "participations__evidence", "results__evidence", "results__actors"
    ):
        results = list(initiative.results.all())
        who = {part.actor_id for part in initiative.participations.all()} | {initiative.body_id}
        who |= {actor.pk for result in results for actor in result.actors.all()}
        for fact in (initiative, *initiative.links.all(), *initiative.participations.all(), *results):
            for excerpt in fact.evidence.all():
                found[excerpt] |= who
    for result in Result.objects.filter(initiative=None).prefetch_related("evidence", "actors"):
        for excerpt in result.evidence.all():
            found[excerpt] |= {actor.pk for actor in result.actors.all()}
    for mandate in Mandate.objects.prefetch_related("evidence"):
        for excerpt in mandate.evidence.all():
            found[excerpt].add(mandate.actor_id)
    for relation in Relation.objects.prefetch_related("evidence"):
        for excerpt in relation.evidence.all():
            found[excerpt] |= {relation.from_actor_id, relation.to_actor_id}
    return found


def mere_mentions() -> set[tuple[str, str]]:
    """Passage and actor, where an actor is named in a sentence and has no part in what it proves."""
    named = defaultdict(list)
    for mention in Mention.objects.select_related("passage", "actor"):
        named[mention.passage_id].append(mention)
    return {
        (mention.passage.citation, mention.actor.slug)
        for excerpt, who in subjects().items()
        for mention in named[excerpt.passage_id]
        if excerpt.start <= mention.start and mention.end <= excerpt.end and mention.actor_id not in who
    }


def test_every_name_in_a_proof_has_a_part_in_it_or_is_listed():
    assert mere_mentions() == MERE_MENTIONS.keys()


def test_every_mere_mention_says_what_the_actor_is_there():
    assert all(MERE_MENTIONS.values())
