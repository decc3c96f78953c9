"""Tastes in plain words: "totally hooked on tunes lol" is music."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from recommender.language_data import told_by_language


@dataclass(frozen=True)
class _TasteWords:
    """How one language speaks of tastes.

    Attributes:
        before: What stands before what is liked, and says no more than that it is.
        after: The same behind it.
        slang: Words among friends.
        plain: What these mean.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    slang: re.Pattern[str]
    plain: Mapping[str, str]

    def plainly(self, found: re.Match[str]) -> str:
        return self.plain[found[0].casefold()]


@lru_cache(maxsize=4096)
def plainly(taste: str) -> str:
    """Return a taste without the words that only say how much it is liked, its slang in plain words."""
    for words in _languages():
        taste = words.after.sub("", words.before.sub("", taste)).strip() or taste
        taste = words.slang.sub(words.plainly, taste)
    return taste


@cache
def _languages() -> tuple[_TasteWords, ...]:
    return tuple(map(_taste_words, told_by_language("taste_words").values()))


def _taste_words(told: Mapping[str, Any]) -> _TasteWords:
    around, slang = str(told["around"]).split(), told["slang"]
    between = rf"\s{{1,4}}(?:(?:{_any_of(around)})\s{{1,4}}){{0,2}}"
    before, after = (_any_of([*around, *told[part]]).replace(r"\ ", between) for part in ("before", "after"))
    return _TasteWords(
        re.compile(rf"\A(?:(?:{before})[\s,]{{1,4}}){{1,6}}", re.IGNORECASE),
        re.compile(rf"(?:[\s,!.]{{1,4}}(?:{after})){{1,6}}[\s!.]{{0,4}}\Z", re.IGNORECASE),
        re.compile(rf"\b(?:{_any_of(slang)})\b", re.IGNORECASE),
        slang,
    )


def _any_of(phrases: Iterable[str]) -> str:
    """Return what finds any of some phrases, the longest that fits."""
    return "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True))
