"""Blocks: records as files hold them, whether read from a file or from the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .form import Form

Data = dict[str, Any]
ANY = "*"  # the key of all that there may be of a form


class Name(NamedTuple):
    """Which record: the name of its form, and its key there."""

    form: str
    key: str

    def __str__(self) -> str:
        return f"{self.form} {self.key}"


Formers = Mapping[Name, Sequence[str]]  # by record, the slugs that it gave up


def once(name: Name, formers: Formers) -> Iterator[Name]:
    """The names that a record had before: under its former slugs, or those of the report that it is a part of."""
    for slug in formers.get(name, ()):
        yield Name(name.form, slug)
    report, _, rest = name.key.partition(" ")
    if rest:
        for slug in formers.get(Name("report", report), ()):
            yield Name(name.form, f"{slug} {rest}")


@dataclass(frozen=True)
class Block:
    """A record with all that is nested in it: the unit of loading.

    `data` is in canonical form: texts, lists of texts and lists of mappings, defaults left out, references and
    places in full, what has no order of its own in order. `where` is the file, or empty for the database.
    """

    form: Form
    data: Data
    where: str = ""

    @cached_property
    def name(self) -> Name:
        """Which record it is."""
        return Name(self.form.name, self.form.key(self.data, ""))

    @cached_property
    def digest(self) -> str:
        """A digest of all that the block says."""
        text = json.dumps([self.form.name, self.data], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
