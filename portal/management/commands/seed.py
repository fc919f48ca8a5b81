"""`manage.py seed`: loads the transcription."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.transcription.counting import counts
from portal.transcription.forms import FORMS
from portal.transcription.merging import Decision, Fate
from portal.transcription.planning import Plan
from portal.transcription.problems import Refused
from portal.transcription.seeding import seed

NOTED = (Fate.EQUAL, Fate.KEPT, Fate.GONE)


class Command(BaseCommand):
    help = "Loads the transcription into the database, or, if anything is wrong with it, nothing at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures", help="default: fixtures/"
        )
        parser.add_argument("--check", action="store_true", help="validate everything, write nothing")
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="take the file where an editor changed or deleted what the file changed too",
        )

    def handle(self, *args: Any, folder: Path, check: bool, overwrite: bool, **options: Any) -> None:
        migrate_in_memory()
        try:
            plan = seed(folder, overwrite=overwrite, dry=check, progress=self.stdout.write)
        except Refused as refused:
            count = len(refused.problems)
            raise CommandError(f"{refused}\n{count} problem{'s' * (count > 1)}; nothing was loaded.") from None
        for decision in plan.having(*NOTED):
            if decision.file or decision.database:
                self.stdout.write(line(decision))
        self.stdout.write(table(plan))
        if not check:
            self.stdout.write(counts())
        if conflicts := plan.having(Fate.CONFLICT):
            lines = "\n".join(map(line, conflicts))
            raise CommandError(f"{lines}\nThe database was kept; --overwrite takes the file.")


def migrate_in_memory() -> None:
    """Makes the tables of a database in memory; elsewhere, raises CommandError unless they are up to date."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():  # type: ignore[attr-defined]
        raise CommandError("The database is not up to date: run migrate first.")
    call_command("migrate", verbosity=0)


def line(decision: Decision) -> str:
    """What became of a block, in a line."""
    where = decision.file.where if decision.file else "the database"
    return f"{where}: {decision.name}: {decision.fate.value}. {decision.reason}".rstrip()


def table(plan: Plan) -> str:
    """How many blocks of each form met with which fate."""
    counts = Counter((decision.name.form, decision.fate) for decision in plan.decisions)
    fates = [fate for fate in Fate if any(counts[form.name, fate] for form in FORMS)]
    rows = [["", *(fate.value for fate in fates)]]
    for form in FORMS:
        if any(counts[form.name, fate] for fate in fates):
            rows.append([form.name, *(str(counts[form.name, fate] or "") for fate in fates)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in rows
    )
