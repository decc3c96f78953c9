"""Which days of the week somebody means: "only at weekends", "not on Mondays"."""

from __future__ import annotations

import re

from bot.core.weekly_windows import EVERY_DAY, WEEKDAYS, WEEKEND

_NAMED = {
    **{
        rf"{name}\w{{0,6}}": 1 << number
        for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    },
    r"weekends?": WEEKEND,
    r"(?:weekdays?|workdays?|working days?)": WEEKDAYS,
}
_LEFT_OUT = re.compile(r"\b(?:not|no|never|except|without|but|don['’]?t|skip)\b", re.IGNORECASE)


def days_meant(text: str) -> int | None:
    """Return the days that are left or meant alone, as bits, 1 is Monday; ``None`` if none is named.

    Days behind "not" and its like are taken out of the week; otherwise only those that are named are meant.
    """
    plain = text.casefold()
    named = 0
    for pattern, days in _NAMED.items():
        named |= days if re.search(rf"\b{pattern}\b", plain) else 0
    if not named:
        return None
    return EVERY_DAY & ~named if _LEFT_OUT.search(plain) else named
