"""General words for tastes ("sports", "the outdoors"), and the activities that they are made of.

A general word lies between its activities, near to none of them; somebody who says it means each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from recommender.language_data import told_by_language
from recommender.shipped_yaml import load_shipped
from recommender.spelling import stem, words_of
from recommender.topics import activity_kinds

Stems = frozenset[str]


@lru_cache(maxsize=4096)
def activities_meant(taste: str) -> tuple[str, ...]:
    """Return the activities that a taste means if it is a general word and nothing else; else none.

    Args:
        taste: As somebody said it.

    Returns:
        Names of activities, as ``data/activities.yaml`` has them.
    """
    named = frozenset(map(stem, words_of(taste)))
    return next((known[one] for known in _languages() for one in (named, named - known.fillers) if one in known), ())


class _GeneralWords(dict[Stems, tuple[str, ...]]):
    """Activities by the stems of a general word, in one language; and the stems of words that say nothing."""

    def __init__(self, told: Mapping[str, object]) -> None:
        words = {name: said for name, said in told.items() if isinstance(said, list)}
        super().__init__({_stems(one): _members()[name] for name, said in words.items() for one in said})
        self.fillers = _stems(str(told["fillers"]))


def _stems(words: str) -> Stems:
    return frozenset(map(stem, words_of(words)))


@cache
def _languages() -> tuple[_GeneralWords, ...]:
    return tuple(map(_GeneralWords, told_by_language("general_tastes").values()))


@cache
def _members() -> Mapping[str, tuple[str, ...]]:
    text = files("recommender").joinpath("data/general_tastes.yaml").read_text(encoding="utf-8")
    kinds = activity_kinds()
    return {
        name: tuple(dict.fromkeys(one for part in parts for one in kinds.get(part, (part,))))
        for name, parts in load_shipped(text).items()
    }
