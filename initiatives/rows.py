"""The rows of lists of initiatives and of results, wherever these stand."""

from __future__ import annotations

from collections.abc import Iterable

from browse.rendered import Rows

from .models import Initiative, Result


class InitiativeRows(Rows):
    """Initiatives, with who takes part."""

    template = "initiatives/_initiative.html"
    record = "initiative"

    def read(self, pks: list[int]) -> Iterable[Initiative]:
        """Initiatives, with those who lead and evidence."""
        return Initiative.objects.for_list().filter(pk__in=pks)


class ResultRows(Rows):
    """Results, with their initiative."""

    template = "initiatives/_result.html"
    record = "result"

    def read(self, pks: list[int]) -> Iterable[Result]:
        """Results, with their initiative and evidence."""
        return Result.objects.for_profile().filter(pk__in=pks)
