"""A page as tests look at it: its elements in order, and what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect"}
UNSEEN = {"script", "style", "template"}


@dataclass
class Element:
    """An element: its tag, its attributes, and the texts in it, those of its descendants too."""

    tag: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text, with single spaces."""
        return " ".join("".join(self.texts).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class Page(HTMLParser):
    """A page, parsed. `elements` are in order; `texts` are its visible text nodes, in order."""

    def __init__(self, response: Any) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.open: list[Element] = []
        self.source: str = response.content.decode()
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            """What HTML lets stay open ends with what it stands in."""

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.texts.append(data)
        if not any(element.tag in UNSEEN for element in self.open):
            self.texts.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of that tag with these attributes."""
        return [e for e in self.elements if e.tag == tag and all(e[name] == v for name, v in attributes.items())]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element; raises ValueError if there is none, or another."""
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """What a reader sees, with single spaces."""
        return " ".join("".join(self.texts).split())

    @property
    def title(self) -> str:
        """The text of its title."""
        return self.one("title").text

    @property
    def heading(self) -> str:
        """The text of its one h1."""
        return self.one("h1").text

    @property
    def description(self) -> str:
        """Its description."""
        return self.one("meta", name="description")["content"]

    @property
    def canonical(self) -> str:
        """The one address that it declares."""
        return self.one("link", rel="canonical")["href"]

    @property
    def links(self) -> dict[str, str]:
        """Address → text of its links; of several links to one address, the first."""
        found: dict[str, str] = {}
        for link in self.all("a"):
            found.setdefault(link["href"], link.text)
        return found
