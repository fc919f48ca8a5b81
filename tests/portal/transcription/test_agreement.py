"""How far two readings agree."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.transcription.agreement import agreement

FIRST = """\
initiatives:
- slug: mission
  kind: mission
  start: 2012
  participants:
  - role: organizer
    actors: [unicef, unhcr]
- slug: only-here
  kind: event
results:
- slug: banned
  value: 34
  baseline: 16
mandates:
- {actor: unicef, act: established, document: resolution-57-i}
relations:
- {from: unicef, verb: reports-to, to: council}
"""
SECOND = """\
initiatives:
- slug: mission
  kind: event
  start: 2012
  end: 2013
  participants:
  - role: organizer
    actors: [unicef]
  - role: partner
    actors: [unhcr]
results:
- slug: banned
  value: 34
- slug: reached
mandates:
- {actor: unicef, act: established}
relations:
- {from: unicef, verb: reports-to, to: council}
"""


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    (tmp_path / "first.yaml").write_text(FIRST)
    (tmp_path / "second.yaml").write_text(SECOND)
    return tmp_path


def test_facts_are_compared_one_by_one(readings: Path):
    found = {row.what: (row.both, row.first, row.second) for row in agreement(readings)}
    assert found == {
        "Initiatives": (1, 1, 0),
        "Kind of those in both": (0, 1, 1),
        "Dates of those in both": (1, 0, 1),
        "Recurrence and stage of those in both": (0, 0, 0),
        "Actor in one of those in both, whatever the role": (2, 0, 0),
        "Actor in one of those in both, with the same role": (1, 1, 1),
        "Results": (1, 0, 1),
        "Figures and dates of those in both": (1, 1, 0),
        "Mandates: actor, act and document": (0, 1, 1),
        "Relations": (1, 0, 0),
    }


def test_share_is_of_what_either_says(readings: Path):
    shares = {row.what: row.share for row in agreement(readings)}
    assert shares["Initiatives"] == 50
    assert shares["Actor in one of those in both, with the same role"] == 33
    assert shares["Recurrence and stage of those in both"] == 0


def test_command_prints_a_table(readings: Path):
    out = StringIO()
    call_command("agreement", str(readings), stdout=out)
    assert out.getvalue().splitlines()[:3] == [
        "| What | In both | In the first only | In the second only | Agreement |",
        "|---|---|---|---|---|",
        "| Initiatives | 1 | 1 | 0 | 50 % |",
    ]


def test_command_says_what_is_missing_or_malformed(readings: Path, tmp_path: Path):
    (readings / "second.yaml").write_text("initiatives: [")
    with pytest.raises(CommandError, match=tmp_path.name):
        call_command("agreement", str(readings))
    (readings / "second.yaml").unlink()
    with pytest.raises(CommandError, match=r"second\.yaml"):
        call_command("agreement", str(readings))
