"""How an initiative's years are worded, in rows, on pages and among hits."""

from __future__ import annotations

from django.utils.translation import gettext

from .models import Initiative
from .vocabulary import Recurrence


def years(initiative: Initiative) -> str:
    """“2012”, “2010–2013”, “since 2008”; “standing” where no year is known."""
    first, last = initiative.first_year, initiative.last_year
    lasting = initiative.recurrence != Recurrence.ONCE and not initiative.end
    if first and lasting:
        return gettext("since %(year)d") % {"year": first}
    if lasting:
        return str(initiative.get_recurrence_display()).lower()
    if first and last and first != last:
        return f"{first}–{last}"
    return str(first or "")
