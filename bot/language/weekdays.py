"""Which days of the week somebody means: "only at weekends", "not on Mondays"."""

from __future__ import annotations

from bot.core.weekly_windows import EVERY_DAY
from bot.language.time_words import DAYS_NAMED, TimeWords, compiled


class WeekdayReader:
    """Reads days without times.

    Args:
        words: Of the language.
    """

    def __init__(self, words: TimeWords) -> None:
        self._named = {compiled(rf"\b{said}\b"): DAYS_NAMED[name] for said, name in words.named_days.items()}
        self._left_out = compiled(words.left_out)
        self._every_week = compiled(words.every_week)

    def read(self, text: str) -> int | None:
        """Return the days that are left or meant alone, as bits, 1 is Monday; ``None`` if none is named.

        Days behind "not" and its like are taken out of the week; otherwise only those that are named are meant.
        """
        plain = text.casefold()
        named = self.named(plain)
        if not named:
            return None
        return EVERY_DAY & ~named if self._left_out.search(plain) else named

    def read_quiet(self, text: str) -> int | None:
        """Return the days that are left where somebody wants quiet on days of every week; ``None`` on no such days."""
        plain = text.casefold()
        named = self.named(plain)
        return EVERY_DAY & ~named if named and self._every_week.search(plain) else None

    def named(self, text: str) -> int:
        """Return the days that a text names, as bits, 1 is Monday; 0 where it names none."""
        plain, named = text.casefold(), 0
        for pattern, days in self._named.items():
            named |= days if pattern.search(plain) else 0
        return named
