"""Notices go out at most once: *sending* stands in the database before the call, and what is in doubt stays so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from sqlmodel import select

from bot.core.clock import JumpingClock
from bot.core.messenger import Messenger, SendError, SendProblem, SentPicture
from bot.core.signals import Signals
from bot.delivery.notifier import Notifier
from bot.storage.database import Database
from bot.storage.models import Notice, NudgeState
from bot.storage.queries.notices import NOTICES, new_notice
from bot.storage.queries.queues import recover
from bot.storage.worker_context import WorkerContext
from tests.bot.factories import NOON, add_user


class Line:
    """A messenger that takes texts, or fails as it is told."""

    name = "telegram"

    def __init__(self, database: Database) -> None:
        self.database = database
        self.failure: BaseException | None = None
        self.said: list[str] = []
        self.states: list[NudgeState] = []

    async def send(self, _address: object, said: Any, _permit: object = None) -> int:
        self.states.append((await notice(self.database)).state)
        if self.failure is not None:
            raise self.failure
        self.said.append(said.html)
        return 1

    async def send_picture(
        self, _address: object, picture: object, html: str, _rows: object, _permit: object = None, *, silent: bool
    ) -> Any:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        self.said.append(f"{picture}: {html}")
        return SentPicture(2, None)


async def notice(database: Database) -> Notice:
    async with database.reading() as session:
        return (await session.exec(select(Notice))).one()


@pytest.fixture
async def line(database: Database) -> Line:
    user = await add_user(database)
    async with database.writing() as session:
        session.add(new_notice(user, "Hello", NOON))
    return Line(database)


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock(NOON)


@pytest.fixture
def notifier(database: Database, line: Line, clock: JumpingClock) -> Callable[[str], Notifier]:
    return lambda worker: Notifier(WorkerContext(database, cast("Messenger", line), clock, worker), Signals(), Path())


Opens = Callable[[str], Notifier]


async def test_a_notice_is_marked_before_it_is_sent(database: Database, line: Line, notifier: Opens) -> None:
    assert await notifier("us").tell() == 1
    assert (line.said, line.states) == (["Hello"], [NudgeState.SENDING])
    assert (await notice(database)).state is NudgeState.SENT
    assert await notifier("us").tell() == 0


async def test_a_worker_that_dies_in_the_call_leaves_a_notice_that_never_comes_again(
    database: Database, line: Line, notifier: Opens
) -> None:
    line.failure = KeyboardInterrupt()  # as abrupt as a test can be: nothing is settled after it
    with pytest.raises(KeyboardInterrupt):
        await notifier("dead").tell()
    assert (await notice(database)).state is NudgeState.SENDING
    async with database.writing() as session:
        await recover(["dead"], session=session)
    line.failure = None
    assert await notifier("us").tell() == 0
    assert (await notice(database)).state is NudgeState.UNKNOWN
    assert line.said == []


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        (SendError(SendProblem.UNKNOWN, "timed out"), NudgeState.UNKNOWN),
        (SendError(SendProblem.TAKEN, "odd"), NudgeState.SENT),
        (SendError(SendProblem.BLOCKED, "blocked"), NudgeState.FAILED),
        (SendError(SendProblem.REFUSED, "wrong"), NudgeState.FAILED),
        (ValueError("a fault of ours"), NudgeState.UNKNOWN),
    ],
    ids=lambda value: str(value),
)
async def test_what_may_have_arrived_is_not_sent_again(
    database: Database, line: Line, notifier: Opens, failure: Exception, state: NudgeState
) -> None:
    line.failure = failure
    await notifier("us").tell()
    line.failure = None
    assert await notifier("us").tell() == 0
    assert (await notice(database)).state is state


async def test_what_surely_did_not_arrive_comes_later(
    database: Database, line: Line, notifier: Opens, clock: JumpingClock
) -> None:
    line.failure = SendError(SendProblem.WAIT, "too many", wait=timedelta(seconds=30))
    await notifier("us").tell()
    line.failure = None
    assert await notifier("us").tell() == 0
    clock.jump_to(clock.now() + timedelta(seconds=31))
    assert await notifier("others").tell() == 1
    assert line.said == ["Hello"]


async def test_attempts_have_an_end(database: Database, line: Line, notifier: Opens, clock: JumpingClock) -> None:
    line.failure = SendError(SendProblem.RETRY, "no network")
    for _attempt in range(20):
        await notifier("us").tell()
        clock.jump_to(clock.now() + timedelta(minutes=3))
    left = await notice(database)
    assert (left.state, left.attempts) == (NudgeState.FAILED, NOTICES.retry.attempts)


@pytest.mark.parametrize(
    ("problem", "said"), [(None, ["file-7: Hello"]), (SendProblem.STALE_FILE, ["Hello"]), (SendProblem.UNKNOWN, [])]
)
async def test_a_photo_that_is_gone_leaves_the_words_and_one_in_doubt_nothing(
    database: Database, line: Line, notifier: Opens, problem: SendProblem | None, said: list[str]
) -> None:
    async with database.writing() as session:
        row = (await session.exec(select(Notice))).one()
        row.photo = "file-7"
        session.add(row)
    line.failure = SendError(problem, "Odd: it is") if problem is not None else None
    await notifier("us").tell()
    assert line.said == said
