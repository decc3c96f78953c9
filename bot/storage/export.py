"""Everything that is stored about one user, row by row, from whatever tables there are."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, Table, select
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

_USER = "user"


def tables_of_users() -> list[tuple[Table, Column[Any]]]:
    """Return every table that has rows of users, with the column that says whose, the user table first."""
    metadata = SQLModel.metadata
    own = metadata.tables[_USER]
    found: list[tuple[Table, Column[Any]]] = [(own, own.c.id)]
    for table in metadata.sorted_tables:
        for column in table.columns:
            if any(key.target_fullname == f"{_USER}.id" for key in column.foreign_keys):
                found.append((table, column))
    return found


async def rows_of(user_id: int, *, session: AsyncSession) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of a user by table, as JSON-friendly data; tables without any are left out."""
    connection = await session.connection()
    found: dict[str, list[dict[str, Any]]] = {}
    for table, column in tables_of_users():
        order = list(table.primary_key.columns)
        rows = (await connection.execute(select(table).where(column == user_id).order_by(*order))).mappings().all()
        if rows:
            found[table.name] = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return found


async def export_user(user_id: int, now: datetime, *, session: AsyncSession) -> bytes:
    """Return all that is stored about a user as one JSON document in UTF-8."""
    document = {
        "about": "Everything that Offscreen has stored about you, table by table. Times are in UTC.",
        "exported_at": now.astimezone(UTC).isoformat(),
        "tables": await rows_of(user_id, session=session),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value
