"""The bridge between a real ActivityWatch and what takes events as the bot does."""

from __future__ import annotations

import json
import stat
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.responses import Response
from starlette.routing import Route

from bot.bridge.activitywatch import ActivityWatch
from bot.bridge.bridge import LONGEST_PAUSE, SETTLING, SHORTEST_PAUSE, Bridge, backoff
from bot.bridge.memory import LONGEST_QUEUE, MemoryFile
from bot.bridge.receiver import Receiver
from bot.bridge.telling import Plan
from bot.errors import TokenRefusedError
from bot.web.server import WebServer
from tests.bot.bridge.aw import RealActivityWatch
from tests.bot.bridge.receiving import TOKEN, Mailbox, refusal

MINUTE = timedelta(minutes=1)
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class Setting:
    """A bridge with its two sides, and a clock that stands until it is moved.

    Attributes:
        now: The present.
        bridge: The bridge as it was last started.
    """

    def __init__(self, aw: RealActivityWatch, post: Mailbox, folder: Path) -> None:
        self.aw, self.post, self.folder = aw, post, folder
        self.now = MORNING
        self._plan: dict[str, Any] = {"zone": UTC}
        self._open: list[ActivityWatch | Receiver] = []
        self.restart()

    def restart(self, *, watch: str | None = None, token: str = TOKEN, **plan: object) -> None:
        """Start another process, so to speak, with this in its plan."""
        self._plan |= plan
        looked_at = ActivityWatch(watch or self.aw.address, apps=bool(self._plan.get("apps")))
        receiver = Receiver(self.post.address, SecretStr(token))
        self._open += [looked_at, receiver]
        self.file = MemoryFile(self.folder, self.post.address, SecretStr(token))
        make = partial(Plan, **self._plan)
        self.bridge = Bridge(looked_at, receiver, self.file, make, lambda: self.now)

    async def close(self) -> None:
        for each in self._open:
            await each.__aexit__(None, None, None)

    async def look(self, *, after: timedelta = timedelta(0)) -> tuple[int, int]:
        """Look after so much time; return how many events were told and how many wait."""
        self.now += after
        look = await self.bridge.look()
        return look.told, look.waiting

    def stored(self, kind: str = "active") -> list[datetime]:
        """Return when events that have arrived were said to have happened."""
        times = [event["at"] for event in self.post.stored.values() if event["event"] == kind]
        return sorted(datetime.fromisoformat(at) for at in times)


@pytest.fixture
async def setting(aw: RealActivityWatch, post: Mailbox, tmp_path: Path) -> AsyncIterator[Setting]:
    setting = Setting(aw, post, tmp_path / "state")
    yield setting
    await setting.close()


async def test_presence_is_told_minute_by_minute_with_what_it_has_been_today(setting: Setting) -> None:
    setting.aw.presence(MORNING - 30 * MINUTE, 40 * MINUTE)
    setting.aw.window(MORNING - 30 * MINUTE, 40 * MINUTE, "Mail", "Dear Ann")
    assert await setting.look() == (1, 0)
    for _minute in range(5):
        assert await setting.look(after=MINUTE) == (1, 0)
    assert await setting.look() == (0, 0)
    events = [json.loads(body) for body in setting.post.posts]
    first = events[0]["minutes_today"]
    assert first in (28, 29)  # up to the end of this device's last whole minute
    assert [event["minutes_today"] for event in events] == list(range(first, first + 6))
    assert {frozenset(event) for event in events} == {frozenset({"event", "at", "minutes_today", "id"})}
    assert "Mail" not in "".join(setting.post.posts)


async def test_apps_are_told_if_allowed_and_titles_never(setting: Setting) -> None:
    setting.aw.presence(MORNING - 30 * MINUTE, 40 * MINUTE)
    setting.aw.window(MORNING - 30 * MINUTE, 40 * MINUTE, "Mail", "Dear Ann")
    setting.restart(apps=True)
    await setting.look()
    (body,) = setting.post.posts
    assert json.loads(body)["app"] == "Mail"
    assert "Ann" not in body


async def test_a_presence_that_grows_by_heartbeats_is_followed(setting: Setting) -> None:
    bucket = setting.aw.bucket("aw-watcher-afk", "afkstatus", "lap")
    await setting.look()
    for second in range(0, 601, 10):
        setting.aw.heartbeat(bucket, MORNING + timedelta(seconds=second), status="not-afk")
        if second % 60 == 0:
            setting.now = MORNING + timedelta(seconds=second)
            await setting.look()
    told = setting.stored()
    assert len(told) in (9, 10)  # whole minutes of this device within ten
    assert all(MORNING <= at <= setting.now for at in told)


async def test_an_absence_that_was_none_is_made_good_in_the_minutes(setting: Setting) -> None:
    """ActivityWatch extends a presence backwards over a pause that turned out to be short."""
    bucket = setting.aw.bucket("aw-watcher-afk", "afkstatus", "attic")
    for number in (0, 5, 10):
        setting.aw.heartbeat(bucket, MORNING + number * MINUTE, status="not-afk")
    await setting.look(after=10 * MINUTE)
    await setting.look(after=2 * MINUTE)
    setting.aw.heartbeat(bucket, MORNING + 14 * MINUTE, status="not-afk")
    await setting.look(after=2 * MINUTE)
    last = json.loads(setting.post.posts[-1])
    assert last["minutes_today"] == int((datetime.fromisoformat(last["at"]) - MORNING) / MINUTE) >= 12


async def test_limits_are_told_once_also_after_a_restart(setting: Setting) -> None:
    setting.aw.presence(MORNING - 25 * MINUTE, 60 * MINUTE)
    setting.restart(limits=(20, 30))
    await setting.look()
    await setting.look(after=10 * MINUTE)
    setting.restart()
    await setting.look(after=MINUTE)
    assert setting.stored("threshold") == [MORNING - 5 * MINUTE, MORNING + 5 * MINUTE]
    assert len(setting.post.posts) == len(setting.post.stored)


async def test_two_computers_at_once_are_one_person(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 20 * MINUTE)
    setting.aw.presence(MORNING - 20 * MINUTE, 20 * MINUTE, host="couch")
    setting.aw.window(MORNING - 10 * MINUTE, 20 * MINUTE, "Chat", host="phone")  # nobody watches presence there
    await setting.look()
    await setting.look(after=MINUTE)
    assert len(setting.stored()) == 2
    assert json.loads(setting.post.posts[-1])["minutes_today"] in (19, 20)


async def test_while_the_bot_is_away_events_wait_and_come_once(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    await setting.look()
    await setting.post.stop()
    for waiting in range(1, 4):
        assert await setting.look(after=MINUTE) == (0, waiting)
    setting.restart()
    assert await setting.look(after=MINUTE) == (0, 4)
    await setting.post.start()
    assert await setting.look(after=MINUTE) == (5, 0)
    assert len(setting.post.posts) == len(setting.stored()) == 6
    assert setting.stored() == sorted(setting.stored())


async def test_while_activitywatch_is_away_nothing_is_lost(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    assert await setting.look() == (1, 0)
    setting.aw.stop()
    look = await setting.bridge.look()
    assert (look.told, look.waiting) == (0, 0)
    assert "cannot reach ActivityWatch" in look.troubles[0]
    assert SHORTEST_PAUSE / 2 <= look.pause <= SHORTEST_PAUSE
    setting.aw.start()
    assert await setting.look(after=20 * MINUTE) == (20, 0)
    assert len(setting.post.posts) == 21


async def test_what_waits_is_told_while_activitywatch_is_away(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    setting.post.faults = [refusal(503, "busy")]
    assert await setting.look() == (0, 1)
    setting.restart(watch="http://127.0.0.1:9")
    assert await setting.look() == (1, 0)


async def test_a_crash_before_it_was_written_down_tells_again_under_the_same_id(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    await setting.look()
    before = setting.file.path.read_bytes()
    await setting.look(after=3 * MINUTE)
    setting.file.path.write_bytes(before)
    setting.restart()
    await setting.look()
    assert (len(setting.post.posts), len(setting.post.stored)) == (7, 4)  # 1 + 3, and those 3 once more


async def test_a_lost_memory_starts_afresh(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    await setting.look(after=2 * MINUTE)
    setting.file.path.write_bytes(b"{ half a file")
    setting.restart()
    await setting.look()
    assert (len(setting.post.posts), len(setting.post.stored)) == (2, 1)


async def test_a_long_absence_of_the_bot_is_made_good_within_its_limits(setting: Setting) -> None:
    setting.aw.presence(MORNING, 5 * 60 * MINUTE)
    await setting.look()
    setting.post.faults = [refusal(500, "away")]
    assert await setting.look(after=200 * MINUTE) == (0, 200)
    assert await setting.look() == (45, 155)  # no more than may come in a minute
    times = [datetime.fromisoformat(json.loads(body)["at"]) for body in setting.post.posts[-45:]]
    assert times == sorted(times)
    assert times[-1] > setting.now - 2 * MINUTE  # the newest of them: the others are no news
    for _look in range(4):
        await setting.look()
    assert len(setting.stored()) == 201 - 1  # when it began, nobody had been there for a whole minute


async def test_the_queue_is_bounded(setting: Setting) -> None:
    setting.aw.presence(MORNING, 23 * 60 * MINUTE)
    setting.restart(every=timedelta(seconds=10))
    await setting.look()
    await setting.post.stop()
    assert await setting.look(after=10 * 60 * MINUTE) == (0, LONGEST_QUEUE)


async def test_asked_for_a_pause_it_pauses(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    setting.post.faults = [refusal(429, "too_many", Retry_After="41")]
    look = await setting.bridge.look()
    assert (look.waiting, look.pause) == (1, timedelta(seconds=41))
    assert await setting.look(after=MINUTE) == (2, 0)


async def test_what_the_bot_will_never_take_is_dropped_and_said(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    setting.post.faults = [refusal(422, "unknown_field")]
    look = await setting.bridge.look()
    assert (look.told, look.waiting) == (0, 0)
    assert "unknown_field" in look.troubles[0]


async def test_a_wrong_token_ends_it(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    setting.restart(token="wrong")
    with pytest.raises(TokenRefusedError, match="/connect") as caught:
        await setting.look()
    assert "wrong" not in str(caught.value)
    assert setting.post.posts == []


async def test_another_token_gets_nothing_that_waited_for_the_first(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    await setting.post.stop()
    await setting.look(after=MINUTE)
    setting.restart(token="another")
    assert await setting.look() == (0, 1)


async def test_a_clock_set_back_silences_nobody(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    setting.aw.presence(MORNING + 24 * 60 * MINUTE, 60 * MINUTE)
    await setting.look(after=(24 * 60 + 30) * MINUTE)
    setting.now = MORNING
    for _minute in range(3):
        await setting.look(after=MINUTE)
    assert [at for at in setting.stored() if at < MORNING + 60 * MINUTE] != []
    assert len(setting.post.posts) == len(setting.post.stored) == 4


async def test_the_memory_is_private(setting: Setting) -> None:
    await setting.look()
    assert stat.S_IMODE(setting.file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(setting.file.path.parent.stat().st_mode) == 0o700
    assert TOKEN not in setting.file.path.read_text() + setting.file.path.name
    assert [path.name for path in setting.folder.iterdir()] == [setting.file.path.name]


async def test_a_full_disk_is_said_and_stops_nothing(setting: Setting) -> None:
    setting.aw.presence(MORNING - 10 * MINUTE, 60 * MINUTE)
    setting.folder.write_text("a file where the folder should be")
    setting.restart()
    look = await setting.bridge.look()
    assert look.told == 1
    assert any("--state" in trouble for trouble in look.troubles)
    assert await setting.look(after=MINUTE) == (1, 0)
    assert len(setting.post.posts) == 2


@pytest.mark.parametrize(
    "answer",
    [
        Response("<html>another program", 200),
        Response("[" * 100_000, 200),
        Response(b"\xff\xfe", 200),
        Response('{"device_id": 7}', 200),
        Response("null", 200),
        Response("1" * 10_000, 200),
        Response("no", 500),
        Response(status_code=302, headers={"Location": "/"}),
    ],
)
async def test_whatever_else_answers_is_no_activitywatch(setting: Setting, answer: Response) -> None:
    async def give(_request: object) -> Response:
        return answer

    server = WebServer([Route("/{path:path}", give)], "127.0.0.1", 0)
    port = await server.start()
    try:
        setting.restart(watch=f"http://127.0.0.1:{port}")
        look = await setting.bridge.look()
    finally:
        await server.stop()
    assert len(look.troubles) == 1
    assert "ActivityWatch" in look.troubles[0]
    assert setting.post.posts == []


async def test_a_day_begins_at_four_where_one_has_travelled_to(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting.aw.presence(MORNING - 180 * MINUTE, 360 * MINUTE)
    setting.restart(zone=None)
    told = []
    for name in ("UTC", "America/Sao_Paulo", "Asia/Karachi"):
        monkeypatch.setenv("TZ", name)
        await setting.look(after=MINUTE)
        told.append(json.loads(setting.post.posts[-1])["minutes_today"])
    monkeypatch.undo()
    time.tzset()
    first = told[0]
    assert first in (179, 180)
    # in São Paulo it is 05:02 and the day began at 07:00 UTC, 120 minutes into the presence; in Karachi it is afternoon
    assert told == [first, first + 1 - 120, first + 2]


async def test_all_is_well_it_looks_again_when_the_minute_is_over(setting: Setting) -> None:
    look = await setting.bridge.look()
    assert SETTLING < look.pause <= MINUTE + SETTLING


@pytest.mark.parametrize(
    ("failures", "chance", "seconds"),
    [(0, 1, 5), (1, 1, 5), (1, 0, 2.5), (2, 1, 10), (4, 1, 40), (7, 1, 300), (10_000, 0.5, 225)],
)
def test_it_comes_back_ever_later_but_not_too_late(failures: int, chance: float, seconds: float) -> None:
    assert backoff(failures, chance) == timedelta(seconds=seconds) <= LONGEST_PAUSE
