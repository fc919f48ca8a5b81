"""The data version: which state of the data this is, and the one way to change it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from .models import DataVersion


class Version(NamedTuple):
    """A state of the data: how many writes led to it, and when the last one was."""

    number: int
    changed: datetime.datetime | None


def current() -> Version:
    """The version that the database holds now; one query."""
    row = DataVersion.objects.filter(pk=1).values_list("number", "changed").first()
    return Version(*row) if row else Version(0, None)


def of(request: HttpRequest) -> Version:
    """The version that a request is answered from; asked once a request."""
    found: Version | None = getattr(request, "_data_version", None)
    if found is None:
        found = request._data_version = current()  # type: ignore[attr-defined]
    return found


SETTLERS: list[Callable[[], object]] = []  # what must follow from the data before a write is over


@contextmanager
def change() -> Iterator[None]:
    """Runs a write as one transaction and raises the version with it: all of it, or nothing.

    Bulk writes send no signals, so every write to published data, by page or by command, goes through here. What is
    derived from the data and stored, as the entries of search, is brought up to date within.
    """
    with transaction.atomic():
        yield
        for settle in SETTLERS:
            settle()
        if not DataVersion.objects.filter(pk=1).update(number=F("number") + 1, changed=timezone.now()):
            DataVersion.objects.create(pk=1, number=1)


T = TypeVar("T")


class Kept(Generic[T]):
    """Remembers what `make` made for the newest version asked for; safe to share between requests.

    What holds words of the interface, as labels, is kept for each language apart: `worded` says so.
    """

    everywhere: ClassVar[list[Kept[Any]]] = []

    def __init__(self, make: Callable[..., T], *, worded: bool = False) -> None:
        self.make, self.worded = make, worded
        self.kept: dict[Any, tuple[int, T]] = {}
        self.everywhere.append(self)

    def at(self, version: Version, *key: Any) -> T:
        """The value for this version and key, made on first use."""
        place = (get_language() if self.worded else "", *key)
        found = self.kept.get(place)
        if found is None or found[0] != version.number:
            found = (version.number, self.make(*key))
            self.kept[place] = found
        return found[1]


def forget() -> None:
    """Forgets all that is kept, as when another database takes the place of this one."""
    for kept in Kept.everywhere:
        kept.kept.clear()
