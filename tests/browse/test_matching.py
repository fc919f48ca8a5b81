"""Finding names in a text: whole words, the longest first, whichever apostrophe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browse.matching import Matcher, tokens

NAMES = [
    ("Working Group", "a working group"),
    ("Child Protection Working Group", "the Working Group"),
    ("Child Protection", "child protection"),
    ("UNICEF", "UNICEF"),
    ("United Nations Children's Fund", "UNICEF"),
    ("UN", "United Nations"),
    ("Côte d’Ivoire", "Côte d'Ivoire"),
    ("UN-Women", "UN-Women"),
    ("Zero under 18 (campaign)", "campaign"),
]


def found(text: str, names=NAMES) -> list[tuple[str, str]]:
    """The names in a text, as printed there, with what they name."""
    return [(text[start:end], named) for start, end, named in Matcher(names).find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Child Protection Working Group met.", [("Child Protection Working Group", "the Working Group")]),
        (
            "Child Protection, then a Working Group",
            [("Child Protection", "child protection"), ("Working Group", "a working group")],
        ),
        ("UNICEF and UNICEF", [("UNICEF", "UNICEF"), ("UNICEF", "UNICEF")]),
        ("(UNICEF), “UNICEF”, UNICEF’s", [("UNICEF", "UNICEF")] * 3),
        ("UNICEFs, xUNICEF, unicef, UNICEF2", []),
        ("United Nations Children’s Fund", [("United Nations Children’s Fund", "UNICEF")]),
        ("United Nations Children's Fund", [("United Nations Children's Fund", "UNICEF")]),
        ("Côte d'Ivoire; Côte d’Ivoire", [("Côte d'Ivoire", "Côte d'Ivoire"), ("Côte d’Ivoire", "Côte d'Ivoire")]),
        ("UN-Women is not UN", [("UN-Women", "UN-Women"), ("UN", "United Nations")]),
        ("Child  Protection\nWorking Group", [("Child  Protection\nWorking Group", "the Working Group")]),
        ("Child Protection Working", [("Child Protection", "child protection")]),
        ("Zero under 18 (campaign)", [("Zero under 18 (campaign)", "campaign")]),
        ("", []),
    ],
)
def test_names_are_found_as_a_reader_finds_them(text, names):
    assert found(text) == names


def test_of_two_equal_names_the_first_counts():
    assert found("A", [("A", "first"), ("A", "second")]) == [("A", "first")]
    assert found("A's", [("A’s", "first"), ("A's", "second")]) == [("A's", "first")]


def test_name_without_a_word_is_never_found():
    assert found("a . b", [("", "nothing"), ("  ", "nothing")]) == []


words = st.lists(st.sampled_from(["a", "b", "c", "d'e", "-"]), min_size=1, max_size=8).map(" ".join)


@given(words, st.lists(words, max_size=5))
def test_found_names_stand_there_and_never_overlap(text, names):
    end = 0
    for start, stop, named in Matcher((name, name) for name in names).find(text):
        assert start >= end
        assert tokens(text[start:stop]) == tokens(named)
        end = stop


def test_finding_takes_time_in_proportion_to_the_text():
    """No name makes a text dear to read."""
    matcher = Matcher((" ".join(["a"] * length), length) for length in range(1, 40))
    assert [named for _start, _end, named in matcher.find(" ".join(["a"] * 39 * 500))] == [39] * 500
