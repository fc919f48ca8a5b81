"""Measures every page at once and at many times the data, on SQLite and on PostgreSQL, and prints the ratios.

    python -m tests.bench [--times 100] [--rounds 7] [--only NAME …] [--each] [--databases sqlite postgresql]

Each database has a process of its own. They are asked in turn, page by page and round by round, so that what else
the machine does falls on all alike. What a page takes in a round is the fastest of several visits; its ratio is the
median of those of the rounds, each of two times that were taken one after the other. A page that seems to take longer
than it may is measured again in three times the rounds, which then count alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests import postgres
from tests.bench.table import Measured, Page, Times, beyond, by_type, each_page, first_pages

WORKER = "import django; django.setup(); from tests.bench.worker import main; main()"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
ROUNDS, TIMES, DATABASES = 7, 100, ("SQLite", "PostgreSQL")
VISITS, ANEW, LONGER = 3, 3, 3  # visits in a round; rounds of what is asked anew; times the rounds where in doubt
WRITES, FIRST = 3, ("/", "/actors/", "/initiatives/", "/names/")  # rounds of what follows a write, and what is asked


@dataclass
class Worker:
    """A process with a database; `times` is the size of its data."""

    database: str
    times: int
    process: subprocess.Popen[str]
    seconds: dict[tuple[str, str], list[float]] = field(default_factory=dict)  # by question and address
    sizes: dict[str, int] = field(default_factory=dict)

    def ask(self, *question: str) -> Any:
        """Its answer; raises RuntimeError where it has ended."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(question), file=self.process.stdin, flush=True)
        if not (line := self.process.stdout.readline()):
            raise RuntimeError(f"{self.database} at {self.times} × has ended at {question}")
        return json.loads(line)

    def time(self, question: str, address: str, visits: int = 1) -> None:
        """Asks for a page, and keeps how long the fastest of several visits took."""
        answers = [self.ask(question, address) for _visit in range(visits)]
        self.seconds.setdefault((question, address), []).append(min(answer["seconds"] for answer in answers))
        self.sizes[address] = answers[-1]["bytes"]


@contextmanager
def worker(database: str, times: int, url: str, *, ready: bool) -> Iterator[Worker]:
    """A worker on the database at `url`, which it fills unless it is ready."""
    command = [sys.executable, "-c", WORKER, *([] if ready else [str(times)])]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | SETTINGS | {"DATABASE_URL": url},
    ) as process:
        try:
            yield Worker(database, times, process)
        finally:
            process.kill()


@contextmanager
def workers(databases: Sequence[str], times: int, folder: Path) -> Iterator[list[Worker]]:
    """A worker for each database and size. A folder that has the databases already is used as it is."""
    with ExitStack() as stack:
        found = []
        server = stack.enter_context(postgres.server(folder / "postgresql")) if "PostgreSQL" in databases else ""
        for database in databases:
            for size in (1, times):
                made = folder / f"{database}-{size}"
                url = f"sqlite:///{made}.sqlite3"
                if database == "PostgreSQL":
                    url = postgres.database(server, f"bench_{size}", new=not made.exists())
                found.append(stack.enter_context(worker(database, size, url, ready=made.exists())))
                found[-1].ask("page", "/about/")
                made.touch()
        yield found


def pages_of(found: list[Worker], only: Sequence[str]) -> list[Page]:
    """The pages that all databases have; what is busiest may differ with the size, and that of both is measured."""
    of_each = [one.ask("addresses") for one in found]
    return [
        Page(name, declared["bound"], address)
        for name, declared in of_each[0].items()
        if not only or any(part in name for part in only)
        for address in dict.fromkeys(address for of_one in of_each for address in of_one[name]["addresses"])
        if {one.ask("page", address)["status"] for one in found} == {200}
    ]


def time_pages(found: list[Worker], pages: list[Page], rounds: int) -> list[Page]:
    """Times pages, and those that seem to take longer than they may once more, in more rounds; returns these."""
    ask(found, pages, "anew", ANEW)
    ask(found, pages, "page", rounds, VISITS)
    doubtful = [
        page
        for page in pages
        if any(times("page", page.address, *two).ratio > page.bound for two in by_database(found))
    ]
    for page in doubtful:
        for one in found:
            del one.seconds["page", page.address]
    if doubtful:
        ask(found, doubtful, "page", rounds * LONGER, VISITS)
    return doubtful


def ask(found: list[Worker], pages: list[Page], question: str, rounds: int, visits: int = 1) -> None:
    """Asks every database for every page, in a new order each round; those of two sizes one after the other."""
    for turn in range(rounds):
        say(f"{question}: round {turn + 1} of {rounds}, {len(pages)} pages")
        for page in Random(turn).sample(pages, len(pages)):
            for one in found if turn % 2 else reversed(found):
                one.time(question, page.address, visits)


def say(words: str) -> None:
    """Progress, apart from the tables."""
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=TIMES, help="how many times the data")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is asked for")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="page types whose names have this")
    parser.add_argument("--databases", nargs="+", default=list(DATABASES), choices=DATABASES)
    parser.add_argument("--each", action="store_true", help="also print each page with its times in milliseconds")
    parser.add_argument("--folder", type=Path, help="keep the databases there, and use those that are there")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        say(f"Making the databases, at 1 and {asked.times} times the data …")
        found = stack.enter_context(workers(asked.databases, asked.times, folder.resolve()))
        pages = pages_of(found, asked.only)
        again = time_pages(found, pages, asked.rounds)
        measured = [
            Measured(
                page, small.database,
                times("page", page.address, small, large), times("anew", page.address, small, large),
                (small.ask("queries", page.address), large.ask("queries", page.address)),
                (small.sizes[page.address], large.sizes[page.address]),
            )
            for page in pages
            for small, large in by_database(found)
        ]  # fmt: skip
        print(by_type(measured, asked.times), beyond(measured), sep="\n\n")
        print(f"\nMeasured again, in {asked.rounds * LONGER} rounds: {len(again)} pages.")
        if asked.each:
            print(each_page(measured))
        say("after a write")
        print()
        print(first_pages(after_a_write(found)))


def after_a_write(found: list[Worker]) -> Iterator[tuple[str, str, Times]]:
    """Page, database, and the times of the first visit after a write."""
    for address in FIRST:
        for _turn in range(WRITES):
            for one in found:
                one.time("after a write", address)
        for small, large in by_database(found):
            yield address, small.database, times("after a write", address, small, large)


def by_database(found: list[Worker]) -> list[tuple[Worker, Worker]]:
    """The workers of each database: the small one, and the large."""
    return list(zip(found[::2], found[1::2], strict=True))


def times(question: str, address: str, small: Worker, large: Worker) -> Times:
    """The times of a page at both sizes."""
    return Times(small.seconds[question, address], large.seconds[question, address])


if __name__ == "__main__":
    main()
