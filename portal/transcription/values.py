"""Values of model fields as the texts that files hold, and back."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


def to_text(value: Any) -> str:
    """The text of a value; empty for None, and for False, which no file states."""
    match value:
        case None | False:
            return ""
        case True:
            return YES
        case Decimal():
            return format(value.normalize(), "f") if value else "0"
        case datetime.date():
            return value.isoformat()
        case _:
            return str(value)


def default_text(field: models.Field[Any, Any]) -> str:
    """The text that a file leaves out."""
    return to_text(field.get_default()) if field.has_default() else ""


def from_text(field: models.Field[Any, Any], text: str) -> Any:
    """The value that a field has for a text, the default for an empty one; raises ValidationError."""
    if not text and field.has_default():
        return field.get_default()
    if isinstance(field, models.BooleanField):
        if text not in (YES, NO, ""):
            raise ValidationError(_("“%(value)s” is neither yes nor no."), params={"value": text})
        return text == YES
    return field.clean(text if text or not field.null else None, None)
