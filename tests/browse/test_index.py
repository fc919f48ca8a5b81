"""The facet index: what it finds, how it counts, and that the database would answer the same."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from browse import versions
from browse.facetindex import FacetIndex
from browse.filters import Facet, Filters, Words
from browse.index import build, index_of
from initiatives.filters import InitiativeFilters, ResultFilters
from initiatives.models import Initiative
from tests import factories as make

pytestmark = pytest.mark.django_db


class AllOf(Filters):
    """A list whose themes must all hold."""

    theme = Facet(
        "themes__slug", label="Theme", vocabulary=lambda: {"justice": "Justice", "law": "Law"}, phrase=str, mode="all"
    )
    kind = Facet("kind", label="Kind", vocabulary=dict, phrase=str)
    q = Words("title", label="Words")
    sorts = {"title": ("Title", ("title", "pk"))}

    @classmethod
    def records(cls) -> QuerySet[Initiative]:
        return Initiative.objects.published()


@pytest.fixture
def themes():
    return {slug: make.theme(slug=slug) for slug in ("justice", "law")}


def matching(index: FacetIndex, **chosen: tuple[str, ...]) -> set[int]:
    """The numbers of the records that the index finds."""
    return set(index.pks_of(index.matching(chosen), next(iter(index.filters.sorts))))


def test_index_finds_what_has_any_of_the_values(themes):
    one = make.initiative(themes=[themes["justice"]])
    both = make.initiative(themes=themes.values())
    index = build(InitiativeFilters)
    assert matching(index, theme=("justice",)) == {one.pk, both.pk}
    assert matching(index, theme=("law",)) == {both.pk}
    assert matching(index, theme=("law", "justice")) == {one.pk, both.pk}
    assert matching(index, theme=("unknown",)) == set()
    assert matching(index) == {one.pk, both.pk}


def test_any_of_counts_are_lists_with_that_value_alone(themes):
    make.initiative(themes=[themes["justice"]], kind="mission")
    make.initiative(themes=themes.values(), kind="mission")
    make.initiative(themes=[themes["law"]], kind="campaign")
    index = build(InitiativeFilters)
    assert index.counts("theme", {}) == {"justice": 2, "law": 2}
    assert index.counts("theme", {"theme": ("law",)}) == {"justice": 2, "law": 2}
    assert index.counts("theme", {"kind": ("mission",)}) == {"justice": 2, "law": 1}
    assert index.counts("kind", {"theme": ("law",)}) == {"mission": 1, "campaign": 1}


def test_all_of_counts_are_lists_after_adding_the_value(themes):
    make.initiative(themes=[themes["justice"]], kind="mission")
    make.initiative(themes=themes.values(), kind="mission")
    make.initiative(themes=[themes["law"]], kind="campaign")
    index = build(AllOf)
    assert index.counts("theme", {}) == {"justice": 2, "law": 2}
    assert index.counts("theme", {"theme": ("law",)}) == {"justice": 1, "law": 2}
    assert index.counts("theme", {"theme": ("law",), "kind": ("campaign",)}) == {"justice": 0, "law": 1}
    assert index.matching({"theme": ("justice", "law")}).bit_count() == 1


def test_actor_with_role_means_that_actor_in_that_role():
    unicef, ohchr = make.actor(slug="unicef"), make.actor(slug="ohchr")
    chaired = make.participation(actor=unicef, role="chair").initiative
    joined = make.participation(actor=unicef, role="member").initiative
    make.participation(actor=ohchr, role="chair", initiative=joined)
    index = build(InitiativeFilters)
    assert matching(index, actor=("unicef",), role=("chair",)) == {chaired.pk}
    assert matching(index, role=("chair",)) == {chaired.pk, joined.pk}
    assert index.counts("role", {"actor": ("unicef",)}) == {"chair": 1, "member": 1}
    assert index.counts("actor", {"role": ("chair",)}) == {"unicef": 1, "ohchr": 1}
    assert index.counts("role", {"actor": ("ohchr",)}) == {"chair": 1, "member": 0}


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("newest", ["a b", "Ç", "“B”", "Undated", "Undated"]),
        ("oldest", ["Ç", "a b", "“B”", "Undated", "Undated"]),
        ("title", ["a b", "“B”", "Ç", "Undated", "Undated"]),
        ("kind", ["Ç", "a b", "“B”", "Undated", "Undated"]),
    ],
)
def test_records_stand_as_a_reader_looks_them_up(sort, titles):
    """Case, accents and marks do not count, on any database; what has no date stands last, whichever way."""
    make.initiative(title="Undated", slug="first")
    make.initiative(title="“B”", start="2012")
    make.initiative(title="Ç", start="2010", end="2013", kind="campaign")
    make.initiative(title="a b", start="2011", end="2013")
    make.initiative(title="Undated", slug="second")
    index = build(InitiativeFilters)
    found = Initiative.objects.in_bulk()
    in_order = [found[pk] for pk in index.pks_of(index.everything, sort)]
    assert [one.title for one in in_order] == titles
    assert [one.slug for one in in_order[-2:]] == ["first", "second"]


def test_index_of_nothing_answers_nothing():
    index = build(InitiativeFilters)
    assert index.everything == 0
    assert matching(index, kind=("mission",), q=("a",), year=("2012",), actor=("a",), role=("b",)) == set()
    assert index.counts("kind", {}) == {}
    assert matching(index, **{"from": ("2000",)}) == set()


def test_index_leaves_out_drafts():
    make.initiative(status="draft", kind="mission")
    assert build(InitiativeFilters).counts("kind", {}) == {}


def test_index_is_read_once_a_version():
    first = index_of(InitiativeFilters, versions.current())
    assert index_of(InitiativeFilters, versions.current()) is first
    with versions.change():
        make.initiative()
    second = index_of(InitiativeFilters, versions.current())
    assert (len(first.pks), len(second.pks)) == (0, 1)


@pytest.mark.parametrize(("filters", "most"), [(InitiativeFilters, 50), (ResultFilters, 40)])
def test_index_costs_as_many_queries_whatever_the_data(filters, most):
    counts = []
    for _twice in range(2):
        for _each in range(3):
            make.participation()
            make.result()
        with CaptureQueriesContext(connection) as queries:
            build(filters)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most
