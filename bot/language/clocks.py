"""Times of one day, as people write them: what time it is, and when they want to be written to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.time_words import TimeWords, compiled


@dataclass(frozen=True)
class ClockPhrase:
    """A time of the day in a text.

    Attributes:
        minutes: What it may mean, as minutes of the day: two where it may be morning or evening.
        start: Where it begins in the text.
        end: Where it ends.
    """

    minutes: tuple[int, ...]
    start: int
    end: int


class ClockReader:
    """Reads single times.

    Args:
        words: Of the language.
    """

    def __init__(self, words: TimeWords) -> None:
        self._before_noon = compiled(words.half_before_noon)
        self._late, self._early = compiled(words.late), compiled(words.early)
        self._asked = compiled(words.write_at)
        self._names = compiled(words.names_time)
        self._now = compiled(
            rf"(?:(?P<word>{words.now_before}) ){{0,6}}(?P<hour>\d{{1,2}})(?:[:.h]\s?(?P<minute>\d{{2}}))?\s{{0,4}}"
            rf"(?P<half>{words.half})?(?:\s{{0,4}}(?:{words.now_after})){{0,6}}"
        )

    def names_time(self, phrase: str) -> bool:
        """Whether a phrase tells a time by the clock."""
        return bool(self._names.search(phrase))

    def asked_for(self, text: str) -> int | None:
        """Return the minute of the day, 0 to 1439, at which somebody asks to be written to; ``None`` if nobody does."""
        found = self._asked.search(text.casefold().replace("’", "'"))
        if found is None:
            return None
        said = found["time"].strip()
        late, early = bool(self._late.search(said)), bool(self._early.search(said))
        hour, *rest = re.findall(r"\d+", said)
        number, minutes = int(hour), int(rest[0]) if rest else 0
        if number > 23 or minutes > 59:
            return None
        if number <= 12 and (late or early):
            number = number % 12 + (12 if late else 0)
        elif 1 <= number <= 6:
            number += 12
        return number * 60 + minutes

    def now(self, text: str) -> list[int] | None:
        """Return the minutes of the day that a text such as ``it's 2:05 pm`` may mean; ``None`` if it is no time.

        Without am or pm an hour up to 12 may be either half of the day; the half as written comes first.
        """
        found = self._now.fullmatch(text.strip().rstrip(".!"))
        if found is None or (found["minute"] is None and found["half"] is None and found["word"] is None):
            return None
        hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
        if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
            return None
        if half:
            return [(hour % 12 + (0 if self._before_noon.match(half) else 12)) * 60 + minute]
        halves = [hour, (hour + 12) % 24] if 1 <= hour <= 12 and not found["hour"].startswith("0") else [hour]
        return [each * 60 + minute for each in halves]
