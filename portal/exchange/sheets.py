"""Tables as files: CSV and XLSX, written the same each time, and read within bounds.

Spreadsheets run what begins with = + - @ as a formula. In CSV such a text gets an apostrophe before it, and so does one
that already has one: taking one away gives back what was there. In XLSX every cell is a text.
"""

from __future__ import annotations

import csv
import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import islice
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from django.utils.translation import gettext as _

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_FILES = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST = 32_767  # characters of a cell, as spreadsheets have it

RUN = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
UNKEPT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML, or a database, cannot hold
ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")  # how XLSX writes what XML cannot hold
LONG_AGO = datetime.datetime(1980, 1, 1)

Rows = Iterable[Sequence[str]]


class Unreadable(ValueError):
    """Why a file cannot be read as a table."""


class Line(NamedTuple):
    """A row of a table: where it stands in the file (the head is row 1), and its texts by column."""

    number: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A table as it was read."""

    columns: list[str]
    lines: list[Line]


def write_csv(columns: Sequence[str], rows: Rows) -> bytes:
    """A table as CSV, in UTF-8 with the mark by which spreadsheets know it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if RUN.match(cell) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(columns: Sequence[str], rows: Rows, name: str) -> bytes:
    """A table as XLSX; raises Unreadable where a text is too long for a cell."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": LONG_AGO})
        sheet = book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, bold)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if len(cell) > LONGEST or ESCAPE.search(cell):
                    raise Unreadable(_("Row %(row)s has a text that XLSX cannot hold; take CSV.") % {"row": number + 1})
                if cell:
                    sheet.write_string(number, place, cell)
    return out.getvalue()


def read(name: str, content: bytes) -> Sheet:
    """The table in a file of that name; raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1_000_000})
    rows = _xlsx(content) if name.lower().endswith(".xlsx") else _csv(content)
    return _sheet(rows)


def _sheet(rows: Iterator[list[str]]) -> Sheet:
    columns = [column.strip() for column in next(rows, [])]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise Unreadable(_("The file is empty: its first row must name the columns."))
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(_("The file has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    for column in columns:
        if columns.count(column) > 1:
            raise Unreadable(_("Two columns are called “%(column)s”.") % {"column": column[:40]})
    lines = []
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS + 1:
            raise Unreadable(_("The file has more than %(most)s rows.") % {"most": MOST_ROWS})
        if any(row[len(columns) :]):
            raise Unreadable(_("Row %(row)s has more cells than there are columns.") % {"row": number})
        if any(row):
            for cell in row:
                if len(cell) > LONGEST:
                    raise Unreadable(_("Row %(row)s has a text of more than %(most)s characters.")
                                     % {"row": number, "most": LONGEST})  # fmt: skip
                if UNKEPT.search(cell):
                    raise Unreadable(_("Row %(row)s has a character that no text has.") % {"row": number})
            lines.append(Line(number, dict(zip(columns, row, strict=False))))
    return Sheet(columns, lines)


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not UTF-8. Save it as “CSV UTF-8”.")) from None
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True):
            yield [cell[1:] if cell.startswith("'") and RUN.match(cell) else cell for cell in row]
    except csv.Error as error:
        raise Unreadable(_("The file is no CSV: %(reason)s.") % {"reason": error}) from None


def check_zip(content: bytes) -> zipfile.ZipFile:
    """An archive that unpacks to little enough; raises Unreadable. What it declares is all that is ever unpacked."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable(_("The file is damaged, or not what its name says.")) from None
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise Unreadable(_("The file unpacks to too much."))
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable(_("The file is locked by a password."))
    return archive


def _xlsx(content: bytes) -> Iterator[list[str]]:
    archive = check_zip(content)
    try:
        for info in archive.infolist():
            if info.filename.lower().endswith((".xml", ".rels")) and b"<!" in archive.read(info)[:1000].replace(
                b"\0", b""
            ):
                raise Unreadable(_("The file holds declarations that no spreadsheet has."))
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    except Unreadable:
        raise
    except Exception as error:  # whatever a damaged file makes the library raise
        raise Unreadable(_("The file is damaged, or no XLSX.")) from error
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # which the file may have wrong
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
        for row in islice(rows, MOST_ROWS + 2):
            yield [_text(cell) for cell in row]
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_("The file is damaged, or no XLSX.")) from error
    finally:
        book.close()


def _text(cell: Any) -> str:
    """What a cell shows: whole numbers without a point, days without an hour, yes and no."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime():
            return cell.date().isoformat()
        case datetime.date():
            return cell.isoformat()
        case _:
            return str(cell).replace("_x000D_", "\r")
