"""Loads a folder of the transcription: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction

from actors.mentions import find_mentions
from browse.versions import change
from portal.editing.recording import Why
from portal.editing.service import lock, recorded
from portal.models import LoadedBlock
from portal.vocabulary import RevisionSource

from .blocks import Name
from .merging import Decision, Digests
from .planned import analyse
from .planning import Plan, plan
from .problems import Problems
from .reading import Progress, read_folder
from .soundness import check_plan
from .tables import Tables
from .writing import Writer

BATCH = 500


def seed(folder: Path, *, overwrite: bool = False, dry: bool = False, progress: Progress = lambda line: None) -> Plan:
    """Loads `folder` by the rule of `merging`, and says what became of each block; raises Refused.

    With `dry`, everything is validated and nothing is written, also what would not have been: blocks that the
    database has already.
    """
    problems = Problems()
    reading = read_folder(folder, problems, progress)
    with transaction.atomic():
        version = lock()
        tables = Tables()
        stored, loaded = list(tables.blocks()), _loaded()
        made = plan(reading.blocks, stored, loaded, reading.unread, overwrite=overwrite)
        work = made.forced if dry or problems else made
        check_plan(work, stored, reading.unread, problems)
        if work.changed or work.dropped:
            with change():
                Writer(work, tables, problems).write()
                find_mentions()
                problems.refuse_if_any()
                if not dry:
                    recorded({block.name: block for block in stored}, work, Why(source=RevisionSource.SEED), version)
        elif find_mentions():
            with change():
                pass  # nothing but the mentions changed
        problems.refuse_if_any()
        if dry:
            transaction.set_rollback(True)
        else:
            _remember(made, loaded)
            if work.changed or work.dropped:
                analyse()
    return made


def _loaded() -> dict[Name, Digests]:
    rows = LoadedBlock.objects.values_list("form", "key", "file_digest", "database_digest")
    return {Name(form, key): Digests(file, database) for form, key, file, database in rows}


def _remember(made: Plan, loaded: Mapping[Name, Digests]) -> None:
    """Keeps the digests of the blocks in which file and database now agree."""
    agreed = [decision for decision in made.decisions if decision.agreed]
    if not agreed:
        return
    now = {block.name: block.digest for block in Tables().blocks()}
    right = {
        decision.file.name: Digests(decision.file.digest, now[decision.file.name])
        for decision in agreed
        if decision.file
    }
    gone = {name for decision in agreed for name in _names(decision)} - right.keys()
    LoadedBlock.objects.bulk_create(
        [
            LoadedBlock(form=name.form, key=name.key, file_digest=new.file, database_digest=new.database)
            for name, new in right.items()
            if loaded.get(name) != new
        ],
        BATCH,
        update_conflicts=True,
        unique_fields=["form", "key"],
        update_fields=["file_digest", "database_digest"],
    )
    for name in gone & loaded.keys():
        LoadedBlock.objects.filter(form=name.form, key=name.key).delete()


def _names(decision: Decision) -> set[Name]:
    return {decision.name, *(block.name for block in (decision.file, decision.database) if block)}
