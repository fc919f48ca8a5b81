"""The vocabularies of actors: every member has its family, or its words from both sides."""

import pytest

from actors.vocabulary import Act, ActorKind, Family, Verb

FAMILIES = {
    Family.AGENCIES: {"un-entity", "specialized-agency"},
    Family.SECRETARIAT: {"secretariat", "field-presence", "inter-agency"},
    Family.EXPERTS: {"representative", "treaty-body", "special-procedure"},
    Family.ORGANS: {"organ", "regional"},
    Family.GOVERNMENTS: {"government"},
    Family.CIVIL: {"civil-society", "research"},
}


def test_kinds_each_belong_to_one_family():
    assert {family: {kind.value for kind in ActorKind if kind.family == family} for family in Family} == FAMILIES


def test_verbs_from_the_other_side():
    assert {verb.value: verb.inverse for verb in Verb} == {
        "established-by": "established",
        "mandated-by": "mandates",
        "reports-to": "receives reports from",
        "informs": "informed by",
        "supports": "supported by",
        "secretariat-for": "has as secretariat",
        "takes-part-in": "its work is joined by",
        "cooperates-with": "cooperates with",
    }


def test_verbs_that_join_two_who_act_together():
    assert {verb.value for verb in Verb if verb.joins} == {"informs", "supports", "secretariat-for", "cooperates-with"}


@pytest.mark.parametrize("vocabulary", [Family, ActorKind, Act, Verb])
def test_members_are_told_apart_by_their_labels(vocabulary):
    assert len(set(vocabulary.labels)) == len(vocabulary)
    assert all(vocabulary.labels)
