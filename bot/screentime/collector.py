"""Events in: those that arrive while one transaction is being committed go into the next one together.

An event is told to be taken only when it is stored. Whether its token still counts is looked up in the same
transaction, so that a revoked one counts no more from the instant on at which it was revoked.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.log_events import event as log_event
from bot.core.signals import Wake
from bot.screentime.events import WireEvent
from bot.storage.database import Database
from bot.storage.queries.devices import DeviceSender, find_senders, note_use
from bot.storage.queries.screen import ScreenArrival, store_events

TOGETHER = 500
"""Events stored in one transaction, below every database's limit on parameters."""

WAITING = 5_000
"""Events that may wait to be stored; a database that is behind by more is away."""

_log = logging.getLogger(__name__)


class TooMuchError(Exception):
    """More events wait to be stored than there is room for: the device should send this one again later."""


@dataclass(frozen=True)
class _Waiting:
    digest: str
    event: WireEvent
    received_at: datetime
    stored: asyncio.Future[bool]


class Collector:
    """Stores what devices say.

    Args:
        database: Where.
        stored: Set when something new was stored.
    """

    def __init__(self, database: Database, stored: Wake) -> None:
        self._database = database
        self._stored = stored
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None

    async def take(self, digest: str, event: WireEvent, received_at: datetime) -> bool:
        """Store an event; return whether the token with this hash speaks for anybody.

        Raises:
            TooMuchError: If too many wait already.
            Exception: Whatever the database says when it cannot store.
        """
        if len(self._waiting) >= WAITING:
            raise TooMuchError(f"{len(self._waiting)} events wait to be stored")
        waiting = _Waiting(digest, event, received_at, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return await waiting.stored

    async def close(self) -> None:
        """Return when everything that was taken is stored or refused."""
        while self._writer is not None and not self._writer.done():
            await asyncio.wait([self._writer])

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                await self._write_together(batch)
            except Exception as error:
                if len(batch) == 1 or not isinstance(error, DBAPIError):
                    _fail(batch, error)
                    continue
                log_event(_log, logging.WARNING, "events_stored_singly", events=len(batch), error=type(error).__name__)
                for waiting in batch:  # one of them is the matter: the others must not suffer
                    try:
                        await self._write_together([waiting])
                    except Exception as alone:
                        _fail([waiting], alone)

    async def _write_together(self, batch: Sequence[_Waiting]) -> None:
        async with self._database.writing() as session:
            senders = await self._store(batch, session=session)
        for waiting in batch:
            if not waiting.stored.done():
                waiting.stored.set_result(waiting.digest in senders)
        if senders:
            self._stored.set()

    async def _store(self, batch: Sequence[_Waiting], *, session: AsyncSession) -> dict[str, DeviceSender]:
        senders = await find_senders({waiting.digest for waiting in batch}, session=session)
        arrivals = [_arrival(senders[waiting.digest], waiting) for waiting in batch if waiting.digest in senders]
        if arrivals:
            await store_events(arrivals, session=session)
            await note_use(senders.values(), batch[-1].received_at, session=session)
        return senders


def _arrival(sender: DeviceSender, waiting: _Waiting) -> ScreenArrival:
    event = waiting.event
    return ScreenArrival(
        user_id=sender.user_id,
        device_id=sender.device_id,
        kind=event.event,
        app=event.app if sender.apps_allowed else None,
        at=event.at or waiting.received_at,
        received_at=waiting.received_at,
        minutes_today=event.minutes_today,
        event_id=event.id,
    )


def _fail(batch: Sequence[_Waiting], error: Exception) -> None:
    log_event(_log, logging.ERROR, "events_not_stored", events=len(batch), error=type(error).__name__)
    for waiting in batch:
        if not waiting.stored.done():
            waiting.stored.set_exception(error)
