"""Sets of positions as integers say the same as sets."""

from hypothesis import given
from hypothesis import strategies as st

from browse.bits import bits, members, union

SIZE = 70
positions = st.sets(st.integers(0, SIZE - 1))


@given(positions)
def test_bits_and_members_are_each_others_inverse(those):
    assert members(bits(those, SIZE), range(SIZE), SIZE) == sorted(those)


@given(positions, st.permutations(range(SIZE)))
def test_members_come_in_the_order_asked_for(those, order):
    assert members(bits(those, SIZE), order, SIZE) == [position for position in order if position in those]


@given(positions, positions)
def test_operations_are_those_of_sets(one, other):
    a, b = bits(one, SIZE), bits(other, SIZE)
    assert union([a, b]) == bits(one | other, SIZE)
    assert a & b == bits(one & other, SIZE)
    assert a.bit_count() == len(one)


def test_nothing_is_the_empty_set():
    assert bits([], 0) == union([]) == 0
    assert members(0, [], 0) == []


def test_position_given_twice_counts_once():
    assert bits([3, 3], 8).bit_count() == 1
