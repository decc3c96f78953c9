"""Times as people write them, put in the form that is read: "half past 8", "7-9p", "12 to 1"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from bot.core.weekly_windows import EVERY_DAY, Span, merge_spans
from bot.language.en.data import DATA

_NOON = 12 * 60
_SMALL_HOURS = 5
"""Bare hours up to which nobody means the night."""
_DAY = 24 * 60

_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<![\d.])(\d{1,2})\.([0-5]\d)(?![\d.])"), r"\1:\2"),
    (re.compile(r"(?<=\d)\s{1,4}before\s{1,4}(?:noon|midday)\b", re.IGNORECASE), " am"),
    (re.compile(r"(?<=\dh)(\d{0,2})\s{0,4}[aà]\s{0,4}(?=\d)", re.IGNORECASE), r"\1 to "),
    (
        re.compile(
            r"(?<=\w)(?P<to>\s{0,4}(?:-|–|\bto|\btill?|\buntil)\s{1,4})(?:about|around|roughly|maybe)\s{1,4}(?=\d)",
            re.IGNORECASE,
        ),
        r"\g<to>",
    ),
    (re.compile(r"\bhalf\s{1,4}(?:past\s{1,4})?(\d{1,2})\b", re.IGNORECASE), r"\1:30"),
    (re.compile(r"\bquarter\s{1,4}past\s{1,4}(\d{1,2})\b", re.IGNORECASE), r"\1:15"),
    (
        re.compile(r"\bquarter\s{1,4}to\s{1,4}(\d{1,2})\b", re.IGNORECASE),
        lambda found: f"{(int(found[1]) - 2) % 12 + 1}:45",
    ),
    (re.compile(r"(?<=\d)\s?([ap])\b(?!\.?m)(?!\s{1,4}(?:day|week|month)\b)", re.IGNORECASE), r"\1m"),
    (
        re.compile(r"\b([01]\d|2[0-3])([0-5]\d)\s{0,4}(?:-|–|to)\s{0,4}([01]\d|2[0-3])([0-5]\d)\b"),
        r"\1:\2-\3:\4",
    ),
    (re.compile(r"\bm\s?-\s?f\b", re.IGNORECASE), "mon-fri"),
    (re.compile(r"\b(?:weeknights?|school\s{1,4}nights?)\b", re.IGNORECASE), "mon-thu"),
    (
        re.compile(
            r"(?<=\d)\s{0,4}(?:-|–|to|until)\s{0,4}(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s{1,4}(?=\d)",
            re.IGNORECASE,
        ),
        "-",
    ),
    (re.compile(r"(?<=[-–\s])12\s{1,4}in\s{1,4}the\s{1,4}morning\b", re.IGNORECASE), "12:00"),
    (
        re.compile(
            r"\b(?P<range>\d{1,2}(?:[:.]\d\d)?\s{0,4}(?:-|–|to|till?|until)\s{0,4}\d{1,2}(?:[:.]\d\d)?)\s{1,4}"
            r"(?:(?:every|each|most|on|at)\s{1,4})?(?P<part>(?:mon|tues|wednes|thurs|fri|satur|sun)day\s{1,4})?"
            r"(?P<half>evening|night|morning|afternoon)s?\b",
            re.IGNORECASE,
        ),
        lambda found: f"{found['part'] or ''}{found['half']}s from {found['range']}",
    ),
    (re.compile(r"(?<![\d:.])(?P<small>12|[1-5](?::[0-5]\d)?)\s{1,4}at\s{1,4}night\b", re.IGNORECASE), r"\g<small> am"),
    (re.compile(r"\bat\s{1,4}night\b", re.IGNORECASE), "pm"),
    (re.compile(r"\b(?:noon|midday)\b", re.IGNORECASE), "12:00"),
    (re.compile(r"\b(?:lunch(?:\s?time|\s?break)?)\s{0,4}\(", re.IGNORECASE), "("),
)
_POINT = re.compile(
    r"^(?P<before>.{0,60}?)\b(?:at\s{1,4}|around\s{1,4}|about\s{1,4}|from\s{1,4})?(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s{0,4}"
    r"(?P<half>[ap]\.?m\.?|in\s{1,4}the\s{1,4}(?:morning|afternoon|evening))?"
    r"(?:\s{1,4}for\s{1,4}(?:(?P<long>an?|one|two|three|\d)\s{1,4}hours?|half\s{1,4}an\s{1,4}hour))?(?P<after>[^\d]{0,40})$",
    re.IGNORECASE,
)
_HALF = r"(?:[ap]\.?m\b\.?|in\s{1,4}the\s{1,4}(?:morning|afternoon|evening)\b)"
_TIME = rf"(?:midnight\b|\d{{1,2}}(?:[:.]\d\d)?(?!\d)(?:\s{{0,4}}o['’]?clock\b)?(?:\s{{0,4}}{_HALF})?)"
_POINTS = re.compile(
    rf"(?P<range>\b(?:between|from)\s{{1,4}}{_TIME}\s{{0,4}}(?:-|–|—|to|till?|until|and)\s{{0,4}}{_TIME}"
    rf"|\b{_TIME}\s{{0,4}}(?:-|–|—|to|till?|until)\s{{0,4}}{_TIME}"
    rf"|\b(?:after|past|from|since|before|until|till?|by|not|minus)\s{{1,4}}(?:at\s{{1,4}}|about\s{{1,4}}|around\s{{1,4}})?{_TIME})"
    r"|(?P<lead>\b(?:at|around|about)\s{1,4})?\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?!\d)(?:\s{0,4}o['’]?clock\b)?"
    r""
    rf"(?:\s{{0,4}}(?P<half>{_HALF}))?",
    re.IGNORECASE,
)
"""Single times, each of which begins an hour; a stretch and one end of it are passed over."""
_EARLY = re.compile(r"\b(?:morning|breakfast)s?\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?P<a>1[0-2]|[1-9])(?::(?P<am>[0-5]\d))?\s{0,4}(?:-|–|—|to|till?|until)\s{0,4}(?P<b>1[0-2]|[1-9])(?::(?P<bm>[0-5]\d))?(?P<half>\s{0,4}[ap]\.?m\b)?(?![\d:])",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bafter\s{1,4}(?:[5-9]|1[01])(?::\d\d)?(?!\s{0,4}(?:[ap]\.?m|o'clock in|:|\d))", re.IGNORECASE)
_OTHER_TIME = re.compile(r"\d|\bmidnight\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:morning|evening|afternoon|night|lunch|breakfast|noon|midday|midnight|[ap]m)s?\b", re.IGNORECASE
)
_EXCEPT = re.compile(
    r"\b(?:except|but not|not on|apart from|besides|"
    r"(?:every day|everyday|daily|any day|all days) (?:but|bar|except))\s{1,4}"
    r"(?P<days>.{3,60})$",
    re.IGNORECASE,
)


def spell_times(text: str) -> str:
    """Return a text with its times in a form that can be read."""
    said = DATA.hours.as_digits(unicodedata.normalize("NFKC", text))
    for pattern, better in _REWRITES:
        said = pattern.sub(better, said)
    return _BARE.sub(_across_noon, said)


def _across_noon(found: re.Match[str]) -> str:
    """Return two bare hours of which the second is the smaller one as hours of one day: 11 to 1 is lunch, or night."""
    first, last = int(found["a"]), int(found["b"])
    if found["half"] or first < last or not 8 <= first <= 12 or first == last:
        return found[0]
    part = _LAST_PART.search(found.string[: found.start()])
    if part is not None and part["late"]:
        return f"{first % 12 + 12 * (first < 12):02d}:{found['am'] or '00'}-{last:02d}:{found['bm'] or '00'}"
    return f"{first:02d}:{found['am'] or '00'}-{last % 12 + 12}:{found['bm'] or '00'}"


_LAST_PART = re.compile(
    r"\b(?:(?P<late>(?:late\s{1,4})?(?:night|evening))|morning|afternoon|lunch|breakfast)s?\b[^\d,.;]*$", re.IGNORECASE
)
"""The part of the day that governs the hours right behind it."""


def is_ambiguous(text: str) -> bool:
    """Whether bare hours may be of the morning or the evening: "8-10"."""
    if _AFTER.search(text) and not _PART_OF_DAY.search(text):
        return True
    found = _BARE.search(spell_times(text))
    if found is None or found["half"] or _PART_OF_DAY.search(text):
        return False
    return 5 <= int(found["a"]) < int(found["b"]) <= 12


def find_times(text: str) -> list[Span]:
    """Return the stretches of the week named somewhere in a text; a time alone begins an hour."""
    return _point(text) or _without_days(text, DATA.hours.find)


def parse_times(text: str) -> list[Span]:
    """Return the stretches of the week that a text names and nothing besides.

    Raises:
        HoursError: With the words that could not be read.
    """
    point = _point(text)
    return point or _without_days(text, DATA.hours.parse)


def _without_days(text: str, read: Callable[[str], list[Span]]) -> list[Span]:
    """Return what is read without the days that are excepted."""
    left_out = _EXCEPT.search(text)
    days = DATA.weekdays.read(left_out["days"]) if left_out is not None else None
    if left_out is None or days is None:
        return read(_points_as_hours(spell_times(text)))
    spans = read(_points_as_hours(spell_times(text[: left_out.start()])))
    return merge_spans([replace(span, days=span.days & ~days) for span in spans if span.days & ~days])


def _points_as_hours(said: str) -> str:
    """Return a text in which each single time is the hour that it begins: "at 4 pm and 10 pm", "mornings at 9"."""
    points = [found for found in _POINTS.finditer(said) if found["range"] is None and _is_point(found)]
    if not points or (len(points) == 1 and points[0]["half"] is None and not _PART_OF_DAY.search(said)):
        return said
    for found, following in zip(reversed(points), [None, *reversed(points)], strict=False):
        start = _start_of(found, said)
        if following is not None and _is_open(found) and _is_open(following) and _twelfth(found) > _twelfth(following):
            start %= _NOON  # "10.15 and 2.30" are of one day
        hour = f"{start // 60:02d}:{start % 60:02d}-{start // 60 + 1:02d}:{start % 60:02d}"
        said = f"{said[: found.start()]}{hour}{said[found.end() :]}"
    return said


def _is_open(found: re.Match[str]) -> bool:
    """Whether an hour says nothing of its half of the day."""
    return not found["half"] and 1 <= int(found["hour"]) <= 12 and not found["hour"].startswith("0")


def _twelfth(found: re.Match[str]) -> int:
    return int(found["hour"]) % 12 * 60 + int(found["minute"] or 0)


def _is_point(found: re.Match[str]) -> bool:
    return int(found["hour"]) < 24 and bool(found["lead"] or found["half"] or found["minute"])


def _start_of(found: re.Match[str], said: str) -> int:
    """Return the minute of the day; a bare hour is of the half that is named beside it, or of the late one."""
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    is_early = half.startswith("a") or half.endswith("morning")
    if not half:
        is_early = hour >= 6 and _EARLY.search(said) is not None
    if 1 <= hour <= 12 and (half or not found["hour"].startswith("0")):
        hour = hour % 12 + (0 if is_early else 12)
    return hour * 60 + int(found["minute"] or 0)


def _point(text: str) -> list[Span]:
    """Return the hour that begins at the one time that is named; nothing if there is another one."""
    said = spell_times(text)
    found = _POINT.match(said.strip())
    if found is None or _OTHER_TIME.search(found["before"] + found["after"]) or _BARE.search(said):
        return []
    if (not found["half"] and found["minute"] is None) or re.search(
        r"\b(?:after|before|until|till)\b", found["before"]
    ):
        return []
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    late = half.startswith("p") or half.endswith(("afternoon", "evening"))
    hour = hour % 12 + (12 if late else 0) if half and hour <= 12 else hour
    if not half and 1 <= hour <= _SMALL_HOURS and not found["hour"].startswith("0") and not _EARLY.search(said):
        hour += 12  # "home at half 5"
    start = hour * 60 + int(found["minute"] or 0)
    if start >= _DAY:
        return []
    many = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}.get((found["long"] or "").casefold())
    minutes = 60 * (many or int(found["long"] or 1))
    days = DATA.weekdays.read(said) or EVERY_DAY
    return [Span(days, start, (start + minutes) % _DAY)]
