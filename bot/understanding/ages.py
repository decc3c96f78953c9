"""Ages, as people write them."""

from __future__ import annotations

import re
from itertools import pairwise

OLDEST = 120
"""Years; nobody was older than 122."""

_AGE = re.compile(
    r"(?:(?:hi|hello|well|oh|so)[\s,!]{1,4}){0,3}"
    r"(?:(?:i\s?['’]?\s?m|i\s{1,4}am|my\s{1,4}age\s{1,4}is|it['’]?s|age|aged|turned)(?:\s?:)?\s{1,4}){0,3}"
    r"(?:(?:just|now|about|around|almost)\s{1,4}){0,3}(?P<age>[0-9]{1,3})(?:\s?-|\s)?\s?"
    r"(?:(?:years?|yrs?)(?:[-\s]{0,3}olds?|\s{1,4}of\s{1,4}age)?|y\s?/?\s?o|y)?"
    r"(?:\s{1,4}(?:now|already|here|today))?[\s.!]*",
    re.IGNORECASE,
)
"""The whole of an answer that is an age: a number among other words may count anything."""

_DECADES = (25, 35, 45, 55, 65, 75)


class AgeError(ValueError):
    """A text that is not an age; says why."""


def parse_age(text: str) -> int:
    """Return the age in whole years that ``text`` names, such as ``34`` or ``I'm 34``.

    Raises:
        AgeError: If it is not a whole number from 1 to 120, or says anything besides. Nothing is guessed.
    """
    found = _AGE.fullmatch(text.strip())
    if found is None:
        raise AgeError("not an age alone")
    age = int(found["age"])
    if not 1 <= age <= OLDEST:
        raise AgeError("out of range")
    return age


def age_groups(minimum: int) -> list[str]:
    """Return the groups offered as buttons, youngest first: ``16-24``, ``25-34``, ... ``75 or older``."""
    bounds = [minimum, *(year for year in _DECADES if year > minimum)]
    groups = [f"{start}-{end - 1}" for start, end in pairwise(bounds)]
    return [*groups, f"{bounds[-1]} or older"]
