"""By how much somebody wants their times moved: "an hour earlier", "half an hour later"."""

from __future__ import annotations

import re

from recommender.number_words import number_words

_SHIFT = re.compile(
    r"\b(?:(?P<half>half\s{1,4}an?)|(?P<many>\d{1,3}|a|an|one|two|three|ten|fifteen|twenty|thirty|forty-five))\s{1,4}"
    r"(?P<unit>hours?|min(?:ute)?s?)(?P<plus>\s{1,4}and\s{1,4}a\s{1,4}half)?\s{1,4}(?P<way>earlier|sooner|later|back|forward)\b",
    re.IGNORECASE,
)


def read_shift(text: str) -> int | None:
    """Return by how many minutes times are to be moved, below 0: to earlier; ``None`` if that is not said."""
    found = _SHIFT.search(text)
    if found is None:
        return None
    many = (
        1
        if found["many"] is None or found["many"].casefold() in ("a", "an")
        else number_words("en").value(found["many"]) or 1
    )
    minutes = many * (60 if found["unit"].casefold().startswith("hour") else 1)
    minutes = minutes // 2 if found["half"] else minutes + (30 if found["plus"] else 0)
    return -minutes if found["way"].casefold() in ("earlier", "sooner", "forward") else minutes
