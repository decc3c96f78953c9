"""Which days of the week somebody means: "only at weekends", "not on Mondays"."""

from __future__ import annotations

import re

from bot.core.weekly_windows import EVERY_DAY
from bot.language.time_words import DAYS_NAMED, TimeWords, compiled

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CLAUSE_END = re.compile(r"[,.;!?\n]|\b(?:because|since)\b")


class WeekdayReader:
    """Reads days without times.

    Args:
        words: Of the language.
    """

    def __init__(self, words: TimeWords) -> None:
        self._named = {compiled(rf"\b{said}\b"): DAYS_NAMED[name] for said, name in words.named_days.items()}
        self._left_out = compiled(words.left_out)
        self._every_week = compiled(words.every_week)
        self._refusing = frozenset(words.refusing.casefold().split())
        self._reason = compiled(rf"\b{words.reason}")
        self._only = compiled(words.only) if words.only is not None else None

    def read(self, text: str) -> int | None:
        """Return the days that are left or meant alone, as bits, 1 is Monday; ``None`` if none is named.

        Days behind "not" and its like are taken out of the week; otherwise only those that are named are meant.
        """
        plain = text.casefold()
        named = self.named(plain)
        if not named:
            return None
        if only := self._named_alone(plain):
            return only
        return EVERY_DAY & ~named if self._left_out.search(plain) else named

    def _named_alone(self, plain: str) -> int:
        """Return the days beside which a word says that no other is meant: "weekdays only, weekends are family"."""
        if self._only is None:
            return 0
        clauses = [self._left_out.split(clause, maxsplit=1)[0] for clause in _CLAUSE_END.split(plain)]
        return next((named for one in clauses if self._only.search(one) and (named := self.named(one))), 0)

    def read_quiet(self, text: str) -> int | None:
        """Return the days that are left where somebody wants quiet on days of every week; ``None`` on no such days."""
        plain = text.casefold()
        named = self.named(plain)
        if not named or not self._every_week.search(plain):
            return None
        return self._named_alone(plain) or EVERY_DAY & ~named

    def read_refused(self, text: str) -> int | None:
        """Return the days that are left where a text says no more than on which days nothing is to come, and why.

        What is done then is why, and nothing that is told of oneself: "not on Wednesdays, that's my card night".
        """
        order, why = self._order_and_reason(text.casefold().replace("’", "'").strip(" .!"))
        named = self.named(order)
        says_no = self._every_week.search(order) and self._left_out.search(order)
        if not says_no or named in (0, EVERY_DAY) or any(sign.isdecimal() for sign in order):
            return None
        words = self.without(self._left_out.sub(" ", order))
        if set(_WORD.findall(words)) - self._refusing or (why and not self._reason.match(why)):
            return None
        return EVERY_DAY & ~named

    def _order_and_reason(self, plain: str) -> tuple[str, str]:
        border = _CLAUSE_END.search(plain)
        because = next((found.start() for found in self._reason.finditer(plain) if found.start()), len(plain))
        if border is None or because <= border.start():
            return plain[:because], plain[because:]
        return plain[: border.start()], plain[border.end() :].strip()

    def without(self, text: str) -> str:
        """Return a text without the days that it names."""
        for pattern in self._named:
            text = pattern.sub(" ", text)
        return text

    def named(self, text: str) -> int:
        """Return the days that a text names, as bits, 1 is Monday; 0 where it names none."""
        plain, named = text.casefold(), 0
        for pattern, days in self._named.items():
            named |= days if pattern.search(plain) else 0
        return named
