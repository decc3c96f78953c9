"""Dates and later hours as people say them: "until the 12th", "in half an hour", "tomorrow morning"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from bot.language.en.calendar_days import named_day
from recommender.number_words import number_words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_DATE = re.compile(
    r"\b(?:until|till|til|before|to|back\s{1,4}on)\s{1,4}(?:the\s{1,4})?(?:"
    rf"(?P<day>\d{{1,2}})(?P<ending>st|nd|rd|th)?(?:\s{{1,4}}(?:of\s{{1,4}})?(?P<month>{_NAMED_MONTH}))?"
    rf"|(?P<first>{_NAMED_MONTH})\.?\s{{1,4}}(?P<number>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<only>{_NAMED_MONTH}))\b(?!\s{{0,4}}(?::|[ap]\.?m\b|o'clock|\d))",
    re.IGNORECASE,
)
_BACK_ON = re.compile(
    r"\b(?:back|return(?:ing)?|home)\s{1,4}(?:again\s{1,4})?(?:on|by)?\s{0,4}(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)
_UNTIL_ON = re.compile(
    r"\b(?:until|till?)\s{1,4}(?!the\s{1,4}\d)[^,.;!?\d]{1,40}?\bon\s{1,4}(?=the\s{1,4}\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)
"""How somebody says until what, and when that is: "till I'm back on the 20th"."""
_FORTNIGHT = re.compile(r"\b(?:a|the|one|another)\s{1,4}fortnight\b", re.IGNORECASE)
_COUPLE = re.compile(r"\b(?:a\s{1,4})?couple\s{1,4}(?:of\s{1,4})?(?=(?:day|week|hour)s?\b)", re.IGNORECASE)
_FEW = re.compile(r"\b(?:a\s{1,4})?(?:few|several)\s{1,4}(?=(?:day|week|hour)s?\b)", re.IGNORECASE)
_HALF_HOUR = re.compile(r"\bhalf\s{1,4}(?:an|a)\s{1,4}hour\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?P<number>\d{1,3}|an?|one|two|three|four|five|six|eight|ten|fifteen|twenty|thirty|forty)[\s-]{0,4}"
    r"(?P<unit>min|hour|hr|day)(?:ute)?s?\b",
    re.IGNORECASE,
)
_UNITS = {"min": timedelta(minutes=1), "hour": timedelta(hours=1), "hr": timedelta(hours=1), "day": timedelta(days=1)}
_TOMORROW = re.compile(r"\b(?:tomorrow|tmrw|tmr|2moro)\b", re.IGNORECASE)
_PARTS: Mapping[re.Pattern[str], time] = {
    re.compile(r"\bmorning\b", re.IGNORECASE): time(9),
    re.compile(r"\bafternoon\b", re.IGNORECASE): time(15),
    re.compile(r"\bafter\s{1,4}work\b", re.IGNORECASE): time(17, 30),
    re.compile(r"\b(?:tonight|evening)\b", re.IGNORECASE): time(19),
    re.compile(r"\blunch(?:time)?\b", re.IGNORECASE): time(12, 30),
}
"""When a part of the day has well begun."""
_MORNING = time(6)
_LONGEST = 366
"""Days ahead that somebody may mean."""


_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "thirty-first": 31}
_ORDINALS |= {f"twenty-{word}": 20 + number for word, number in _ORDINALS.items() if number < 10}
_ORDINAL = re.compile(
    rf"\bthe\s{{1,4}}(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b"
    rf"(?=\s{{0,4}}(?:$|[,.!?]|to\b|until\b|of\b|and\b|{_NAMED_MONTH}))",
    re.IGNORECASE,
)
_FROM_DATE = re.compile(
    rf"\b(?:from|leaving|starting|between)\s{{1,4}}(?:on\s{{1,4}})?(?:the\s{{1,4}})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)"
    rf"(?:\s{{1,4}}(?:of\s{{1,4}})?(?P<month>{_NAMED_MONTH}))?\b(?P<rest>.{{0,60}})",
    re.IGNORECASE,
)


def in_figures(text: str) -> str:
    """Return a text with its days of the month in figures: "the tenth" as "the 10th"."""
    return _ORDINAL.sub(lambda found: f"the {_ORDINALS[found['word'].casefold()]}th", text)


def first_date(text: str, today: date) -> date | None:
    """Return the date from which something lasts, its month being that of its end where it has none of its own."""
    found = _FROM_DATE.search(in_figures(text))
    if found is None:
        return None
    later = re.search(rf"\d(?:st|nd|rd|th)\s{{1,4}}(?:of\s{{1,4}})?(?P<month>{_NAMED_MONTH})\b", found["rest"], re.I)
    named = (found["month"] or (later["month"] if later is not None else ""))[:3].casefold()
    ahead = (today + timedelta(days=days) for days in range(1, _LONGEST))
    return next(
        (day for day in ahead if day.day == int(found["day"]) and (not named or _MONTHS[day.month - 1] == named)), None
    )


def until_when(text: str, local: datetime, read: Callable[[str, datetime], datetime | None]) -> datetime | None:
    """Return the instant, aware, until which something is to last; ``None`` if they don't say.

    Args:
        text: What somebody wrote.
        local: The present in their zone.
        read: Reads what is no date.
    """
    text = _UNTIL_ON.sub("until ", in_figures(text))
    found = _DATE.search(text)
    day = None if found is None else _day_of(found, local.date())
    if day is None:
        day = named_day(text, local.date())
    if day is not None:
        return datetime.combine(day, _MORNING, local.tzinfo)
    said = _FEW.sub("3 ", _COUPLE.sub("2 ", _FORTNIGHT.sub("14 days", _BACK_ON.sub("until ", text))))
    return read(said, local)


def _day_of(found: re.Match[str], today: date) -> date | None:
    """Return the next day of that date; ``None`` if no calendar has it, or a time of day may be meant."""
    named = (found["month"] or found["first"] or found["only"] or "")[:3].casefold()
    number_said = int(found["day"] or found["number"] or 1)
    if not named and (not found["ending"] or number_said < 1):
        return None
    if named and found["only"] and found["only"].casefold() not in _WHOLE:
        return None
    for ahead in range(1, _LONGEST):
        day = today + timedelta(days=ahead)
        if day.day == number_said and (not named or _MONTHS[day.month - 1] == named):
            return day
    return None


_WHOLE = frozenset("january february march april may june july august september october november december".split())
"""Months that are meant without a day only if they are written out."""


def snooze_until(text: str, local: datetime) -> datetime | None:
    """Return the instant, aware, to which somebody puts something off; ``None`` if they don't say.

    Args:
        text: What they wrote.
        local: The present in their zone.
    """
    if _HALF_HOUR.search(text):
        return local + timedelta(minutes=30)
    if (length := _LENGTH.search(_FEW.sub("3 ", _COUPLE.sub("2 ", text)))) is not None:
        many = 1 if length["number"].casefold() in ("a", "an") else number_words("en").value(length["number"]) or 1
        return local + many * _UNITS[length["unit"].casefold()]
    days = 1 if _TOMORROW.search(text) else 0
    part = next((clock for said, clock in _PARTS.items() if said.search(text)), None)
    if part is not None:
        due_at = datetime.combine(local.date() + timedelta(days=days), part, local.tzinfo)
        return due_at if due_at > local else None
    if not days:
        return _on_weekday(text, local)
    return local + timedelta(days=1)


def _on_weekday(text: str, local: datetime) -> datetime | None:
    """Return the morning of the day of the week that something is put off to; of a weekend its first."""
    found = _WEEKDAY.search(text)
    if found is None:
        return None
    day = "sat" if found["day"] is None else found["day"][:3].casefold()
    ahead = (_DAYS.index(day) - local.weekday()) % 7 or 7
    return datetime.combine(local.date() + timedelta(days=ahead), time(9), local.tzinfo)


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"\b(?:on|next|this|until|till|for|maybe|perhaps)\s{1,4}(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\b(?:at|on|over|this|until|till|for|come|maybe|next)\s{1,4}(?:the\s{1,4})?weekend\b",
    re.IGNORECASE,
)
