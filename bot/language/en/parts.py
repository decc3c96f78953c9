"""The sentences of a message, so that each can be heard by itself."""

from __future__ import annotations

import re

from bot.language.en.reading.sentences import EDGES, plain, sentences
from recommender.polarity import read_polarity
from recommender.speakers import names_another

MOST = 6
"""Sentences of a message that are heard one by one."""

_SHORTEST = 2
"""Words that a part must have."""

_TURN = re.compile(
    r"(?<!\bme)(?<!\bus)\s{0,4},?\s{1,4}(?:but|and)\s{1,4}(?=(?:also\s{1,4}|please\s{1,4}|now\s{1,4})?(?:i|i'm|i've|my|we|can|could|please|don't|do|stop|"
    r"write|send|remind|pause|only|no|not|it|it's|that|this)\b)"
    r"|\s{0,4},\s{1,4}(?=(?:but|also|and|btw|by the way|please|(?:can|could)\s{1,4}you(?!\s{1,4}(?:believe|imagine))|"
    r"i'm|i am|my|no more|only|i've|"
    r"i\s{1,4}(?:have|haven't|don't|can't|cannot|got|hate|broke))\b)",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a text in which different things may be said; one alone is the text itself."""
    if read_polarity(text).allows_else or _NOTED.match(plain(text)):
        return (text,)
    found = _with_conditions([part for sentence in sentences(plain(text)) for part in _turns(sentence)])
    return tuple(found[:MOST]) if all(len(part.split()) >= _SHORTEST for part in found) else (text,)


def _with_conditions(parts: list[str]) -> list[str]:
    """Return parts of which none is only a condition of the one before, or when it is meant, or puts it right.

    So it is with "maybe I go to Peru. if I can pay it" and with "a timer of 3 minutes. no, make it 5".
    """
    found: list[str] = []
    for part in parts:
        if found and _belongs_to(found[-1], part):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _belongs_to(before: str, part: str) -> bool:
    return bool(_CONDITION.fullmatch(part) or _REPAIR.match(part) or (_ASKING.match(before) and _WHEN.fullmatch(part)))


_CONDITION = re.compile(
    r"(?:(?:but|and|only|well)\s{1,4}){0,2}(?:if|unless|provided|depending)\b[^,;:]{0,100}", re.IGNORECASE
)
_WHEN = re.compile(
    r"(?:for\s{1,4}|in\s{1,4}the\s{1,4})?(?:tonight|today|now|this\s{1,4}\w+|later|tomorrow|mornings?|afternoons?|evenings?|the\s{1,4}weekend)"
    r"(?:\s{0,4},?\s{1,4}(?:say|maybe|perhaps|please|ideally|preferably|if\s{1,4}possible|i\s{1,4}mean)){0,2}",
    re.IGNORECASE,
)
"""How somebody says when, who asked before: "what could we do? Tonight, say"."""
_NOTED = re.compile(
    r"(?:(?:but|and|so|oh|hey|hm+)\b,?\s{1,4}){0,2}(?:you|u)(?:'ve|\s{1,4}have|\s{1,4}had)?\s{1,4}(?:got\s{1,4}|put\s{1,4})?me\s{1,4}(?:down\s{1,4})?as\b",
    re.IGNORECASE,
)
"""How a text begins that says what is noted, and goes on to put it right."""
_REPAIR = re.compile(
    r"(?:(?:no|nah|naw|sorry|oops|wait|actually|oh|hm)\b[,\s]{1,4}){1,4}(?:make\s{1,4}(?:it|that)|i\s{1,4}mean|i\s{1,4}meant|rather|\d)",
    re.IGNORECASE,
)


def _turns(sentence: str) -> list[str]:
    """Return the parts of a sentence; one that says no more than that "it" is enough belongs to what stands before."""
    found: list[str] = []
    for part in _TURN.split(sentence):
        said = part.strip(EDGES)
        if found and (_is_whom(found[-1]) or _TWO_ASK.fullmatch(found[-1])):
            found[-1] = f"{found[-1]} and {said}"
        elif found and (_OF_THAT.match(said) or (_ASKING.match(found[-1]) and _GOES_ON.match(said))):
            found[-1] = f"{found[-1]}, {said}"
        elif said:
            found.append(said)
    return found


def _is_whom(part: str) -> bool:
    """Whether a part is only somebody of whom nothing is said yet: "my wife", before "and I are in Rome"."""
    return _WHOM.fullmatch(part) is not None and names_another(part.split()[-1])


_WHOM = re.compile(r"(?:both\s{1,4})?(?:my|our|the)\s{1,4}(?:\w{1,20}\s{1,4})?\w{1,20}", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:(?:please|ok|so|hi)\b[,\s]{1,4})?(?:gimme|give|find|show|send|get|suggest|got|have\s{1,4}you|any|one|something|anything|smth|"
    r"(?:can|could|would)\s{1,4}you|what\s{1,4}(?:would|could|can|should|shall|might)|i\s{1,4}(?:want|need|fancy)|i'd\s{1,4}like)\b",
    re.IGNORECASE,
)
"""How a part begins that asks for an idea."""
_TWO_ASK = re.compile(
    r"(?:what|how|where|when|and\s{1,4}what)\s{1,4}(?:can|could|should|shall|might|do|would)\s{1,4}(?:\w{1,20}\s{1,4}){0,2}\w{1,20}\s{0,4}",
    re.IGNORECASE,
)
"""How somebody begins who asks for others and themselves: "what could Margaret", behind which "and I" follows."""
_GOES_ON = re.compile(
    r"(?:and\s{1,4}|but\s{1,4})?(?:that\b(?!'s|\s{1,4}(?:is|was|one|would)\b)|which\b|where\b|(?:no|not|nothing|without)\b(?!\s{1,4}(?:more|longer|thanks)\b))",
    re.IGNORECASE,
)
"""How it goes on about that idea: "and that needs no shoes", "and not a grain of sugar in the house"."""
_OF_THAT = re.compile(
    r"(?:i'm|i\s{1,4}am|i've|i\s{1,4}have)\s{1,4}(?:so\s{1,4}|just\s{1,4}|really\s{1,4}|all\s{1,4})?"
    r"(?:done|over|through|finished|bored|fed\s{1,4}up|sick|tired|had\s{1,4}(?:it|enough))\b(?:\s{1,4}(?:with|of|by))?\s{0,4}(?:it|that|them|those|this)\b"
    r"|(?:just\s{1,4})?not\s{1,4}(?:none|never|zero|at\s{1,4}all|completely|entirely)\b",
    re.IGNORECASE,
)
