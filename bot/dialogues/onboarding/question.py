"""What a question of the onboarding is: what it asks, offers, understands and refuses.

A question knows nothing of its place in the conversation; :mod:`bot.dialogues.onboarding.reducer` does.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.profile_fields import Draft

OWN_FROM = 1000
"""Indices from here on are of options in the person's own words."""


def own_index(words: str) -> int:
    """Return the index of an option in the person's own words: the same wherever it stands among others."""
    return OWN_FROM + zlib.crc32(words.encode()) % 1_000_000


def own_words(index: int, words: Iterable[str]) -> str | None:
    """Return those of ``words`` that have this index."""
    return next((own for own in words if own_index(own) == index), None)


@dataclass(frozen=True)
class Understood:
    """An answer that was taken: the draft with it, and whether the question is settled."""

    draft: Draft
    settled: bool = True
    note: str = ""
    """What is to be said about it first, in Telegram's HTML."""


@dataclass(frozen=True)
class AnswerRefused:
    """An answer that could not be taken, and what to say about it (Telegram's HTML)."""

    html: str


@dataclass(frozen=True)
class TooYoung:
    """The person is, or seems to be, below the minimum age.

    Attributes:
        age: In years as told; empty if only that it is below the minimum.
    """

    age: str = ""


@dataclass(frozen=True)
class WantsToShare:
    """The person wants to share where they are: Telegram needs another kind of key for that."""


Heard = Understood | AnswerRefused | TooYoung | WantsToShare


@dataclass(frozen=True)
class Option:
    """Something offered as a button."""

    index: int
    label: str
    chosen: bool = False


class Question(Protocol):
    """One question."""

    @property
    def name(self) -> str:
        """Which part of the draft it fills."""
        ...

    @property
    def optional(self) -> bool:
        """Whether it can be skipped."""
        ...

    @property
    def several(self) -> bool:
        """Whether several options can be chosen; it is then settled by "Done"."""
        ...

    def ask(self, draft: Draft) -> str:
        """Return the question in Telegram's HTML."""
        ...

    def options(self, draft: Draft) -> list[Option]:
        """Return what is offered, those already chosen marked."""
        ...

    def choose(self, draft: Draft, index: int, chosen: bool) -> Heard:
        """Take (or, with ``chosen`` false, take back) the option at ``index``."""
        ...

    def hear(self, draft: Draft, words: str, now: datetime) -> Heard:
        """Take an answer in the person's own words (cleaned, not empty), said at ``now`` (aware)."""
        ...

    def clear(self, draft: Draft) -> Draft:
        """Return the draft without this answer."""
        ...

    def say(self, draft: Draft) -> str:
        """Return the answer in words; empty if there is none."""
        ...
