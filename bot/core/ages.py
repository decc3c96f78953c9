"""Groups of ages: offered, stored and said."""

from __future__ import annotations

from itertools import pairwise

from bot.core.texts import _, in_digits

_DECADES = (25, 35, 45, 55, 65, 75)
_OR_OLDER = " or older"


def age_groups(minimum: int) -> list[str]:
    """Return the groups offered as buttons, youngest first: ``16-24``, ``25-34``, ... ``75 or older``.

    So they are stored.
    """
    bounds = [minimum, *(year for year in _DECADES if year > minimum)]
    groups = [f"{start}-{end - 1}" for start, end in pairwise(bounds)]
    return [*groups, f"{bounds[-1]}{_OR_OLDER}"]


def say_age(age: str) -> str:
    """Return a stored age or group of ages as it is shown."""
    if age.endswith(_OR_OLDER):
        return _("{age} or older").format(age=in_digits(age.removesuffix(_OR_OLDER)))
    return in_digits(age.replace("-", "–"))
