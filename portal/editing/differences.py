"""What two versions of a block differ in, readable: field by field, with what is nested and the evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.transcription.blocks import Data, Name
from portal.transcription.form import Form
from portal.transcription.forms import BY_NAME
from portal.transcription.nested import Nested
from portal.transcription.references import Ref, Refs
from portal.transcription.values import default_text

Labels = Mapping[Name, str]
WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: `kind` is “same”, “old” or “new”."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field, or one thing that is nested: what it is called, and what it was and is; empty where it was not."""

    label: str
    old: str = ""
    new: str = ""
    parts: tuple[Change, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """Old and new in one text, word by word; nothing where they have little in common."""
        if not self.old or not self.new:
            return []
        old, new = WORDS.findall(self.old), WORDS.findall(self.new)
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if len(old) < 4 or len(new) < 4 or matcher.ratio() < 0.5:
            return []
        found = []
        for what, a, b, c, d in matcher.get_opcodes():
            if what == "equal":
                found.append(Piece("same", "".join(old[a:b])))
                continue
            found += [
                Piece(kind, text) for kind, text in (("old", "".join(old[a:b])), ("new", "".join(new[c:d]))) if text
            ]
        return found

    def __str__(self) -> str:
        if self.parts:
            return f"{self.label} ({'; '.join(map(str, self.parts))})"
        return _("%(label)s: “%(old)s” → “%(new)s”") % {"label": self.label, "old": self.old, "new": self.new}


@dataclass
class Names:
    """How records are called: by what the database calls them now, else by their key."""

    labels: Labels = field(default_factory=dict)

    def __call__(self, name: Name) -> str:
        return self.labels.get(name, name.key)


def difference(form: Form, old: Data | None, new: Data | None) -> list[Change]:
    """What changed from one version to another; None stands for no record."""
    return list(_changes(form, old or {}, new or {}, names_of(form, old, new)))


def _changes(form: Form, old: Data, new: Data, names: Callable[[Name], str]) -> Iterator[Change]:
    for part in form.parts:
        if isinstance(part, Nested):
            yield from _nested(part, old.get(part.name, []), new.get(part.name, []), names)
        elif part.names == ("evidence",):
            yield from _evidence(old.get("evidence", []), new.get("evidence", []))
        else:
            for name in part.names:
                before, after = (shown(form, name, data, names) for data in (old, new))
                if before != after:
                    yield Change(label(form, name), before, after)


def _evidence(old: list[Data], new: list[Data]) -> Iterator[Change]:
    for quote in old:
        if quote not in new:
            yield Change(_("Evidence"), quoted(quote), "")
    for quote in new:
        if quote not in old:
            yield Change(_("Evidence"), "", quoted(quote))


def _nested(nested: Nested, old: list[Data], new: list[Data], names: Callable[[Name], str]) -> Iterator[Change]:
    before, after = _identified(nested, old), _identified(nested, new)
    for key, data in before.items():
        if key not in after:
            yield Change(title(nested, data, names), whole(nested.form, data, names), "")
    for key, data in after.items():
        if key not in before:
            yield Change(title(nested, data, names), "", whole(nested.form, data, names))
        elif changes := tuple(_changes(nested.form, before[key], data, names)):
            yield Change(title(nested, data, names), parts=changes)
    kept = [key for key in before if key in after]
    if kept != [key for key in after if key in before]:
        what = _("Order of %(what)s") % {"what": nested.form.model._meta.verbose_name_plural}
        orders = ["; ".join(title(nested, v[key], names) for key in v if key in kept) for v in (before, after)]
        yield Change(what, orders[0], orders[1])


def _identified(nested: Nested, items: list[Data]) -> dict[tuple[str, ...], Data]:
    """Those of a list by what each is known by; what is alike is counted."""
    found: dict[tuple[str, ...], Data] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for data in items:
        key = identity(nested, data)
        times[key] += 1
        found[(*key, str(times[key]))] = data
    return found


def identity(nested: Nested, data: Data) -> tuple[str, ...]:
    """What a nested record is known by in both versions."""
    return (nested.form.key(data, ""),) if nested.apart else nested.identity(data)


def title(nested: Nested, data: Data, names: Callable[[Name], str]) -> str:
    """How a nested record is called: “Participation: Chair, UNICEF”."""
    same = nested.same or tuple(key for key in ("title", "statement", "number") if key in data)[:1]
    words = [shown(nested.form, name, data, names) for name in same if name != "occurrence"]
    kind = capfirst(str(nested.form.model._meta.verbose_name))
    return f"{kind}: {', '.join(filter(None, words))}"


def whole(form: Form, data: Data, names: Callable[[Name], str]) -> str:
    """All that a nested record says, in one text."""
    parts = []
    for part in form.parts:
        if isinstance(part, Nested):
            parts += [
                f"{title(part, each, names)} ({whole(part.form, each, names)})" for each in data.get(part.name, ())
            ]
        elif part.names == ("evidence",):
            parts += [quoted(quote) for quote in data.get("evidence", ())]
        else:
            parts += [f"{label(form, name)}: {shown(form, name, data, names)}" for name in part.names if name in data]
    return "; ".join(parts)


def quoted(quote: Data) -> str:
    """A quote with its place."""
    return f"{quote['at']}: “{quote.get('quote', quote.get('text', ''))}”"


def label(form: Form, name: str) -> str:
    """A key as the admin's forms call it."""
    part = next((part for part in form.keys if name in part.names), None)
    try:
        found = form.model._meta.get_field(getattr(part, "field_name", name))
    except FieldDoesNotExist:
        return {"at": _("Passage"), "text": _("Text"), "occurrence": _("Occurrence")}.get(name, name)
    return str(capfirst(getattr(found, "verbose_name", name)))


def shown(form: Form, name: str, data: Data, names: Callable[[Name], str]) -> str:
    """A value in words: the label of a term, the names of records."""
    part = next((part for part in form.keys if name in part.names), None)
    value = data.get(name, "")
    if isinstance(part, Ref | Refs):
        return ", ".join(names(each) for each in part.refs(data))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    found = getattr(part, "field", None)
    if found is not None and not value:
        value = default_text(found) if data else ""
    if found is not None and found.choices:
        return str(dict(found.flatchoices).get(value, value))
    return str(value)


def names_in(form: Form, *versions: Data | None) -> set[Name]:
    """The records that versions of a block name."""
    found: set[Name] = set()
    for data in versions:
        if data:
            found |= set(form.refs(data))
            for nested in form.nested:
                for each in data.get(nested.name, ()):
                    found |= names_in(nested.form, each)
    return found


def names_of(form: Form, *versions: Data | None) -> Names:
    """What the records that versions of a block name are called now; a query for each kind of record."""
    wanted: dict[str, set[str]] = {}
    for name in names_in(form, *versions):
        wanted.setdefault(name.form, set()).add(name.key)
    labels: dict[Name, str] = {}
    for kind, keys in wanted.items():
        if "slug" in BY_NAME[kind].names:
            rows: Any = BY_NAME[kind].model._base_manager.filter(slug__in=sorted(keys)[:500])
            labels |= {Name(kind, row.slug): str(row) for row in rows}
    return Names(labels)
