"""Times of the week, as people write them: ``weekdays 20:00-22:30``, ``sat and sun 9 to 11 am``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.phrases import enumerate_phrases
from bot.core.texts import _
from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND, Span

SHORTEST = 15
"""Minutes; a shorter window leaves no room to differ from day to day."""

LONGEST = 18 * 60
"""Minutes; whoever is on a screen around the clock has not told us when."""

SPANS_LIMIT = 12

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {name[:length]: index for index, name in enumerate(_DAY_NAMES) for length in (3, len(name))}
_DAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_GROUPS = {
    "weekday": WEEKDAYS,
    "workday": WEEKDAYS,
    "weekend": WEEKEND,
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "every day": EVERY_DAY,
    "all week": EVERY_DAY,
    "all day": EVERY_DAY,
}
_PARTS = {  # without the spaces that some write and some do not
    "earlymorning": (6 * 60, 8 * 60),
    "morning": (7 * 60, 9 * 60),
    "lunch": (12 * 60, 13 * 60 + 30),
    "lunchtime": (12 * 60, 13 * 60 + 30),
    "lunchbreak": (12 * 60, 13 * 60 + 30),
    "afternoon": (14 * 60, 17 * 60),
    "earlyevening": (17 * 60, 19 * 60),
    "evening": (19 * 60, 22 * 60),
    "lateevening": (21 * 60, 23 * 60 + 30),
    "night": (21 * 60, 23 * 60 + 30),
    "latenight": (21 * 60, 23 * 60 + 30),
}
_FILLERS = frozenset(
    "a about also am and are around at between during each every from full i i'm i’m in is it it's it’s "
    "just mainly mostly most my normally of often on or online phone roughly screen scroll scrolling sometimes "
    "the then time times tv until usually watching when".split()
)
_SIGNS = frozenset(",;.&+/()!")
_TIME = (
    r"(?P<{0}h>\d{{1,2}})(?:[:.h](?P<{0}m>\d{{2}}))?\s{{0,4}}(?:h\b|o'clock\b|o’clock\b|uhr\b)?\s{{0,4}}"
    r"(?P<{0}p>[ap]\.?m\b\.?|in\s{{1,4}}the\s{{1,4}}(?:morning|afternoon|evening)\b|at\s{{1,4}}night\b)?"
)
_WORD_TIME = r"(?P<{0}w>midnight|noon|midday)"
_CLOCK = rf"(?:{_WORD_TIME}|{_TIME})"
_TOKEN = re.compile(
    "|".join(
        [
            rf"(?P<range>(?:(?:from|between)\s{{1,4}})?{_CLOCK.format('a')}\s{{0,4}}(?:-|–|—|(?:up\s{{1,4}})?(?:to|till?|until)|and)\s{{0,4}}"
            rf"{_CLOCK.format('b')})",
            rf"(?P<after>(?:after|from|past)\s{{1,4}}{_CLOCK.format('c')}(?:\s{{0,4}}(?:on|onwards?))?(?![\w:]))",
            r"(?P<through>(?<=[a-z.])\s{0,4}(?:-|–|—|to|till|until|through)\s{0,4}(?=(?:mon|tue|wed|thu|fri|sat|sun)))",
            r"(?P<group>every\s{1,4}day|all\s{1,4}week|all\s{1,4}day|(?:weekday|workday|weekend)s?|daily|everyday)\b",
            r"(?P<part>(?:early\s{1,4}morning|late\s{1,4}evening|early\s{1,4}evening|late\s{1,4}night|lunch\s{0,4}breaks?|lunch\s{0,4}times?|"
            r"lunch|morning|afternoon|evening|night)s?)\b",
            r"(?P<day>(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b\.?",
            r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)",
            r"(?P<number>\d[\d:.,]*)",
            r"(?P<sign>\S)",
        ]
    ),
    re.IGNORECASE,
)
_HOUR_WORDS = {
    word: hour
    for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_WRITTEN_HOUR = re.compile(rf"\b(?:{'|'.join(_HOUR_WORDS)})\b", re.IGNORECASE)
_JOINING = frozenset({"from", "between", "at", "about", "around", "usually", "mostly", "mainly"})


class HoursError(ValueError):
    """A text that does not name times of the week; the first argument is what could not be read, or is empty."""


def parse_hours(text: str) -> list[Span]:
    """Return the stretches of the week that ``text`` names.

    Days without times, words that were not understood and times that make no stretch are refused, never
    guessed. Times without days of their own go with the days named before them, or with every day.

    Raises:
        HoursError: With the words that could not be read.
    """
    found: list[Span] = []
    days = 0  # those named since the last times
    earlier_days = EVERY_DAY
    previous_day: int | None = None
    through = named_before = False
    part: str | None = None  # named just before, perhaps to say which half of the day the times are in
    part_days = 0  # those named for it
    for token in _TOKEN.finditer(write_hours_as_digits(text)):
        kind = token.lastgroup
        if kind == "day":
            day = _DAYS[_day_stem(token[0])]
            days |= _from_to(previous_day, day) if through and previous_day is not None else 1 << day
            previous_day, through = day, False
        elif kind == "group":
            days |= _GROUPS[re.sub(r"\s+", " ", token[0].lower()).removesuffix("s")]
        elif kind == "through":
            through = True
        elif kind in ("range", "after", "part"):
            start, end = _times(token, part)
            if part is not None and kind != "part" and not days:  # "evenings from 7 to 9" is one stretch
                found.pop()
                days = part_days
            part, part_days = (token[0].lower(), days) if kind == "part" else (None, 0)
            named_before = named_before or bool(days)
            earlier_days, days = days or earlier_days, 0
            found.append(_span(earlier_days, start, end, token[0]))
        elif not (token[0].lower() in _FILLERS if kind == "word" else kind == "sign" and token[0] in _SIGNS):
            raise HoursError(token[0])
        elif token[0].lower() not in _JOINING:
            part = None
    if days and not named_before:  # "20:00-22:00 on weekdays"
        found, days = [replace(span, days=days) for span in found], 0
    if days or not found or len(found) > SPANS_LIMIT:
        raise HoursError("")
    return merge_spans(found)


def write_hours_as_digits(text: str) -> str:
    """Return ``text`` with the numbers from one to twelve in digits: ``from ten to seven`` as ``from 10 to 7``."""
    return _WRITTEN_HOUR.sub(lambda word: str(_HOUR_WORDS[word[0].lower()]), text)


def find_hours(text: str) -> list[Span]:
    """Return the stretches of the week named somewhere in ``text``, other words being passed over.

    Nothing that is said wrongly is taken: if the times make no stretch, the result is empty.
    """
    kinds = ("day", "group", "range", "after", "part", "through")
    kept = " ".join(token[0] for token in _TOKEN.finditer(text) if token.lastgroup in kinds)
    try:
        return parse_hours(kept)
    except HoursError:
        return []


def merge_spans(spans: Sequence[Span]) -> list[Span]:
    """Return ``spans`` with those of the same times joined into one, in order of their first mention."""
    days: dict[tuple[int, int], int] = {}
    for span in spans:
        days[span.start, span.end] = days.get((span.start, span.end), 0) | span.days
    return [Span(mask, start, end) for (start, end), mask in days.items()]


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


def _day_stem(word: str) -> str:
    lower = word.lower().rstrip(".")
    return next(lower[:length] for length in range(len(lower), 2, -1) if lower[:length] in _DAYS)


def _from_to(first: int, last: int) -> int:
    return sum(1 << (first + offset) % 7 for offset in range((last - first) % 7 + 1))


def _times(token: re.Match[str], part: str | None) -> tuple[int, int]:
    if token.lastgroup == "part":
        return _PARTS["".join(token[0].lower().split()).removesuffix("s")]
    if token.lastgroup == "after":
        late = part is not None and "morning" not in part and int(token["ch"] or 12) < 12
        start = _minute(token, "c", _AFTERNOON if late or _is_bare(token, "c") else None)
        return start, min(start + 120, 24 * 60) % (24 * 60) if start < 23 * 60 else (start + 60) % (24 * 60)
    end = _minute(token, "b", None)
    half = token["bp"]
    start = _minute(token, "a", None)
    if not half and not token["ap"] and part is not None:
        if not part.startswith(("early morning", "morning")) and start < end < 12 * 60 + 1 and start >= 60:
            return start + 12 * 60, (end + 12 * 60) % (24 * 60)
        return start, end
    if not half and not token["ap"] and _is_bare(token, "a") and start < end < 12 * 60:
        return start + 12 * 60, end + 12 * 60
    if half and not token["ap"] and not token["aw"]:
        # "8-10 pm" is an evening, "11-1 pm" starts before noon
        assumed = _minute(token, "a", half)
        start = assumed if assumed < (end or 24 * 60) else start
    return start, end


def _is_bare(token: re.Match[str], which: str) -> bool:
    """Whether an hour from 1 to 6 says nothing of the half of the day: nobody means the small hours by it."""
    hour = token[f"{which}h"]
    if not hour or token[f"{which}p"] or hour.startswith("0"):
        return False
    return 1 <= int(hour) <= (5 if token[f"{which}m"] else 6)


_AFTERNOON = "pm"


def _minute(token: re.Match[str], which: str, half: str | None) -> int:
    word = token[f"{which}w"]
    if word:
        return 0 if word.lower() == "midnight" else 12 * 60
    hour, minute = int(token[f"{which}h"]), int(token[f"{which}m"] or 0)
    half = (token[f"{which}p"] or half or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (0 if (half.startswith("a") and half[1:2] != "t") or half.endswith("morning") else 12)
    if hour > 24 or minute > 59 or hour * 60 + minute > 24 * 60:
        raise HoursError(token[0].strip())
    return (hour * 60 + minute) % (24 * 60)


def _span(days: int, start: int, end: int, words: str) -> Span:
    span = Span(days, start, end)
    if start == end or not SHORTEST <= span.minutes <= LONGEST:
        raise HoursError(words.strip())
    return span
