"""A second report goes in as text, is excerpted and published, and shows beside the first."""

from __future__ import annotations

import pytest
from django.urls import reverse

from actors.models import Actor
from initiatives.models import Initiative
from portal.models import Revision
from sources.models import Report
from tests import factories as make
from tests import people
from tests.admin import errors, form_of, saved, send
from tests.markup import Page

pytestmark = pytest.mark.django_db

TEXT = """Summary
The second report tells of the Children's Fund.

I. Introduction
1. The Children's Fund (CF) went on.
2. It met the Law Office in 2014.[^1]

[^1]: See the first report.

II. Work
A. Missions
3. The Children's Fund and the Law Office visited Peru in
May 2014.
4. The visit was short.
B. Outlook
5. More visits are planned.
6. The Children's Fund thanks all.
"""


@pytest.fixture
def first():
    """The first report, published, with one initiative of two actors."""
    report = make.report(slug="first", title="The first report")
    paragraph = make.passage(report=report, text="The Children's Fund and the Law Office met.")
    fund, office = make.actor(name="Children's Fund", slug="fund"), make.actor(name="Law Office", slug="office")
    meeting = make.cited(make.initiative(title="Meeting", slug="meeting", start="2012"), paragraph)
    for actor in (fund, office):
        make.cited(make.participation(initiative=meeting, actor=actor, role="organizer"), paragraph)
    return report


@pytest.fixture
def second(first):
    return make.report(slug="second-2014", title="The second report", date="2014-08-01", status="draft")


def entering(report) -> str:
    return reverse("admin:sources_report_text", args=[report.pk])


def entered(client, report, text=TEXT):
    """The text looked over and saved, as an editor does."""
    page = client.get(entering(report))
    fields = Page(page).fields("text_form") | {"text": text}
    looked = client.post(entering(report), fields | {"check": "1"})
    assert looked.status_code == 200
    return looked, client.post(entering(report), Page(looked).fields("text_form") | {"save": "1"})


def test_text_is_looked_over_and_nothing_is_saved_before(admin_client, second):
    page = admin_client.get(entering(second))
    looked = admin_client.post(entering(second), Page(page).fields("text_form") | {"text": TEXT, "check": "1"})
    text = Page(looked).text
    assert "4 sections, 6 paragraphs, 1 footnote." in text
    assert "The Children's Fund and the Law Office visited Peru in May 2014." in text
    assert not second.passages.exists()


def test_text_is_saved_with_history_and_mentions(admin_client, second):
    _looked, answer = entered(admin_client, second)
    assert answer.status_code == 302
    assert [(p.kind, p.number) for p in second.passages.as_printed()] == [
        ("summary", 1), *(("paragraph", n) for n in range(1, 7)), ("footnote", 1),
    ]  # fmt: skip
    assert [str(section) for section in second.sections.all()] == [
        "I. Introduction", "II. Work", "II.A. Missions", "II.B. Outlook",
    ]  # fmt: skip
    assert second.passages.get(kind="paragraph", number=3).section.number == "II.A"
    keys = Revision.objects.filter(form="passage").values_list("key", flat=True)
    assert {"second-2014 para 3", "second-2014 fn 1", "second-2014 summary"} <= set(keys)
    assert Actor.objects.get(slug="fund").mentions.filter(passage__report=second).count() == 4


def test_text_with_something_wrong_is_not_saved(admin_client, second):
    looked, answer = entered(admin_client, second, "No number at all")
    assert "There is no numbered paragraph" in Page(looked).text
    assert answer.status_code == 200
    assert not second.passages.exists()


def test_text_entered_again_adds_only_what_is_missing(admin_client, second):
    entered(admin_client, second)
    before = list(second.passages.values_list("pk", flat=True))
    entered(admin_client, second, TEXT + "7. One more.\n")
    assert second.passages.count() == len(before) + 1
    looked, _answer = entered(admin_client, second, TEXT.replace("The visit was short.", "It was long."))
    assert "para 4 is there already, with other words. Change it on its own page." in Page(looked).text
    assert second.passages.get(kind="paragraph", number=4).text == "The visit was short."


def test_text_of_a_published_report_is_not_added_to(admin_client, first):
    before = first.passages.count()
    looked, answer = entered(admin_client, first)
    assert "This report is published" in Page(looked).text
    assert answer.status_code == 200
    assert first.passages.count() == before


def test_text_is_for_those_who_may_add_passages(client, second):
    assert client.get(entering(second)).status_code == 302
    client.force_login(people.person())
    assert client.get(entering(second)).status_code == 403
    assert client.post(entering(second), {"text": TEXT, "save": "1"}).status_code == 403
    client.force_login(people.editor())
    assert entered(client, second)[1].status_code == 302


@pytest.fixture
def both(admin_client, second):
    """Both reports, published, the second with an initiative that was entered by its form."""
    entered(admin_client, second)
    assert saved(admin_client, second, status="published", _why="Ready.") == 1
    peru = "second-2014 para 3: The Children's Fund and the Law Office visited Peru in May 2014."
    fields = form_of(admin_client, Initiative) | {
        "title": "Visit to Peru", "kind": "mission", "start": "2014-05", "themes": [make.the_themes()[0].pk],
        "evidence": peru, "status": "published", "participations-TOTAL_FORMS": "2",
    }  # fmt: skip
    for place, slug in enumerate(("fund", "office")):
        fields |= {
            f"participations-{place}-actor": Actor.objects.get(slug=slug).pk,
            f"participations-{place}-role": "organizer",
            f"participations-{place}-attribution": "stated",
            f"participations-{place}-evidence": peru,
        }
    response = send(admin_client, Initiative, None, fields)
    assert response.status_code == 302, errors(response)
    return Initiative.objects.get(slug="visit-to-peru")


def test_initiative_of_the_second_report_is_shown_with_its_report(client, both):
    assert (both.first_year, both.last_year) == (2014, 2014)
    page = Page(client.get("/initiatives/visit-to-peru/"))
    assert "para. 3 (2014)" in page.text
    assert "The second report" in page.text
    assert "/reports/second-2014/paragraphs/3/" in " ".join(page.links)
    assert "para. 1 (2013)" in Page(client.get("/initiatives/meeting/")).text
    assert "The visit was short." in Page(client.get("/reports/second-2014/")).text
    reports = Page(client.get("/reports/")).links
    assert {"/reports/first/", "/reports/second-2014/"} <= reports.keys()


@pytest.mark.parametrize("path", ["/initiatives/", "/documents/", "/actors/", "/results/"])
def test_lists_can_be_filtered_by_report(client, both, path):
    for report in Report.objects.all():
        assert client.get(f"{path}?report={report.slug}").status_code == 200


def test_list_of_initiatives_is_that_of_the_report(client, both):
    page = Page(client.get("/initiatives/?report=second-2014"))
    assert [row.text for row in page.rows if "Visit to Peru" in row.text]
    assert not [row.text for row in page.rows if "Meeting" in row.text]
    assert page.all("details", id="facet-report")


def test_one_report_needs_no_filter_and_no_name(client, first):
    page = Page(client.get("/initiatives/"))
    assert not page.all("details", id="facet-report")
    assert "(2013)" not in Page(client.get("/initiatives/meeting/")).text


def test_profile_says_what_each_report_says(client, both):
    page = Page(client.get("/actors/fund/"))
    assert "Visit to Peru" in page.text
    assert "Meeting" in page.text
    headings = [heading.text for heading in page.all("h3", within=page.one("section", id="mentions"))]
    assert headings == ["The first report, 1 August 2013", "The second report, 1 August 2014"]
    assert f"{Actor.objects.get(slug='fund').mentions.count()} places in the reports name it" in page.text


def test_reports_of_one_year_are_told_apart_by_symbol_or_slug(first):
    def cited_as():
        return dict(Report.objects.values_list("slug", "cited_as"))

    other = make.report(slug="other", symbol="A/68/999")
    assert cited_as() == {"first": "first", "other": "A/68/999"}
    other.date = other.date.replace(year=2014)
    other.save()
    assert cited_as() == {"first": "2013", "other": "2014"}
    other.status = "draft"
    other.save()
    assert cited_as() == {"first": "", "other": "2014"}
    other.delete()
    assert cited_as() == {"first": ""}


def test_quote_of_the_second_report_needs_its_slug(admin_client, second):
    entered(admin_client, second)
    meeting = Initiative.objects.get(slug="meeting")
    fields = form_of(admin_client, Initiative, meeting) | {"evidence": "para 3: The visit was short.", "_why": "Test"}
    assert errors(send(admin_client, Initiative, meeting, fields)) == ["evidence: There is no para 3."]
