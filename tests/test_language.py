"""Every word of the interface goes through gettext; a word that does not is found on the page.

All data are written in other letters, and gettext puts each message in ⟦brackets⟧: a Latin letter outside brackets is a
word that no translator would see. Pages are asked in English first, so that what is kept of a version of the data is
kept in the wrong language if anything keeps words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils import translation
from django.utils.functional import Promise

from tests.markup import Page
from tests.pages import SHOWN, named
from tests.real import APPS, Rows, put

LATIN, OTHER = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщ"
OTHER_LETTERS = str.maketrans(LATIN + LATIN.upper(), OTHER + OTHER.upper())
SAID = ("aria-label", "title", "alt", "placeholder", "data-copy", "data-copied")  # attributes for reading or hearing
ADDRESS = re.compile(r"https?://\S+")  # is data, in whatever letters
REFUSED = [
    "/nowhere/",
    "/initiatives/?kind=1&year=2&from=3&sort=4&page=-5&q=" + "1" * 101,
    "/initiatives/?from=2012&to=2011",
    "/actors/?q=1&q=2",
    "/actors/?q=%00",
    "/actors/?" + "&1" * 300,
]


def bare(texts: Iterable[str]) -> Iterator[str]:
    """The words of a stream of texts that no brackets enclose. Raises ValueError where brackets do not close."""
    depth = 0
    for text in texts:
        outside = []
        for part in re.split(r"([⟦⟧])", ADDRESS.sub(lambda url: re.sub(r"[^⟦⟧]", "", url[0]), text)):
            depth += {"⟦": 1, "⟧": -1}.get(part, 0)
            outside.append(part if not depth else " ")
        if depth < 0:
            raise ValueError(f"A bracket closes that was not open: {text!r}")
        yield from re.findall(r"[A-Za-z][A-Za-z'’ -]*", "".join(outside))
    if depth:
        raise ValueError(f"{depth} brackets are open at the end.")


def bare_words(page: Page) -> list[str]:
    """The words of a page that are neither data nor messages, also of what is said but not seen."""
    codes = {element.text for element in page.all("code")}  # names of parameters
    found = list(bare(text for text in page.texts if text not in codes))
    for element in page.elements:
        said = [element[name] for name in SAID]
        if element["name"] == "description":
            said.append(element["content"])
        for text in said:
            unclosed = text.count("⟦") - text.count("⟧")  # where a description was cut
            found += bare([text + "⟧" * unclosed])
    return found


@pytest.fixture(scope="module")
def other_letters(transcription: Rows, django_db_blocker: Any) -> Iterator[None]:
    """The real report, written in other letters."""
    rows: Rows = {}
    for model, records in transcription.items():
        own = [
            field.attname
            for field in model._meta.fields
            if type(field) in (models.CharField, models.TextField) and not field.choices
        ]
        rows[model] = [copy(record) for record in records]
        for record in rows[model]:
            for name in own:
                setattr(record, name, getattr(record, name).translate(OTHER_LETTERS))
    with django_db_blocker.unblock(), transaction.atomic():
        put(rows)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language whose every message is the English one in brackets."""

    def one(message: str) -> str:
        return f"⟦{message}⟧" if message else message

    def either(singular: str, plural: str, number: int) -> str:
        return one(singular if number == 1 else plural)

    real = translation._trans  # type: ignore[attr-defined]
    monkeypatch.setattr(real, "gettext", one)
    monkeypatch.setattr(real, "ngettext", either)
    monkeypatch.setattr(real, "pgettext", lambda _context, message: one(message))
    monkeypatch.setattr(real, "npgettext", lambda _context, *arguments: either(*arguments))
    with translation.override("fr"):
        yield


@pytest.fixture
def both_languages(client: Any, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    """A function from addresses to their pages in brackets, asked in English before."""

    def pages(addresses: list[str]) -> dict[str, Page]:
        for address in addresses:
            client.get(address)
        request.getfixturevalue("bracketed")
        return {address: Page(client.get(address)) for address in addresses}

    return pages


@pytest.mark.django_db
@pytest.mark.usefixtures("other_letters")
@pytest.mark.parametrize("page_type", SHOWN, ids=named)
def test_page_has_no_word_that_a_translator_would_not_see(both_languages, page_type):
    for address, page in both_languages(page_type.addresses()).items():
        assert page.source.count("⟦") > 20, address
        assert bare_words(page) == [], address


@pytest.mark.django_db
@pytest.mark.usefixtures("other_letters")
def test_refusals_have_no_word_that_a_translator_would_not_see(both_languages):
    for address, page in both_languages(REFUSED).items():
        assert bare_words(page) == [], address


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>⟦Actors⟧ 12</p>", []),
        ("<p>Актор, 12 (IV)</p>", ["IV"]),
        ("<p>⟦Read <a>фоо⟧</a> bar</p>", ["bar"]),
        ("<a aria-label='Main'>⟦x⟧</a>", ["Main"]),
        ("<img alt='⟦x⟧ y'>", ["y"]),
        ("<p>⟦a ⟦b⟧ c⟧ d</p>", ["d"]),
        ("<p>http://testserver/actors/</p><script>word</script>", []),
        ("<meta name='description' content='⟦Cut in the midd…'>", []),
        ("<meta name='description' content='Not marked'>", ["Not marked"]),
        ("<title>Portal</title>", ["Portal"]),
    ],
)
def test_unmarked_word_is_found(source, words):
    class Response:
        content = source.encode()

    assert [word.strip() for word in bare_words(Page(Response))] == words


def test_brackets_that_do_not_close_are_no_excuse():
    with pytest.raises(ValueError, match="open at the end"):
        list(bare(["⟦a", "b"]))


def unmarked(model: type[models.Model]) -> Iterator[str]:
    """What the admin says of a model and its fields that is no message."""
    names = [model._meta.original_attrs.get(name) for name in ("verbose_name", "verbose_name_plural")]
    if not all(isinstance(text, Promise) for text in names):
        yield model._meta.label
    fields: list[Any] = [*model._meta.fields, *model._meta.many_to_many]
    for field in fields:
        if not field.auto_created:
            said = [field._verbose_name, *(label for _value, label in field.flatchoices)]
            said += [field.help_text] if field.help_text else []
            if not all(isinstance(text, Promise) for text in said):
                yield f"{model._meta.label}.{field.name}"


@pytest.mark.parametrize("app", APPS)
def test_names_of_models_and_fields_are_messages(app):
    """What the admin says of them."""
    assert [name for model in apps.get_app_config(app).get_models() for name in unmarked(model)] == []


# Styles

STYLES = sorted(Path(settings.BASE_DIR, "static", "css").glob("*.css"))
SIDE = r"(?:left|right)"
PHYSICAL = re.compile(
    rf"""(?<![\w-])(?:
        (?:margin|padding|scroll-margin|scroll-padding)-(?:left|right|top|bottom) \s*:
      | border-(?:left|right|top|bottom)(?:-\w+)* \s*:
      | border-(?:top|bottom)-{SIDE}-radius \s*:
      | (?:left|right|top|bottom|width|height|min-width|min-height|max-width|max-height) \s*:
      | (?:text-align|float|clear|caption-side|resize|justify-content|justify-self|justify-items) \s*:\s* {SIDE}
    )""",
    re.VERBOSE,
)
BOX = re.compile(r"(?<![\w.-])(?:margin|padding|inset|border-width|scroll-margin|scroll-padding) *:(?!:) *([^;}]+)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONDITION = re.compile(r"@(?:media|container)[^{]*")


def physical(source: str) -> list[str]:
    """The declarations that mean left, right, top or bottom of the screen rather than of the text."""
    source = CONDITION.sub("", COMMENT.sub("", source))
    lopsided = []
    for match in BOX.finditer(source):
        parts = re.findall(r"[^\s()]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?", match[1])
        if len(parts) == 4 and parts[1] != parts[3]:
            lopsided.append(match[0])
    return [match[0] for match in PHYSICAL.finditer(source)] + lopsided


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_style_follows_the_direction_of_the_text(style):
    assert physical(style.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("a { margin-left: 1px; padding-right: 0 }", 2),
        ("a { border-left: 1px solid; border-bottom-color: red }", 2),
        ("a { text-align: right; float: left }", 2),
        ("a { left: 0; width: 1px; min-height: 3px }", 3),
        ("a { margin: 0 1px 0 2px; padding: 1px 2px; inset: 0 0 0 calc(1px + 2px) }", 2),
        ("a { margin: 0 auto 1px auto; inset: 0 1px 0 1px }", 0),
        ("a { margin-inline-start: 1px; text-align: start; inset-inline: 0; border-block-start: 0 }", 0),
        ("@media (min-width: 48rem) { a { max-inline-size: 1px; line-height: 1 } } /* left: 0 */", 0),
    ],
)
def test_physical_property_is_found(source, count):
    assert len(physical(source)) == count
