"""Values of fields as texts, and back."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from actors.models import Actor, ActorName
from browse.dates import PartialDate
from initiatives.models import Initiative, Result
from portal.transcription.values import default_text, from_text, to_text
from sources.models import Report


@pytest.mark.parametrize(
    ("model", "name", "text", "value"),
    [
        (Actor, "is_group", "yes", True),
        (Actor, "name", " as it is ", " as it is "),
        (Initiative, "start", "2012-11", PartialDate("2012-11")),
        (Initiative, "stated_count", "16", 16),
        (Result, "value", "1400000", Decimal(1400000)),
        (Result, "value", "0", Decimal(0)),
        (Result, "value", "-0.5", Decimal("-0.5")),
        (Report, "date", "2013-08-01", datetime.date(2013, 8, 1)),
    ],
)
def test_value_comes_back_as_it_went(model, name, text, value):
    field = model._meta.get_field(name)
    assert from_text(field, text) == value
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (False, ""), (Decimal("47.30"), "47.3"), (Decimal("1E+6"), "1000000"), (Decimal("-0.00"), "0")],
)
def test_text_of_a_value_is_the_shortest(value, text):
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("model", "name", "text"),
    [
        (ActorName, "ambiguous", "true"),
        (Actor, "kind", "wizard"),
        (Actor, "slug", "no slug"),
        (Actor, "name", ""),
        (Actor, "name", "x" * 251),
        (Initiative, "start", "2012-13"),
        (Initiative, "stated_count", "many"),
        (Initiative, "stated_count", "-1"),
        (Result, "value", "1,000"),
        (Result, "value", "NaN"),
        (Result, "value", "1e999999"),
        (Report, "date", "2013-08"),
    ],
)
def test_value_is_refused(model, name, text):
    with pytest.raises(ValidationError):
        from_text(model._meta.get_field(name), text)


def test_default_is_what_a_file_leaves_out():
    assert default_text(Initiative._meta.get_field("recurrence")) == "once"
    assert from_text(Initiative._meta.get_field("recurrence"), "") == "once"
    assert default_text(Result._meta.get_field("value")) == ""
    assert from_text(Result._meta.get_field("value"), "") is None
    assert from_text(ActorName._meta.get_field("ambiguous"), "no") is False
