"""The reader's pages: reports, a report with its facts marked, and each passage alone."""

from collections import Counter
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sources.models import Excerpt, Passage, Report
from tests import factories as make
from tests.markup import Page

REPORT = "/reports/child-protection/"
MEMBERS = "Membership includes A, B and C."


@pytest.fixture
def report(db):
    """A report with two sections, a summary, three paragraphs and two footnotes."""
    report = make.report(
        slug="child-protection",
        title="Collaboration on child protection",
        front_matter="General Assembly\nItem 65 of the provisional agenda*\n* A/68/150.",
    )
    outer = make.section(report=report, number="IV", title="Collaboration")
    inner = make.section(report=report, number="IV.A", title="Mechanisms", parent=outer)
    make.passage(report=report, kind="summary", number=1, text="The present report provides an overview.")
    make.passage(report=report, number=18, section=inner, text="The Force meets.")
    make.passage(report=report, number=19, section=inner, text=f"The Force is led.[^12] It meets. {MEMBERS}")
    make.passage(report=report, number=20, section=inner, text="Nothing rests on <this> & that.")
    make.passage(report=report, kind="footnote", number=12, text="See resolution 66/139.")
    make.passage(report=report, kind="footnote", number=18, text="Another note.")
    return report


@pytest.fixture
def paragraph(report):
    return Passage.objects.get(kind="paragraph", number=19)


@pytest.fixture
def footnote(report):
    return Passage.objects.get(kind="footnote", number=12)


@pytest.fixture
def force(paragraph):
    force = make.initiative(title="Task Force", slug="task-force", kind="mechanism")
    return make.cited(force, paragraph, "The Force is led.")


def members(force, paragraph, names, quote=MEMBERS):
    return [
        make.cited(make.participation(initiative=force, actor=make.actor(name=name)), paragraph, quote)
        for name in names
    ]


def ids(page: Page) -> list[str]:
    return [element["id"] for element in page.elements if element["id"]]


def check(response) -> Page:
    """The page, once it is known to be one: each id once, each link within the page to an id of it."""
    assert response.status_code == 200
    page = Page(response)
    assert "no such variable" not in page.source
    assert [name for name, times in Counter(ids(page)).items() if times > 1] == []
    within = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    within |= {target for button in page.all("button") if (target := button["popovertarget"])}
    assert within <= set(ids(page))
    return page


class TestReport:
    def test_page_has_the_parts_as_printed(self, client, report):
        page = check(client.get(REPORT))
        assert page.heading == "Collaboration on child protection"
        assert "Item 65 of the provisional agenda* * A/68/150." in page.text
        assert {"summary", "section-iv", "section-iv-a", "para-18", "para-19", "fn-12", "fn-18"} <= set(ids(page))
        assert page.one("h2", id="section-iv").text == "IV. Collaboration"
        assert page.one("h3", id="section-iv-a").text == "A. Mechanisms"
        assert page.description == "The present report provides an overview."

    def test_contents_lead_to_summary_sections_and_footnotes(self, client, report):
        links = check(client.get(REPORT)).links
        for anchor in ("#summary", "#section-iv", "#section-iv-a", "#footnotes"):
            assert anchor in links

    def test_text_is_escaped_and_unmarked_where_nothing_rests_on_it(self, client, report):
        page = check(client.get(REPORT))
        assert "Nothing rests on <this> & that." in page.text
        assert page.all("mark") == []

    def test_sentence_is_marked_and_counts_its_facts(self, client, report, paragraph, force):
        members(force, paragraph, "ABCDEFG")
        page = check(client.get(REPORT))
        assert [mark.text for mark in page.all("mark")] == ["The Force is led.", MEMBERS]
        assert [a.text for a in page.all("a", **{"class": "count"})] == ["1 fact", "7 facts", "called in para. 19"]
        assert page.links["#facts-para-19-3"] == "7 facts"
        facts = page.one("div", id="facts-para-19-3")
        assert facts.text == "Sentence 3 Task Force Mechanism Member: A, B, C, D and 3 more"

    def test_excerpt_that_is_a_sentence_is_the_mark(self, client, report, force):
        (excerpt,) = force.evidence.all()
        mark = check(client.get(REPORT)).one("mark", id=excerpt.anchor)
        assert mark.text == excerpt.quote

    def test_every_excerpt_is_there_to_be_lit_up(self, client, report, paragraph, force):
        for quote in ("A, B", "B and C", "A, B and C", "B", MEMBERS, "Membership"):
            members(force, paragraph, [f"of {quote}"], quote)
        page = check(client.get(REPORT))
        for excerpt in paragraph.excerpts.all():
            (element,) = (element for element in page.elements if element["id"] == excerpt.anchor)
            # What another excerpt cuts off goes on in a span of its own.
            assert element.text == ("B" if excerpt.quote == "B and C" else excerpt.quote)

    def test_call_opens_the_footnote_and_the_footnote_leads_back(self, client, report):
        page = check(client.get(REPORT))
        (call,) = (button for button in page.all("button") if button["popovertarget"])
        assert (call.text, call["aria-label"]) == ("12", "Footnote 12")
        assert "See resolution 66/139." in page.one("div", id=call["popovertarget"]).text
        assert page.one("article", id="fn-12").text == "12 See resolution 66/139. called in para. 19"
        assert page.one("article", id="fn-18").text == "18 Another note."

    def test_each_passage_leads_to_its_own_page(self, client, report):
        links = check(client.get(REPORT)).links
        assert links[f"{REPORT}paragraphs/19/"] == "19."
        assert links[f"{REPORT}footnotes/12/"] == "12"

    def test_citation_and_date_are_given(self, client, report):
        text = check(client.get(REPORT)).text
        assert "Report of the Secretary-General, “Collaboration on child protection”, 1 August 2013" in text
        assert "As reported on 1 August 2013; not updated since." in text

    def test_long_list_of_records_leads_to_the_passage(self, client, report, paragraph):
        for _ in range(9):
            make.cited(make.document(), paragraph, "It meets.")
        page = check(client.get(REPORT))
        assert page.links[f"{REPORT}paragraphs/19/#supports"] == "3 more records"

    @pytest.mark.parametrize("kind", ["initiative", "actor"])
    def test_facts_of_drafts_are_not_shown(self, client, report, paragraph, force, kind):
        (member,) = members(force, paragraph, ["Drafted"])
        record = getattr(member, kind)
        record.status = "draft"
        record.save()
        for address in (REPORT, f"{REPORT}paragraphs/19/"):
            page = check(client.get(address))
            assert "Drafted" not in page.text
            assert MEMBERS not in [mark.text for mark in page.all("mark")]


class TestPassage:
    def test_paragraph_says_where_it_stands(self, client, report, paragraph):
        page = check(client.get(f"{REPORT}paragraphs/19/"))
        assert page.heading == "Paragraph 19"
        assert page.title.startswith("Paragraph 19, Collaboration on child protection")
        assert page.description == f"The Force is led. It meets. {MEMBERS}"
        assert page.links[f"{REPORT}#section-iv-a"] == "IV.A. Mechanisms"
        assert page.links[f"{REPORT}#para-19"] == "Read in context"
        assert page.links[f"{REPORT}paragraphs/18/"] == "Paragraph 18"
        assert page.links[f"{REPORT}paragraphs/20/"] == "Paragraph 20"
        assert "Collaboration on child protection”, 1 August 2013, para. 19" in page.text
        assert f"http://testserver{REPORT}paragraphs/19/" in page.text

    def test_first_and_last_have_one_neighbour(self, client, report):
        first = check(client.get(f"{REPORT}paragraphs/18/"))
        last = check(client.get(f"{REPORT}paragraphs/20/"))
        assert [a["rel"] for a in first.all("a") if a["rel"]] == ["next"]
        assert [a["rel"] for a in last.all("a") if a["rel"]] == ["prev"]

    def test_long_text_makes_a_description_of_150_characters(self, client, report):
        make.passage(report=report, number=21, text="Words and " * 100 + "end.")
        page = check(client.get(f"{REPORT}paragraphs/21/"))
        assert len(page.description) == 150
        assert page.description.endswith("…")

    def test_footnotes_stand_below_the_paragraph_that_calls_them(self, client, report):
        page = check(client.get(f"{REPORT}paragraphs/19/"))
        assert "See resolution 66/139." in page.one("article", id="fn-12").text
        assert page.links[f"{REPORT}footnotes/12/"] == "12"

    def test_footnote_names_the_paragraph_that_calls_it(self, client, report, footnote):
        page = check(client.get(f"{REPORT}footnotes/12/"))
        assert page.heading == "Footnote 12"
        assert page.links[f"{REPORT}paragraphs/19/"] == "called in para. 19"
        assert page.links[f"{REPORT}#fn-12"] == "Read in context"
        assert "1 August 2013, footnote 12" in page.text

    def test_footnote_is_not_called_by_the_number_of_another(self, client, report):
        make.passage(report=report, kind="footnote", number=1, text="Called by none.")
        assert "called in" not in check(client.get(f"{REPORT}footnotes/1/")).text

    def test_every_fact_is_told_with_its_sentence(self, client, report, paragraph, force):
        members(force, paragraph, "ABCDEFG")
        members(force, paragraph, ["H"], "B and C")
        page = check(client.get(f"{REPORT}paragraphs/19/"))
        supports = page.one("section", id="supports").text
        assert "Initiatives Task Force Mechanism Sentence 1" in supports
        assert "Member: A, B, C, D, E, F, G Sentence 3" in supports
        assert "Member: H Sentence 3, in part" in supports
        assert page.links["/initiatives/task-force/"] == "Task Force"
        assert page.links["#supports"] == "1 fact"

    def test_unstated_facts_and_notes_are_told(self, client, report, paragraph, force):
        (member,) = members(force, paragraph, ["H"])
        member.attribution, member.note = "inferred", "The text names it elsewhere."
        member.save()
        page = check(client.get(f"{REPORT}paragraphs/19/"))
        assert "Member: H Sentence 3 Inferred. The text names it elsewhere." in page.one("section", id="supports").text
        assert "Member: H (inferred)" in check(client.get(REPORT)).text

    def test_passage_without_facts_says_so_and_why(self, client, report):
        Passage.objects.filter(kind="paragraph", number=20).update(uncited_reason="It introduces the others.")
        page = check(client.get(f"{REPORT}paragraphs/20/"))
        assert "No fact of the portal rests on this passage. It introduces the others." in page.text

    def test_sentences_set_aside_say_why(self, client, report, paragraph):
        sentence = paragraph.sentences[0].text
        make.set_aside(passage=paragraph, sentence=sentence, reason="It introduces the others.")
        supports = check(client.get(f"{REPORT}paragraphs/19/")).one("section", id="supports").text
        assert f"Set aside “{sentence}” It introduces the others." in supports

    def test_actors_named_are_listed_once(self, client, report, paragraph):
        actor = make.actor(name="The Force", slug="the-force")
        make.mention("The Force", passage=paragraph, actor=actor, found=True)
        make.mention("It", passage=paragraph, actor=actor, attribution="resolved", note="Sentence 1 names it.")
        make.mention("Membership", passage=paragraph, actor=make.actor(name="Unseen", status="draft"))
        page = check(client.get(f"{REPORT}paragraphs/19/"))
        named = page.one("section", **{"aria-labelledby": "mentions-heading"}).text
        assert named == "Who is named here The Force (Agencies) (“It”: resolved from context; Sentence 1 names it.)"

    def test_excerpt_leads_to_itself(self, client, report, paragraph, force):
        members(force, paragraph, ["H"], "B and C")
        for excerpt in paragraph.excerpts.with_passages():
            address, _, anchor = excerpt.get_absolute_url().partition("#")
            assert address == f"{REPORT}paragraphs/19/"
            (element,) = (e for e in check(client.get(address)).elements if e["id"] == anchor)
            assert element.text == excerpt.quote


class TestAddresses:
    def test_the_report_is_the_only_one(self, client, report):
        make.report(status="draft")
        response = client.get("/report/")
        assert (response.status_code, response["Location"]) == (302, REPORT)

    def test_the_report_of_several_is_their_list(self, client, report):
        make.report(title="Another", slug="another", date="2014-08-01")
        response = client.get("/report/")
        assert (response.status_code, response["Location"]) == (302, "/reports/")

    def test_reports_lists_the_published(self, client, report):
        make.report(title="Another", slug="another", date="2014-08-01")
        make.report(title="Unseen", status="draft")
        page = check(client.get("/reports/"))
        listed = [link for link in page.links if link.startswith("/reports/") and link != "/reports/"]
        assert listed == ["/reports/another/", REPORT]
        assert "Unseen" not in page.text

    def test_reports_stand_in_pages(self, client, report):
        for number in range(6):
            make.report(title=f"Report of {number}", slug=f"report-of-{number}")
        first, second = check(client.get("/reports/")), check(client.get("/reports/?page=2"))
        assert "1 to 6 of 7" in first.text
        assert "7 to 7 of 7" in second.text
        assert (
            len(
                {
                    link
                    for page in (first, second)
                    for link in page.links
                    if link.startswith("/reports/") and "?" not in link
                }
            )
            == 8
        )
        assert client.get("/reports/?page=3").status_code == 404
        assert client.get("/reports/?page=x").status_code == 400

    def test_reports_without_any_says_so(self, client, db):
        assert "No report has been published yet." in check(client.get("/reports/")).text
        assert client.get("/report/")["Location"] == "/reports/"

    @pytest.mark.parametrize("rest", ["", "paragraphs/19/", "footnotes/12/", "paragraphs/19/?x=1"])
    def test_former_slug_leads_to_the_same_place(self, client, report, rest):
        report.slug = "present"
        report.save()
        response = client.get(REPORT + rest)
        assert (response.status_code, response["Location"]) == (301, f"/reports/present/{rest}")

    @pytest.mark.parametrize(
        "path",
        [
            "/reports/unknown/",
            "/reports/unknown/paragraphs/19/",
            f"{REPORT}paragraphs/0/",
            f"{REPORT}paragraphs/12/",
            f"{REPORT}paragraphs/-1/",
            f"{REPORT}paragraphs/one/",
            f"{REPORT}paragraphs/1%00/",
            f"{REPORT}footnotes/19/",
            f"{REPORT}footnotes/32768/",
            f"{REPORT}footnotes/{10**30}/",
            f"{REPORT}footnotes/{'9' * 5000}/",
            "/reports/a%00b/",
            "/reports/a%00b/paragraphs/1/",
            "/reports/%ff%fe/",
            f"/reports/{'a' * 20000}/footnotes/1/",
        ],
    )
    def test_address_of_nothing_is_not_found(self, client, report, path):
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("rest", ["", "paragraphs/19/", "footnotes/12/"])
    def test_draft_report_is_not_found(self, client, report, rest):
        Report.objects.update(status="draft")
        assert client.get(REPORT + rest).status_code == 404

    @pytest.mark.parametrize("name", ["the-report", "reports"])
    def test_pages_are_only_read(self, client, db, name):
        assert client.post(reverse(f"sources:{name}")).status_code == 405

    @pytest.mark.parametrize("rest", ["", "paragraphs/19/", "footnotes/12/"])
    def test_passages_are_only_read(self, client, report, rest):
        assert client.post(REPORT + rest).status_code == 405


def every_kind_of_fact(paragraph: Passage, initiative) -> None:
    """One more fact of each kind on the sentence of members."""
    one, other = make.actor(), make.actor()
    facts: list[Any] = [
        make.initiative(),
        make.result(),
        make.participation(initiative=initiative, actor=one),
        make.link(from_initiative=initiative),
        make.mandate(actor=one),
        make.relation(from_actor=one, to_actor=other),
        make.document(),
    ]
    for fact in facts:
        make.cited(fact, paragraph, MEMBERS)
    make.mention("A", passage=paragraph, actor=one)


class TestCost:
    """What a page costs does not grow with what it shows."""

    @pytest.mark.parametrize(("rest", "budget"), [("", 13), ("paragraphs/19/", 16), ("footnotes/12/", 16)])
    def test_queries_stay_the_same_however_many_facts(
        self, client, report, paragraph, footnote, force, rest, budget, django_assert_max_num_queries
    ):
        def measure() -> int:
            with django_assert_max_num_queries(budget) as captured:
                check(client.get(REPORT + rest))
            return len(captured)

        make.cited(make.document(), footnote, "See resolution 66/139.")
        every_kind_of_fact(paragraph, force)
        measure()
        first = measure()
        for _ in range(5):
            every_kind_of_fact(paragraph, force)
            make.cited(make.document(), footnote, "See resolution 66/139.")
        assert measure() == first

    def test_report_of_a_thousand_excerpts_is_read(self, client, report, force):
        """More than the 999 at which some databases and prefetches give up."""
        words = [f"w{n}" for n in range(1100)]
        passage = make.passage(report=report, number=21, text=" ".join(words) + ".")
        places = [passage.plain_text.index(word) for word in words]
        excerpts = Excerpt.objects.bulk_create(
            Excerpt(passage=passage, quote=word, start=start, end=start + len(word))
            for word, start in zip(words, places, strict=True)
        )
        force.evidence.add(*excerpts)
        page = check(client.get(REPORT))
        assert page.links["#facts-para-21-1"] == "1 fact"
        assert len(page.all("span")) >= 1100


@pytest.mark.browser
class TestBrowser:
    """What a person sees happen."""

    PHONE = {"width": 360, "height": 740}

    @pytest.fixture
    def marked(self, transactional_db, report, paragraph, force):
        return members(force, paragraph, ["H"], "B and C")[0]

    @pytest.mark.parametrize("rest", ["", "paragraphs/19/"])
    def test_target_lights_up_exactly_the_excerpt(self, page, marked, rest):
        (excerpt,) = marked.evidence.all()
        page.goto(f"{REPORT}{rest}#{excerpt.anchor}")
        lit = page.locator(":target")
        expect(lit).to_have_text(excerpt.quote)
        assert "underline" in lit.evaluate("element => getComputedStyle(element).textDecorationLine")
        expect(lit).to_be_visible()

    def test_call_opens_the_footnote_in_place(self, page, marked):
        page.goto(REPORT)
        note = page.locator("[popover]").first
        expect(note).to_be_hidden()
        call = page.get_by_role("button", name="Footnote 12")
        call.press("Enter")
        expect(note).to_be_visible()
        expect(note).to_contain_text("See resolution 66/139.")
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(call).to_be_focused()

    def test_count_opens_the_list_on_a_phone(self, page, marked):
        page.set_viewport_size(self.PHONE)
        page.goto(REPORT)
        facts = page.locator("#facts-para-19-3")
        expect(facts).to_be_hidden()
        page.locator("a[href='#facts-para-19-3']").click()
        expect(facts).to_be_visible()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "laptop"])
    @pytest.mark.parametrize("rest", ["", "paragraphs/19/", "footnotes/12/"])
    def test_page_has_no_barrier_and_no_overflow(self, page, marked, axe, rest, viewport, scheme):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        page.goto(REPORT + rest)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
