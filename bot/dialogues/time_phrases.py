"""Instants and times of the week in words, as a person would say them in their own zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.phrases import enumerate_phrases
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span
from bot.texts import _

_NEAR = timedelta(days=6)


def say_instant(instant: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Return an instant in words: ``today at 20:41``, ``on Tuesday at 20:41``, ``on 12 March at 20:41``.

    Args:
        instant: Aware.
        zone: The person's time zone.
        now: Aware.
    """
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    time = f"{local:%H:%M}"
    days = (local.date() - today).days
    near = {0: _("today at {time}"), 1: _("tomorrow at {time}"), -1: _("yesterday at {time}")}
    if days in near:
        return near[days].format(time=time)
    if abs(timedelta(days=days)) <= _NEAR:
        return _("on {day} at {time}").format(day=_weekdays()[local.weekday()], time=time)
    return _("on {day} {month} at {time}").format(day=local.day, month=_months()[local.month - 1], time=time)


def say_until(instant: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Return an instant as it stands after "until": ``20:41``, ``Saturday, 08:37``, ``12 March, 08:37``.

    Args:
        instant: Aware.
        zone: The person's time zone.
        now: Aware.
    """
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    time = f"{local:%H:%M}"
    if days == 0:
        return time
    if days == 1:
        return _("tomorrow, {time}").format(time=time)
    if abs(timedelta(days=days)) <= _NEAR:
        return _("{day}, {time}").format(day=_weekdays()[local.weekday()], time=time)
    return _("{day} {month}, {time}").format(day=local.day, month=_months()[local.month - 1], time=time)


def say_day(day: date) -> str:
    """Return a day in short: ``2 Mar``."""
    return _("{day} {month}").format(day=day.day, month=_months()[day.month - 1][:3])


def say_days(days: int) -> str:
    """Return weekdays (bits, 1 is Monday) in words: ``weekdays``, ``Mondays and Fridays``."""
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
    return enumerate_phrases([name for index, name in enumerate(names) if days >> index & 1], _("and"))


def say_minute(minute: int) -> str:
    """Return a minute of the day as ``20:00``."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def say_span(span: Span) -> str:
    """Return a span in words: ``weekdays 20:00–22:30``."""
    return f"{say_days(span.days)} {say_minute(span.start)}–{say_minute(span.end)}"


def _weekdays() -> tuple[str, ...]:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
