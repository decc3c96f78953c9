"""Which language short words are in, by the words that are known of each: letters tell little of two words."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from bot.understanding.intent_files import examples_of
from recommender.language_data import ENGLISH, told_by_language
from recommender.shipped_yaml import load_shipped

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST = 40
"""Words of a text that are looked at."""

_FEWEST = 2
"""Known words that tell a language by themselves; a single one must be all that was said."""


@cache
def known_words(code: str) -> frozenset[str]:
    """Return the words that are known of a language: of its examples, its activities and its times."""
    times = load_shipped(files("bot.language").joinpath(code, "times.yaml").read_text(encoding="utf-8"))
    named = told_by_language("activity_names")
    activities = named.get(code, {}).values() if code != ENGLISH else next(iter(named.values()), {})
    said = [*examples_of(code).sentences, *activities, *times["days"], *times["parts"], times["fillers"]]
    return frozenset(word for words in said for word in _words(str(words)))


def count_known(text: str, code: str) -> int:
    """Return how many words of a text a language knows."""
    return sum(word in known_words(code) for word in _words(text)[:_MOST])


def language_by_words(text: str, spoken: str, others: Collection[str]) -> str | None:
    """Return which other language than the spoken one short words are in; ``None`` where that is not plain to see.

    Args:
        text: As somebody wrote it.
        spoken: The language that is spoken with them.
        others: Languages that it may be.
    """
    own = count_known(text, spoken)
    found = {code: count_known(text, code) for code in others if code != spoken}
    best = max(found, key=lambda code: found[code], default=None)
    if best is None:
        return None
    if found[best] >= _FEWEST and found[best] > 2 * own:
        return best
    return best if not own and _is_example(text, best) else None


def _is_example(text: str, code: str) -> bool:
    return _plain(text) in _plain_examples(code)


@cache
def _plain_examples(code: str) -> frozenset[str]:
    return frozenset(map(_plain, examples_of(code).sentences))


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
