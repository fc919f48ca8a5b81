"""`manage.py dictionary`: writes the data dictionary."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.dictionary import PATH, dictionary


class Command(BaseCommand):
    help = "Writes docs/data-dictionary.md from the models and the closed vocabularies."

    def handle(self, *args: Any, **options: Any) -> None:
        PATH.write_text(dictionary(), encoding="utf-8")
        self.stdout.write(str(PATH))
