"""A place that stands alone behind an age at the end of what somebody tells: "I like music, 52 years, Recife"."""

from __future__ import annotations

import re

from bot.core.profile_fields import Told
from bot.understanding.places import find_place

_LAST = re.compile(r"(?<!\d)\d{1,3}(?: [^\W\d_]{2,12})?,\s{0,4}(?P<place>[^\W\d_][^,;.!?\n]{2,40})[.!\s]{0,4}$")


def with_last_place(told: Told, words: str) -> Told:
    """Return what was told with the place at its end, which is no like then, if none was told otherwise."""
    found = _LAST.search(words)
    if told.place is not None or found is None or not found["place"][0].isupper():
        return told
    place = find_place(found["place"])
    if place is None:
        return told
    likes, dislikes = (
        tuple(phrase for phrase in phrases if phrase != found["place"].strip())
        for phrases in (told.likes, told.dislikes)
    )
    known = {"likes": likes, "dislikes": dislikes, "place": place.name, "time_zone": place.zone}
    return told.model_copy(update=known)
