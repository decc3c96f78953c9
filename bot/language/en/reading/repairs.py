"""What somebody puts right in the same breath: "29, oops 39", "I like squash, no wait, badminton".

The word behind "sorry" or "I mean" takes the place of the last one of its kind before it: a number of a number, a
thing of a thing, a city of a city, a job of a job (Levelt 1983: reparandum, editing term, repair).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.language.en.reading.bare_facts import spelled_job
from bot.language.en.reading.sentences import plain
from bot.language.en.reading.words import WORDS
from bot.understanding.places import find_city
from bot.understanding.things import things_named

_SAID = "|".join(sorted((term.strip().replace(" ", r"\s{1,4}") for term in WORDS["repairs"].split(";")), reverse=True))
_FILLERS = "|".join(WORDS["around_repairs"].split())
_REPAIR = re.compile(
    rf"(?P<gap>\s{{0,4}}[,.;!?…(*-]{{0,3}}\s{{1,4}})(?:and\s{{1,4}}|but\s{{1,4}}|no\s{{0,4}},?\s{{1,4}}|oh\s{{0,4}},?\s{{1,4}})?"
    rf"\b(?:{_SAID})\b[\s,.:!…-]{{1,4}}(?:(?:{_FILLERS})\b[\s,.:!-]{{1,4}}){{0,4}}"
    r"(?P<new>[\w'-]+(?:\s[\w'-]+)?)(?P<end>\s{0,4}(?:[,.;!?)\n]|$|(?:and|not|with|in|from|since|now|today|yesterday|already|years|yrs)\b))",
    re.IGNORECASE,
)
_FAR = 120
"""Characters before a repair in which what it puts right stands."""

_YOUNGEST_PUT_RIGHT = 16
"""An age below this that was told first is asked about, whatever is told behind it."""


def put_right(text: str) -> str:
    """Return a text as it is read: plainly written, and what is put right in it where it belongs."""
    return repaired(plain(text))


def repaired(words: str) -> str:
    """Return words with what is put right in them in the place of what it was first."""
    read, done = "", 0
    for found in _REPAIR.finditer(words):
        read, done = read + _put_right(words[done : found.start()], found), found.end()
    return read + words[done:]


def _put_right(before: str, found: re.Match[str]) -> str:
    """Return what stands before a repair, and the repair, as they are meant."""
    begun = max(len(before) - _FAR, *(before.rfind(sign) + 1 for sign in ".;!?\n"))
    sentence, new = before[begun:], found["new"]
    for is_of_kind in _KINDS:
        if not is_of_kind(new):
            continue
        if (at := _last_of_kind(sentence, is_of_kind)) is not None:
            return f"{before[:begun]}{sentence[: at[0]]}{new}{sentence[at[1] :]}{found['end']}"
    return before + found[0]


def _last_of_kind(before: str, is_of_kind: Callable[[str], bool]) -> tuple[int, int] | None:
    """Return where the last words of a kind stand, two words before one."""
    spans = [found.span() for found in _WORD.finditer(before)]
    for last in range(len(spans) - 1, -1, -1):
        for first in (last - 1, last):
            if first >= 0 and is_of_kind(before[spans[first][0] : spans[last][1]]):
                return spans[first][0], spans[last][1]
    return None


_WORD = re.compile(r"[\w'-]+")


def _is_age(words: str) -> bool:
    return words.isascii() and words.isdecimal() and _YOUNGEST_PUT_RIGHT <= int(words) <= _OLDEST_PUT_RIGHT


_OLDEST_PUT_RIGHT = 109


def _is_thing(words: str) -> bool:
    return words.casefold() in {named.casefold() for named in things_named(words)}


def _is_city(words: str) -> bool:
    return words[0].isalpha() and find_city(words) is not None


def _is_word(words: str) -> bool:
    """Whether words are one that may name anything, as nobody knows each sport there is."""
    return words.isalpha() and words.casefold() not in _NAMES_NOTHING


_NAMES_NOTHING = frozenset(WORDS["around"].split()) | frozenset(WORDS["no_taste"].split())
_KINDS: Sequence[Callable[[str], bool]] = (
    _is_age,
    lambda words: spelled_job(words) is not None,
    _is_thing,
    _is_city,
    _is_word,
)
