"""Putting a nudge off until tonight, and keeping it: said, pressed, and through the whole bot."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.kept_nudge import KeptNudge
from bot.core.reactions import ReactionKind
from bot.delivery.later import LaterTime
from bot.demo.stage import Stage
from bot.services.favourites import Favourites, KeepNoLonger
from bot.services.nudges import (
    AskForNudge,
    GivenNudge,
    LaterInstant,
    LatestNudge,
    React,
    Snooze,
    SnoozeObstacle,
    StoredNudge,
)
from bot.storage.models import Origin
from tests.bot.dialogues.steps import EVENINGS, says
from tests.bot.talks import PATIENCE_SECONDS, onboard
from tests.bot.turns import MONDAY, Found, taken, taps, words

NUDGE = GivenNudge(7, "m1", "i1", Origin.WINDOW, MONDAY - timedelta(hours=1), 70, frozenset())
TONIGHT = MONDAY + timedelta(hours=2)
KEPT = [KeptNudge(7, ("m1", "i1"), "Tune <one> string"), KeptNudge(5, ("m2", "i2"), "Water a plant")]
FOUND: Found = {
    StoredNudge: NUDGE,
    LatestNudge: NUDGE,
    LaterInstant: TONIGHT,
    SnoozeObstacle: None,
    Favourites: KEPT,
}


def test_later_offers_more_than_minutes() -> None:
    assert taken("later", FOUND, intent="later").replies
    asked = taken("later", FOUND, intent="later")
    assert taps(asked)[3:] == ["n:7:snooze_tonight", "n:7:snooze_tomorrow", "n:7:snooze_home"]


@pytest.mark.parametrize("later", list(LaterTime))
def test_it_is_put_off_until_then(later: LaterTime) -> None:
    outcome = taken(f"[n:7:snooze_{later.value}]", FOUND)
    assert outcome.changes == [Snooze(7, TONIGHT), React(7, ReactionKind.SNOOZE)]


def test_favourites_are_listed_and_sent_again() -> None:
    shown = taken("/favourites", FOUND)
    assert "Tune &lt;one&gt; string" in words(shown)
    assert taps(shown) == ["f:send:7", "f:send:5", "f:edit"]
    assert taken("[f:send:5]", FOUND).changes == [AskForNudge(pair=("m2", "i2"))]


def test_one_is_taken_out() -> None:
    assert taps(taken("[f:edit]", FOUND)) == ["f:drop:7", "f:drop:5", "f:list"]
    outcome = taken("[f:drop:7]", FOUND)
    assert outcome.changes == [KeepNoLonger(("m1", "i1"))]
    assert taps(outcome) == ["f:drop:5", "f:list"]


@pytest.mark.parametrize("data", ["f:send:99", "f:drop:x", "f:eat:7", "n:7:snooze_never"])
def test_what_is_gone_or_never_was_changes_nothing(data: str) -> None:
    assert not taken(f"[{data}]", FOUND).changes


def test_an_empty_list_says_how_to_fill_it() -> None:
    assert "Tap “Keep”" in words(taken("/favourites", {Favourites: []}))


@pytest.mark.asyncio(loop_scope="module")
async def test_what_is_kept_comes_again_and_goes(shared: Stage) -> None:
    person = shared.playground.person("Fay")
    nudge = await onboard(person, EVENINGS)
    assert "Kept" in (await person.presses("Keep", message=nudge)).text
    listed = await says(person, "/favourites", "What you keep")
    assert nudge.text in listed.text
    await person.presses(listed.buttons[0][0], message=listed)
    again = await person.receives(photo=True, timeout=PATIENCE_SECONDS)
    assert (again.text, again.photo) == (nudge.text, nudge.photo)
    await person.presses("Not for me", message=again)
    await says(person, "/favourites", "You keep no nudges yet")
