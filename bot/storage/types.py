"""Column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, Enum, Integer, literal
from sqlalchemy.types import TypeDecorator, TypeEngine


class BigId(TypeDecorator[int]):
    """A 64-bit integer that can also be an autoincrementing key on SQLite.

    Telegram ids pass 2**31, which PostgreSQL's INTEGER cannot hold; SQLite numbers rows by itself only
    in a column declared INTEGER, which there holds 64 bits.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[int]:
        """Return INTEGER on SQLite and BIGINT elsewhere."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


def choice(values: type[StrEnum]) -> Any:
    """Return a column type for ``values``, kept as plain text so that adding one needs no migration."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=False,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


def literally(column: Any, *values: StrEnum) -> Any:
    """Return the condition that ``column`` has one of ``values``, written into the statement as constants.

    A partial index is only used where the statement's own text repeats the index's condition.
    """
    constants = [literal(value, column.type, literal_execute=True) for value in values]
    return column == constants[0] if len(constants) == 1 else column.in_(constants)
