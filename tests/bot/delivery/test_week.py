"""A week of two hundred users in three time zones, two of them across a change of the clocks."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.core.signals import Signals, Wake
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.delivery.decisions import Decider
from bot.delivery.dose import quiet_span
from bot.delivery.matcher import Matcher
from bot.delivery.plans import replan
from bot.delivery.ticker import Ticker
from bot.storage.database import Database
from bot.storage.models import Account, Decision, Moment, MomentState, Nudge, NudgeState, Origin, Reason
from bot.storage.queries.moments import add_moment, next_pending
from bot.storage.queries.people import load_people
from tests.bot.delivery.conftest import open_post
from tests.bot.delivery.test_decisions import RandomEncoder
from tests.bot.factories import add_user

USERS = 200
STEP = timedelta(minutes=10)
"""The clock jumps to the next moment but no more often than this: everybody within it is due at once."""

# In Berlin clocks go back on Sunday the 25th of October 2026, in Lord Howe they went forward on the 4th.
START = datetime(2026, 10, 21, 0, 0, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
WINDOWS = (
    (Span(EVERY_DAY, 1200, 1320),),
    (Span(WEEKDAYS, 720, 780), Span(WEEKEND, 540, 660)),
    (Span(EVERY_DAY, 1380, 60), Span(EVERY_DAY, 420, 480)),  # across midnight, and before the default quiet hours end
    (Span(EVERY_DAY, 90, 210), Span(EVERY_DAY, 1080, 1110), Span(EVERY_DAY, 1110, 1200)),  # over the hour that is twice
)


@pytest.mark.long
async def test_caps_gaps_windows_and_quiet_hours_hold_for_a_week(sqlite: Database, tmp_path: Path) -> None:
    chance = random.Random(4)
    async with open_post(sqlite, tmp_path, start=START) as post:
        users: list[int] = []
        for number in range(USERS):
            person = post.playground.person("P")
            person.chat.status = "open"
            user = await add_user(
                sqlite,
                windows=WINDOWS[number % 4],
                time_zone=ZONES[number % 3],
                quiet_chosen=number % 5 == 0,
                nudges_per_day=1 + number % 3,
                gap_minutes=(30, 60, 120)[number % 3],
            )
            async with sqlite.writing() as session:
                (await session.get_one(Account, user)).address = str(person.id)
                await replan(user, START, session=session)
            users.append(user)
        decider = Decider(sqlite, Matcher(sqlite, RandomEncoder()), Wake(), post.metrics, 25.0)
        ticker = Ticker(post.clock, decider, Signals())
        sender, _wake = post.sender()
        while post.clock.now() < START + timedelta(days=7):
            async with sqlite.reading() as session:
                due = await next_pending(after=post.clock.now(), session=session)
            assert due is not None  # everybody always has a next moment
            post.clock.jump_to(max(due, post.clock.now() + STEP))
            async with sqlite.writing() as session:  # signals from telephones come in between
                for user in chance.sample(users, 2):
                    now = post.clock.now()
                    key, late = f"open/{now:%Y-%m-%dT%H:%M}", now + timedelta(minutes=20)
                    await add_moment(user, Origin.SCREEN_TIME, key, now, late, session=session)
            await ticker.tick()
            await decider.settled()
            await ticker.tick()
            await sender.drain()
        journal = [(call.at, call.chat_id) for call in post.photos() if call.ok]
        async with sqlite.reading() as session:
            people = await load_people(users, session=session)
            accounts = {int(account.address): account.user_id for account in await session.exec(select(Account))}
            nudges = (await session.exec(select(Nudge))).all()
            decisions = {decision.moment_id: decision for decision in await session.exec(select(Decision))}
            moments = {moment.id: moment for moment in await session.exec(select(Moment))}

    assert len(journal) == len(nudges) > 5 * USERS
    assert {nudge.state for nudge in nudges} == {NudgeState.SENT}
    assert all(moment.id in decisions for moment in moments.values() if moment.state is MomentState.DECIDED)
    waiting = [moment.user_id for moment in moments.values() if moment.state is MomentState.PENDING]
    assert sorted(waiting) == sorted(users)
    reasons = {decision.reason for decision in decisions.values()}
    assert {None, Reason.CAP_REACHED, Reason.TOO_SOON, Reason.QUIET_HOURS} <= reasons <= set(Reason) | {None}

    sent: dict[int, list[datetime]] = {user: [] for user in users}
    for at, chat in journal:
        sent[accounts[chat or 0]].append(at)
    for user, times in sent.items():
        whose, row = people[user], people[user].user
        zone = ZoneInfo(row.time_zone or "")
        days = [at.astimezone(zone).date() for at in times]
        assert max(days.count(day) for day in days) <= row.nudges_per_day
        # Decisions keep the gap to the second; a send may follow its decision by some milliseconds.
        gap = timedelta(minutes=row.gap_minutes, seconds=-5)
        assert all(later - earlier >= gap for earlier, later in pairwise(times))
        quiet = quiet_span(row.quiet_start, row.quiet_end)
        assert quiet is not None
        for at in times:
            declared = any(window.covers(at, zone) for window in whose.windows)
            assert not quiet.covers(at, zone) or (declared and not row.quiet_chosen)
    for nudge in nudges:
        if nudge.origin is Origin.WINDOW:
            zone = ZoneInfo(people[nudge.user_id].user.time_zone or "")
            moment = moments[nudge.moment_id]
            assert any(window.covers(moment.due_at, zone) for window in people[nudge.user_id].windows)
