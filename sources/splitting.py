"""Splits a report that was pasted as text into sections, numbered paragraphs, footnotes and summary.

A pasted text is broken into lines and pages: a line that begins nothing goes on with what came before it, and what
follows a footnote after an empty line goes on with the paragraph that the page break cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from .models.passages import CALL
from .vocabulary import PassageKind

PARAGRAPH = re.compile(r"(\d{1,4})\.\s+(\S.*)")
NOTE = re.compile(r"(?:\[\^(\d{1,4})\]:?|(\d{1,4})\s?/)\s*(\S.*)")
NOTE_IN_LIST = re.compile(r"(\d{1,4})[.)]?\s+(\S.*)")
HEADING = re.compile(r"([IVXLC]+|[A-Z])\.\s+(\S.*)")
SUMMARY = re.compile(r"(?:summary|abstract)[.:]?", re.IGNORECASE)
NOTES = re.compile(r"(?:foot)?notes[.:]?", re.IGNORECASE)
RAISED = re.compile(r"<sup>\s*(\d{1,4})\s*</sup>", re.IGNORECASE)
EMPHASIS = re.compile(r"\*(\S(?:[^*]*\S)?)\*")
LINK = re.compile(r"\[([^\]^][^\]]*)\]\([^()\s]*\)|<((?:https?://|www\.)[^<>\s]+)>")
RULE = re.compile(r"[-*_=\s]{3,}")
SKIPPED = 9  # paragraphs that may be missing before a number is rather a part of a sentence
LONGEST_TITLE = 300
ROMAN = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX",
)  # fmt: skip


@dataclass
class Heading:
    """A section: its number (“IV.A”), its title, and the number of the section above it, if any."""

    number: str
    title: str
    parent: str = ""


@dataclass
class Part:
    """A passage: its kind, its number, the number of the section that it stands in, and its text."""

    kind: str
    number: int
    text: str
    section: str = ""


@dataclass
class Split:
    """What a text was split into; `wrong` is what cannot be saved, `doubts` is what someone should look at."""

    headings: list[Heading] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[Part]:
        """The passages of one kind."""
        return [part for part in self.parts if part.kind == kind]


class Line(NamedTuple):
    """A line of a pasted text, counted from 1, and whether an empty one stands before it."""

    number: int
    text: str
    apart: bool


def split(text: str) -> Split:
    """Splits a text; what is said of it is in words for the one who pasted it."""
    return _Splitter().run(text)


class _Splitter:
    def __init__(self) -> None:
        self.found = Split()
        self.place: Heading | Part | None = None  # what the next line goes on with
        self.body: Part | None = None  # the paragraph, or summary, that a footnote may have cut
        self.top, self.sub = 0, 0  # the last Roman number and the last letter
        self.in_notes, self.left_out = False, 0

    def run(self, text: str) -> Split:
        for line in _lines(text):
            self._take(line)
        self._check()
        return self.found

    def _take(self, line: Line) -> None:
        if SUMMARY.fullmatch(line.text) and not self.found.parts:
            self.place = self.body = self._part(PassageKind.SUMMARY, 1, "")
        elif NOTES.fullmatch(line.text):
            self.in_notes, self.place = True, None
        elif not (self._note(line) or self._paragraph(line) or self._heading(line)):
            self._go_on(line)

    def _part(self, kind: PassageKind, number: int, text: str, section: str = "") -> Part:
        part = Part(kind.value, number, text, section)
        self.found.parts.append(part)
        return part

    def _note(self, line: Line) -> bool:
        match = NOTE.fullmatch(line.text)
        number, words = (match[1] or match[2], match[3]) if match else ("", "")
        if not match and self.in_notes and (listed := NOTE_IN_LIST.fullmatch(line.text)):
            number, words = listed[1], listed[2]
        if not number:
            return False
        self.place = self._part(PassageKind.FOOTNOTE, int(number), words)
        return True

    def _paragraph(self, line: Line) -> bool:
        match = PARAGRAPH.fullmatch(line.text)
        if not match or self.in_notes:
            return False
        number, before = int(match[1]), self.found.of(PassageKind.PARAGRAPH)
        expected = before[-1].number + 1 if before else number
        if not expected <= number <= expected + SKIPPED:
            self._doubt(
                line, gettext("“%(start)s” was taken as part of what stands before it.") % {"start": line.text[:30]}
            )
            return False
        section = self.found.headings[-1].number if self.found.headings else ""
        self.place = self.body = self._part(PassageKind.PARAGRAPH, number, match[2], section)
        return True

    def _heading(self, line: Line) -> bool:
        match = HEADING.fullmatch(line.text)
        if not match or len(match[2]) > LONGEST_TITLE or self.in_notes:
            return False
        token, title = match[1], match[2]
        if self.top and token == chr(ord("A") + self.sub):
            self.sub += 1
            above = ROMAN[self.top]
            self.place = Heading(f"{above}.{token}", title, above)
        elif self.top + 1 < len(ROMAN) and token == ROMAN[self.top + 1]:
            self.top, self.sub = self.top + 1, 0
            self.place = Heading(token, title)
        else:
            return False
        self.found.headings.append(self.place)
        return True

    def _go_on(self, line: Line) -> None:
        part = self.place
        if line.apart and isinstance(part, Part) and part.kind == PassageKind.FOOTNOTE and not self.in_notes:
            part = self.place = self.body
        if part is None and not self.found.parts and not self.found.headings:
            self.left_out += 1
        elif part is None or (isinstance(part, Heading) and line.apart):
            said = gettext("“%(start)s” belongs to no paragraph.") % {"start": line.text[:60]}
            self.found.wrong.append(_at(line, said))
        elif isinstance(part, Heading):
            part.title = _join(part.title, line.text)
        else:
            if part.text.endswith("-"):
                self._doubt(line, gettext("A word was broken at the end of the line before: look whether it is whole."))
            part.text = _join(part.text, line.text)

    def _doubt(self, line: Line, words: str) -> None:
        self.found.doubts.append(_at(line, words))

    def _check(self) -> None:
        found, wrong, doubts = self.found, self.found.wrong, self.found.doubts
        if self.left_out:
            doubts.insert(
                0,
                ngettext(
                    "The first line was left out. What stands before the text is entered in the report's own form.",
                    "The first %(count)s lines were left out. What stands before the text is entered in the report's "
                    "own form.",
                    self.left_out,
                )
                % {"count": self.left_out},
            )
        if not found.of(PassageKind.PARAGRAPH):
            wrong.append(gettext("There is no numbered paragraph. Paragraphs begin with their number: “1. …”."))
        for kind, words in (
            (PassageKind.PARAGRAPH, gettext("Paragraph %(number)s")),
            (PassageKind.FOOTNOTE, gettext("Footnote %(number)s")),
        ):
            numbers = [part.number for part in found.of(kind)]
            for number in sorted({n for n in numbers if numbers.count(n) > 1}):
                wrong.append(gettext("%(what)s stands twice.") % {"what": words % {"number": number}})
            for number in range(1, max(numbers, default=0)):
                if number not in numbers:
                    doubts.append(gettext("%(what)s is missing.") % {"what": words % {"number": number}})
        wrong += [gettext("The summary has no text.") for part in found.parts if not part.text]
        notes = {part.number for part in found.of(PassageKind.FOOTNOTE)}
        called = {int(call) for part in found.parts for call in CALL.findall(part.text)}
        for number in sorted(called - notes):
            doubts.append(gettext("Footnote %(number)s is called, but it is not there.") % {"number": number})
        for number in sorted(notes - called):
            doubts.append(
                gettext("Footnote %(number)s is called nowhere. Its call stands in the text as [^%(number)s].")
                % {"number": number}
            )
        if found.headings:
            for part in found.of(PassageKind.PARAGRAPH):
                if not part.section:
                    doubts.append(gettext("Paragraph %(number)s stands in no section.") % {"number": part.number})


def _lines(text: str) -> Iterator[Line]:
    apart = True
    for number, raw in enumerate(text.splitlines(), 1):
        line = _plain(raw)
        if line and not RULE.fullmatch(line):
            yield Line(number, line, apart)
            apart = False
        else:
            apart = True


def _plain(raw: str) -> str:
    """A line without the marks of Markdown, and with the calls of footnotes as the portal has them."""
    line = RAISED.sub(r"[^\1]", raw.strip().lstrip("#>").replace("**", "").replace("__", ""))
    line = LINK.sub(lambda match: match[1] or match[2], line)
    return " ".join(EMPHASIS.sub(r"\1", line).replace("\\", "").split())


def _join(before: str, after: str) -> str:
    return f"{before}{after}" if before.endswith("-") or not before else f"{before} {after}"


def _at(line: Line, words: str) -> str:
    return gettext("Line %(number)s: %(words)s") % {"number": line.number, "words": words}
