"""Citations in the manner of the United Nations."""

import datetime

import pytest

from sources.citations import cite_facts, cite_passages, cite_report, places, reported_on
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make.report(title="Collaboration on child protection", date=datetime.date(2013, 8, 1))


def test_report_is_cited_by_title_and_date(report):
    said = "Report of the Secretary-General, “Collaboration on child protection”, "
    assert cite_report(report) == said + "1 August 2013"
    assert cite_report(report, "para. 19") == said + "1 August 2013, para. 19"
    report.symbol = "A/68/253"
    assert cite_report(report) == said + "A/68/253, 1 August 2013"


@pytest.mark.parametrize(
    ("passages", "said"),
    [
        ([("paragraph", 19)], "para. 19"),
        ([("paragraph", 20), ("paragraph", 19)], "paras. 19 and 20"),
        ([("paragraph", 5), ("paragraph", 19), ("paragraph", 20)], "paras. 5, 19 and 20"),
        ([("footnote", 12)], "footnote 12"),
        ([("footnote", 12), ("paragraph", 34), ("footnote", 3)], "para. 34, footnotes 3 and 12"),
        ([("summary", 1)], "summary"),
        ([("summary", 1), ("paragraph", 1)], "para. 1, summary"),
        ([], ""),
    ],
)
def test_places_are_named_in_order(report, passages, said):
    assert places(make.passage(report=report, kind=kind, number=number) for kind, number in passages) == said


def test_passage_cited_by_several_facts_is_named_once(report):
    passage = make.passage(report=report, number=19, text="One sentence. Another one.")
    excerpts = [make.excerpt(passage, "One sentence."), make.excerpt(passage, "Another one."), make.excerpt(passage)]
    citation = cite_facts(excerpts, "http://testserver/x/")
    assert citation.text.endswith("1 August 2013, para. 19")
    assert citation.url == "http://testserver/x/"


def test_each_report_is_cited_with_its_own_places(report):
    other = make.report(title="Another", date=datetime.date(2014, 8, 1))
    passages = [make.passage(report=report, number=1), make.passage(report=other, number=2)]
    text = cite_passages(passages, "").text
    assert text.count("Report of the Secretary-General") == 2
    assert "1 August 2013, para. 1; Report" in text
    assert text.endswith("“Another”, 1 August 2014, para. 2")


def test_facts_are_as_of_the_newest_report_that_they_rest_on(report):
    newer = make.report(date=datetime.date(2014, 8, 1))
    excerpts = [make.excerpt(make.passage(report=newer)), make.excerpt(make.passage(report=report))]
    assert reported_on(excerpts) == newer.date
    assert reported_on([]) is None
