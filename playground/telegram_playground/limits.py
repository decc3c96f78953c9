"""Telegram's limits on how fast a bot may send."""

from __future__ import annotations

import math
from collections import deque

from telegram_playground.errors import too_many_requests

PER_SECOND = 30
"""Messages a second over all chats."""
BURST = 3
"""Messages to one chat that may come at once."""
REFILL_SECONDS = 1.0
"""One more message to the same chat is allowed after this time."""


class SendLimits:
    """Counts what a bot sends and says when it is too much.

    Telegram publishes the averages only (30 a second over all, about 1 a second to one chat); a sliding second
    and a bucket of three are this server's reading of them.
    """

    def __init__(self) -> None:
        self._sent: deque[float] = deque()
        self._full_at: dict[int, float] = {}

    def check(self, chat_id: int, now: float) -> None:
        """Count a message.

        Args:
            chat_id: To whom.
            now: Monotonic time in seconds.

        Raises:
            Refusal: 429 with ``retry_after``; the message is then not counted.
        """
        while self._sent and self._sent[0] <= now - 1.0:
            self._sent.popleft()
        if len(self._sent) >= PER_SECOND:
            raise too_many_requests(max(1, math.ceil(self._sent[0] + 1.0 - now)))
        # The instant at which the bucket is full again tells how many messages are left in it.
        full_at = max(self._full_at.get(chat_id, now), now)
        wait = full_at - now - (BURST - 1) * REFILL_SECONDS
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        self._full_at[chat_id] = full_at + REFILL_SECONDS
        self._sent.append(now)
        if len(self._full_at) > 10_000:
            self._full_at = {chat: at for chat, at in self._full_at.items() if at > now}
