"""The rules of publishing: what is published refers to published records alone, and stays while others refer to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from browse.records import Status
from portal.transcription.blocks import Block
from portal.transcription.checking import rests_on
from portal.transcription.form import Record, records

from .part import Part
from .roots import Root, row_of
from .usage import public_uses

PUBLISHED = Status.PUBLISHED.value
SHOWN = 20


def is_public(record: Record) -> bool:
    """Whether the public site shows a record of a block, or might: what has no status of its own counts as public.

    A passage and a section are as public as their report.
    """
    if "status" in record.form.names:
        return bool(record.data.get("status", PUBLISHED) == PUBLISHED)
    return True


def public(block: Block | None) -> set[Any]:
    """The names of the records of a block that are public."""
    if block is None:
        return set()
    if block.form.name == "passage":
        report = row_of(next(name for name in block.form.refs(block.data) if name.form == "report"))
        return {block.name} if report is None or report.status == PUBLISHED else set()
    if block.form.name == "report" and not is_public(next(records(block))):
        return set()
    return {record.name for record in records(block) if is_public(record)}


def unpublished(block: Block, part: Part) -> list[str]:
    """What a block's published records refer to although it is not public, in sentences."""
    rows = part.named()
    found = []
    for record in records(block):
        if "status" in record.form.names and is_public(record):
            for name in sorted(rests_on(record)):
                row = rows.get(name)
                if row is not None and getattr(row, "status", PUBLISHED) != PUBLISHED:
                    words = {"kind": row._meta.verbose_name, "name": row, "status": row.get_status_display()}
                    found.append(
                        _("It refers to the %(kind)s “%(name)s”, which is not published (%(status)s).") % words
                    )
    return found


def still_used(row: Any) -> list[str]:
    """What public records refer to a row that is about to be public no longer, in sentences."""
    uses = public_uses(row)
    said = [_("“%(name)s” is used by %(use)s.") % {"name": row, "use": use} for use in uses[:SHOWN]]
    if len(uses) > SHOWN:
        said.append(_("And by %(count)d more.") % {"count": len(uses) - SHOWN})
    return said


def left(before: dict[Root, Block], after: dict[Root, Block]) -> Iterable[Any]:
    """The rows that were public and are there but public no longer."""
    for root, old in before.items():
        new = after.get(root)
        for name in public(old) - public(new):
            if new is not None and (row := row_of(name)) is not None:
                yield row
