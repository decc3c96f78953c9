"""Nudges that stay unanswered: a question after five, quiet with one kind line after ten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.delivery.silence import ASKS_AFTER, QUIET_AFTER, Silence, silence_at
from bot.storage.database import Database
from bot.storage.models import Notice, Nudge, Origin, Reason, User
from tests.bot.delivery.test_decisions import Desk, desk
from tests.bot.factories import NOON, add_nudge, add_user

__all__ = ["desk"]

HEARD = NOON - timedelta(days=20)


def nudges(count: int, origin: Origin = Origin.WINDOW) -> list[Nudge]:
    return [
        Nudge(
            moment_id=n,
            decision_id=n,
            user_id=1,
            message_id="m",
            image_id="i",
            origin=origin,
            created_at=NOON - timedelta(days=n + 1),
            not_before=NOON,
            expires_at=NOON,
        )
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("count", "asked_days_ago", "follows"),
    [
        (ASKS_AFTER - 1, None, None),
        (ASKS_AFTER, None, Silence.ASK),
        (ASKS_AFTER, 30, Silence.ASK),  # before they were heard of last
        (ASKS_AFTER + 2, 3, None),
        (QUIET_AFTER - 1, 3, None),
        (QUIET_AFTER, 3, Silence.BE_QUIET),
    ],
)
def test_what_follows(count: int, asked_days_ago: int | None, follows: Silence | None) -> None:
    asked = None if asked_days_ago is None else NOON - timedelta(days=asked_days_ago)
    user = User(created_at=HEARD, heard_at=HEARD, fewer_asked_at=asked)
    assert silence_at(user, nudges(count)) is follows


def test_anything_that_somebody_does_is_an_answer() -> None:
    user = User(created_at=HEARD, heard_at=NOON - timedelta(days=4, hours=1))
    assert silence_at(user, nudges(QUIET_AFTER)) is None
    user.heard_at = None
    assert silence_at(user, nudges(QUIET_AFTER)) is None


def test_what_was_asked_for_needs_no_answer() -> None:
    user = User(created_at=HEARD, heard_at=HEARD)
    for origin in (Origin.ASKED, Origin.OWN, Origin.SNOOZE):
        assert silence_at(user, nudges(QUIET_AFTER, origin)) is None


async def unanswered(database: Database, count: int) -> int:
    user = await add_user(database, heard_at=HEARD)
    for n in range(count):
        await add_nudge(database, user, key=f"old{n}", at=NOON - timedelta(days=n + 1), item=n % 8)
    return user


async def told(database: Database) -> list[Notice]:
    async with database.reading() as session:
        return list((await session.exec(select(Notice))).all())


async def test_after_five_the_next_moment_asks_once(desk: Desk) -> None:
    user = await unanswered(desk.database, ASKS_AFTER)
    await desk.moment(user)
    await desk.moment(user, "b", at=NOON + timedelta(hours=2))
    await desk.decide()
    decisions = await desk.decide(NOON + timedelta(hours=2))
    assert [decision.reason for decision in decisions[-2:]] == [Reason.UNANSWERED, None]
    (notice,) = await told(desk.database)
    assert "Shall I change something?" in notice.html
    assert notice.buttons is not None
    assert [button["data"] for row in notice.buttons for button in row] == [
        "s:day",
        "s:times",
        "c:profile:change",
        "c:fewer:fine",
    ]


async def test_after_ten_it_is_quiet_with_one_kind_line(desk: Desk) -> None:
    user = await unanswered(desk.database, QUIET_AFTER)
    await desk.moment(user)
    await desk.moment(user, "b", at=NOON + timedelta(hours=2))
    await desk.decide()
    decisions = await desk.decide(NOON + timedelta(hours=2))
    assert [decision.reason for decision in decisions[-2:]] == [Reason.UNANSWERED, Reason.PAUSED]
    (notice,) = await told(desk.database)
    assert "I'll be quiet" in notice.html
    async with desk.database.reading() as session:
        stored = await session.get_one(User, user)
    assert stored.paused_at == stored.silent_since == NOON
    assert stored.paused_until is None


async def test_neither_comes_where_nothing_would_come(desk: Desk) -> None:
    user = await unanswered(desk.database, QUIET_AFTER)
    async with desk.database.writing() as session:
        person = await session.get_one(User, user)
        person.quiet_start, person.quiet_end, person.quiet_chosen = 600, 1200, True
    await desk.moment(user)
    decision = (await desk.decide())[-1]
    assert decision.reason is Reason.QUIET_HOURS
    assert not await told(desk.database)
