"""Keys that name places in reports and quote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import quotes
from .blocks import Data, Name
from .keys import Key
from .places import Place, Texts
from .source import Source

if TYPE_CHECKING:
    from .rows import Rows
    from .tables import Tables


class Evidence(Key):
    """The excerpts that a fact rests on, as printed; at least one."""

    names = ("evidence",)

    def read(self, raw: Data, source: Source) -> Data:
        found = []
        for number, item in enumerate(source.items(raw, "evidence"), 1):
            here = source.within(f"evidence {number}")
            if not isinstance(item, dict):
                here.complain("must be a mapping.")
                continue
            here.unknown(item, ("at", "quote", "occurrence"))
            quote = quotes.read_quote(item, here)
            if quote in found:
                here.complain("The same quote twice.")
            elif quote:
                found.append(quote)
        if not raw.get("evidence"):
            source.complain("evidence is missing.")
        return self.canonical(found, source.texts)

    def dump(self, row: Any, tables: Tables) -> Data:
        return self.canonical([tables.quote(n) for n in tables.linked(row, "evidence")], tables.texts)

    def canonical(self, found: list[Data], texts: Texts) -> Data:
        """In the order of the text."""
        return {"evidence": sorted(found, key=lambda quote: quotes.order(quote, texts))} if found else {}

    def link(self, row: Any, data: Data, rows: Rows) -> None:
        rows.link(row, "evidence", [rows.excerpt(quote) for quote in data["evidence"]])

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        found = [quotes.short(quote, report, texts) for quote in data.get("evidence", ())]
        return {"evidence": found} if found else {}

    def quotes(self, data: Data) -> Iterator[tuple[Data, str]]:
        for quote in data.get("evidence", ()):
            yield quote, "quote"


class Spot(Key):
    """Where a passage mentions an actor, and in which words."""

    names = ("at", "text", "occurrence")

    def read(self, raw: Data, source: Source) -> Data:
        return quotes.read_quote(raw, source, "text")

    def dump(self, row: Any, tables: Tables) -> Data:
        return tables.spot(row)

    def write(self, row: Any, data: Data, rows: Rows) -> None:
        row.passage = rows.row(Name("passage", data["at"]))
        row.start, row.end = rows.span(data, "text")

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        return quotes.short(data, report, texts, "text")

    def quotes(self, data: Data) -> Iterator[tuple[Data, str]]:
        yield data, "text"


class PassagePlace(Key):
    """Which passage of which report this is."""

    names = ("at",)

    def read(self, raw: Data, source: Source) -> Data:
        place = source.place(raw)
        return {"at": place.code()} if place else {}

    def dump(self, row: Any, tables: Tables) -> Data:
        return {"at": tables.key_of(type(row), row.pk)}

    def write(self, row: Any, data: Data, rows: Rows) -> None:
        place = Place.parse(data["at"], "")
        assert place is not None  # noqa: S101 - it was read as one
        row.report, row.kind, row.number = rows.row(Name("report", place.report)), place.kind, place.number

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        place = Place.parse(data["at"], "")
        return {"at": place.code(report) if place else data["at"]}

    def refs(self, data: Data) -> Iterator[Name]:
        yield Name("report", data["at"].partition(" ")[0])
