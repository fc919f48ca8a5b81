"""The engines find what the rule says, in its order: each question is answered here by reading every entry.

The suite runs on both databases: what equals the rule on both is equal on both.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from browse.models import SearchEntry
from browse.search.analysis import tokens, whole, words
from browse.search.engine import MOST, engine
from browse.search.entries import Entry, sources
from browse.search.query import Query, parse
from tests.browse.search.questions import ALL, HOSTILE, REAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

KINDS = [source.kind for source in sources()]


@cache
def terms(line: str) -> str:
    """The terms of a line, with spaces around each."""
    return f" {' '.join(token.term for token in tokens(line))} "


@cache
def name_as_a_whole(name: str) -> str:
    """A name, as it is looked up whole."""
    return whole(name)


def holds(lines: Iterable[str], wanted: tuple[str, ...]) -> bool:
    """Whether one of these lines has the terms, one after the other."""
    phrase = f" {' '.join(wanted)} "
    return any(phrase in terms(line) for line in lines)


def tier(entry: Entry, query: Query) -> int | None:
    """How well an entry answers: 0 best, 3 last; None where it does not."""
    if not query.wanted:
        return None
    if query.exact and query.exact in {name_as_a_whole(n) for n in (entry.title, *entry.names, *entry.handles)} - {""}:
        return 0
    names = [entry.title, *entry.names, *entry.others]
    everything = [*names, *entry.text.splitlines()]
    if any(holds(everything, unit.terms) for unit in query.excluded):
        return None
    wanted = {unit.terms for unit in query.wanted}
    if not all(holds(everything, one) for one in wanted):
        return None
    named = [holds(names, one) for one in wanted]
    return 1 if all(named) else 2 if any(named) else 3


@pytest.fixture(scope="module")
def everything(unchanged, django_db_blocker) -> dict[str, list[Entry]]:
    """Every entry, by kind."""
    with django_db_blocker.unblock():
        return {source.kind: list(source.entries()) for source in sources()}


def answers(entries: list[Entry], query: Query) -> list[str]:
    """The keys of what answers a question, best first."""
    found = [(place, *entry.order()) for entry in entries if (place := tier(entry, query)) is not None]
    return [key for *_order, key in sorted(found)]


def keys(numbers: Iterable[int]) -> list[str]:
    """The keys of entries of these numbers."""
    numbers = list(numbers)
    found = dict(SearchEntry.objects.filter(id__in=numbers[:900]).values_list("id", "key"))
    return [found[number] for number in numbers[:900]]


@pytest.mark.parametrize("typed", ALL, ids=lambda typed: repr(typed[:30]))
def test_engine_finds_what_the_rule_says_in_its_order(everything, typed):
    query = parse(typed)
    expected = {kind: answers(everything[kind], query) for kind in KINDS}
    assert engine().counts(query, KINDS) == {kind: len(found) for kind, found in expected.items()}
    found = engine().find(query, KINDS, MOST)
    assert {kind: keys(found.hits.get(kind, ())) for kind in KINDS} == expected
    exact = {entry.key for kind in KINDS for entry in everything[kind] if tier(entry, query) == 0}
    assert set(keys(found.exact)) == exact
    part = engine().find(query, KINDS, 5, 3)
    assert {kind: keys(part.hits.get(kind, ())) for kind in KINDS} == {kind: e[3:8] for kind, e in expected.items()}


def test_questions_are_many_and_most_real_ones_find_something(everything):
    assert len(set(ALL)) >= 120
    answered = [typed for typed in REAL if any(answers(everything[kind], parse(typed)) for kind in KINDS)]
    assert len(answered) >= len(REAL) - 5
    assert len([t for t in HOSTILE if any(answers(everything[kind], parse(t)) for kind in KINDS)]) >= 15


@pytest.mark.parametrize("typed", ["unic", "un chi", "viol", "para 1", "19", "66/1", "cot", "CHILD PROT", "zzz", "é"])
def test_beginnings_find_names_that_have_words_that_begin_so(everything, typed):
    typed_words = words(typed)
    kinds = [source.kind for source in sources() if source.suggested]
    expected = []
    for kind in kinds:
        for entry in everything[kind]:
            there = words("\n".join([entry.title, *entry.names, *entry.others, *entry.handles]))
            if all(any(word.startswith(typed_word) for word in there) for typed_word in typed_words):
                expected.append((kind, entry.key))
    limit = len(expected) + 5
    found = engine().beginning(typed_words, kinds, limit)
    rows = SearchEntry.objects.in_bulk(found)
    assert {(rows[n].kind, rows[n].key) for n in found} == set(expected)
    assert engine().beginning(typed_words, kinds, 3) == found[:3]
    exact = [n for n in found if whole(typed) in map(whole, [rows[n].title, *rows[n].names.splitlines()])]
    assert found[: len(exact)] == exact


def test_totals_are_the_lengths_of_the_answers(everything):
    queries = [parse(typed) for typed in ("law", "law reform", "nonsense", "-law", "UNICEF")]
    expected = [sum(len(answers(everything[kind], query)) for kind in KINDS) for query in queries]
    assert engine().totals(queries) == [min(count, MOST + 1) for count in expected]
    assert engine().totals([]) == []


def test_a_search_asks_two_questions(django_assert_num_queries):
    query = parse("law reform")
    with django_assert_num_queries(1):
        engine().counts(query, KINDS)
    with django_assert_num_queries(1):
        engine().find(query, KINDS, 5)
