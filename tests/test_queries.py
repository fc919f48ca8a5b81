"""What a page may ask of the database: a bounded number of queries, whatever the data."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actors.models import Actor
from browse import versions
from browse.rendered import ROWS
from initiatives.models import Initiative, Participation
from tests.generated import multiply
from tests.pages import PAGES, PageType, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real")]

TIMES, SAMPLES = 5, 4
COLD = 5  # addresses of a type for which nothing is kept; for the others, what these left


def asked(client: Client, address: str) -> list[str]:
    """The queries that a page asks, from the address to the last byte of its body."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [query["sql"] for query in queries]


def said(queries: list[str]) -> str:
    """Queries as a failure shows them: each once, with how often it was asked."""
    return "\n".join(f"{count} × {sql[:300]}" for sql, count in Counter(queries).most_common())


@pytest.mark.parametrize("page_type", PAGES, ids=named)
def test_page_keeps_to_its_budget(client, page_type):
    """Cold, nothing is kept of this version of the data; warm, everything is.

    A budget that nothing comes near would not notice a new query: it is at most three more than the page needs.
    """
    most = {"cold": 0, "warm": 0}
    for number, address in enumerate(page_type.addresses()):
        if number < COLD:
            versions.forget()
        for state, budget in (("cold", page_type.cold), ("warm", page_type.warm)):
            queries = asked(client, address)
            assert len(queries) <= budget, f"{address}: {len(queries)} {state}\n{said(queries)}"
            most[state] = max(most[state], len(queries))
    assert most["cold"] >= page_type.cold - 3
    assert most["warm"] >= page_type.warm - 3


def test_page_asks_the_same_of_many_times_the_data(client):
    """Also of the busiest records, whose pages have as many times more to show."""

    def measure(page_type: PageType) -> dict[str, tuple[list[str], list[str]]]:
        """Address → queries cold and warm; what is kept is thrown away once a type, but rows of lists each time."""
        versions.forget()
        found = {}
        for address in addresses[page_type.name]:
            ROWS.kept.clear()
            found[address] = (asked(client, address), asked(client, address))
        return found

    addresses = {page_type.name: page_type.addresses()[:SAMPLES] for page_type in PAGES}
    before = {page_type.name: measure(page_type) for page_type in PAGES}
    sizes = [model.objects.count() for model in (Actor, Initiative, Participation)]
    multiply(TIMES)
    grown = [model.objects.count() for model in (Actor, Initiative, Participation)]
    assert all(now >= TIMES * then for then, now in zip(sizes, grown, strict=True))
    complaints = []
    for page_type in PAGES:
        for address, counts in measure(page_type).items():
            for state, now, then in zip(("cold", "warm"), counts, before[page_type.name][address], strict=True):
                if len(now) != len(then):
                    complaints.append(f"{address}, {state}: {len(then)} became {len(now)}\n{said(now)}")
    assert not complaints, "\n\n".join(complaints)
