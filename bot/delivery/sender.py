"""The sender: drains the outbox, so that each nudge goes out at most once whatever crashes.

Just before the call to Telegram the row is committed as *sending*. If the process dies after that, nobody
can know whether the nudge arrived, and it is not sent again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bot.core.log_events import event
from bot.core.messenger import (
    OUTAGE_LOOKS_BACK,
    SendBudget,
    SendError,
    SendPermit,
    SendProblem,
    SentPicture,
)
from bot.core.replies import Say, without_emoji
from bot.core.service import SENDING, Service
from bot.core.signals import Signals
from bot.core.texts import speaking
from bot.delivery.notices import nudge_caption, reminder_caption
from bot.delivery.nudge_buttons import nudge_buttons
from bot.delivery.outbox import Outbox
from bot.delivery.pictures import Pictures
from bot.monitoring.metrics import Metrics
from bot.queue.loop import WorkLoop
from bot.storage.models import NudgeState, Origin
from bot.storage.queries.outbox import (
    OUTBOX,
    OutgoingNudge,
    Settlement,
    claim_nudges,
    is_anything_planned,
    reconsider_departures,
)
from bot.storage.worker_context import WorkerContext
from recommender import Profile
from recommender.audience import traits_of

AT_ONCE = 32
"""Calls of bulk to Telegram side by side; a nudge that somebody waits for does not wait for one of these."""

CLAIMED = 80
"""Nudges of bulk, and as many asked for, that a worker has at once: about three seconds' worth, so that one that
dies holds up few."""

_CLAIM_STEP = 40
_NO_PICTURE = (
    "The picture {file} cannot be read: {why}. Who asks for a nudge gets its words alone, and all others none with "
    "that picture. Put the file back from a backup, or import it again."
)

_EXPIRED = "expired before it could be sent"

_log = logging.getLogger(__name__)


class Sender(Service):
    """Sends what the decider has put into the outbox.

    Args:
        context: Of this worker; expiry and retries are judged by its clock.
        signals: Tell when there may be something to send.
        image_folder: Where the pictures lie.
        budget: Of which this worker has a part; without one it claims nothing.
        metrics: Counts what became of nudges.
        alert: Tells the owners about something of a kind, in words.
    """

    name = "sender"
    roles = SENDING
    drains = True

    def __init__(
        self,
        context: WorkerContext,
        signals: Signals,
        image_folder: Path,
        budget: SendBudget,
        metrics: Metrics,
        alert: Callable[[str, str], Awaitable[None]],
    ) -> None:
        self._database = context.database
        self._messenger = context.messenger
        self._clock = context.clock
        self._worker = context.worker
        self._pictures = Pictures(image_folder)
        self._wake = signals.send
        self._budget = budget
        self._metrics = metrics
        self._alert = alert
        self._store: Outbox | None = None
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._asked: set[asyncio.Task[None]] = set()
        self._others: set[asyncio.Task[None]] = set()
        self._calling: set[asyncio.Task[None]] = set()
        self._jitter = Random()
        self._departures: deque[tuple[int, float]] = deque(maxlen=100)
        self._loop = WorkLoop(self._claim, self._wake, "claiming_failed")

    async def run(self) -> None:
        """Send until stopped, and then finish what has been begun."""
        await self._loop.run()
        for task in (self._asked | self._others) - self._calling:
            task.cancel()  # nothing was said yet: the rows are given back
        if self._calling:
            await asyncio.wait(self._calling)
        await self._outbox.close()

    async def drain(self) -> int:
        """Send all that may go out now, beside what :meth:`run` does; return how many were claimed for it."""
        total = 0
        while (claimed := await self._claim()) or self._asked or self._others:
            total += claimed
            if going := self._asked | self._others:
                await asyncio.wait(going)
        return total

    async def stop(self) -> None:
        """Claim nothing more; what is being sent is finished by :meth:`run`."""
        self._loop.stop()

    @property
    def _outbox(self) -> Outbox:
        if self._store is None:  # a bot's id is not known before it has met Telegram
            self._store = Outbox(self._database, self._worker, self._messenger.bot_id, self._clock)
        return self._store

    async def _claim(self) -> int:
        if self._budget.share <= 0:
            return 0  # others have the whole budget just now: they shall have the nudges too
        room = CLAIMED - len(self._others)
        others = room if room >= _CLAIM_STEP else 0
        now = self._clock.now()
        async with self._database.reading() as session:
            if not await is_anything_planned(now, asked_only=not others, session=session):
                return 0
        async with self._database.writing() as session:
            claimed = await claim_nudges(
                self._worker,
                self._messenger.bot_id,
                self._messenger.name,
                now,
                asked=CLAIMED - len(self._asked),
                others=others,
                session=session,
            )
        for nudge in claimed:
            group = self._asked if nudge.origin is Origin.ASKED else self._others
            task = asyncio.create_task(self._deal_with(nudge))
            group.add(task)
            task.add_done_callback(self._dealt_with)
        return len(claimed)

    def _dealt_with(self, task: asyncio.Task[None]) -> None:
        for group in (self._asked, self._others, self._calling):
            group.discard(task)
        if len(self._others) <= CLAIMED - _CLAIM_STEP:
            self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("nudge_not_dealt_with", exc_info=error)

    async def _deal_with(self, nudge: OutgoingNudge) -> None:
        if nudge.origin is Origin.ASKED:
            await self._send(nudge)
            return
        async with self._slots:
            await self._send(nudge)

    async def _send(self, nudge: OutgoingNudge) -> None:
        if not nudge.is_pictured:
            await self._send_words(nudge)
            return
        async with self._pictures.of(nudge) as picture:
            if isinstance(picture, str | bytes):
                async with self._messenger.permit(nudge.address, bulk=nudge.origin is not Origin.ASKED) as permit:
                    settlement = await self._send_now(nudge, picture, permit)
            else:
                settlement = await self._without_picture(nudge, picture)
        if isinstance(picture, OSError):
            await self._alert("picture", _NO_PICTURE.format(file=nudge.image_file, why=picture.strerror))
        if settlement is not None:
            await self._settle(nudge, settlement, is_told=isinstance(picture, OSError))

    async def _send_words(self, nudge: OutgoingNudge) -> None:
        async with self._messenger.permit(nudge.address, bulk=nudge.origin is not Origin.ASKED) as permit:
            settlement = await self._send_now(nudge, None, permit)
        if settlement is not None:
            await self._settle(nudge, settlement)

    async def _settle(self, nudge: OutgoingNudge, settlement: Settlement, *, is_told: bool = False) -> None:
        """Store what became of a nudge, and tell the owners if Telegram refused it.

        Args:
            nudge: Which.
            settlement: What became of it.
            is_told: Whether the owners have been told already.
        """
        self._metrics.nudge_settled(settlement.state, (self._clock.now() - nudge.due_at).total_seconds())
        level = logging.INFO if settlement.state is NudgeState.SENT else logging.WARNING
        event(_log, level, "nudge_settled", nudge=nudge.nudge_id, user=nudge.user_id, state=settlement.state.value)
        await self._outbox.settle(settlement)
        if settlement.blocked_at is not None:
            self._departures.append((nudge.nudge_id, time.monotonic()))
        if settlement.blocked_at is not None or is_told:
            return
        if settlement.state is NudgeState.FAILED and settlement.error != _EXPIRED:
            await self._alert("nudge_refused", f"Nudge {nudge.nudge_id} could not be sent. {settlement.error}")

    async def _without_picture(self, nudge: OutgoingNudge, error: OSError) -> Settlement | None:
        """Send the words alone to who waits for them; nobody else shall have half a nudge."""
        why = f"the picture cannot be read: {error.strerror}"
        if nudge.origin is not Origin.ASKED:
            return Settlement(nudge.nudge_id, NudgeState.FAILED, why)
        settlement = await self._send_now(nudge, None, None)
        return None if settlement is None else replace(settlement, error=settlement.error or why)

    async def _send_now(
        self, nudge: OutgoingNudge, picture: str | bytes | None, permit: SendPermit | None
    ) -> Settlement | None:
        """Send a nudge whose turn has come; return what became of it, ``None`` if it is no longer ours."""
        task = asyncio.current_task()
        if task is not None:
            self._calling.add(task)
        if self._clock.now() >= nudge.expires_at:
            return Settlement(nudge.nudge_id, NudgeState.FAILED, _EXPIRED)
        if not await self._outbox.start(nudge.nudge_id):
            return None
        if self._clock.now() >= nudge.expires_at:  # the database was away meanwhile
            return Settlement(nudge.nudge_id, NudgeState.FAILED, _EXPIRED)
        try:
            message = await self._call(nudge, picture, permit)
        except SendError as error:
            if error.problem is SendProblem.OUTAGE:
                await self._reconsider()
            return self._judged(nudge, error)
        except Exception as error:  # a fault of ours somewhere on the way: it may have arrived
            _log.exception("call_failed nudge=%s", nudge.nudge_id)
            return Settlement(nudge.nudge_id, NudgeState.UNKNOWN, type(error).__name__)
        uploaded = None
        if nudge.file_id is None and message.file_id is not None:
            uploaded = (nudge.image_file, message.file_id)
            self._pictures.remember(*uploaded)
        return Settlement(
            nudge.nudge_id,
            NudgeState.SENT,
            sent_at=self._clock.now(),
            telegram_message_id=message.message_id,
            uploaded=uploaded,
        )

    async def _call(self, nudge: OutgoingNudge, picture: str | bytes | None, permit: SendPermit | None) -> SentPicture:
        with speaking(nudge.language):
            buttons = nudge_buttons(nudge.nudge_id, frozenset(), is_own=nudge.origin is Origin.OWN)
            buttons = without_emoji(buttons) if nudge.plain_buttons else buttons
            caption = _caption(nudge)
        silent = nudge.is_silent
        if picture is None:
            words = Say(html=caption, buttons=buttons, silent=silent)
            return SentPicture(await self._messenger.send(nudge.address, words, permit), None)
        return await self._messenger.send_picture(nudge.address, picture, caption, buttons, permit, silent=silent)

    async def _reconsider(self) -> None:
        """Take nobody for gone of whom the messenger said so in the minutes before it said so of most people."""
        since = time.monotonic() - OUTAGE_LOOKS_BACK.total_seconds()
        lately = [nudge for nudge, at in self._departures if at > since]
        self._departures.clear()
        if not lately:
            return
        await self._database.insist(partial(reconsider_departures, lately, self._worker))
        event(_log, logging.WARNING, "departures_reconsidered", nudges=len(lately))

    def _judged(self, nudge: OutgoingNudge, error: SendError) -> Settlement:
        """Return what follows from a failed call."""
        now = self._clock.now()
        match error.problem:
            case SendProblem.UNKNOWN | SendProblem.TAKEN:
                return Settlement(nudge.nudge_id, NudgeState.UNKNOWN, error.text)
            case SendProblem.BLOCKED:
                return Settlement(nudge.nudge_id, NudgeState.FAILED, error.text, blocked_at=now)
            case SendProblem.WAIT:
                return self._again(nudge, error, error.wait)
            case SendProblem.RETRY | SendProblem.OUTAGE:
                backoff: timedelta = OUTBOX.retry.wait(nudge.attempts)
                return self._again(nudge, error, backoff * self._jitter.uniform(0.5, 1.5))
            case SendProblem.MOVED:
                return self._again(nudge, error, timedelta(0), new_address=error.new_address)
            case SendProblem.STALE_FILE if self._pictures.forget(nudge.image_file) or nudge.file_id is not None:
                return self._again(nudge, error, timedelta(0), uploaded=(nudge.image_file, ""))
        return Settlement(nudge.nudge_id, NudgeState.FAILED, error.text)

    def _again(self, nudge: OutgoingNudge, error: SendError, wait: timedelta, **known: Any) -> Settlement:
        return Settlement(nudge.nudge_id, NudgeState.PLANNED, error.text, not_before=self._clock.now() + wait, **known)


def _caption(nudge: OutgoingNudge) -> str:
    """Return the words below a nudge's picture; who cannot see it, or asked for that, is told what it shows."""
    if nudge.origin is Origin.OWN:
        return reminder_caption(nudge.wish or "")
    limited = traits_of(Profile({"limits": nudge.limits})) if nudge.limits else frozenset()
    is_described = nudge.is_pictured and (nudge.describe_pictures or "low_vision" in limited)
    met, alt = nudge.wish_met is not False, nudge.alt if is_described else ""
    return nudge_caption(nudge.text, nudge.wish, met=met, signal=nudge.signal, alt=alt)
