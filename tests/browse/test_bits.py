"""Sets of positions as integers say the same as sets."""

from hypothesis import given
from hypothesis import strategies as st

from browse.bits import bits, members, octets_of, union

SIZE = 70
positions = st.sets(st.integers(0, SIZE - 1))


@given(positions)
def test_bits_and_members_are_each_others_inverse(those):
    assert list(members(bits(those, SIZE))) == sorted(those)


@given(positions)
def test_octets_hold_a_position_each_in_a_bit(those):
    octets = octets_of(bits(those, SIZE), SIZE)
    assert {place for place in range(SIZE) if octets[place >> 3] >> (place & 7) & 1} == those


@given(positions, positions)
def test_operations_are_those_of_sets(one, other):
    a, b = bits(one, SIZE), bits(other, SIZE)
    assert union([a, b]) == bits(one | other, SIZE)
    assert a & b == bits(one & other, SIZE)
    assert a.bit_count() == len(one)


def test_nothing_is_the_empty_set():
    assert bits([], 0) == union([]) == 0
    assert list(members(0)) == []


def test_position_given_twice_counts_once():
    assert bits([3, 3], 8).bit_count() == 1
