"""The analyser: words and terms, the same whatever the engine."""

import pytest

from browse.search.analysis import LONGEST, PLAIN, tokens, whole, words


def terms(text: str) -> list[str]:
    """The terms of a text."""
    return [token.term for token in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Children", "child"),
        ("children's", "child"),
        ("CHILDREN’S", "child"),
        ("women", "woman"),
        ("reforms", "reform"),
        ("reforming", "reformed"),
        ("organisation", "organization"),
        ("organised", "organizing"),
        ("labour", "labor"),
        ("programmes", "program"),
        ("ratification", "ratified"),
        ("trafficking", "traffic"),
        ("Côte", "cote"),
        ("Cote", "co\u0302te"),
        ("ﬁnance", "finance"),
    ],
)
def test_forms_of_one_word_have_one_term(one, other):
    assert terms(one) == terms(other)
    assert len(terms(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("universal", "law"), ("policy", "police"), ("1612", "1613"), ("عمل", "طفل")]
)
def test_other_words_have_other_terms(one, other):
    assert terms(one) != terms(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UN-Women", ["un", "women"]),
        ("A/HRC/16/56", ["a", "hrc", "16", "56"]),
        ("States’ and children's d'Ivoire", ["states", "and", "children", "d", "ivoire"]),
        ("10,000 (ten)", ["10", "000", "ten"]),
        ("snake_case", ["snake", "case"]),
        ("— … “” 👍", []),
        ("'s", ["s"]),
    ],
)
def test_words_of_a_text(text, expected):
    assert words(text) == expected
    assert whole(text) == " ".join(expected)


def test_places_are_those_of_the_text():
    text = "Côte d’Ivoire’s CHILDREN"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Côte", "d", "Ivoire", "CHILDREN"]
    assert [text[t.start : t.end] for t in tokens(text, 5, 13)] == ["d", "Ivoire"]


@pytest.mark.parametrize("text", ["حقوق الطفل", "права", "儿童保护", "½²ß", "e\u0301", "x" * 5000, "ᏣᎳᎩ", "𝔘𝔫𝔦"])
def test_terms_are_letters_and_digits_that_every_engine_takes_for_one_word(text):
    assert terms(text)
    for term in terms(text):
        assert PLAIN.fullmatch(term)
        assert len(term) <= 8 * LONGEST + 2
