"""Ages, as people write them."""

from __future__ import annotations

import re
from itertools import pairwise

OLDEST = 120
"""Years; nobody was older than 122."""

_NUMBER = re.compile(r"(?<![\w.,])[-+]?\d+(?:[.,]\d+)?(?![\w.,]*\d)")
_DECADES = (25, 35, 45, 55, 65, 75)


class AgeError(ValueError):
    """A text that is not an age; says why."""


def parse_age(text: str) -> int:
    """Return the age in whole years that ``text`` names, such as ``34`` or ``I'm 34``.

    Raises:
        AgeError: If there is no whole number from 1 to 120 in it, or more than one. Nothing is guessed.
    """
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        raise AgeError("no single number")
    try:
        age = int(numbers[0])
    except ValueError:
        raise AgeError("not a whole number") from None
    if not 1 <= age <= OLDEST:
        raise AgeError("out of range")
    return age


def age_groups(minimum: int) -> list[str]:
    """Return the groups offered as buttons, youngest first: ``16-24``, ``25-34``, ... ``75 or older``."""
    bounds = [minimum, *(year for year in _DECADES if year > minimum)]
    groups = [f"{start}-{end - 1}" for start, end in pairwise(bounds)]
    return [*groups, f"{bounds[-1]} or older"]
