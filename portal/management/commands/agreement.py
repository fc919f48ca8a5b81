"""`manage.py agreement`: how far the two readings of the report agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.transcription.agreement import agreement, shown
from portal.transcription.plain import Malformed


class Command(BaseCommand):
    help = "Prints how far two readings of the report, made independently of each other, agree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.BASE_DIR / "fixtures" / "readings",
            help="default: fixtures/readings/",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            rows = agreement(folder)
        except (OSError, Malformed) as error:
            raise CommandError(f"{folder}: {error}") from None
        self.stdout.write(shown(rows))
