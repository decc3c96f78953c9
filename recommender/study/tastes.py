"""Users of a study who tell what they like and dislike in another language; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from recommender.errors import StudyError
from recommender.study.model import Study

TRANSLATED = ("evenings", "lakeside")
"""The project's studies whose tastes are translated."""


def taste_languages() -> tuple[str, ...]:
    """Return the languages that tastes are translated into, ISO 639-1."""
    folder = files("recommender").joinpath("study/tastes")
    return tuple(sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml")))


@cache
def _tastes(language: str) -> Mapping[str, str]:
    path = files("recommender").joinpath(f"study/tastes/{language}.yaml")
    told: Mapping[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


def in_language(study: Study, language: str) -> Study:
    """Return a study whose users tell their tastes in a language.

    Raises:
        StudyError: If the language, or one of the study's tastes, is not translated.
    """
    if language not in taste_languages():
        raise StudyError(f"tastes are not translated into {language!r}: use one of {', '.join(taste_languages())}")
    tastes = _tastes(language)
    users = []
    for user in study.users:
        if missing := [phrase for phrase in (*user.likes, *user.dislikes) if phrase not in tastes]:
            names = ", ".join(TRANSLATED)
            raise StudyError(f"{study.name}: {missing[0]!r} is not translated into {language!r}: use --file {names}")
        told = {part: tuple(tastes[phrase] for phrase in getattr(user, part)) for part in ("likes", "dislikes")}
        users.append(user.model_copy(update=told))
    return study.model_copy(update={"users": tuple(users)})
