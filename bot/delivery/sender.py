"""The sender: drains the outbox, so that each nudge goes out at most once whatever crashes.

Just before the call to Telegram the row is committed as *sending*. If the process dies after that, nobody
can know whether the nudge arrived, and it is not sent again.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlmodel import col, select
from telegram import Message
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.delivery.buttons import nudge_buttons
from bot.delivery.failures import Failure, Verdict, judge
from bot.delivery.pacing import BULK, Pacer
from bot.logs import event
from bot.replies import quoted
from bot.signals import Wake
from bot.speaker import Speaker, markup
from bot.storage.database import Database
from bot.storage.models import Account, Notice, Nudge, NudgeState, Origin, User
from bot.storage.queries.nudges import Parcel, claim_nudges, move_nudge, remember_upload
from bot.texts import speaking

BATCH = 30
"""Nudges claimed at once: about a second's worth, so that a dead worker holds up few."""

IDLE_SECONDS = 1.0
"""Between two looks when nobody wakes us."""

_FIRST_RETRY = timedelta(seconds=2)
_LONGEST_RETRY = timedelta(minutes=2)

_log = logging.getLogger(__name__)


class Sender:
    """Sends what the decider has put into the outbox.

    Args:
        database: Where the outbox is.
        bot: Whom Telegram knows.
        clock: Expiry and retries are judged by it.
        worker: This process's id, which claims rows.
        image_folder: Where the pictures lie.
        wake: Set when there may be something to send.
        pacer: Told when Telegram wants a chat to wait.
    """

    def __init__(
        self,
        database: Database,
        bot: ExtBot[str],
        clock: Clock,
        worker: str,
        image_folder: Path,
        wake: Wake,
        pacer: Pacer,
    ) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._worker = worker
        self._image_folder = image_folder
        self._wake = wake
        self._pacer = pacer
        self._speaker = Speaker(bot)
        self._jitter = Random()  # noqa: S311 - spreads retries, guards nothing
        self._stopping = False

    async def run(self) -> None:
        """Send until stopped."""
        while not self._stopping:
            try:
                sent = await self.drain()
            except Exception:  # the database may be away for a while: the rows wait there
                _log.exception("sending_failed")
                sent = 0
            if not sent and not self._stopping:
                await self._wake.wait(IDLE_SECONDS)

    def stop(self) -> None:
        """Claim nothing more; what is being sent is finished by :meth:`run`."""
        self._stopping = True
        self._wake.set()

    async def drain(self) -> int:
        """Send one batch; return how many rows were dealt with."""
        notices = await self._send_notices()
        async with self._database.writing() as session:
            parcels = await claim_nudges(self._worker, self._bot.id, self._clock.now(), BATCH, session=session)
        await asyncio.gather(*(self._send(parcel) for parcel in parcels))
        return notices + len(parcels)

    async def _send(self, parcel: Parcel) -> None:
        nudge_id = parcel.nudge.id or 0
        now = self._clock.now()
        if now >= parcel.nudge.expires_at:
            await self._move(nudge_id, NudgeState.CLAIMED, NudgeState.FAILED, error="expired before it could be sent")
            return
        if not await self._move(nudge_id, NudgeState.CLAIMED, NudgeState.SENDING, attempts=parcel.nudge.attempts + 1):
            return  # called back, or taken over by a worker that thought us dead
        try:
            message = await self._call(parcel)
        except TelegramError as error:
            await self._settle_failure(parcel, judge(error), now)
            return
        await self._settle_success(parcel, message)

    async def _call(self, parcel: Parcel) -> Message:
        photo: str | Path = parcel.file_id or self._image_folder / parcel.image_file
        with speaking("en"):
            buttons = markup(nudge_buttons(parcel.nudge.id or 0, frozenset()))
        return await self._bot.send_photo(
            parcel.telegram_id,
            photo,
            caption=quoted(parcel.text),
            parse_mode="HTML",
            reply_markup=buttons,
            rate_limit_args=None if parcel.nudge.origin is Origin.ASKED else BULK,
        )

    async def _settle_success(self, parcel: Parcel, message: Message) -> None:
        async with self._database.writing() as session:
            await move_nudge(
                parcel.nudge.id or 0,
                self._worker,
                NudgeState.SENDING,
                NudgeState.SENT,
                session=session,
                sent_at=self._clock.now(),
                telegram_message_id=message.message_id,
            )
            if parcel.file_id is None and message.photo:
                await remember_upload(parcel.image_file, self._bot.id, message.photo[-1].file_id, session=session)
        event(_log, logging.INFO, "nudge_sent", nudge=parcel.nudge.id, user=parcel.nudge.user_id)

    async def _settle_failure(self, parcel: Parcel, failure: Failure, now: datetime) -> None:
        nudge = parcel.nudge
        event(
            _log, logging.WARNING, "nudge_not_sent", nudge=nudge.id, user=nudge.user_id, verdict=failure.verdict.value
        )
        state, values = NudgeState.FAILED, {"error": failure.text}
        if failure.verdict is Verdict.UNKNOWN:
            state = NudgeState.UNKNOWN
        elif failure.verdict in (Verdict.RETRY, Verdict.WAIT, Verdict.MOVED, Verdict.STALE_FILE):
            state = NudgeState.PLANNED
        async with self._database.writing() as session:
            if state is NudgeState.PLANNED:
                await move_nudge(
                    nudge.id or 0,
                    self._worker,
                    NudgeState.SENDING,
                    state,
                    session=session,
                    claimed_by=None,
                    not_before=now + self._delay(failure, nudge),
                    **values,
                )
            else:
                await move_nudge(nudge.id or 0, self._worker, NudgeState.SENDING, state, session=session, **values)
            if failure.verdict is Verdict.BLOCKED:
                user = await session.get_one(User, nudge.user_id)
                user.blocked_at = now
                session.add(user)
            elif failure.verdict is Verdict.MOVED and failure.new_chat is not None:
                account = await session.get_one(Account, nudge.user_id)
                account.telegram_id = failure.new_chat
                session.add(account)
            elif failure.verdict is Verdict.STALE_FILE:
                await remember_upload(parcel.image_file, self._bot.id, "", session=session)
        if failure.verdict is Verdict.WAIT:
            self._pacer.hold_chat(parcel.telegram_id, failure.wait.total_seconds())

    def _delay(self, failure: Failure, nudge: Nudge) -> timedelta:
        if failure.verdict is Verdict.WAIT:
            return failure.wait
        if failure.verdict is Verdict.RETRY:
            backoff: timedelta = min(_FIRST_RETRY * 2**nudge.attempts, _LONGEST_RETRY)
            return backoff * self._jitter.uniform(0.5, 1.5)
        return timedelta(0)

    async def _move(self, nudge_id: int, start: NudgeState, end: NudgeState, **values: object) -> bool:
        async with self._database.writing() as session:
            return await move_nudge(nudge_id, self._worker, start, end, session=session, **values)

    async def _send_notices(self) -> int:
        """Send texts that answer no update; they are taken first and sent then, so at most once."""
        async with self._database.reading() as session:
            if (
                await session.exec(select(Notice.id).where(Notice.state == NudgeState.PLANNED).limit(1))
            ).first() is None:
                return 0
        async with self._database.writing() as session:
            rows = await session.exec(
                select(Notice, Account.telegram_id)
                .join(Account, col(Account.user_id) == col(Notice.user_id))
                .where(Notice.state == NudgeState.PLANNED)
                .limit(BATCH)
                .with_for_update(skip_locked=True, of=Notice)
            )
            notices = list(rows)
            for notice, _telegram_id in notices:
                notice.state = NudgeState.SENT
                session.add(notice)
        for notice, telegram_id in notices:
            try:
                await self._speaker.say(telegram_id, notice.html)
            except TelegramError as error:
                event(_log, logging.WARNING, "notice_not_sent", user=notice.user_id, error=type(error).__name__)
        return len(notices)
