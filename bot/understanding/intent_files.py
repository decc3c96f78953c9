"""The files of the intents, ``bot/language/<code>/intents/<intent>.yaml``: a new intent is one more of them.

The files in ``bot/language/<code>/clauses`` are of the same form: what a clause tells about whoever wrote it; and those
in ``questions``: what a question about the bot is about.

Each says what the intent is ``about``, gives ``examples``, and may say what is answered (``says``, plain text) where
no dialogue does more than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from recommender.shipped_yaml import load_shipped

INTENTS, CLAUSES, QUESTIONS = "intents", "clauses", "questions"
"""Folders of examples in a language's own."""

QUESTION = "question_bot"
"""The intent of questions about the bot, of which those of every topic are examples too."""


@dataclass(frozen=True)
class Examples:
    """Example sentences of a language.

    Attributes:
        sentences: In a fixed order.
        intents: Of each.
    """

    sentences: tuple[str, ...]
    intents: tuple[str, ...]


@dataclass(frozen=True)
class IntentFile:
    """What a file says.

    Attributes:
        examples: Sentences.
        says: The answer, ``None`` where a dialogue answers.
    """

    examples: tuple[str, ...]
    says: str | None = None


@cache
def examples_of(language: str, folder: str = INTENTS) -> Examples:
    """Return the examples of a language by its two-letter code; none where it has no such folder."""
    return all_examples(_shipped(language, folder))


@cache
def answers_of(language: str) -> Mapping[str, str]:
    """Return the answers that the files of a language give, by intent."""
    return {name: file.says for name, file in _shipped(language, INTENTS).items() if file.says is not None}


def all_examples(told: Mapping[str, IntentFile]) -> Examples:
    """Return the examples of some files, by intent, in the order of their names."""
    pairs = [(sentence, name) for name in sorted(told) for sentence in told[name].examples]
    return Examples(tuple(sentence for sentence, _name in pairs), tuple(name for _sentence, name in pairs))


def read_intents(folder: Traversable) -> Mapping[str, IntentFile]:
    """Return what the files of a folder say, by intent."""
    named = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {file.name.removesuffix(".yaml"): _read(file) for file in named}


def _shipped(language: str, folder: str) -> Mapping[str, IntentFile]:
    shipped = files("bot.language").joinpath(language, folder)
    read = read_intents(shipped) if shipped.is_dir() else {}
    if folder != INTENTS or QUESTION not in read:
        return read
    asked = all_examples(_shipped(language, QUESTIONS)).sentences
    own = read[QUESTION]
    return {**read, QUESTION: replace(own, examples=tuple(dict.fromkeys((*own.examples, *asked))))}


def _read(file: Traversable) -> IntentFile:
    told = load_shipped(file.read_text(encoding="utf-8"))
    return IntentFile(tuple(str(sentence) for sentence in told["examples"]), told.get("says"))
