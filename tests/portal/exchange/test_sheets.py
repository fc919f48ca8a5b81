"""Tables as files: what is written is read back unharmed, runs nowhere, and what is no table is refused in words."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from portal.exchange import sheets
from portal.exchange.sheets import Unreadable, read, write_csv, write_xlsx

TEXTS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-5",
    "@SUM(A1)",
    "'=1+1",
    "''-x",
    "'plain",
    " =1",
    "\t=1",
    "\r=1",
    "＝1",
    "a\nb",
    "a\r\nb",
    "\r\n=1",
    "\u202eabc",
    "004",
    "1e3",
    "2012-11",
    "12:30",
    "NO",
    "TRUE",
    "http://a.example/",
    "<script>alert(1)</script>",
    "{{ x }}{% y %}",
    'say "x", or; not',
    "'",
    "  spaced  ",
    "x" * sheets.LONGEST,
    "👩‍👧",
    "",
]


def written(end, rows, columns=("a", "b")):
    return write_csv(columns, rows) if end == "csv" else write_xlsx(columns, rows, "table")


def cells(sheet):
    return [line.cells["a"] for line in sheet.lines]


@pytest.mark.parametrize("end", ["csv", "xlsx"])
class TestBoth:
    def test_texts_come_back_unharmed(self, end):
        assert cells(read(f"x.{end}", written(end, [[text, "z"] for text in TEXTS]))) == TEXTS

    def test_same_table_is_the_same_file(self, end):
        rows = [[text, "z"] for text in TEXTS]
        assert written(end, rows) == written(end, rows)

    def test_too_many_rows_are_refused(self, end, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_ROWS", 3)
        assert len(read(f"x.{end}", written(end, [["a", "b"]] * 3)).lines) == 3
        with pytest.raises(Unreadable, match="more than 3 rows"):
            read(f"x.{end}", written(end, [["a", "b"]] * 4))

    def test_too_many_columns_are_refused(self, end):
        columns = [f"c{n}" for n in range(sheets.MOST_COLUMNS + 1)]
        with pytest.raises(Unreadable, match="more than 60 columns"):
            read(f"x.{end}", written(end, [columns], columns))

    def test_too_large_a_file_is_refused(self, end, monkeypatch):
        content = written(end, [["a", "b"]])
        monkeypatch.setattr(sheets, "MOST_BYTES", len(content) - 1)
        with pytest.raises(Unreadable, match="larger"):
            read(f"x.{end}", content)

    @pytest.mark.parametrize("columns", [[], [""]])
    def test_no_columns_are_refused(self, end, columns):
        with pytest.raises(Unreadable, match="first row must name the columns"):
            read(f"x.{end}", written(end, [], columns))

    def test_column_twice_is_refused(self, end):
        with pytest.raises(Unreadable, match="Two columns are called “a”"):
            read(f"x.{end}", written(end, [], ["a", "a"]))

    def test_cell_without_a_column_is_refused(self, end):
        with pytest.raises(Unreadable, match="Row 2 has more cells"):
            read(f"x.{end}", written(end, [["1", "2", "3"]]))

    def test_blank_rows_are_passed_over_and_counted(self, end):
        assert [line.number for line in read(f"x.{end}", written(end, [["1", ""], ["", ""], ["2", ""]])).lines] == [
            2,
            4,
        ]


@pytest.mark.parametrize("text", [text for text in TEXTS if sheets.RUN.match(text)])
def test_csv_has_an_apostrophe_before_what_would_run(text):
    content = write_csv(["a"], [[text]]).decode("utf-8-sig")
    assert content.split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_csv_is_read_with_other_marks_between_cells():
    for mark in (",", ";", "\t"):
        assert read("x.csv", f"a{mark}b\n1{mark}2\n".encode()).lines[0].cells == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a,b\n\xff\xfe,1\n", "not UTF-8"),
        (b"a,b\n\0,1\n", "a character that no text has"),
        (b'a,b\n"1,2\n', "no CSV"),
        (b"a,b\n" + b"x" * (sheets.LONGEST + 1) + b",1\n", "more than 32767 characters"),
        (b"", "empty"),
    ],
)
def test_csv_that_is_none_is_refused(content, reason):
    with pytest.raises(Unreadable, match=reason):
        read("x.csv", content)


def zipped(**files):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_xlsx_has_no_formulas_and_no_links():
    book = openpyxl.load_workbook(BytesIO(write_xlsx(["a"], [[text] for text in TEXTS if text], "t")))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert kinds == {"s"}
    assert not any(cell.hyperlink for row in book.active.iter_rows() for cell in row)


def test_xlsx_made_elsewhere_is_read_as_it_shows():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for row, value in enumerate([2012, 1.5, True, "x"], 1):
            sheet.write(row, 0, value)
        sheet.write_datetime(5, 0, __import__("datetime").datetime(2012, 11, 3), day)
        sheet.write_formula(6, 0, "=1+1", None, 2)
    assert cells(read("x.xlsx", out.getvalue())) == ["2012", "1.5", "yes", "x", "2012-11-03", "2"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        b"PK\x03\x04broken",
        zipped(nothing_xml="<a/>"),
        zipped(**{"[Content_Types]_xml": "<broken"}),
    ],
)
def test_xlsx_that_is_none_is_refused(content):
    with pytest.raises(Unreadable):
        read("x.xlsx", content)


def test_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    bomb = zipped(a_xml=b"\0" * 3_000_000)
    assert len(bomb) < 10_000
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 2_000_000)
    with pytest.raises(Unreadable, match="unpacks to too much"):
        read("x.xlsx", bomb)


def test_archive_of_too_many_files_is_refused():
    with pytest.raises(Unreadable, match="unpacks to too much"):
        read("x.xlsx", zipped(**{f"f{n}": "" for n in range(sheets.MOST_FILES + 1)}))


def test_archive_that_lies_about_its_size_gives_no_more_than_it_says():
    honest = zipped(a_xml=b"\0" * 1_000_000)
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Unreadable):
        read("x.xlsx", lying)


def test_entities_are_refused():
    lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    for text in (lol.encode(), lol.encode("utf-16")):
        with pytest.raises(Unreadable, match="declarations"):
            read("x.xlsx", zipped(**{"[Content_Types]_xml": text}))


def test_text_that_a_cell_cannot_hold_is_not_cut():
    for text in ("x" * (sheets.LONGEST + 1), "_x0041_"):
        with pytest.raises(Unreadable, match="Row 2"):
            write_xlsx(["a"], [[text]], "t")
