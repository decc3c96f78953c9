"""The inbox at work: updates of one user one after another, of different users side by side.

A turn's changes, its replies and the row's next state are stored in one transaction; only then is anything
said. After a crash an update whose changes are stored is not handled again: its replies are made from where
they stopped, so that nothing a person said is lost and at most one reply comes twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.address import Address
from bot.core.inputs import Input
from bot.core.log_events import event
from bot.core.messenger import Correspondent, Incoming
from bot.core.replies import Reply, said_anew
from bot.core.service import RECEIVING, Service
from bot.core.signals import AnswerPriority, Wake, to_strangers
from bot.core.texts import speaking
from bot.dialogues.group_chats import answer_elsewhere
from bot.errors import UpgradedError
from bot.intake.answering import Answering
from bot.intake.conversation import TurnResult, Visitor
from bot.intake.deadline import OverrunError, Stretches
from bot.intake.failed_turns import FailedTurns, stored
from bot.intake.turn_steps import TurnSteps
from bot.intake.update_store import UpdateStore
from bot.intake.welcomes import Welcomes
from bot.language.registry import languages
from bot.monitoring.metrics import Metrics
from bot.queue.loop import IDLE_SECONDS, WorkLoop
from bot.services.base import Effect
from bot.storage.database import is_away
from bot.storage.models import InboxState, InboxUpdate, User
from bot.storage.queries.inbox import (
    INBOX,
    claim_updates,
    finish,
    is_anything_open,
    keep_replies,
    release,
    unowned_before,
)
from bot.storage.queries.people import find_or_add_user
from bot.storage.worker_context import WorkerContext
from bot.understanding import places
from recommender import taste_spelling

AT_ONCE = 32
"""Updates handled side by side."""

STRANGERS_AT_ONCE = 8
"""Of these, updates of people who have agreed to nothing yet: whatever keeps them, there is room for others."""

_DRAIN_SECONDS = 0.05

_log = logging.getLogger(__name__)


class Inbox(Service):
    """Stores updates and handles them.

    Args:
        context: Of this worker; its clock is the time of turns.
        steps: What a turn goes through.
        priority: Told while people wait for answers.
        welcomes: The budget for strangers.
        owners: Where the owners are reached.
        tell: Tells the owners of a kind of trouble, in plain words.
        metrics: Counts what was handled.
    """

    name = "inbox"
    roles = RECEIVING
    drains = True

    def __init__(
        self,
        context: WorkerContext,
        steps: TurnSteps,
        priority: AnswerPriority,
        welcomes: Welcomes,
        owners: Collection[Address],
        tell: Callable[[str, str], Coroutine[Any, Any, None]],
        metrics: Metrics,
    ) -> None:
        self._database = context.database
        self._messenger = context.messenger
        self._clock = context.clock
        self._worker = context.worker
        self._store = UpdateStore(context, owners, self._let_owners_know)
        self._steps = steps
        self._answering = Answering(context, steps.speaker)
        self._failed = FailedTurns(context, steps.conversation, self._answering, self._let_owners_know)
        self._priority = priority
        self._welcomes = welcomes
        self._tell = tell
        self._metrics = metrics
        self._wake = Wake()
        self._tasks: set[asyncio.Task[None]] = set()
        self._trying: set[asyncio.Task[None]] = set()
        self._strangers: set[asyncio.Task[None]] = set()
        self._stored = False
        self._loop = WorkLoop(self._begin, self._wake, "inbox_failed")

    async def prepare(self) -> None:
        """Read what turns go by: whoever writes first would wait for it, or longer than a turn may take."""
        await asyncio.to_thread(languages)
        await asyncio.to_thread(places.warm_up)
        await asyncio.to_thread(taste_spelling.warm_up)

    async def store(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Store updates as they came; when this returns, the messenger may forget them.

        Args:
            payloads: The messenger's JSON.
        """
        await self._store.store(payloads)
        self._stored = True
        self._wake.set()

    async def run(self) -> None:
        """Handle updates until stopped; what has begun then is finished, unless this is cancelled."""
        try:
            await self._loop.run()
            await self.settled()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self) -> None:
        """Take nothing more."""
        self._loop.stop()

    async def _begin(self) -> int:
        if not (room := AT_ONCE - len(self._tasks)):
            return 0
        strangers = min(STRANGERS_AT_ONCE - len(self._strangers), self._welcomes.room())
        if not self._stored and not await self._is_anything_open(strangers > 0):
            return 0
        self._stored = False
        return await self._claim(room, strangers)

    async def settled(self) -> None:
        """Return when everything that is being handled is answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def drained(self) -> None:
        """Return when everything that is stored is answered."""
        while self._tasks or await self._is_anything_open(strangers=True):
            await asyncio.sleep(_DRAIN_SECONDS)

    async def _is_anything_open(self, strangers: bool) -> bool:
        async with self._database.reading() as session:  # a look that finds nothing stands in nobody's way
            return await is_anything_open(self._messenger.bot_id, strangers=strangers, session=session)

    async def _claim(self, room: int, strangers: int) -> int:
        async with self._database.writing() as session:
            rows = await claim_updates(
                self._messenger.bot_id,
                self._worker,
                room,
                strangers=strangers,
                tried=not self._trying,
                session=session,
            )
        self._welcomes.take(sum(not row.known for row in rows))
        for row in rows:
            task = asyncio.create_task(self._handle(row))
            self._tasks.add(task)
            if not row.known:
                self._strangers.add(task)
            if row.state is InboxState.RECEIVED and row.attempts > 1:
                self._trying.add(task)
            task.add_done_callback(self._handled)
        return len(rows)

    def _handled(self, task: asyncio.Task[None]) -> None:
        for tasks in (self._tasks, self._trying, self._strangers):
            tasks.discard(task)
        self._wake.set()  # the same user's next update may be taken now

    async def _handle(self, row: InboxUpdate) -> None:
        try:
            with self._priority.answering() if row.known else to_strangers():
                await self._take_and_answer(row)
        except Exception as error:  # the database went away, say: the row is as it was stored last, and claimed again
            _log.exception("update_not_finished update=%s", row.update_id)
            await self._give_back(row, tried=not is_away(error))

    async def _give_back(self, row: InboxUpdate, *, tried: bool) -> None:
        while True:
            await asyncio.sleep(IDLE_SECONDS)
            try:
                async with self._database.writing() as session:
                    stored = await session.get_one(InboxUpdate, (row.bot_id, row.update_id), populate_existing=True)
                    release(stored, tried=tried)
            except UpgradedError:  # its claim ends with this process
                return
            except Exception:  # still away
                _log.exception("update_not_given_back update=%s", row.update_id)
            else:
                return

    async def _take_and_answer(self, row: InboxUpdate) -> None:
        if row.state is InboxState.RECEIVED and INBOX.retry.is_over(row.attempts - 1):
            await self._failed.ended(row)
            return
        try:
            incoming = self._messenger.read(row.payload or {"update_id": row.update_id})
            given = await Stretches(partial(_understood, incoming))
            chat = incoming.chat  # an id may be one that Telegram has not
        except Exception as error:  # a fault of ours, which another attempt would meet too
            await self._failed.not_understood(row, error)
            return
        if row.state is InboxState.RECEIVED:
            row = await Stretches(partial(self._take, row, incoming, given, incoming.sender))
        if row.state is InboxState.ANSWERING and chat is not None:
            await self._answering.answer(row, chat)
        if row.state is not InboxState.RECEIVED:  # else it was given back
            self._metrics.update_handled()
        if row.user_id is None and incoming.is_private:
            await self._scrub()  # who was forgotten stood in the update itself until it was answered

    def _let_owners_know(self, kind: str, text: str) -> None:
        task = asyncio.create_task(self._tell(kind, text))
        self._tasks.add(task)
        task.add_done_callback(self._handled)

    async def _take(
        self, row: InboxUpdate, incoming: Incoming, given: Input | None, person: Correspondent | None
    ) -> InboxUpdate:
        now = self._clock.now()
        key, user_id = (row.bot_id, row.update_id), row.user_id  # a rollback takes the row's values along
        taken = TurnResult()
        try:
            if given is not None and person is not None:
                given = await self._steps.listen(person.address, given)
            async with self._database.writing() as session:
                row = await session.get_one(InboxUpdate, key, populate_existing=True)
                if not incoming.is_private and (replies := answer_elsewhere(given)):
                    keep_replies(row, stored(replies))
                    return row
                if given is None or person is None or not incoming.is_private:
                    finish(row, now)
                    return row
                user = await find_or_add_user(person.address, person.language, now, lock=True, session=session)
                if row.user_id != user.id:  # deleted by an earlier turn, while this update was waiting
                    if not await self._is_behind_another(row, person, session=session):
                        row.user_id = user.id
                    release(row, tried=False)  # claimed again it keeps the person's order
                    return row
                visitor, turn = Visitor(user, person.address), f"update/{row.update_id}"
                at_desk = await self._at_desk(user, person, incoming, now, session=session)
                taken = at_desk or await self._steps.conversation.take(visitor, given, turn, now, session=session)
                keep_replies(row, stored(_possible(taken.replies, incoming)))
                if not taken.replies:
                    finish(row, now)
        except Exception as error:  # a fault of ours must not stop this person's chat, nor anybody else's
            if is_away(error):
                raise
            if isinstance(error, OverrunError) and person is not None and incoming.is_private:
                return await self._failed.ask_again(key, incoming, person)
            _log.exception("turn_failed update=%s user=%s", key[1], user_id)
            return await self._failed.apologise(key, incoming, error)
        if Effect.FORGOTTEN in taken.effects:
            row.user_id = None  # as the database has it by now
        if taken.effects & {Effect.FORGOTTEN, Effect.SCRUB}:
            await self._scrub()
        self._steps.taken(Effect.ENCODE_SOON in taken.effects)
        return row

    async def _scrub(self) -> None:
        if not await self._database.scrub():
            event(_log, logging.WARNING, "log_not_emptied", remedy="end long readers of the database")

    async def _at_desk(
        self, user: User, person: Correspondent, incoming: Incoming, now: datetime, *, session: AsyncSession
    ) -> TurnResult | None:
        with speaking(user.language):
            replies = await self._steps.operators.take(user.id, person.address, incoming, now, session=session)
        return None if replies is None else TurnResult(replies)

    async def _is_behind_another(self, row: InboxUpdate, person: Correspondent, *, session: AsyncSession) -> bool:
        """Whether an earlier update of the same person waits that belongs to nobody yet: it must be theirs first."""
        for payload in await unowned_before(row.bot_id, row.update_id, session=session):
            sender = self._messenger.read(payload).sender
            if sender is not None and sender.address == person.address:
                return True
        return False


async def _understood(incoming: Incoming) -> Input | None:
    return incoming.understand()


def _possible(replies: Sequence[Reply], incoming: Incoming) -> Sequence[Reply]:
    """Return replies that do not edit the text of a picture, whatever was pressed below it."""
    pressed = incoming.pressed_picture
    return replies if pressed is None else said_anew(replies, pressed)
