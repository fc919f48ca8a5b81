"""What of the report the records rest on."""

from io import StringIO

import pytest
from django.core.management import call_command

from portal.transcription.coverage import coverage
from sources.models import Passage
from tests.portal.transcription.conftest import Folder

pytestmark = pytest.mark.django_db


def printed() -> str:
    """What the command prints."""
    out = StringIO()
    call_command("coverage", stdout=out)
    return out.getvalue()


def test_coverage_names_records_sentences_and_reasons(loaded: Folder):
    assert printed() == (
        "summary\n"
        "  NOT ACCOUNTED FOR\n"
        "  - This report tells of the Children's Fund and of the Law Office.\n"
        "para 1\n"
        "  actor childrens-fund\n"
        "  document resolution-57-i\n"
        "  initiative joint-mission-austria-2012\n"
        "  result mission-took-place\n"
        "  - All of this takes time.\n"
        "    set aside: It names nobody.\n"
        "para 2\n"
        "  initiative handbook-2013\n"
        "  initiative working-group-on-schools\n"
        "  result austria-banned-beating\n"
        "  result schools-banned-beating\n"
        "para 3\n"
        "  no record: It says of itself that nothing does.\n"
        "  - Nothing rests on this.\n"
        "  - Nothing rests on this.\n"
        "fn 1\n"
        "  document resolution-57-i\n"
        "Passages accounted for: 4 of 5.\n"
        "Sentences under an excerpt: 7 of 11.\n"
    )


def test_coverage_counts_a_sentence_under_a_part_of_it(folder: Folder):
    folder.record("mission-took-place")["evidence"].append({"at": "summary", "quote": "the Law Office"})
    folder.load()
    assert printed().endswith("Passages accounted for: 5 of 5.\nSentences under an excerpt: 8 of 11.\n")


def test_coverage_takes_no_mention_for_evidence(folder: Folder):
    folder.record("council")["mentions"] = [{"at": "para 3", "text": "Nothing", "occurrence": "1"}]
    folder.load()
    assert not next(passage for passage in coverage() if passage.place.code("small-2013") == "para 3").records


def test_coverage_names_the_report_where_there_are_several(folder: Folder):
    folder.files["report-2014.yaml"] = {
        "report": "small-2014",
        "reports": [{"slug": "small-2014", "title": "Another", "date": "2014-08-01"}],
        "passages": [{"at": "para 1", "text": "The Council met."}],
    }
    folder.load()
    assert "small-2014 para 1\n  NOT ACCOUNTED FOR\n" in printed()


def test_coverage_of_nothing(db):
    assert not Passage.objects.exists()
    assert printed() == "Passages accounted for: 0 of 0.\nSentences under an excerpt: 0 of 0.\n"
