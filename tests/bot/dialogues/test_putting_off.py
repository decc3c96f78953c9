"""Until when a nudge is put off in words, in both languages; it is Monday, six in the evening."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.inputs import Text
from bot.delivery.later import LaterTime
from bot.dialogues.putting_off import read_later
from bot.dialogues.turn import DialogueSettings, Turn
from bot.services.nudges import GivenNudge, LaterInstant, LatestNudge, Snooze, SnoozeObstacle
from bot.storage.models import Origin
from tests.bot.turns import MONDAY, USER, taken, words


@pytest.mark.parametrize(
    ("language", "text", "until"),
    [
        ("en", "tomorrow", MONDAY + timedelta(days=1)),
        ("en", "tomorrow at 8", MONDAY + timedelta(hours=14)),
        ("en", "not now, maybe at 9 pm", MONDAY + timedelta(hours=3)),
        ("en", "tonight at 9", MONDAY + timedelta(hours=3)),
        ("en", "in half an hour", MONDAY + timedelta(minutes=30)),
        ("en", "when I’m home", LaterTime.HOME),
        ("en", "once i get home", LaterTime.HOME),
        ("en", "later", None),
        ("de", "morgen", LaterTime.TOMORROW),
        ("de", "morgen um 8", MONDAY + timedelta(hours=14)),
        ("de", "heute Abend", LaterTime.TONIGHT),
        ("de", "heute Abend um neun", MONDAY + timedelta(hours=3)),
        ("de", "um 21 Uhr", MONDAY + timedelta(hours=3)),
        ("de", "in 20 Minuten", MONDAY + timedelta(minutes=20)),
        ("de", "wenn ich zu Hause bin", LaterTime.HOME),
        ("de", "später", None),
    ],
)
def test_until_when(language: str, text: str, until: datetime | LaterTime | None) -> None:
    turn = Turn(replace(USER, language=language), Text(text), "key", MONDAY, DialogueSettings(16))
    assert read_later(turn, text) == until


def test_when_somebody_is_home_is_looked_up_and_said() -> None:
    nudge = GivenNudge(7, "m1", "i1", Origin.WINDOW, MONDAY, 70, frozenset())
    home = MONDAY + timedelta(hours=2)
    outcome = taken(
        "later, when I'm home", {LatestNudge: nudge, LaterInstant: home, SnoozeObstacle: None}, intent="later"
    )
    assert [change.due_at for change in outcome.changes if isinstance(change, Snooze)] == [home]
    assert "it comes again today at 20:00" in words(outcome)
