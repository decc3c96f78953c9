"""Addresses of databases, as providers print them."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest
from sqlmodel import select

from benchmarks.postgresql import PostgresqlServer
from bot.errors import DatabaseError
from bot.storage.addresses import read_address
from bot.storage.database import Database
from bot.storage.models import User


@pytest.mark.parametrize(
    ("address", "read", "options"),
    [
        ("sqlite:////data/x.sqlite", "sqlite+aiosqlite:////data/x.sqlite", {}),
        ("postgres://u:p@h/n", "postgresql+asyncpg://u:p@h/n", {}),
        ("postgresql://u:p@h:6543/n?sslmode=require", "postgresql+asyncpg://u:p@h:6543/n", {"ssl": "require"}),
        (
            "postgresql://u:p@h/n?sslmode=verify-full&channel_binding=require&connect_timeout=9",
            "postgresql+asyncpg://u:p@h/n",
            {"ssl": "verify-full", "timeout": 9},
        ),
        ("postgresql+asyncpg://u:p@ss#w@h/n", "postgresql+asyncpg://u:p%40ss%23w@h/n", {}),
        ("postgres://u:p%40ss@h/n", "postgresql+asyncpg://u:p%40ss@h/n", {}),
        ("postgresql://u@/n?host=/run/pg", "postgresql+asyncpg://u@/n?host=%2Frun%2Fpg", {}),
    ],
)
def test_an_address_is_read(address: str, read: str, options: dict[str, Any]) -> None:
    found = read_address(address)
    assert found.url.render_as_string(hide_password=False) == read
    assert found.options == options
    Database(address)


def test_behind_pgbouncer_nothing_is_prepared() -> None:
    options = read_address("postgres://u:p@h/n?pgbouncer=true").options
    assert (options["statement_cache_size"], options["prepared_statement_cache_size"]) == (0, 0)
    name = options["prepared_statement_name_func"]
    assert name() != name()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "is not a database address"),
        ("postgres://u:secret@h:port/n", "is not a database address"),
        ("mysql://u:secret@h/n", "'mysql' is not supported"),
        ("postgres://u:secret@h/n?sslmode=maybe", "sslmode is 'maybe'"),
        ("postgres://u:secret@h/n?schema=x", "asks for 'schema', which is not known"),
        ("postgres://u:secret@h/n?connect_timeout=soon", "no number of seconds"),
    ],
)
def test_what_is_none_is_one_sentence_without_its_password(address: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=said) as refused:
        read_address(address)
    assert "secret" not in str(refused.value)


@pytest.fixture
def on_server(postgresql: PostgresqlServer, migrated: str) -> str:
    return postgresql.create_database(template=migrated)


@pytest.mark.parametrize("is_between", [True, False])
async def test_what_stands_in_between_is_noticed(
    on_server: str, monkeypatch: pytest.MonkeyPatch, is_between: bool
) -> None:
    if is_between:  # pgbouncer gives each connection a number of its own
        monkeypatch.setattr(asyncpg.Connection, "get_server_pid", lambda _self: -7)
    database = Database(on_server)
    await database.open()
    async with database.reading() as session:
        assert (await session.exec(select(User))).all() == []
        driver: Any = (await (await session.connection()).get_raw_connection()).driver_connection
        prepared = await driver.fetchval("SELECT name FROM pg_prepared_statements LIMIT 1")
    await database.close()
    assert (prepared is None) is is_between
