"""Parts of orders and searches of lines say the same as sorting and searching everything."""

from hypothesis import given
from hypothesis import strategies as st

from browse.bits import bits
from browse.orders import Lines, Order

SIZE = 40
bounds = st.none() | st.integers(0, SIZE + 5)


@given(st.permutations(range(SIZE)), st.sets(st.integers(0, SIZE - 1)), bounds, bounds)
def test_part_of_an_order_is_that_of_all_of_it(places, those, start, stop):
    """Of few positions, which are sorted, of many, which are read, and of all."""
    shown = slice(start, stop)
    for having in (those, set(range(SIZE)) - those, set(range(SIZE))):
        expected = [place for place in places if place in having][shown]
        assert Order(places).part(bits(having, SIZE), shown) == expected


def test_order_of_nothing_has_no_part():
    assert Order([]).part(0, slice(0, 25)) == []


texts = st.lists(st.text("ab ", max_size=6), max_size=12)


@given(texts, st.text("ab", max_size=3))
def test_lines_are_found_by_a_part_of_them_each_once(lines, part):
    assert list(Lines(lines).having(part)) == [number for number, text in enumerate(lines) if part in text]
