"""`manage.py export`: writes the transcription."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.transcription.exporting import export


class Command(BaseCommand):
    help = "Writes the transcription from the database, in canonical form: always the same bytes for the same data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures", help="default: fixtures/"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        paths = export(folder)
        if not paths:
            raise CommandError("The database holds nothing to write; the folder was left as it is.")
        for path in paths:
            self.stdout.write(path)
