"""Addresses of databases as people have them: SQLAlchemy's form, and those that providers print for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from bot.errors import DatabaseError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}

_REMEDY = "use sqlite+aiosqlite:///PATH or postgresql+asyncpg://USER:PASSWORD@HOST/NAME"
_SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_KEPT = ("host", "port")
"""What SQLAlchemy itself reads, such as the folder of a socket."""

_NAMES = "prepared_statement_name_func"

_YES = ("true", "1", "yes")


@dataclass(frozen=True)
class DatabaseAddress:
    """Where a database is.

    Attributes:
        url: For SQLAlchemy, with the driver that is used here.
        options: For the driver's connections.
    """

    url: URL
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def is_pooled(self) -> bool:
        """Whether something in between, such as pgbouncer, gives each transaction another connection."""
        return _NAMES in self.options

    def pooled(self) -> DatabaseAddress:
        """Return the same address for connections that nothing may be prepared on."""
        return replace(self, options=self.options | _pooled("true"))


def read_address(address: str) -> DatabaseAddress:
    """Return where a database is.

    Args:
        address: As it was set.

    Raises:
        DatabaseError: If it is malformed, of another kind of database, or asks for something that is not known; never
            with its password.
    """
    url = _url(address.strip())
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise DatabaseError(f"the database driver {url.drivername!r} is not supported: {_REMEDY}")
    url = url.set(drivername=driver)
    if url.port is not None and url.port not in range(1, 2**16):
        raise DatabaseError(f"OFFSCREEN_DATABASE_URL: {url.port} is no port: use one from 1 to 65535")
    if driver.startswith("sqlite"):
        return DatabaseAddress(url)
    query = {key: str(value) for key, value in url.query.items()}
    kept = {key: query.pop(key) for key in _KEPT if key in query}
    return DatabaseAddress(url.set(query=kept), _options(query))


def _url(address: str) -> URL:
    """Read an address whose password may hold any sign as it is: the last ``@`` ends it."""
    scheme, _, rest = address.partition("://")
    told, at, where = rest.rpartition("@")
    user, colon, password = told.partition(":")
    try:
        if not (at and colon) or scheme.startswith("sqlite"):
            return make_url(address)
        return make_url(f"{scheme}://{where}").set(username=unquote(user), password=unquote(password))
    except (ArgumentError, ValueError):
        raise DatabaseError(f"OFFSCREEN_DATABASE_URL is not a database address: {_REMEDY}") from None


def _options(query: Mapping[str, str]) -> dict[str, Any]:
    options: dict[str, Any] = {}
    for name, value in query.items():
        if name not in _MEANINGS:
            raise DatabaseError(f"OFFSCREEN_DATABASE_URL asks for {name!r}, which is not known: leave it out")
        options |= _MEANINGS[name](value)
    return options


def _ssl(value: str) -> dict[str, Any]:
    if value not in _SSL_MODES:
        raise DatabaseError(f"OFFSCREEN_DATABASE_URL: sslmode is {value!r}, and not one of {', '.join(_SSL_MODES)}")
    return {"ssl": value}


def _pooled(value: str) -> dict[str, Any]:
    """Prepare nothing that a connection must remember: behind pgbouncer each transaction may have another one."""
    if value.lower() not in _YES:
        return {}
    return {
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        _NAMES: lambda: f"__offscreen_{uuid4()}__",
    }


def _seconds(value: str) -> dict[str, Any]:
    if not value.isdecimal():
        raise DatabaseError(f"OFFSCREEN_DATABASE_URL: connect_timeout is {value!r}, and no number of seconds")
    return {"timeout": int(value)} if int(value) else {}


_MEANINGS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "ssl": _ssl,
    "sslmode": _ssl,
    "channel_binding": lambda _value: {},  # asyncpg's authentication is SCRAM without it; providers print it for libpq
    "pgbouncer": _pooled,
    "connect_timeout": _seconds,
    "application_name": lambda value: {"server_settings": {"application_name": value}},
}
