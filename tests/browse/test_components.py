"""The components of every page, and the files that give them their look."""

import gzip
import re
from datetime import date
from html import escape, unescape
from pathlib import Path
from types import SimpleNamespace as Thing

import pytest
from django.conf import settings as project
from django.http import Http404
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.autoreload import file_changed

from browse.templatetags.components import NAVIGATION, cite_label, current_part, sign_of
from portal.gallery import ACTORS, FACETS, ONE, PARTS, TWO, gallery, value

STATIC = project.BASE_DIR / "static"
TEMPLATES = project.BASE_DIR / "templates"


def shown(tag: str, **context: object) -> str:
    """What a tag renders, with runs of white space as one space."""
    source = "{% load components %}{% " + tag + " %}"
    return re.sub(r"\s+", " ", Template(source).render(Context(context)))


def words(html: str) -> str:
    """The text of a piece of HTML, as it is read out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html)).strip()


# Evidence


@pytest.mark.parametrize(
    ("citations", "label"),
    [
        (["para. 19"], "para. 19"),
        (["para. 19", "para. 20"], "paras. 19, 20"),
        (["para. 19", "para. 19"], "para. 19"),
        (["para. 19", "fn. 2", "fn. 3", "para. 20"], "paras. 19, 20, fns. 2, 3"),
        (["summary", "para. 19"], "summary, para. 19"),
        ([], ""),
    ],
)
def test_cite_label_names_each_passage_once(citations, label):
    assert cite_label(citations) == label


def test_cite_says_what_it_proves_to_those_who_hear_it_alone():
    assert "para. 19: UNICEF, member" in words(shown('cite fact about="UNICEF, member"', fact=ONE))


def test_cite_opens_each_sentence_with_its_place():
    html = shown("cite fact", fact=TWO)
    assert html.startswith("<details")
    assert "<blockquote><p>" + TWO.excerpts[1].quote in html
    assert [e.url in html for e in TWO.excerpts] == [True, True]
    assert "Read para. 19 in context" in html
    assert "Read para. 20 in context" in html


def test_cite_says_how_a_fact_follows_only_where_it_is_not_stated():
    assert "Resolved from context." in shown("cite fact", fact=TWO)
    assert TWO.note in shown("cite fact", fact=TWO)
    assert "Stated" not in shown("cite fact", fact=ONE)


def test_sign_made_before_is_never_that_of_another_fact_use_or_language():
    told = Thing(excerpts=ONE.excerpts, attribution="stated", note="Another place says 12.")
    facts = [(ONE, "UNICEF"), (ONE, "ILO"), (told, "UNICEF"), (TWO, "UNICEF"), (ONE, "UNICEF")]
    signs = [shown("cite fact about=about", fact=fact, about=about) for fact, about in facts]
    assert len(set(signs)) == 4
    assert signs[0] == signs[-1]
    assert "Another place says 12." in signs[2]
    with translation.override("fr"):
        cached = sign_of.cache_info().misses
        shown("cite fact about=about", fact=ONE, about="UNICEF")
        assert sign_of.cache_info().misses == cached + 1


def test_link_made_before_is_never_that_of_another_actor():
    fund, office = ACTORS[:2]
    links = [shown("actor one short=short", one=one, short=short) for one in (fund, office) for short in (True, False)]
    assert len(set(links)) == 4
    renamed = Thing(**{**vars(fund), "name": "Renamed"})
    assert "Renamed" in shown("actor one", one=renamed)


def test_templates_being_worked_on_are_shown_as_they_are():
    shown("cite fact", fact=ONE)
    assert sign_of.cache_info().currsize
    assert file_changed.send(sender=None, file_path=Path("components/cite.html"), kind="template")
    assert not sign_of.cache_info().currsize


def test_values_of_a_facet_are_text_whatever_they_hold():
    nasty = """<script>alert(1)</script>"'&amp;"""
    one = Thing(value=nasty, label=nasty, count=3, url=f"/actors/?q={nasty}", selected=False)
    html = shown("facet_values values name=name", values=[one], name=nasty)
    assert words(html) == escape(nasty) + " 3"
    assert html.count("<") == html.count(">") == 8
    assert html.count('"') == 8
    (link,) = re.findall(r'href="([^"]*)"', html)
    assert unescape(link) == one.url


def test_selected_value_of_a_facet_says_that_it_goes():
    chosen, other = (Thing(value="a", label="Law", count=1234, url="/", selected=s) for s in (True, False))
    html = shown("facet_values values name=name", values=[chosen, other], name="theme")
    assert words(html) == "Remove Law 1234Law 1234"
    assert html.count('aria-current="true"') == 1


def test_evidence_is_an_open_block():
    html = shown("evidence fact", fact=TWO)
    assert "<details" not in html
    assert TWO.excerpts[0].quote in html


def test_quote_leads_to_its_passage():
    html = shown("quote excerpt", excerpt=ONE.excerpts[0])
    assert f'<a href="{ONE.excerpts[0].url}">para. 19</a>' in html


# Names and dates


def test_actor_names_its_family_in_words():
    assert words(shown("actor actor", actor=ACTORS[0])) == "United Nations Children's Fund (Agencies)".replace(
        "'", "&#x27;"
    )


def test_actor_short_is_the_acronym_where_there_is_one():
    assert words(shown("actor actor short=True", actor=ACTORS[0])).startswith("UNICEF")
    assert words(shown("actor actor short=True", actor=ACTORS[3])).startswith("African Union")


@pytest.mark.parametrize("tag", ["actor actor", "cite fact", "partialdate day"])
def test_inline_component_leaves_no_space_before_a_comma(tag):
    context = {"actor": ACTORS[0], "fact": ONE, "day": Thing(iso="2012", words="2012")}
    html = Template("{% load components %}{% " + tag + " %},").render(Context(context))
    assert html[0] == "<"
    assert html.endswith(">,")


def test_partialdate_is_as_precise_as_the_text():
    day = Thing(iso="2012-11", words="November 2012")
    assert shown("partialdate day", day=day) == '<time datetime="2012-11">November 2012</time>'


def test_partialdate_of_nothing_is_nothing():
    assert shown("partialdate day", day=None) == ""


@pytest.mark.parametrize(
    "day",
    [date(2013, 8, 1), Thing(iso="2013-08-01", words="1 August 2013"), "1 August 2013"],
    ids=["date", "partial", "words"],
)
def test_reported_says_how_old_the_facts_are(day):
    assert words(shown("reported day", day=day)) == "As reported on 1 August 2013; not updated since."


# Lists


def test_crumbs_end_with_the_page_itself():
    html = shown("crumbs items", items=[("Actors", "/actors/"), ("UNICEF", "")])
    assert '<a href="/actors/">Actors</a>' in html
    assert '<span aria-current="page">UNICEF</span>' in html


def test_chips_remove_one_filter_or_all():
    one, two = Thing(label="Theme", value="justice", url="?a"), Thing(label="Year", value="2012", url="?b")
    assert "Remove Theme: justice" in words(shown('chips items "/x/"', items=[one]))
    assert "Clear all" not in shown('chips items "/x/"', items=[one])
    assert '<a class="clear" href="/x/">Clear all</a>' in shown('chips items "/x/"', items=[one, two])
    assert "<ul" not in shown("chips items", items=[])


def test_facet_links_each_value_with_its_count():
    html = shown("facet facet", facet=FACETS[0])
    assert "Mechanism 14" in words(html)
    assert "Remove Campaign 6" in words(html)
    assert html.count('aria-current="true"') == 1


@pytest.mark.parametrize("selected", [True, False])
def test_facet_unfolds_rarer_values_when_one_of_them_is_chosen(selected):
    more = [value("Justice", 7, selected=selected)]
    facet = Thing(name="theme", label="Theme", mode="any", help="", values=[], more=more, open=False, all_url="")
    html = shown("facet facet", facet=facet)
    assert ('<details id="more-theme" open>' in html) is selected
    assert '<details class="facet" id="facet-theme">' in html
    assert "1 more: Theme" in words(html)


def test_histogram_says_year_and_count_in_words():
    bars = [
        Thing(year=2012, count=1, url="?", selected=True, height=7),
        Thing(year=2013, count=2, url="?", selected=False, height=14),
    ]
    html = shown("histogram bars", bars=bars)
    assert "2012: 1 initiative<" in html
    assert "2013: 2 initiatives<" in html
    assert html.count("aria-current") == 1
    assert 'y="-14" width="10" height="14"' in html


def test_pager_of_one_page_says_only_what_is_shown():
    page = Thing(number=1, pages=1, sentence="1 to 3 of 3", previous_url="", next_url="", numbers=[])
    html = shown("pager page", page=page)
    assert words(html) == "1 to 3 of 3"
    assert "<ul" not in html


def test_pager_leads_on_and_back_and_marks_the_page():
    numbers = [
        Thing(number=1, url="?page=1", current=False, gap=False),
        Thing(number=0, url="", current=False, gap=True),
        Thing(number=5, url="?page=5", current=True, gap=False),
    ]
    html = shown(
        "pager page",
        page=Thing(number=5, pages=9, sentence="", previous_url="?page=4", next_url="?page=6", numbers=numbers),
    )
    assert 'href="?page=4" rel="prev"' in html
    assert 'href="?page=6" rel="next"' in html
    assert 'href="?page=5" aria-current="page"' in html
    assert "…" in html


def test_sorts_mark_the_order_in_force():
    html = shown(
        "sorts items",
        items=[Thing(label="Title", url="?a", current=False), Thing(label="Year", url="?b", current=True)],
    )
    assert 'href="?b" aria-current="true"' in html
    assert html.count("aria-current") == 1


def test_jump_counts_before_it_names():
    assert words(shown("jump items", items=[("initiatives", 41, "#initiatives")])) == "41 initiatives"


def test_citethis_offers_text_and_address_to_copy():
    html = shown("citethis citation", citation=Thing(text="Report, para. 19.", url="https://example.org/19"))
    assert html.count("data-copy=") == 2
    assert "Report, para. 19." in html
    assert "https://example.org/19" in html


def test_empty_says_how_to_widen():
    html = shown("empty message suggestions", message="None.", suggestions=[("Without the year", "/x/")])
    assert '<a href="/x/">Without the year</a>' in html
    assert "<ul" not in shown("empty message", message="None.")


# The frame


@pytest.mark.parametrize(
    ("path", "current"), [("/actors/", "page"), ("/actors/unicef/", "true"), ("/", ""), ("/actorsx/", "")]
)
def test_current_part_is_the_page_or_what_it_stands_under(path, current):
    assert current_part(path, ("/actors/",)) == current


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "part"), [("/missions/", "Initiatives"), ("/reports/x/", "The report"), ("/names/", "Names")]
)
def test_navigation_marks_one_part(rf, path, part):
    html = shown("navigation", request=rf.get(path))
    assert re.findall(r'aria-current="\w+">([^<]*)<', html) == [part]


def test_navigation_stands_without_a_request():
    assert shown("navigation").count("<li>") == len(NAVIGATION)


@pytest.mark.django_db
def test_base_names_the_page_before_the_site(rf):
    html = render_to_string("base.html", {"title": "Actors", "description": "All of them."}, rf.get("/actors/"))
    assert "<title>Actors · Child Protection Collaboration Portal</title>" in html
    assert '<meta name="description" content="All of them.">' in html
    assert '<link rel="canonical" href="http://testserver/actors/">' in html
    assert 'name="robots"' not in html
    assert "As reported" not in html


@pytest.mark.django_db
def test_base_takes_its_optional_words_from_the_context(rf):
    context = {"canonical": "/actors/?kind=a", "robots": "noindex", "reported_on": "1 August 2013", "data_version": 7}
    html = render_to_string("base.html", context, rf.get("/actors/"))
    assert 'href="http://testserver/actors/?kind=a"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "As reported on 1 August 2013" in html
    assert "Data version 7" in html


@pytest.mark.django_db
def test_base_turns_with_the_language(rf):
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in render_to_string("base.html", {}, rf.get("/"))


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_error_page_stands_without_a_request(name):
    html = render_to_string(f"{name}.html")
    assert html.count("<h1>") == 1
    assert "no such variable" not in html


def test_gallery_is_for_builders_alone(rf, settings):
    settings.DEBUG = False
    with pytest.raises(Http404):
        gallery(rf.get("/"))


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["", *PARTS])
def test_gallery_shows_every_part(rf, settings, part):
    settings.DEBUG, settings.ROOT_URLCONF = True, "portal.gallery"
    html = gallery(rf.get("/"), part).content.decode()
    assert html.count("<h1") == 1
    assert "no such variable" not in html


# The look


@pytest.mark.parametrize(
    "file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.relative_to(TEMPLATES).as_posix()
)
def test_template_has_nothing_inline(file: Path):
    assert not re.search(r"<style|\sstyle='|\son[a-z]+='|<script(?![^>]*\ssrc=)", file.read_text().replace('"', "'"))


@pytest.mark.parametrize("file", sorted((STATIC / "css").iterdir()), ids=lambda file: file.name)
def test_stylesheet_is_logical_so_that_it_turns_with_the_language(file: Path):
    physical = (
        r"(?<![\w-])((margin|padding|border|inset)-(left|right|top|bottom)"
        r"|(text-align|float):\s*(left|right)|(left|right):)"
    )
    assert re.findall(physical, file.read_text()) == []


def test_styles_and_scripts_keep_to_their_weight():
    """DESIGN: own CSS under 10 KB gzipped, JavaScript under 5 KB, of all that public pages load."""
    public = [file for file in (project.BASE_DIR / "templates").rglob("*.html") if "admin" not in file.parts]
    loaded = {name for file in public for name in re.findall(r"(?:css|js)/[\w-]+\.(?:css|js)", file.read_text())}
    weight = {
        kind: sum(len(gzip.compress((STATIC / name).read_bytes())) for name in loaded if name.startswith(kind))
        for kind in ("css", "js")
    }
    assert {"css/base.css", "js/portal.js"} <= loaded
    assert weight["css"] < 10_000
    assert weight["js"] < 5_000


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def schemes() -> list[dict[str, str]]:
    """The colours of the light and of the dark scheme, by name."""
    light, dark = (STATIC / "css" / "tokens.css").read_text().split("prefers-color-scheme: dark")
    return [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", part)) for part in (light, dark)]


@pytest.mark.parametrize("colours", schemes(), ids=["light", "dark"])
def test_colours_are_told_from_the_paper(colours):
    """WCAG 2.2, 1.4.3 and 1.4.11: text 4.5, what must be seen to be used 3; text keeps its contrast when marked."""
    paper, mark = colours["paper"], colours["mark"]
    for name in ("ink", "muted", "link"):
        assert contrast(colours[name], paper) >= 4.5, name
    for name in ("ink", "link"):
        assert contrast(colours[name], mark) >= 4.5, name
    for name in ("edge", "agencies", "secretariat", "experts", "organs", "governments", "civil"):
        assert contrast(colours[name], paper) >= 3, name
