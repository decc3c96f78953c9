"""What people asked for themselves while ``benchmarks.crash`` kills senders: reminders, timers and Sunday letters."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from benchmarks.deployment import FIRST_TELEGRAM_ID, FIRST_USER, LocalTelegram, Served, store_random_vectors
from bot.core.clock import SystemClock
from bot.core.reminders import Reminder
from bot.delivery.notices import reminder_caption
from bot.delivery.timer_texts import over_buttons, say_over
from bot.storage.database import Database
from bot.storage.models import Moment, MomentState, Notice, Nudge, NudgeState, Origin, StoredReminder, Timer, User
from bot.storage.queries.moments import add_moment
from bot.storage.queries.notices import new_notice
from bot.storage.queries.reminders import add_reminder

A_WAVE = 4
"""Reminders, timers and letters that fall due with each wave."""

_EXPIRY = timedelta(hours=1)


@dataclass
class RequestsLeft:
    """What became of reminders, timers and letters in one case.

    Attributes:
        reminders: How many fell due.
        timers: How many ran out.
        letters: How many were written.
        twice: Of which people were told more than once.
        missing: That did not come although nothing says that nobody knows.
        undecided: Reminders and letters that were never looked at.
    """

    reminders: int = 0
    timers: int = 0
    letters: int = 0
    twice: int = 0
    missing: int = 0
    undecided: int = 0


class OwnRequests:
    """Lets reminders, timers and letters fall due, and judges what became of them.

    Args:
        database: Of the deployment.
        people: How many there are.
        waves: How often something falls due.
        encoder: Whose vectors the reminders' words have.
    """

    def __init__(self, database: Database, people: int, waves: int, encoder: str) -> None:
        self._database = database
        self._people, self._waves = people, waves
        self._encoder = encoder
        self._wave = 0

    async def prepare(self) -> None:
        """Store vectors of the words of all reminders: nothing is to be encoded here."""
        wishes = [_words(number) for number in range(A_WAVE * self._waves)]
        async with self._database.writing() as session:
            await store_random_vectors(self._encoder, wishes, session=session)

    async def release(self) -> None:
        """Let a wave fall due; letters go to people of the waves before, who have nudges to be shown."""
        now, first = SystemClock().now(), A_WAVE * self._wave
        before = self._people * max(0, self._wave - 1) // (self._waves + 1)
        async with self._database.writing() as session:
            for number in range(first, first + A_WAVE):
                user_id = FIRST_USER + number % self._people
                await _remind(user_id, number, now, session=session)
                await _run_out(user_id, number, now, session=session)
            ids = [FIRST_USER + before + number for number in range(A_WAVE if self._wave else 0)]
            await session.exec(update(User).where(col(User.id).in_(ids)).values(letter_at=now))
        self._wave += 1

    async def settled(self) -> None:
        """Return when everything has come to its end; what does not within a minute is judged as it is."""
        with suppress(TimeoutError):
            async with asyncio.timeout(60):
                while await self._undecided():
                    await asyncio.sleep(0.2)

    async def judge(self, telegram: LocalTelegram) -> RequestsLeft:
        """Return what became of them."""
        served = telegram.served()
        async with self._database.reading() as session:
            unknown = await _unknown_texts(session=session)
            came = await _came(served, session=session)
            written = set((await session.exec(select(User.id).where(col(User.last_letter_at).is_not(None)))).all())
        due = range(A_WAVE * self._wave)
        texts = [*(reminder_caption(_words(number)) for number in due), *(_over(number) for number in due)]
        letters = Counter(served.letters)
        return RequestsLeft(
            len(due),
            len(due),
            len(written),
            sum(came[text] > 1 for text in texts) + sum(times > 1 for times in letters.values()),
            sum(not came[text] and text not in unknown for text in texts) + await self._letters_missing(letters),
            await self._undecided(),
        )

    async def _letters_missing(self, came: Counter[int]) -> int:
        """Return how many letters were sent by their rows and not by Telegram."""
        of_letters = col(Notice.html).startswith("Your week in pictures")
        statement = select(Notice.user_id).where(of_letters, Notice.state == NudgeState.SENT)
        async with self._database.reading() as session:
            sent = (await session.exec(statement)).all()
        return sum(not came[FIRST_TELEGRAM_ID + user_id - FIRST_USER] for user_id in sent)

    async def _undecided(self) -> int:
        now = SystemClock().now()
        on_its_way = (NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING)
        counts = (
            select(func.count()).where(Moment.state == MomentState.PENDING, Moment.origin == Origin.OWN),
            select(func.count()).select_from(User).where(col(User.letter_at) <= now),
            select(func.count()).select_from(Nudge).where(col(Nudge.state).in_(on_its_way)),
            select(func.count()).select_from(Notice).where(col(Notice.state).in_(on_its_way)),
        )
        async with self._database.reading() as session:
            return sum([(await session.exec(count)).one() for count in counts])


def _words(number: int) -> str:
    return f"water plant number {number}"


def _over(number: int) -> str:
    return say_over(1, f"timer {number}")


async def _remind(user_id: int, number: int, now: datetime, *, session: AsyncSession) -> None:
    """Let a reminder that comes once be due, as planning does."""
    reminder = Reminder(_words(number), now.hour * 60 + now.minute, 0, now.date())
    await add_reminder(user_id, reminder, now, session=session)
    statement = select(StoredReminder.id).where(StoredReminder.user_id == user_id, StoredReminder.text == reminder.text)
    stored = (await session.exec(statement)).one()
    key = f"{stored}/{now.date().isoformat()}"
    await add_moment(user_id, Origin.OWN, key, now, now + _EXPIRY, wish=reminder.text, session=session)


async def _run_out(user_id: int, number: int, now: datetime, *, session: AsyncSession) -> None:
    """Let a timer of a minute run out."""
    about, begun = f"timer {number}", now - timedelta(minutes=1)
    timer = Timer(user_id=user_id, minutes=1, about=about, started_at=begun, ends_at=now, reaction=None)
    session.add(timer)
    await session.flush()
    over = new_notice(user_id, _over(number), now, over_buttons(timer.id or 0))
    session.add(over)
    await session.flush()
    timer.end_notice_id, timer.next_at = over.id, now
    session.add(timer)


async def _unknown_texts(*, session: AsyncSession) -> set[str]:
    """Return what nobody knows of whether it came: by the rows of notices and of nudges."""
    notices = await session.exec(select(Notice.html).where(Notice.state == NudgeState.UNKNOWN))
    wishes = await session.exec(
        select(Moment.wish).join(Nudge).where(Nudge.state == NudgeState.UNKNOWN, Moment.origin == Origin.OWN)
    )
    return {*notices.all(), *(reminder_caption(wish or "") for wish in wishes.all())}


async def _came(served: Served, *, session: AsyncSession) -> Counter[str]:
    """Return how often each text came, as a text or as the words below a picture."""
    rows: Sequence[tuple[int | None, str | None]] = (
        await session.exec(select(Nudge.id, Moment.wish).join(Moment).where(Nudge.origin == Origin.OWN))
    ).all()
    wishes = dict(rows)
    pictured = (reminder_caption(wishes[nudge] or "") for _at, nudge in served.sent if nudge in wishes)
    return Counter([*served.told, *pictured])
