"""What somebody wants to be reminded of, and when: ``remind me to play guitar at 8 on Tuesdays``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.reminders import TEXT_LIMIT, ReminderRequest
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND
from bot.language.en.clock_phrases import find_clock, minute_of_part
from bot.language.en.data import DATA

_PART = r"morning|afternoon|evening|night"
_FULL_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
_SHORT_DAY = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
_DAYS = re.compile(
    rf"\b(?:(?P<lead>every|each|on|next|this|by)\s{{1,3}})?(?:(?P<day>{_FULL_DAY}|{_SHORT_DAY})"
    rf"(?:\s{{1,3}}(?P<part>{_PART})s?)?|(?P<group>weekdays?|workdays?|working\s{{1,3}}days?|weekends?))\b(?!['’]s\b)\.?",
    re.IGNORECASE,
)
_DAILY = re.compile(rf"\b(?:daily|(?:every|each)\s{{1,3}}(?:single\s{{1,3}})?(?P<unit>day|{_PART})s?)\b", re.IGNORECASE)
_SOON = re.compile(
    rf"\b(?:(?P<day>today|tonight|tomorrow|tomorow|tommorow|tomorro|tomoz|tmrw|tmrrw|tmr|2moro|2morrow)(?:\s{{1,3}}(?P<part>{_PART}))?|this\s{{1,3}}(?P<now>{_PART}))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\bin\s{1,3}(?:about\s{1,3}|around\s{1,3}|like\s{1,3})?(?:(?P<figure>\d{1,3}(?:[.,]5)?)[\s-]{0,3}|"
    r"(?P<number>half\s{1,3}an?|(?:(?:a|three)\s{1,3})?quarters?\s{1,3}of\s{1,3}an|(?:a\s{1,3})?(?:couple(?:\s{1,3}of)?|few)|an?|"
    rf"{DATA.numbers.pattern(1)})[\s-]{{1,3}})(?P<unit>minute|min|m|hour|hr|h|day|week)s?"
    r"(?P<more>\s{1,3}and\s{1,3}a\s{1,3}half)?\b",
    re.IGNORECASE,
)
_CALLED = (
    r"(?:ping|poke|nudge|buzz|text|message|msg|tell|alert|prod|call|beep|wake|ring)\s{1,3}me|"
    r"give\s{1,3}(?:me|us)\s{1,3}an?\s{1,3}(?:wee\s{1,3}|little\s{1,3}|quick\s{1,3})?"
    r"(?:shout|nudge|poke|ping|buzz|knock|holler|bell|ring|prod|push|kick|beep|yell|heads[-\s]up)"
)
_SHOUT = r"(?:(?:shout|holler|yell|whistle)(?:\s{1,3}out)?|(?:sing|call)\s{1,3}out)(?:\s{1,3}(?:at|to|for)\s{1,3}me)?"
_LEADS = re.compile(
    r"^(?:(?:can|could|would|will|you|ya|ye|u|y'all|please|pls|hey|hi|ok|okay|and|also|i\s{1,3}(?:want|need|would\s{1,3}like|'d\s{1,3}like))"
    r"\b[\s,]{0,3}){0,6}"
    rf"(?:(?:remember\s{{1,3}}to\s{{1,3}})?(?:remind\s{{1,3}}me|remember\s{{1,3}}me(?=\s{{1,3}}(?:to|of|about|that)\b)|{_CALLED}|{_SHOUT})\b(?:\s{{1,3}}up$)?|"
    r"help\s{1,3}me\s{1,3}(?:to\s{1,3})?remember\b|(?:to\s{1,3})?be\s{1,3}(?:told|reminded)\b|don['’]?t\s{1,3}let\s{1,3}me\s{1,3}forget\b|"
    r"(?:(?:set|make|add|create|give|put)\s{1,3}(?:up\s{1,3}|in\s{1,3})?(?:me\s{1,3})?)?(?:an?\s{1,3})?(?:new\s{1,3})?reminders?\b(?:\s{1,3}in\b)?)?"
    r"[\s:,]{0,3}(?:please\b\s{0,3})?(?:(?:to|for|of|about|that)\b\s{0,3})?",
    re.IGNORECASE,
)
_LEFTOVERS = re.compile(
    r"^(?:(?:and|to|at|on|by|every|please)\b[\s,]{0,3}){1,4}|(?:[\s,]{0,3}\b(?<!['’]s\s)(?:and|at|on|by|from|every|please|(?:(?:can|could|will|would)\s{1,3}you\s{1,3})?remind\s{1,3}me)){1,5}$",
    re.I,
)
_JOINED = re.compile(r"[\s,&+]{0,4}(?:and\s{0,3})?")
_AFTER_DAY = re.compile(r"\s{0,3}(?:$|[,.&]|(?:at|and|by|to)\b|\d)", re.IGNORECASE)
"""What follows a short name of a weekday."""
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"m": 1, "min": 1, "minute": 1, "h": 60, "hour": 60, "hr": 60, "day": 24 * 60, "week": 7 * 24 * 60}
_SAYING = re.compile(
    r"\b(?:remind(?:ing)?\s{1,3}me|reminders?|don['’]?t\s{1,3}let\s{1,3}me\s{1,3}forget)\b", re.IGNORECASE
)
_WAKING = re.compile(
    r"^(?:(?:please|pls|can\s{1,3}you|could\s{1,3}you)\s{1,3})?wake\s{1,3}me\b(?!\s{1,3}up\s{1,3}(?:every|each))",
    re.IGNORECASE,
)
"""How somebody asks to be woken, for which nothing has to be done."""
_CALLING = re.compile(rf"\b(?:{_CALLED})\b(?=.{{0,80}}\bto\s{{1,3}}[a-z])", re.IGNORECASE)
"""How somebody asks to be called upon to do something; with a time that is a reminder."""
_CALLED_FIRST = re.compile(
    rf"(?:(?:please|pls|ok|okay|hey|hi|and|so|just|(?:can|could|would|will)\s{{1,3}}(?:you|u|ye|ya))[\s,]{{1,4}}){{0,4}}(?:{_CALLED}|{_SHOUT}(?=\s{{1,3}}in\s))\b",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"\b(?:morn|even)in(?!['’]?\w)", re.IGNORECASE)
"""Parts of the day without their last letter."""
_STOPPING = re.compile(
    r"\b(?:show|list|see|view|what\s{1,3}are|which\s{1,3}are|edit|change|move|shift|reschedule|postpone)\s{1,3}(?:me\s{1,3})?(?:all\s{1,3})?(?:of\s{1,3})?(?:my|the)\s{1,3}reminders?\b|"
    r"\b(?:stop|don['’]?t|no\s{1,3}more|cancel|delete|remove|quit)\b(?!.{0,20}\bforget\b)",
    re.IGNORECASE,
)


def says_reminder(text: str) -> bool:
    """Whether somebody plainly says that they want to be reminded."""
    if _SAYING.search(text):
        return True
    names_when = find_clock(text) is not None or any(when.search(text) for when in (_WITHIN, _DAILY, _SOON, _DAYS))
    if _WITHIN.search(text) is not None and _CALLED_FIRST.match(text):  # "in half an hour": no time of the week
        return True
    return names_when and (_CALLING.search(text) is not None or _WAKING.search(text) is not None)


def read_reminder(text: str, local: datetime) -> ReminderRequest:
    """Return what somebody wants to be reminded of, and when.

    Args:
        text: What they wrote.
        local: The present in their zone.
    """
    text = _CLIPPED.sub(r"\g<0>g", text)
    if _STOPPING.search(text):
        return ReminderRequest("", stops=True)
    if (woken := _WAKING.match(text)) is not None and not _CALLING.search(text):  # what stands behind says why
        return replace(_read(re.split(r"[,;!]", text[woken.start() :])[0], local), text="wake up")
    return _read(text, local)


def _read(text: str, local: datetime) -> ReminderRequest:
    if (within := _WITHIN.search(text)) is not None:
        at = local + _length(within)
        rest = _without(text, [within.span()])
        clock = find_clock(rest) if within["unit"].lower() in ("day", "week") else None
        if clock is not None:
            rest = _without(rest, [(clock.start, clock.end)])
        minutes = clock.minutes if clock is not None else (at.hour * 60 + at.minute,)
        return ReminderRequest(_words(rest), minutes, 0, at.date())
    days, on, part, spans = _days(text, local)
    rest = _without(text, spans)
    clock = find_clock(rest, part)
    if clock is not None:
        rest = _without(rest, [(clock.start, clock.end)])
    minutes = clock.minutes if clock is not None else (minute_of_part(part),) if part else ()
    if not days and len(minutes) == 2 and on in (None, local.date()):
        minutes = (_soonest(minutes, local),)
    return ReminderRequest(_words(rest), minutes, days, on)


def _days(text: str, local: datetime) -> tuple[int, date | None, str | None, list[tuple[int, int]]]:
    """Return the weekdays, the one day, the part of the day, and where they stand in the text."""
    if (daily := _DAILY.search(text)) is not None:
        unit = (daily["unit"] or "day").lower()
        return EVERY_DAY, None, None if unit == "day" else unit, [daily.span()]
    if (soon := _SOON.search(text)) is not None:
        day = (soon["day"] or "today").lower()
        part = soon["part"] or soon["now"] or ("tonight" if day == "tonight" else None)
        return 0, local.date() + timedelta(days=day not in ("today", "tonight")), part and part.lower(), [soon.span()]
    return _weekdays(text, local)


def _weekdays(text: str, local: datetime) -> tuple[int, date | None, str | None, list[tuple[int, int]]]:
    days, weekly, soon, part, spans = 0, False, False, None, list[tuple[int, int]]()
    for token in _DAYS.finditer(text):
        lead = (token["lead"] or "").lower()
        joined = bool(spans) and _JOINED.fullmatch(text, spans[-1][1], token.start()) is not None
        if token["day"] and not (joined or _is_day(token, lead, text)):
            continue
        if token["group"]:
            days |= WEEKEND if token["group"].lower().startswith("weekend") else WEEKDAYS
            soon = soon or lead == "this"
        else:
            days |= 1 << _NAMES.index(token["day"].lower()[:3])
            weekly = weekly or lead in ("every", "each") or token["day"].lower().endswith("days")
        part = part or (token["part"] and token["part"].lower())
        spans.append(token.span())
    if not days or weekly or (days.bit_count() > 1 and not soon):
        return days, None, part, spans
    ahead = next(offset for offset in range(1, 8) if days >> (local.weekday() + offset) % 7 & 1)
    return 0, local.date() + timedelta(days=ahead), part, spans


def _is_day(token: re.Match[str], lead: str, text: str) -> bool:
    """Whether a name of a weekday is one: "sun" and "sat" may be other words."""
    if len(token["day"]) > len("thurs") or lead in ("every", "each", "next", "this"):
        return True
    ends = _AFTER_DAY.match(text, token.end()) is not None
    return ends and (lead == "on" or token["day"].lower() not in ("sun", "sat"))


def _length(within: re.Match[str]) -> timedelta:
    unit, words = _UNITS[within["unit"].lower()], " ".join((within["number"] or "").lower().split())
    if (share := next((share for word, share in _SHARES.items() if word in words), None)) is not None:
        return timedelta(minutes=unit * share)
    if within["figure"]:
        many = float(within["figure"].replace(",", "."))
    else:
        many = 1 if words in ("a", "an") else DATA.numbers.value(words) or 1
    return timedelta(minutes=unit * (many + (0.5 if within["more"] else 0)))


_SHARES = {"half": 0.5, "three quarter": 0.75, "quarter": 0.25, "couple": 2, "few": 3}
"""How many of a unit a word is, the first that is found."""


def _soonest(minutes: tuple[int, ...], local: datetime) -> int:
    now = local.hour * 60 + local.minute
    return min(minutes, key=lambda minute: (minute - now - 1) % (24 * 60))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def _words(text: str) -> str:
    """Return the person's own words, without those that ask for a reminder."""
    bare = _LEADS.sub("", re.sub(r"\s{1,4},", ",", text.strip(" .!?,;:")), count=1).strip(" .!?,;:-")
    return _LEFTOVERS.sub("", _LEFTOVERS.sub("", bare)).strip(" .!?,;:-")[:TEXT_LIMIT]
