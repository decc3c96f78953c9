"""Texts made to keep the reader busy, and how long it takes over each."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import bot.language
from bot.core.inputs import readable
from bot.core.profile_fields import Draft
from bot.dialogues import wishes
from bot.dialogues.onboarding.questions import questions
from bot.dialogues.small_talk import small_talk
from bot.language import registry as languages
from bot.language.crisis import sounds_like_crisis
from bot.understanding import places
from recommender import taste_spelling

LENGTH = 4096
"""Characters; the most that Telegram lets one message have."""

BOUND_SECONDS = 0.050
"""Of processor time, for all but one in ten thousand texts."""

_SPACES = (" ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u3000", "\u2028", "\u200b", "\u200d", "\u2800", ", ", ". ", "-")
_SIGNS = "aZ5é ß.,!?'’\"-:;/&()@#_\u0301\u0600\u05d0\u0647\u202e\u2066\u200b\u200d\ufe0f\u3000中😀👩\x00\ud7ff\uffff"


@dataclass(frozen=True)
class Measured:
    """Processor time of reading some texts.

    Attributes:
        texts: How many.
        p9999_seconds: What all but one in ten thousand take at most.
        longest_seconds: What the slowest one takes.
        slowest: The beginning of that one.
    """

    texts: int
    p9999_seconds: float
    longest_seconds: float
    slowest: str


def hostile_texts(count: int, seed: int) -> Iterator[str]:
    """Return texts of up to 4,096 characters: repeated words and phrases of the patterns, and random signs.

    Args:
        count: How many.
        seed: The same one makes the same texts.
    """
    draw = random.Random(seed)
    words = _pattern_words()
    kinds: tuple[Callable[[], str], ...] = (
        lambda: draw.choice(words) + draw.choice(_SPACES),
        lambda: "".join(draw.choice(words) + draw.choice(_SPACES) for _word in range(draw.randint(2, 6))),
        lambda: "".join(draw.choice(_SIGNS) for _sign in range(draw.randint(1, 8))),
        lambda: draw.choice(words) + draw.choice(_SPACES) * draw.randint(1, 40),
    )
    for number in range(count):
        if number % 5 == 4:
            yield " ".join(draw.choice(words) for _word in range(600))[:LENGTH]
            continue
        part = kinds[number % 5]()
        start = draw.choice(words) + " " if draw.random() < 0.5 else ""
        end = draw.choice(("", "!", "?", "\x00", " 34", " x"))
        yield (start + part * (LENGTH // len(part) + 1))[: LENGTH - len(end)] + end


def read_all(text: str) -> None:
    """Do with a text what every reader of the bot would do with it, one after the other."""
    read, beyond = readable(text)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    sounds_like_crisis(f"{read} {beyond}")
    language = languages.get()
    told = language.read_profile(read)
    language.find_unread(read, told)
    small_talk(language, read)
    wishes.answer_time(language, read, now)
    wishes.is_about_oneself(language, read, told)
    for question in questions(16, language):
        question.hear(Draft(), read, now)


def measure(texts: Iterable[str]) -> Measured:
    """Read texts and return how long it took; what is read at the start is read before."""
    places.warm_up()
    taste_spelling.warm_up()
    read_all("I live in Brlin")
    taken: list[tuple[float, str]] = []
    for text in texts:
        begun = time.thread_time()
        read_all(text)
        taken.append((time.thread_time() - begun, text[:60]))
    taken.sort()
    longest, slowest = taken[-1]
    return Measured(len(taken), taken[max(0, -(-len(taken) * 9_999 // 10_000) - 1)][0], longest, slowest)


def _sources() -> Iterator[str]:
    """Yield the words and patterns of all languages: their files, and what their modules hold."""
    for file in Path(bot.language.__path__[0]).rglob("*.yaml"):
        if file.parent.name != "intents":
            yield file.read_text(encoding="utf-8")
    for module in pkgutil.walk_packages(bot.language.__path__, "bot.language."):
        values = vars(importlib.import_module(module.name)).values()
        yield from (value.pattern for value in values if isinstance(value, re.Pattern))


def _pattern_words() -> list[str]:
    plain = (re.sub(r"\\s(?:[+*]|\{\d,\d\})", " ", source) for source in _sources())
    found = {word.strip() for source in plain for word in re.findall(r"[^\W\d_][^\W\d_'’ ]*(?: [^\W\d_]+)?", source)}
    return sorted(word for word in found if len(word) > 1)
