"""Times of the week, as people write them: ``weekdays 20:00-22:30``, ``sat and sun 9 to 11 am``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.weekly_windows import EVERY_DAY, LONGEST, SHORTEST, SPANS_LIMIT, Span, merge_spans
from bot.language.base import HoursError
from bot.language.time_words import DAYS_NAMED, TimeWords, compiled, spaced
from recommender.number_words import NumberWords

_SIGNS = frozenset(",;.&+/()!")
_DAY = 24 * 60
_MOST_HOURS = 12
_NEVER = "(?!)"
"""A pattern that is found nowhere."""
_NIGHT = 21 * 60
"""When a part of the day begins that goes on behind midnight."""
_SMALL_HOURS = 5 * 60
"""Until when hours of such a part are meant that stand behind midnight."""


class HoursReader:
    """Reads times of the week.

    Args:
        words: Of the language.
        numbers: Its numbers in words.
    """

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self._days = words.days
        self._groups = {word: DAYS_NAMED[name] for name, said in words.groups.items() for word in said}
        self._parts = {name: tuple(map(_minutes, times.split("-"))) for name, times in words.parts.items()}
        self._fillers = frozenset(words.fillers.split())
        self._joining = frozenset(words.joining.split())
        self._apart = compiled(words.apart) if words.apart else None
        self._numbers = numbers.values
        written = "|".join(numbers.up_to(_MOST_HOURS))
        self._written = compiled(rf"\b(?:{written})\b")
        hour = rf"\b(?P<hour>1?\d|2[0-4]|{written})"
        self._fractions = {**words.fractions, **words.fractions_behind}
        before = "|".join(words.fractions) or _NEVER
        self._fraction = compiled(rf"\b(?P<fraction>{before}) {hour}\b")
        to = rf"(?P<to>\s{{0,4}}(?:{words.to})\s{{0,4}})"
        self._same_hour = compiled(rf"{hour}{to}(?P<fraction>{before})\b(?! (?:\d|{written}))")
        self._behind = compiled(hour + _minutes_behind(words, numbers))
        self._token = _token_pattern(words)
        self._midnight = compiled(words.midnight)
        self._before_noon = compiled(words.half_before_noon)
        self._morning = compiled(words.part_before_noon)
        self._bare_quiet = compiled(
            rf"(?:(?:{words.quiet}) ){{0,6}}(?P<a>\d{{1,2}})(?:[:.](?P<am>\d{{2}}))?\s{{0,4}}(?:{words.quiet_to})"
            rf"\s{{0,4}}(?P<b>\d{{1,2}})(?:[:.](?P<bm>\d{{2}}))?(?:\s{{0,4}}(?:{words.o_clock}))?"
            rf"(?: (?:{words.please}))?"
        )

    def parse(self, text: str) -> list[Span]:
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
        through = False
        part: str | None = None  # named just before, perhaps to say which half of the day the times are in
        going_on: tuple[str, int] | None = None  # that of the times before, and the hour at which these start
        part_days = 0  # those named for it
        named_first = False  # any, before the first times
        behind: list[int] = []  # those named behind each of the times
        for token in self._token.finditer(self.as_digits(text)):
            kind = token.lastgroup
            if kind == "day":
                day = self._day_of(token[0])
                days |= _from_to(previous_day, day) if through and previous_day is not None else 1 << day
                previous_day, through = day, False
                behind[-1:] = [days] if behind else []
            elif kind == "group":
                days |= self._group_of(token[0])
                behind[-1:] = [days] if behind else []
            elif kind == "through":
                through = True
            elif kind in ("range", "after", "part"):
                governing = part if part is not None or kind != "range" else _still(going_on, token)
                start, end = self._times(token, governing)
                going_on = (governing, start % 720) if governing is not None and kind == "range" else None
                if part is not None and kind != "part" and not days:  # "evenings from 7 to 9" is one stretch
                    found.pop()
                    behind.pop()
                    days = part_days
                part, part_days = (token[0].lower(), days) if kind == "part" else (None, 0)
                named_first = named_first or (bool(days) and not found)
                earlier_days, days = days or earlier_days, 0
                found.append(_span(earlier_days, start, end, token[0]))
                behind.append(0)
            elif not (token[0].lower() in self._fillers if kind == "word" else kind == "sign" and token[0] in _SIGNS):
                raise HoursError(token[0])
            elif token[0].lower() not in self._joining:
                part = None
        if days and not named_first:  # "20:00-22:00 on weekdays", "5 to 7 on weekdays, 6 to 8 on Sundays"
            found, days = _with_days_behind(found, behind), 0
        elif days and len(found) > 1 and not behind[-2]:  # "weekdays 7 to 9, and 10 to 12 on Sundays"
            found[-1], days = replace(found[-1], days=days), 0
        if days or not found or len(found) > SPANS_LIMIT:
            raise HoursError("")
        return merge_spans(found)

    def find(self, text: str) -> list[Span]:
        """Return the stretches of the week named somewhere in ``text``, other words being passed over.

        Nothing that is said wrongly is taken: if the times make no stretch, the result is empty.
        """
        kinds = ("day", "group", "range", "after", "part", "through")
        kept = " ".join(token[0] for token in self._token.finditer(self.as_digits(text)) if token.lastgroup in kinds)
        try:
            return self.parse(kept)
        except HoursError:
            return []

    def days(self, text: str) -> int:
        """Return the days that a text names, as bits, 1 is Monday, also by the first and the last; 0: none."""
        days, previous, through = 0, None, False
        for token in self._token.finditer(self._joined(text)):
            if token.lastgroup == "day":
                day = self._day_of(token[0])
                days |= _from_to(previous, day) if through and previous is not None else 1 << day
                previous, through = day, False
            elif token.lastgroup == "group":
                days |= self._group_of(token[0])
            elif token.lastgroup == "through":
                through = True
        return days

    def without_times(self, text: str) -> str:
        """Return the words of ``text`` that are no times."""
        return " ".join(token[0] for token in self._token.finditer(self.as_digits(text)) if token.lastgroup == "word")

    def quiet(self, text: str) -> list[Span]:
        """Return the stretch of the day in somebody's words; bare hours begin in the evening and end by noon."""
        bare = self._bare_quiet.fullmatch(self.as_digits(text.casefold().strip(" .!")))
        if bare is None:
            return self.find(self.as_digits(text))
        start, end = int(bare["a"]), int(bare["b"])
        minutes = int(bare["am"] or 0), int(bare["bm"] or 0)
        if max(start, end) > 24 or max(minutes) > 59:
            return []
        start += 12 if 6 <= start <= 11 and end <= 12 else 0
        first, last = (start * 60 + minutes[0]) % _DAY, (end * 60 + minutes[1]) % _DAY
        return [Span(EVERY_DAY, first, last)] if first != last else []

    def as_digits(self, text: str) -> str:
        """Return ``text`` with hours in digits: ``from ten to half past seven`` as ``from 10 to 7:30``."""
        exact = self._fraction.sub(self._as_minutes, self._same_hour.sub(self._to_same_hour, self._joined(text)))
        exact = self._behind.sub(self._as_minutes, exact)
        return self._written.sub(lambda word: str(self._numbers[word[0].lower()]), exact)

    def _joined(self, text: str) -> str:
        return text if self._apart is None else self._apart.sub(r"\1\2", text)

    def _as_minutes(self, said: re.Match[str]) -> str:
        written = said.groupdict().get("minute")
        past = self._number(written) if written else self._fractions[_spaced_once(said["fraction"])]
        return _clock(self._number(said["hour"]) * 60 + past)

    def _to_same_hour(self, said: re.Match[str]) -> str:
        """Return a stretch of which only the first end names its hour: "six till half past"."""
        past = self._fractions[_spaced_once(said["fraction"])]
        hour = self._number(said["hour"]) + (past < 0)
        return f"{said['hour']}{said['to']}{_clock(hour * 60 + past)}"

    def _number(self, word: str) -> int:
        return int(word) if word.isdecimal() else self._numbers[re.sub(r"[- ]+", "-", word.lower())]

    def _day_of(self, word: str) -> int:
        lower = word.lower().rstrip(".")
        return next(self._days[lower[:size]] for size in range(len(lower), 1, -1) if lower[:size] in self._days)

    def _group_of(self, words: str) -> int:
        said = re.sub(r"\s+", " ", words.lower())
        return self._groups[said] if said in self._groups else self._groups[said.removesuffix("s")]

    def _part_of(self, words: str) -> tuple[int, ...]:
        said = "".join(words.lower().split())
        return self._parts[said] if said in self._parts else self._parts[said.removesuffix("s")]

    def _times(self, token: re.Match[str], part: str | None) -> tuple[int, int]:
        """Return the minutes of the day; who names no half for the first of two hours means less than half a day."""
        start, end = self._as_said(token, part)
        is_open = token.lastgroup == "range" and token["ah"] and not token["ap"] and not token["ah"].startswith("0")
        if is_open and 60 <= start < 12 * 60 and (end - start) % _DAY > 12 * 60:
            return start + 12 * 60, end  # "10 to midnight", "11 till 1 am"
        return start, end

    def _as_said(self, token: re.Match[str], part: str | None) -> tuple[int, int]:
        if token.lastgroup == "part":
            start, end = self._part_of(token[0])
            return start, end
        morning = part is not None and bool(self._morning.match(part))
        if token.lastgroup == "after":
            late = part is not None and not morning and int(token["ch"] or 12) < 12
            start = self._minute(token, "c", late=True if late or _is_bare(token, "c") else None)
            return start, min(start + 120, _DAY) % _DAY if start < 23 * 60 else (start + 60) % _DAY
        end = self._minute(token, "b")
        half = token["bp"]
        start = self._minute(token, "a")
        at_night = part is not None and self._part_of(part)[0] >= _NIGHT
        if at_night and not half and not token["ap"] and start < end <= _SMALL_HOURS:  # "nights from 1 to 3"
            return start, end
        if not half and not token["ap"] and 12 * 60 <= start < 13 * 60 and _is_bare(token, "b"):
            return (start - 12 * 60, end) if at_night else (start, end + 12 * 60)  # "12.30-1.30": over lunch
        if not half and not token["ap"] and part is not None:
            if not morning and start < end < 12 * 60 + 1 and start >= 60:
                return start + 12 * 60, (end + 12 * 60) % _DAY
            return start, end
        if not half and not token["ap"] and _is_bare(token, "a") and start < end < 12 * 60:
            return start + 12 * 60, end + 12 * 60
        if token["ap"] and not half and not token["bw"] and 12 * 60 <= start < end + 12 * 60 < _DAY:
            return start, end + 12 * 60  # "8 pm to 10"
        if half and not token["ap"] and not token["aw"]:
            # "8-10 pm" is an evening, "11-1 pm" starts before noon
            assumed = self._minute(token, "a", late=not self._before_noon.match(half))
            start = assumed if assumed < (end or _DAY) else start
        return start, end

    def _minute(self, token: re.Match[str], which: str, *, late: bool | None = None) -> int:
        """Return a minute of the day; an hour that says nothing of its half is in the late one, or as it is."""
        word = token[f"{which}w"]
        if word:
            return 0 if self._midnight.fullmatch(word) else 12 * 60
        hour, minute = int(token[f"{which}h"]), int(token[f"{which}m"] or 0)
        if half := token[f"{which}p"]:
            late = not self._before_noon.match(half)
        if late is not None and 1 <= hour <= 12:
            hour = hour % 12 + (12 if late else 0)
        if hour > 24 or minute > 59 or hour * 60 + minute > _DAY:
            raise HoursError(token[0].strip())
        return (hour * 60 + minute) % _DAY


def _minutes_behind(words: TimeWords, numbers: NumberWords) -> str:
    """Return a pattern of minutes in words behind an hour, and of no length: "two thirty minute walks"."""
    least = 10 if words.hour_and is None else _MOST_HOURS + 1  # with an "and" between, two small numbers are two hours
    between = "" if words.hour_and is None else rf"(?: {words.hour_and})?"
    fractions = "|".join(words.fractions_behind) or _NEVER
    units = "|".join(words.units.values())
    return (
        rf"(?: (?:{words.o_clock}))?(?:{between} (?P<minute>{numbers.pattern(least, 59)})"
        rf"| (?P<fraction>{fractions}))\b(?!-)(?!\s{{0,4}}(?:min|{units}))"
    )


def _token_pattern(words: TimeWords) -> re.Pattern[str]:
    time = (
        rf"(?P<{{0}}h>\d{{{{1,2}}}})(?:[:.h](?P<{{0}}m>\d{{{{2}}}}))?\s{{{{0,4}}}}(?:{_escaped(words.o_clock)})?\s{{{{0,4}}}}"
        rf"(?P<{{0}}p>{_escaped(words.half)})?"
    )
    clock = rf"(?:(?P<{{0}}w>{_escaped(words.midnight)}|{_escaped(words.noon)})|{time})"
    first, last, alone = (clock.format(name) for name in "abc")
    day = spaced(words.day)
    kinds = (
        rf"(?P<range>(?:(?:{spaced(words.from_)}|{spaced(words.after)})\s{{1,4}})?{first}\s{{0,4}}(?:{spaced(words.to)})\s{{0,4}}{last})",
        rf"(?P<after>(?:{spaced(words.after)})\s{{1,4}}{alone}(?:\s{{0,4}}(?:{spaced(words.onwards)}))?(?![\w:]))",
        rf"(?P<through>(?<=[^\W\d_]|\.)\s{{0,4}}(?:{spaced(words.through)})\s{{0,4}}(?=(?:{'|'.join(words.days)})))",
        rf"(?P<group>{spaced(words.group)})\b",
        rf"(?P<part>{spaced(words.part)})\b",
        rf"(?P<day>(?:{day})(?=\b|{spaced(words.part)}))\.?",
        r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)",
        r"(?P<number>\d[\d:.,]*)",
        r"(?P<sign>\S)",
    )
    return re.compile("|".join(kinds), re.IGNORECASE)


def _escaped(pattern: str) -> str:
    """Return a pattern of the data as it survives a formatting."""
    return spaced(pattern).replace("{", "{{").replace("}", "}}")


def _spaced_once(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())


def _clock(minutes: int) -> str:
    """Return minutes of the day as hours and minutes; what is past midnight is of the next day."""
    return f"{minutes % _DAY // 60}:{minutes % 60:02d}"


def _minutes(clock: str) -> int:
    hour, _colon, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _from_to(first: int, last: int) -> int:
    return sum(1 << (first + offset) % 7 for offset in range((last - first) % 7 + 1))


def _with_days_behind(spans: Sequence[Span], behind: Sequence[int]) -> list[Span]:
    """Return times with the days that were named behind each, or behind the next of which any were."""
    later = [next(filter(None, behind[index:]), EVERY_DAY) for index in range(len(spans))]
    return [replace(span, days=days) for span, days in zip(spans, later, strict=True)]


def _still(part: tuple[str, int] | None, token: re.Match[str]) -> str | None:
    """Return the part of the day that goes on for later hours of one half: "evenings 6 to 7 and 8 to 9"."""
    if part is None or not token["ah"] or token["ah"].startswith("0") or token["ap"] or token["bp"] or token["bw"]:
        return None
    name, start = part
    return name if int(token["ah"]) < 12 and int(token["ah"]) * 60 + int(token["am"] or 0) >= start else None


def _is_bare(token: re.Match[str], which: str) -> bool:
    """Whether an hour from 1 to 6 says nothing of the half of the day: nobody means the small hours by it."""
    hour = token[f"{which}h"]
    if not hour or token[f"{which}p"] or hour.startswith("0"):
        return False
    return 1 <= int(hour) <= (5 if token[f"{which}m"] else 6)


def _span(days: int, start: int, end: int, words: str) -> Span:
    span = Span(days, start, end)
    if start == end or not SHORTEST <= span.minutes <= LONGEST:
        raise HoursError(words.strip())
    return span
