"""Reads a folder of the transcription into blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .blocks import ANY, Block, Name
from .form import Form
from .layout import FILES, READINGS, File
from .places import Place, Texts
from .plain import Malformed, Mapping, read
from .problems import Problems
from .soundness import refuse_repeated
from .source import Source

Progress = Callable[[str], None]


@dataclass
class Reading:
    """What was read of a folder: its blocks, and the names of the records in which something is wrong."""

    blocks: list[Block] = field(default_factory=list)
    unread: set[Name] = field(default_factory=set)


def read_folder(
    folder: Path,
    problems: Problems,
    progress: Progress = lambda line: None,
    known: Iterable[tuple[str, str]] = (),
) -> Reading:
    """The blocks of all files, canonical; what is wrong with them goes to `problems`.

    `progress` is given a line for each file. `known` are texts of passages that no file need have, to be quoted from.
    """
    reading = Reading()
    files = list(_files(folder, problems, reading))
    texts = Texts([*known, *(text for _, _, raw in files for text in _texts(raw))])
    for file, path, raw in files:
        before = len(reading.blocks)
        _read_file(file, raw, Source(path, "", texts, problems), reading)
        progress(f"{path}: {len(reading.blocks) - before}")
    refuse_repeated(reading.blocks, problems)
    return reading


def _files(folder: Path, problems: Problems, reading: Reading) -> Iterator[tuple[File, str, Mapping]]:
    rest = {path for end in ("yaml", "yml") for path in folder.rglob(f"*.{end}")}
    rest -= set((folder / READINGS).rglob("*"))
    if not rest:
        problems.add(str(folder), "", "There is no transcription here.")
    for file in FILES:
        for path in sorted(folder.glob(file.pattern)):
            rest.discard(path)
            name = path.relative_to(folder).as_posix()
            try:
                raw = read(path)
                if not isinstance(raw, Mapping):
                    raise Malformed("The file must be a mapping.")
                yield file, name, raw
            except Malformed as error:
                problems.add(name, "", error)
                reading.unread.update(Name(form.name, ANY) for form in file.lists.values())
    for path in sorted(rest):
        problems.add(path.relative_to(folder).as_posix(), "", "No file of the transcription has this name.")


def _texts(raw: Mapping) -> Iterator[tuple[str, str]]:
    """The passages of a report's file, to be quoted from; what is wrong with them is said when they are read."""
    passages = raw.get("passages")
    for item in passages if isinstance(passages, list) else ():
        if isinstance(item, dict):
            code, text = str(item.get("at", "")), item.get("text")
            place = Place.parse(code, str(raw.get("report", "")))
            if place and isinstance(text, str):
                yield place.code(), text


def _read_file(file: File, raw: Mapping, source: Source, reading: Reading) -> None:
    source.unknown(raw, [*file.heads, *file.lists])
    source = replace(source, report=source.text(raw, "report"))
    kind = source.text(raw, "kind") if file.by_kind else ""
    missing = file.by_kind and not kind
    if missing:
        source.complain("kind is missing at the head of the file.")
    for name, form in file.lists.items():
        for number, item in enumerate(source.items(raw, name), 1):
            here = _here(source, item, f"{name} {number}")
            if kind and isinstance(item, Mapping):
                if "kind" in item:
                    here.complain("The kind stands at the head of the file.")
                item["kind"] = kind
            before = len(source.problems)
            data = {} if missing else form.read(item, here)
            if data and len(source.problems) == before:
                reading.blocks.append(Block(form, data, here.where))
            else:
                reading.unread.update(_names(form, item, source.report))


def _here(source: Source, item: Any, otherwise: str) -> Source:
    record = item.get("slug") or item.get("at") if isinstance(item, Mapping) else None
    where = f"{source.where}:{item.line}" if isinstance(item, Mapping) else source.where
    return replace(source, where=where, record=record if isinstance(record, str) else otherwise)


def _names(form: Form, raw: Any, report: str) -> Iterator[Name]:
    """The names by which others may refer to a record that could not be read, as far as it has them."""
    if not isinstance(raw, Mapping):
        return
    place = Place.parse(str(raw.get("at", "")), report)
    data = raw | {"at": place.code()} if place else raw
    yield Name(form.name, form.key(data, ""))
    for nested in form.nested:
        items = raw.get(nested.name)
        for item in items if nested.apart and isinstance(items, list) else ():
            if isinstance(item, Mapping):
                yield Name(nested.form.name, nested.form.key(item, form.key(data, "")))
