"""Tables as people's programs write them: CSV of every dialect and code page, TSV, and Excel's sheets."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from charset_normalizer import from_bytes
from python_calamine import CalamineError, CalamineWorkbook

from content.errors import ImportingError

SHEETS = (".xlsx", ".ods")
"""Endings of the sheets that are read."""

CELLS_LIMIT = 4_000_000
"""Cells of a sheet."""

UNPACKED_LIMIT = 256 * 1024 * 1024
"""Bytes of a sheet, unpacked."""

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_PAGES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman"]
"""Code pages that Excel saves in where UTF-8 was not chosen."""

_LONGEST_CELL_LINES = 40
"""Lines over which one cell may go; a quote that is not closed by then is a mistake."""


@dataclass(frozen=True)
class TableRow:
    """One row of a table.

    Attributes:
        number: As the program shows it, from 1.
        cells: Its texts, blanks kept; empty for a problem.
        problem: Why it cannot be read.
    """

    number: int
    cells: tuple[str, ...] = ()
    problem: str | None = None


def text_of(data: bytes) -> str:
    """Return the text in a file, whichever code page it is in.

    Raises:
        ImportingError: If it is no text.
    """
    for mark, coding in _MARKS.items():
        if data.startswith(mark):
            return _decoded(data, coding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in data[:1000]:
            raise ImportingError("is no text: save it as CSV in UTF-8") from None
        guessed = from_bytes(data[:200_000], cp_isolation=_PAGES).best()
        if guessed is None:
            raise ImportingError(f"is not UTF-8 (byte {error.start}): save it as UTF-8") from None
        return _decoded(data, guessed.encoding)


def csv_rows(text: str) -> Iterator[TableRow]:
    """Yield the rows of a CSV file, the header first; ``sep=;`` before it is no row.

    A quote that is not closed costs its own row and no other.
    """
    lines = io.StringIO(text, newline="").readlines()
    delimiter, at = _delimiter(lines)
    while at < len(lines):
        row, taken = _row(lines, at, delimiter)
        if row.problem is not None or any(cell.strip() for cell in row.cells) or at == 0:
            yield row
        at += taken


def sheet_rows(data: bytes) -> Iterator[TableRow]:
    """Yield the rows of a workbook's first sheet, the header first.

    Raises:
        ImportingError: If it is no workbook, is locked or too large.
    """
    _check_sheet(data)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        if sheet.height * sheet.width > CELLS_LIMIT:
            raise ImportingError(f"has more than {CELLS_LIMIT:,} cells: save its rows in parts")
        rows = sheet.to_python(skip_empty_area=False)
    except CalamineError as error:
        raise ImportingError(f"cannot be read as a sheet ({error}): save it anew, without a password") from None
    for number, cells in enumerate(rows, start=1):
        written = tuple(_cell(cell) for cell in cells)
        if any(cell.strip() for cell in written):
            yield TableRow(number, written)


def _decoded(data: bytes, coding: str) -> str:
    try:
        return data.decode(coding)
    except UnicodeDecodeError as error:
        raise ImportingError(f"is damaged at byte {error.start}: save it as UTF-8") from None


def _delimiter(lines: Sequence[str]) -> tuple[str, int]:
    """Return what stands between cells, and the number of the header's line."""
    first = lines[0].strip() if lines else ""
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return first[-1], 1
    return max(",;\t", key=first.count), 0


def _row(lines: Sequence[str], at: int, delimiter: str) -> tuple[TableRow, int]:
    """Return the row that begins at a line, and how many lines it takes."""
    for taken in range(1, min(_LONGEST_CELL_LINES, len(lines) - at) + 1):
        chunk = "".join(lines[at : at + taken])
        try:
            cells = next(csv.reader(io.StringIO(chunk, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            break
        return TableRow(at + 1, tuple(cells)), taken
    return TableRow(at + 1, problem='has a quote (") that is not closed: close it, or write it twice'), 1


def _check_sheet(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(info.file_size for info in packed.infolist())
    except (zipfile.BadZipFile, ValueError):
        raise ImportingError("is no sheet, or is locked with a password: save it anew") from None
    if unpacked > UNPACKED_LIMIT:
        raise ImportingError(f"is larger than {UNPACKED_LIMIT // 2**20} MB unpacked: save its rows in parts")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, (datetime, date, time)) else str(value)
