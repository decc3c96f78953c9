"""The job runner: what takes longer than an answer may, or needs the network, done for operators in the background.

A job is claimed, done and closed. After a crash it is done once more: work repeats harmlessly, at most a card
comes twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from bot.core.address import Address
from bot.core.commands import menu
from bot.core.log_events import event
from bot.core.messenger import SendError
from bot.core.service import SENDING, Service
from bot.core.signals import Wake
from bot.core.texts import SOURCE, _, speaking
from bot.operators.captions import Captioning
from bot.operators.cards import Cards
from bot.operators.roles import commands_of, has, least_for
from bot.queue.loop import WorkLoop
from bot.services.staff import note_menu
from bot.storage.database import is_away
from bot.storage.models import Job, JobKind, JobState, Operator, User
from bot.storage.queries.operators import (
    JOBS,
    claim_jobs,
    count_waiting_pictures,
    finish_job,
    is_any_job,
    outdated_menus,
    role_of,
)
from bot.storage.worker_context import WorkerContext

AT_ONCE = 16
"""Jobs claimed at a time; those of one operator are done in order."""


JobHandler = Callable[[Job, Address], Awaitable[list[Any] | None]]
"""Does a job for the operator with this chat; returns what is to be kept of it."""

_log = logging.getLogger(__name__)


class JobRunner(Service):
    """Does operators' jobs and keeps their command menus right.

    Args:
        context: Of this worker.
        wake: Set when somebody may have given it something to do.
        owners: Where the owners are reached.
        handlers: What does each kind of job.
        captioning: Closed with the job runner.
        advance: Takes running broadcasts a step further; returns how many users got a moment.
    """

    name = "job_runner"
    roles = SENDING
    drains = True

    def __init__(
        self,
        context: WorkerContext,
        wake: Wake,
        owners: Collection[Address],
        handlers: Mapping[JobKind, JobHandler],
        captioning: Captioning,
        advance: Callable[[], Awaitable[int]],
    ) -> None:
        self._database = context.database
        self._messenger = context.messenger
        self._worker = context.worker
        self._owners = owners
        self._handlers = handlers
        self._captioning = captioning
        self._advance = advance
        self._cards = Cards(context.messenger)
        self._wake = wake
        self._loop = WorkLoop(self._look, wake, "workshop_failed")
        self._busy: dict[int, asyncio.Task[None]] = {}
        """By the internal id of the operator whose jobs are being done."""
        self._piles: dict[int, tuple[int | None, int]] = {}
        """Of operators who have sent several pictures: the card that counts them, and how many were looked at."""

    async def run(self) -> None:
        """Work until stopped; what has begun then is finished, unless this is cancelled."""
        try:
            await self._loop.run()
            if self._busy:
                await asyncio.wait(self._busy.values())
        finally:
            for task in self._busy.values():
                task.cancel()  # the jobs are given back with all that this worker has claimed

    async def stop(self) -> None:
        """Claim nothing more; what has begun is finished by :meth:`run`."""
        self._loop.stop()

    def close(self) -> None:
        """End the captioner's process, if there is one."""
        self._captioning.close()

    async def work(self) -> int:
        """Do all jobs that may be done now, beside what :meth:`run` does; return how many were begun for it."""
        begun = await self._begin()
        if self._busy:
            await asyncio.wait(self._busy.values())
        return begun

    async def _look(self) -> int:
        await self._make_menus()
        return await self._begin() + await self._advance()

    async def _begin(self) -> int:
        """Claim jobs and begin them; those of one operator are done in order, of different ones side by side."""
        async with self._database.reading() as session:
            if not await is_any_job(without=list(self._busy), session=session):
                return 0
        async with self._database.writing() as session:
            claimed = await claim_jobs(
                self._worker, AT_ONCE, self._messenger.name, without=list(self._busy), session=session
            )
        by_operator: dict[int, list[tuple[Job, Address]]] = {}
        for job, chat_id in claimed:
            by_operator.setdefault(job.user_id, []).append((job, chat_id))
        for user_id, jobs in by_operator.items():
            task = asyncio.create_task(self._in_order(jobs))
            self._busy[user_id] = task
            task.add_done_callback(partial(self._done, user_id))
        return len(claimed)

    def _done(self, user_id: int, task: asyncio.Task[None]) -> None:
        self._busy.pop(user_id, None)
        self._wake.set()  # the same operator's next jobs may be taken now
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("jobs_not_done", exc_info=error)

    async def _in_order(self, jobs: Sequence[tuple[Job, Address]]) -> None:
        for job, chat_id in jobs:
            await self._do(job, chat_id)
            if job.payload.get("fetch"):
                await self._show_progress(job.user_id, chat_id)

    async def _show_progress(self, user_id: int, chat_id: Address) -> None:
        """Tell how far a pile of pictures has been looked at."""
        async with self._database.reading() as session:
            waiting = await count_waiting_pictures(user_id, session=session)
            user = await session.get(User, user_id)
        language = SOURCE if user is None else user.language
        card_id, done = self._piles.pop(user_id, (None, 0))
        done += 1
        if waiting:
            text = _say_looked_at(done, done + waiting, language)
            self._piles[user_id] = (await self._tell(chat_id, text, card_id), done)
        elif card_id is not None:
            text = _say_looked_at(done, done, language)
            await self._tell(chat_id, f"{text} ✓ /drafts", card_id)

    async def _do(self, job: Job, chat_id: Address) -> None:
        state, result, language = JobState.DONE, None, None
        try:
            language = await self._language_of(job, chat_id)
            if JOBS.retry.is_over(job.attempts):  # it ended the process each time
                state = JobState.FAILED
                await self._apologise(chat_id, language)
            elif language is not None:
                with speaking(language):
                    result = await self._handlers[job.kind](job, chat_id)
        except SendError as error:
            what = "job_not_shown" if error.is_final else "job_waits"
            event(_log, logging.WARNING, what, job=job.id, error=error.problem.value)
            state = JobState.FAILED if error.is_final else JobState.WAITING
            if error.is_final:
                await self._apologise(chat_id, language)
            else:  # the network: once more, a little later
                await asyncio.sleep(JOBS.retry.wait(job.attempts).total_seconds())
        except Exception as error:
            if is_away(error):
                raise
            _log.exception("job_failed job=%s kind=%s", job.id, job.kind.value)
            state = JobState.FAILED
            await self._apologise(chat_id, language)
        await self._database.insist(partial(_finish, job.id or 0, state, result))

    async def _apologise(self, chat_id: Address, language: str | None) -> None:
        with speaking(language or SOURCE):
            sorry = _("Something went wrong on my side with that, sorry. Please try again.")
        await self._tell(chat_id, sorry, None)

    async def _language_of(self, job: Job, chat_id: Address) -> str | None:
        """Return the language of the operator a job is for; ``None`` if they may no longer have it done."""
        async with self._database.reading() as session:
            role = await role_of(job.user_id, chat_id, self._owners, session=session)
            user = await session.get(User, job.user_id)
        return user.language if user is not None and has(role, least_for(job.kind)) else None

    async def _tell(self, chat_id: Address, html: str, card_id: int | None) -> int | None:
        try:
            return await self._cards.show(chat_id, html, card_id=card_id)
        except SendError as error:
            event(_log, logging.WARNING, "operator_not_told", error=error.problem.value)
            return card_id

    async def _make_menus(self) -> None:
        """Show operators their commands, and nobody else."""
        async with self._database.reading() as session:
            operators = await outdated_menus(self._messenger.name, session=session)
        for operator, address in operators:
            try:
                await self._make_menu(operator, address)
            except SendError as error:
                if not error.is_final:
                    continue  # the network: once more, a little later
                # a chat that is gone: nothing to show there
                event(_log, logging.WARNING, "menu_not_made", user=operator.user_id, error=error.problem.value)
            async with self._database.writing() as session:
                await note_menu(operator.user_id, operator.role, session=session)

    async def _make_menu(self, operator: Operator, address: Address) -> None:
        async with self._database.reading() as session:
            user = await session.get(User, operator.user_id)
        own = commands_of(operator.role) if operator.role is not None else []
        with speaking(SOURCE if user is None else user.language):
            whole = [*menu(), *((command.name, _(command.description)) for command in own)] if own else []
            await self._messenger.set_menu(address, whole)


def _say_looked_at(done: int, whole: int, language: str) -> str:
    with speaking(language):
        return _("Pictures looked at: {done} of {all}").format(done=done, all=whole)


async def _finish(job_id: int, state: JobState, result: list[Any] | None, session: Any) -> None:
    await finish_job(job_id, state, result=result, session=session)
