"""Numbered steps from an empty database to today's tables, run by Alembic."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import UpgradedError

_MIGRATION_LOCK = 0x0FF5C4EE
"""Key of PostgreSQL's advisory lock: of several workers that start, one migrates and the others wait."""


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database to ``revision`` within the connection's transaction.

    Raises:
        bot.errors.UpgradedError: If it stands at a revision that this release does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
    config, current = configuration(), current_revision(connection)
    if revision == "head" and current == head_revision():
        return
    if current is not None and current not in _revisions(config):
        raise UpgradedError(
            f"its tables are at revision {current}, which this release does not know: start the newer release "
            "that made them, or restore a backup from before into an empty database"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def current_revision(connection: Connection) -> str | None:
    """Return the revision the database stands at, ``None`` if it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def head_revision() -> str | None:
    """Return the newest revision there is; every step is read for that, so it is asked once."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def _revisions(config: Config) -> frozenset[str]:
    return frozenset(step.revision for step in ScriptDirectory.from_config(config).walk_revisions())


def configuration() -> Config:
    """Return Alembic's settings: where the steps are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
