"""What the margin says of the facts that rest on a stretch of text: by record, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from .models import Cited
from .vocabulary import Attribution

NAMES = 4  # names of a claim that a margin shows before it counts the rest


class Place(NamedTuple):
    """Where in a passage a fact stands: sentence, its excerpt's anchor, and whether that is the whole sentence."""

    sentence: int
    anchor: str
    whole: bool

    @property
    def words(self) -> str:
        """“Sentence 3”, “Sentence 3, in part”."""
        form = gettext("Sentence %(number)d") if self.whole else gettext("Sentence %(number)d, in part")
        return form % {"number": self.sentence}


class Line(NamedTuple):
    """Claims of one kind: “Member”, with whom it names; how they follow, unless stated; and the notes on them."""

    label: str
    names: list[str]
    attribution: str
    notes: list[str]

    @property
    def words(self) -> str:
        """All claims: “Member: ILO, UNDP”."""
        return self._said(gettext(", ").join(self.names))

    @property
    def few_words(self) -> str:
        """As a margin says it: “Member: ILO, UNDP, UNFPA, UNHCR and 13 more”; one too many is said, not counted."""
        if len(self.names) <= NAMES + 1:
            return self.words
        names = gettext(", ").join(self.names[:NAMES])
        return self._said(gettext("%(names)s and %(more)d more") % {"names": names, "more": len(self.names) - NAMES})

    @property
    def told(self) -> list[str]:
        """The notes, without one that another one repeats and goes on from."""
        return [note for note in self.notes if not any(note != other and note in other for other in self.notes)]

    def _said(self, names: str) -> str:
        return gettext("%(claim)s: %(names)s") % {"claim": self.label, "names": names} if names else self.label


@dataclass(frozen=True)
class Group:
    """A record, and the facts on its page that rest on a stretch of text."""

    record: Any
    facts: list[Cited] = field(default_factory=list)

    @property
    def model(self) -> str:
        """Which model the record is of: “initiative”."""
        return str(self.record._meta.model_name)

    @property
    def word(self) -> str:
        """The kind of the record: “Mechanism”. `get_kind_display` would say the same at forty times the cost."""
        return str(dict(self.record._meta.get_field("kind").flatchoices)[self.record.kind])

    @cached_property
    def lines(self) -> list[Line]:
        """What the facts add to the record, in order; of the record itself, how it follows and the note."""
        found: dict[tuple[str, str], Line] = {}
        for fact in self.facts:
            unstated = "" if fact.attribution == Attribution.STATED else str(fact.get_attribution_display())
            what, name = fact.claimed
            if not (what or unstated or fact.note):
                continue
            line = found.setdefault((what, unstated), Line(str(capfirst(what)), [], unstated, []))
            if name and name not in line.names:
                line.names.append(name)
            if fact.note and fact.note not in line.notes:
                line.notes.append(fact.note)
        return list(found.values())

    @property
    def said(self) -> list[Line]:
        """The lines that have words."""
        return [line for line in self.lines if line.label or line.attribution]


def grouped(facts: Iterable[Cited]) -> list[Group]:
    """The facts by the record whose page shows them, records in the order of their first fact."""
    groups: dict[Any, Group] = {}
    for fact in facts:
        groups.setdefault(fact.record, Group(fact.record)).facts.append(fact)
    return list(groups.values())


def counted(facts: list[Cited]) -> str:
    """“17 facts”."""
    return ngettext("%(count)d fact", "%(count)d facts", len(facts)) % {"count": len(facts)}
