"""The titles by which initiatives are known, as links in prose."""

from __future__ import annotations

from collections.abc import Iterator

from .models import Initiative
from .vocabulary import InitiativeKind

NAMED = (InitiativeKind.MECHANISM, InitiativeKind.CAMPAIGN)  # titles of other kinds are mostly ours, not names


def identifying_addresses() -> Iterator[tuple[str, str]]:
    """Title and acronym of each published mechanism and campaign, with its address."""
    for initiative in Initiative.objects.published().filter(kind__in=NAMED).order_by("pk"):
        for name in filter(None, (initiative.title, initiative.acronym)):
            yield name, initiative.get_absolute_url()
