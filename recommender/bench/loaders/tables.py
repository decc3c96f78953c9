"""A data set of one's own: a folder with three tables, and pictures if there are any.

::

    people.csv   id, and what each told of themselves in columns of any name (age, gender, occupation, ...)
    items.csv    id, text, and perhaps picture: a file beside the table; else pictures/ID.png (or .jpg, .jpeg, .webp)
    ratings.csv  person, item, value, and perhaps time (a number, or a date as in 2026-11-29T20:15)
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from recommender.bench.ratings import RatedData
from recommender.errors import BenchError
from recommender.items import Item
from recommender.profile import Profile

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
"""Of pictures in a folder of their own."""

Row = tuple[int, Mapping[str, str]]


def tables(folder: Path, liked_from: float = 1.0, disliked_to: float = 0.0) -> RatedData:
    """Read a folder.

    Args:
        folder: Where the tables lie.
        liked_from: Least value that says that somebody liked it.
        disliked_to: Largest value that says that somebody did not.

    Raises:
        BenchError: If a table or a column is missing, or a line names what is not there; the text names the line.
    """
    people = _table(folder / "people.csv", ("id",))
    items = _table(folder / "items.csv", ("id", "text"))
    ratings = _table(folder / "ratings.csv", ("person", "item", "value"))
    persons = {row["id"]: number for number, (_, row) in enumerate(people)}
    known = {row["id"]: number for number, (_, row) in enumerate(items)}
    pictures = tuple(_picture(row, folder) for _, row in items)
    return RatedData(
        name=folder.name,
        people=tuple(Profile(attributes={k: v for k, v in row.items() if k != "id" and v}) for _, row in people),
        items=tuple(Item(row["id"], row["text"]) for _, row in items),
        person=np.array([_found(persons, row, "person", line, folder) for line, row in ratings], dtype=np.int64),
        item=np.array([_found(known, row, "item", line, folder) for line, row in ratings], dtype=np.int64),
        value=np.array([_number(row["value"], line, folder) for line, row in ratings], dtype=np.float32),
        time=np.array([_time(row.get("time") or "0", line, folder) for line, row in ratings], dtype=np.float64),
        liked_from=liked_from,
        disliked_to=disliked_to,
        pictures=pictures if any(pictures) else (),
    )


def _picture(row: Mapping[str, str], folder: Path) -> Path | None:
    if row.get("picture"):
        return folder / row["picture"]
    named = (folder / "pictures" / f"{row['id']}{suffix}" for suffix in SUFFIXES)
    return next((path for path in named if path.is_file()), None)


def _table(path: Path, columns: Sequence[str]) -> list[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise BenchError(f"{path} has no column {missing[0]!r}: its first line must name {', '.join(columns)}")
            return list(_lines(reader))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BenchError(f"{path} cannot be read as a table ({error}): save it as CSV in UTF-8") from error


def _lines(reader: csv.DictReader[str]) -> Iterator[Row]:
    for row in reader:
        yield reader.line_num, {key: (value or "").strip() for key, value in row.items() if key}


def _found(known: Mapping[str, int], row: Mapping[str, str], column: str, line: int, folder: Path) -> int:
    if row[column] not in known:
        raise BenchError(f"{folder / 'ratings.csv'}, line {line}: there is no {column} {row[column]!r}")
    return known[row[column]]


def _number(text: str, line: int, folder: Path) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise BenchError(f"{folder / 'ratings.csv'}, line {line}: {text!r} is no number") from error


def _time(text: str, line: int, folder: Path) -> float:
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError as error:
        raise BenchError(f"{folder / 'ratings.csv'}, line {line}: {text!r} is neither a number nor a date") from error
