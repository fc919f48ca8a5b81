"""What there is in the database, as an import looks at it."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from portal.transcription.blocks import Block, Name
from portal.transcription.checking import Known
from portal.transcription.form import records
from portal.transcription.places import Texts
from portal.transcription.tables import Tables
from sources.models import Passage, Report


class World:
    """All blocks, read once."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.blocks: dict[Name, Block] = {block.name: block for block in self.tables.blocks()}
        self.homes = {record.name: block.name for block in self.blocks.values() for record in records(block)}
        self.known = Known(self.blocks.values())
        self.texts: Texts = self.tables.texts

    def now(self, name: Name) -> Name:
        """What a record is called now, that may be named by a slug that it once had."""
        record = self.known.find(name)
        return record.name if record else name

    def missing(self, name: Name) -> str:
        """Says that there is no such record, and which is most like it."""
        near = self.known.near(name)
        said = _("There is no %(form)s “%(slug)s”.") % {"form": name.form, "slug": name.key[:80]}
        return f"{said} {_('Did you mean %(near)s?') % {'near': near}}" if near else said

    @cached_property
    def report(self) -> str:
        """The slug of the report that goes without saying in places."""
        first = min(self.tables.rows[Report], default=None)
        return "" if first is None else self.tables.key_of(Report, first)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages, by the code of their place, each with its report."""
        reports = self.tables.rows[Report]
        for passage in self.tables.rows[Passage].values():
            passage.report = reports[passage.report_id]
        return {self.tables.key_of(Passage, number): row for number, row in self.tables.rows[Passage].items()}
