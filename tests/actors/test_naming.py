"""Finding actors by name in running text."""

from __future__ import annotations

import pytest

from actors.models import ActorName
from actors.naming import matcher
from tests import factories as make

pytestmark = pytest.mark.django_db

VIOLENCE = "Special Representative of the Secretary-General on Violence against Children"


@pytest.fixture(autouse=True)
def actors() -> None:
    """Actors whose names contain one another."""
    make.actor(name="Secretary-General", slug="sg")
    make.actor(name="United Nations Children's Fund", acronym="UNICEF", slug="unicef")
    make.actor(name="United Nations peacekeeping operations", slug="operations")
    representative = make.actor(name=VIOLENCE, slug="srsg")
    for name, ambiguous in [
        ("the Special Representative of the Secretary-General", True),
        ("the Special Representative", True),
        ("Special Representative on Violence against Children", False),
    ]:
        ActorName.objects.create(actor=representative, name=name, ambiguous=ambiguous)
    operations = make.actor(name="Operations division", slug="division")
    ActorName.objects.create(actor=operations, name="peacekeeping operations")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UNICEF and UNICEF's work", [("UNICEF", "unicef"), ("UNICEF", "unicef")]),
        ("the UNICEFs and PREUNICEF", []),
        ("unicef", []),
        ("The United Nations Children’s Fund.", [("United Nations Children’s Fund", "unicef")]),
        (f"the {VIOLENCE} met", [(VIOLENCE, "srsg")]),
        ("the Special Representative on Violence against Children", [(
            "Special Representative on Violence against Children", "srsg",
        )]),
        ("The Special Representative of the Secretary-General, together with others", []),
        ("the Special Representative met the Secretary-General", [("Secretary-General", "sg")]),
        ("Peacekeeping operations began", [("Peacekeeping operations", "division")]),
        ("United Nations peacekeeping operations", [("United Nations peacekeeping operations", "operations")]),
        ("", []),
    ],
)  # fmt: skip
def test_matcher_finds_whole_names_the_longest_first(text, found):
    assert [(text[each.start : each.end], each.named.slug) for each in matcher().find(text)] == found


def test_matcher_looks_only_for_the_actors_that_it_is_given():
    assert not list(matcher({}).find("UNICEF"))
