"""Screen time in /progress: by day, and whether the screen was put down after a nudge, said with its doubts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.local_forms import say_day
from bot.core.progress import ScreenBar
from bot.core.texts import _, ngettext
from bot.screentime.days import day_of
from bot.screentime.report import PutDown

DAYS = 14

ENOUGH = 5
"""Nudges from which on it is worth saying how many were followed by putting the screen down."""


def screen_bars(minutes: Mapping[date, int], zone: ZoneInfo, now: datetime) -> tuple[ScreenBar, ...]:
    """Return the last days' screen time, from the first day of which there is anything; empty if there is none.

    Args:
        minutes: By local day.
        zone: The person's time zone.
        now: Aware.
    """
    if not minutes:
        return ()
    first, today = min(minutes), day_of(now, zone)
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    return tuple(ScreenBar(label=say_day(day), minutes=minutes.get(day)) for day in days)


def say_screen(bars: Sequence[ScreenBar], after: PutDown) -> str:
    """Return screen time in words, and what can be said of nudges and of how sure that is."""
    told = [bar.minutes for bar in bars if bar.minutes is not None]
    mean = round(sum(told) / len(told))
    screen = ngettext(
        "By what your devices told, you were on the screen for {time} so far.",
        "By what your devices told, you were on the screen for {time} a day ({n} days).",
        len(told),
    )
    sentences = [screen.format(time=_say_minutes(mean), n=len(told))]
    if after.met:
        sentences.append(_say_put_down(after))
    return " ".join(sentences)


def _say_put_down(after: PutDown) -> str:
    put_down = after.closed + after.silent
    said = ngettext(
        "After {n} of one nudge that met you there, the screen was put down within ten minutes.",
        "After {n} of {met} nudges that met you there, the screen was put down within ten minutes.",
        after.met,
    ).format(n=put_down, met=after.met)
    if after.silent:
        guess = ngettext(
            "One of these is a guess, because the device only fell silent.",
            "{n} of these are a guess, because the device only fell silent.",
            after.silent,
        )
        said += " " + guess.format(n=after.silent)
    doubt = (
        _("I see only what your devices tell, and you might have stopped anyway: take it as a hint.")
        if after.met >= ENOUGH
        else _("So few say nothing yet.")
    )
    return f"{said} {doubt}"


def _say_minutes(minutes: int) -> str:
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {n} min").format(hours=minutes // 60, n=minutes % 60)
