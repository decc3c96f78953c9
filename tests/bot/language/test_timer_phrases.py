"""Timers as people ask for them."""

from __future__ import annotations

import pytest

from bot.core.timers import TimerRequest
from bot.language.en.timer_phrases import read_timer, says_timer


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("start 10 minutes", TimerRequest(10)),
        ("start ten minutes for drawing", TimerRequest(10, "drawing")),
        ("timer for 15 min", TimerRequest(15)),
        ("set a timer of 5 minutes to tidy my desk", TimerRequest(5, "tidy my desk")),
        ("start a 20-minute timer", TimerRequest(20)),
        ("count down half an hour", TimerRequest(30)),
        ("a quarter of an hour on the clock", TimerRequest(15)),
        ("start the clock, an hour and a half", TimerRequest(90)),
        ("timer 2 hours for chess", TimerRequest(120, "chess")),
        ("twenty-five minutes timer please", TimerRequest(25)),
        ("start 10 minutes for me", TimerRequest(10)),
        ("set a timer", TimerRequest(None)),
        ("timer 900 minutes", TimerRequest(None)),
        ("timer 0 minutes", TimerRequest(None)),
        ("stop the timer", TimerRequest(None, stops=True)),
        ("cancel my 10 minute timer", TimerRequest(10, stops=True)),
    ],
)
def test_how_long_and_what_for(text: str, read: TimerRequest) -> None:
    assert read_timer(text) == read


@pytest.mark.parametrize("text", ["start 10 minutes", "Timer!", "count down 5 min", "please start with a half hour"])
def test_plain_words_for_a_timer(text: str) -> None:
    assert says_timer(text)


@pytest.mark.parametrize("text", ["I have ten minutes", "start over", "when do you start?", "ten minutes of quiet"])
def test_other_words(text: str) -> None:
    assert not says_timer(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("timer 4 min, no wait, make it 6", 6),
        ("set a timer for 10 minutes, sorry 15", 15),
        ("timer 1 hour, no, 2", 120),
    ],
)
def test_a_length_is_put_right(text: str, minutes: int) -> None:
    assert read_timer(text).minutes == minutes
