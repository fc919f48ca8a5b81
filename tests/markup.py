"""A page as tests look at it: its elements in order, and what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"script", "style", "template"}


@dataclass(eq=False, slots=True)
class Element:
    """An element: its tag, attributes and the elements around it.

    Of the texts of its page it holds those from start to end, of the elements those from first to last.
    """

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...]
    written: list[str]
    start: int
    end: int | None  # None while it is open
    first: int
    last: int | None

    @property
    def texts(self) -> list[str]:
        """All texts in it, in order."""
        return self.written[self.start : self.end]

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
        self.written: list[str] = []
        self.open: list[Element] = []
        self.source: str = response.content.decode()
        self.feed(self.source)
        self.close()

    def updatepos(self, _start: int, end: int) -> int:
        """Counts no lines: nobody asks in which one an element stands, and counting takes a tenth of the time."""
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self.add(tag, attrs)
        if tag not in VOID:
            element.end = element.last = None
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self.open:  # what HTML lets stay open ends with what it stands in
            last = self.open.pop()
            last.end, last.last = len(self.written), len(self.elements)
            if last.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        self.written.append(data)
        if not any(element.tag in UNSEEN for element in self.open):
            self.texts.append(data)

    def add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        """The next element, with nothing in it."""
        attributes, here = {name: value or "" for name, value in attrs}, len(self.written)
        first = len(self.elements) + 1
        element = Element(tag, attributes, tuple(self.open), self.written, here, here, first, first)
        self.elements.append(element)
        return element

    def inside(self, element: Element) -> list[Element]:
        """The elements within an element."""
        return self.elements[element.first : element.last]

    def all(self, tag: str, within: Element | str = "", **attributes: str) -> list[Element]:
        """The elements of that tag with these attributes, within an element or one of that class."""
        return [
            element
            for element in (self.inside(within) if isinstance(within, Element) else self.elements)
            if element.tag == tag
            and all(element[name] == value for name, value in attributes.items())
            and (
                not within
                or isinstance(within, Element)
                or any(within in one["class"].split() for one in element.around)
            )
        ]

    def one(self, tag: str, within: Element | str = "", **attributes: str) -> Element:
        """The only such element; raises ValueError if there is none, or another."""
        (found,) = self.all(tag, within, **attributes)
        return found

    @property
    def rows(self) -> list[Element]:
        """The rows of its tables, without their heads."""
        return [row for row in self.all("tr") if any(element.tag == "tbody" for element in row.around)]

    @property
    def heads(self) -> list[Element]:
        """The first link in the head of each row: the record that the row is of."""
        links = [next(iter(self.all("a", within=row)), None) for row in self.rows]
        return [link for link in links if link]

    def fields(self, form: str) -> dict[str, list[str]]:
        """What a form would send as it stands: name → values; `form` is its id."""
        around = self.one("form", id=form)
        sent: dict[str, list[str]] = {}
        for one in [element for element in self.inside(around) if element["name"]]:
            if one.tag == "select":
                chosen = [
                    option["value"] for option in self.all("option", within=one) if "selected" in option.attributes
                ]
                sent.setdefault(one["name"], []).extend(chosen)
            elif one.tag == "textarea":
                sent[one["name"]] = ["".join(one.texts).removeprefix("\n").removeprefix("\r\n")]
            elif one.tag == "input" and one["type"] in ("checkbox", "radio"):
                if "checked" in one.attributes:
                    sent.setdefault(one["name"], []).append(one["value"] or "on")
            elif one.tag == "input" and one["type"] not in ("submit", "file", "button"):
                sent.setdefault(one["name"], []).append(one["value"])
        return sent

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
