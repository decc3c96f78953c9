"""The outbox as the sender writes to it: what many nudges have to store at one time goes in one transaction.

While one transaction is being committed, the next one's changes gather. A change is told to be stored only
when it is; while the database is away it is tried again until it is back.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from bot.core.clock import Clock
from bot.core.log_events import event
from bot.delivery.undelivered import tell_who_asked
from bot.queue.rows import start
from bot.storage.database import Database, is_away
from bot.storage.queries.outbox import OUTBOX, Settlement, settle_nudges

GATHERING_SECONDS = 0.01
"""While there is much to store: for so long more is gathered, since a transaction costs about the same for ten
changes as for one. A single nudge does not wait."""

_MUCH = 3
"""Changes in one transaction from which on the next ones are gathered."""

_FIRST_WAIT_SECONDS = 0.2
_LONGEST_WAIT_SECONDS = 2.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Change:
    """A nudge that begins to be sent (a bare id), or what became of one, and who waits for it to be stored."""

    what: int | Settlement
    stored: asyncio.Future[bool]


class Outbox:
    """Stores the steps of this worker's nudges.

    Args:
        database: Where nudges are.
        worker: This process's id.
        bot_id: Whose names of pictures are kept.
        clock: Since when somebody may be told that what they asked for did not arrive.
    """

    def __init__(self, database: Database, worker: str, bot_id: int, clock: Clock) -> None:
        self._database = database
        self._worker = worker
        self._bot_id = bot_id
        self._clock = clock
        self._gathered: list[_Change] = []
        self._stored_together = 0
        self._writer: asyncio.Task[None] | None = None

    async def start(self, nudge_id: int) -> bool:
        """Store that a nudge is about to be sent; return whether it may be: it may have been called back."""
        return await self._store(nudge_id)

    async def settle(self, settlement: Settlement) -> None:
        """Store what became of a nudge."""
        await self._store(settlement)

    async def close(self) -> None:
        """Return when everything is stored."""
        while self._writer is not None and not self._writer.done():
            await asyncio.wait([self._writer])

    def _store(self, what: int | Settlement) -> asyncio.Future[bool]:
        change = _Change(what, asyncio.get_running_loop().create_future())
        self._gathered.append(change)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return change.stored

    async def _write(self) -> None:
        wait = _FIRST_WAIT_SECONDS
        while self._gathered:
            if self._stored_together >= _MUCH:
                await asyncio.sleep(GATHERING_SECONDS)
            changes, self._gathered = self._gathered, []
            try:
                await self._write_together(changes)
            except Exception as error:
                if not is_away(error):  # one of them cannot be stored: the others must not suffer
                    for change in changes:
                        await self._write_alone(change)
                    continue
                event(_log, logging.WARNING, "outbox_waits", changes=len(changes), error=type(error).__name__)
                self._gathered = [*changes, *self._gathered]
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT_SECONDS)
            else:
                wait, self._stored_together = _FIRST_WAIT_SECONDS, len(changes)

    async def _write_alone(self, change: _Change) -> None:
        try:
            await self._write_together([change])
        except Exception as error:
            if is_away(error):
                self._gathered.append(change)
            elif not change.stored.done():
                change.stored.set_exception(error)

    async def _write_together(self, changes: list[_Change]) -> None:
        starts = [change.what for change in changes if isinstance(change.what, int)]
        ends = [change.what for change in changes if isinstance(change.what, Settlement)]
        async with self._database.writing() as session:
            started = await start(OUTBOX, starts, self._worker, session=session) if starts else set()
            if ends:
                await settle_nudges(ends, self._worker, self._bot_id, session=session)
                await tell_who_asked([end.nudge_id for end in ends if end.is_lost], self._clock.now(), session=session)
        for change in changes:
            if not change.stored.done():
                change.stored.set_result(not isinstance(change.what, int) or change.what in started)
