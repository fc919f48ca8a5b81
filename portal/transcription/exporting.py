"""Writes the database as files, in the one canonical form."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from .blocks import Block, Data
from .layout import FILES, File
from .nested import first_place
from .places import Place, Texts
from .plain import render
from .tables import Tables


def export(folder: Path) -> list[str]:
    """Writes all files into `folder`, and removes from it those that would be empty; returns their paths.

    An empty database is not written over a folder that holds a transcription: then nothing is done.
    """
    files = written()
    if not files:
        return []
    for file in FILES:
        for path in folder.glob(file.pattern):
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return list(files)


def written() -> dict[str, str]:
    """The text of each file, by its path."""
    tables = Tables()
    blocks: dict[str, list[Block]] = defaultdict(list)
    for block in tables.blocks():
        blocks[block.form.name].append(block)
    reports = [block.data for block in blocks["report"]]
    reports.sort(key=lambda data: (data["date"], data["slug"]))
    first = reports[0]["slug"] if reports else ""
    files: dict[str, Data] = {}
    for file in FILES:
        for list_name, form in file.lists.items():
            for block in sorted(blocks[form.name], key=lambda block: _order(block, tables.texts)):
                report = _report(block) or first
                path, heads = _file(file, block, report, first)
                shown = form.render(block.data, report, tables.texts)
                contents = files.setdefault(path, heads)
                contents.setdefault(list_name, []).append(
                    {name: value for name, value in shown.items() if name not in heads}
                )
    return {path: render(contents) for path, contents in files.items()}


def _order(block: Block, texts: Texts) -> Any:
    """By the first passage cited, then by slug; passages as printed."""
    return Place.parse(block.data["at"], "") if "at" in block.data else first_place(block.data, texts)


def _report(block: Block) -> str:
    """The report that a block is a part of; empty for what only quotes reports."""
    match block.form.name:
        case "report":
            return str(block.data["slug"])
        case "passage":
            return str(block.data["at"].partition(" ")[0])
        case _:
            return ""


def _file(file: File, block: Block, report: str, first: str) -> tuple[str, Data]:
    """The path of the file that a block stands in, and the head of that file."""
    path = file.name(block.data.get("kind", ""))
    if report != first:  # a further report of the series
        path = path.replace(".yaml", f"-{report}.yaml")
    heads = {"report": report} if file.cites and report else {}
    return path, heads | ({"kind": block.data["kind"]} if file.by_kind else {})
