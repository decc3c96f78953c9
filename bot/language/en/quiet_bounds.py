"""One end of the quiet hours, where somebody names no other: "not before 10", "nothing after 9 pm"."""

from __future__ import annotations

import re

from bot.language.en.clock_phrases import find_clock

_BOUND = re.compile(
    r"\b(?P<side>before|earlier\s{1,4}than|after|past|later\s{1,4}than)\s{1,4}"
    r"(?P<when>(?:(?!\b(?:and|or|before|after)\b)(?:[^,.;!?]|(?<=\d)\.(?=\d))){1,40})",
    re.IGNORECASE,
)


def quiet_bound(text: str) -> tuple[int | None, int | None]:
    """Return the minutes of the day after which and before which somebody wants quiet, as far as they say.

    An hour without its half is in the morning before which, and in the evening after which, nobody is to be disturbed.
    """
    after = before = None
    for found in _BOUND.finditer(text):
        clock = find_clock(f"at {found['when']}")
        if clock is not None and found["side"].casefold().startswith(("b", "e")):
            before = min(clock.minutes)
        elif clock is not None:
            after = max(clock.minutes)
    return after, before
