"""The whole way: ActivityWatch, the bridge as a process, the bot's web app, a moment, and the nudge in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr

from bot.bridge.memory import Memory, MemoryFile
from bot.bridge.telling import day_of
from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage, stage
from bot.settings import Settings
from bot.storage.models import ScreenEvent, ScreenRules
from tests.bot.bridge.aw import RealActivityWatch
from tests.bot.dialogues.steps import stored, user_of
from tests.bot.processes import environment, running
from tests.bot.screentime.devices import connect
from tests.bot.talks import PATIENCE_SECONDS, onboard, with_answers

pytestmark = pytest.mark.long

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def live(settings: Settings, encoder: EncodingProcess) -> AsyncIterator[Stage]:
    """A stage at the real time, in which bridge and ActivityWatch live too."""
    async with stage(settings, clock=JumpingClock(), encoder=encoder) as on:
        yield on


def by_day() -> tuple[str, str]:
    """Return a place and its zone where it is between 08:00 and 21:00 just now: nobody is nudged at night."""
    places = {"London": "Europe/London", "Auckland": "Pacific/Auckland"}  # the two are 11 to 13 hours apart
    hours = {place: datetime.now(ZoneInfo(zone)).hour for place, zone in places.items()}
    place = min(hours, key=lambda name: abs(hours[name] - 14))
    return place, places[place]


async def test_a_limit_reached_at_the_computer_brings_a_nudge(
    live: Stage, aw: RealActivityWatch, tmp_path: Path
) -> None:
    place, zone = by_day()
    person = live.playground.person("Lim")
    await onboard(person, with_answers(windows="every day 02:00-03:00", place=place))
    device = await connect(live, person, "Computer")
    aw.presence(datetime.now(UTC) - 12 * MINUTE, 60 * MINUTE)
    env = environment(tmp_path, public_url=device.address, activitywatch=aw.address, device_token=device.token)
    limits = ("--limit", "10", "--state", str(tmp_path))
    async with running("bridge", "activitywatch", *limits, env=env | {"TZ": zone}, cwd=tmp_path):
        nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert "Your screen time today: 10 minutes." in (nudge.caption or "")
    events = await stored(live, ScreenEvent, person)
    assert {event.kind for event in events} == {"active", "threshold"}


async def test_a_long_time_in_one_app_brings_a_nudge_that_names_it_where_both_sides_allow_it(
    live: Stage, aw: RealActivityWatch, tmp_path: Path
) -> None:
    place, zone = by_day()
    person = live.playground.person("App")
    await onboard(person, with_answers(windows="every day 02:00-03:00", place=place))
    device = await connect(live, person, "Computer")
    async with live.bot.database.writing() as session:
        rules = await session.get_one(ScreenRules, (await user_of(live, person)).id)
        rules.apps_allowed, rules.minutes_in_a_row = True, 5
    now = datetime.now(UTC)
    aw.presence(now - 30 * MINUTE, 60 * MINUTE)
    aw.window(now - 30 * MINUTE, 60 * MINUTE, "Mail", "Dear Ann")
    # The bridge was away for nine minutes: it catches up.
    day, _begun = day_of(now, ZoneInfo(zone))
    MemoryFile(tmp_path, device.address, SecretStr(device.token)).write(Memory(until=now - 9 * MINUTE, day=day))
    env = environment(tmp_path, public_url=device.address, activitywatch=aw.address, device_token=device.token)
    allowed = ("--apps", "allow", "--state", str(tmp_path))
    async with running("bridge", "activitywatch", *allowed, env=env | {"TZ": zone}, cwd=tmp_path) as process:
        nudge = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
        process.terminate()
        await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
    assert process.returncode == 0
    assert "You have been on Mail for" in (nudge.caption or "")
    assert {event.app for event in await stored(live, ScreenEvent, person)} == {"Mail"}
