"""Libraries as people have them, a folder, a ZIP, a table or a YAML file, read item by item in bounded memory.

A table, CSV or the first sheet of an XLSX, has a header; ``text`` makes a row a message, ``caption`` and ``file`` make
it an image. Several values in a cell stand with ``;`` between them; ``facts`` and ``translations`` are JSON. A folder
or ZIP holds ``messages.yaml`` and ``images.yaml`` as an export writes them, with ``texts/<language>.yaml`` for other
languages, or tables, or just pictures: then a picture's name says what it shows (``a-red-kite.jpg``).
"""

from __future__ import annotations

import json
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

import yaml

from content.errors import ImportingError
from content.exporting import EVERYBODY, is_calculated, unquoted
from content.items import Image, Message
from content.manifest import IMAGES_FILE, MESSAGES_FILE
from content.pictures import FILE_LIMIT
from content.tables import SHEETS, TableRow, csv_rows, sheet_rows, text_of
from content.translations import Translations, language_of_file, merge, read_texts
from recommender.regular_files import TEXT_LIMIT, read_regular_file
from recommender.strangers_yaml import LITERAL_LOADER, check_comments, check_yaml

ROWS_LIMIT = 200_000
"""Rows of one import; more is no library."""

TABLE_LIMIT = TEXT_LIMIT
"""Bytes of a CSV or YAML file, unpacked."""

UNPACKED_LIMIT = 4 * 1024**3
"""Bytes of all that a ZIP holds, unpacked."""

RATIO_LIMIT = 200
"""How many times as large as packed a file in a ZIP may become; real texts and pictures stay far below."""

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
"""Suffixes of pictures that are read."""
_OTHER_PICTURES = (".gif", ".svg", ".bmp", ".tif", ".tiff", ".avif", ".ico")
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".xz", ".bz2")
_TABLES = (".csv", ".tsv", *SHEETS, ".yaml", ".yml")
_SHEETS = (".xls", ".numbers", ".json")
_NAMES_SHOWN = 5
_UTF8_NAME = 0x800
"""The bit by which an entry of a ZIP says that its name is UTF-8."""
_BLANKS = " \t\r\n"
_LISTS = ("activities", "only_for", "unsuitable_for", "pictures")
_MAPPINGS = ("facts", "translations")
_COLUMNS = frozenset({*Message.model_fields, *Image.model_fields, "state"})
_COLUMNS_SHOWN = ", ".join(sorted(_COLUMNS))


@dataclass(frozen=True)
class Row:
    """One item as it was written, not checked yet.

    Attributes:
        where: File and place, such as ``messages.csv, row 7``.
        kind: ``message`` or ``image``.
        values: By field name.
        problem: Why it cannot be read; ``None`` if it can.
        is_named_only: Whether the caption is made of the file's name.
    """

    where: str
    kind: str
    values: dict[str, Any]
    problem: str | None = None
    is_named_only: bool = False


class Source(Protocol):
    """Where rows and pictures come from."""

    def names(self) -> Sequence[str]:
        """Return the names of all files, relative, with ``/`` between folders."""
        ...

    def read(self, name: str, limit: int) -> bytes:
        """Return a file's content.

        Raises:
            ImportingError: If it is not there, cannot be read, or is larger than ``limit`` bytes.
        """
        ...


@contextmanager
def open_source(path: Path) -> Iterator[tuple[Source, list[Row]]]:
    """Open what is to be imported; also return what of it is refused at once.

    Raises:
        ImportingError: If it does not exist, or is no folder, ZIP, CSV, XLSX or YAML file.
    """
    try:
        kind = path.stat().st_mode
    except OSError as error:
        reason = (
            "does not exist"
            if isinstance(error, FileNotFoundError | NotADirectoryError)
            else f"cannot be read ({error.strerror})"
        )
        raise ImportingError(f"{path} {reason}: give a folder, or a ZIP, CSV, XLSX or YAML file") from None
    if stat.S_ISDIR(kind):
        yield _Folder(path, None), []
    elif not stat.S_ISREG(kind):
        raise ImportingError(f"{path} is no file: give a folder, or a ZIP, CSV, XLSX or YAML file")
    elif path.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(path) as packed:
                archive = _Archive(packed)
                yield archive, archive.refused
        except zipfile.BadZipFile:
            raise ImportingError(f"{path} is no ZIP archive, or is damaged: pack it again") from None
    elif path.suffix.lower() in _TABLES:
        yield _Folder(path.parent, path.name), []
    else:
        raise ImportingError(f"{path} is no folder, ZIP, CSV, XLSX or YAML file: give one of these")


def rows_of(source: Source) -> Iterator[Row]:
    """Yield every item of a source in the order of its files; unreadable ones with their problem.

    Raises:
        ImportingError: If there is nothing to import, or more than 200,000 rows.
    """
    names = sorted(source.names(), key=lambda name: (name not in (MESSAGES_FILE, IMAGES_FILE), name))
    tables = [name for name in names if PurePosixPath(name).suffix.lower() in _TABLES]
    languages = {name: language for name in tables if (language := language_of_file(name)) is not None}
    tables = [name for name in tables if name not in languages]
    pictures = [name for name in names if PurePosixPath(name).suffix.lower() in PICTURES + _OTHER_PICTURES]
    yield from _of_no_use(names)
    if not tables and not pictures:
        raise ImportingError("there is nothing to import: no CSV, XLSX or YAML file and no picture")
    texts, refused = _translations(source, languages)
    yield from refused
    count, named = 0, set[str]()
    for name in tables:
        reader = _yaml_rows if name.lower().endswith((".yaml", ".yml")) else _table_rows
        for row in reader(source, name):
            count += 1
            if count > ROWS_LIMIT:
                raise ImportingError(f"there are more than {ROWS_LIMIT:,} rows: import them in parts")
            if row.kind == "image" and isinstance(file := row.values.get("file"), str):
                named.add(_plain_name(file))
            yield _translated(_without_nul(row), texts)
    if tables:
        yield from _left_out([name for name in pictures if _plain_name(name) not in named])
        return
    for name in pictures:
        words = re.sub(r"[\W_]+", " ", PurePosixPath(name).stem).strip()
        yield Row(name, "image", {"file": name, "caption": words}, is_named_only=True)


def _left_out(pictures: Sequence[str]) -> Iterator[Row]:
    """Yield in one line the pictures beside tables that none of these names."""
    if pictures:
        shown = ", ".join(pictures[:_NAMES_SHOWN]) + (", …" if len(pictures) > _NAMES_SHOWN else "")
        problem = f"{len(pictures)} named in no table, and left out ({shown}): add rows with their captions"
        yield Row("pictures", "image", {}, problem)


def _plain_name(name: str) -> str:
    """Return a file's name in one spelling: macOS writes a letter and its accent apart."""
    return unicodedata.normalize("NFC", str(PurePosixPath(name)))


def _translations(source: Source, languages: dict[str, str]) -> tuple[Translations, list[Row]]:
    """Return what files of texts say in other languages, and those of them that cannot be read."""
    found, refused = {}, []
    for name, language in languages.items():
        text = _text(source, name)
        try:
            if isinstance(text, Row):
                raise ValueError(text.problem)
            found[language] = read_texts(text)
        except ValueError as error:
            refused.append(Row(name, "message", {}, str(error)))
    return merge(found), refused


def _translated(row: Row, texts: Translations) -> Row:
    """Return a row with what its item says in other languages."""
    said = texts.get((row.kind, str(row.values.get("id"))))
    if said is None:
        return row
    own = row.values.get("translations")
    return replace(row, values={**row.values, "translations": {**said, **(own if isinstance(own, dict) else {})}})


def _of_no_use(names: Sequence[str]) -> Iterator[Row]:
    """Yield what somebody may have meant to be imported and is not."""
    for name in names:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in _ARCHIVES:
            yield Row(name, "message", {}, "is an archive within: unpack it first")
        elif suffix in _SHEETS:
            yield Row(name, "message", {}, "is no table that I read: save it as CSV or XLSX")


def _table_rows(source: Source, name: str) -> Iterator[Row]:
    is_sheet = name.lower().endswith(SHEETS)
    try:
        data = source.read(name, TABLE_LIMIT)
        rows = sheet_rows(data) if is_sheet else csv_rows(text_of(data))
        header = next(rows, TableRow(1))
        yield from _under_header(name, header, rows, is_sheet=is_sheet)
    except ImportingError as error:
        yield Row(name, "message", {}, str(error))


def _under_header(name: str, header: TableRow, rows: Iterator[TableRow], *, is_sheet: bool) -> Iterator[Row]:
    columns = [column.strip().lower() for column in header.cells]
    if header.problem is not None:
        yield Row(f"{name}, row {header.number}", "message", {}, header.problem)
        return
    if "text" not in columns and "caption" not in columns:
        yield Row(name, "message", {}, "the header names neither 'text' nor 'caption': add one of them")
        return
    for column in dict.fromkeys(column for column in columns if column and column not in _COLUMNS):
        yield Row(name, "message", {}, f"the column {column!r} is not known and was left out: use {_COLUMNS_SHOWN}")
    for row in rows:
        where = f"{name}, row {row.number}"
        if row.problem is not None:
            yield Row(where, "message", {}, row.problem)
        elif any(cell.strip() for cell in row.cells[len(columns) :]):
            yield Row(where, "message", {}, "has more cells than the header: put texts with commas in quotes")
        else:
            stripped = zip(columns, (cell.strip(_BLANKS) for cell in row.cells), strict=False)
            written = {column: cell for column, cell in stripped if cell and column in _COLUMNS}
            if written:
                yield _from_cells(where, written, is_sheet=is_sheet)


def _from_cells(where: str, written: dict[str, str], *, is_sheet: bool) -> Row:
    formula = next((column for column, cell in written.items() if is_calculated(cell)), None)
    if formula is not None and not is_sheet:
        problem = f"'{formula}' starts with {written[formula][0]!r} like a formula: write a ' before it"
        return Row(where, "message", {}, problem)
    values = {column: unquoted(cell) for column, cell in written.items()}
    kind = "image" if values.get("caption") or (values.get("file") and not values.get("text")) else "message"
    return Row(where, kind, {column: _value(column, cell) for column, cell in values.items()})


def _value(column: str, cell: str) -> str | list[str] | dict[str, Any]:
    if column in _MAPPINGS:
        return _mapping(cell)
    if column not in _LISTS:
        return cell
    if cell.lower() == EVERYBODY.get(column):
        return []
    return [part.strip() for part in cell.split(";") if part.strip()]


def _mapping(cell: str) -> str | dict[str, Any]:
    """Return a cell of JSON as a mapping; what is none stays as it is and is refused with the item."""
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return cell
    return found if isinstance(found, dict) else cell


def _yaml_rows(source: Source, name: str) -> Iterator[Row]:
    text = _text(source, name)
    if isinstance(text, Row):
        yield text
        return
    try:
        check_yaml(text, aliases=False)
        check_comments(text)
        document = yaml.load(text, Loader=LITERAL_LOADER)
    except (yaml.YAMLError, ValueError) as error:
        problem = " ".join(str(error).split())[:200]
        yield Row(name, "message", {}, f"is no valid YAML ({problem}): mend it")
        return
    if not isinstance(document, dict) or not (document.keys() & {"messages", "images"}):
        yield Row(name, "message", {}, "is not of the form that an export has: 'messages' or 'images' is missing")
        return
    for key, kind in (("messages", "message"), ("images", "image")):
        rows = document.get(key) or []
        if not isinstance(rows, list):
            yield Row(name, kind, {}, f"'{key}' must be a list")
            continue
        for number, values in enumerate(rows, start=1):
            where = f"{name}, {key} {number}"
            if isinstance(values, dict):
                yield Row(where, kind, {str(field): value for field, value in values.items() if field != "labels"})
            else:
                yield Row(where, kind, {}, "is no mapping of fields to values")


def _text(source: Source, name: str) -> str | Row:
    try:
        return text_of(source.read(name, TABLE_LIMIT))
    except ImportingError as error:
        return Row(name, "message", {}, str(error))


def _without_nul(row: Row) -> Row:
    """Return a row, refused if a text of it holds NUL, which nobody can see and PostgreSQL cannot keep."""
    for field, value in row.values.items():
        if isinstance(value, str) and "\x00" in value:
            return replace(row, problem=f"'{field}' holds an invisible sign (NUL): delete it")
    return row


class _Folder:
    def __init__(self, folder: Path, only: str | None) -> None:
        self._folder = folder.resolve()
        self._only = only

    def names(self) -> Sequence[str]:
        if self._only is not None:
            return [self._only]
        return [
            path.relative_to(self._folder).as_posix()
            for path in self._folder.rglob("*")
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(self._folder).parts)
        ]

    def read(self, name: str, limit: int) -> bytes:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder):
            raise ImportingError(f"{name!r} leads out of the folder: give a path inside of it")
        try:
            return read_regular_file(path, limit)
        except OSError as error:
            raise ImportingError(f"the file {name!r} cannot be read ({error.strerror})") from None


class _Archive:
    """A ZIP, read in place: nothing of it is ever written under the names that it holds."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self.refused: list[Row] = []
        self._files: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for info in packed.infolist():
            if info.is_dir():
                continue
            total += info.file_size
            if (problem := _problem(info)) is not None:
                self.refused.append(Row(info.filename[:200], "image", {}, problem))
            elif total > UNPACKED_LIMIT:
                raise ImportingError(f"the ZIP holds more than {UNPACKED_LIMIT // 1024**3} GB unpacked: import parts")
            elif not info.filename.startswith("__MACOSX/"):
                self._files[_plain_name(_name_of(info))] = info

    def names(self) -> Sequence[str]:
        return list(self._files)

    def read(self, name: str, limit: int) -> bytes:
        info = self._files.get(_plain_name(name))
        if info is None:
            raise ImportingError(f"the file {name!r} is not in the ZIP")
        try:
            with self._packed.open(info) as file:
                data = file.read(limit + 1)  # whatever size the ZIP claims
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            raise ImportingError(f"the file {name!r} cannot be unpacked ({error})") from None
        except Exception as error:  # decompressors have errors of their own
            raise ImportingError(f"the file {name!r} is damaged ({type(error).__name__})") from None
        if len(data) > limit:
            raise ImportingError(f"the file {name!r} is larger than {limit // 2**20} MB unpacked")
        return data


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return a file's name: old programs write it in UTF-8 or Windows' code page, and do not say so."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    written = info.filename.encode("cp437")
    with suppress(UnicodeError):
        return written.decode("utf-8")
    with suppress(UnicodeError):
        windows = written.decode("cp1252")
        if _is_latin(windows) and not _is_latin(info.filename):
            return windows
    return info.filename


def _is_latin(name: str) -> bool:
    """Whether all letters of a name are such as people of Europe write."""
    return all(sign.isascii() or "À" <= sign <= "ſ" for sign in name)


def _problem(info: zipfile.ZipInfo) -> str | None:
    path = PurePosixPath(info.filename)
    if path.is_absolute() or "\\" in info.filename or re.match(r"[A-Za-z]:", info.filename):
        return "has an absolute path: pack it anew, with paths inside of the ZIP"
    if ".." in path.parts:
        return "leads out of the ZIP with '..': pack it anew"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link: pack the file itself"
    if info.flag_bits & 0x1:
        return "is locked with a password: pack it without"
    if info.file_size > max(FILE_LIMIT, TABLE_LIMIT):
        return f"is larger than {max(FILE_LIMIT, TABLE_LIMIT) // 2**20} MB unpacked"
    if info.file_size > 2**20 and info.file_size > RATIO_LIMIT * max(info.compress_size, 1):
        return f"grows to more than {RATIO_LIMIT} times its packed size, like a bomb"
    return None
