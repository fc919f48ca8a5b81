"""A misspelt word is told what it may have been."""

import pytest

from browse import versions
from browse.search.engine import engine
from browse.search.query import parse
from browse.search.spelling import Known, _letters, distance, neighbours, put_right


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("harmful", "harmful", 0),
        ("harmfull", "harmful", 1),
        ("chidl", "child", 1),
        ("violance", "violence", 1),
        ("voilance", "violence", 2),
        ("law", "war", 2),
        ("", "ab", 2),
    ],
)
def test_distance(one, other, far):
    assert distance(one, other, 2) == distance(other, one, 2) == far


def test_distance_of_what_is_far_is_more_than_asked_for():
    assert distance("collaboration", "mission", 2) > 2


def test_neighbours_are_the_nearest_alone_and_in_a_fixed_order():
    known = [Known(word, _letters(word)) for word in ("harmful", "harm", "farmful", "armful", "law", "war")]
    assert neighbours("harmfull", known) == ["harmful"]
    assert neighbours("larmful", known) == ["armful", "farmful", "harmful"]
    assert neighbours("harmful", known) == ["armful", "farmful"]
    assert neighbours("lew", known) == ["law"]
    assert neighbours("zzzzzz", known) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("harmfull", "harmful"),
        ("Violance against chidlren", "violence against children"),
        ('"law refrom" -unicef', '"law reform" -unicef'),
        ("collaberation", "collaboration"),
        ("qqqqqqqq", None),
        ("law reform", None),
        ("👍", None),
        ("-harmfull", None),
    ],
)
def test_query_is_put_right_where_that_finds_something(typed, better):
    found = put_right(parse(typed), engine(), versions.current())
    assert (found and found.text.casefold()) == better


@pytest.mark.django_db
@pytest.mark.usefixtures("unchanged")
def test_putting_right_asks_few_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        put_right(parse("violance chidlren harmfull refrom lwa"), engine(), versions.current())
