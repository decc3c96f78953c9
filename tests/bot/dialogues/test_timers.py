"""Timers: what is said and pressed, and one's way through the whole bot."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.reactions import ReactionKind
from bot.core.replies import Acknowledge
from bot.demo.stage import Stage
from bot.services.timers import KnownTimer, ReactToTimer, StartTimer, StopTimers, StoredTimer
from bot.storage.models import Notice, NudgeState, Timer
from tests.bot.dialogues.steps import EVENINGS, says, stored
from tests.bot.talks import PATIENCE_SECONDS, onboard
from tests.bot.turns import MONDAY, Found, taken, taps, words

RUNNING = KnownTimer(4, 10, "reading", MONDAY - timedelta(minutes=3), MONDAY + timedelta(minutes=7))
FOUND: Found = {StoredTimer: RUNNING}
OVER: Found = {StoredTimer: KnownTimer(4, 10, "", MONDAY - timedelta(hours=1), MONDAY - timedelta(minutes=50))}


def test_a_timer_starts_at_once() -> None:
    assert taken("start 10 minutes for reading", FOUND).changes == [StartTimer(10, "reading")]
    assert taken("give me 25 minutes on the clock", FOUND, intent="timer").changes == [StartTimer(25)]


def test_a_length_that_is_missing_is_asked_and_what_it_is_for_kept() -> None:
    asked = taken("set a timer", FOUND)
    assert taps(asked)[:2] == ["t:new:5:", "t:new:10:"]
    assert "180 are the most" in words(asked)
    assert taken("[t:new:10:]", FOUND).changes == [StartTimer(10)]
    assert taken("[t:new:10:a nap]", FOUND).changes == [StartTimer(10, "a nap")]


def test_it_is_stopped_in_words_and_by_its_button() -> None:
    assert taken("stop the timer", FOUND).changes == [StopTimers()]
    stopped = taken("[t:4:stop]", FOUND)
    assert stopped.changes == [StopTimers()]
    assert "stopped" in words(stopped)
    assert not taken("[t:4:stop]", OVER).changes


@pytest.mark.parametrize("kind", [ReactionKind.DID_IT, ReactionKind.LIKE, ReactionKind.NOT_FOR_ME])
def test_how_it_was_is_kept(kind: ReactionKind) -> None:
    outcome = taken(f"[t:4:{kind.value}]", OVER)
    assert outcome.changes == [ReactToTimer(4, kind)]


def test_once_more() -> None:
    assert taken("[t:4:again]", FOUND).changes == [StartTimer(10, "reading")]


@pytest.mark.parametrize("data", ["t:4:dance", "t:x:stop", "t:new:0:", "t:new:900:", "t:4:stop"])
def test_what_is_gone_or_never_was_changes_nothing(data: str) -> None:
    outcome = taken(f"[{data}]", {StoredTimer: None})
    assert not outcome.changes
    assert isinstance(outcome.replies[0], Acknowledge)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_timer_from_start_to_how_it_was(shared: Stage) -> None:
    person = shared.playground.person("Tim")
    await onboard(person, EVENINGS)
    shown = await says(person, "start 3 minutes for tea", "3 minutes for tea")
    assert shown.buttons == [["Stop"]]
    [timer] = await stored(shared, Timer, person)
    for left, text in ((2, "2 minutes for tea"), (1, "1 minute for tea")):
        shared.clock.jump_to(timer.ends_at - timedelta(minutes=left))
        await shared.bot.countdown.tick()
        assert text in shown.text
    shared.clock.jump_to(timer.ends_at)
    over = await person.receives("Time's up", timeout=PATIENCE_SECONDS)
    await shared.bot.countdown.tick()
    assert "done" in shown.text
    assert not shown.buttons
    answer = await person.presses("Did it", message=over)
    assert "Lovely" in answer.text
    [timer] = await stored(shared, Timer, person)
    assert timer.reaction is ReactionKind.DID_IT
    assert timer.next_at is None


@pytest.mark.asyncio(loop_scope="module")
async def test_a_pause_stops_a_timer_and_its_message_says_so(shared: Stage) -> None:
    person = shared.playground.person("Tia")
    await onboard(person, EVENINGS)
    shown = await says(person, "start 30 minutes", "30 minutes")
    await says(person, "/pause", "For how long")
    await person.presses("1 day")
    await shared.bot.countdown.tick()
    assert "stopped" in shown.text
    assert [notice.state for notice in await stored(shared, Notice, person)] == [NudgeState.SENT]
