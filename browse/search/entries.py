"""What has to be found: each app registers its kinds of records in its `ready()`, as it does for links in prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from ..text import fold
from .analysis import VERSION, plain, tokens, whole, words


@dataclass(frozen=True)
class Entry:
    """A published record as search knows it.

    `key` names it for good within its kind, `record` is its number. `names` identify it (its acronym; not its title
    again), `others` are printed for it too but identify nothing alone, and `handles` are what else leads straight to
    it when typed (“para 19”). `text` is a line a sentence or summary. `weight` is how many facts hang on it.
    """

    key: str
    record: int
    url: str
    title: str = ""
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    text: str = ""
    weight: int = 0

    def digest(self) -> str:
        """A fingerprint of all that is stored of it; other terms, another fingerprint."""
        return blake2b(repr((VERSION, self)).encode(), digest_size=16).hexdigest()

    def order(self) -> tuple[int, str, str]:
        """The place among hits that match equally well: what most facts hang on, then by title."""
        return (-self.weight, fold(self.title), self.key)


@dataclass(frozen=True)
class Source:
    """A kind of record that search finds.

    `label` heads its hits, `counted` says a number of them in words: “%(count)s actors”, to be filled in. `records`
    gives records by their numbers, of which `show` says how a hit is called and what it is, in the visitor's language.
    `place` orders kinds. Of `printed` kinds the text is the report's. `suggested` ones are offered while one types.
    """

    kind: str
    place: int
    label: Any
    counted: Callable[[int], str]
    entries: Callable[[], Iterable[Entry]]
    records: Callable[[Iterable[int]], Mapping[int, Any]]
    show: Callable[[Any], tuple[str, str]]
    printed: bool = False
    suggested: bool = True


SOURCES: dict[str, Source] = {}


def register(source: Source) -> Source:
    """Adds a kind of record to what is found."""
    SOURCES[source.kind] = source
    return source


def sources() -> list[Source]:
    """The kinds of records that are found, in the order of their hits."""
    return sorted(SOURCES.values(), key=lambda source: source.place)


# What is stored of an entry for an engine to look in is one line of plain words. The first letter of each says what it
# is, so that a question of names alone reads no long list of texts: k, the kind; e, a whole name; n, a term of a
# name; w, a word of a name as written, for suggestions; t, a term of anything. A term of its own parts two names, so
# that no phrase runs from one into the next.
KIND, EXACT, NAME, BEGINNING, TEXT, GAP = "k", "e", "n", "w", "t", "g"


def exact_term(name: str) -> str:
    """The term of a whole name."""
    return EXACT + blake2b(name.encode(), digest_size=10).hexdigest()


def terms(kind: str, entry: Entry) -> str:
    """What an engine looks in to find the entry."""
    named = [name for name in (entry.title, *entry.names, *entry.others) if name]
    identifying = [name for name in (entry.title, *entry.names, *entry.handles) if name]
    typed = dict.fromkeys(word for name in (*named, *entry.handles) for word in words(name))
    return " ".join(
        [
            KIND + kind,
            *dict.fromkeys(exact_term(whole(name)) for name in identifying),
            *(BEGINNING + plain(word) for word in typed),
            *_spread(NAME, named),
            *_spread(TEXT, [*named, *entry.text.splitlines()]),
        ]
    )


def _spread(letter: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield GAP
        yield from (letter + token.term for token in tokens(text))


def address(name: str) -> Callable[[str], str]:
    """From a slug to the address of the page called `name`, without asking the routes for each."""
    before, _slug, after = reverse(name, args=["slug"]).rpartition("slug")
    return lambda slug: f"{before}{slug}{after}"


def tally(records: QuerySet[Any], relation: str) -> dict[int, int]:
    """Number of each record → how many others a relation leads to."""
    return dict(records.order_by().values_list("pk").annotate(Count(relation)))


def lines(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """Number → the texts that come with it, each once, in order."""
    found: dict[int, dict[str, None]] = {}
    for number, text in pairs:
        if text:
            found.setdefault(number, {})[text] = None
    return {number: tuple(texts) for number, texts in found.items()}
