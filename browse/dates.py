"""Partial dates: a year, a month or a day, never more precise than the text that gives them."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _

FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as far as the source gives it. Orders by text, so that a year stands before its months."""

    iso: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises ValidationError that names what is wrong."""
        match = FORM.fullmatch(text)
        if not match:
            raise ValidationError(
                _("“%(value)s” is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD."),
                code="partial_date",
                params={"value": text[:40]},
            )
        year, month, day = (int(part or 1) for part in match.groups())
        if not 1 <= month <= 12:
            raise ValidationError(
                _("“%(value)s” names a month that no year has: months are 01 to 12."),
                code="partial_date",
                params={"value": text},
            )
        try:
            datetime.date(year, month, day)
        except ValueError:
            raise ValidationError(
                _("“%(value)s” names a day that no calendar has."),
                code="partial_date",
                params={"value": text},
            ) from None
        return cls(text)

    def __str__(self) -> str:
        return self.iso

    @property
    def year(self) -> int:
        """The year, four digits."""
        return int(self.iso[:4])

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date can mean."""
        return datetime.date.fromisoformat(f"{self.iso}-01-01"[:10])

    @property
    def last_day(self) -> datetime.date:
        """The latest day that the date can mean."""
        first = self.first_day
        month = first.month if len(self.iso) > 4 else 12
        day = first.day if len(self.iso) > 7 else calendar.monthrange(first.year, month)[1]
        return datetime.date(first.year, month, day)

    @property
    def words(self) -> str:
        """The date in words of the active language: “2012”, “November 2012”, “11 October 2012”."""
        match len(self.iso):
            case 4:
                return self.iso
            case 7:
                return formats.date_format(self.first_day, "YEAR_MONTH_FORMAT")
            case _:
                return formats.date_format(self.first_day, "j F Y")


class PartialDateInput(forms.CharField):
    """A partial date as a person types it."""

    def clean(self, value: Any) -> PartialDate | None:
        """The date, or None for a blank; refuses in words what is none."""
        text = str(super().clean(value))
        return PartialDate.parse(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date was typed."""
        return str(initial or "") != str(data or "").strip()


class PartialDateField(models.CharField):
    """A column of partial dates; its Python value is a PartialDate, or None where nothing is known."""

    # Read by django-stubs: what an attribute of this kind may be set to, and what it then is.
    _pyi_private_set_type: PartialDate | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate | None  # type: ignore[assignment]

    description = _("Partial date")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", _("YYYY, YYYY-MM or YYYY-MM-DD; never more precise than the text."))
        super().__init__(*args, **kwargs | {"max_length": 10})

    def from_db_value(self, value: str | None, *_args: object) -> PartialDate | None:
        return PartialDate(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        return PartialDate.parse(str(value)) if str(value) else None

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None

    def formfield(self, **kwargs: Any) -> Any:
        """A field that says in words what is no date, rather than how many characters it has."""
        kwargs |= {"form_class": PartialDateInput, "empty_value": ""}
        field: Any = super().formfield(**kwargs)
        field.max_length, field.validators = None, []
        return field

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value: Any) -> None:
        """`to_python` has said all there is to say; the inherited length check wants text."""
