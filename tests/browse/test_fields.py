"""The fields of filters: what they take, what they refuse, and how they name it."""

import pytest
from django.core.exceptions import ValidationError

from browse.fields import TextField, ValuesField, YearField, YearsField, shorten

LABELS = {"justice": "Justice", "violence": "Violence"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("justice", "justice"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
        ("x" * 20_000, "x" * 60 + "…"),
        ("a\0b\nc", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"),
        ("\u202egnp.exe", "\N{REPLACEMENT CHARACTER}gnp.exe"),
        ("“é” 12", "“é” 12"),
    ],
)
def test_shortened_value_is_printable_and_short(value, shown):
    assert shorten(value) == shown


def test_values_come_once_and_in_a_fixed_order():
    field = ValuesField(labels=LABELS, required=False)
    assert field.clean(["violence", "justice", "violence", ""]) == ("justice", "violence")
    assert field.clean([]) == field.clean(None) == ()


def test_unknown_value_is_refused_by_name():
    with pytest.raises(ValidationError, match="“justise” is not known here"):
        ValuesField(labels=LABELS, required=False).clean(["justice", "justise"])


@pytest.mark.parametrize("value", ["201", "20123", "2o12", "٢٠١٢", "-201", "2012\n", " 2012"])
def test_what_is_no_year_is_refused(value):
    with pytest.raises(ValidationError, match="is not a year"):
        YearsField(required=False).clean([value])


def test_years_without_records_are_taken():
    assert YearsField(required=False).clean(["2012", "1800"]) == ("1800", "2012")


def test_one_year_is_taken_with_spaces_around_it():
    field = YearField(required=False)
    assert field.clean([" 2012 "]) == "2012"
    assert field.clean([""]) == field.clean(None) == ""
    with pytest.raises(ValidationError, match="is not a year"):
        field.clean(["12"])


def test_different_values_of_one_field_are_refused():
    with pytest.raises(ValidationError, match="more than once"):
        YearField(required=False).clean(["2012", "2013"])
    assert YearField(required=False).clean(["2012", "2012", ""]) == "2012"


def test_words_are_taken_up_to_a_length():
    field = TextField(required=False)
    assert field.clean([" law reform "]) == "law reform"
    assert field.clean(["x" * 100]) == "x" * 100
    with pytest.raises(ValidationError, match="It is 101 characters long; the most is 100"):
        field.clean(["x" * 101])
    with pytest.raises(ValidationError, match="no text has"):
        field.clean(["a\0b"])
