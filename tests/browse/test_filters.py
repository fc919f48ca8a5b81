"""Filters as the database answers them: any of, all of, within one row, years, words, and nothing by a draft."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from actors.filters import ActorFilters
from browse.filters import Facet, Filters, Words
from browse.ways import among
from initiatives.filters import InitiativeFilters
from initiatives.models import Initiative
from sources.filters import DocumentFilters
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(filters: type[Filters], query: str) -> set[Any]:
    """The records that the filter set's own queryset holds for a query."""
    vocabularies = {name: facet.vocabulary() for name, facet in filters.facets()}
    filterset = filters(QueryDict(query), vocabularies=vocabularies, queryset=filters.records())
    assert filterset.is_valid(), filterset.errors
    return set(filterset.qs)


@pytest.fixture
def themes():
    return [make.theme(slug=slug) for slug in ("justice", "violence", "law")]


def test_several_values_of_a_facet_mean_any_of_them(themes):
    justice, violence, law = themes
    one, both, other = (make.initiative(themes=t) for t in ([justice], [justice, violence], [law]))
    assert found(InitiativeFilters, "theme=justice&theme=violence") == {one, both}
    assert found(InitiativeFilters, "theme=law") == {other}
    assert found(InitiativeFilters, "") == {one, both, other}


def test_several_values_of_an_all_of_facet_mean_all_of_them(themes):
    justice, violence, _law = themes
    make.initiative(themes=[justice])
    both = make.initiative(themes=[justice, violence])
    facet = Facet("themes__slug", label="Theme", vocabulary=dict, phrase=str, mode="all")
    assert set(facet.filter(Initiative.objects.all(), ("justice", "violence"))) == {both}
    assert facet.filter(Initiative.objects.all(), ()).count() == 2


def test_two_facets_both_hold(themes):
    justice, violence, _law = themes
    mission = make.initiative(kind="mission", themes=[justice])
    make.initiative(kind="campaign", themes=[justice])
    make.initiative(kind="mission", themes=[violence])
    assert found(InitiativeFilters, "kind=mission&theme=justice") == {mission}


def test_record_with_several_fitting_rows_is_found_once(themes):
    initiative = make.initiative(themes=themes)
    for role in ("chair", "member", "host"):
        make.participation(initiative=initiative, actor=make.actor(slug=role), role=role)
    vocabularies = {name: facet.vocabulary() for name, facet in InitiativeFilters.facets()}
    query = QueryDict("actor=chair&actor=member&actor=host&theme=justice&theme=violence&role=chair&role=host")
    filterset = InitiativeFilters(query, vocabularies=vocabularies, queryset=InitiativeFilters.records())
    assert list(filterset.qs) == [initiative]


def test_actor_with_role_means_that_actor_in_that_role():
    unicef, ohchr = make.actor(slug="unicef"), make.actor(slug="ohchr")
    chaired = make.participation(actor=unicef, role="chair").initiative
    joined = make.participation(actor=unicef, role="member").initiative
    make.participation(actor=ohchr, role="chair", initiative=joined)
    assert found(InitiativeFilters, "actor=unicef") == {chaired, joined}
    assert found(InitiativeFilters, "role=chair") == {chaired, joined}
    assert found(InitiativeFilters, "actor=unicef&role=chair") == {chaired}
    assert found(InitiativeFilters, "actor=unicef&actor=ohchr&role=chair") == {chaired, joined}
    assert found(InitiativeFilters, "actor=ohchr&role=member") == set()


def test_year_means_every_year_in_which_it_took_place():
    once = make.initiative(start="2012-05")
    span = make.initiative(start="2010", end="2013")
    standing = make.initiative(recurrence="standing")
    undated = make.initiative()
    assert found(InitiativeFilters, "year=2012") == {once, span}
    assert found(InitiativeFilters, "year=2010&year=2013") == {span, standing}
    assert found(InitiativeFilters, "year=2009") == set()
    assert undated not in found(InitiativeFilters, "from=1900&to=2100")


def test_span_means_every_year_that_touches_it():
    once = make.initiative(start="2012")
    span = make.initiative(start="2005", end="2010")
    standing = make.initiative(recurrence="standing")
    assert found(InitiativeFilters, "from=2010") == {once, span, standing}
    assert found(InitiativeFilters, "from=2011") == {once, standing}
    assert found(InitiativeFilters, "to=2005") == {span}
    assert found(InitiativeFilters, "to=2012") == {once, span}
    assert found(InitiativeFilters, "from=2006&to=2007") == {span}
    assert found(InitiativeFilters, "from=2011&to=2011") == set()


def test_words_all_stand_in_the_texts_whatever_case_and_accents():
    visit = make.initiative(title="Joint visit to Côte d’Ivoire", summary="About children.")
    make.initiative(title="Joint meeting")
    assert found(InitiativeFilters, "q=COTE+children") == {visit}
    assert found(InitiativeFilters, "q=joint").__len__() == 2
    assert found(InitiativeFilters, "q=côte+meeting") == set()
    assert Words("title", label="").filter(Initiative.objects.all(), "  ").count() == 2


def test_draft_is_in_no_list():
    make.initiative(status="draft", kind="mission")
    make.initiative(status="in_review", kind="mission")
    shown = make.initiative(kind="mission")
    assert found(InitiativeFilters, "kind=mission") == {shown}


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_record_has_no_theme_by_a_draft_alone(themes, status):
    justice, violence, _law = themes
    actor, document = make.actor(), make.document()
    shown = make.initiative(themes=[justice])
    draft = make.initiative(themes=[violence], countries=[make.country(slug="chad")], status=status)
    for initiative in (shown, draft):
        make.participation(initiative=initiative, actor=actor)
        make.initiative_document(initiative=initiative, document=document)
    assert found(ActorFilters, "theme=justice") == {actor}
    assert found(ActorFilters, "theme=violence") == set()
    assert found(ActorFilters, "country=chad") == set()
    assert document in found(DocumentFilters, "theme=justice")
    assert found(DocumentFilters, "theme=violence") == set()


def test_among_keeps_each_record_once(themes):
    make.initiative(themes=themes)
    assert among(Initiative.objects.all(), themes__slug__in=["justice", "violence"]).count() == 1


@pytest.mark.parametrize("filters", [ActorFilters, DocumentFilters, InitiativeFilters])
def test_every_order_ends_in_a_unique_tie_break(filters):
    """Two records of the same name must not swap places between two pages."""
    for _label, order in filters.sorts.values():
        assert order[-1] == "pk"
