"""Scheduled backups: one is made when the last one is old enough, and of all the newest stay."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.core.texts import _
from bot.errors import DatabaseError
from bot.storage.backup import Manifest, back_up
from bot.storage.database import Database
from bot.storage.models import Backup
from bot.storage.queries.backups import last_backup
from bot.storage.sealing import SUFFIX

INTERVAL = timedelta(minutes=5)
FIRST_AFTER = timedelta(minutes=2)
TASK = "backup"
"""What the worker leads in that makes them."""

_NAME, _TAIL = "offscreen-", ".tar.gz"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BackupPlan:
    """How often, where and for whom backups are made.

    Attributes:
        every: From one to the next.
        keep: How many stay.
        folder: Where.
        public_key: Whose secret key opens them; ``None``: they are not encrypted.
    """

    every: timedelta
    keep: int
    folder: Path
    public_key: str | None = None


class ScheduledBackup:
    """Makes backups.

    Args:
        database: What is kept.
        image_folder: Where its pictures are.
        clock: Tells when the next one is due.
        plan: How often, where and for whom.
        lead: Whether this worker is the one that makes them.
        alert: Tells the owners that one failed.
    """

    def __init__(
        self,
        database: Database,
        image_folder: Path,
        clock: Clock,
        plan: BackupPlan,
        lead: Callable[[], Awaitable[bool]],
        alert: Callable[[str, Callable[[], str]], Awaitable[None]],
    ) -> None:
        self._database = database
        self._image_folder = image_folder
        self._clock = clock
        self._plan = plan
        self._lead = lead
        self._alert = alert

    async def look(self) -> None:
        """Make a backup if one is due. Never raises."""
        try:
            await self._look()
        except Exception as error:  # the next look tries again
            event(_log, logging.WARNING, "backup_failed", error=type(error).__name__)
            await self._alert("backup", partial(_say_failed, str(error) if isinstance(error, DatabaseError) else ""))

    async def _look(self) -> None:
        now = self._clock.now()
        async with self._database.reading() as session:
            last = await last_backup(session=session)
        if last is not None and timedelta() <= now - last.at < self._plan.every:
            return
        if await self._lead():
            await self._make(now)

    async def _make(self, now: datetime) -> None:
        folder = self._plan.folder
        await asyncio.to_thread(_make_folder, folder)
        archive = folder / f"{_NAME}{now:%Y%m%dT%H%M%SZ}{_TAIL}{SUFFIX if self._plan.public_key else ''}"
        manifest = await back_up(self._database, self._image_folder, archive, self._plan.public_key)
        made = await note_backup(self._database, archive, manifest, now)
        event(_log, logging.INFO, "backup_made", bytes=made.size, rows=made.rows)
        await asyncio.to_thread(prune, folder, self._plan.keep)


async def note_backup(database: Database, archive: Path, manifest: Manifest, now: datetime) -> Backup:
    """Store that a backup was made."""
    size = (await asyncio.to_thread(archive.stat)).st_size
    made = Backup(at=now, file=str(archive)[-300:], size=size, rows=sum(manifest.rows.values()))
    async with database.writing() as session:
        session.add(made)
    return made


def prune(folder: Path, keep: int) -> list[Path]:
    """Delete all scheduled backups of a folder but the newest; return what was deleted."""
    old = backups_in(folder)[:-keep]
    for archive in old:
        archive.unlink(missing_ok=True)
    return old


def backups_in(folder: Path) -> list[Path]:
    """Return the scheduled backups of a folder, oldest first."""
    return sorted([*folder.glob(f"{_NAME}*{_TAIL}"), *folder.glob(f"{_NAME}*{_TAIL}{SUFFIX}")])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"cannot make the folder {folder}: {error.strerror}. Set OFFSCREEN_BACKUP_DIR to another one."
        ) from None


def _say_failed(reason: str) -> str:
    return _("The backup failed, and the last one grows old: {reason} The log says more.").format(reason=reason)
