"""Marks stand on what was looked for, and snippets where most of it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browse.search.query import parse
from browse.search.snippets import LENGTH, Piece, marked, snippet


def shown(pieces: list[Piece]) -> str:
    """Pieces, marks in brackets."""
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Law reforms in Peru", "reform", "Law [reforms] in Peru"),
        ("Law reforms in Peru", "law reform", "[Law reforms] in Peru"),
        ("The Children’s rights", "child", "The [Children]’s rights"),
        ("Côte d'Ivoire", "cote", "[Côte] d'Ivoire"),
        ("law and reform, law reform", '"law reform"', "law and reform, [law reform]"),
        ("the law", "the law", "the [law]"),
        ("law", "-law", "law"),
        ("<b>law</b>", "law", "<b>[law]</b>"),
        ("", "law", ""),
    ],
)
def test_marks(text, typed, expected):
    assert shown(marked(text, parse(typed))) == expected


def test_snippet_is_the_line_that_holds_most_of_the_query():
    text = "Nothing here.\nA law.\nA law and its reform.\nAnother law, another reform."
    assert shown(snippet(text, parse("law reform"))) == "A [law] and its [reform]."
    assert shown(snippet(text, parse("absent"))) == "Nothing here."
    assert snippet("", parse("law")) == []


def test_snippet_of_a_long_line_stands_where_most_is():
    line = "law " + "filler " * 100 + "law then reform " + "filler " * 100
    found = shown(snippet(line, parse("law reform")))
    assert "[law] then [reform]" in found
    assert found.startswith("… ")
    assert found.endswith(" …")


@given(st.text(alphabet="ab cé.-\n’", max_size=600), st.text(alphabet="ab é", max_size=12))
def test_snippet_is_short_and_a_part_of_the_text(text, typed):
    query = parse(typed)
    assert "".join(piece.text for piece in marked(text, query)) == text
    found = "".join(piece.text for piece in snippet(text, query))
    assert len(found) <= LENGTH + 4
    assert found.removeprefix("… ").removesuffix(" …") in text
