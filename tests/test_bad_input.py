"""Whatever is typed into an address: the answer is the one that DESIGN 5 names, small, and never a 500.

The client raises what a view raises, so a 500 fails by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.conf import settings
from django.urls import reverse

from browse.fields import shorten
from browse.filters import Facet, Filters, Words
from initiatives.pairing import PairFilters
from sources.models import Report
from tests.markup import Page
from tests.pages import LISTS, PAGES, busiest_values, kept_index, named, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

KILOBYTE = 1024
SCRIPT = "<script>alert(1)</script>"
# As typed into an address: what each stands for follows from percent-encoding.
HOSTILE = [
    "%00",
    "vio%00lence",
    "x" * 20_000,
    "%25" * 20_000,
    "9" * 20,
    "-1",
    "0",
    "abc",
    "1e3",
    quote("٢٠١٢"),  # a year, in digits of another script
    "%ff",
    "%e2%82",  # half a character
    "%ed%a0%80",  # a lone surrogate
    "%27",
    "%22",
    "%5c",
    quote(SCRIPT),
    quote("' OR 1=1 --"),
    quote('" NEAR( *'),
    "a%0d%0aSet-Cookie:%20b=1",
    quote("../../etc/passwd", safe=""),
    quote("{{ settings.SECRET_KEY }}{% debug %}"),
    quote("%(value)s %s {0}"),
    quote("👩‍👧‍👦"),
    quote("\u202egnp.exe"),  # right to left
]


def parameters(name: str) -> list[str]:
    """The parameters of a list."""
    view = LISTS[name]
    return [parameter for parameter in (*view.filters.base_filters, "sort", "page") if parameter not in view.preset]


def values(name: str) -> dict[str, str]:
    """Each facet of a list with the value that most of its records have."""
    return dict(busiest_values(LISTS[name].filters, dict(LISTS[name].preset)))


def wanted(filters: type[Filters], parameter: str, value: str) -> int:
    """The status that DESIGN 5 names for a hostile value of a parameter."""
    if isinstance(filters.base_filters.get(parameter), Words):
        return 400 if "\0" in value or len(value.strip()) > 100 else 200
    # None is a year or an order, and no vocabulary knows any; digits name a page that no list has.
    return 404 if parameter == "page" and value.isascii() and value.isdigit() else 400


def tried(name: str, parameter: str) -> list[str]:
    """What is typed for a parameter: all; in a list that is another with a filter fixed a fifth, by turns."""
    return HOSTILE[parameters(name).index(parameter) % 5 :: 5] if LISTS[name].preset else HOSTILE


def reason(shown: Page, parameter: str) -> str:
    """The words with which a refusal names a parameter."""
    refused = [element.text for element in shown.all("code")]
    assert parameter in refused
    return shown.all("dd")[refused.index(parameter)].text


def check_answer(response: Any, filters: type[Filters], parameter: str, typed: str, rest: str) -> None:
    """The answer is that of DESIGN 5, small, and leads on to `rest`."""
    value = unquote(typed, errors="replace")
    assert response.status_code == wanted(filters, parameter, value), (parameter, typed[:60])
    assert SCRIPT not in response.content.decode()
    assert "Set-Cookie" not in response.headers
    if response.status_code != 200:
        assert len(response.content) < 60 * KILOBYTE
    if response.status_code == 400:
        shown = Page(response)
        words = reason(shown, parameter)
        shortened = shorten(value if parameter in ("sort", "page") else value.strip())
        assert "characters long" in words or " ".join(shortened.split()) in words, (parameter, typed[:60])
        assert len(words) < 300
        assert rest in shown.links


@pytest.mark.parametrize(("name", "parameter"), [(name, parameter) for name in LISTS for parameter in parameters(name)])
def test_hostile_value_of_a_parameter_is_refused_or_answered(client, name, parameter):
    """Beside a filter that stays."""
    facet, value = next(pair for pair in values(name).items() if pair[0] != parameter)
    rest = f"{reverse(name)}?{facet}={value}"
    for typed in tried(name, parameter):
        check_answer(client.get(f"{rest}&{parameter}={typed}"), LISTS[name].filters, parameter, typed, rest)


@pytest.mark.parametrize("parameter", [*PairFilters.base_filters, "page"])
def test_hostile_value_on_the_page_of_two_actors_is_refused(client, parameter):
    path = reverse("initiatives:pair", args=("ohchr", "unicef"))
    for typed in HOSTILE:
        check_answer(client.get(f"{path}?{parameter}={typed}"), PairFilters, parameter, typed, path)


@pytest.mark.parametrize("name", LISTS)
def test_every_faulty_parameter_is_named_at_once(client, name):
    response = client.get(f"{reverse(name)}?" + "&".join(f"{parameter}=%00" for parameter in parameters(name)))
    assert response.status_code == 400
    assert [element.text for element in Page(response).all("code")] == parameters(name)
    assert reverse(name) in Page(response).links


@pytest.mark.parametrize("page_type", PAGES, ids=named)
def test_unknown_parameters_are_ignored(client, page_type):
    """Their names may be as hostile as their values; what is shown is the page without them."""
    address = page_type.addresses()[0]
    unknown = "&".join(f"{typed}=1&nonsense={typed}&{typed}" for typed in HOSTILE)
    plain, odd = client.get(address), client.get(f"{address}?{unknown}")
    assert odd.status_code == plain.status_code
    if page_type.for_machines:
        assert odd.content == plain.content
    elif odd.status_code == 200:
        assert (Page(odd).text, Page(odd).links) == (Page(plain).text, Page(plain).links)
        assert Page(odd).canonical == Page(plain).canonical


@pytest.mark.parametrize("name", LISTS)
def test_repeated_value_counts_once(client, name):
    asked = "&".join(f"{parameter}={value}" for parameter, value in [*values(name).items(), ("q", "child")])
    once, often = client.get(f"{reverse(name)}?{asked}"), client.get(f"{reverse(name)}?" + f"{asked}&" * 30)
    assert once.status_code == often.status_code == 200
    assert Page(often).links == Page(once).links


@pytest.mark.parametrize("name", LISTS)
def test_different_values_of_what_takes_one_are_refused(client, name):
    for parameter, declared in LISTS[name].filters.base_filters.items():
        if not isinstance(declared, Facet):
            response = client.get(f"{reverse(name)}?{parameter}=2011&{parameter}=2012")
            assert response.status_code == 400
            assert "more than once" in reason(Page(response), parameter)


@pytest.mark.parametrize("name", LISTS)
def test_more_values_than_a_list_can_be_asked_for_are_refused(client, name):
    """Every filter in force stands in every link of the page: few bytes asked must not make many answered."""
    labels = kept_index(LISTS[name].filters).labels
    everything = {facet: sorted(known) for facet, known in labels.items() if facet not in LISTS[name].preset}
    if "year" in everything:
        everything["year"] = [f"{year}" for year in range(1900, 2000)]
    each = [(facet, value) for facet, known in everything.items() for value in known[:30]]
    fullest = max(everything, key=lambda facet: len(everything[facet]))
    much = [(fullest, value) for value in everything[fullest]]
    for pairs in (each, much):
        response = client.get(f"{reverse(name)}?" + "&".join(f"{facet}={value}" for facet, value in pairs))
        assert response.status_code == (400 if len(pairs) > 40 else 200)
        assert response.status_code == 200 or len(response.content) < 60 * KILOBYTE


@pytest.mark.parametrize("name", LISTS)
def test_longest_question_has_an_answer_of_a_bounded_size(client, name):
    labels = kept_index(LISTS[name].filters).labels
    for facet, known in labels.items():
        if facet in LISTS[name].preset:
            continue
        longest = sorted(known, key=len)[-40:]
        response = client.get(f"{reverse(name)}?" + "&".join(f"{facet}={value}" for value in longest))
        assert response.status_code == 200
        assert len(response.content) < 1000 * KILOBYTE, facet


def test_more_parameters_than_an_address_may_have_are_refused(client):
    too_many = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1
    assert client.get("/actors/?" + "&".join(f"a{number}=1" for number in range(too_many))).status_code == 400


@pytest.mark.parametrize("name", LISTS)
def test_well_formed_question_without_records_is_answered_and_widened(client, name):
    path, (facet, value) = reverse(name), next(iter(values(name).items()))
    queries = ["q=qqq"]
    if "year" in LISTS[name].filters.base_filters:
        queries += ["year=1800", "from=1800&to=1801", "from=9998"]
    for query in queries:
        response = client.get(f"{path}?{facet}={value}&{query}")
        shown = Page(response)
        assert response.status_code == 200
        assert "fits all of these filters" in shown.text
        assert shown.heading.startswith("0 ")
        ways = [link["href"] for link in shown.all("a") if link.text.startswith("Without ")]
        assert path in ways
        assert f"{path}?{facet}={value}" in ways or "to" in query
        assert all(client.get(way).context["total"] for way in ways)


@pytest.mark.parametrize("name", LISTS)
def test_page_out_of_range_is_not_found(client, name):
    path = reverse(name)
    pages = client.get(path).context["page"].pages
    for page in ("", "1", "01", f"{pages}"):
        assert client.get(f"{path}?page={page}").status_code == 200, page
    for page in ("0", f"{pages + 1}", "9" * 5000):
        assert client.get(f"{path}?page={page}").status_code == 404, page
    for page in ("abc", "-1", "1.0", "%2b1", "1%00"):
        assert client.get(f"{path}?page={page}").status_code == 400, page


def test_span_that_ends_before_it_begins_is_refused(client):
    response = client.get("/initiatives/?from=2013&to=2010&theme=violence")
    assert response.status_code == 400
    assert "before" in reason(Page(response), "to")
    assert "/initiatives/?theme=violence&from=2013" in Page(response).links


def test_four_digits_are_a_year(client):
    for year in ("0000", "0001", "9999"):
        for parameter in ("year", "from", "to"):
            assert client.get(f"/initiatives/?{parameter}={year}").status_code == 200, (parameter, year)


def with_segment(segment: str) -> Iterator[str]:
    """Each address that has segments to fill, with this one in each of them, and real ones in the others."""
    real = {"a": "ohchr", "b": "unicef", "n": "1", "number": "2012", "slug": Report.objects.get().slug}
    for _name, pattern in routes():
        parts = pattern.split("/")
        for place, part in enumerate(parts):
            if part.startswith("<"):
                filled = [real.get(one.partition(":")[2].rstrip(">"), one) for one in parts]
                yield "/" + "/".join([*filled[:place], segment, *filled[place + 1 :]])


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_segment_of_an_address_is_not_found(client, number):
    tried = list(with_segment(HOSTILE[number]))
    assert len(tried) >= 14
    for address in tried:
        response = client.get(address)
        assert response.status_code == 404, address[:100]
        assert len(response.content) < 60 * KILOBYTE
        assert SCRIPT not in response.content.decode()
        assert "Set-Cookie" not in response.headers
        without_slash = client.get(address[:-1])
        assert without_slash.status_code in (301, 400, 404), address[:100]
        assert not without_slash.headers.get("Location", "").startswith("//")


@pytest.mark.parametrize(
    "path", ["//evil.example/", "//evil.example", "/\\evil.example", "/actors//", "/../", "/;/", "/\r\n/"]
)
def test_odd_path_leads_nowhere(client, path):
    response = client.generic("GET", "/", PATH_INFO=path)
    assert response.status_code == 404 or response.headers["Location"].startswith("/%2F")


def test_host_of_another_is_refused(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert Page(response).heading
    assert "evil" not in response.content.decode()
