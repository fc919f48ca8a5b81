"""Sets of record positions as integers: bit n is record n. Union, intersection and counting are single operations."""

from __future__ import annotations

from collections.abc import Iterable


def bits(positions: Iterable[int], size: int) -> int:
    """The set of `positions`, all below `size`."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def members(those: int, order: Iterable[int], size: int) -> list[int]:
    """The positions in the set, in the given order of all positions."""
    octets = those.to_bytes(size // 8 + 1, "little")
    return [position for position in order if octets[position >> 3] >> (position & 7) & 1]


def union(sets: Iterable[int]) -> int:
    """What is in any of the sets."""
    result = 0
    for one in sets:
        result |= one
    return result
