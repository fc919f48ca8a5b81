"""The tables of the bench, in Markdown: what docs/performance.md states."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from statistics import median
from typing import NamedTuple


class Page(NamedTuple):
    """A page: the name of its type, how many times its time it may take, and its address."""

    name: str
    bound: float
    address: str


class Times(NamedTuple):
    """Seconds at once and at many times the data, by round."""

    small: list[float]
    large: list[float]

    @property
    def ratio(self) -> float:
        """How many times as long it takes: the median of the rounds, each of which compares what it took in itself."""
        return median(large / small for small, large in zip(self.small, self.large, strict=True))


class Measured(NamedTuple):
    """A page on one database: its times, its queries and its bytes, at both sizes.

    `anew` are its times where nobody asked before, nor saw what it shows.
    """

    page: Page
    database: str
    times: Times
    anew: Times
    queries: tuple[int, int]
    sizes: tuple[int, int]

    @property
    def growth(self) -> float:
        """How many times as much it shows, in bytes: a list of one record may have become a full page."""
        return self.sizes[1] / max(1, self.sizes[0])

    @property
    def over(self) -> bool:
        """Whether that is more than the page may take."""
        return self.times.ratio > self.page.bound


def rows(head: Iterable[str], body: Iterable[Iterable[str]]) -> str:
    """A table; every column but the first is of numbers."""
    head = list(head)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def by_type(measured: list[Measured], times: int) -> str:
    """For each type of page and database: its ratios and its most queries."""
    databases = list(dict.fromkeys(one.database for one in measured))
    head = ["page", "addresses", "at most"]
    for database in databases:
        head += [f"{database}: worst", "median", "asked anew: worst", "median", f"queries at 1 × and {times} ×"]
    body = []
    for name, group in groupby(measured, key=lambda one: one.page.name):
        found = list(group)
        line = [f"`{name}`", str(len({one.page.address for one in found})), f"{found[0].page.bound:.1f}"]
        for database in databases:
            here = sorted((one for one in found if one.database == database), key=lambda one: one.times.ratio)
            over = "**" if here[-1].over else ""
            most = [max(counts) for counts in zip(*(one.queries for one in here), strict=True)]
            line += [
                f"{over}{here[-1].times.ratio:.2f}{over}",
                f"{here[len(here) // 2].times.ratio:.2f}",
                f"{max(one.anew.ratio for one in here):.2f}",
                f"{median(one.anew.ratio for one in here):.2f}",
                " · ".join(map(str, most)),
            ]
        body.append(line)
    return rows(head, body)


def beyond(measured: list[Measured]) -> str:
    """The pages that take longer than they may, and those that ask more at one size than at the other."""
    lines = [
        f"- {one.database}: `{one.page.address}` {one.times.ratio:.2f} ×, at most {one.page.bound}; "
        f"shows {one.growth:.1f} × as much"
        for one in sorted(measured, key=lambda one: -one.times.ratio)
        if one.over
    ]
    lines += [
        f"- {one.database}: `{one.page.address}` asks {one.queries[0]} queries, and {one.queries[1]}"
        for one in measured
        if len({*one.queries}) > 1
    ]
    return "\n".join(lines) or "Every page is within its bound, and asks the same queries at both sizes."


def each_page(measured: list[Measured]) -> str:
    """Every page with its times in milliseconds, which are of this machine and this moment."""
    body = [
        [
            f"`{one.page.address}`", one.database,
            *(f"{median(seconds) * 1000:.1f}" for seconds in one.times),
            f"{one.times.ratio:.2f}", f"{one.growth:.1f}",
        ]
        for one in measured
    ]  # fmt: skip
    return rows(["page", "database", "ms at 1 ×", "ms at many", "ratio", "bytes"], body)


def first_pages(found: Iterable[tuple[str, str, Times]]) -> str:
    """What the first visitor after a write waits for: page, database, times."""
    body = [[f"`{page}`", database, f"{times.ratio:.0f} ×"] for page, database, times in found]
    return rows(["first page after a write", "database", "ratio"], body)
