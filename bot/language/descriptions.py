"""A person described in a sentence, as operators do to try out what such a person would get."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from bot.core.phrases import PhraseError
from bot.language.time_words import compiled
from recommender import Profile
from recommender.shipped_yaml import load_shipped

Splitter = Callable[[str], list[str]]


@dataclass(frozen=True)
class DescriptionReader:
    """Reads descriptions in one language; the keys of its ``descriptions.yaml`` say what each pattern finds."""

    age: re.Pattern[str]
    dislikes: tuple[re.Pattern[str], ...]
    likes: tuple[re.Pattern[str], ...]
    genders: Mapping[str, re.Pattern[str]]

    def read(self, description: str, split: Splitter) -> Profile:
        """Return the profile of somebody described; what is neither a taste nor an age is told as a whole.

        Args:
            description: For example ``a 70-year-old widower who likes chess but hates cooking``.
            split: Splits a list of tastes.
        """
        dislikes, rest = _taken(self.dislikes, description, split)
        likes, rest = _taken(self.likes, rest, split)
        rest = " ".join(rest.split()).strip(" ,.;")
        attributes: dict[str, str | int] = {}
        if (age := self.age.search(rest)) is not None:
            attributes["age"] = int(age["years"] or age["aged"])
        attributes |= next(({"gender": name} for name, said in self.genders.items() if said.search(rest)), {})
        attributes |= {"about": rest} if rest else {}
        return Profile(attributes, tuple(likes), tuple(dislikes))


def _taken(patterns: Iterable[re.Pattern[str]], text: str, split: Splitter) -> tuple[list[str], str]:
    """Return the tastes that a text names, and the text without them."""
    things: list[str] = []
    for pattern in patterns:
        things += [thing for found in pattern.finditer(text) for thing in _phrases(found["things"], split)]
        text = pattern.sub(" ", text)
    return things, text


def _phrases(text: str, split: Splitter) -> list[str]:
    try:
        return split(text)
    except PhraseError:
        return []


def load_descriptions(language: str) -> DescriptionReader:
    """Return the reader of a language by its two-letter code."""
    told = load_shipped(files("bot.language").joinpath(language, "descriptions.yaml").read_text(encoding="utf-8"))
    genders = {name: compiled(said) for name, said in told["genders"].items()}
    dislikes, likes = (tuple(map(compiled, told[name])) for name in ("dislikes", "likes"))
    return DescriptionReader(compiled(told["age"]), dislikes, likes, genders)
