"""No date is other, or more precise, than what the passages say on which its record rests."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps

from actors.models import Mandate
from browse.dates import PartialDate, PartialDateField
from initiatives.models import Initiative, Result
from sources.models import Document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

DATED = (Document, Mandate, Initiative, Result)
# The date of the report stands on its title page, which is no passage.
OF_THE_REPORT = ("collaboration-within-the-united-nations-system-on-child-protection", "start", "2013-08-01")


def dates() -> Iterator[tuple[str, str, PartialDate, str]]:
    """Each date of the real report: its record, its field, itself, and the passages that its record cites."""
    for model in DATED:
        fields = [field.name for field in model._meta.fields if isinstance(field, PartialDateField)]
        for record in model.objects.with_evidence():
            text = " ".join(excerpt.passage.plain_text for excerpt in record.evidence.all())
            for field in fields:
                if date := getattr(record, field):
                    yield str(getattr(record, "slug", record)), field, date, text


def says(text: str, date: PartialDate) -> bool:
    """Whether a text has the year, the month and the day, as far as the date gives them."""
    year, *rest = date.iso.split("-")
    if not re.search(rf"\b{year}\b|\b20\d\d/{year[2:]}\b", text):
        return False
    month = calendar.month_name[int(rest[0])] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return f"{day} {month}".strip() in text


def test_every_model_with_a_partial_date_is_looked_at():
    """All rest on passages, so that all can be compared."""
    apart = {
        model for model in apps.get_models() if any(isinstance(field, PartialDateField) for field in model._meta.fields)
    }
    assert apart == set(DATED)


@pytest.mark.parametrize(
    ("text", "date", "said"),
    [
        ("In November 2012 they met.", "2012-11", True),
        ("In November 2012 they met.", "2012", True),
        ("In 2012 they met.", "2012-11", False),
        ("On 11 October 2012 they met.", "2012-10-11", True),
        ("In October 2012 they met.", "2012-10-11", False),
        ("In 2011/12 they asked.", "2012", True),
        ("See A/20125.", "2012", False),
    ],
)
def test_text_says_a_date_as_far_as_it_goes(text: str, date: str, said: bool):
    assert says(text, PartialDate(date)) is said


def test_every_date_is_as_the_text_has_it():
    found = list(dates())
    assert len(found) > 50
    wrong: list[Any] = [(record, field, date.iso) for record, field, date, text in found if not says(text, date)]
    assert wrong == [OF_THE_REPORT]
