"""Orders of records and of labels, of which a page shows a part: what that costs follows the part, not the whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice

from .bits import members, octets_of

SPARSE = 8  # a set of less than an eighth of all is sorted; of a larger one, the order is read until the part is full


class Order:
    """All positions 0 … n - 1 in one order."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places

    def __len__(self) -> int:
        """How many positions there are."""
        return len(self.places)

    @cached_property
    def ranks(self) -> list[int]:
        """Position → its place in the order."""
        ranks = [0] * len(self.places)
        for rank, place in enumerate(self.places):
            ranks[place] = rank
        return ranks

    def part(self, those: int, shown: slice) -> list[int]:
        """The positions of a set in this order, those that a slice without a step shows."""
        size = len(self.places)
        if those.bit_count() == size:
            return list(self.places[shown])
        if those.bit_count() * SPARSE < size:
            return sorted(members(those), key=self.ranks.__getitem__)[shown]
        octets = octets_of(those, size)
        having = (place for place in self.places if octets[place >> 3] >> (place & 7) & 1)
        return list(islice(having, shown.start, shown.stop))


class Lines:
    """Many short texts of one line each, searched as one: by the library's own search, not text by text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.joined = "\n".join(texts)
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)][: len(texts)]

    def having(self, part: str) -> Iterator[int]:
        """The numbers of the texts in which a part stands, ascending; a part has no line break."""
        if not part:
            yield from range(len(self.starts))
            return
        found = self.joined.find(part)
        while found >= 0:
            number = bisect_right(self.starts, found) - 1
            yield number
            end = self.joined.find("\n", found)
            found = self.joined.find(part, end) if end >= 0 else -1
