"""The report as loaded is the report as printed: every word, in order, none lost, none added."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from sources.models import Passage, Report, Section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]

SOURCE = Path(__file__).parents[2] / "fixtures" / "source" / "report.md"
SLUG = "child-protection-2013"
# Where the pages of the source break a paragraph.
BROKEN = (5, 8, 11, 19, 24, 29, 34, 38, 42, 47, 51, 54, 58, 62, 69)


def printed(markdown: str) -> list[str]:
    """The words of a text in Markdown; the call of footnote 8 is [^8]."""
    text = re.sub(r"<sup>(\d+)</sup>", r"[^\1]", markdown)
    text = re.sub(r"\[([^\]^]+)\]\([^)]*\)", r"\1", text)  # links
    text = re.sub(r"<(https?://[^>]+)>", r"\1", text)
    text = re.sub(r"(?m)^#+ ", "", text)
    text = re.sub(r"(?<!\\)\*+", "", text)  # emphasis
    return re.sub(r"\\+([_*])", r"\1", text).split()


def source() -> tuple[list[str], list[str]]:
    """The words of the body and of the notes of the source file, each in order."""
    body: list[str] = []
    notes: list[str] = []
    for block in re.split(r"\n\s*\n", SOURCE.read_text(encoding="utf-8")):
        if block.strip() != "---":
            words = printed(block)
            is_note = block.strip().startswith(("<sup>", "\\*"))
            (notes if is_note else body).extend(words)
    return body, notes


def loaded() -> tuple[list[str], list[str]]:
    """The words of the body and of the notes of the report in the database, each in order."""
    report = Report.objects.get(slug=SLUG)
    lines = report.front_matter.splitlines()
    body = [line for line in lines if not line.startswith("*")]
    notes = [line for line in lines if line.startswith("*")]
    body += ["Summary", report.passages.get(kind="summary").text]
    paragraphs = report.passages.filter(kind="paragraph").order_by("number")
    by_section = {
        section: [f"{paragraph.number}. {paragraph.text}" for paragraph in group]
        for section, group in groupby(paragraphs, key=lambda paragraph: paragraph.section_id)
    }
    for section in report.sections.order_by("position"):
        body += [f"{section.number.rpartition('.')[2]}. {section.title}", *by_section.pop(section.pk, [])]
    assert not by_section
    footnotes = report.passages.filter(kind="footnote").order_by("number")
    notes += [f"[^{footnote.number}] {footnote.text}" for footnote in footnotes]
    return " ".join(body).split(), " ".join(notes).split()


def test_source_is_the_whole_report():
    body, notes = source()
    assert len(body) > 8500
    assert len(notes) > 500


@pytest.mark.parametrize("part", [0, 1], ids=["body", "notes"])
def test_report_has_every_word_in_order(part):
    expected, found = source()[part], loaded()[part]
    first = next((n for n, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), None)
    assert first is None, f"{' '.join(expected[first:][:8])} … but {' '.join(found[first:][:8])} …"
    assert len(found) == len(expected)


def test_report_has_its_parts():
    passages = Passage.objects.filter(report__slug=SLUG)
    for kind, numbers in {"summary": [1], "paragraph": range(1, 73), "footnote": range(1, 20)}.items():
        assert list(passages.filter(kind=kind).order_by("number").values_list("number", flat=True)) == list(numbers)
    assert list(Section.objects.filter(report__slug=SLUG).values_list("number", "parent__number")) == [
        ("I", None), ("II", None), ("III", None), ("IV", None),
        *((f"IV.{letter}", "IV") for letter in "ABCDEFG"), ("V", None),
    ]  # fmt: skip


def test_report_bears_what_is_printed_on_it():
    report = Report.objects.get(slug=SLUG)
    assert report.title == "Collaboration within the United Nations system on child protection"
    assert report.date.isoformat() == "2013-08-01"
    assert report.session == "Sixty-eighth session"
    assert report.agenda_item.startswith("Item 65 of the provisional agenda*")
    assert report.symbol == ""  # the text at hand does not state it
    assert "* A/68/150." in report.front_matter.splitlines()


def test_paragraph_is_whole_where_the_page_breaks_it():
    for passage in Passage.objects.filter(report__slug=SLUG, kind="paragraph"):
        assert re.search(r"[.”](\[\^\d+\])?$", passage.text), passage
        assert passage.text[0].isupper() or passage.text[0] == "“", passage
    for number in BROKEN:
        passage = Passage.objects.get(report__slug=SLUG, kind="paragraph", number=number)
        assert not re.search(r"\s\s|\n|---", passage.text)


def test_passages_hold_no_markdown():
    for passage in Passage.objects.filter(report__slug=SLUG):
        assert not re.search(r"[\\*<>#]|\]\(|\s\s|\n", passage.text), passage


def test_each_footnote_is_called_once_and_in_order():
    paragraphs = Passage.objects.filter(report__slug=SLUG, kind="paragraph").order_by("number")
    assert [number for passage in paragraphs for _, number in passage.calls] == list(range(1, 20))
