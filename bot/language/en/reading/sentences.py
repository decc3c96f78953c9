"""Sentences and edges: what all readers share."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.language.en.reading.shorthand import write_out

_SENTENCE = re.compile(r"(?<![.!?;])[.!?;]+(?=\s|$)|\s{0,4}\n\s{0,4}|\s{1,4}[-–—]\s{1,4}")
EDGES = ' \t,.;:!?-–—"“”()'
"""Signs around a phrase that do not belong to it."""


_STARTING_OVER = re.compile(
    r"^\s{0,4}(?:no\s{0,4},?\s{1,4})?(?:wait|sorry|oops|hang\s{1,4}on|"
    r"hold\s{1,4}on|scratch\s{1,4}that)\b\s{0,4}[,.!:-]\s{0,4}",
    re.IGNORECASE,
)
"""How somebody begins who takes back what they just said: nothing that they tell."""


def plain(text: str) -> str:
    """Return text with straight quotes, single spaces and the apostrophes that people leave out."""
    text = _PICTURES.sub(", ", _GOES_ON.sub(" ", _HEART.sub(" love ", text)))
    straight = _LABEL.sub(r"\g<label>: ", _TITLE.sub(r"\g<title>", text).replace("’", "'").replace("‘", "'"))
    return re.sub(r"[ \t]+", " ", _ASIDES.sub("", write_out(_STARTING_OVER.sub("", straight)))).strip()


_PICTURES = re.compile(
    r"\s{0,4}[\U0001F300-\U0001F494\U0001F4A0-\U0001F9E0\U0001F9E6-\U0001FAFF\u2600-\u2763\u2765-\u27BF]"
    r"[\uFE0F\u200D\U0001F300-\U0001FAFF\s]{0,20}"
)
_TITLE = re.compile(r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Prof|St)\.(?=\s{1,4}[A-ZÀ-Þ])")
"""What ends no sentence though a dot stands behind it."""
_GOES_ON = re.compile(rf"{_PICTURES.pattern}(?=(?:and|or|but|n|&)\b|[,.;!?&])")
_HEART = re.compile(r"(?<=\bI)\s{0,4}\u2764\uFE0F?\s{0,4}(?=[a-z])", re.IGNORECASE)
"""Emoji but hearts, one of which is a verb behind "I": they end what stands before them, unless it goes on."""
_LABEL = re.compile(
    r"(?:(?<=\n)|^)[ \t]{0,4}(?P<label>(?:likes?|loves?|dislikes?|hates?|age|place|city|town|job|work|"
    r"occupation|name|hobbies|interests|family|household|kids|pets|gender|sex|limits?|health))[ \t]{0,4}"
    r"[-–—=>]{1,2}[ \t]{1,4}",
    re.IGNORECASE,
)
"""How a line of a list begins that has a dash where others write a colon: "Likes - long baths"."""
_ASIDES = re.compile(
    r"\s{1,4}(?:lol|lmao|tbh|ngl|imo|imho|haha\w{0,8}|hehe|xd|fr|btw|innit|y'know|you\s{1,4}know|i\s{1,4}(?:suppose|guess|reckon|imagine))(?=\s{0,4}(?:[,.;!?]|$))",
    re.IGNORECASE,
)
"""What people put behind what they tell, and what tells nothing."""


def sentences(words: str) -> list[str]:
    """Return the sentences of a text; a dash between spaces ends one too."""
    cuts = [0, *(position for cut in _SENTENCE.finditer(words) for position in cut.span()), len(words)]
    return [part.strip() for start, end in list(pairwise(cuts))[::2] if (part := words[start:end]).strip()]
