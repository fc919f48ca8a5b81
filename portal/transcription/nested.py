"""Records inside records: how they are listed, grouped and ordered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import quotes
from .blocks import Data
from .form import Form
from .places import Place, Texts
from .source import Source

if TYPE_CHECKING:
    from .tables import Tables

Order = Callable[[Data, Texts], Any]


@dataclass
class Nested:
    """Records inside a record: rows of `form` that point to it through `owner`.

    Without `order` they stand as they are given, and their rows keep their position. Those that stand `apart` are
    records in their own right, which others may refer to; of the rest, `same` names the keys by which a row is found
    again. Where `group` is given, as `("actor", "actors")`, consecutive ones that differ in that key alone are
    written as one, with a list.
    """

    name: str
    form: Form
    owner: str
    order: Order | None = None
    apart: bool = False
    same: tuple[str, ...] = ()
    group: tuple[str, str] | None = None
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.names = (self.name,)

    def read(self, raw: Data, source: Source) -> Data:
        """The canonical form of those of a file."""
        found: list[Data] = []
        for number, item in enumerate(source.items(raw, self.name), 1):
            here = source.within(f"{self.name} {number}")
            for single in self.singles(item, here):
                if (data := self.form.read(single, here)) and data not in found:
                    found.append(data)
                elif data:
                    here.complain("The same twice.")
        return self.canonical(found, source.texts)

    def label(self, data: Data) -> str:
        """How a problem names one of them."""
        return f"{self.name} ({' '.join(filter(None, self.identity(data)))})"

    def identity(self, data: Data) -> tuple[str, ...]:
        """What a row is found again by."""
        return tuple(data.get(name, "") for name in self.same)

    def singles(self, raw: Any, source: Source) -> list[Any]:
        """The single ones that a group stands for."""
        if not self.group or not isinstance(raw, dict):
            return [raw]
        one, many = self.group
        if one in raw:
            source.complain(f"Unknown key “{one}”. Did you mean {many}?")
        rest = {name: value for name, value in raw.items() if name != many}
        members = source.texts_of(raw, many)
        if not members:
            source.complain(f"{many} is missing.")
        return [rest | {one: member} for member in members]

    def dump(self, row: Any, tables: Tables) -> Data:
        """The canonical form of those of the database."""
        rows = tables.nested(self.form.model, self.owner, row.pk)
        return self.canonical([self.form.dump(each, tables) for each in rows], tables.texts)

    def canonical(self, found: list[Data], texts: Texts) -> Data:
        """In their order."""
        if self.order:
            order = self.order
            found = sorted(found, key=lambda data: order(data, texts))
        return {self.name: found} if found else {}

    def render(self, data: Data, report: str, texts: Texts) -> Data:
        """The canonical form as a file of that report writes it."""
        shown: list[Data] = []
        for item in data.get(self.name, ()):
            single = self.form.render(item, report, texts)
            if not self.group:
                shown.append(single)
                continue
            one, many = self.group
            member = single[one]
            single = {many if name == one else name: value for name, value in single.items()}
            before = {many: shown[-1][many]} if shown else {}
            if shown and shown[-1] == single | before and member not in shown[-1][many]:
                shown[-1][many].append(member)
            else:
                shown.append(single | {many: [member]})
        return {self.name: shown} if shown else {}


def first_place(data: Data, texts: Texts) -> Any:
    """Sorts records by the first passage that they cite, then by slug; what cites nothing comes first."""
    evidence = data.get("evidence")
    place = quotes.order(evidence[0], texts)[:2] if evidence else (Place("", 0, 0), 0)
    return (*place, data.get("slug", ""))
