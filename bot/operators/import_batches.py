"""Imports as batches: what one added can be taken back as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.storage.database import Database
from bot.storage.models import AuditEntry, ItemState, StoredImage, StoredMessage
from bot.storage.queries.items import all_images, all_messages, set_state
from bot.storage.queries.operators import complete_entry, note
from content.errors import ImportingError
from content.importing import Report

IMPORTED = "library imported"
"""What the log of changes calls an import; the time of its entry is that of everything that it added."""

_FORM = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class UndoneImport:
    """What was taken back.

    Attributes:
        batch: The import's name.
        messages: How many messages were deleted.
        images: How many images were.
    """

    batch: str
    messages: int
    images: int


def batch_name(at: datetime) -> str:
    """Return the name of an import by when it was made (aware)."""
    return at.astimezone(UTC).strftime(_FORM)


class BatchEntry:
    """The entry of an import in the log of changes: written with its first items, so that a broken-off one is named.

    Args:
        subject: What is imported.
        at: When; that of everything it adds.
        by: Internal id of the operator who imports; ``None``: somebody at the command line.
    """

    def __init__(self, subject: str, at: datetime, by: int | None) -> None:
        self._by = by
        self._subject = subject
        self._at = at
        self._number = 0

    async def begin(self, *, session: AsyncSession) -> str:
        """Write it in the transaction of the first items, and return the import's name."""
        name = batch_name(self._at)
        details = f"{name}: not finished"
        self._number = await note(IMPORTED, self._subject, self._at, by=self._by, details=details, session=session)
        return name

    async def end(self, report: Report, *, session: AsyncSession) -> None:
        """Write into it what came of the import."""
        counts = f"{report.added} added, {report.changed} changed, {len(report.refused)} refused"
        await complete_entry(self._number, f"{batch_name(self._at)}: {counts}", session=session)


async def undo_import(database: Database, batch: str | None, now: datetime) -> UndoneImport:
    """Delete what an import added; what was sent of it stays readable, and what it changed stays changed.

    Args:
        database: Where.
        batch: Its name; ``None``: the last import of which something is left.
        now: When.

    Raises:
        content.errors.ImportingError: If there is no such import, or nothing is left of it.
    """
    async with database.writing() as session:
        added: list[StoredMessage | StoredImage] = [
            *await all_messages(session=session),
            *await all_images(session=session),
        ]
        times = [at for at in await _imports(session) if batch in (None, batch_name(at))]
        for at in times:
            theirs = [item for item in added if item.created_at == at]
            if theirs:
                return await _delete(theirs, at, now, session)
    if batch is not None and not times:
        raise ImportingError(f"there is no import {batch!r}: offscreen content undo without a name takes the last one")
    raise ImportingError("nothing is left of it to be taken back")


async def _imports(session: AsyncSession) -> list[datetime]:
    """Return when imports were made, the latest first."""
    statement = select(AuditEntry.at).where(AuditEntry.action == IMPORTED).order_by(col(AuditEntry.id).desc())
    return list((await session.exec(statement)).all())


async def _delete(
    items: Sequence[StoredMessage | StoredImage], at: datetime, now: datetime, session: AsyncSession
) -> UndoneImport:
    await set_state(items, ItemState.DELETED, session=session)
    images = sum(isinstance(item, StoredImage) for item in items)
    undone = UndoneImport(batch_name(at), len(items) - images, images)
    details = f"{undone.messages} messages and {undone.images} images deleted"
    await note("import undone", undone.batch, now, by=None, details=details, session=session)
    return undone
