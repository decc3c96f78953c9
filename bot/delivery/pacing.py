"""How fast we may speak: one budget for all messages, answers to people before bulk, and a pace per chat.

A token bucket is kept as the time at which it would be full again (the generic cell rate algorithm), so a
bucket is one number. Waiting callers are served first in, first out, people before bulk.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from heapq import heappop, heappush
from itertools import count
from typing import Any

from telegram.ext import BaseRateLimiter

OVERALL_PER_SECOND = 30.0
"""Telegram's limit for messages over all chats."""

CHAT_PER_SECOND = 1.0
CHAT_BURST = 20
"""Messages that may follow each other at once in one chat before its pace of one a second holds: a whole
onboarding by somebody who taps fast. Telegram lets short bursts pass, and where it does not it says how long to wait."""

BULK = "bulk"
"""``rate_limit_args`` of what nobody waits for."""

_CHATS_KEPT = 10_000

_UNPACED = ("get", "answer", "set", "delete", "edit", "log", "close")
"""Beginnings of methods that send no message."""


class Bucket:
    """A budget of ``rate`` a second of which up to ``burst`` can be taken at once.

    Args:
        rate: Tokens per second.
        burst: Tokens in a full bucket, at least 1.
    """

    def __init__(self, rate: float, burst: float) -> None:
        self._interval = 1.0 / rate
        self._room = self._interval * (burst - 1)
        self._full_at = 0.0

    def ready_at(self, now: float) -> float:
        """Return when the next token is there, in seconds of the same monotonic clock as ``now``."""
        return max(now, self._full_at - self._room)

    def take(self, now: float) -> None:
        """Take a token."""
        self._full_at = max(now, self._full_at) + self._interval

    def hold(self, until: float) -> None:
        """Give nothing before ``until``."""
        self._full_at = max(self._full_at, until + self._room)


class Pacer(BaseRateLimiter[str]):
    """Lets each call to Telegram wait for its turn. It never repeats a call: whoever made it decides on that.

    Args:
        bulk_per_second: Budget of what nobody waits for, within the overall one.
    """

    def __init__(self, bulk_per_second: float) -> None:
        self._overall = Bucket(max(OVERALL_PER_SECOND, bulk_per_second), burst=5)
        self._bulk = Bucket(bulk_per_second, burst=1)
        self._chats: OrderedDict[int | str, Bucket] = OrderedDict()
        self._waiting: list[tuple[int, int, asyncio.Future[None], bool]] = []
        self._order = count()
        self._server: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()

    async def initialize(self) -> None:
        """Start serving."""
        self._server = asyncio.create_task(self._serve())

    async def shutdown(self) -> None:
        """Stop serving; who still waits is cancelled."""
        if self._server is not None:
            self._server.cancel()
            await asyncio.gather(self._server, return_exceptions=True)
        for _rank, _order, turn, _bulk in self._waiting:
            turn.cancel()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        """Make the call when its turn has come."""
        chat = data.get("chat_id")
        if chat is not None and not endpoint.startswith(_UNPACED):
            await self._chat_turn(chat)
            await self._turn(bulk=rate_limit_args == BULK)
        return await callback(*args, **kwargs)

    def hold_chat(self, chat: int, seconds: float) -> None:
        """Say nothing in a chat for a while: Telegram asked for it. Other chats go on."""
        self._chat(chat).hold(time.monotonic() + seconds)

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

    async def _turn(self, *, bulk: bool) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (int(bulk), next(self._order), turn, bulk))
        self._arrived.set()
        await turn

    async def _serve(self) -> None:
        while True:
            while not self._waiting:
                self._arrived.clear()
                await self._arrived.wait()
            bulk = self._waiting[0][3]
            now = time.monotonic()
            ready = max(self._overall.ready_at(now), self._bulk.ready_at(now) if bulk else now)
            if ready > now:
                self._arrived.clear()
                try:  # somebody more important may come meanwhile
                    async with asyncio.timeout(ready - now):
                        await self._arrived.wait()
                except TimeoutError:
                    pass
                continue
            turn = heappop(self._waiting)[2]
            if turn.cancelled():
                continue
            self._overall.take(now)
            if bulk:
                self._bulk.take(now)
            turn.set_result(None)
