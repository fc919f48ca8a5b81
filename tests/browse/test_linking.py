"""Known names in prose are links: the longest name, its first place in a block, never to the page itself."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from browse import versions
from browse.linking import pieces
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def actors():
    """Two actors, one whose name holds the other's."""
    fund = make.actor(slug="unicef", name="United Nations Children's Fund", acronym="UNICEF")
    make.name(actor=fund, name="Children's Fund")
    make.name(actor=fund, name="the Fund", ambiguous=True)
    make.actor(slug="office", name="Regional Office of UNICEF")


def links(text: str, page: str = "/") -> list[tuple[str, str]]:
    """The links in a text, on a page."""
    return [(piece.text, piece.url) for piece in pieces(text, versions.current(), page) if piece.url]


def test_names_acronyms_and_other_names_are_links():
    for name in ("United Nations Children's Fund", "United Nations Children’s Fund", "UNICEF", "Children's Fund"):
        assert links(f"With {name}.") == [(name, "/actors/unicef/")]


def test_ambiguous_name_is_no_link():
    assert links("With the Fund.") == []


def test_name_within_an_ambiguous_one_is_no_link():
    """“Special Representative of the Secretary-General” may be one of several, and is not the Secretary-General."""
    representative = make.actor(name="Special Representative of the Secretary-General on Violence")
    make.name(actor=representative, name="the Special Representative of the Secretary-General", ambiguous=True)
    make.actor(slug="sg", name="Secretary-General")
    assert links("The Special Representative of the Secretary-General met.") == []
    assert links("The Secretary-General met.") == [("Secretary-General", "/actors/sg/")]
    assert links("A Special Representative of the Secretary-General on Violence")[0][1].startswith("/actors/special")


def test_longest_name_is_the_link():
    assert links("The Regional Office of UNICEF met UNICEF.") == [
        ("Regional Office of UNICEF", "/actors/office/"),
        ("UNICEF", "/actors/unicef/"),
    ]


def test_first_place_in_a_block_is_the_link():
    assert links("UNICEF, then the United Nations Children's Fund, then UNICEF.") == [("UNICEF", "/actors/unicef/")]


def test_page_has_no_link_to_itself():
    assert links("UNICEF and the Regional Office of UNICEF", page="/actors/unicef/") == [
        ("Regional Office of UNICEF", "/actors/office/")
    ]
    assert links("The Regional Office of UNICEF", page="/actors/office/") == []


def test_pieces_are_the_whole_text():
    for text in ("UNICEF", "With UNICEF.", "UNICEF and UNICEF", "nobody", ""):
        assert "".join(piece.text for piece in pieces(text, versions.current(), "/")) == text


def test_draft_is_no_link():
    make.actor(name="Secret Body", status="draft")
    assert links("The Secret Body met.") == []


def test_mechanisms_and_campaigns_are_links_and_other_titles_are_not():
    make.initiative(slug="campaign", title="Zero under 18", kind="campaign")
    make.initiative(slug="body", title="Education Cluster", acronym="EC", kind="mechanism")
    make.initiative(title="Joint mission", kind="mission")
    make.initiative(title="Draft Cluster", kind="mechanism", status="draft")
    assert links("Joint mission of the Education Cluster (EC) for Zero under 18, Draft Cluster") == [
        ("Education Cluster", "/initiatives/body/"),
        ("Zero under 18", "/initiatives/campaign/"),
    ]


def test_actor_comes_before_the_mechanism_of_the_same_name():
    make.initiative(title="UNICEF", kind="mechanism")
    assert links("UNICEF") == [("UNICEF", "/actors/unicef/")]


def test_names_are_gathered_once_a_version(django_assert_num_queries):
    version = versions.current()
    pieces("UNICEF", version, "/")
    with django_assert_num_queries(0):
        pieces("UNICEF", version, "/")
    with versions.change():
        make.actor(slug="who", name="World Health Organization", acronym="WHO")
    assert links("WHO") == [("WHO", "/actors/who/")]


def test_text_is_escaped_and_linked_on_the_page():
    request = RequestFactory().get("/somewhere/")
    template = Template("{% load linking %}{% linked text %}")
    shown = template.render(Context({"request": request, "text": "<b>UNICEF</b> & others"}))
    assert shown.strip() == '&lt;b&gt;<a href="/actors/unicef/">UNICEF</a>&lt;/b&gt; &amp; others'


@pytest.mark.usefixtures("unchanged")
class TestOnTheRealReport:
    """Summaries of the real data, as pages show them."""

    @pytest.fixture(autouse=True)
    def actors(self):
        """Those of the report."""

    def test_no_link_stands_in_another_or_leads_to_its_own_page(self, client):
        for address in (
            "/actors/unicef/",
            "/actors/child-protection-working-group/",
            "/initiatives/together-for-girls/",
        ):
            page = Page(client.get(address))
            assert not [link for link in page.all("a") if any(one.tag == "a" for one in link.around)]
            assert [link for link in page.all("a", within="lead") if link["href"] == address] == []

    def test_summary_links_to_those_it_names(self, client):
        page = Page(client.get("/initiatives/joint-mission-myanmar-2012/"))
        links = [link["href"] for link in page.all("a", within="lead")]
        assert links
        assert len(links) == len(set(links))
