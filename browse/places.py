"""Addresses of the frame that depend on the data: an app registers what a fixed address stands for.

`/report/` redirects to the one report; a link that knows the report saves its visitors the way round.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from . import versions
from .versions import Kept

Find = Callable[[], str]
FINDERS: dict[str, Find] = {}


def register(address: str, find: Find) -> None:
    """Says what finds the present place of a fixed address; `find` answers an empty text where there is none."""
    FINDERS[address] = find


PLACES: Kept[dict[str, str]] = Kept(lambda: {address: find() or address for address, find in FINDERS.items()})


def place(address: str, request: HttpRequest | None) -> str:
    """Where a fixed address leads now, asked once a version; itself where nothing is known of it.

    Without a request there may be no database either, as on the page of a fault of ours.
    """
    if request is None or address not in FINDERS:
        return address
    return PLACES.at(versions.of(request)).get(address, address)
