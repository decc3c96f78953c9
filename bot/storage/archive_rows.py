"""Rows as an archive holds them: one JSON list on each line, the same from SQLite and from PostgreSQL.

The tables are asked what they are, not the models: an archive may be of another revision than the release that reads
it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Date, DateTime, LargeBinary, MetaData, Table, Text, cast, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import DatabaseError

BATCH = 500
"""Rows that are read, or written, at a time."""

_REVISION_TABLE = "alembic_version"
"""Belongs to the migrations, which write it when the tables are made."""


async def tables_of(connection: AsyncConnection) -> list[Table]:
    """Return the tables that are in the database, each after those that it refers to."""
    found = MetaData()
    await connection.run_sync(lambda sync: found.reflect(sync))
    return [table for table in found.sorted_tables if table.name != _REVISION_TABLE]


async def write_rows(connection: AsyncConnection, table: Table, target: Path) -> int:
    """Write all rows of a table; return how many there were."""
    count = 0
    with target.open("w", encoding="utf-8") as lines:
        async for row in _rows(connection, table):
            lines.write(json.dumps([_plain(value) for value in row], ensure_ascii=False) + "\n")
            count += 1
    return count


async def count_rows(connection: AsyncConnection, table: Table) -> int:
    """Return how many rows a table has."""
    return int((await connection.execute(select(func.count()).select_from(table))).scalar_one())


async def read_rows(connection: AsyncConnection, table: Table, columns: Sequence[str], source: Path) -> int:
    """Put rows into a table; return how many there were.

    Raises:
        DatabaseError: If the table lacks one of the columns.
        ValueError: If a line is damaged.
    """
    if missing := [name for name in columns if name not in table.columns]:
        raise DatabaseError(f"{table.name} has no column {', '.join(missing)}")
    kinds = [_stored_as(table.columns[name].type) for name in columns]
    count = 0
    with source.open(encoding="utf-8") as lines:
        for batch in _batches(_values(line, columns, kinds) for line in lines):
            await connection.execute(insert(table), batch)
            count += len(batch)
    await _number_on(connection, table)
    return count


async def _rows(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Any]]:
    columns = [
        cast(column, Text) if isinstance(column.type, JSON) else column  # as it stands: null is not NULL
        for column in table.columns
    ]
    options = {"yield_per": BATCH}
    async for row in await connection.stream(select(*columns), execution_options=options):
        yield row


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):  # SQLite gives UTC without saying so
        return (value if value.tzinfo is not None else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _values(line: str, columns: Sequence[str], kinds: Sequence[Callable[[Any], Any]]) -> dict[str, Any]:
    given = json.loads(line)
    if not isinstance(given, list) or len(given) != len(columns):
        raise ValueError("a row has not the columns of its table")
    named = zip(columns, kinds, given, strict=True)
    return {name: None if value is None else kind(value) for name, kind, value in named}


def _stored_as(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, JSON):
        kind.none_as_null = True
        return _json
    if isinstance(kind, DateTime):
        return datetime.fromisoformat
    if isinstance(kind, Date):
        return date.fromisoformat
    return base64.b64decode if isinstance(kind, LargeBinary) else _as_it_is


def _json(value: str) -> Any:
    found = json.loads(value)
    return JSON.NULL if found is None else found


def _as_it_is(value: Any) -> Any:
    return value


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


async def _number_on(connection: AsyncConnection, table: Table) -> None:
    """Let PostgreSQL go on with the ids where the rows end; SQLite does so by itself."""
    if connection.dialect.name != "postgresql" or "id" not in table.columns:
        return
    named = {"name": f'"{table.name}"'}
    sequence = (await connection.execute(text("SELECT pg_get_serial_sequence(:name, 'id')"), named)).scalar()
    if sequence is not None:
        newest = select(func.coalesce(func.max(table.columns["id"]), 0) + 1).scalar_subquery()
        await connection.execute(select(func.setval(sequence, newest, False)))
