"""A process with one database and all that it keeps in memory, which answers on its standard output, a line a question.

    python -c "import django; django.setup(); from tests.bench.worker import main; main()" [times]

Given `times`, it first makes the database: migrates, seeds, and multiplies what is there. Questions and answers are
JSON: what is asked, and of which address.
"""

from __future__ import annotations

import gc
import io
import json
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory

from browse import versions
from browse.index import INDEXES
from browse.rendered import ROWS
from browse.search.remembering import ANSWERS
from browse.templatetags.components import link_to, sign_of
from initiatives.profiles import PROFILES
from initiatives.surroundings import WORKED_OUT
from tests.bench.addresses import addresses
from tests.generated import multiply


class Server:
    """The portal without a server around it: every middleware, and no cache of whole pages."""

    def __init__(self) -> None:
        self.handler, self.requests = WSGIHandler(), RequestFactory()

    def get(self, address: str) -> tuple[float, int, int]:
        """Seconds, status and bytes of a page, from its address to the last byte."""
        path, _mark, query = address.partition("?")
        environ = self.requests.get(path, QUERY_STRING=query, SERVER_NAME="localhost").environ
        start = perf_counter()
        response: Any = self.handler(environ, self.began)
        size = sum(map(len, response))
        response.close()
        return perf_counter() - start, response.status_code, size

    @staticmethod
    def began(_status: str, _headers: list[tuple[str, str]], _fault: Any = None, /) -> Callable[[bytes], object]:
        """What a server is told before the first byte."""
        return len

    def page(self, address: str) -> dict[str, Any]:
        """What one visit takes."""
        seconds, status, size = self.get(address)
        return {"seconds": seconds, "status": status, "bytes": size}

    def queries(self, address: str) -> int:
        """How many queries a second visit asks."""
        self.get(address)
        counter = Counter()
        with connection.execute_wrapper(counter):
            self.get(address)
        return counter.count


class Counter:
    """Counts queries as they pass."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, *args: Any) -> Any:
        self.count += 1
        return execute(*args)


def forget_answers() -> None:
    """Makes every question one that nobody asked since the last write, about records that nobody has seen since.

    What is derived from the data is kept.
    """
    for _version, index in INDEXES.kept.values():
        index.answers.clear()
    ANSWERS.kept.clear()
    WORKED_OUT.kept.clear()
    ROWS.kept.clear()
    PROFILES.kept.clear()
    for component in (sign_of, link_to):
        component.cache_clear()


def build(times: int) -> None:
    """The report as transcribed, `times` over."""
    call_command("migrate", verbosity=0)
    call_command("seed", stdout=io.StringIO())
    multiply(times)


def main() -> None:
    """Answers until there are no more questions."""
    if len(sys.argv) > 1:
        build(int(sys.argv[1]))
    server, answers = Server(), sys.stdout
    sys.stdout = sys.stderr  # whatever else is printed is no answer
    for line in sys.stdin:
        match json.loads(line):
            case ["addresses"]:
                answer: Any = addresses()
            case ["queries", address]:
                answer = server.queries(address)
            case ["page", address]:
                gc.collect(0)
                answer = server.page(address)
            case ["anew", address]:
                forget_answers()
                answer = server.page(address)
            case ["after a write", address]:
                versions.forget()
                answer = server.page(address)
            case question:
                raise ValueError(question)
        print(json.dumps(answer), file=answers, flush=True)
