"""The notifier: sends texts that are no answer to an update, each at most once, whatever crashes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.log_events import event
from bot.core.messenger import SendError, SendPermit, SendProblem
from bot.core.replies import Say
from bot.core.service import SENDING, Service
from bot.core.signals import Signals
from bot.delivery.contact_sheet import draw_sheet
from bot.queue.loop import WorkLoop
from bot.queue.rows import settle, start
from bot.storage.models import NudgeState
from bot.storage.pictures import read_picture
from bot.storage.queries.announcements import LEFT
from bot.storage.queries.notices import (
    NOTICES,
    OutgoingNotice,
    again_at,
    claim_notices,
    is_any_notice,
    settled,
)
from bot.storage.worker_context import WorkerContext

_BATCH = 10

_BULK = 10
"""Copies of announcements that are sent at once, before it is looked whether somebody waits for something else."""

_NOT_DELIVERED = (SendProblem.RETRY, SendProblem.OUTAGE, SendProblem.WAIT)

_log = logging.getLogger(__name__)


class Notifier(Service):
    """Sends notices.

    Args:
        context: Of this worker; its clock tells when one is tried again.
        signals: Tell when there may be one.
        image_folder: Where the pictures lie.
    """

    name = "notifier"
    roles = SENDING
    drains = True

    def __init__(self, context: WorkerContext, signals: Signals, image_folder: Path) -> None:
        self._database = context.database
        self._messenger = context.messenger
        self._clock = context.clock
        self._worker = context.worker
        self._image_folder = image_folder
        self._loop = WorkLoop(self.tell, signals.notify, "notices_failed")

    async def run(self) -> None:
        """Send until stopped."""
        await self._loop.run()

    async def stop(self) -> None:
        """Begin nothing more; what is claimed is given back."""
        self._loop.stop()

    async def tell(self) -> int:
        """Send some; return how many were claimed."""
        now = self._clock.now()
        async with self._database.reading() as session:
            if not await is_any_notice(now, session=session):
                return 0
        async with self._database.writing() as session:
            worker, messenger = self._worker, self._messenger.name
            notices = await claim_notices(worker, messenger, now, _BATCH, session=session)
            if not notices:  # people before bulk
                copies = await claim_notices(worker, messenger, now, _BULK, bulk=True, session=session)
        if not notices:
            return await self._tell_all(copies)
        for notice in notices:
            if self._loop.stopping:
                break
            await self._tell_now(notice)
        return len(notices)

    async def _tell_all(self, copies: Sequence[OutgoingNotice]) -> int:
        """Send copies side by side: each goes to somebody else, and one after the other they would take the day."""
        ended = await asyncio.gather(*map(self._tell_in_turn, copies), return_exceptions=True)
        for error in ended:  # only now: what is being sent must not be broken off
            if error is not None:
                raise error
        return len(copies)

    async def _tell_in_turn(self, copy: OutgoingNotice) -> None:
        async with self._messenger.permit(copy.address, bulk=True) as permit:
            if not self._loop.stopping:
                await self._tell_now(copy, permit)

    async def _tell_now(self, notice: OutgoingNotice, permit: SendPermit | None = None) -> None:
        async with self._database.writing() as session:
            if not await start(NOTICES, [notice.notice_id], self._worker, session=session):
                return  # given away because this worker was taken for dead
        ends = {notice.notice_id: await self._send(notice, permit)}
        await self._database.insist(partial(_settle, ends, self._worker))

    async def _send(self, notice: OutgoingNotice, permit: SendPermit | None) -> dict[str, object]:
        """Make the call; return what becomes of the notice."""
        try:
            sent = await self._say(notice, permit)
        except SendError as error:
            event(_log, logging.WARNING, "notice_not_sent", user=notice.user_id, error=error.problem.value)
            return self._judged(notice, error)
        except Exception as error:  # a fault of ours somewhere on the way: it may have arrived
            _log.exception("notice_failed user=%s", notice.user_id)
            return settled(NudgeState.UNKNOWN, self._worker, error=type(error).__name__)
        return settled(NudgeState.SENT, self._worker, message_id=sent)

    async def _say(self, notice: OutgoingNotice, permit: SendPermit | None) -> int:
        shown = await self._show(notice, notice.photo, permit) if notice.photo is not None else None
        if shown is not None:
            return shown
        picture = await asyncio.to_thread(read_sheet, self._image_folder, notice.pictures) if notice.pictures else None
        if picture is None:
            said = Say(html=notice.html, buttons=notice.buttons, silent=notice.is_silent, preview=notice.has_preview)
            return await self._messenger.send(notice.address, said, permit if notice.photo is None else None)
        sent = await self._messenger.send_picture(
            notice.address, picture, notice.html, notice.buttons, silent=notice.is_silent
        )
        return sent.message_id

    async def _show(self, notice: OutgoingNotice, photo: str, permit: SendPermit | None) -> int | None:
        """Send a person's own picture; ``None``: the messenger has it no more, and surely sent nothing."""
        try:
            sent = await self._messenger.send_picture(
                notice.address, photo, notice.html, notice.buttons, permit, silent=notice.is_silent
            )
        except SendError as error:
            if error.problem not in (SendProblem.STALE_FILE, SendProblem.REFUSED):
                raise
            return None
        return sent.message_id

    def _judged(self, notice: OutgoingNotice, error: SendError) -> dict[str, object]:
        if error.problem is SendProblem.TAKEN:
            return settled(NudgeState.SENT, self._worker)
        if error.problem is SendProblem.UNKNOWN:
            return settled(NudgeState.UNKNOWN, self._worker, error=error.text)
        again = again_at(notice, error.wait, self._clock.now()) if error.problem in _NOT_DELIVERED else None
        state = NudgeState.FAILED if again is None else NudgeState.PLANNED
        has_left = notice.is_bulk and error.problem is SendProblem.BLOCKED
        why = f"{LEFT}: {error.text}" if has_left else error.text
        return settled(state, self._worker, error=why, not_before=again)


def read_sheet(folder: Path, files: Sequence[str]) -> bytes | None:
    """Return pictures as one, ``None`` if none can be read: then the words must do."""
    pictures = []
    for name in files:
        try:
            pictures.append(read_picture(folder, name))
        except OSError as error:  # whoever sends nudges tells the owners of it
            event(_log, logging.WARNING, "picture_not_read", error=type(error).__name__)
    return draw_sheet(pictures) if pictures else None


async def _settle(ends: dict[int, dict[str, object]], worker: str, session: AsyncSession) -> None:
    await settle(NOTICES, ends, worker, kept=("not_before", "message_id"), session=session)
