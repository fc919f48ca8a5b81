"""Sets of record positions as integers: bit n is record n. Union, intersection and counting are single operations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

SOME = re.compile(rb"[^\0]")
PLACES = [tuple(place for place in range(8) if octet >> place & 1) for octet in range(256)]


def bits(positions: Iterable[int], size: int) -> int:
    """The set of `positions`, all below `size`."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def octets_of(those: int, size: int) -> bytes:
    """The set as octets, position n in bit n % 8 of octet n // 8; all positions are below `size`."""
    return those.to_bytes(size // 8 + 1, "little")


def members(those: int) -> Iterator[int]:
    """The positions in the set, ascending; stretches without any cost next to nothing."""
    octets = octets_of(those, those.bit_length())
    for found in SOME.finditer(octets):
        base = found.start()
        yield from (8 * base + place for place in PLACES[octets[base]])


def union(sets: Iterable[int]) -> int:
    """What is in any of the sets."""
    result = 0
    for one in sets:
        result |= one
    return result
