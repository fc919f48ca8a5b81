"""The page of two actors: addresses, counts, rows with both roles and their proof, filters, and what it costs."""

import re
from html import unescape
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from django.urls import reverse

from actors.vocabulary import Verb
from initiatives.pairing import SENTENCES, Proof
from tests import factories as make
from tests.markup import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def unicef():
    return make.actor(name="United Nations Children's Fund", acronym="UNICEF", slug="unicef")


@pytest.fixture
def ohchr():
    return make.actor(name="Office of the High Commissioner", acronym="OHCHR", slug="ohchr", kind="secretariat")


URL = "/actors/ohchr/with/unicef/"


def together(one, other, roles=("organizer", "partner"), **fields):
    """An initiative in which the two have these roles."""
    initiative = make.initiative(**fields)
    for actor, role in zip((one, other), roles, strict=True):
        make.participation(initiative=initiative, actor=actor, role=role)
    return initiative


def text(response) -> str:
    """What a person reads, in one line."""
    page = response.content.decode()
    assert "no such variable" not in page
    shown = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0])
    return re.sub(r"\s+([.,:;])", r"\1", re.sub(r"\s+", " ", unescape(shown)))


def titles(response) -> list[str]:
    """The initiatives of the list of what they do together, in their order."""
    part = response.content.decode().partition('id="together"')[2].partition('id="sitting"')[0]
    table = part.partition("<tbody")[2].partition("</tbody>")[0]
    return [unescape(title) for title in re.findall(r"<th[^>]*><a[^>]*>(.*?)</a>", table)]


def head(response, name) -> str:
    """The content of a meta element; empty where there is none."""
    found = re.search(rf'<meta name="{name}" content="(.*?)">', response.content.decode())
    return unescape(found[1]) if found else ""


class TestWords:
    def test_page_says_how_much_and_when(self, client, unicef, ohchr):
        together(ohchr, unicef, start="2010")
        together(ohchr, unicef, start="2011", end="2013")
        together(ohchr, unicef, ("chair", "member"))
        response = client.get(URL)
        counts = "OHCHR and UNICEF act together in 2 initiatives, 2010 to 2013, and sit together in 1."
        assert response.status_code == 200
        assert counts in text(response)
        assert head(response, "description") == counts
        assert head(response, "robots") == ""
        assert "<title>What OHCHR and UNICEF do together" in response.content.decode()
        assert re.search(r"<h1>OHCHR and UNICEF</h1>", response.content.decode())

    @pytest.mark.parametrize(
        ("acting", "sitting", "relations", "expected"),
        [
            (["2012"], 0, 0, "OHCHR and UNICEF act together in 1 initiative, 2012."),
            ([None], 2, 0, "OHCHR and UNICEF act together in 1 initiative, and sit together in 2."),
            ([], 2, 0, "OHCHR and UNICEF sit together in 2 initiatives, and act together in none."),
            (
                [],
                0,
                1,
                "The report names no initiative that OHCHR and UNICEF share. It states 1 relation between them.",
            ),
            (["2012"], 0, 2, "in 1 initiative, 2012. The report also states 2 relations between them."),
            ([], 0, 0, "The report names nothing that OHCHR and UNICEF do together."),
        ],
    )
    def test_counts_in_words_whatever_there_is(self, client, unicef, ohchr, acting, sitting, relations, expected):
        for start in acting:
            together(ohchr, unicef, start=start)
        for _ in range(sitting):
            together(ohchr, unicef, ("member", "member"))
        for verb in ["supports", "reports-to"][:relations]:
            make.relation(from_actor=unicef, verb=verb, to_actor=ohchr)
        response = client.get(URL)
        assert response.status_code == 200
        assert expected in text(response)
        assert head(response, "description").endswith(expected)
        assert head(response, "robots") == ("" if acting or sitting or relations else "noindex")

    def test_long_names_are_not_said_twice(self, client):
        names = [f"Special Representative of the Secretary-General {of}" for of in ("for Children", "on Violence")]
        together(*[make.actor(name=name) for name in names])
        one, other = [name.lower().replace(" ", "-") for name in names]
        response = client.get(f"/actors/{one}/with/{other}/")
        assert f"<h1>{names[0]} and {names[1]}</h1>" in response.content.decode()
        assert " The two act together in 1 initiative." in text(response)
        assert head(response, "description") == f"{names[0]} and {names[1]} act together in 1 initiative."

    def test_pair_without_content_leads_to_closer_ones(self, client, unicef, ohchr):
        closer = make.actor(name="Closer", slug="closer")
        together(ohchr, closer)
        assert '<a href="/actors/closer/with/ohchr/">OHCHR and Closer</a>' in client.get(URL).content.decode()

    def test_names_without_acronym_stand_whole(self, client, unicef):
        make.actor(name="Save the Children", slug="save-the-children", kind="civil-society")
        assert "Save the Children and UNICEF" in text(client.get("/actors/save-the-children/with/unicef/"))

    def test_profiles_of_both_are_linked(self, client, unicef, ohchr):
        page = client.get(URL).content.decode()
        assert f'href="{unicef.get_absolute_url()}"' in page
        assert f'href="{ohchr.get_absolute_url()}"' in page


class TestRows:
    def test_row_shows_year_kind_both_roles_themes_and_proof(self, client, unicef, ohchr):
        theme = make.theme(name="Justice")
        mission = together(ohchr, unicef, start="2012-11", title="A visit", kind="mission", themes=[theme])
        make.participation(initiative=mission, actor=ohchr, role="host", position=5)
        response = client.get(URL)
        shown = text(response)
        assert titles(response) == ["A visit"]
        for cell in ("2012", "Mission", "OHCHR: Organizer, Host", "UNICEF: Partner", "Justice", "para. 999"):
            assert cell in shown
        assert f'href="{mission.get_absolute_url()}"' in response.content.decode()

    def test_rows_are_newest_first_and_undated_last(self, client, unicef, ohchr):
        for title, start in [("Undated", None), ("Old", "2005"), ("B", "2012"), ("A", "2012-03")]:
            together(ohchr, unicef, title=title, start=start)
        assert titles(client.get(URL)) == ["A", "B", "Old", "Undated"]

    def test_drafts_are_left_out(self, client, unicef, ohchr):
        together(ohchr, unicef, title="Draft", status="draft")
        assert "nothing that" in text(client.get(URL))

    def test_sitting_is_listed_below_with_roles(self, client, unicef, ohchr):
        together(ohchr, unicef, title="Visit")
        together(ohchr, unicef, ("chair", "member"), title="Working Group", kind="mechanism")
        response = client.get(URL)
        assert titles(response) == ["Visit"]
        below = text(response).partition("Also in the same bodies")[2]
        assert "Working Group" in below
        assert "OHCHR: Chair" in below
        assert "UNICEF: Member" in below
        assert "Visit" not in below.partition("Cite this")[0]

    def test_sitting_is_bounded_and_says_so(self, client, unicef, ohchr, monkeypatch):
        monkeypatch.setattr("initiatives.views.pairs.MOST_SITTING", 2)
        for _ in range(3):
            together(ohchr, unicef, ("member", "member"))
        response = client.get(URL)
        assert "sit together in 3" in text(response)
        assert "And 1 more." in text(response)
        link = next(link for link in Page(response).all("a") if "whatever role" in link.text)
        assert client.get(link["href"]).context["total"] == 3

    @pytest.mark.parametrize("verb", Verb.values)
    def test_relation_is_a_sentence_with_its_proof(self, client, unicef, ohchr, verb):
        relation = make.relation(from_actor=unicef, verb=verb, to_actor=ohchr)
        make.cited(relation, make.passage(number=7, text="It is so. And more."))
        shown = text(client.get(URL))
        assert SENTENCES[Verb(verb)] % {"one": "UNICEF", "other": "OHCHR"} in shown
        assert "para. 7" in shown
        assert "It is so." in shown

    def test_page_is_cited_with_all_its_paragraphs(self, client, unicef, ohchr):
        initiative = together(ohchr, unicef)
        for number, participation in enumerate(initiative.participations.all(), start=4):
            make.cited(participation, make.passage(number=number, text=f"Sentence {number}."))
        shown = text(client.get(URL))
        assert "paras. 4 and 5" in shown
        assert "As reported on 1 August 2013" in shown


class TestProof:
    def proof(self, *fields):
        mission = make.initiative()
        made = [make.participation(initiative=mission, **each) for each in fields]
        return Proof(made)

    def test_excerpts_of_both_come_once_in_text_order(self, unicef, ohchr):
        mission = make.initiative()
        one = make.participation(initiative=mission, actor=ohchr)
        other = make.participation(initiative=mission, actor=unicef)
        late, early = make.passage(number=9, text="Both did."), make.passage(number=3, text="One did.")
        make.cited(one, late)
        make.cited(other, late)
        make.cited(other, early)
        assert [excerpt.citation for excerpt in Proof([one, other]).excerpts] == ["para. 3", "para. 9"]

    def test_attribution_and_note_that_hold_of_both_are_said_once(self, unicef, ohchr):
        same = {"attribution": "resolved", "note": "The context says so."}
        proof = self.proof({"actor": ohchr, **same}, {"actor": unicef, **same})
        assert proof.attribution == "resolved"
        assert proof.get_attribution_display() == "Resolved from context"
        assert proof.note == "The context says so."

    def test_attribution_and_notes_that_differ_are_said_of_each(self, unicef, ohchr):
        proof = self.proof(
            {"actor": ohchr, "role": "chair", "attribution": "inferred", "note": "From the verb."},
            {"actor": unicef, "role": "partner", "attribution": "resolved", "note": "From the context."},
        )
        assert proof.attribution == "inferred"
        assert proof.get_attribution_display() == "OHCHR, chair: Inferred; UNICEF, partner: Resolved from context"
        assert proof.note == "OHCHR, chair: From the verb. UNICEF, partner: From the context."

    def test_stated_participation_is_not_said_to_be_resolved(self, unicef, ohchr):
        proof = self.proof(
            {"actor": ohchr, "role": "host"}, {"actor": unicef, "role": "host", "attribution": "resolved"}
        )
        assert proof.get_attribution_display() == "UNICEF, host: Resolved from context"
        assert proof.note == ""


class TestAddresses:
    def test_other_way_round_redirects_and_keeps_the_query(self, client, unicef, ohchr):
        response = client.get("/actors/unicef/with/ohchr/?theme=justice&year=2012&page=2")
        assert response.status_code == 301
        assert response["Location"] == f"{URL}?theme=justice&year=2012&page=2"

    def test_former_slugs_redirect_to_the_present_pair(self, client, unicef, ohchr):
        ohchr.slug, unicef.slug = "zz", "aa"
        ohchr.save()
        unicef.save()
        response = client.get(f"{URL}?year=2012")
        assert response.status_code == 301
        assert response["Location"] == "/actors/aa/with/zz/?year=2012"

    def test_actor_with_itself_is_not_found(self, client, unicef):
        assert client.get("/actors/unicef/with/unicef/").status_code == 404
        unicef.slug = "fund"
        unicef.save()
        assert client.get("/actors/unicef/with/fund/").status_code == 404

    @pytest.mark.parametrize("path", ["nobody/with/unicef", "unicef/with/nobody", "unicef/with/draft", "nobody/with/x"])
    def test_unknown_and_unpublished_actors_are_not_found(self, client, unicef, path):
        make.actor(slug="draft", status="draft")
        assert client.get(f"/actors/{path}/").status_code == 404

    @pytest.mark.parametrize("slug", ["%00", "%FF", "a%20b", "a" * 20_000, "un%C3%AFcef"])
    def test_hostile_slugs_are_not_found(self, client, unicef, slug):
        assert client.get(f"/actors/{slug}/with/unicef/").status_code == 404
        assert client.get(f"/actors/unicef/with/{slug}/").status_code == 404

    def test_group_is_not_paired_and_the_page_says_so(self, client, unicef):
        states = make.actor(name="Member States", slug="member-states", is_group=True)
        together(states, unicef)
        make.relation(from_actor=unicef, to_actor=states)
        response = client.get("/actors/member-states/with/unicef/")
        assert response.status_code == 200
        assert "“Member States” stands for many actors" in text(response)
        assert head(response, "robots") == "noindex"
        assert "<table" not in response.content.decode()
        assert client.get("/actors/unicef/with/member-states/").status_code == 301

    def test_only_reading_is_allowed(self, client, unicef, ohchr):
        assert client.post(URL).status_code == 405
        assert client.head(URL).status_code == 200

    def test_url_name_reverses(self):
        assert reverse("initiatives:pair", args=["ohchr", "unicef"]) == URL


@pytest.fixture
def three(unicef, ohchr):
    """Three initiatives: on justice in 2011 to 2012 and in 2012, on violence in 2009."""
    justice, violence = make.theme(name="Justice"), make.theme(name="Violence")
    make.theme(name="Unused")
    together(ohchr, unicef, title="Study", start="2011", end="2012", themes=[justice])
    together(ohchr, unicef, title="Visit", start="2012", themes=[justice, violence])
    together(ohchr, unicef, title="Old", start="2009", themes=[violence])
    together(ohchr, unicef, ("member", "member"), title="Body", start="2010", themes=[justice])


@pytest.mark.usefixtures("three")
class TestFilters:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("theme=justice", ["Visit", "Study"]),
            ("theme=justice&theme=violence", ["Visit", "Study", "Old"]),
            ("year=2012", ["Visit", "Study"]),
            ("year=2011&year=2009", ["Study", "Old"]),
            ("theme=violence&year=2012", ["Visit"]),
            ("", ["Visit", "Study", "Old"]),
            ("theme=&year=", ["Visit", "Study", "Old"]),
            ("sort=oldest&colour=red", ["Visit", "Study", "Old"]),
        ],
    )
    def test_list_holds_what_fits(self, client, query, expected):
        response = client.get(f"{URL}?{query}")
        assert response.status_code == 200
        assert titles(response) == expected

    @pytest.mark.parametrize("start", ["", "theme=violence", "year=2012", "theme=justice&year=2009"])
    def test_count_of_each_value_is_the_length_of_its_list(self, client, start):
        page = client.get(f"{URL}?{start}").content.decode()
        values = re.findall(r'href="([^"]+)"[^>]*><span>[^<]*</span> <span class="count">(\d+)</span>', page)
        bars = re.findall(r'href="([^"]+)"[^>]*><span class="visually-hidden">\d+: (\d+) initiative', page)
        assert values
        assert bars
        for url, count in [*values, *bars]:
            asked, leads_to = set(parse_qsl(start)), set(parse_qsl(unescape(url).partition("?")[2]))
            ((name, value),) = asked ^ leads_to
            # Any of: the count is of this value alone, with what is chosen elsewhere.
            alone = [pair for pair in asked if pair[0] != name] + [(name, value)]
            assert len(titles(client.get(f"{URL}?{urlencode(alone)}"))) == int(count), (start, name, value)

    def test_chips_remove_their_filter(self, client):
        response = client.get(f"{URL}?theme=justice&year=2012")
        page = response.content.decode()
        assert f'<a href="{URL}?year=2012"><span class="visually-hidden">Remove </span><span class="key">Theme:' in page
        assert f'<a class="clear" href="{URL}"' in page
        assert "Filters (2)" in text(response)

    def test_filtered_page_says_what_is_left_and_is_not_indexed(self, client):
        response = client.get(f"{URL}?theme=justice&year=2012")
        assert "2 initiatives on Justice in 2012" in text(response)
        assert "<title>What OHCHR and UNICEF do together: 2 initiatives on Justice" in response.content.decode()
        assert head(response, "robots") == "noindex"

    def test_canonical_address_is_the_same_whatever_the_order(self, client):
        page = client.get(f"{URL}?x=1&year=2012&year=2009&theme=justice").content.decode()
        assert f'rel="canonical" href="http://testserver{URL}?theme=justice&amp;year=2009&amp;year=2012"' in page

    def test_empty_list_says_how_to_widen_it(self, client):
        response = client.get(f"{URL}?theme=unused&year=1999")
        assert response.status_code == 200
        shown = text(response)
        assert "Nothing that they do together fits all of these filters." in shown
        assert "Without filters: 3 initiatives" in shown
        one_way = text(client.get(f"{URL}?theme=justice&year=2009"))
        assert "Without “Theme”: 1 initiative" in one_way
        assert "Without “Year”: 2 initiatives" in one_way

    def test_filters_leave_what_they_sit_together_in(self, client):
        assert "Body" in text(client.get(f"{URL}?theme=violence")).partition("Also in the same bodies")[2]

    @pytest.mark.parametrize(
        ("query", "parameter", "value"),
        [
            ("theme=justise", "theme", "justise"),
            ("theme=%00", "theme", "\N{REPLACEMENT CHARACTER}"),
            ("theme=%FF%FE", "theme", "\N{REPLACEMENT CHARACTER}"),
            ("theme=" + "x" * 20_000, "theme", "x" * 60 + "…"),
            ("year=20x2", "year", "20x2"),
            ("year=" + "9" * 20, "year", "9" * 20),
            ("year=" + quote("٢٠١٢"), "year", "٢٠١٢"),
            ("page=two", "page", "two"),
            ("page=-1", "page", "-1"),
        ],
    )
    def test_bad_value_is_refused_by_name(self, client, query, parameter, value):
        response = client.get(f"{URL}?year=2012&{query}" if not query.startswith("year") else f"{URL}?{query}")
        shown = text(response)
        assert response.status_code == 400
        assert f" {parameter} " in shown
        assert value in shown
        assert len(response.content) < 20_000

    def test_refusal_keeps_the_other_filters(self, client):
        assert f'href="{URL}?year=2012"' in client.get(f"{URL}?theme=justise&year=2012").content.decode()

    @pytest.mark.parametrize("query", ["theme=%00", "theme=%FF", "year=" + "9" * 20_000, "%00=%FF"])
    def test_hostile_query_the_other_way_round_makes_no_error(self, client, query):
        assert client.get(f"/actors/unicef/with/ohchr/?{query}").status_code in (301, 400)

    @pytest.mark.parametrize("page", ["0", "2", "9" * 30])
    def test_page_out_of_range_is_not_found(self, client, page):
        assert client.get(f"{URL}?page={page}").status_code == 404


def test_few_initiatives_are_listed_without_filters(client, unicef, ohchr):
    together(ohchr, unicef)
    page = client.get(URL).content.decode()
    assert "histogram" not in page
    assert 'class="filters"' not in page
    assert "Filters (1)" in client.get(f"{URL}?year=2012").content.decode()


def test_pages_hold_20_rows_each(client, unicef, ohchr):
    for _ in range(21):
        together(ohchr, unicef)
    first, second = client.get(URL), client.get(f"{URL}?page=2")
    assert (len(titles(first)), len(titles(second))) == (20, 1)
    assert "21 initiatives" in text(second)
    assert f'href="{URL}?page=2"' in first.content.decode()
    assert "do together, page 2 · " in second.content.decode()
    assert client.get(f"{URL}?page=3").status_code == 404


@pytest.mark.parametrize("times", [1, 20])
def test_page_costs_a_bounded_number_of_queries(client, unicef, ohchr, times, django_assert_max_num_queries):
    for _ in range(times):
        for roles in (("organizer", "partner"), ("member", "member")):
            initiative = together(ohchr, unicef, roles, themes=[make.theme(), make.theme()], start="2012")
            for participation in initiative.participations.all():
                make.cited(participation, make.passage())
    for verb in ["supports", "informs", "reports-to", "cooperates-with"][: 4 if times > 1 else 1]:
        make.relation(from_actor=unicef, verb=verb, to_actor=ohchr)
    # Both actors, version, five for the graph, themes, participations, relations, sentences of either.
    with django_assert_max_num_queries(14):
        assert client.get(f"{URL}?year=2012").status_code == 200
    with django_assert_max_num_queries(8):
        assert client.get(f"{URL}?year=2012").status_code == 200
