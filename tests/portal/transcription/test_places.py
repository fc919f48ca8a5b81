"""Places and quotes: how files name a passage and words in it."""

import pytest

from portal.transcription.places import Place, Span, Texts
from portal.transcription.quotes import find, order, short, wrong

TEXTS = Texts(
    [("r para 1", "One two.[^3] One two; three. Four."), ("r fn 3", "See No. 5. Two."), ("r summary", "Sum.")]
)


@pytest.mark.parametrize("code", ["para 19", "fn 8", "summary", "other-2014 para 3", "other-2014 summary"])
def test_place_is_named_as_it_was(code):
    place = Place.parse(code, "r")
    assert place is not None
    assert place.code("r") == code


@pytest.mark.parametrize("code", ["", "para", "para 0", "para 01", "para x", "fn", "summary 1", "a b para 1", "para ٣"])
def test_place_is_none_for_other_texts(code):
    assert Place.parse(code, "r") is None


def test_places_order_as_printed():
    codes = ["summary", "para 2", "para 10", "fn 1", "fn 12"]
    backwards = codes[::-1]
    assert sorted(backwards, key=lambda code: Place.parse(code, "r") or ()) == codes


def test_find_counts_in_the_text_without_calls():
    assert find({"at": "r para 1", "quote": "One two", "occurrence": "2"}, TEXTS) == Span(9, 16)
    assert find({"at": "r para 1", "quote": "One two", "occurrence": "3"}, TEXTS) is None
    assert find({"at": "r para 1", "quote": "two. One"}, TEXTS) == Span(4, 12)
    assert TEXTS.starts("r para 1", "two") == [4, 13]
    assert Texts([("r para 1", "aaa")]).starts("r para 1", "aa") == [0, 1]


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ({"at": "r para 1", "quote": "One two."}, ""),
        ({"at": "r fn 3", "quote": "See No. 5."}, ""),
        ({"at": "r para 1", "quote": "One two", "occurrence": "3"}, "r para 1 has “One two” 2 times."),
        ({"at": "r para 1", "quote": "One  two"}, "r para 1 does not say “One  two”: it differs from “ two” on."),
        ({"at": "r para 1", "quote": "two. One"}, "“two. One” runs over more than one sentence of r para 1."),
        ({"at": "r para 9", "quote": "One"}, "There is no r para 9."),
    ],
)
def test_wrong_says_what_is_wrong_with_a_quote(quote, reason):
    assert wrong(quote, TEXTS) == reason


def test_order_is_that_of_the_text():
    quotes = [
        {"at": "r summary", "quote": "Sum"},
        {"at": "r para 1", "quote": "One two"},
        {"at": "r para 1", "quote": "One two; three"},
        {"at": "r fn 3", "quote": "Two"},
    ]
    backwards = quotes[::-1]
    assert sorted(backwards, key=lambda quote: order(quote, TEXTS)) == quotes


def test_short_says_which_occurrence_only_where_there_are_several():
    assert short({"at": "r para 1", "quote": "Four"}, "r", TEXTS) == {"at": "para 1", "quote": "Four"}
    several = {"at": "para 1", "quote": "One two", "occurrence": "1"}
    assert short({"at": "r para 1", "quote": "One two"}, "r", TEXTS) == several
    assert short({"at": "r fn 3", "quote": "Two"}, "s", TEXTS) == {"at": "r fn 3", "quote": "Two"}
