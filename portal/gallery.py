"""The gallery of components, for those who build pages: every component in every state, while DEBUG is on."""

from collections.abc import Iterable
from types import SimpleNamespace as Thing
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.text import slugify

MEMBERSHIP = (
    "Membership of the Task Force includes the Department for Disarmament Affairs, the Department of Political "
    "Affairs, Department of Field Support, the Department of Peacekeeping Operations, the Office for the "
    "Coordination of Humanitarian Affairs, the Office of Legal Affairs, OHCHR, the Office of the Special Advisor "
    "on Africa, the Office of the Special Representative of the Secretary-General on Sexual Violence in "
    "Conflict, the Special Representative of the Secretary-General on Violence against Children, UNICEF, the "
    "United Nations Development Programme (UNDP), UNFPA, the United Nations Entity for Gender Equality and the "
    "Empowerment of Women (UN-Women), UNHCR, ILO and the United Nations Educational, Scientific and Cultural "
    "Organization."
)
REFERENCE_GROUP = (
    "Together with UNICEF, the Special Representative also chairs the Monitoring and Reporting Mechanism "
    "Technical Reference Group, which is tasked with compiling technical guidance in support of the monitoring "
    "and reporting mechanism."
)
ASIDE = (
    "The co-chair that paragraph 20 names only as “the Special Representative” is the one for Children and "
    "Armed Conflict, whom its first sentence names."
)


def excerpt(number: int, quote: str, kind: str = "para.") -> Thing:
    """An excerpt of a paragraph or footnote."""
    return Thing(quote=quote, citation=f"{kind} {number}", url=f"/gallery/#{kind[:-1]}-{number}")


def fact(*excerpts: Thing, attribution: str = "stated", note: str = "") -> Thing:
    """A fact that rests on excerpts."""
    words = {"stated": "Stated", "resolved": "Resolved from context", "inferred": "Inferred"}
    said = words[attribution]
    return Thing(excerpts=excerpts, attribution=attribution, get_attribution_display=lambda: said, note=note)


def actor(name: str, acronym: str, family: str, label: str) -> Thing:
    """An actor with the mark of its family."""
    return Thing(
        name=name,
        acronym=acronym,
        short_name=acronym or name,
        family=family,
        family_label=label,
        get_absolute_url=lambda: "/gallery/",
    )


ACTORS = (
    actor("United Nations Children's Fund", "UNICEF", "agencies", "Agencies"),
    actor(
        "Office of the High Commissioner for Human Rights", "OHCHR", "secretariat",
        "Secretariat, field and inter-agency",
    ),
    actor(
        "Special Representative of the Secretary-General for Children and Armed Conflict", "", "experts",
        "Representatives and experts",
    ),
    actor("African Union", "", "organs", "Organs and regional organizations"),
    actor("Permanent Mission of Norway", "", "governments", "Governments"),
    actor(
        "International Union of Food, Agricultural, Hotel, Restaurant, Catering, Tobacco and Allied Workers' "
        "Associations", "", "civil", "Civil society and research",
    ),
)  # fmt: skip

ONE = fact(excerpt(19, MEMBERSHIP))
TWO = fact(excerpt(19, MEMBERSHIP), excerpt(20, REFERENCE_GROUP), attribution="resolved", note=ASIDE)
FOOTNOTE = fact(excerpt(7, "Resolution 62/141, para. 61.", "fn."), attribution="inferred")

TITLES = (
    ("Task Force on Children and Armed Conflict", "member", "", "Armed conflict"),
    ("Expert consultation on law reform", "co-organizer", "2011-07", "Law and policy"),
    ("“Zero under 18” campaign", "supporter", "", "Norms and ratification"),
    (
        "Joint report on prevention of and responses to violence against children within the juvenile justice "
        "system", "author", "2012-09", "Justice",
    ),
    ("Mission to Lebanon and Jordan", "organizer", "2012-12", "Refugees and displacement"),
    (
        "International Partnership for Cooperation on Child Labour in Agriculture", "founding member", "",
        "Sale, trafficking and sexual exploitation",
    ),
    ("UNiTE campaign to end violence against women and girls", "lead", "2008", "Girls and gender-based violence"),
    ("Minimum Standards for Child Protection in Humanitarian Action", "contributor", "2012-11", ""),
)  # fmt: skip
MONTHS = {"07": "July", "09": "September", "11": "November", "12": "December"}


def date(iso: str) -> Thing | None:
    """A partial date, or None."""
    year, _dash, month = iso.partition("-")
    return Thing(iso=iso, words=f"{MONTHS[month]} {year}" if month else year) if iso else None


def rows(count: int) -> Iterable[Thing]:
    """Rows of a table of initiatives, with short titles and long ones."""
    for number in range(count):
        title, role, iso, theme = TITLES[number % len(TITLES)]
        yield Thing(
            title=title, role=role, date=date(iso), theme=theme, actor=ACTORS[number % len(ACTORS)],
            fact=(ONE, TWO, FOOTNOTE)[number % 3],
        )  # fmt: skip


def value(label: str, count: int, *, selected: bool = False) -> Thing:
    """A value of a facet."""
    return Thing(value=slugify(label), label=label, count=count, url="/gallery/", selected=selected)


FACETS = (
    Thing(
        name="kind", label="Kind", mode="any", help="", more=[], open=True, total=6, all_url="", hidden=[], path="",
        values=[
            value("Mechanism", 14), value("Cooperation", 22), value("Campaign", 6, selected=True),
            value("Mission", 11), value("Standard or commitment", 9), value("Plan", 0),
        ],
    ),
    Thing(
        name="theme", label="Theme", mode="all", help="An initiative has each theme that is chosen.", open=True,
        total=117, all_url="/gallery/", hidden=[("facet", "theme")], path="/gallery/",
        values=[
            value("Violence", 48), value("Armed conflict", 31),
            value("Sale, trafficking and sexual exploitation", 17), value("Harmful practices", 8),
        ],
        more=[value("Justice", 7), value("Alternative care", 3), value("Rights in general", 2)],
    ),
)  # fmt: skip


def bars(first: int, *counts: int) -> list[Thing]:
    """Bars of a histogram; 2012 is chosen."""
    return [
        Thing(
            year=year, count=count, url="/gallery/", selected=year == 2012,
            height=round(100 * count / max(counts)),
        )
        for year, count in enumerate(counts, first)
    ]  # fmt: skip


def page(number: int, pages: int, *shown: int) -> Thing:
    """A page of a list; 0 among the pages shown is a gap."""
    return Thing(
        number=number, pages=pages, sentence=f"{25 * number - 24} to {25 * number} of {25 * pages}",
        previous_url="/gallery/" if number > 1 else "", next_url="/gallery/" if number < pages else "",
        numbers=[Thing(number=n, url="/gallery/", current=n == number, gap=not n) for n in shown],
    )  # fmt: skip


def context() -> dict[str, Any]:
    """What the gallery shows."""
    return {
        "title": "Gallery",
        "canonical": "/gallery/",
        "reported_on": "1 August 2013",
        "crumbs_items": [("Actors", "/gallery/"), ("Agencies", "/gallery/"), (ACTORS[5].name, "")],
        "actors": ACTORS,
        "one": ONE,
        "two": TWO,
        "footnote": FOOTNOTE,
        "excerpt": ONE.excerpts[0],
        "rows": list(rows(8)),
        "many": list(rows(40)),
        "chips_items": [
            Thing(label="Theme", value="sale, trafficking and sexual exploitation", url="/gallery/"),
            Thing(label="Year", value="2012", url="/gallery/"),
            Thing(label="Actor", value=ACTORS[5].name, url="/gallery/"),
        ],
        "facets": FACETS,
        "bars": bars(2002, 1, 0, 0, 1, 4, 2, 8, 12, 21, 38, 55, 41),
        "few": bars(2011, 3, 9, 1),
        "pages": [page(1, 1), page(1, 3, 1, 2, 3), page(7, 20, 1, 0, 6, 7, 8, 0, 20)],
        "sorts_items": [
            Thing(name="relevance", label="Relevance", url="/gallery/", current=False),
            Thing(name="newest", label="Year, latest first", url="/gallery/", current=True),
            Thing(name="title", label="Title", url="/gallery/", current=False),
        ],
        "jump_items": [
            ("initiatives", 41, "#initiatives"),
            ("results", 6, "#results"),
            ("relations", 12, "#relations"),
            ("mentions", 58, "#mentions"),
        ],
        "citation": Thing(
            text=(
                "Collaboration within the United Nations system on child protection: report of the "
                "Secretary-General, 1 August 2013, para. 19."
            ),
            url="https://example.org/reports/collaboration-2013/paragraphs/19/",
        ),
        "suggestions": [("Without the year", "/gallery/"), ("All initiatives", "/gallery/")],
        "dates": [date("2012"), date("2012-11"), None],
        "day": Thing(iso="2012-10-11", words="11 October 2012"),
        "kinds": [value("Cooperation", 22), value("Mechanisms", 14), value("Missions", 11), value("Campaigns", 6)],
        "themes": [
            value("Violence", 48), value("Armed conflict", 31), value("Girls and gender-based violence", 19),
            value("Sale, trafficking and sexual exploitation", 17), value("Harmful practices", 8),
        ],
        "pairs": [
            (ACTORS[0].acronym, ACTORS[1].acronym, 18), (ACTORS[0].acronym, ACTORS[2].name, 16),
            (ACTORS[1].acronym, "Special Representative of the Secretary-General on Violence against Children", 14),
            (ACTORS[0].acronym, "UNHCR", 9), ("ILO", "UNICEF", 7), ("UNFPA", "UNICEF", 6),
        ],
        "questions": [
            ("What do UNICEF and OHCHR do together on law reform?", "3 initiatives, 2006 to 2013"),
            ("Which missions took place in 2012?", "9 missions, to 10 countries"),
            ("Who sits on the Task Force on Children and Armed Conflict?", "1 chair, 17 members"),
        ],
        "sections": [
            ("I", "Introduction", "1–3"), ("II", "Key mandates and roles", "4–10"),
            ("III", "Normative framework and global commitments", "11–15"),
            ("IV", "United Nations collaboration on child protection", "16–69"), ("V", "Conclusions", "70–72"),
        ],
        "letters": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "names": [
            ("CPWG", "Child Protection Working Group of the Global Protection Cluster"),
            ("FAO", "Food and Agriculture Organization of the United Nations"),
            ("ILO", "International Labour Organization"),
            ("", ACTORS[5].name), ("UNICEF", "United Nations Children's Fund"), ("OHCHR", ACTORS[1].name),
        ],
    }  # fmt: skip


PARTS = ("home", "list", "profile", "pair", "reader", "names")


def gallery(request: HttpRequest, part: str = "") -> HttpResponse:
    """Every component, or a sample of one kind of page; raises Http404 unless DEBUG is on."""
    if not settings.DEBUG or part not in ("", *PARTS):
        raise Http404
    template = f"portal/gallery/{part}.html" if part else "portal/gallery.html"
    return render(request, template, context() | {"parts": PARTS, "title": f"Gallery {part}".strip()})


urlpatterns = [path("", gallery, name="gallery"), path("<slug:part>/", gallery, name="gallery_part")]
