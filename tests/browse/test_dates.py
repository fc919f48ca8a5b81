"""Partial dates: read, ordered, worded, stored, and never made more precise than the text."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from browse.dates import PartialDate, PartialDateField
from sources.models import Document
from tests import factories as make

days = st.dates(min_value=datetime.date(1, 1, 1))
texts = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2012", "2012", "2012-01-01", "2012-12-31"),
        ("2012-11", "November 2012", "2012-11-01", "2012-11-30"),
        ("2012-02", "February 2012", "2012-02-01", "2012-02-29"),
        ("2013-02", "February 2013", "2013-02-01", "2013-02-28"),
        ("2012-12", "December 2012", "2012-12-01", "2012-12-31"),
        ("2012-10-11", "11 October 2012", "2012-10-11", "2012-10-11"),
        ("0001", "0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "December 9999", "9999-12-01", "9999-12-31"),
    ],
)
def test_parse_date_of_each_precision(text, words, first, last):
    date = PartialDate.parse(text)
    assert str(date) == text
    assert date.words == words
    assert date.year == int(text[:4])
    assert date.first_day.isoformat() == first
    assert date.last_day.isoformat() == last


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "12", "02012", "2012-", "2012-1", "2012-1-1", "2012/05", "2012-05-", "20120511", "2012-05-11T00:00",
        " 2012", "2012 ", "2012\n", "May 2012", "-2012", "+2012", "2012-W05", "२०१२", "2012\x00", "2012-05-111",
    ],
)  # fmt: skip
def test_parse_date_of_another_form(text):
    with pytest.raises(ValidationError, match="is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["0000", "2012-00", "2012-13", "2012-05-00", "2012-04-31", "2013-02-29", "1900-02-29"])
def test_parse_date_that_no_calendar_has(text):
    with pytest.raises(ValidationError, match=f"“{text}” names a (day that no calendar|month that no year) has"):
        PartialDate.parse(text)


def test_parse_date_shortens_what_it_refuses():
    with pytest.raises(ValidationError) as refusal:
        PartialDate.parse("9" * 5000)
    assert len(refusal.value.message % refusal.value.params) < 120


def test_words_in_the_active_language():
    with translation.override("fr"):
        assert PartialDate("2012-11").words == "novembre 2012"
        assert PartialDate("2012-10-11").words == "11 octobre 2012"
        assert PartialDate("2012").words == "2012"


def test_order_year_before_its_months_before_their_days():
    texts = ["2013", "2012-10", "2012-02", "2012-01-31", "2012-01-01", "2012-01", "2012", "2011-12-31"]
    dates = [PartialDate(text) for text in texts]
    assert sorted(dates) == dates[::-1]


@given(texts)
def test_parse_gives_back_the_text(text):
    assert str(PartialDate.parse(text)) == text


@given(st.text(alphabet="0123456789-", max_size=11))
def test_parse_reads_or_refuses_whatever_digits(text):
    try:
        date = PartialDate.parse(text)
    except ValidationError:
        return
    assert date.first_day.isoformat().startswith(text)
    assert date.last_day.isoformat().startswith(text)


@given(days, st.sampled_from([4, 7, 10]))
def test_first_and_last_day_enclose_all_that_the_date_can_mean(day, length):
    date = PartialDate.parse(day.isoformat()[:length])
    assert date.first_day <= day <= date.last_day
    calendar = range(1, datetime.date.max.toordinal() + 1)
    for outside in (date.first_day.toordinal() - 1, date.last_day.toordinal() + 1):
        assert outside not in calendar or datetime.date.fromordinal(outside).isoformat()[:length] != date.iso


@given(texts, texts)
def test_order_is_that_of_the_first_days(one, other):
    dates = sorted([PartialDate(one), PartialDate(other)])
    assert dates[0].first_day <= dates[1].first_day


@pytest.mark.parametrize("value", ["2012-05", PartialDate("2012-05")])
def test_field_reads_text_and_dates(value):
    assert PartialDateField().clean(value, None) == PartialDate("2012-05")


@pytest.mark.parametrize("value", ["", None])
def test_field_of_nothing_is_none(value):
    assert PartialDateField().clean(value, None) is None


@pytest.mark.parametrize("value", ["2012-5", "2012-02-30", "x" * 50, 20120, 3.5])
def test_field_refuses_what_is_no_date(value):
    with pytest.raises(ValidationError):
        PartialDateField().clean(value, None)


def test_field_reads_a_number_as_a_year():
    assert PartialDateField().clean(2012, None) == PartialDate("2012")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["2012", "2012-05", "2012-05-11"])
def test_field_stored_and_read_as_it_was(text):
    document = make.document(date=text)
    document.refresh_from_db()
    assert document.date == PartialDate(text)
    document.full_clean()
    assert Document._meta.get_field("date").value_to_string(document) == text


@pytest.mark.django_db
def test_field_unknown_is_null_in_the_database():
    document = make.document(date=None)
    document.refresh_from_db()
    assert document.date is None
    assert Document.objects.filter(date=None).exists()
    assert Document._meta.get_field("date").value_to_string(document) == ""


@pytest.mark.django_db
def test_field_filters_and_orders_in_the_database():
    texts = ["2011", "2012", "2012-05", "2012-05-11", "2013-01"]
    for text in reversed(texts):
        make.document(date=text)
    assert [str(document.date) for document in Document.objects.order_by("date")] == texts
    assert [str(document.date) for document in Document.objects.filter(date="2012")] == ["2012"]
    assert Document.objects.filter(date=PartialDate("2012-05")).count() == 1
    assert Document.objects.filter(date__startswith="2012").count() == 3


@pytest.mark.django_db
def test_field_in_a_form_shows_and_takes_text():
    form = modelform_factory(Document, fields=["date"])
    assert 'value="2012-05"' in str(form(instance=make.document(date="2012-05"))["date"])
    assert form({"date": "2012-06"}, instance=make.document()).save().date == PartialDate("2012-06")
    assert form({"date": ""}, instance=make.document(date="2012")).save().date is None
    assert form({"date": "May 2012"}, instance=make.document()).errors["date"] == [
        "“May 2012” is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD."
    ]
