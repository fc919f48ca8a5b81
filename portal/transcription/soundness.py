"""Whether what a plan leads to would hold, as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from .blocks import Block, Name
from .checking import Known, check
from .form import records
from .planning import Plan, texts_of
from .problems import Problems


def check_plan(made: Plan, stored: list[Block], unread: Iterable[Name], problems: Problems) -> None:
    """Notes what would not hold after the load; of blocks that it leaves alone, only what held before it."""
    before, known, texts = Problems(), Known(stored), texts_of(stored)
    for block in stored:
        check(block, known, texts, before)
    old = {(problem.record, problem.reason) for problem in before.found}
    target, written = made.target, {block.name for block in made.changed}
    gone = {name for d in made.decisions if d.file and not d.target for name in {d.name, d.file.name}}
    known, texts = Known(target, made.renamed, unread, gone), texts_of(target)
    for block in target:
        found = Problems()
        check(block, known, texts, found)
        for problem in found.found:
            if block.name in written or (problem.record, problem.reason) not in old:
                problems.add(*problem)
    refuse_repeated(target, problems)


def refuse_repeated(blocks: Iterable[Block], problems: Problems) -> None:
    """Notes records that stand in two places."""
    seen: dict[Name, str] = {}
    for block in blocks:
        where = block.where or "the database"
        for record in records(block):
            if before := seen.get(record.name):
                problems.add(where, record.name.key, f"This {record.name.form} also stands in {before}.")
            seen[record.name] = where
