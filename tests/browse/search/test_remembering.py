"""What readers asked is answered from memory: the same answer, until the next write."""

import pytest

from browse import versions
from browse.search.engine import engine
from browse.search.entries import sources
from browse.search.query import parse
from browse.search.remembering import Remembering
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db
KINDS = [source.kind for source in sources()]


@pytest.fixture
def finder():
    with versions.change():
        for name in ("Law fund", "Law office", "Fund for peace"):
            make.actor(name=name)
    return Remembering(engine(), versions.current())


def test_answers_are_those_of_the_engine_whatever_was_asked_before(finder):
    for typed in ("law", "fund", "law -office", "nobody", "law"):
        query = parse(typed)
        for kinds in (KINDS, KINDS[:1], iter(KINDS)):
            kinds = list(kinds)
            assert finder.counts(query, kinds) == engine().counts(query, kinds)
            for limit, offset in ((1, 0), (1, 1), (5, 0)):
                assert finder.find(query, iter(kinds), limit, offset) == engine().find(query, kinds, limit, offset)
        assert finder.totals([query]) == engine().totals([query])
        assert finder.totals([query, parse("fund")]) == engine().totals([query, parse("fund")])
    for words in (["law"], ["fu"], ["law", "fu"]):
        for limit in (1, 5):
            assert finder.beginning(words, iter(KINDS), limit) == engine().beginning(words, KINDS, limit)


def test_same_question_is_asked_once(finder, django_assert_num_queries):
    finder.counts(parse("law"), KINDS)
    finder.find(parse("law"), KINDS, 5)
    finder.beginning(["law"], KINDS, 5)
    with django_assert_num_queries(0):
        finder.counts(parse("law"), KINDS)
        finder.find(parse("law"), KINDS, 5)
        finder.beginning(["law"], KINDS, 5)
    with django_assert_num_queries(1):
        finder.find(parse("law"), KINDS, 5, 5)


def test_write_is_found_at_once(client, finder):
    assert Page(client.get("/search/?q=law")).heading == "2 hits for “law”"
    with versions.change():
        make.actor(name="Law reform")
    assert Page(client.get("/search/?q=law")).heading == "3 hits for “law”"
    assert len(client.get("/search/suggest/?q=law").json()["suggestions"]) == 3
