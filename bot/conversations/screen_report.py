"""Screen time in /progress: by day, and whether the screen was put down after a nudge, said with its doubts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.conversations.instants import say_day
from bot.core.progress import ScreenBar
from bot.screentime.days import day_of
from bot.screentime.report import PutDown, count_put_down
from bot.screentime.sessions import Sign
from bot.storage.queries.history import PastNudge
from bot.storage.queries.screen import days_since, events_since
from bot.texts import _

DAYS = 14

ENOUGH = 5
"""Nudges from which on it is worth saying how many were followed by putting the screen down."""

_BEFORE = timedelta(hours=3)
"""A session in which a nudge came may have begun so long before it."""


async def screen_bars(user_id: int, zone: ZoneInfo, now: datetime, *, session: AsyncSession) -> tuple[ScreenBar, ...]:
    """Return the last two weeks' screen time, from the first day of which there is anything; empty if there is none."""
    today = day_of(now, zone)
    stored = await days_since(user_id, today - timedelta(days=DAYS - 1), session=session)
    known = {one.day: max(round(one.seconds / 60), one.reported_minutes or 0) for one in stored}
    if not known:
        return ()
    first = min(known)
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    return tuple(ScreenBar(label=say_day(day), minutes=known.get(day)) for day in days)


async def put_down_after(user_id: int, nudges: Sequence[PastNudge], now: datetime, *, session: AsyncSession) -> PutDown:
    """Return how often the screen was put down soon after these nudges (oldest first)."""
    if not nudges:
        return PutDown()
    events = await events_since(user_id, nudges[0].at - _BEFORE, session=session)
    signs = [Sign(event.at, event.kind, event.app, event.device_id) for event in events]
    return count_put_down([nudge.at for nudge in nudges], signs, now)


def say_screen(bars: Sequence[ScreenBar], after: PutDown) -> str:
    """Return screen time in words, and what can be said of nudges and of how sure that is."""
    told = [bar.minutes for bar in bars if bar.minutes is not None]
    mean = round(sum(told) / len(told))
    sentences = [
        _("By what your devices told, you were on the screen for {time} a day ({n} days).").format(
            time=_say_minutes(mean), n=len(told)
        )
        if len(told) > 1
        else _("By what your devices told, you were on the screen for {time} so far.").format(time=_say_minutes(mean))
    ]
    if after.met:
        sentences.append(_say_put_down(after))
    return " ".join(sentences)


def _say_put_down(after: PutDown) -> str:
    put_down = after.closed + after.silent
    said = _("After {n} of {met} nudges that met you there, the screen was put down within ten minutes").format(
        n=put_down, met=after.met
    )
    if after.silent:
        said += " " + _("({n} of them a guess, because the device only fell silent)").format(n=after.silent)
    doubt = (
        _("I see only what your devices tell, and you might have stopped anyway: take it as a hint.")
        if after.met >= ENOUGH
        else _("So few say nothing yet.")
    )
    return f"{said}. {doubt}"


def _say_minutes(minutes: int) -> str:
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {n} min").format(hours=minutes // 60, n=minutes % 60)
