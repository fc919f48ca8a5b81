"""YAML as plain data: what is read, what is refused, and that what is written is read back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.transcription import plain
from portal.transcription.plain import Malformed, parse, read, render

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]"


@pytest.mark.parametrize("scalar", ["NO", "yes", "004", "12:30", "1e3", "2012", "~", "null", "0x1F", "1946-12-11"])
def test_scalar_is_the_text_that_stands_there(scalar):
    assert parse(f"key: {scalar}") == {"key": scalar}


def test_scalar_that_is_missing_is_empty():
    assert parse("key:") == {"key": ""}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, "line 1: anchors and aliases are not part of the form"),
        ("a: *x", "line 1: anchors and aliases"),
        ("a: &x b", "line 1: anchors and aliases"),
        ("a: !!python/object/apply:os.system [ls]", "line 1: tags are not part of the form"),
        ("a: !!int 3", "line 1: tags are not part of the form"),
        ("a: 1\nb: 2\na: 3", "line 3: the key “a” stands twice"),
        ("a: b\n---\nc: d", "line 2: a second document begins"),
        ("a:\n\t- b", "line 2: "),
        ("a: [1, 2", "line "),
        ("? [a]\n: b", "line 1: a key that is not a text"),
        ('a: "\\0"', "line 1: a character that no database keeps"),
        ("a: b\0", "control characters are not allowed"),
        ("a: \x07", "control characters are not allowed"),
        ("", "The file is empty."),
        ("# nothing but a comment", "The file is empty."),
        ("[" * 20_000, ""),
        ("a: " + "[" * 20 + "]" * 20, "line 1: nested too deep"),
        ("{a: " * 20_000, ""),
    ],
)
def test_parse_refuses_what_is_not_plain(text, reason):
    with pytest.raises(Malformed) as malformed:
        parse(text)
    assert reason in str(malformed.value)


def test_read_refuses_another_encoding(tmp_path):
    (tmp_path / "x.yaml").write_bytes("name: Côte d'Ivoire".encode("latin-1"))
    with pytest.raises(Malformed, match="not UTF-8: byte 7"):
        read(tmp_path / "x.yaml")


def test_read_passes_over_a_byte_order_mark(tmp_path):
    (tmp_path / "x.yaml").write_text("name: x", encoding="utf-8-sig")
    assert read(tmp_path / "x.yaml") == {"name": "x"}


def test_read_refuses_a_file_without_end(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(plain, "MOST_BYTES", 10)
    (tmp_path / "x.yaml").write_text("name: " + "x" * 10)
    with pytest.raises(Malformed, match="larger than 10 bytes"):
        read(tmp_path / "x.yaml")


def test_mapping_knows_its_line():
    assert parse("a:\n- b: c\n- d: e")["a"][1].line == 3


def test_render_writes_plain_scalars_lists_on_a_line_and_texts_as_blocks():
    data = {
        "slug": "a-b",
        "note": "A long text. " * 30 + "It ends.",
        "year": "2012",
        "text": "one\ntwo",
        "colon": "a: b",
        "themes": ["x", "y"],
        "evidence": [{"at": "para 1", "quote": "“Q”"}],
    }
    assert render(data) == (
        f"slug: a-b\nnote: {data['note']}\nyear: 2012\ntext: |-\n  one\n  two\ncolon: 'a: b'\nthemes: [x, y]\n"
        "evidence:\n- at: para 1\n  quote: “Q”\n"
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


@given(st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3), max_leaves=4), TEXTS)
def test_render_is_read_back(value, text):
    data = {"value": value, "list": [{"text": text, "texts": [text, "x"]}], "last": text}
    assert parse(render(data)) == data


@pytest.mark.parametrize(
    "text", ["\x85", "\u2028", "\u2029", "\r\n", " x ", "\n\n x\n", "\ufeff", "x\t", "- x", "'", '"', "#", "\x7f", "😀"]
)
def test_render_is_read_back_where_yaml_is_odd(text):
    assert parse(render({"a": text, "b": [text], "c": [{"d": text}]})) == {"a": text, "b": [text], "c": [{"d": text}]}
