"""The letter on Sunday evening: once a week, kind, and never where the person wants quiet."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from sqlmodel import select

from bot.core.clock import JumpingClock
from bot.core.letter_times import next_letter
from bot.core.messenger import Messenger
from bot.core.progress import PastNudge, days_looked_up
from bot.delivery.contact_sheet import draw_sheet
from bot.delivery.letters import Letters, say_letter
from bot.delivery.notifier import read_sheet
from bot.delivery.plans import replan
from bot.storage.database import Database
from bot.storage.models import Notice, Nudge, NudgeState, User, WeeklyAnswer
from bot.storage.worker_context import WorkerContext
from tests.bot.factories import NOON, add_items, add_nudge, add_user

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 6, 21, 16, 0, tzinfo=UTC)
"""Six in the evening in Berlin, in the week of ``NOON``."""


def picture(colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize(
    ("now", "last", "due"),
    [
        (NOON, None, SUNDAY),
        (SUNDAY, None, SUNDAY + timedelta(weeks=1)),
        (SUNDAY - timedelta(minutes=1), None, SUNDAY),
        (SUNDAY, SUNDAY, SUNDAY + timedelta(weeks=1)),
        (datetime(2026, 10, 20, 12, 0, tzinfo=UTC), None, datetime(2026, 10, 25, 17, 0, tzinfo=UTC)),  # winter again
    ],
)
def test_when_the_next_one_is_due(now: datetime, last: datetime | None, due: datetime) -> None:
    assert next_letter(now, BERLIN, last) == due


def test_who_travels_west_on_a_sunday_has_one_letter() -> None:
    assert next_letter(SUNDAY + timedelta(hours=1), ZoneInfo("America/New_York"), SUNDAY) > SUNDAY + timedelta(days=6)


def test_what_it_says_has_no_guilt_and_no_streak() -> None:
    done = PastNudge(NOON, "walking", True)
    left = PastNudge(NOON + timedelta(days=1), "reading", False)
    assert say_letter([left], BERLIN) == (
        "Your week in pictures: one idea came to you. If one of them makes you smile, it is yours for the next week."
    )
    assert say_letter([done, left], BERLIN, "Evie") == (
        "Dear Evie! Your week in pictures: 2 ideas came to you. You looked up on one day, for walking: that was time "
        "well spent."
    )
    assert days_looked_up([done, done, left], BERLIN) == {NOON.date()}


@pytest.mark.parametrize(("count", "size"), [(1, (392, 392)), (3, (1144, 392)), (4, (1144, 768)), (12, (1144, 1144))])
def test_a_sheet_has_at_most_three_rows_of_three(count: int, size: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(draw_sheet([picture("#88aa99")] * count))) as sheet:
        assert sheet.size == size


async def write(database: Database, now: datetime) -> list[Notice]:
    clock = JumpingClock(now)
    letters = Letters(WorkerContext(database, cast("Messenger", None), clock, "us"))
    await letters.look()
    await letters.look()
    async with database.reading() as session:
        return list((await session.exec(select(Notice))).all())


async def person(database: Database, **values: Any) -> int:
    await add_items(database, 2)
    user = await add_user(database, **values)
    for number in range(2):
        await add_nudge(
            database, user, key=f"k{number}", item=number, state=NudgeState.SENT, at=NOON + timedelta(days=number)
        )
    async with database.writing() as session:
        await replan(user, NOON, session=session)
    return user


async def sent_at(database: Database) -> None:
    async with database.writing() as session:
        for nudge in (await session.exec(select(Nudge))).all():
            nudge.sent_at = nudge.created_at


async def test_it_comes_once_with_the_weeks_pictures(database: Database) -> None:
    user = await person(database)
    await sent_at(database)
    assert not await write(database, SUNDAY - timedelta(seconds=5))
    (letter,) = await write(database, SUNDAY)
    assert letter.pictures == ["i0.png", "i1.png"]
    assert "2 ideas came to you" in letter.html
    async with database.reading() as session:
        stored = await session.get_one(User, user)
    assert stored.letter_at == SUNDAY + timedelta(weeks=1)
    async with database.writing() as session:  # whatever is changed on that evening
        await replan(user, SUNDAY, session=session)
    assert len(await write(database, SUNDAY + timedelta(hours=1))) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"paused_at": NOON},
        {"quiet_start": 900, "quiet_end": 1260, "quiet_chosen": True},
        {"wants_letter": False},
        {"blocked_at": NOON},
    ],
)
async def test_nothing_comes_to_who_wants_quiet(sqlite: Database, values: dict[str, Any]) -> None:
    await person(sqlite, **values)
    await sent_at(sqlite)
    assert not await write(sqlite, SUNDAY)


async def test_one_that_is_late_or_empty_is_left_out(sqlite: Database) -> None:
    user = await person(sqlite)
    assert not await write(sqlite, SUNDAY)  # no nudge was sent
    await sent_at(sqlite)
    async with sqlite.writing() as session:
        (await session.get_one(User, user)).letter_at = SUNDAY
    assert not await write(sqlite, SUNDAY + timedelta(hours=4))


async def test_the_question_of_the_week_comes_once_to_who_likes_it(sqlite: Database) -> None:
    user = await person(sqlite, wants_letter=False, asks_weekly=True)
    await sent_at(sqlite)
    (question,) = await write(sqlite, SUNDAY)
    assert "off the screen" in question.html
    assert question.buttons is not None
    assert [button["data"] for row in question.buttons for button in row] == [
        "c:weekly:2026-06-15/1",
        "c:weekly:2026-06-15/0",
        "c:weekly:off",
    ]
    async with sqlite.writing() as session:
        asked = await session.get_one(WeeklyAnswer, (user, date(2026, 6, 15)))
        assert asked.asked_at - SUNDAY < timedelta(seconds=1)
        assert asked.looked_up is None
        (await session.get_one(User, user)).letter_at = SUNDAY
    assert len(await write(sqlite, SUNDAY)) == 1


async def test_nothing_is_asked_of_a_week_without_nudges(sqlite: Database) -> None:
    user = await person(sqlite, wants_letter=False, asks_weekly=True)
    assert not await write(sqlite, SUNDAY)
    async with sqlite.reading() as session:
        assert await session.get(WeeklyAnswer, (user, date(2026, 6, 15))) is None


@pytest.mark.parametrize(("asks", "offered"), [(None, True), (True, False), (False, False)])
async def test_a_letter_offers_the_question_until_somebody_chose(
    sqlite: Database, asks: bool | None, offered: bool
) -> None:
    await person(sqlite, asks_weekly=asks)
    await sent_at(sqlite)
    letter, *_question = await write(sqlite, SUNDAY)
    assert ("c:weekly:on" in str(letter.buttons)) == offered


def test_pictures_that_cannot_be_read_leave_the_words(tmp_path: Path) -> None:
    assert read_sheet(tmp_path, ["gone.png"]) is None
    (tmp_path / "here.png").write_bytes(picture("#ffffff"))
    assert read_sheet(tmp_path, ["gone.png", "here.png"]) is not None
