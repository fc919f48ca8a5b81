"""The pages of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404
from django.utils.translation import gettext

PER_PAGE = 25


class PageLink(NamedTuple):
    """A page of the list; a gap stands for the pages left out."""

    number: int
    url: str
    current: bool
    gap: bool


@dataclass(frozen=True)
class Pager:
    """Where the reader is in a list of several pages; `url` makes the address of each."""

    number: int
    pages: int
    total: int
    url: Callable[[int], str]
    per_page: int = PER_PAGE

    @property
    def shown(self) -> slice:
        """The part of the list that stands on this page."""
        return slice((self.number - 1) * self.per_page, self.number * self.per_page)

    @property
    def previous_url(self) -> str:
        """The page before; empty on the first."""
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after; empty on the last."""
        return self.url(self.number + 1) if self.number < self.pages else ""

    @property
    def numbers(self) -> list[PageLink]:
        """First, last and the pages around this one, with gaps between."""
        shown = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        links = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                links.append(PageLink(0, "", current=False, gap=True))
            links.append(PageLink(number, self.url(number), current=number == self.number, gap=False))
        return links

    @property
    def sentence(self) -> str:
        """“26 to 50 of 131”."""
        first = (self.number - 1) * self.per_page + 1
        last = min(self.total, self.number * self.per_page)
        return gettext("%(first)d to %(last)d of %(total)d") % {
            "first": first,
            "last": last,
            "total": self.total,
        }


def paged(number: int, total: int, url: Callable[[int], str], per_page: int = PER_PAGE) -> Pager:
    """One page of a list of so many; a list of none has a first page. Raises Http404 past the last."""
    pages = max(1, -(-total // per_page))
    if not 1 <= number <= pages:
        raise Http404(gettext("The list has no such page."))
    return Pager(number, pages, total, url, per_page)
