"""What was typed becomes words, phrases and what must not occur; bounded, whatever it is."""

import pytest

from browse.search.query import MOST, parse
from tests.browse.search.questions import ALL


def read(typed: str) -> tuple[list[str], list[str]]:
    """What is wanted and what is excluded, each unit as its folded words."""
    query = parse(typed)
    wanted, excluded = (
        [" ".join(token.word for token in unit.tokens) for unit in units] for units in (query.wanted, query.excluded)
    )
    return wanted, excluded


@pytest.mark.parametrize(
    ("typed", "wanted", "excluded"),
    [
        ("law reform", ["law", "reform"], []),
        ('"law reform"', ["law reform"], []),
        ("“law reform” girls", ["law reform", "girls"], []),
        ('"law reform', ["law reform"], []),
        ('law "', ["law"], []),
        ("law -reform", ["law"], ["reform"]),
        ('law -"armed conflict"', ["law"], ["armed conflict"]),
        ("law −reform", ["law"], ["reform"]),
        ("law - reform", ["law", "reform"], []),
        ("-law", [], ["law"]),
        ("UN-Women", ["un women"], []),
        ("A/HRC/16/56", ["a hrc 16 56"], []),
        ("the rights of the child", ["rights", "child"], []),
        ('"rights of the child"', ["rights of the child"], []),
        ("the", ["the"], []),
        ("law law LAW", ["law"], []),
        ("child children", ["child"], []),
        ("l\u00adaw", ["law"], []),
        ("👍", [], []),
        ("", [], []),
    ],
)
def test_parts_of_a_query(typed, wanted, excluded):
    assert read(typed) == (wanted, excluded)


@pytest.mark.parametrize("typed", ALL, ids=lambda typed: repr(typed[:30]))
def test_any_query_is_bounded_and_reads_the_same_again(typed):
    query = parse(typed)
    assert sum(len(unit.tokens) for unit in (*query.wanted, *query.excluded)) <= MOST
    assert parse(query.text) == query
    for unit in (*query.wanted, *query.excluded):
        assert 0 <= unit.start < unit.end <= len(query.text)


def test_what_is_left_out_is_said():
    assert not parse("law reform").cut
    assert parse(" ".join(f"w{number}" for number in range(MOST + 1))).cut


@pytest.mark.parametrize(
    ("typed", "exact"),
    [("Para. 19", "para 19"), ('"UNICEF"', "unicef"), ("66/138", "66 138"), ("UNICEF -law", ""), ("👍", "")],
)
def test_exact_name(typed, exact):
    assert parse(typed).exact == exact


def test_text_without_a_unit():
    query = parse('law -police "armed conflict"')
    assert query.text_without(query.excluded) == 'law "armed conflict"'
    assert query.text_without(query.wanted[1:]) == "law -police"
