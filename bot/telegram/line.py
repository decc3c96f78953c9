"""The line to Telegram: what was answered lately, by which an outage is told apart from people who leave."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

from bot.core.messenger import OUTAGE_LOOKS_BACK
from bot.core.texts import _
from bot.telegram.answers import OddAnswerError

REMEMBERED_SECONDS = OUTAGE_LOOKS_BACK.total_seconds()
"""How long an answer counts."""

_CHATS = 60
"""Chats whose last answer is remembered."""

FORBIDDING = 5
"""So many chats that forbid us are needed before it looks like an outage: of a few everybody may really have left."""

_SERVER_ERROR = 500
_SERVER_ERRORS_TOLD = 5
"""Pages with a status of 500 and more come from Telegram's own servers now and then; a few are no news."""


class LineMemory:
    """Remembers answers of the last minutes.

    Args:
        monotonic: Seconds of a monotonic clock.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._chats: OrderedDict[int, tuple[bool, float]] = OrderedDict()
        self._odd: deque[tuple[OddAnswerError, float]] = deque(maxlen=1000)

    def note_chat(self, chat: int, *, forbidden: bool) -> None:
        """Note whether a chat took a message or is said to have left."""
        self._chats[chat] = (forbidden, self._monotonic())
        self._chats.move_to_end(chat)
        if len(self._chats) > _CHATS:
            self._chats.popitem(last=False)

    def note_odd(self, error: OddAnswerError) -> None:
        """Note an answer that is not Telegram's."""
        self._odd.append((error, self._monotonic()))

    @property
    def forbids_everybody(self) -> bool:
        """Whether most people of the last minutes are said to have left, and not just a few."""
        since = self._monotonic() - REMEMBERED_SECONDS
        lately = [forbidden for forbidden, at in self._chats.values() if at > since]
        return sum(lately) >= FORBIDDING and sum(lately) * 2 > len(lately)

    @property
    def trouble(self) -> str | None:
        """What the owners should know, in words; ``None``: nothing."""
        if self.forbids_everybody:
            return _(
                "Telegram says of most people at once that they have blocked me. I take that for an outage: nobody is "
                "marked as gone, and what is due is tried again."
            )
        since = self._monotonic() - REMEMBERED_SECONDS
        lately = [error for error, at in self._odd if at > since]
        ours = [error for error in lately if error.status < _SERVER_ERROR]
        if not ours and len(lately) < _SERVER_ERRORS_TOLD:
            return None
        last = (ours or lately)[-1]
        return _(
            "{n} answers of the last minutes were not Telegram's, such as one with status {status} to {method}. "
            "I keep trying. Check the network, a proxy or firewall, and OFFSCREEN_TELEGRAM_API."
        ).format(n=len(lately), status=last.status, method=last.method)
