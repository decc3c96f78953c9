"""What somebody wants to be reminded of, and when."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.core.reminders import ReminderRequest
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS
from bot.language import requests
from bot.language.en.clock_phrases import read_times
from bot.language.en.reminder_phrases import read_reminder, says_reminder

LOCAL = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("remind me to play guitar at 8 on Tuesdays", ReminderRequest("play guitar", (480, 1200), 2)),
        ("call mum every Sunday", ReminderRequest("call mum", (), 64)),
        ("remind me to ring dad on Saturday at 6", ReminderRequest("ring dad", (1080,), 0, date(2026, 3, 7))),
        ("can you remind me to feed the fish", ReminderRequest("feed the fish")),
        ("please remind me tomorrow at 9 to pay rent", ReminderRequest("pay rent", (540, 1260), 0, date(2026, 3, 3))),
        ("don't let me forget to buy eggs at 6 pm", ReminderRequest("buy eggs", (1080,))),
        ("nudge me at nine to sleep", ReminderRequest("sleep", (1260,))),  # it is afternoon: the next nine
        ("set a reminder for yoga on Friday evening", ReminderRequest("yoga", (1140,), 0, date(2026, 3, 6))),
        ("I want a reminder to journal each night", ReminderRequest("journal", (1260,), EVERY_DAY)),
        ("remind me in two hours to walk", ReminderRequest("walk", (960,), 0, date(2026, 3, 2))),
        ("buzz me in 3h to move the car", ReminderRequest("move the car", (1020,), 0, date(2026, 3, 2))),
        ("text me in 20m to stir the soup", ReminderRequest("stir the soup", (860,), 0, date(2026, 3, 2))),
        ("in an hour and a half give me a shout to leave", ReminderRequest("leave", (930,), 0, date(2026, 3, 2))),
        ("remind me in 2.5 hours to stretch", ReminderRequest("stretch", (990,), 0, date(2026, 3, 2))),
        ("remind me in 3 days at noon to vote", ReminderRequest("vote", (720,), 0, date(2026, 3, 5))),
        (
            "shout in three quarters of an hour, the loaf's in",
            ReminderRequest("the loaf's in", (885,), 0, date(2026, 3, 2)),
        ),
        ("give us a bell in a few hours to eat", ReminderRequest("eat", (1020,), 0, date(2026, 3, 2))),
        ("in thirty-five minutes remind me to stir it", ReminderRequest("stir it", (875,), 0, date(2026, 3, 2))),
        ("sing out tomorrow at 9 pm, bins out", ReminderRequest("bins out", (1260,), 0, date(2026, 3, 3))),
        ("can ya remind me Friday mornin at eight to eat", ReminderRequest("eat", (480,), 0, date(2026, 3, 6))),
        ("remind me in half an hour to look up", ReminderRequest("look up", (870,), 0, date(2026, 3, 2))),
        ("in 45 minutes remind me to stir it", ReminderRequest("stir it", (885,), 0, date(2026, 3, 2))),
        ("remind me to put on sun cream at 10:30 am", ReminderRequest("put on sun cream", (630,))),
        ("remind me to do the bins every mon and thu at half past six", ReminderRequest("do the bins", (1110,), 9)),
        ("remind me on weekdays at 12:15 to eat", ReminderRequest("eat", (735,), WEEKDAYS)),
        ("remind me to feed the 2 cats every morning", ReminderRequest("feed the 2 cats", (480,), EVERY_DAY)),
        ("go for a swim at 7am mon, wed and fri", ReminderRequest("go for a swim", (420,), 21)),
        ("remind me at a quarter to six to leave", ReminderRequest("leave", (1065,))),
        ("remind me to take pills at 20.00", ReminderRequest("take pills", (1200,))),
        ("remind me to go up at 11 tonight", ReminderRequest("go up", (1380,), 0, date(2026, 3, 2))),
        ("remind me to play 5 songs", ReminderRequest("play 5 songs")),
        ("help me remember yoga on tuesdays at 6", ReminderRequest("yoga", (1080,), 2)),
        ("I want to be told to call gran on Sundays", ReminderRequest("call gran", (), 64)),
        ("remember to tell me about the bins on Thursday", ReminderRequest("the bins", (), 0, date(2026, 3, 5))),
        ("put a reminder in for lunch tomorrow", ReminderRequest("lunch", (), 0, date(2026, 3, 3))),
        ("remind me to ring school tmrw at 10 am", ReminderRequest("ring school", (600,), 0, date(2026, 3, 3))),
        ("veg soup is on, remind me in 20 mins", ReminderRequest("veg soup is", (860,), 0, date(2026, 3, 2))),
        ("remind me at half nine to read", ReminderRequest("read", (1290,))),
        ("wake me in 40 minutes, I've been up since four", ReminderRequest("wake up", (880,), 0, date(2026, 3, 2))),
        ("can you wake me at half four, I need a nap", ReminderRequest("wake up", (990,))),
        ("move my reminder to 8", ReminderRequest("", stops=True)),
        ("remind me", ReminderRequest("")),
    ],
)
def test_what_and_when(text: str, read: ReminderRequest) -> None:
    assert read_reminder(text, LOCAL) == read


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8", (480, 1200)),
        ("at 8 pm", (1200,)),
        ("20:15", (1215,)),
        ("08:15", (495,)),
        ("noon", (720,)),
        ("midnight", (0,)),
        ("half past seven in the morning", (450,)),
        ("in the evening", (1140,)),
        ("12", (720,)),
        ("24:30", ()),
        ("99", ()),
        ("no idea", ()),
    ],
)
def test_answers_to_at_what_time(text: str, minutes: tuple[int, ...]) -> None:
    assert read_times(text) == minutes


def test_plain_words_for_it() -> None:
    assert says_reminder("Remind me of it")
    assert not says_reminder("that reminds me of a film")
    assert read_reminder("stop reminding me to stretch", LOCAL).stops
    assert not read_reminder("don't let me forget the bread", LOCAL).stops


def test_figures_are_read_in_every_language() -> None:
    assert requests.read_reminder("Gitarre 20:15", 2) == ReminderRequest("Gitarre", (1215,), 2)
    assert requests.read_times("8") == (480, 1200)
    assert requests.read_times("?") == ()
    assert requests.read_timer("10 Minuten").minutes == 10


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("poke me in 10 min to check the oven", True),
        ("text me tomorrow to water the ferns", True),
        ("call me at six to wake the boys", True),
        ("wake me in half an hour", True),
        ("give me a buzz in twenty-five minutes, the oven's on", True),
        ("shout in a couple of hours, kettle and all", True),
        ("message me after 8, before that I'm busy", False),
        ("the baby wakes me at 5", False),
        ("nudge me at 8 instead", False),
        ("tell me something to do", False),
        ("message me less", False),
    ],
)
def test_who_asks_to_be_called_upon_at_a_time_wants_a_reminder(text: str, says: bool) -> None:
    assert says_reminder(text) is says
