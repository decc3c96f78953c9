"""Orders about reminders that are kept: the patterns of a language's ``reminder_orders.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Literal

from bot.core.phrases import plain_words
from bot.core.reminders import ReminderOrder
from bot.language.patterns import Patterns
from recommender.shipped_yaml import load_shipped

_SHORTEST = 3
"""Letters of a word that can name a reminder."""

_CLAUSE_END = re.compile(r"[,.;!?\n]")


class ReminderOrders(Patterns):
    """Patterns of one language, over small letters and straight quotes; a space in one stands for one to four."""

    called: re.Pattern[str]
    """What reminders are called."""
    list: re.Pattern[str]
    """Somebody wants to see them."""
    drop: re.Pattern[str]
    """One is to be deleted."""
    move: re.Pattern[str]
    """One is to come at another time."""
    latest: re.Pattern[str]
    """Points to the last one."""
    all: re.Pattern[str]
    """All are meant."""
    unnamed: re.Pattern[str]
    """A whole word that names none of them."""

    def read(self, text: str, bare: Callable[[str], str]) -> ReminderOrder | None:
        """Return what is to be done with which; ``None`` for no such order.

        Args:
            text: What somebody wrote.
            bare: Returns a word as it is compared.
        """
        said = plain_words(text).strip(" .!?")
        if self.list.search(said):
            return ReminderOrder("list", says_reminder=True)
        kinds: tuple[tuple[Literal["drop", "move"], re.Pattern[str]], ...] = (("drop", self.drop), ("move", self.move))
        for what, pattern in kinds:
            if (found := pattern.search(said)) is not None:
                return self._about(what, said, found, bare)
        return None

    def _about(
        self, what: Literal["drop", "move"], said: str, found: re.Match[str], bare: Callable[[str], str]
    ) -> ReminderOrder:
        rest = f"{said[: found.start()]} {said[found.end() :]}".strip()
        before, behind = _CLAUSE_END.split(said[: found.start()]), _CLAUSE_END.split(said[found.end() :])
        words, own = self._naming(rest), next(filter(str.strip, (behind[0], before[-1], *behind)), "")
        points = bool(self.latest.search(own) or self.called.search(own)) and not self._naming(own)
        return ReminderOrder(
            what,
            tuple(dict.fromkeys(bare(word) for word in words if len(word) >= _SHORTEST)),
            rest,
            bool(self.latest.search(rest)),
            bool(self.all.search(rest)),
            bool(self.called.search(said)),
            points,
        )

    def _naming(self, said: str) -> tuple[str, ...]:
        return tuple(word for word in re.findall(r"[^\W\d_]+", said) if not self.unnamed.fullmatch(word))


def load_reminder_orders(language: str) -> ReminderOrders:
    """Return the patterns of a language by its two-letter code."""
    text = files("bot.language").joinpath(language, "reminder_orders.yaml").read_text(encoding="utf-8")
    return ReminderOrders.model_validate(load_shipped(text))
