"""How a passage reads with its facts: its sentences, their marks and footnote calls, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext

from .facts import facts_of
from .margins import Group, Place, counted, grouped
from .models import Cited, Excerpt, Passage, Section
from .sentences import Sentence
from .vocabulary import PassageKind

RECORDS = 6  # records of a sentence that a margin shows before it counts the rest


class Step(NamedTuple):
    """A step through a sentence.

    `kind` is text (its words), call (a Call), mark and unmark (around a sentence that facts rest on), open (the
    span of an excerpt, with its anchor), first and again (the same, of an excerpt that another one cuts in two: its
    first part, which has the anchor, and a later one) or close. Spans open and close like brackets.
    """

    kind: str
    value: Any = ""


class Call(NamedTuple):
    """A footnote call: its number, the note, if the report has it, and the id under which it opens in place."""

    number: int
    note: Passage | None
    anchor: str

    @property
    def name(self) -> str:
        """“Footnote 12”."""
        return gettext("Footnote %(number)s") % {"number": self.number}


class Quoted(NamedTuple):
    """An excerpt and the facts that rest on it."""

    excerpt: Excerpt
    facts: list[Cited]


@dataclass(frozen=True)
class SentenceReading:
    """A sentence of a passage, cut where excerpts begin and end.

    `number` counts from one; `inner` leads through it, `after` are the calls behind its last character, `gap` is
    the space that follows.
    """

    passage: Passage
    number: int
    sentence: Sentence
    quoted: list[Quoted]
    inner: list[Step]
    after: list[Call]
    gap: str

    @property
    def anchor(self) -> str:
        """The id of the mark: that of the excerpt that is the whole sentence, where there is one."""
        return f"{self.passage.anchor}-{self.sentence.start}-{self.sentence.end}"

    @property
    def count(self) -> str:
        """“17 facts”."""
        return counted(self.facts)

    @property
    def steps(self) -> Iterator[Step]:
        """All the way through it: the mark, if facts rest on it, and the calls behind."""
        if self.facts:
            yield Step("mark", self.anchor)
        yield from self.inner
        if self.facts:
            yield Step("unmark")
        for call in self.after:
            yield Step("call", call)

    @property
    def list_anchor(self) -> str:
        """The id of the list of its facts."""
        return f"facts-{self.passage.anchor}-{self.number}"

    @cached_property
    def facts(self) -> list[Cited]:
        """The facts that rest on it, each once, in the order of the text."""
        return list(dict.fromkeys(fact for quoted in self.quoted for fact in quoted.facts))

    @cached_property
    def groups(self) -> list[Group]:
        """Its facts by record."""
        return grouped(self.facts)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.number, self.anchor, whole=True)

    @property
    def shown(self) -> list[Group]:
        """The first groups; one too many is shown rather than counted."""
        return self.groups if len(self.groups) <= RECORDS + 1 else self.groups[:RECORDS]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.groups) - len(self.shown)


@dataclass(frozen=True)
class PassageReading:
    """A passage with its sentences; `notes` are the footnotes it calls, `callers` the passages that call it."""

    passage: Passage
    sentences: list[SentenceReading]
    notes: list[Call]
    callers: list[Passage]

    @property
    def name(self) -> str:
        """“Paragraph 19”."""
        return name_of(self.passage)

    @property
    def count(self) -> str:
        """“17 facts”."""
        return counted(self.facts)

    @property
    def marked(self) -> list[SentenceReading]:
        """The sentences that facts rest on."""
        return [sentence for sentence in self.sentences if sentence.facts]

    @cached_property
    def facts(self) -> list[Cited]:
        """All facts that rest on it, each once."""
        return list(dict.fromkeys(fact for sentence in self.sentences for fact in sentence.facts))


def crossed(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether another span begins before this one and ends within it."""
    start, end = span
    return any(other_start < start < other_end < end for other_start, other_end in others)


def name_of(passage: Passage) -> str:
    """What a passage is called where it stands alone: “Paragraph 19”."""
    match passage.kind:
        case PassageKind.PARAGRAPH:
            return gettext("Paragraph %(number)s") % {"number": passage.number}
        case PassageKind.FOOTNOTE:
            return gettext("Footnote %(number)s") % {"number": passage.number}
        case _:
            return gettext("Summary")


def read(
    passage: Passage, notes: Mapping[int, Passage] | None = None, callers: Iterable[Passage] = ()
) -> PassageReading:
    """A passage as a page shows it, with its excerpts and their facts as `facts.with_facts` fetches them.

    `notes` are the report's footnotes by number. An excerpt that no public fact rests on leaves no trace.
    """
    notes = notes or {}
    text = passage.plain_text
    quoted = [Quoted(e, facts) for e in passage.excerpts.all() if (facts := facts_of(e))]
    calls = [(place, Call(n, notes.get(n), f"call-{passage.anchor}-{n}")) for place, n in passage.calls]
    found = []
    for number, (sentence, following) in enumerate(with_next(passage.sentences), start=1):
        until = following.start if following else len(text) + 1
        mine = [q for q in quoted if q.excerpt.start < sentence.end]
        here = [(place, call) for place, call in calls if place < until]
        quoted, calls = quoted[len(mine) :], calls[len(here) :]
        inner = [(place, call) for place, call in here if place < sentence.end]
        found.append(
            SentenceReading(
                passage=passage,
                number=number,
                sentence=sentence,
                quoted=mine,
                inner=list(steps(text, sentence, [q.excerpt for q in mine], inner)),
                after=[call for _place, call in here[len(inner) :]],
                gap=text[sentence.end : until],
            )
        )
    called = {n: Call(n, notes[n], f"call-{passage.anchor}-{n}") for _place, n in passage.calls if n in notes}
    return PassageReading(passage, found, [called[n] for n in sorted(called)], list(callers))


def with_next(sentences: list[Sentence]) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Each sentence with the one after it."""
    return zip(sentences, [*sentences[1:], None], strict=True)


def steps(
    text: str, sentence: Sentence, excerpts: Iterable[Excerpt], calls: Iterable[tuple[int, Call]]
) -> Iterator[Step]:
    """Walks through a sentence; excerpts nest, those that cross are cut where the outer one ends.

    An excerpt that is the whole sentence opens no span: the mark itself stands for it. Nor does one that runs past
    the sentence, which no form lets in.
    """
    ahead = {
        (excerpt.start, excerpt.end): excerpt.anchor
        for excerpt in excerpts
        if sentence.start <= excerpt.start < excerpt.end <= sentence.end
    }
    ahead.pop((sentence.start, sentence.end), None)
    calls = list(calls)
    cuts = {sentence.start, sentence.end, *(place for place, _call in calls)}.union(*ahead)
    open_spans: list[tuple[int, str]] = []  # end and anchor, the innermost last
    here = sentence.start
    for cut in sorted(cuts):
        if here < cut:
            yield Step("text", text[here:cut])
        here = cut
        cut_off = []
        while any(end == cut for end, _anchor in open_spans):
            span = open_spans.pop()
            yield Step("close")
            if span[0] != cut:
                cut_off.append(span)
        yield from (Step("call", call) for place, call in calls if place == cut)
        opening = [
            (end, anchor, "first" if crossed((start, end), ahead) else "open")
            for (start, end), anchor in ahead.items()
            if start == cut
        ]
        opening += [(end, anchor, "again") for end, anchor in cut_off]
        for end, anchor, kind in sorted(opening, key=lambda span: -span[0]):
            open_spans.append((end, anchor))
            yield Step(kind, anchor)


@dataclass(frozen=True)
class Chapter:
    """A section of a report with its passages and the sections within it; without one, what stands before the first."""

    section: Section | None
    level: int
    passages: list[PassageReading] = field(default_factory=list)
    parts: list[Chapter] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The number as the heading prints it: “A” for IV.A."""
        return self.section.number.rpartition(".")[2] if self.section else ""

    def __iter__(self) -> Iterator[Chapter]:
        """The chapter and all within it, in the order of the text."""
        yield self
        for part in self.parts:
            yield from part


def chapters(sections: Iterable[Section], readings: Iterable[PassageReading]) -> list[Chapter]:
    """The outermost chapters of a report, in order. A section heads what its `parent` does not yet head."""
    loose = Chapter(None, 2)
    found: dict[int | None, Chapter] = {None: loose}
    outer: list[Chapter] = []
    for section in sections:
        above = found.get(section.parent_id) if section.parent_id else None
        chapter = Chapter(section, min(above.level + 1, 6) if above else 2)
        found[section.pk] = chapter
        (above.parts if above else outer).append(chapter)
    for reading in readings:
        found.get(reading.passage.section_id, loose).passages.append(reading)
    return [loose, *outer] if loose.passages else outer
