"""What must hold between records: references, quotes, slugs, what is public. Needs no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property

from browse.records import Status

from . import quotes
from .blocks import ANY, Block, Data, Name
from .form import Form, Record, children, records
from .places import Texts
from .problems import Problems

PUBLISHED = Status.PUBLISHED.value


class Known:
    """The records that there are to refer to; a former slug leads to its record, as does one that is `renamed`.

    `unread` are those that could not be read, of which nothing more is said; `gone`, those that an editor deleted.
    """

    def __init__(
        self,
        blocks: Iterable[Block],
        renamed: Mapping[Name, Name] | None = None,
        unread: Iterable[Name] = (),
        gone: Iterable[Name] = (),
    ) -> None:
        self.unread, self.gone = frozenset(unread), frozenset(gone)
        self.records = {record.name: record for block in blocks for record in records(block)}
        self.former = dict(renamed or {}) | {
            Name(name.form, slug): name for name, slugs in self.formers.items() for slug in slugs
        }

    @cached_property
    def formers(self) -> dict[Name, list[str]]:
        """The slugs that records gave up."""
        return {name: r.data["former_slugs"] for name, r in self.records.items() if "former_slugs" in r.data}

    def find(self, name: Name) -> Record | None:
        """The record of that name, or None."""
        return self.records.get(name) or self.records.get(self.former.get(name, name))

    def near(self, name: Name) -> str:
        """The key most like that name's, to be asked for; empty where none is."""
        keys = [other.key for other in self.records if other.form == name.form]
        return next(iter(get_close_matches(name.key, keys, 1)), "")


def check(block: Block, known: Known, texts: Texts, problems: Problems) -> None:
    """Notes what is wrong with a block's references and quotes."""
    for record in records(block):
        where, label = block.where or "the database", _label(record)
        public = "status" in record.form.names and record.data.get("status", PUBLISHED) == PUBLISHED
        for step, name in references(record):
            reason = _wrong_reference(name, known, public=public)
            if reason:
                problems.add(where, f"{label}{step}", reason)
        for step, quote, words, cut in quoted(record):
            reason = quotes.wrong(quote, texts, words, cut=cut)
            reason = reason or _wrong_reference(_report(quote), known, public=public)
            if reason:
                problems.add(where, f"{label}{step}", reason)
        for slug in record.data.get("former_slugs", ()):
            former = Name(record.form.name, slug)
            if former in known.records or known.former[former] != record.name:
                problems.add(where, label, f"former_slugs: “{slug}” leads to another record.")
        if any(other.name == record.name for other in above(record, known)):
            problems.add(where, label, "It is part of itself.")


def _label(record: Record) -> str:
    return record.name.key if record.owner is None else f"{record.owner[1].key}: {record.name.key}"


def _parts(record: Record) -> Iterator[tuple[str, Form, Data]]:
    yield "", record.form, record.data
    for nested, _, data in children(record.form, record.data):
        yield f": {nested.label(data)}", nested.form, data


def references(record: Record) -> Iterator[tuple[str, Name]]:
    """The records that a record and its children name, with where they do."""
    if record.owner:
        yield "", record.owner[1]
    for step, form, data in _parts(record):
        for name in form.refs(data):
            yield step, name


def quoted(record: Record) -> Iterator[tuple[str, Data, str, bool]]:
    """The quotes that a record and its children rest on, whose words stand where, and whether in one sentence."""
    for step, form, data in _parts(record):
        for quote, words in form.quotes(data):
            yield step, quote, words, words == "quote"


def rests_on(record: Record) -> set[Name]:
    """All that a record needs to be there: what it names, and the passages that it quotes."""
    names = {name for _, name in references(record)}
    for _, quote, _, _ in quoted(record):
        names |= {Name("passage", quote["at"]), _report(quote)}
    return names


def _wrong_reference(name: Name, known: Known, *, public: bool) -> str:
    found = known.find(name)
    if found is None:
        if not known.unread.isdisjoint({name, Name(name.form, ANY)}):
            return ""  # what is wrong with it is said there
        if name in known.gone:
            return f"An editor deleted {name}; --overwrite restores it."
        near = known.near(name)
        hint = f" Did you mean {near}?" if near else ""
        return f"There is no {name.form} “{name.key}”.{hint}"
    if public and found.data.get("status", PUBLISHED) != PUBLISHED:
        return f"It is published, but {name} is not."
    return ""


def above(record: Record, known: Known) -> Iterator[Record]:
    """The records of its own kind that a record is part of, the nearest first; ends before one comes twice."""
    seen: set[Name] = set()
    while True:
        name = next((n for n in record.form.refs(record.data) if n.form == record.form.name), None)
        found = known.find(name) if name else None
        if found is None or found.name in seen:
            return
        seen.add(found.name)
        yield found
        record = found


def reports_of(record: Record) -> set[str]:
    """The reports whose passages a record's own evidence is in."""
    return {_report(quote).key for quote, _ in record.form.quotes(record.data)}


def _report(quote: Data) -> Name:
    return Name("report", quote["at"].partition(" ")[0])
