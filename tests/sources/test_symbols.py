"""Symbols: every form in which the report prints one has one normal form, and the address that follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.symbols import document_url, normalise


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        # as the report prints them
        ("66/138", "A/RES/66/138"),
        ("51/77", "A/RES/51/77"),
        ("55/2", "A/RES/55/2"),
        ("S-27/2", "A/RES/S-27/2"),
        ("57 (I)", "A/RES/57(I)"),
        ("802 (VIII)", "A/RES/802(VIII)"),
        ("1612 (2005)", "S/RES/1612(2005)"),
        ("A/61/299", "A/61/299"),
        ("A/68/150", "A/68/150"),
        ("A/HRC/22/55", "A/HRC/22/55"),
        ("A/HRC/WGEID/98/1", "A/HRC/WGEID/98/1"),
        ("A/C.1/63/5", "A/C.1/63/5"),
        ("E/2013/30", "E/2013/30"),
        ("S/2012/376", "S/2012/376"),
        ("E/ICEF/2008/5/Rev.1", "E/ICEF/2008/5/Rev.1"),
        # as others write them
        ("A/RES/66/138", "A/RES/66/138"),
        ("A/RES/S-27/2", "A/RES/S-27/2"),
        ("A/RES/57 (I)", "A/RES/57(I)"),
        ("S/RES/1612 (2005)", "S/RES/1612(2005)"),
        ("S/RES/1612(2005)", "S/RES/1612(2005)"),
        ("1612(2005)", "S/RES/1612(2005)"),
        ("  66/138 ", "A/RES/66/138"),
        ("1612\u00a0(2005)", "S/RES/1612(2005)"),
        ("1612\n(2005)", "S/RES/1612(2005)"),
        # no resolutions
        ("", ""),
        ("No. 182", "No. 182"),
        ("ISBN 92-806-3767-8", "ISBN 92-806-3767-8"),
        ("66/138, annex", "66/138, annex"),
        ("CRC/C/GC/13", "CRC/C/GC/13"),
        ("2005/20", "2005/20"),  # of the Economic and Social Council, which counts by years
    ],
)
def test_normalise_each_form(printed, symbol):
    assert normalise(printed) == symbol
    assert normalise(symbol) == symbol


@given(st.text(alphabet="AESRES/0123456789(IVX) -.", max_size=25))
def test_normalise_again_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/66/138", "A/RES/S-27/2", "A/RES/57(I)", "S/RES/1612(2005)", "A/HRC/22/55", "A/C.1/63/5", "E/2013/30",
        "E/ICEF/2008/5/Rev.1", "A/61/299/Add.1", "A/68/150/Corr.2",
    ],
)  # fmt: skip
def test_document_url_of_a_symbol(symbol):
    assert document_url(symbol) == f"https://docs.un.org/en/{symbol}"


@pytest.mark.parametrize(
    "other",
    [
        "", "A", "A/", "CRC/C/GC/13", "No. 182", "66/138", "A/RES/57 (I)", "A/61/299 and A/62/209", "A//1", "B/1/2",
        "A/HRC/22/55?x=1", "A/../etc", "a/61/299", "A/61/299#annex", "A/61/299\n", "https://docs.un.org/en/A/61/299",
    ],
)  # fmt: skip
def test_document_url_of_what_has_none(other):
    assert document_url(other) == ""
