"""What a list is asked for: read from an address, in one canonical order, or refused by name."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from browse.asked import MOST_VALUES, Asked, BadRequest, read
from initiatives.filters import InitiativeFilters
from tests import factories as make

pytestmark = pytest.mark.django_db

PATH = "/initiatives/"
MISSIONS = {"kind": ("mission",)}


@pytest.fixture
def labels():
    for slug in ("justice", "violence"):
        make.theme(slug=slug)
    return {name: facet.vocabulary() for name, facet in InitiativeFilters.facets()}


@pytest.fixture
def ask(labels):
    """A function from a query to what it asks for."""

    def asked(query: str, preset=None) -> Asked:
        return read(QueryDict(query), PATH, InitiativeFilters, labels, preset or {})

    return asked


def faults(ask, query: str) -> list[tuple[str, str]]:
    """The parameters that a query is refused for, with the values shown."""
    with pytest.raises(BadRequest) as refused:
        ask(query)
    return [(fault.parameter, fault.value) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/initiatives/"),
        ("theme=", "/initiatives/"),
        ("page=1", "/initiatives/"),
        ("sort=newest", "/initiatives/"),
        ("unknown=1&q=", "/initiatives/"),
        ("year=2012&kind=mission", "/initiatives/?kind=mission&year=2012"),
        ("theme=violence&theme=justice&theme=violence", "/initiatives/?theme=justice&theme=violence"),
        ("page=3&sort=title&q=+law++", "/initiatives/?q=law&sort=title&page=3"),
        ("to=2013&from=2010", "/initiatives/?from=2010&to=2013"),
        ("q=%C3%A9+%26", "/initiatives/?q=%C3%A9+%26"),
    ],
)
def test_every_way_to_ask_has_one_address(ask, query, address):
    assert ask(query).url == address
    assert ask(QueryDict(query).urlencode()).url == address


def test_preset_is_asked_for_but_not_in_the_address(ask):
    asked = ask("kind=campaign&theme=justice", MISSIONS)
    assert asked.url == "/initiatives/?theme=justice"
    assert asked.chosen == {"theme": ("justice",), "kind": ("mission",)}


def test_address_of_a_change_is_that_of_the_first_page(ask):
    asked = ask("theme=justice&sort=title&page=2")
    assert asked.having("year", "2012").url == "/initiatives/?theme=justice&year=2012&sort=title"
    assert asked.having("theme").url == "/initiatives/?sort=title"
    assert asked.toggled("theme", "justice").url == "/initiatives/?sort=title"
    assert asked.toggled("theme", "violence").url == "/initiatives/?theme=justice&theme=violence&sort=title"
    assert asked.cleared().url == "/initiatives/?sort=title"


def test_toggled_twice_is_as_before(ask):
    asked = ask("theme=justice&year=2012")
    assert asked.toggled("theme", "violence").toggled("theme", "violence").url == asked.url


def test_form_carries_along_what_it_does_not_ask_itself(ask):
    asked = ask("theme=justice&theme=violence&q=law&from=2010&sort=title&page=2")
    assert list(asked.hidden("q", "from", "to")) == [("theme", "justice"), ("theme", "violence"), ("sort", "title")]
    assert asked.count == 4


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("theme=law", [("theme", "law")]),
        ("theme=justice&theme=law", [("theme", "justice, law")]),
        ("kind=Mission", [("kind", "Mission")]),
        ("year=12", [("year", "12")]),
        ("from=x&to=y", [("from", "x"), ("to", "y")]),
        ("from=2013&to=2010", [("to", "2010")]),
        ("q=" + "x" * 101, [("q", "x" * 60 + "…")]),
        ("sort=size", [("sort", "size")]),
        ("page=x", [("page", "x")]),
        ("page=-1", [("page", "-1")]),
        ("page=%00", [("page", "\N{REPLACEMENT CHARACTER}")]),
        ("kind=x&theme=y&sort=z&page=w", [("kind", "x"), ("theme", "y"), ("sort", "z"), ("page", "w")]),
    ],
)
def test_what_cannot_be_answered_is_named(ask, query, refused):
    assert faults(ask, query) == refused


def test_refusal_keeps_what_can_be_answered(ask):
    with pytest.raises(BadRequest) as refused:
        ask("theme=justice&year=12&sort=title&page=4")
    assert refused.value.rest.url == "/initiatives/?theme=justice&sort=title"
    with pytest.raises(BadRequest) as refused:
        ask("theme=justice&sort=size&page=4")
    assert refused.value.rest.url == "/initiatives/?theme=justice"


def test_more_values_than_a_list_takes_are_refused(ask):
    years = [f"year={year}" for year in range(1900, 1900 + MOST_VALUES)]
    assert len(ask("&".join(years)).values["year"]) == MOST_VALUES
    assert faults(ask, "&".join([*years, "year=2012"])) == [("year", f"{MOST_VALUES + 1}")]
    assert faults(ask, "&".join([*years, "theme=justice"])) == [("year", f"{MOST_VALUES}")]


def test_number_of_a_page_may_be_of_any_length(ask):
    assert ask("page=" + "9" * 5000).page >= 10**18
    assert ask("page=0").page == 0
    assert ask("page=007").page == 7
