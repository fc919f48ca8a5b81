"""The history: writing versions down, and finding those of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from portal.models import Revision
from portal.transcription.blocks import Block, Name
from portal.transcription.forms import BY_NAME
from portal.vocabulary import RevisionSource

BATCH = 500


@dataclass(frozen=True)
class Why:
    """Who changes something, for what reason, and how; `person` is None for a command."""

    person: Any = None
    reason: str = ""
    source: str = RevisionSource.ADMIN.value

    @property
    def name(self) -> str:
        """The person's name, as the history keeps it."""
        return name_of(self.person)


def name_of(person: Any) -> str:
    """What a person is called in the history."""
    return (person.get_full_name() or person.get_username())[:150] if person is not None else ""


@dataclass(frozen=True)
class Changed:
    """A block before and after a change; None where it was not there."""

    before: Block | None
    after: Block | None

    @property
    def name(self) -> Name:
        """What it is called now, or was when it went."""
        block = self.after or self.before
        assert block is not None  # noqa: S101 - one of the two is there
        return block.name

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        return (self.before and self.before.digest) != (self.after and self.after.digest)


@dataclass
class Latest:
    """The newest version of each of some records, a few queries for all."""

    names: Iterable[Name]
    found: dict[Name, Revision] = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys: dict[str, list[str]] = {}
        for name in self.names:
            keys.setdefault(name.form, []).append(name.key)
        for form, those in keys.items():
            for start in range(0, len(those), BATCH):
                rows = Revision.objects.filter(form=form, key__in=those[start : start + BATCH]).order_by("pk")
                self.found.update({Name(row.form, row.key): row for row in rows.defer("data")})


def record(changes: Iterable[Changed], why: Why, version: int) -> dict[Name, Revision]:
    """Writes down each block that changed, after what stood there before where nobody has written that down."""
    changes = [each for each in changes if each.differs]
    befores = [each.before for each in changes if each.before]
    found_before(befores, version)
    now = timezone.now()
    made = {}
    for each in changes:
        renamed = each.before and each.after and each.before.name != each.after.name
        made[each.name] = Revision(
            form=each.name.form,
            key=each.name.key,
            key_before=each.before.name.key if renamed and each.before else "",
            data=each.after.data if each.after else None,
            digest=each.after.digest if each.after else "",
            version=version,
            made=now,
            who=why.person,
            name=why.name,
            why=why.reason,
            source=why.source,
        )
    Revision.objects.bulk_create(made.values(), BATCH)
    return made


def found_before(blocks: Iterable[Block], version: int) -> None:
    """Writes down what stands there of blocks whose newest version in the history is another, or none."""
    blocks = list(blocks)
    latest = Latest(block.name for block in blocks).found
    Revision.objects.bulk_create(
        [
            Revision(
                form=block.name.form,
                key=block.name.key,
                data=block.data,
                digest=block.digest,
                version=max(version - 1, 0),
                source=RevisionSource.FOUND,
            )
            for block in blocks
            if block.name not in latest or latest[block.name].digest != block.digest
        ],
        BATCH,
    )


def history(name: Name, before: int | None = None) -> Iterator[Revision]:
    """The versions of a record, the newest first, under the keys that it had before too.

    A key that another record gave up is its own only from then on. With `before`, the versions before that number.
    """
    key = name.key
    while key:
        rows = Revision.objects.filter(form=name.form).order_by("-pk")
        rows = rows.filter(pk__lt=before) if before else rows
        given_up = rows.filter(key_before=key).values_list("pk", flat=True).first() or 0
        key_before = ""
        for row in rows.filter(key=key, pk__gt=given_up):
            yield row
            if row.key_before:
                key_before, before = row.key_before, row.pk
                break
        key = key_before


def block_of(revision: Revision) -> Block | None:
    """The block that a version is; None for a deletion."""
    return Block(BY_NAME[revision.form], revision.data) if revision.data is not None else None


def previous(revision: Revision) -> Revision | None:
    """The version of the same record before this one."""
    return next(history(Name(revision.form, revision.key_before or revision.key), revision.pk), None)
