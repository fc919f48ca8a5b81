"""Form fields of the filters. What they refuse, they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHOWN = 60
YEAR = re.compile(r"[0-9]{4}")


def shorten(value: str) -> str:
    """A value as an error message may show it: printable and at most 60 characters."""
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[: SHOWN + 1])
    return printable if len(value) <= SHOWN else printable[:SHOWN] + "…"


class ValuesField(forms.Field):
    """Any number of values of one parameter, each known to `labels` (value → what a person reads)."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, labels: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.labels: Mapping[str, str] = labels or {}

    def to_python(self, value: list[str] | None) -> tuple[str, ...]:
        """The values, each once, in a fixed order."""
        return tuple(sorted({text for text in value or () if text}))

    def validate(self, value: tuple[str, ...]) -> None:
        """Refuses what no record is named by."""
        for text in value:
            if text not in self.labels:
                raise ValidationError(
                    _("“%(value)s” is not known here."), code="unknown", params={"value": shorten(text)}
                )


class YearsField(ValuesField):
    """Any number of years; a year without records is a question with an empty answer, not a mistake."""

    def validate(self, value: tuple[str, ...]) -> None:
        """Refuses what is no year."""
        for text in value:
            check_year(text)


class OneField(forms.Field):
    """One value of one parameter; given twice with different values, it is refused."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> str:
        """The value, without spaces around it; empty where the parameter is absent."""
        given = {text.strip() for text in value or ()} - {""}
        if len(given) > 1:
            raise ValidationError(_("It is given more than once, with different values."), code="repeated")
        return given.pop() if given else ""


class YearField(OneField):
    """One year."""

    def validate(self, value: str) -> None:
        """Refuses what is no year."""
        if value:
            check_year(value)


class NumberField(OneField):
    """One whole number from 1, in digits."""

    most = 9999

    def to_python(self, value: list[str] | None) -> str:
        """The number without leading zeros; empty where the parameter is absent."""
        text = super().to_python(value)
        return text.lstrip("0") or text if text.isascii() and text.isdigit() else text

    def validate(self, value: str) -> None:
        """Refuses what is no such number."""
        if value and not (value.isascii() and value.isdigit() and len(value) <= 4 and 1 <= int(value) <= self.most):
            raise ValidationError(
                _("“%(value)s” is not a number from 1 to %(most)d."),
                code="number",
                params={"value": shorten(value), "most": self.most},
            )


class TextField(OneField):
    """Words to look for."""

    longest = 100

    def validate(self, value: str) -> None:
        """Refuses what is too long to be words that someone looks for, and what is no text."""
        if len(value) > self.longest:
            raise ValidationError(
                _("It is %(length)d characters long; the most is %(most)d."),
                code="too_long",
                params={"length": len(value), "most": self.longest},
            )
        if "\x00" in value:
            raise ValidationError(_("It holds a character that no text has."), code="null")


def check_year(text: str) -> None:
    """Raises ValidationError unless the text is a year of four digits."""
    if not YEAR.fullmatch(text):
        raise ValidationError(_("“%(value)s” is not a year."), code="year", params={"value": shorten(text)})
