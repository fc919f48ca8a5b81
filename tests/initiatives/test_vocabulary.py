"""The vocabularies of initiatives: every member has its part, its plural, or its words from the other side."""

import pytest

from initiatives.vocabulary import (
    DocumentRole,
    InitiativeKind,
    LinkVerb,
    Part,
    Recurrence,
    ResultKind,
    Role,
    Scope,
    Stage,
)

# Who acts together: the design's “leads, chairs, organizes, hosts or authors” and “partners, supports, funds or
# contributes”; who serves as secretariat helps.
PARTS = {
    Part.LEADS: {"chair", "co-chair", "lead", "co-lead", "organizer", "host", "author"},
    Part.HELPS: {"secretariat", "partner", "supporter", "funder", "contributor"},
    Part.SIGNS: {"party"},
    Part.SITS: {"founding-member", "member", "participant"},
    Part.NONE: {"initiator", "beneficiary", "addressee"},
}

COUNTED = {
    "mechanism": ("1 mechanism", "2 mechanisms"),
    "cooperation": ("1 cooperation", "2 cooperations"),
    "campaign": ("1 campaign", "2 campaigns"),
    "mission": ("1 mission", "2 missions"),
    "consultation": ("1 consultation", "2 consultations"),
    "event": ("1 event", "2 events"),
    "statement": ("1 statement", "2 statements"),
    "report": ("1 report", "2 reports"),
    "data": ("1 data collection", "2 data collections"),
    "standard": ("1 standard or commitment", "2 standards and commitments"),
    "guidance": ("1 piece of guidance", "2 pieces of guidance"),
    "training": ("1 training", "2 trainings"),
    "programme": ("1 programme", "2 programmes"),
    "law": ("1 law or policy", "2 laws and policies"),
    "plan": ("1 plan", "2 plans"),
}


def test_roles_each_have_one_part_in_collaboration():
    assert {part: {role.value for role in Role if role.part == part} for part in Part} == PARTS


def test_kinds_counted_in_words():
    assert {kind.value: (kind.counted(1), kind.counted(2)) for kind in InitiativeKind} == COUNTED
    assert InitiativeKind.MISSION.counted(0) == "0 missions"


@pytest.mark.parametrize("kind", InitiativeKind)
def test_kind_as_a_heading_is_the_plural_that_counting_uses(kind):
    if kind is not InitiativeKind.GUIDANCE:  # which has none, and is counted in pieces
        assert kind.plural.lower() == kind.counted(2).removeprefix("2 ")
    assert kind.plural[0].isupper()


def test_roles_as_headings():
    irregular = {
        Role.PARTY: "Parties",
        Role.BENEFICIARY: "Beneficiaries",
        Role.SECRETARIAT: "Secretariat",
    }
    assert {role: role.plural for role in Role} == {role: irregular.get(role, f"{role.label}s") for role in Role}


def test_links_from_the_other_side():
    assert {verb.value: verb.inverse for verb in LinkVerb} == {
        "produced": "produced by",
        "informed": "informed by",
        "followed-up": "followed up by",
        "promotes": "promoted by",
        "marks": "marked by",
    }


def test_documents_from_the_other_side():
    assert {role.value: role.inverse for role in DocumentRole} == {
        "outcome": "outcome of",
        "basis": "basis of",
        "promotes": "promoted by",
        "describes": "describes",
    }


@pytest.mark.parametrize(
    "vocabulary", [InitiativeKind, Recurrence, Stage, Scope, Part, Role, DocumentRole, LinkVerb, ResultKind]
)
def test_members_are_told_apart_by_their_labels(vocabulary):
    assert len(set(vocabulary.labels)) == len(vocabulary)
    assert all(vocabulary.labels)
