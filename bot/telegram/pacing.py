"""How fast we may speak: one budget for all messages, answers to people before bulk, and a pace per chat.

The budget counts what Telegram may have counted in the last second: calls that are still out, and those that
came back within that second, however long they took on the way. Bulk has a pace of its own
within it, and takes its turn before a nudge is marked as being sent: nothing waits in that state. Of several
workers each has a part of the budget.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.core.bucket import Bucket
from bot.core.signals import is_to_stranger

OVERALL_PER_SECOND = 30.0
"""Messages over all chats, as Telegram allows; calls count from when they leave until a second after they came back."""

OVERALL_TO_BULK = 30.0 / 25.0
"""The overall budget as a multiple of bulk's, where bulk is allowed more than by default."""

CHAT_PER_SECOND = 0.95
"""Pace in one chat; Telegram allows about one message a second."""

CHAT_BURST = 20
"""Messages that may follow each other at once in one chat before its pace holds: a whole onboarding by somebody
who taps fast. Telegram lets short bursts pass, and where it does not it says how long to wait."""

_BULK_BURST = 6
"""Lets bulk make up for a quarter of a second in which the machine was busy with something else."""

_CHATS_KEPT = 10_000
_WINDOW_SECONDS = 1.0
_SUSPICION_SECONDS = 10.0
"""Two quiet chats refused within this time: it is not the chats that are too much for Telegram."""

_WANTING_SECONDS = 3.0
"""For so long after somebody had to wait for the budget the worker wants more of it."""

_UNPACED = ("get", "answer", "set", "delete", "edit", "log", "close")
"""Beginnings of methods that send no message."""

_PERSON, _BULK, _STRANGER = 0, 1, 2
"""Who goes first; what waits for a pace of its own keeps nobody behind it."""


class PacerPermit:
    """The right to send one message now; goes with the call as its ``rate_limit_args``."""

    def __init__(self) -> None:
        self.used = False


class Pacer(BaseRateLimiter[PacerPermit]):
    """Lets each call to Telegram wait for its turn. It never repeats a call: whoever made it decides on that.

    Args:
        bulk_per_second: Budget of what nobody waits for, for the whole deployment.
    """

    def __init__(self, bulk_per_second: float) -> None:
        self._bulk_per_second = bulk_per_second
        self._overall = max(OVERALL_PER_SECOND, bulk_per_second * OVERALL_TO_BULK)
        self._share, self._share_until = 1.0, float("inf")
        self._bulk = Bucket(bulk_per_second, _BULK_BURST)
        self._stamps: deque[float] = deque()
        self._granted = 0
        self._out = 0
        self._held_until = 0.0
        self._new_hold: float | None = None
        self._suspected: tuple[int | str, float] | None = None
        self._waited_at = float("-inf")
        self._chats: OrderedDict[int | str, Bucket] = OrderedDict()
        self._waiting: tuple[deque[asyncio.Future[None]], ...] = (deque(), deque(), deque())
        self._server: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self.refusals = 0
        """How often Telegram said that it was too much."""

    async def initialize(self) -> None:
        """Start serving."""
        self._server = asyncio.create_task(self._serve())

    async def shutdown(self) -> None:
        """Stop serving; who still waits is cancelled."""
        if self._server is not None:
            self._server.cancel()
            await asyncio.gather(self._server, return_exceptions=True)
        for line in self._waiting:
            for place in line:
                place.cancel()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: PacerPermit | None,
    ) -> Any:
        """Make the call when its turn has come."""
        if endpoint.startswith(_UNPACED):
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        if rate_limit_args is None:
            if chat is not None:
                await self._chat_turn(chat)
            await self._queue(_STRANGER if is_to_stranger() else _PERSON)
        else:
            self._give_back(rate_limit_args)
            if self._room() <= 0:  # turns were taken in time but calls come together: the calls count
                await self._queue(_PERSON)
        self._out += 1
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            wait = error.retry_after
            self._refused(chat, wait.total_seconds() if isinstance(wait, timedelta) else wait)
            raise
        finally:
            self._out -= 1
            self._stamps.append(time.monotonic())
            self._changed.set()

    @asynccontextmanager
    async def permit(self, chat: int, *, bulk: bool) -> AsyncIterator[PacerPermit]:
        """Wait for the permit of one message, before anything is said or stored about it.

        The call belongs inside, with the permit as its ``rate_limit_args``; without a call the permit is given back.

        Args:
            chat: To whom.
            bulk: Whether nobody waits for it.
        """
        await self._chat_turn(chat)
        await self._queue(_BULK if bulk else _PERSON)
        permit = PacerPermit()
        self._granted += 1
        try:
            yield permit
        finally:
            self._give_back(permit)

    def set_share(self, share: float, seconds: float) -> None:
        """Use this part (0 to 1) of the deployment's budget, for so long; nothing once that is over."""
        self._share, self._share_until = share, time.monotonic() + seconds
        if share > 0:
            self._bulk.pace(self._bulk_per_second * share)
        self._changed.set()

    @property
    def share(self) -> float:
        """The part of the deployment's budget that is used."""
        return self._share

    @property
    def wants(self) -> bool:
        """Whether somebody had to wait for the budget just now, bulk's own pace included."""
        return any(self._waiting) or time.monotonic() - self._waited_at < _WANTING_SECONDS

    def hold_chat(self, chat: int | str, seconds: float) -> None:
        """Say nothing in a chat for a while. Other chats go on."""
        self._chat(chat).hold(time.monotonic() + seconds)

    def hold_budget(self, seconds: float) -> None:
        """Say nothing at all for a while."""
        self._held_until = max(self._held_until, time.monotonic() + seconds)
        self._changed.set()

    def take_hold(self) -> float | None:
        """Return for how many seconds all other workers should hold too, once; ``None``: they need not."""
        hold, self._new_hold = self._new_hold, None
        return None if hold is None else max(0.0, hold - time.monotonic())

    def _refused(self, chat: int | str | None, seconds: float) -> None:
        """Find out what was too much: the chat if it was busy, or the only one refused; else all we say."""
        now = time.monotonic()
        self.refusals += 1
        if chat is not None:
            quiet = self._chat(chat).is_full(now + 1.0 / CHAT_PER_SECOND)  # but for the refused message itself
            self.hold_chat(chat, seconds)
            first = self._suspected
            if quiet:
                self._suspected = (chat, now)
            if not quiet or first is None or first[0] == chat or now - first[1] > _SUSPICION_SECONDS:
                return
        self.hold_budget(seconds)
        self._new_hold = self._held_until

    async def _chat_turn(self, chat: int | str) -> None:
        bucket = self._chat(chat)
        now = time.monotonic()
        ready = bucket.ready_at(now)
        bucket.take(now)
        if ready > now:
            await asyncio.sleep(ready - now)

    def _chat(self, chat: int | str) -> Bucket:
        if chat in self._chats:
            self._chats.move_to_end(chat)
        else:
            self._chats[chat] = Bucket(CHAT_PER_SECOND, CHAT_BURST)
            if len(self._chats) > _CHATS_KEPT:
                self._chats.popitem(last=False)
        return self._chats[chat]

    def _give_back(self, permit: PacerPermit) -> None:
        if not permit.used:
            permit.used = True
            self._granted -= 1
            self._changed.set()

    async def _queue(self, rank: int) -> None:
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[rank].append(place)
        self._changed.set()
        await place

    async def _serve(self) -> None:
        while True:
            self._changed.clear()
            ranks = self._ranks_waiting()
            if not ranks:
                await self._changed.wait()
                continue
            now = time.monotonic()
            ready, rank = min((self._ready_at(rank, now), rank) for rank in ranks)
            if ready <= now:
                if rank == _BULK:
                    self._bulk.take(now)
                self._waiting[rank].popleft().set_result(None)
                await asyncio.sleep(0)  # who was called counts itself before the next one is
                continue
            self._waited_at = now
            try:  # somebody more important may come meanwhile, or a turn be given back
                async with asyncio.timeout(ready - now):
                    await self._changed.wait()
            except TimeoutError:
                pass

    def _ranks_waiting(self) -> list[int]:
        for line in self._waiting:
            while line and line[0].done():
                line.popleft()
        return [rank for rank, line in enumerate(self._waiting) if line]

    def _ready_at(self, rank: int, now: float) -> float:
        """Return when one more of this rank may go, as far as can be foreseen."""
        if self._share <= 0 or now >= self._share_until:
            return now + _WINDOW_SECONDS  # looked at again when a part of the budget comes
        ready = max(now, self._held_until)
        if rank == _BULK:
            ready = max(ready, self._bulk.ready_at(now))
        if self._room() <= 0:
            ready = max(ready, self._stamps[0] + _WINDOW_SECONDS if self._stamps else now + _WINDOW_SECONDS)
        return ready

    def _room(self) -> int:
        """Return how many more calls may go out now, whenever Telegram counts those before."""
        since = time.monotonic() - _WINDOW_SECONDS
        while self._stamps and self._stamps[0] <= since:
            self._stamps.popleft()
        return max(1, int(self._overall * self._share)) - len(self._stamps) - self._out - self._granted
