"""YAML as plain data: mappings, lists and texts, and nothing else that YAML can do.

Every scalar is text, as written: `NO`, `004` and `12:30` mean themselves. Anchors, aliases, tags, several
documents, repeated keys and characters that no database keeps are refused, so that a file can only hold what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it was built
Dumper = yaml.SafeDumper  # the one written in Python writes the same everywhere

MOST_BYTES = 10_000_000
DEEPEST = 12
BREAKS = re.compile("[\r\x85\u2028\u2029]")  # what YAML takes for ends of lines, beside the line feed
UNKEPT = re.compile("[\0\ud800-\udfff]")  # NUL, which PostgreSQL refuses, and halves of characters


class Malformed(ValueError):
    """Why a file is not in the form, with its line."""


class Mapping(dict[str, Any]):
    """A mapping that knows the line on which it begins."""

    line: int = 0


def read(path: Path) -> Any:
    """The plain data of a file; raises Malformed."""
    if path.stat().st_size > MOST_BYTES:
        raise Malformed(f"The file is larger than {MOST_BYTES} bytes.")
    try:
        return parse(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Malformed(f"The file is not UTF-8: byte {error.start} cannot be read.") from None


def parse(text: str) -> Any:
    """The plain data of a YAML text: Mapping, list or str; raises Malformed."""
    try:
        events = yaml.parse(text, Loader=Loader)
        data = _document(events)
        if not isinstance(event := next(events), yaml.StreamEndEvent):
            raise _malformed(event, "a second document begins")
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise Malformed(f"{line}{error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise Malformed(" ".join(str(error).split())) from None
    return data


def _document(events: Iterator[Any]) -> Any:
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        raise Malformed("The file is empty.")
    data = _node(next(events), events, 0)
    next(events)
    return data


def _node(event: Any, events: Iterator[Any], depth: int) -> Any:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _malformed(event, "anchors and aliases are not part of the form")
    if event.tag:
        raise _malformed(event, "tags are not part of the form")
    if depth > DEEPEST:
        raise _malformed(event, "nested too deep")
    if isinstance(event, yaml.ScalarEvent):
        if UNKEPT.search(event.value):
            raise _malformed(event, "a character that no database keeps")
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, depth + 1))
        return items
    return _mapping(event, events, depth)


def _mapping(start: Any, events: Iterator[Any], depth: int) -> Mapping:
    mapping = Mapping()
    mapping.line = start.start_mark.line + 1
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, str):
            raise _malformed(event, "a key that is not a text")
        if key in mapping:
            raise _malformed(event, f"the key “{key[:40]}” stands twice")
        mapping[key] = _node(next(events), events, depth + 1)
    return mapping


def _malformed(event: Any, reason: str) -> Malformed:
    return Malformed(f"line {event.start_mark.line + 1}: {reason}")


def render(data: Any) -> str:
    """The one way to write plain data: plain scalars where they read back the same, one line each.

    A text of several lines stands as a block; a list of texts stands on one line.
    """
    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False), *_events(data)]
    events += [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    written: str = yaml.emit(events, Dumper=Dumper, allow_unicode=True, width=float("inf"))
    return written


def _events(data: Any) -> Iterator[Any]:
    match data:
        case str():
            style = '"' if BREAKS.search(data) else "|" if "\n" in data else None
            yield yaml.ScalarEvent(None, None, (True, True), data, style=style)
        case list():
            yield yaml.SequenceStartEvent(None, None, True, flow_style=all(isinstance(i, str) for i in data))
            for item in data:
                yield from _events(item)
            yield yaml.SequenceEndEvent()
        case dict():
            yield yaml.MappingStartEvent(None, None, True, flow_style=False)
            for key, value in data.items():
                yield from _events(key)
                yield from _events(value)
            yield yaml.MappingEndEvent()
