"""What holds for one day alone: "tomorrow only after 8:30", "busy till noon", "nothing after nine tonight"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.core.quiet_once import DayException
from bot.language.en.clock_phrases import find_clock
from bot.language.en.dates import first_date, in_figures

_WHEN = r"(?P<when>(?:(?!\b(?:and|or|but|because|so|before|after)\b)[^,;!?]){1,40})"
_NOT = (
    r"(?:not|nothing|never|no\s{1,4}(?!time\b)\w+|(?:don'?t|do\s{1,4}not|please\s{1,4}don'?t)\s{1,4}\w+(?:\s{1,4}me)?)"
    r"(?:\s{1,4}(?!before\b|after\b|until\b|till?\b)[\w']+){0,4}?"
)
_QUIET_UNTIL = re.compile(
    rf"\b(?:(?:only|just|not\s{{1,4}}until)\s{{1,4}}(?:from|after|past)|{_NOT}\s{{1,4}}(?:before|until|till?|earlier\s{{1,4}}than))\s{{1,4}}{_WHEN}",
    re.IGNORECASE,
)
_QUIET_FROM = re.compile(
    rf"\b(?:(?:only|just)\s{{1,4}}(?:before|until|till?)|{_NOT}\s{{1,4}}(?:after|past|later\s{{1,4}}than|from))\s{{1,4}}{_WHEN}",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)"
_DATE = rf"(?:the\s{{1,4}}{_NUMBER}|{_NUMBER}\s{{1,4}}(?:of\s{{1,4}})?[a-z]{{3,9}}|[a-z]{{3,9}}\s{{1,4}}{_NUMBER})"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_FIRST = (
    r"(?:today|2day|tonight|2nite|tomorrow|tmrw|tmr|2moro|"
    rf"(?:on|this)\s{{1,4}}(?:(?:next|coming)\s{{1,4}})?{_WEEKDAY}|on\s{{1,4}}{_DATE})"
)
_ONE = rf"(?:{_FIRST}|{_WEEKDAY}|{_DATE})"
_ALL_DAY = re.compile(
    r"\b(?:(?:skip|miss|pause|leave\s{1,4}out)|no\s{1,4}(?:nudges?|messages?|msgs?|texts?|pings?|notifications?|ideas?)|nothing|"
    r"(?:don'?t|do\s{1,4}not|no|not|never)\s{1,4}(?:write|message|msg|text|nudge|ping|disturb|bother|send)(?:\s{1,4}me)?(?:\s{1,4}anything)?)\s{1,4}"
    rf"(?P<days>{_FIRST}(?:(?:\s{{0,4}},|\s{{1,4}}(?:and|n|or|&))\s{{1,4}}{_ONE}){{0,5}})"
    r"(?:\s{1,4}(?:please|pls|thanks|ok|abeg))?\s{0,4}(?:[.!,;]|$)",
    re.IGNORECASE,
)
_REST_OF_TODAY = re.compile(
    r"\b(?:not|nothing|leave\s{1,4}me\s{1,4}(?:alone|be|in\s{1,4}peace)|"
    r"no\s{1,4}(?:more\s{1,4})?(?:nudges?|messages?|msgs?|ideas?))(?:\s{1,4}(?:more|else|again))?\s{1,4}"
    r"(?:today|tonight|2day|2nite|this\s{1,4}evening)(?:,?\s{1,4}(?:please|pls|thanks|thank\s{1,4}you|ok))?[\s.!]{0,4}$",
    re.IGNORECASE,
)
_BUSY = re.compile(
    r"\b(?P<work>at\s{1,4}work|working|on\s{1,4}shift|at\s{1,4}the\s{1,4}office|at\s{1,4}school)?"
    r"(?P<busy>busy|tied\s{1,4}up|in\s{1,4}(?:an?\s{1,4})?(?:meetings?|exams?|class|lectures?|court|surgery|theatre)|"
    r"driving|teaching|not\s{1,4}free|unavailable|asleep)?"
    rf"(?:\s{{1,4}}(?:today|tonight|tomorrow|all\s{{1,4}}day|again|still))?\s{{1,4}}(?:until|till?|'til)\s{{1,4}}{_WHEN}",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:today|tonight|2day|2nite|this\s{1,4}(?:morning|afternoon|evening))\b", re.IGNORECASE)
_TOMORROW = re.compile(r"\b(?:tomorrow|tmrw|tmr|2moro)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:on|this|next|coming)\s{1,4}(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b(?!s)",
    re.IGNORECASE,
)
_ON_DATE = re.compile(r"\b(?:on\s{1,4}){1,2}(?=the\s{1,4}\d)", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MORNING = re.compile(r"\b(?:morning|breakfast)\b", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:tonight|evening|afternoon)\b", re.IGNORECASE)


def read_one_day(text: str, local: datetime) -> DayException | None:
    """Return what somebody wants to be other on one day; ``None`` if they name no such day.

    Args:
        text: What they wrote.
        local: The present in their zone.
    """
    plain = text.replace("’", "'")
    day = _day_named(in_figures(plain), local.date())
    busy = next((found for found in _BUSY.finditer(plain) if found["busy"] or (found["work"] and day)), None)
    if busy is not None:
        until = _minutes(busy["when"], plain)
        return DayException(day or local.date(), quiet_until=until) if until else None
    if day is None:
        return None
    if (whole := _ALL_DAY.search(plain)) is not None:
        return _whole_days(whole["days"], local.date())
    if _REST_OF_TODAY.match(plain.lstrip()):
        return DayException(day, quiet_from=(0,))
    until = next((at for found in _QUIET_UNTIL.finditer(plain) if (at := _minutes(found["when"], plain))), ())
    since = next((at for found in _QUIET_FROM.finditer(plain) if (at := _minutes(found["when"], plain))), ())
    return DayException(day, until, since) if until or since else None


def _day_named(plain: str, today: date) -> date | None:
    if _TOMORROW.search(plain):
        return today + timedelta(days=1)
    if _TODAY.search(plain):
        return today
    named = _NEXT.search(plain)
    if named is None:
        return first_date(_ON_DATE.sub("from ", plain), today)
    return today + timedelta(days=(_DAYS.index(named["day"][:3].casefold()) - today.weekday() - 1) % 7 + 1)


def _whole_days(named: str, today: date) -> DayException | None:
    """Return a list of days that follow one another; ``None`` for others, of which no more than one can be kept."""
    listed = re.split(r"\s{0,4},\s{0,4}|\s{1,4}(?:and|n|or|&)\s{1,4}", named)
    days = sorted({day for one in listed if (day := _day_named(f"on {one}", today)) is not None})
    if not days or (days[-1] - days[0]).days != len(days) - 1:
        return None
    return DayException(days[0], quiet_from=(0,), days=len(days))


def _minutes(when: str, plain: str) -> tuple[int, ...]:
    """Return the minutes of the day that a time may be; a part of the day that is named says of which half it is."""
    part = "morning" if _MORNING.search(plain) else "evening" if _EVENING.search(plain) else None
    found = find_clock(f"at {when.strip()}", part)
    return found.minutes if found is not None else ()
