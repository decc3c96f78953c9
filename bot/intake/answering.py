"""Answering: the stored replies of an update are made in order and ticked off, from where they stopped."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.backoff import backoff
from bot.core.log_events import event
from bot.core.messenger import SendError, SendProblem
from bot.core.replies import REPLY, Acknowledge, Busy, EditButtons, Reply, Say, ShowMenu, TellOwners
from bot.core.texts import SOURCE, _, speaking
from bot.intake.speaking import Speaker
from bot.storage.models import InboxUpdate, User
from bot.storage.queries.inbox import close_update, note_replies
from bot.storage.queries.people import note_question
from bot.storage.worker_context import WorkerContext

_COSMETIC = (Acknowledge, Busy, EditButtons, ShowMenu, TellOwners)
"""Replies that nobody misses."""

_log = logging.getLogger(__name__)


class Answering:
    """Answers updates whose turn is stored.

    Args:
        context: Of this worker.
        speaker: Makes the replies.
    """

    def __init__(self, context: WorkerContext, speaker: Speaker) -> None:
        self._database = context.database
        self._clock = context.clock
        self._speaker = speaker

    async def answer(self, row: InboxUpdate, address: Address) -> None:
        """Make the replies of an update, those that were made before aside, and close it."""
        replies = [REPLY.validate_python(reply) for reply in row.replies or ()]
        for number, reply in enumerate(replies):
            if number < row.replies_done:
                continue
            made = await self._make(reply, address, row)
            if made is None:
                break
            if number + 1 < len(replies) or made.question is not None:
                await self._database.insist(partial(_note, row, number + 1, made.question))
        await self._database.insist(partial(_close, row, self._clock.now()))

    async def _make(self, reply: Reply, address: Address, row: InboxUpdate) -> _Made | None:
        """Make one reply, again and again while the network is away; ``None``: the rest makes no sense either."""
        for attempt in range(1_000_000):
            try:
                question = await self._speaker.make(reply, address)
            except SendError as error:
                event(_log, logging.WARNING, "reply_not_made", update=row.update_id, verdict=error.problem.value)
                if error.problem is SendProblem.BLOCKED:
                    return None
                if error.is_final or error.problem is SendProblem.TAKEN:
                    row.error = error.text
                    if error.is_final and row.user_id is not None and not isinstance(reply, _COSMETIC):
                        await self._apologise(row.user_id, address)
                    return _Made()
                wait = error.wait.total_seconds() or backoff(attempt)
                await asyncio.sleep(wait)
            else:
                return _Made(question)
        return None

    async def _apologise(self, user_id: int, address: Address) -> None:
        """Say that an answer could not be given; whom not even that reaches is told nothing."""
        async with self._database.reading() as session:
            user = await session.get(User, user_id)
        with speaking(SOURCE if user is None else user.language), suppress(SendError):
            sorry = _("Something went wrong on my side, sorry. Please try that again, or /help.")
            await self._speaker.make(Say(html=sorry), address)


@dataclass(frozen=True)
class _Made:
    """A reply that was made, or that Telegram does not want."""

    question: int | None = None
    """The message that asks the present question, if the reply did."""


async def _note(row: InboxUpdate, replies_done: int, question: int | None, session: AsyncSession) -> None:
    await note_replies(row.bot_id, row.update_id, replies_done, session=session)
    if question is not None and row.user_id is not None:
        await note_question(row.user_id, question, session=session)


async def _close(row: InboxUpdate, now: datetime, session: AsyncSession) -> None:
    await close_update(row.bot_id, row.update_id, now, row.error, session=session)
