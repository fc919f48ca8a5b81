"""What rests on each passage of the reports, and which sentences nothing rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import quotes
from .blocks import Name
from .checking import quoted
from .form import records
from .places import Place, Span
from .tables import Tables


@dataclass
class Covered:
    """A passage: the records that rest on it, its sentences with and without an excerpt, why nothing rests on it.

    `set_aside` has the reasons of the sentences that say why nothing rests on them.
    """

    place: Place
    reason: str
    records: list[Name]
    set_aside: dict[str, str]
    quoted: list[str] = field(default_factory=list)
    unquoted: list[str] = field(default_factory=list)

    @property
    def accounted(self) -> bool:
        """Whether a record rests on it, or it says why none does."""
        return bool(self.records or self.reason)


def coverage() -> Iterator[Covered]:
    """Each passage, as printed."""
    tables = Tables()
    blocks = list(tables.blocks())
    spans: dict[str, set[Span]] = defaultdict(set)
    resting: dict[str, dict[Name, None]] = defaultdict(dict)
    for record in sorted((r for block in blocks for r in records(block)), key=lambda record: record.name):
        for _, quote, words, proves in quoted(record):
            span = quotes.find(quote, tables.texts, words)
            if proves and span:
                spans[quote["at"]].add(span)
                resting[quote["at"]][record.name] = None
    passages = {place: b for b in blocks if b.form.name == "passage" and (place := Place.parse(b.name.key, ""))}
    for place, block in sorted(passages.items()):
        code = block.name.key
        set_aside = {each["sentence"]: each["reason"] for each in block.data.get("set_aside", ())}
        covered = Covered(place, block.data.get("uncited_reason", ""), list(resting[code]), set_aside)
        for sentence in tables.texts.passages[code].sentences:
            inside = any(sentence.start <= span.start and span.end <= sentence.end for span in spans[code])
            (covered.quoted if inside else covered.unquoted).append(sentence.text)
        yield covered
