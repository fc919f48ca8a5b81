"""The transcription is sound, complete and canonical."""

from __future__ import annotations

from pathlib import Path

import pytest

from actors.models import Actor
from browse import versions
from initiatives.models import Initiative
from portal.transcription.agreement import agreement, shown
from portal.transcription.counting import counts
from portal.transcription.coverage import coverage
from portal.transcription.exporting import written
from portal.transcription.merging import Fate
from portal.transcription.seeding import seed
from sources.models import Excerpt, Theme
from sources.vocabulary import PassageKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTATION = FIXTURES.parent / "docs" / "transcription.md"


def test_fixtures_are_in_canonical_form():
    """`manage.py seed`, then `manage.py export`, changes no byte."""
    files = {
        path.relative_to(FIXTURES).as_posix(): path.read_text()
        for path in FIXTURES.rglob("*.yaml")
        if path.parent.name != "readings"
    }
    exported = written()
    assert exported.keys() == files.keys()
    assert [name for name in files if files[name] != exported[name]] == []


def test_fixtures_loaded_again_change_nothing(django_assert_max_num_queries):
    before = versions.current()
    with django_assert_max_num_queries(60):  # however many records there are
        plan = seed(FIXTURES)
    assert {decision.fate for decision in plan.decisions} == {Fate.UNCHANGED}
    assert versions.current() == before


def test_every_passage_supports_a_record_or_says_why_not():
    assert [passage.place for passage in coverage() if not passage.accounted] == []


def test_no_passage_that_supports_a_record_says_why_not():
    assert [passage.place for passage in coverage() if passage.records and passage.reason] == []


def test_every_excerpt_is_verbatim_and_within_a_sentence():
    for excerpt in Excerpt.objects.select_related("passage"):
        excerpt.clean()


def test_nearly_all_sentences_are_quoted_and_the_rest_say_why_not():
    """Of paragraphs 3 to 69, the introduction and the conclusions left out."""
    passages = [p for p in coverage() if p.place.kind == PassageKind.PARAGRAPH and 3 <= p.place.number <= 69]
    quoted = sum(len(passage.quoted) for passage in passages)
    bare = [(passage, sentence) for passage in passages for sentence in passage.unquoted]
    assert quoted >= 0.95 * (quoted + len(bare))
    unsaid = [s for passage, s in bare if not passage.reason and s not in passage.set_aside]
    assert unsaid == []


def test_no_sentence_that_supports_a_fact_says_why_not():
    assert [s for passage in coverage() for s in passage.quoted if s in passage.set_aside] == []


def test_every_reason_is_given_once():
    reasons = [reason for passage in coverage() for reason in (passage.reason, *passage.set_aside.values()) if reason]
    assert sorted(set(reasons)) == sorted(reasons)


def test_counts_are_those_of_the_documentation():
    """`manage.py seed` prints them, docs/transcription.md states them."""
    assert counts() in DOCUMENTATION.read_text(encoding="utf-8")


def test_agreement_of_the_two_readings_is_that_of_the_documentation():
    rows = agreement(FIXTURES / "readings")
    assert shown(rows) in DOCUMENTATION.read_text(encoding="utf-8")
    assert all(row.both for row in rows)


@pytest.mark.parametrize("model", [Actor, Initiative])
def test_every_record_has_a_summary(model):
    assert list(model.objects.filter(summary="").values_list("slug", flat=True)) == []


def test_every_theme_is_used():
    assert list(Theme.objects.filter(initiatives=None).values_list("slug", flat=True)) == []


def test_every_actor_does_something_or_is_mentioned():
    """Each has a role, a relation, a mandate, a part, a result, or is named where it did nothing of its own."""
    idle = Actor.objects.filter(
        participations=None, relations=None, inverse_relations=None, mandates=None, mentions=None,
        children=None, results=None, mechanism=None,
    )  # fmt: skip
    assert list(idle.values_list("slug", flat=True)) == []
