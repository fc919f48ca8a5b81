"""What pages ask of the sources: published alone, as printed, in few queries."""

import datetime
from typing import Any

import pytest

from browse.records import Status
from sources.models import Country, Document, Excerpt, Passage, Report, Section, Theme
from tests import factories as make

pytestmark = pytest.mark.django_db


def printed_out_of_order(report):
    """A report's passages, made in an order in which no report prints them."""
    for kind, number in [("footnote", 1), ("paragraph", 10), ("summary", 1), ("paragraph", 9), ("footnote", 12)]:
        make.passage(report=report, kind=kind, number=number)


AS_PRINTED = ["summary", "para. 9", "para. 10", "fn. 1", "fn. 12"]


def test_passages_as_printed():
    later = make.report(date=datetime.date(2014, 8, 1))
    for report in (later, make.report()):
        printed_out_of_order(report)
    passages = list(Passage.objects.as_printed())
    assert [str(passage) for passage in passages] == [
        f"{place} ({year})" for year in (2013, 2014) for place in AS_PRINTED
    ]
    assert passages[-1].report == later


@pytest.mark.parametrize(("status", "count"), [("draft", 0), ("in_review", 0), ("published", 5)])
def test_passages_published_with_their_report(status, count):
    printed_out_of_order(make.report(status=status))
    assert Passage.objects.published().count() == count


def test_passage_by_natural_key_among_reports():
    for slug in ("one", "other"):
        printed_out_of_order(make.report(slug=slug))
    passage = Passage.objects.get_by_natural_key("other", "paragraph", 9)
    assert passage.natural_key() == ("other", "paragraph", 9)


def test_excerpts_in_the_order_of_the_text_in_one_query(django_assert_num_queries):
    printed_out_of_order(make.report())
    for passage in Passage.objects.order_by("pk"):
        make.excerpt(passage, "passage")
        make.excerpt(passage, "This")
    with django_assert_num_queries(1):
        excerpts = [(str(one.passage), one.quote, one.passage.report.slug) for one in Excerpt.objects.with_passages()]
    assert [(citation, quote) for citation, quote, _ in excerpts] == [
        (citation, quote) for citation in AS_PRINTED for quote in ("This", "passage")
    ]


def test_facts_with_evidence_in_two_queries(django_assert_num_queries):
    passage = make.passage()
    for _ in range(5):
        make.cited(make.cited(make.document(), passage, "passage"), passage, "This")
    with django_assert_num_queries(2):
        read = [[excerpt.citation for excerpt in document.excerpts] for document in Document.objects.with_evidence()]
    assert read == [["para. 1", "para. 1"]] * 5


def test_latest_date_is_that_of_a_published_report():
    assert Report.objects.latest_date() is None
    for year in (2011, 2013, 2012):
        make.report(date=datetime.date(year, 8, 1))
    make.report(date=datetime.date(2014, 8, 1), status=Status.DRAFT)
    assert Report.objects.latest_date() == datetime.date(2013, 8, 1)


def test_sections_for_contents_span_their_paragraphs(django_assert_num_queries):
    second = make.section(position=2, title="Second")
    first = make.section(position=1, title="First")
    make.section(position=3, title="Empty")
    for number, section in [(1, first), (2, first), (3, first), (4, second)]:
        make.passage(number=number, section=section)
    with django_assert_num_queries(1):
        sections: list[Any] = list(Section.objects.for_contents())
        assert [section.report for section in sections] == [first.report] * 3
    spans = [(section.title, section.first, section.last) for section in sections]
    assert spans == [("First", 1, 3), ("Second", 4, 4), ("Empty", None, None)]


def test_labels_of_published_records():
    make.theme(slug="justice", name="Justice")
    make.theme(slug="courts", name="Courts", status=Status.DRAFT)
    assert Theme.objects.labels("name") == {"justice": "Justice"}


def test_themes_for_index_count_each_published_record_once():
    theme = make.theme()
    make.theme(status=Status.DRAFT)
    for _ in range(2):
        make.initiative(themes=[theme, make.theme(status=Status.DRAFT)])
    for _ in range(3):
        make.result(themes=[theme])
    make.initiative(themes=[theme], status=Status.DRAFT)
    make.result(themes=[theme], status=Status.IN_REVIEW)
    assert [(one, one.initiative_count, one.result_count) for one in Theme.objects.for_index()] == [(theme, 2, 3)]


def test_countries_for_index_count_each_published_record_once():
    country = make.country()
    make.country(status=Status.DRAFT)
    for _ in range(2):
        make.initiative(countries=[country])
        make.government(country=country)
    make.result(countries=[country])
    make.government(country=country, status=Status.DRAFT)
    (read,) = Country.objects.for_index()
    assert (read, read.initiative_count, read.result_count, read.actor_count) == (country, 2, 1, 2)
