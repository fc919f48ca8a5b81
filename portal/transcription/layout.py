"""Which records stand in which file, and what a file says about all of them at its head."""

from __future__ import annotations

from dataclasses import dataclass

from .form import Form
from .forms import ACTOR, COUNTRY, DOCUMENT, INITIATIVE, PASSAGE, REGION, REPORT, RESULT, THEME

READINGS = "readings"  # what independent readers wrote down; compared, never loaded
PLURALS = {"data": "data", "guidance": "guidance"}  # of kinds of initiatives; the others take an s


@dataclass(frozen=True)
class File:
    """A file, or one for each kind of its records: where it is written, where it is read, its lists.

    `cites`: its records rest on passages, so that its head names the report. `by_kind`: its head names their kind.
    """

    path: str
    pattern: str
    lists: dict[str, Form]
    cites: bool = True
    by_kind: bool = False

    @property
    def heads(self) -> list[str]:
        """The keys at its head."""
        return ["report", *(["kind"] if self.by_kind else [])]

    def name(self, kind: str) -> str:
        """The path of the file of that kind of records."""
        return self.path.format(kind=kind, kinds=PLURALS.get(kind, f"{kind}s"))


# Those that others quote come first.
FILES = (
    File("report.yaml", "report*.yaml", {"reports": REPORT, "passages": PASSAGE}),
    File("regions.yaml", "regions*.yaml", {"regions": REGION}, cites=False),
    File("countries.yaml", "countries*.yaml", {"countries": COUNTRY}, cites=False),
    File("themes.yaml", "themes*.yaml", {"themes": THEME}, cites=False),
    File("documents.yaml", "documents*.yaml", {"documents": DOCUMENT}),
    File("actors/{kind}.yaml", "actors/*.yaml", {"actors": ACTOR}, by_kind=True),
    File("initiatives/{kinds}.yaml", "initiatives/*.yaml", {"initiatives": INITIATIVE}, by_kind=True),
    File("results.yaml", "results*.yaml", {"results": RESULT}),
)
