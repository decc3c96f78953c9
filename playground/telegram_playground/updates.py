"""The updates of one bot that it has not confirmed yet, and the polls that fetch them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from telegram_playground.errors import Refusal
from telegram_playground.signals import Pulse

LONG_POLL_SECONDS = 50
"""Longest time that a poll waits."""
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that a bot gets only if it names them in ``allowed_updates``."""
KEPT = 100_000
"""Most updates that wait; after that the oldest are dropped."""


class UpdateQueue:
    """Updates in order of their ids.

    An update stays until a poll with a higher offset confirms it (or a webhook takes it), so a bot that is
    killed while it handles one gets it again.

    Args:
        first_id: Id of the first update.
    """

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.allowed: tuple[str, ...] = ()
        """Kinds that the bot asked for; empty means all but :data:`UNASKED`."""
        self.changed = Pulse()
        self.asked = Pulse()
        """Beats when a poll begins to wait, and when it ends."""
        self.on_taken: Callable[[dict[str, Any]], None] | None = None
        """Called with every update that a poll confirms or a webhook takes."""
        self._updates: deque[dict[str, Any]] = deque()
        self._poll: asyncio.Future[None] | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._updates)

    def waiting(self) -> list[dict[str, Any]]:
        """Return all unconfirmed updates, oldest first."""
        return list(self._updates)

    @property
    def awaited(self) -> bool:
        """Whether a poll waits."""
        return self._poll is not None

    def allow(self, kinds: Any) -> None:
        """Set the kinds of updates that are wanted from now on; what is no list changes nothing."""
        if isinstance(kinds, list):
            self.allowed = tuple(kind for kind in kinds if isinstance(kind, str))

    def push(self, kind: str, payload: dict[str, Any]) -> None:
        """Append an update, unless the bot does not want its kind."""
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return
        self._updates.append({"update_id": self.next_id, kind: payload})
        self.next_id += 1
        if len(self._updates) > KEPT:
            self._updates.popleft()
        self.changed.beat()

    def take(self, update_id: int) -> None:
        """Forget one update: a webhook has it."""
        taken = [update for update in self._updates if update["update_id"] == update_id]
        self._updates = deque(update for update in self._updates if update["update_id"] != update_id)
        self._tell(taken)

    def clear(self) -> None:
        """Forget everything that waits."""
        self._updates.clear()

    def get(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Confirm what is older than ``offset`` and return what follows.

        Args:
            offset: 0 confirms nothing, -n forgets all but the last n updates. An offset far beyond the last
                update counts as 0.
            limit: At most so many updates, 1 to 100.
        """
        if offset < 0:
            while len(self._updates) > -offset:
                self._updates.popleft()
        elif 0 < offset <= self.next_id + 10:
            taken = []
            while self._updates and self._updates[0]["update_id"] < offset:
                taken.append(self._updates.popleft())
            self._tell(taken)
        return [update for update, _ in zip(self._updates, range(limit), strict=False)]

    def _tell(self, taken: list[dict[str, Any]]) -> None:
        for update in taken:
            if self.on_taken is not None:
                self.on_taken(update)

    async def poll(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """Return updates as :meth:`get` does, waiting for the first one up to ``timeout`` seconds.

        Raises:
            Refusal: 409 if another poll or a webhook takes this one's place.
        """
        found = self.get(offset, limit)
        if found or timeout <= 0 or self._closed:
            return found
        self.abort("terminated by other getUpdates request; make sure that only one bot instance is running")
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = turn
        self.asked.beat()
        try:
            async with asyncio.timeout(min(timeout, LONG_POLL_SECONDS)):
                while not (found := self.get(max(offset, 0), limit)) and not self._closed:
                    change: asyncio.Future[Any] = asyncio.ensure_future(self.changed.wait())
                    try:
                        await asyncio.wait({change, turn}, return_when=asyncio.FIRST_COMPLETED)
                    finally:
                        change.cancel()
                    if turn.done():
                        turn.result()
        except TimeoutError:
            return self.get(max(offset, 0), limit)
        finally:
            if self._poll is turn:
                self._poll = None
                self.asked.beat()
        return found

    def abort(self, reason: str) -> None:
        """Answer the waiting poll, if there is one, with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refusal(409, f"Conflict: {reason}"))
            # A poll whose connection is gone no longer looks at it.
            self._poll.exception()
        self._poll = None

    def close(self) -> None:
        """Answer waiting polls with what there is: the server stops."""
        self._closed = True
        self.changed.beat()

    def reopen(self) -> None:
        """Let polls wait again: the server is back."""
        self._closed = False
