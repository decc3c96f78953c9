"""Words that sound as if somebody may be in danger. Rather heard once too often than once too few.

What is said is folded first (capitals, accents, usual misspellings); then figures of speech and accidents are
taken out; what is left is searched. An accident is believed only where nothing else in the text speaks of distress.
The words are in each language's ``crisis.yaml``, and all of them are listened for whatever somebody speaks: folders
that hold nothing else are of languages in which people are heard and not yet answered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from recommender.shipped_yaml import load_shipped

_THRICE = re.compile(r"(\w)\1{2,}")
_KINDS = ("dying", "living", "harm", "words")
"""Parts of the data that hold words of danger."""


@dataclass(frozen=True)
class _CrisisWords:
    danger: re.Pattern[str]
    figures: re.Pattern[str]
    accident: re.Pattern[str]
    distress: re.Pattern[str]
    misspelt: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _words() -> _CrisisWords:
    told = list(_told())
    danger = "|".join(pattern for one in told for kind in _KINDS for pattern in _patterns(one, kind))
    figures, accident, distress = (
        re.compile("|".join(pattern for one in told for pattern in _patterns(one, kind)))
        for kind in ("figures", "accident", "distress")
    )
    misspelt = [(re.compile(said), right) for one in told for said, right in one.get("misspelt", {}).items()]
    return _CrisisWords(re.compile(rf"(?<!\w)(?:{danger})(?!\w)"), figures, accident, distress, tuple(misspelt))


def _told() -> Iterator[Mapping[str, Any]]:
    """Yield what each language holds, in the order of their codes with English first: its spelling is put right."""
    folders = [folder for folder in files("bot.language").iterdir() if folder.joinpath("crisis.yaml").is_file()]
    for folder in sorted(folders, key=lambda one: (one.name != "en", one.name)):
        yield load_shipped(folder.joinpath("crisis.yaml").read_text(encoding="utf-8"))


def _patterns(told: Mapping[str, Any], kind: str) -> list[str]:
    """Return the patterns of a kind, with the fragments that they are made of."""
    fragments = told.get("fragments", {})
    return [_joined(pattern, fragments) for pattern in told.get(kind, ())]


def _joined(pattern: str, fragments: Mapping[str, str]) -> str:
    for name, fragment in fragments.items():
        pattern = pattern.replace(f"<{name}>", fragment)
    return pattern


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents, in single spaces, with usual misspellings put right."""
    plain = text.replace("’", "'").replace("‘", "'").replace("´", "'").casefold()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    plain = plain.replace("$", "s").replace("1ll", "ill").replace("k!ll", "kill").replace("su1", "sui")
    plain = _THRICE.sub(r"\1", " ".join(plain.split()))
    for pattern, right in _words().misspelt:
        plain = pattern.sub(right, plain)
    return plain


_AT_ONCE, _OVERLAP = 1000, 200
"""Characters of a long text that are searched at once, and of which those searched next have the last ones again."""


def sounds_like_crisis(text: str) -> bool:
    """Whether somebody's words sound as if they may be in danger, wherever in a text of any length they stand."""
    starts = range(0, max(len(text) - _OVERLAP, 1), _AT_ONCE - _OVERLAP)
    return any(_is_heard_in(text[start : start + _AT_ONCE]) for start in starts)


def _is_heard_in(text: str) -> bool:
    words = _words()
    plain = words.figures.sub(" - ", fold(text))
    if not words.distress.search(words.accident.sub(" ", plain)):
        plain = words.accident.sub(" - ", plain)
    return bool(words.danger.search(plain))
