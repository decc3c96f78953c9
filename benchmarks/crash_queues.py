"""What ``benchmarks.crash`` has under way beside nudges, so that a kill meets every queue: notices, jobs and events."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import col, func, select

from benchmarks.deployment import FIRST_USER, PATIENCE_SECONDS, LocalTelegram
from bot.core.clock import SystemClock
from bot.queue.spec import QueueSpec
from bot.storage.database import Database
from bot.storage.models import (
    EventKind,
    Job,
    JobKind,
    JobState,
    Moment,
    Notice,
    NudgeState,
    Operator,
    Origin,
    Role,
    ScreenPending,
)
from bot.storage.queries.notices import NOTICES, new_notice
from bot.storage.queries.operators import JOBS, add_job
from bot.storage.queries.outbox import OUTBOX
from bot.storage.queries.screen import SCREEN_PENDING, ScreenArrival, store_events

NOTICES_A_WAVE, JOBS_A_WAVE, USERS_A_WAVE = 10, 2, 30

SENDERS_QUEUES = (OUTBOX, NOTICES, JOBS, SCREEN_PENDING)
"""What a worker that decides and sends empties; what one that receives does, the tests kill at every step."""


@dataclass
class Leftovers:
    """What was left in the other queues of one case.

    Attributes:
        notices: How many there were.
        notices_twice: How many came more than once.
        notices_untrue: Sent by their row but not by Telegram, or the other way round.
        notices_unknown: Of how many nobody knows.
        open_rows: Notices, jobs and events that did not come to an end.
        jobs: How many there were.
        jobs_not_shown: How many were not done, or their file did not come.
        users: Whose events were stored.
        users_without_moment: Of these, whose events made no moment, or more than one.
    """

    notices: int = 0
    notices_twice: int = 0
    notices_untrue: int = 0
    notices_unknown: int = 0
    open_rows: int = 0
    jobs: int = 0
    jobs_not_shown: int = 0
    users: int = 0
    users_without_moment: int = 0


class OtherQueues:
    """Fills the other queues, and judges what became of them.

    Args:
        database: Of the deployment.
        people: How many there are; the first one owns the bot.
    """

    def __init__(self, database: Database, people: int) -> None:
        self._database = database
        self._people = people
        self._left = Leftovers()

    async def release(self) -> None:
        """Add a wave of work."""
        now, left = SystemClock().now(), self._left
        told = [self._user(left.notices + number) for number in range(NOTICES_A_WAVE)]
        busy = [self._user(left.users + number) for number in range(USERS_A_WAVE)]
        events = [ScreenArrival(user, 1, EventKind.APP_OPEN, None, now, now, None, None) for user in busy]
        async with self._database.writing() as session:
            session.add_all(new_notice(user, f"notice {left.notices + at}", now) for at, user in enumerate(told))
            await session.merge(Operator(user_id=FIRST_USER, role=Role.OWNER, since=now, menu=Role.OWNER))
            for _number in range(JOBS_A_WAVE):
                table = {"table": "messages", "json": True}
                await add_job(FIRST_USER, JobKind.DOWNLOAD, now, table, session=session)
            await store_events(events, session=session)
        left.notices += NOTICES_A_WAVE
        left.jobs += JOBS_A_WAVE
        left.users = min(left.users + USERS_A_WAVE, self._people)

    async def holder(self, queue: QueueSpec, pids: Sequence[int]) -> int | None:
        """Wait until one of these processes has a row of a queue; return which, or ``None`` once it is empty."""
        table = queue.table
        undone = [] if queue.states is None else [col(table.state) != queue.states.unknown]
        statement = select(table.claimed_by).where(or_(queue.waiting, queue.held), *undone)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                async with self._database.reading() as session:
                    workers = (await session.exec(statement)).all()
                if not workers:
                    return None
                holding = (pid for pid in pids if any(f"/{pid}/" in (worker or "") for worker in workers))
                if (pid := next(holding, None)) is not None:
                    return pid

    async def settled(self) -> None:
        """Return when everything has come to its end; what does not within a minute is judged as it is."""
        with suppress(TimeoutError):
            async with asyncio.timeout(60):
                while await self._open_rows():
                    await asyncio.sleep(0.2)

    async def judge(self, telegram: LocalTelegram) -> Leftovers:
        """Return what was left."""
        served, left = telegram.served(), self._left
        came = Counter(text for text in served.told if text.startswith("notice "))
        async with self._database.reading() as session:
            queued = select(Notice.html, Notice.state).where(col(Notice.html).startswith("notice "))
            rows = dict((await session.exec(queued)).all())
            done = (await session.exec(select(func.count()).where(Job.state == JobState.DONE))).one()
            made = select(Moment.user_id, func.count()).where(Moment.origin == Origin.SCREEN_TIME)
            moments = dict((await session.exec(made.group_by(col(Moment.user_id)))).all())
        left.notices_twice = sum(times > 1 for times in came.values())
        left.notices_unknown = sum(state == NudgeState.UNKNOWN for state in rows.values())
        known = {text: state for text, state in rows.items() if state != NudgeState.UNKNOWN}
        left.notices_untrue = sum((state == NudgeState.SENT) != (text in came) for text, state in known.items())
        left.jobs_not_shown = left.jobs - min(done, served.files)
        left.users_without_moment = left.users - sum(times == 1 for times in moments.values())
        left.open_rows = await self._open_rows()
        return left

    async def _open_rows(self) -> int:
        on_its_way = (NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING)
        counts = (
            select(func.count()).select_from(Notice).where(col(Notice.state).in_(on_its_way)),
            select(func.count()).select_from(Job).where(Job.state == JobState.WAITING),
            select(func.count()).select_from(ScreenPending),
        )
        async with self._database.reading() as session:
            return sum([(await session.exec(count)).one() for count in counts])

    def _user(self, number: int) -> int:
        return FIRST_USER + number % self._people
