"""A report that was pasted as text is split into its sections and passages, page breaks healed."""

import pytest
import yaml
from django.conf import settings

from sources.splitting import split

TEXT = """General Assembly

Summary
The report tells of
two funds.

I. Introduction
1. The first fund met the
second.[^1] Both grew.

[^1]: See the annex,
page 2.

It went on after the page.
II. Work
A. Schools
2. Schools were built in
2012. They stand.
B. Law
3. Laws were made.
"""


def parts(text, kind="paragraph"):
    return {part.number: part.text for part in split(text).of(kind)}


def test_text_is_split_and_healed():
    found = split(TEXT)
    assert [(h.number, h.title, h.parent) for h in found.headings] == [
        ("I", "Introduction", ""), ("II", "Work", ""), ("II.A", "Schools", "II"), ("II.B", "Law", "II"),
    ]  # fmt: skip
    assert [(p.kind, p.number, p.section, p.text) for p in found.parts] == [
        ("summary", 1, "", "The report tells of two funds."),
        ("paragraph", 1, "I", "The first fund met the second.[^1] Both grew. It went on after the page."),
        ("footnote", 1, "", "See the annex, page 2."),
        ("paragraph", 2, "II.A", "Schools were built in 2012. They stand."),
        ("paragraph", 3, "II.B", "Laws were made."),
    ]
    assert found.wrong == []
    assert found.doubts == [
        "The first line was left out. What stands before the text is entered in the report's own form.",
        "Line 18: “2012. They stand.” was taken as part of what stands before it.",
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "There is no numbered paragraph. Paragraphs begin with their number: “1. …”."),
        ("Nothing of the kind", "There is no numbered paragraph. Paragraphs begin with their number: “1. …”."),
        ("1. One.\n[^1] A\n[^1] B", "Footnote 1 stands twice."),
        ("Summary\n1. One.", "The summary has no text."),
        ("1. One.\nI. Title\n\nwithout number", "Line 4: “without number” belongs to no paragraph."),
    ],
)
def test_what_cannot_be_split_is_said(text, wrong):
    assert wrong in split(text).wrong


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1. One.\n3. Three.", "Paragraph 2 is missing."),
        ("1. One.[^2]", "Footnote 2 is called, but it is not there."),
        ("1. One.\n[^1] A", "Footnote 1 is called nowhere. Its call stands in the text as [^1]."),
        ("1. One.\nI. Title\n2. Two.", "Paragraph 1 stands in no section."),
        ("1. Coopera-\ntion.", "Line 2: A word was broken at the end of the line before: look whether it is whole."),
    ],
)
def test_what_is_odd_is_said(text, doubt):
    found = split(text)
    assert doubt in found.doubts
    assert found.wrong == []


def test_notes_may_stand_in_a_list_at_the_end():
    assert parts("1. One.[^1] Two.[^2]\nNotes\n1 See.\n2. See there.", "footnote") == {1: "See.", 2: "See there."}


def test_marks_of_markdown_are_dropped_and_raised_numbers_are_calls():
    assert parts("**1. See *the Series*<sup>1</sup> at [www.un.org](http://www.un.org), <http://un.org>.**") == {
        1: "See the Series[^1] at www.un.org, http://un.org."
    }


def test_letters_that_are_numbers_too_are_told_apart():
    text = "I. One\nA. a\n1. x.\nB. b\n2. x.\nC. c\n3. x.\nD. d\n4. x.\nII. Two\n5. x.\nIII. Three\n6. x."
    assert [h.number for h in split(text).headings] == ["I", "I.A", "I.B", "I.C", "I.D", "II", "III"]


def test_first_report_is_split_as_it_was_by_hand():
    """From the source, which is broken by pages, all passages come out letter by letter but for one starred note."""
    found = split((settings.BASE_DIR / "fixtures/source/report.md").read_text(encoding="utf-8"))
    by_hand = yaml.safe_load((settings.BASE_DIR / "fixtures/report.yaml").read_text(encoding="utf-8"))
    (report,) = by_hand["reports"]
    assert [(h.number, h.title) for h in found.headings] == [(s["number"], s["title"]) for s in report["sections"]]
    codes = {"summary": "summary", "paragraph": "para {}", "footnote": "fn {}"}
    split_into = {codes[part.kind].format(part.number): part.text for part in found.parts}
    wanted = {passage["at"]: passage["text"] for passage in by_hand["passages"]}
    assert split_into.keys() == wanted.keys()
    assert [code for code in wanted if split_into[code] != wanted[code]] == ["summary"]
    assert split_into["summary"].startswith(wanted["summary"])
