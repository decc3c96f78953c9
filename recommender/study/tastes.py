"""Studies in other languages: what users like and dislike, or what messages say; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from recommender.errors import StudyError
from recommender.shipped_yaml import load_shipped
from recommender.study.model import Study

TRANSLATED = ("evenings", "lakeside")
"""The project's studies whose tastes are translated."""


def taste_languages() -> tuple[str, ...]:
    """Return the languages that tastes are translated into, ISO 639-1."""
    return _languages("tastes")


def message_languages() -> tuple[str, ...]:
    """Return the languages that messages are translated into, ISO 639-1."""
    return _languages("messages")


def _languages(what: str) -> tuple[str, ...]:
    folder = files("recommender").joinpath("study", what)
    return tuple(sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml")))


@cache
def _translations(what: str, language: str) -> Mapping[str, str]:
    path = files("recommender").joinpath("study", what, f"{language}.yaml")
    told: Mapping[str, str] = load_shipped(path.read_text(encoding="utf-8"))
    return told


def in_language(study: Study, language: str) -> Study:
    """Return a study whose users tell their tastes in a language.

    Raises:
        StudyError: If the language, or one of the study's tastes, is not translated.
    """
    if language not in taste_languages():
        raise StudyError(f"tastes are not translated into {language!r}: use one of {', '.join(taste_languages())}")
    tastes = _translations("tastes", language)
    users = []
    for user in study.users:
        if missing := [phrase for phrase in (*user.likes, *user.dislikes) if phrase not in tastes]:
            names = ", ".join(TRANSLATED)
            raise StudyError(f"{study.name}: {missing[0]!r} is not translated into {language!r}: use --file {names}")
        told = {part: tuple(tastes[phrase] for phrase in getattr(user, part)) for part in ("likes", "dislikes")}
        users.append(user.model_copy(update=told))
    return study.model_copy(update={"users": tuple(users)})


def with_messages_in(study: Study, language: str) -> Study:
    """Return a study whose messages are in a language, while the captions of its images stay English.

    Raises:
        StudyError: If the language, or one of the study's messages, is not translated.
    """
    if language not in message_languages():
        raise StudyError(f"messages are not translated into {language!r}: use one of {', '.join(message_languages())}")
    said = _translations("messages", language)
    if missing := [message.text for message in study.messages if message.text not in said]:
        names = ", ".join(TRANSLATED)
        raise StudyError(f"{study.name}: {missing[0]!r} is not translated into {language!r}: use --file {names}")
    messages = tuple(message.model_copy(update={"text": said[message.text]}) for message in study.messages)
    return study.model_copy(update={"messages": messages})
