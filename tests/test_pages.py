"""What every page is held to: one list of page types, compared with the URL configuration, drives it all."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.markup import Page
from tests.pages import PAGES, SHOWN, named, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

SECURITY = {
    "Content-Security-Policy": r"default-src 'self';.* frame-ancestors 'none'",
    "X-Content-Type-Options": r"nosniff",
    "X-Frame-Options": r"DENY",
    "Referrer-Policy": r"same-origin",
    "Cross-Origin-Opener-Policy": r"same-origin",
    "Cross-Origin-Resource-Policy": r"same-origin",
    "Permissions-Policy": r"camera=\(\).*",
}
# What a template shows by mistake: a missing value, a misspelt variable, a tag or a message that was not filled in.
MISTAKES = re.compile(
    r"\bNone\b(?! of )|no such variable|\{[%{#]|[%}]\}|#\}|%\(\w+\)|\bnan\b|<[A-Za-z_.]+ object at|&lt;/?\w+&gt;"
)


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    """Address → the answer to it, once asked for."""
    return {}


@pytest.fixture
def visit(client: Client, kept: dict[str, Any]) -> Callable[[str], Any]:
    """Opens an address, once for all the tests that only read what it says."""

    def answer(address: str) -> Any:
        if address not in kept:
            kept[address] = client.get(address)
        return kept[address]

    return answer


def test_page_types_are_those_of_the_url_configuration():
    """A page without a type, or a type without a page, is a mistake; so is a page without a name."""
    assert Counter(page.name for page in PAGES) == Counter(name for name, _pattern in routes())


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_shows_no_mistake_of_a_template(visit, page_type):
    for address in page_type.addresses():
        response = visit(address)
        assert response.status_code == 200, address
        assert not MISTAKES.findall(Page(response).text), address
        assert not MISTAKES.findall(response.content.decode()), address


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_says_what_it_is(visit, page_type):
    for address in page_type.addresses():
        shown = Page(visit(address))
        assert shown.heading, address
        assert shown.title.removesuffix("Child Protection Collaboration Portal").strip(" ·") or page_type.name == "home"
        assert 20 <= len(shown.description) <= 500, (address, shown.description)
        assert shown.one("html")["lang"] == "en"
        assert shown.one("html")["dir"] == "ltr"
        assert len(shown.all("main")) == 1


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_has_one_address(visit, page_type):
    """The address that a page declares leads to the same page, which declares it too."""
    for address in page_type.addresses():
        shown = Page(visit(address))
        assert shown.canonical.startswith("http://testserver/"), address
        again = Page(visit(shown.canonical.removeprefix("http://testserver")))
        assert (again.canonical, again.title) == (shown.canonical, shown.title), address


def test_titles_tell_pages_apart(visit):
    titles = Counter(Page(visit(address)).title for page_type in SHOWN for address in page_type.addresses())
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_names_each_place_once_and_leads_to_those_it_has(visit, page_type):
    for address in page_type.addresses():
        shown = Page(visit(address))
        places = Counter(element["id"] for element in shown.elements if element["id"])
        assert [place for place, count in places.items() if count > 1] == [], address
        wanted = {link[1:] for link in shown.links if link.startswith("#")}
        wanted |= {element["aria-labelledby"] for element in shown.elements if element["aria-labelledby"]}
        wanted |= {label["for"] for label in shown.all("label") if label["for"]}
        assert wanted <= set(places), (address, wanted - set(places))


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_leaves_no_trace_with_the_visitor(visit, page_type):
    for address in page_type.addresses():
        response = visit(address)
        assert not response.cookies, address
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not re.search(r"""(?:src|action|poster)=["']?(?:https?:)?//""", response.content.decode()), address


@pytest.mark.parametrize("page_type", PAGES, ids=named)
def test_page_is_guarded_by_headers(visit, page_type):
    for address in page_type.addresses():
        response = visit(address)
        for header, value in SECURITY.items():
            assert re.fullmatch(value, response.headers.get(header, "")), (address, header)


@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_is_sent_once(client, visit, page_type):
    """Whoever has the page already is told so, in a few bytes."""
    for address in page_type.addresses():
        first = visit(address)
        assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        other = client.get(address, headers={"if-none-match": 'W/"another"'})
        assert (other.status_code, other.content) == (200, first.content), address


@pytest.mark.parametrize("page_type", PAGES, ids=named)
def test_head_is_get_without_a_body(client, visit, page_type):
    for address in page_type.addresses():
        get, head = visit(address), client.head(address)
        assert head.status_code == get.status_code, address
        assert head.content == b""
        assert dict(head.headers) == dict(get.headers), address


@pytest.mark.parametrize("page_type", PAGES, ids=named)
def test_page_takes_no_other_method(client, page_type):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(page_type.addresses()[0]).status_code == 405, method


@pytest.mark.parametrize("page_type", [page for page in PAGES if page.redirects], ids=named)
def test_redirect_leads_to_a_page(client, page_type):
    for address in page_type.addresses():
        assert client.get(address, follow=True).status_code == 200


@pytest.mark.parametrize("address", ["/nowhere/", "/actors/nobody/", "/initiatives/?page=999", "/initiatives/?kind=x"])
def test_page_of_a_refusal_is_a_page(client, address):
    response = client.get(address)
    shown = Page(response)
    assert response.status_code in (400, 404)
    assert shown.heading
    assert shown.title
    assert shown.description
    assert not MISTAKES.findall(shown.text)
    assert not response.cookies
    for header, value in SECURITY.items():
        assert re.fullmatch(value, response.headers.get(header, "")), header
    assert "/" in shown.links
