"""Rows of lists as they are shown, each rendered once for a version of the data.

A row takes longer than all else on the page of a list: its record, who is named in it, the sentences that prove it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, ClassVar

from django.template.loader import get_template
from django.utils.safestring import SafeString

from .versions import Kept, Version

MOST = 5000  # rows in memory, of about 3 KB each

ROWS: Kept[dict[Hashable, SafeString]] = Kept(dict, worded=True)


class Rows:
    """A kind of row. Subclasses state its template, what that calls its record, and how records are read.

    What a row shows besides its record, as what was asked of the list, is in `asked`, which tells such rows apart.
    """

    template: ClassVar[str]
    record: ClassVar[str]
    asked: Hashable = ()

    def read(self, pks: list[int]) -> Iterable[Any]:
        """The records of these numbers, with all that a row shows, in any order."""
        raise NotImplementedError

    def of(self, version: Version, pks: list[int]) -> list[SafeString]:
        """The rows of these records, in this order; those gone are left out. What is kept asks no query."""
        kept, kind = ROWS.at(version), (type(self), self.asked)
        found = {pk: row for pk in pks if (row := kept.get((kind, pk)))}
        if missing := [pk for pk in pks if pk not in found]:
            template = get_template(self.template)
            fresh = {record.pk: template.render({self.record: record}) for record in self.read(missing)}
            if len(kept) + len(fresh) > MOST:
                kept.clear()
            kept.update({(kind, pk): row for pk, row in fresh.items()})
            found |= fresh
        return [found[pk] for pk in pks if pk in found]
