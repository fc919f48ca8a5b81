"""Known names in our prose and in quotes are links: the longest name, its first place in a block, never to itself.

Each app registers what it names in its `ready()`; the names are gathered once per version of the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .matching import Matcher
from .versions import Kept, Version

Provider = Callable[[], Iterable[tuple[str, str]]]
PROVIDERS: list[Provider] = []


class Piece(NamedTuple):
    """A stretch of a text; with an address, a link."""

    text: str
    url: str


def register(provider: Provider) -> Provider:
    """Adds a source of names: pairs of a name and an address. Earlier ones win where two names are equal.

    A name without an address is passed over whole: what identifies something by itself is no link within it.
    """
    PROVIDERS.append(provider)
    return provider


def _gather() -> Matcher[str]:
    return Matcher(pair for provider in PROVIDERS for pair in provider())


NAMES: Kept[Matcher[str]] = Kept(_gather)


def pieces(text: str, version: Version, page: str) -> list[Piece]:
    """The text in pieces, known names as links; `page` is the address that needs none."""
    found, done, linked = [], 0, {page, ""}
    for start, end, url in NAMES.at(version).find(text):
        if url in linked:
            continue
        linked.add(url)
        if start > done:
            found.append(Piece(text[done:start], ""))
        found.append(Piece(text[start:end], url))
        done = end
    if done < len(text):
        found.append(Piece(text[done:], ""))
    return found
