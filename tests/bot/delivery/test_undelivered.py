"""Who asked for something hears of it when it did not arrive, or may not have, and can ask again."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlmodel import select

from bot.core.address import Address
from bot.core.clock import JumpingClock
from bot.core.messenger import Messenger, SendError, SendProblem
from bot.core.replies import REPLY, Busy, Reply, Say
from bot.core.signals import Wake
from bot.delivery.outbox import Outbox
from bot.delivery.records import MomentDecision, write
from bot.delivery.undelivered import tell_who_asked
from bot.intake.answering import Answering
from bot.operators.job_runner import JobRunner
from bot.services.base import Scene
from bot.services.nudges import AskAgain
from bot.storage.database import Database
from bot.storage.leases import machine
from bot.storage.models import InboxUpdate, JobKind, Moment, Notice, NudgeState, Origin, Reason, Role, User
from bot.storage.queries.operators import JOBS, add_job, set_role
from bot.storage.queries.outbox import Settlement
from bot.storage.queries.workers import renew_lease
from bot.storage.worker_context import WorkerContext
from bot.storage.worker_lease import WorkerLease
from bot.telegram.pacing import Pacer
from tests.bot.factories import NOON, add_items, add_nudge, add_user
from tests.bot.turns import taken

LOST, DOUBTFUL = "could not send you the idea", "can't tell whether the idea"


async def notices(database: Database) -> list[Notice]:
    async with database.reading() as session:
        return list((await session.exec(select(Notice))).all())


async def settled(database: Database, state: NudgeState, origin: Origin, **known: Any) -> list[Notice]:
    """Return what is said once a nudge has come to its end."""
    await add_items(database)
    user = await add_user(database)
    nudge = await add_nudge(database, user, key="a", state=NudgeState.SENDING, origin=origin, worker="us")
    async with database.writing() as session:
        (await session.exec(select(Moment))).one().wish = "call <mum>" if origin is Origin.OWN else None
    outbox = Outbox(database, "us", 1, JumpingClock(NOON))
    await outbox.settle(Settlement(nudge, state, "TimedOut", **known))
    await outbox.close()
    return await notices(database)


@pytest.mark.parametrize(
    ("state", "origin", "said", "buttons"),
    [
        (NudgeState.FAILED, Origin.ASKED, LOST, 1),
        (NudgeState.UNKNOWN, Origin.ASKED, DOUBTFUL, 1),
        (NudgeState.FAILED, Origin.SNOOZE, LOST, 1),
        (NudgeState.FAILED, Origin.OWN, "out of order when I was to remind you of this: <b>call &lt;mum&gt;</b>", 0),
        (NudgeState.UNKNOWN, Origin.OWN, "whether this reminder has reached you: <b>call &lt;mum&gt;</b>", 0),
    ],
)
async def test_who_asked_is_told(sqlite: Database, state: NudgeState, origin: Origin, said: str, buttons: int) -> None:
    (notice,) = await settled(sqlite, state, origin)
    assert said in notice.html
    assert len(notice.buttons or ()) == buttons


@pytest.mark.parametrize(
    ("state", "origin", "known"),
    [
        (NudgeState.SENT, Origin.ASKED, {"sent_at": NOON}),
        (NudgeState.PLANNED, Origin.ASKED, {"not_before": NOON}),
        (NudgeState.FAILED, Origin.ASKED, {"blocked_at": NOON}),
        (NudgeState.UNKNOWN, Origin.WINDOW, {}),
    ],
)
async def test_nobody_else_hears_of_it(
    sqlite: Database, state: NudgeState, origin: Origin, known: dict[str, Any]
) -> None:
    assert await settled(sqlite, state, origin, **known) == []


async def test_what_a_dead_worker_was_sending_is_told_too(database: Database) -> None:
    await add_items(database)
    user = await add_user(database)
    await add_nudge(database, user, key="a", state=NudgeState.SENDING, origin=Origin.ASKED, worker="dead")
    await add_nudge(database, user, key="b", state=NudgeState.CLAIMED, origin=Origin.ASKED, worker="dead")

    async def tell(nudge_ids: Any, session: Any) -> None:
        await tell_who_asked(nudge_ids, NOON, session=session)

    async with database.writing() as session:
        await renew_lease("dead", machine(), 2**22 + 1, 1.0, session=session)
    await WorkerLease(database, Pacer(25), tell).enter()
    assert [DOUBTFUL in notice.html for notice in await notices(database)] == [True]


@pytest.mark.parametrize(
    ("origin", "reason", "said"),
    [
        (Origin.SNOOZE, Reason.EXPIRED, LOST),
        (Origin.SNOOZE, Reason.NOTHING_SUITABLE, LOST),
        (Origin.ASKED, Reason.EXPIRED, "while I was out of order"),
    ],
)
async def test_what_comes_too_late_is_said_with_a_way_to_have_it_now(
    sqlite: Database, origin: Origin, reason: Reason, said: str
) -> None:
    user = await add_user(sqlite)
    async with sqlite.writing() as session:
        moment = Moment(user_id=user, origin=origin, origin_key="a", due_at=NOON, expires_at=NOON)
        session.add(moment)
        await session.flush()
        await write([MomentDecision(moment, reason, None, 1.0)], "none", NOON, session=session)
    (notice,) = await notices(sqlite)
    assert said in notice.html
    assert notice.buttons == [[{"label": "Try again", "data": f"c:again:{moment.id}"}]]


async def test_asking_again_asks_for_the_same_once(sqlite: Database) -> None:
    user, other = await add_user(sqlite), await add_user(sqlite)
    async with sqlite.writing() as session:
        asked = Moment(
            user_id=user,
            origin=Origin.ASKED,
            origin_key="a",
            due_at=NOON,
            expires_at=NOON,
            wish="a walk",
            message_id="m0",
        )
        session.add(asked)
        await session.flush()
        for who in (user, other, user):
            scene = Scene(await session.get_one(User, who), "", "turn", NOON + timedelta(hours=1), session)
            await AskAgain(asked.id or 0).apply(scene)
        found = (await session.exec(select(Moment).where(Moment.origin_key == f"again/{asked.id}"))).all()
    assert [(one.user_id, one.wish, one.message_id) for one in found] == [(user, "a walk", "m0")]


def test_the_button_asks_again_and_goes() -> None:
    pressed = taken("[c:again:12]", {})
    assert pressed.changes == [AskAgain(12)]
    assert [reply.kind for reply in pressed.replies] == ["acknowledge", "edit_buttons"]


class Refusing:
    """Makes replies, but some are refused."""

    def __init__(self, *refused: Reply) -> None:
        self.refused = refused
        self.made: list[Reply] = []

    async def make(self, reply: Reply, _address: Address) -> None:
        if reply in self.refused:
            raise SendError(SendProblem.REFUSED, "BadRequest: message is too long")
        self.made.append(reply)


@pytest.mark.parametrize(("refused", "said"), [(Say(html="long"), ["Something went wrong"]), (Busy(), [])])
async def test_an_answer_that_is_refused_is_not_swallowed(sqlite: Database, refused: Reply, said: list[str]) -> None:
    user = await add_user(sqlite)
    async with sqlite.writing() as session:
        row = InboxUpdate(bot_id=1, update_id=1, user_id=user, received_at=NOON, turn_at=NOON)
        row.replies = [REPLY.dump_python(refused, mode="json")]
        session.add(row)
    speaker = Refusing(refused)
    context = WorkerContext(sqlite, cast("Messenger", SimpleNamespace()), JumpingClock(NOON), "us")
    await Answering(context, cast("Any", speaker)).answer(row, Address("telegram", "1"))
    assert [reply.html[:20] for reply in speaker.made if isinstance(reply, Say)] == said


class Cardless:
    """A messenger that takes words, and refuses them where they are long."""

    name = "telegram"

    def __init__(self) -> None:
        self.said: list[str] = []

    async def send(self, _address: object, said: Say, _permit: object = None) -> int:
        self.said.append(said.html[:20])
        return 1

    async def set_menu(self, _address: object, _commands: object) -> None: ...


@pytest.mark.parametrize("attempts", [0, JOBS.retry.attempts])
async def test_an_operator_hears_of_a_job_that_is_not_done(sqlite: Database, attempts: int) -> None:
    editor = await add_user(sqlite)
    async with sqlite.writing() as session:
        await set_role(editor, Role.EDITOR, NOON, session=session)
        job = await add_job(editor, JobKind.CHART, NOON, session=session)
        session.add(job)
        job.attempts = attempts

    async def refused(*_given: object) -> None:
        raise SendError(SendProblem.REFUSED, "BadRequest: caption is too long")

    async def nothing() -> int:
        return 0

    line = Cardless()
    context = WorkerContext(sqlite, cast("Messenger", line), JumpingClock(NOON), "us")
    runner = JobRunner(context, Wake(), [], {JobKind.CHART: cast("Any", refused)}, cast("Any", None), nothing)
    await runner.work()
    assert line.said == ["Something went wrong"]
