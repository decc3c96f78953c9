"""The countdown: changes the messages of running timers once a minute, after everything else that is said."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.core.log_events import event
from bot.core.messenger import SendError
from bot.core.replies import Rows
from bot.core.texts import speaking
from bot.delivery.timer_texts import running_buttons, say_done, say_left, say_stopped
from bot.storage.queries.timers import DueTimer, claim_due_timers, is_any_timer_due, minutes_left
from bot.storage.worker_context import WorkerContext

INTERVAL = timedelta(seconds=1)
"""Between two looks; an idle look is one indexed query."""

_BATCH = 50
_AT_ONCE = 8

_log = logging.getLogger(__name__)


class Countdown:
    """Counts timers down.

    When each changes next is stored before its message does: after a crash it goes on with the next minute. What
    says that a timer is over is a notice of its own, sent at most once.

    Args:
        context: Where timers are, who changes their messages, and how much is left.
    """

    def __init__(self, context: WorkerContext) -> None:
        self._database = context.database
        self._messenger = context.messenger
        self._clock = context.clock
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def look(self) -> None:
        """Change all that is due; what fails is tried again at the next look."""
        try:
            while await self.tick() == _BATCH:
                pass
        except Exception:  # the database may be away for a while
            _log.exception("countdown_failed")

    async def tick(self) -> int:
        """Change what is due; return how many timers that were."""
        now = self._clock.now()
        async with self._database.reading() as session:
            if not await is_any_timer_due(now, session=session):
                return 0
        async with self._database.writing() as session:
            found, due = await claim_due_timers(self._messenger.name, now, _BATCH, session=session)
        await asyncio.gather(*map(self._change, due))
        return found

    async def _change(self, timer: DueTimer) -> None:
        async with self._slots, self._messenger.permit(timer.address, bulk=True):
            with speaking(timer.language):
                html, rows = self._say(timer)
            try:
                await self._messenger.edit(timer.address, timer.message_id, html, rows)
            except SendError as error:  # the next minute changes it, and the end is told by itself
                event(_log, logging.INFO, "timer_not_changed", timer=timer.timer_id, error=error.problem.value)

    def _say(self, timer: DueTimer) -> tuple[str, Rows]:
        if timer.is_stopped:
            return say_stopped(timer.minutes, timer.about), ()
        left = minutes_left(timer.ends_at, self._clock.now())
        if not left:
            return say_done(timer.minutes, timer.about), ()
        return say_left(left, timer.about), running_buttons(timer.timer_id)
