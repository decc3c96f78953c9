"""Ages, as people write them."""

from __future__ import annotations

import re

from bot.language.base import AgeError
from bot.language.en.data import DATA
from bot.language.en.reading.bare_facts import pieces_of
from bot.language.en.reading.lexicon import CHILD, OTHERS, PARTNER, PET
from bot.language.en.reading.words import WORDS
from recommender.age import OLDEST
from recommender.speakers import begins_with_another

_AGE = re.compile(
    r"(?:(?:hi|hello|well|oh|so|ok|okay|fine|just|please|you\s{1,4}(?:can|may|could)|let'?s|i'd)[\s,!]{1,4}){0,3}"
    r"(?:(?:(?:put|write|note|mark|jot)(?:\s{1,4}(?:me|it|that)(?=\s{1,4}(?:down|as|at)\b))?(?:\s{1,4}down)?(?:\s{1,4}(?:as|at|for))?|"
    r"call\s{1,4}(?:it|me)|say|make\s{1,4}it|go\s{1,4}with|round\s{1,4}(?:it|me)(?:\s{1,4}(?:up|down|off))?\s{1,4}to)\s{1,4})?"
    r"(?:(?:i\s?['’]?\s?m|i\s{1,4}am|my\s{1,4}age\s{1,4}is|it['’]?s|age|aged|turned)(?:\s?:)?\s{1,4}){0,3}"
    r"(?:(?:just|now|about|around|almost|roughly|say)\s{1,4}){0,3}(?P<age>[0-9]{1,3})(?:\s?-|\s)?\s?"
    r"(?:(?:years?|yrs?)(?:[-\s]{0,3}olds?|\s{1,4}of\s{1,4}age)?|y\s?/?\s?o|y)?"
    r"(?:\s?-?ish|[\s,-]{1,4}(?:now|already|here|today|for\s{1,4}me|if\s{1,4}you\s{1,4}(?:must|like|want)|then|please|thanks|"
    r"(?:and\s{1,4})?(?:be|have|let's\s{1,4}be)\s{1,4}done\s{1,4}with\s{1,4}it|and\s{1,4}leave\s{1,4}it(?:\s{1,4}at\s{1,4}that)?|or\s{1,4}so))?[\s.!]*",
    re.IGNORECASE,
)
"""The whole of an answer that is an age: a number among other words may count anything."""

_BEHIND_A_NAME = re.compile(
    r"(?:(?:i'm|i\s{1,4}am|im|it's|name's|call\s{1,4}me)\s{1,4})?[^\W\d_]{2,14}\s{0,2},?\s{1,4}"
    r"(?P<age>[1-9]\d)[\s.!]*",
    re.IGNORECASE,
)
"""A name and a number, as an answer to who asks for an age: "jaz 17"."""

_SPELLED = DATA.numbers.pattern(16)
"""An age from sixteen on in words."""

_OWN_AGE = re.compile(
    rf"(?:\b(?:i'm|i am|im|me:?|i turned|i just turned|turned|my age is|age:?|aged|i'm aged|both|"
    rf"(?:put|note|mark|write)\s{{1,4}}me\s{{1,4}}(?:down\s{{1,4}})?(?:as|at)|(?:man|woman|guy|lady|"
    rf"bloke|widow|widower) of)\s{{1,4}}(?:just\s{{1,4}}|now\s{{1,4}}|"
    rf"almost\s{{1,4}})?(?:an?\s{{1,4}})?"
    rf"|(?:^|[,.!?;\n])\s{{0,4}}am\s{{1,4}}(?=\d{{2}}\s{{1,4}}(?:from|in|and|with|here|years|yrs)\b)"
    rf"|^\s{{0,4}}(?=\d{{2}}\s{{1,4}}from\s)"
    rf"|(?:^|,|[.!?;]\s|\n|\band|\()\s{{0,4}}(?:am\s{{1,4}})?(?=(?:\d{{2}}|{_SPELLED})\s{{0,4}}(?:[,.;!)]{{1,3}}(?:\s|$)|$|years|yrs|y/?o|here|and\s|[mf]\b)))"
    rf"(?P<age>\d{{1,3}}|{_SPELLED})(?![\d:/]|[.,]\d)"
    r"(?!\s{0,4}(?:kids?|children|dogs?|cats?|minutes?|hours?|times?|pm|am|%|km|miles?|weeks?|months?|days?|o'clock))"
    r"(?:\s{0,4}[- ]?\s{0,4}(?:years?|yrs?|y/?o)(?:[- ]olds?)?|\s{1,4}here)?",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(rf"\b(?P<age>\d{{1,3}}|{_SPELLED})[- ](?:years?|yrs?)[- ]old\b", re.IGNORECASE)
_DECADE = re.compile(
    r"\b(?:in my |(?=(?:early|mid|late)[- ]))(?P<part>early[- ]|mid[- ]|late[- ])?(?P<tens>twenties|thirties|"
    r"forties|fifties|sixties|"
    r"seventies|eighties|20s|30s|40s|50s|60s|70s|80s)\b",
    re.IGNORECASE,
)
_HAVING_YEARS = re.compile(rf"\bi\s{{1,4}}have\s{{1,4}}(?P<age>\d{{2}}|{_SPELLED})\s{{1,4}}years\b", re.IGNORECASE)
"""An age as many languages tell it."""
_YEARS = re.compile(r"\b(?P<age>\d{2})\s{0,4}(?:years|yrs)(?=\s{0,4}(?:[,.;!]|$|and\b|with\b|but\b))", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:I'm|am|I am|name is)\s{1,4}[A-Z][a-z]+,?\s{1,4}(?P<age>[1-9]\d)(?=\s{1,4}(?:from|in|here|and)\b)"
)
"""An age behind a name: "I'm Ravi 34 from Chennai"."""
_HERE = re.compile(
    r"\b(?P<age>[1-9]\d)\s{1,4}here\b|\bnow\s{1,4}(?P<now>[1-9]\d)(?=\s{0,4}(?:[,.;!]|$|and\b|years\b))", re.IGNORECASE
)
_NOW = re.compile(
    rf"(?:^|[,.;!]\s{{1,4}})(?P<age>[2-9]\d|{_SPELLED})\s{{1,4}}now(?=\s{{0,4}}(?:[,.;!]|$|and\b))", re.IGNORECASE
)
"""A new age: "seventy-two now, dear"."""
_SAID_AGAIN = re.compile(
    r"(?:(?<![\w:.])(?P<first>[1-9]\d)\s{1,4}(?:years\s{1,4})?(?:i|as\s{1,4}i|like\s{1,4}i)\s{1,4}(?:just\s{1,4}|already\s{1,4})?said|"
    r"\bi\s{1,4}(?:just\s{1,4}|already\s{1,4})?said\s{1,4}(?:i'm\s{1,4})?(?P<then>[1-9]\d)|"
    r"\b(?:not|isn't)\s{1,4}(?:2[5-9]|[3-9]\d)\s{0,4}[,;]?\s{1,4}(?:but\s{1,4})?(?P<but>2[5-9]|[3-9]\d)|"
    r"(?<![\w:.])(?P<rather>2[5-9]|[3-9]\d)\s{0,4},?\s{1,4}not\s{1,4}(?:2[5-9]|[3-9]\d))"
    r"(?![\w:/%]|[.,]\d|\s{1,4}(?:kids?|children|minutes?|min|hours?|days?|weeks?|months?|am|pm|km|o'clock)\b)",
    re.IGNORECASE,
)
"""An age that was misread, said once more: "23 I said", "it's 34, not 43"; numbers that no clock has."""
_COMING = re.compile(
    rf"\b(?:(?:i'm\s{{1,4}}|i\s{{1,4}}am\s{{1,4}}|i'll\s{{1,4}}be\s{{1,4}}|i\s{{1,4}}will\s{{1,4}}be\s{{1,4}}|i\s{{1,4}})?(?:turn|turning|going\s{{1,4}}on|nearly|almost|i'll\s{{1,4}}be|"
    rf"i\s{{1,4}}will\s{{1,4}}be)\s{{1,4}}(?P<age>\d{{2}}|{_SPELLED})(?!\s{{0,4}}(?:kids?|minutes?|hours?|days?|weeks?|months?|am|pm|km|%)|[:.]\d)|"
    rf"(?<!turned\s)(?P<next>\d{{2}}|{_SPELLED}),?\s{{1,4}}(?:next\s{{1,4}}(?:week|month|year|\w+day)|in\s{{1,4}}(?:the\s{{1,4}})?(?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)))\b",
    re.IGNORECASE,
)
"""An age of the birthday that comes: "turning fifty in June", "70 next month"."""
_STILL = re.compile(
    rf"\b(?:still|(?:i\s{{1,4}}|i've\s{{1,4}}|i\s{{1,4}}have\s{{1,4}})(?:just\s{{1,4}})?(?:completed|reached|hit))\s{{1,4}}(?:only\s{{1,4}}|just\s{{1,4}}|a\s{{1,4}})?(?P<age>1[6-9]|[2-9]\d|{_SPELLED})(?=\s{{0,4}}(?:[,.;!)]|$|until\b|till\b|now\b|for\b|years\b|last\b|on\b|today\b|yesterday\b|this\b))",
    re.IGNORECASE,
)
"""An age that goes on for a while, or has just come: "my birthday is on Friday, so still 18"."""
_SPELL = re.compile(
    r"\b(?:for|in|since|of|last|past|over|about|after|every|than|was|next|these|almost|ago|took|within|by)\s{0,4}$",
    re.IGNORECASE,
)
"""What stands before a stretch of years that is no age."""
_YOUNGEST_TOLD = 16
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_NOT_MINE = re.compile(
    rf"^[\s-]*(?:{CHILD}|{PET}|boy|girl|house|car|mother|father|{OTHERS})\b(?!\s{{1,4}}of\b)", re.IGNORECASE
)
_OTHERS_AGE = re.compile(r"(?:\b(?:is|are|he's|she's|my|our|aged|of)\s{1,4}(?:an?\s{1,4})?)$", re.IGNORECASE)


def parse_age(text: str) -> int:
    """Return the age in whole years that ``text`` names, such as ``34`` or ``I'm 34``.

    Raises:
        AgeError: If it is not a whole number from 1 to 120, or says anything besides. Nothing is guessed.
    """
    found = _AGE.fullmatch(text.strip()) or _BEHIND_A_NAME.fullmatch(text.strip())
    if found is None:
        raise AgeError("not an age alone")
    age = int(found["age"])
    if not 1 <= age <= OLDEST:
        raise AgeError("out of range")
    return age


def read_age(words: str) -> str | None:
    """Return an age in years, or a stretch such as ``54-56`` for "mid-fifties"."""
    if again := _SAID_AGAIN.search(words):
        return str(next(filter(None, again.groups())))
    if (still := _STILL.search(words)) and not _is_others(words[: still.start()]):
        return str(DATA.numbers.value(still["age"]))
    for found in (*_YEARS_OLD.finditer(words), *_OWN_AGE.finditer(words)):
        value = DATA.numbers.value(found["age"])
        after = words[found.end() :]
        if found.re is _YEARS_OLD and (_NOT_MINE.match(after) or _is_others(words[: found.start()])):
            continue
        if found.re is _OWN_AGE and _NOT_MINE.match(re.sub(r"^[- ]*(?:years?[- ]old)?", "", after)):
            continue
        if value is not None and value < _YOUNGEST_ALONE and _HAS_A_SMALL_ONE.search(words[: found.start("age")]):
            continue
        if found[0].casefold().startswith("turned") and _is_of_another(words, found.start()):  # "my son turned 18"
            continue
        if value is not None and 1 <= value <= OLDEST:
            return str(value)
    if called := _NAMED.search(words) or _HERE.search(words):
        return called["age"] or called["now"]
    if now := _NOW.search(words):
        return str(DATA.numbers.value(now["age"]))
    if having := _HAVING_YEARS.search(words):
        return str(DATA.numbers.value(having["age"]))
    for found in _YEARS.finditer(words):
        if not _SPELL.search(words[: found.start()]) and _YOUNGEST_TOLD <= int(found["age"]) <= OLDEST:
            return found["age"]
    decade = _DECADE.search(words)
    if decade is None:
        return None
    tens = decade["tens"].lower()
    start = _TENS.get(tens) or int(tens[:2])
    part = (decade["part"] or "").strip(" -").lower()
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return f"{start + low}-{start + high}"


def coming_age(words: str) -> str | None:
    """Return the age of somebody who tells the one that the next birthday brings, in answer to who they are."""
    coming = _COMING.search(words)
    if coming is None or _is_others(words[: coming.start()]):
        return None
    return str((DATA.numbers.value(coming["age"] or coming["next"]) or 1) - 1)


def lone_age(words: str) -> str | None:
    """Return the one number of a text that counts nothing and ends a piece of it: "sparky in Geelong 38, ..."."""
    found = [piece["age"] for piece in map(_LONE.fullmatch, pieces_of(words)) if piece is not None and _is_lone(piece)]
    return found[0] if len(found) == 1 else None


def _is_lone(piece: re.Match[str]) -> bool:
    before = piece["before"].casefold().split()
    counts = before[-1] in _BEFORE_A_COUNT or not _OF_A_SENTENCE.isdisjoint(before)
    return not counts and not _is_others(piece["before"])


_LONE = re.compile(r"(?P<before>[^\d]{2,60}?)\s{1,4}(?P<age>1[6-9]|[2-9]\d)", re.IGNORECASE)
_BEFORE_A_COUNT = frozenset(WORDS["before_a_count"].split())
_OF_A_SENTENCE = frozenset(WORDS["sentence"].split()) - frozenset(WORDS["of_who_one_is"].split())
"""Words of a piece whose number may count anything."""


_YOUNGEST_ALONE = 16
_HAS_A_SMALL_ONE = re.compile(
    rf"\b(?:{CHILD}|{PET})\b[^.!?;]{{0,60}}?,\s{{0,4}}(?:(?!i\b|im\b|am\b)(?-i:[A-ZÀ-Þ])[\w'’-]+\s{{0,4}},?\s{{0,4}})?(?:(?:she|he|they)(?:'s|\s{{1,4}}(?:is|are))\s{{1,4}})?$",
    re.IGNORECASE,
)
"""Whose small number of years stands behind a comma: "a dog from the shelter, Bara, 3 years old"."""


def _is_of_another(words: str, at: int) -> bool:
    """Whether an age that somebody turned is another's: "my son turned 18", "my grandma turned 90"."""
    return _is_others(words[:at]) or begins_with_another(f"{words[:at]}turned", "en")


def _is_others(before: str) -> bool:
    """Whether what stands before an age makes it somebody else's: "my son is", "our"."""
    clause = re.split(r"[.;!?]", before)[-1]
    if re.search(r"\b(?:i'm|i am)\s{1,4}(?:an?\s{1,4})?$", clause, re.IGNORECASE):
        return False
    return bool(_OTHERS_AGE.search(clause)) or bool(
        re.search(rf"\b(?:my|our)\s{{1,4}}(?:{CHILD}|{PET}|{PARTNER}|{OTHERS})\b[^,]*$", clause, re.IGNORECASE)
    )
