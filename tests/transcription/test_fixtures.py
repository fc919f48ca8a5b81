"""The transcription is sound, complete and canonical."""

from __future__ import annotations

from pathlib import Path

import pytest

from actors.models import Actor
from browse import versions
from initiatives.models import Initiative
from portal.transcription.coverage import coverage
from portal.transcription.exporting import written
from portal.transcription.merging import Fate
from portal.transcription.seeding import seed
from sources.models import Excerpt, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real")]

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_fixtures_are_in_canonical_form():
    """`manage.py seed`, then `manage.py export`, changes no byte."""
    files = {path.relative_to(FIXTURES).as_posix(): path.read_text() for path in FIXTURES.rglob("*.yaml")}
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
