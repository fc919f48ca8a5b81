"""Folding for comparison, and lists in words."""

import pytest

from browse.text import all_of, any_of, fold, looked_up


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d'Ivoire", "cote d'ivoire"),
        ("ÉCOLE", "ecole"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁnance", "finance"),
        ("", ""),
        ("Åland", "aland"),
    ],
)
def test_fold_forgets_case_and_accents(text, folded):
    assert fold(text) == folded


def test_fold_of_either_form_of_an_accent_is_the_same():
    assert fold("é") == fold("e\N{COMBINING ACUTE ACCENT}") == "e"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the Committee", "committee"),
        ("The Code", "code"),
        ("“The Code”", "code”"),
        ("‘Zero under 18’", "zero under 18’"),
        ("Save the Children", "save the children"),
        ("Theatre", "theatre"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_article_and_opening_marks_do_not_count_where_names_are_looked_up(text, key):
    assert looked_up(text) == key


@pytest.mark.parametrize(
    ("parts", "either", "both"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A or B", "A and B"),
        (["A", "B", "C"], "A, B or C", "A, B and C"),
    ],
)
def test_parts_are_joined_as_one_speaks(parts, either, both):
    assert any_of(parts) == either
    assert all_of(parts) == both
