"""Whatever goes wrong in whatever order, in the end everything was told, and nothing under two names."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.bridge.activitywatch import ActivityWatch
from bot.bridge.bridge import Bridge
from bot.bridge.memory import MemoryFile
from bot.bridge.receiver import Answer, EventFate, Receiver
from bot.bridge.stretches import Stretch, within
from bot.bridge.telling import PRESENT, Host, Plan, begin, tell
from bot.bridge.wire import BridgeEvent
from bot.errors import BridgeError

MINUTE = timedelta(minutes=1)
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PLAN = partial(Plan, limits=(20, 60), zone=UTC)
TOKEN = SecretStr("off_token")

UNSURE = {"answer lost", "killed before it was written down"}
"""After these nobody knows whether an event has arrived: only then may it be told again."""

TROUBLES = ("watch away", "bot away", "killed", "none", *sorted(UNSURE))


class Seen(ActivityWatch):
    """What was seen, of which ActivityWatch gives whatever is asked for, unless it is away."""

    def __init__(self, presence: Sequence[Stretch]) -> None:
        super().__init__("http://127.0.0.1:9")
        self.presence = presence
        self.away = False

    async def device(self) -> str:
        if self.away:
            raise BridgeError("away")
        return "a desk"

    async def look(self, since: datetime, now: datetime) -> list[Host]:
        await self.device()
        return [Host(presence=within(self.presence, since, now))]


class Post(Receiver):
    """The bot, which may be away, or store an event whose answer gets lost."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", TOKEN)
        self.stored: dict[str, BridgeEvent] = {}
        self.repeats = 0
        self.trouble = "none"

    async def post(self, event: BridgeEvent, now: datetime) -> Answer:
        if self.trouble == "bot away":
            return Answer(EventFate.LATER, "away")
        self.repeats += event.id in self.stored
        assert self.stored.setdefault(event.id, event) == event
        return Answer(EventFate.LATER, "lost") if self.trouble == "answer lost" else Answer(EventFate.STORED)


async def live(presence: Sequence[Stretch], steps: Sequence[tuple[int, str]], folder: Path) -> None:
    """Look after so many minutes each, with a trouble each, then in peace; see what was stored in the end."""
    seen, post, file = Seen(presence), Post(), MemoryFile(folder, "http://127.0.0.1:9", TOKEN)
    clock = [MORNING]
    bridge = Bridge(seen, post, file, PLAN, lambda: clock[0])
    await bridge.look()
    for minutes, trouble in steps:
        clock[0] += minutes * MINUTE
        seen.away, post.trouble = trouble == "watch away", trouble
        before = file.path.read_bytes()
        await bridge.look()
        if trouble == "killed before it was written down":
            file.path.write_bytes(before)
        if trouble.startswith("killed"):
            bridge = Bridge(seen, post, file, PLAN, lambda: clock[0])
    seen.away, post.trouble = False, "none"
    clock[0] += MINUTE
    while (await bridge.look()).waiting:
        pass
    expected, _told = tell([Host(presence)], begin(MORNING, PLAN("a desk")), clock[0], PLAN("a desk"))
    assert post.stored == {event.id: event for event in expected}
    if not {trouble for _minutes, trouble in steps} & UNSURE:
        assert post.repeats == 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-120, 300), st.floats(0.1, 90)), max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(TROUBLES)), max_size=10),
)
def test_in_the_end_everything_was_told_once(presence: list[tuple[float, float]], steps: list[tuple[int, str]]) -> None:
    stretches = [
        Stretch(MORNING + start * MINUTE, MORNING + (start + length) * MINUTE, PRESENT) for start, length in presence
    ]
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(stretches, steps, Path(folder)))
