"""Run the whole suite on SQLite and then on a real PostgreSQL: `make test`.

    python -m tests.both [--no-skips] [pytest's arguments]

Fails when either run fails, when the two did not run the very same tests, and, with --no-skips, when any was
skipped.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests import postgres


@dataclass(frozen=True)
class Run:
    """What one run of pytest did: its exit status, and the names of the tests that ran and were skipped."""

    status: int
    ran: frozenset[str]
    skipped: frozenset[str]


def run(database: str, url: str, arguments: list[str]) -> Run:
    """Run pytest on the database at `url`, named `database` to the reader."""
    print(f"\n#### {database}", flush=True)
    environment = {**os.environ, "DATABASE_URL": url}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        how = ["-m", "pytest", "-q", "-n", "3", "--dist", "worksteal"]
        command = [sys.executable, *how, f"--junit-xml={report}", *arguments]
        status = subprocess.run(command, env=environment, check=False).returncode
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    names = {case: f"{case.get('classname')}::{case.get('name')}" for case in cases}
    skipped = {name for case, name in names.items() if case.find("skipped") is not None}
    return Run(status, frozenset(names.values()) - skipped, frozenset(skipped))


def complaints(sqlite: Run, postgresql: Run, *, no_skips: bool) -> list[str]:
    """Return what is wrong with two runs of one suite, one line each."""
    found = []
    for database, result in {"SQLite": sqlite, "PostgreSQL": postgresql}.items():
        if result.status:
            found.append(f"pytest exited with {result.status} on {database}.")
        elif not result.ran:
            found.append(f"No test ran on {database}.")
        if no_skips and result.skipped:
            found.append(f"Skipped on {database}: {', '.join(sorted(result.skipped))}.")
    for database, more, fewer in [("SQLite", sqlite, postgresql), ("PostgreSQL", postgresql, sqlite)]:
        if only := more.ran - fewer.ran:
            found.append(f"{len(only)} ran on {database} alone: {', '.join(sorted(only))}.")
    return found


def main(arguments: list[str]) -> int:
    """Run both, print the outcome, and return the exit status."""
    no_skips = "--no-skips" in arguments
    arguments = [argument for argument in arguments if argument != "--no-skips"]
    sqlite = run("SQLite", "", arguments)
    with postgres.server() as url:
        postgresql = run("PostgreSQL", url, arguments)
    found = complaints(sqlite, postgresql, no_skips=no_skips)
    print(f"\nSQLite: {len(sqlite.ran)} tests ran. PostgreSQL: {len(postgresql.ran)} tests ran.")
    print("\n".join(found) or "The same tests passed on both.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
