"""What somebody wants to be reminded of in German, and when: ``erinnere mich dienstags um 20 Uhr an Yoga``."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.core.reminders import TEXT_LIMIT, ReminderRequest
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND
from bot.language.de.clock_phrases import find_clock, minute_of_part
from bot.language.de.data import DATA
from bot.language.time_words import compiled

_PART = "morgen|vormittag|mittag|nachmittag|abend|nacht"
_NAMES = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_DAYS = compiled(
    rf"\b(?:(?P<lead>jeden|jede|am|an jedem|nächsten|kommenden|diesen) )?(?:(?P<day>{'|'.join(_NAMES)}|"
    rf"sonnabend)(?P<weekly>s)?"
    rf"(?:\s{{0,2}}(?P<part>{_PART}|früh)s?)?|(?P<group>werktags|wochentags|unter der woche|wochenenden?))\b"
)
_DAILY = compiled(rf"\b(?:täglich|taeglich|alle tage|jede[nrs]? (?P<unit>tag|{_PART}))\b")
_SOON = compiled(
    rf"\b(?:(?P<day>heute|übermorgen|morgen)(?: (?P<part>{_PART}|früh))?|"
    rf"diese[nr] (?P<now>{_PART}))\b(?! um\b.{{0,3}}morgen)"
)
_WITHIN = compiled(
    rf"\bin (?:(?P<half>einer halben stunde)|(?P<number>\d{{1,3}}|{'|'.join(DATA.numbers.up_to(60))}) "
    r"(?P<unit>minute|min|stunde|std|tag|woche)n?e?n?\b)"
)
_LEADS = compiled(
    r"^(?:(?:kannst|könntest|würdest|du|bitte|hey|hallo|ok|und|auch|ich|möchte|will|brauche|gern|"
    r"gerne)\b[\s,]{0,3}){0,6}"
    r"(?:(?:erinner(?:e|st|n|t)?|weck|sag|schreib|stups)(?:e|t)?\s{0,3}(?:du )?(?:mich|"
    r"mir)?(?: bitte)?(?: (?:daran|dran|bescheid))?|"
    r"(?:(?:stell|mach|setz|leg|erstell)(?:e)? (?:mir )?)?(?:eine |neue ){0,2}erinnerung\b|vergiss nicht,? mich)?"
    r"[\s:,]{0,3}(?:bitte )?(?:(?:an das|an den|an die|ans|an|daran|dass ich|zum|zur|für|"
    r"fürs)\b\s{0,3})?(?:zu erinnern)?"
)
_LEFTOVERS = compiled(
    r"^(?:(?:mich|und|an|ans|um|am|zu|bitte|dass ich|daran|,)[\s,]{0,3}){1,4}(?=\S)|(?:[\s,]{0,3}\b(?:und|um|am|"
    r"ab|bitte|soll|muss|zu erinnern|erinnern)){1,4}$"
)
_SAYING = compiled(
    r"\b(?:erinner(?:e|st|n)? (?:du )?mich|erinnerung(?:en)?|mich .{0,60}\berinnern|vergiss nicht,? mich)\b"
)
_STOPPING = compiled(r"\b(?:stopp?|nicht mehr|keine|lösch\w*|streich\w*|abbrechen|entfern\w*)\b")
_MINUTES = {"min": 1, "std": 60, "stu": 60, "tag": 24 * 60, "woc": 7 * 24 * 60}


def says_reminder(text: str) -> bool:
    """Whether somebody plainly says that they want to be reminded."""
    return bool(_SAYING.search(text))


def read_reminder(text: str, local: datetime) -> ReminderRequest:
    """Return what somebody wants to be reminded of, and when.

    Args:
        text: What they wrote.
        local: The present in their zone.
    """
    if _STOPPING.search(text):
        return ReminderRequest("", stops=True)
    if (within := _WITHIN.search(text)) is not None:
        return _within(text, within, local)
    days, on, part, spans = _days(text, local)
    rest = _without(text, spans)
    clock = find_clock(rest, part)
    if clock is not None:
        rest = _without(rest, [(clock.start, clock.end)])
    minutes = clock.minutes if clock is not None else (minute_of_part(part),) if part else ()
    if not days and len(minutes) == 2 and on in (None, local.date()):
        now = local.hour * 60 + local.minute
        minutes = (min(minutes, key=lambda minute: (minute - now - 1) % (24 * 60)),)
    return ReminderRequest(_words(rest), minutes, days, on)


def _within(text: str, within: re.Match[str], local: datetime) -> ReminderRequest:
    at = local + _length(within)
    rest = _without(text, [within.span()])
    by_day = (within["unit"] or "").lower() in ("tag", "woche")
    clock = find_clock(rest) if by_day else None
    if clock is not None:
        rest = _without(rest, [(clock.start, clock.end)])
    minutes = clock.minutes if clock is not None else (at.hour * 60 + at.minute,)
    return ReminderRequest(_words(rest), minutes, 0, at.date())


def _days(text: str, local: datetime) -> tuple[int, date | None, str | None, list[tuple[int, int]]]:
    """Return the weekdays, the one day, the part of the day, and where they stand in the text."""
    if (daily := _DAILY.search(text)) is not None:
        unit = (daily["unit"] or "tag").lower()
        return EVERY_DAY, None, None if unit == "tag" else unit, [daily.span()]
    named = list(_DAYS.finditer(text))
    if not named and (soon := _SOON.search(text)) is not None:
        ahead = {"heute": 0, "morgen": 1, "übermorgen": 2}[(soon["day"] or "heute").lower()]
        part = soon["part"] or soon["now"]
        return 0, local.date() + timedelta(days=ahead), part and part.lower(), [soon.span()]
    return _weekdays(named, local)


def _weekdays(
    named: list[re.Match[str]], local: datetime
) -> tuple[int, date | None, str | None, list[tuple[int, int]]]:
    days = 0
    for token in named:
        if token["group"]:
            days |= WEEKEND if token["group"].lower().startswith("wochenende") else WEEKDAYS
        else:
            days |= 1 << _NAMES.index(token["day"].lower().replace("sonnabend", "samstag"))
    part = next((token["part"].lower() for token in named if token["part"]), None)
    spans = [token.span() for token in named]
    weekly = any(map(_is_weekly, named))
    if not days or weekly or days.bit_count() > 1:
        return days, None, part, spans
    ahead = next(offset for offset in range(1, 8) if days >> (local.weekday() + offset) % 7 & 1)
    return 0, local.date() + timedelta(days=ahead), part, spans


def _is_weekly(token: re.Match[str]) -> bool:
    return bool(token["weekly"] or token["group"] or (token["lead"] or "").lower().startswith(("jede", "an")))


def _length(within: re.Match[str]) -> timedelta:
    if within["half"]:
        return timedelta(minutes=30)
    return timedelta(minutes=_MINUTES[within["unit"].lower()[:3]] * (DATA.numbers.value(within["number"]) or 1))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def _words(text: str) -> str:
    """Return the person's own words, without those that ask for a reminder."""
    bare = _LEADS.sub("", text.strip(" .!?,;:"), count=1).strip(" .!?,;:-")
    return _LEFTOVERS.sub("", _LEFTOVERS.sub("", bare)).strip(" .!?,;:-")[:TEXT_LIMIT]
