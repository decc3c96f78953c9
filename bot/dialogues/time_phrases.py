"""Instants and times of the week in words, as a person would say them in their own zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.local_forms import say_date, say_minute, say_time, say_weekday, say_weekdays
from bot.core.phrases import enumerate_phrases
from bot.core.texts import _
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span

_NEAR = timedelta(days=6)
_A_RUN = 4
"""So many days in a row are told by the first and the last."""


def say_instant(instant: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Return an instant in words: ``today at 20:41``, ``on Tuesday at 20:41``, ``on 12 March at 20:41``.

    Args:
        instant: Aware.
        zone: The person's time zone.
        now: Aware.
    """
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    time, days = say_time(local), (local.date() - today).days
    near = {0: _("today at {time}"), 1: _("tomorrow at {time}"), -1: _("yesterday at {time}")}
    if days in near:
        return near[days].format(time=time)
    if abs(timedelta(days=days)) <= _NEAR:
        return _("on {weekday} at {time}").format(weekday=say_weekday(local), time=time)
    return _("on {date} at {time}").format(date=say_date(local), time=time)


def say_until(instant: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Return an instant as it stands after "until": ``20:41``, ``Saturday, 08:37``, ``12 March, 08:37``.

    Args:
        instant: Aware.
        zone: The person's time zone.
        now: Aware.
    """
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    time, days = say_time(local), (local.date() - today).days
    if days == 0:
        return time
    if days == 1:
        return _("tomorrow, {time}").format(time=time)
    near = abs(timedelta(days=days)) <= _NEAR
    return _("{day}, {time}").format(day=say_weekday(local) if near else say_date(local), time=time)


def say_days(days: int) -> str:
    """Return weekdays (bits, 1 is Monday) in words: ``weekdays``, ``Mondays and Fridays``, ``Mon–Sat``."""
    if days == EVERY_DAY:
        return _("every day")
    if days == WEEKDAYS:
        return _("weekdays")
    if days == WEEKEND:
        return _("weekends")
    names = (
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    )
    named = [index for index in range(len(names)) if days >> index & 1]
    if len(named) >= _A_RUN and named[-1] - named[0] == len(named) - 1:
        return say_weekdays(named[0], named[-1])
    return enumerate_phrases([names[index] for index in named], _("and"))


def say_span(span: Span) -> str:
    """Return a span in words: ``weekdays 20:00–22:30``."""
    return f"{say_days(span.days)} {say_minute(span.start)}–{say_minute(span.end)}"
