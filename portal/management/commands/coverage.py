"""`manage.py coverage`: what of the reports the records rest on."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.transcription.coverage import coverage


class Command(BaseCommand):
    help = "Prints, for each passage, the records that rest on it and the sentences that none does; then totals."

    def handle(self, *args: Any, **options: Any) -> None:
        passages = list(coverage())
        several = len({passage.place.report for passage in passages}) > 1
        for passage in passages:
            self.stdout.write(passage.place.code("" if several else passage.place.report))
            for name in passage.records:
                self.stdout.write(f"  {name}")
            if passage.reason:
                self.stdout.write(f"  no record: {passage.reason}")
            elif not passage.records:
                self.stdout.write("  NOT ACCOUNTED FOR")
            for sentence in passage.unquoted:
                self.stdout.write(f"  - {sentence}")
                if sentence in passage.set_aside:
                    self.stdout.write(f"    set aside: {passage.set_aside[sentence]}")
        accounted = sum(passage.accounted for passage in passages)
        quoted = sum(len(passage.quoted) for passage in passages)
        sentences = quoted + sum(len(passage.unquoted) for passage in passages)
        self.stdout.write(f"Passages accounted for: {accounted} of {len(passages)}.")
        self.stdout.write(f"Sentences under an excerpt: {quoted} of {sentences}.")
