"""A trial's data set as files."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.errors import TrialError
from bot.storage.trial_tables import TABLES


def write_data_set(folder: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    """Write each table as CSV and, where pyarrow is installed, as Parquet; return whether it is."""
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in TABLES[name]])
            writer.writeheader()
            writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return _write_parquet(folder, tables)


def read_rows(file: Path) -> list[dict[str, str]]:
    """Read a table that was written as CSV.

    Raises:
        TrialError: If it cannot be read.
    """
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TrialError(f"{file} cannot be read ({type(error).__name__}): export the trial again") from None


def _plain(value: Any) -> Any:
    """Return a value as it stands in CSV: yes is 1 and no is 0."""
    return int(value) if isinstance(value, bool) else value


def _write_parquet(folder: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:  # it comes with an extra: the bot itself needs none of it
        return False
    types = {
        "text": arrow.string(), "json": arrow.string(), "time": arrow.string(), "number": arrow.float64(),
        "integer": arrow.int64(), "yes/no": arrow.bool_(),
    }  # fmt: skip
    for name, rows in tables.items():
        schema = arrow.schema([(column.name, types[column.kind]) for column in TABLES[name]])
        parquet.write_table(arrow.Table.from_pylist([dict(row) for row in rows], schema), folder / f"{name}.parquet")
    return True
