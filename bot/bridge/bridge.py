"""The bridge: look at ActivityWatch, tell the bot, and again."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.bridge.activitywatch import ActivityWatch
from bot.bridge.memory import Memory, MemoryFile, remember
from bot.bridge.receiver import EventFate, Receiver
from bot.bridge.telling import Plan, begin, day_of, next_look, resume, tell
from bot.bridge.wire import BridgeEvent
from bot.core.log_events import event
from bot.errors import BridgeError

CATCH_UP = timedelta(hours=12)
"""How far back it looks after it was stopped; ActivityWatch has kept it all."""

SETTLING = timedelta(seconds=2)
"""ActivityWatch's watchers report each second or so: the last second of a stretch comes a little later."""

PER_MINUTE = 45
"""Events told within a minute at most; the bot takes 60."""

SHORTEST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=5)
"""After troubles; short enough that what happens then is not old when it is told."""

SKEW = timedelta(minutes=1)
"""Clocks that differ by more are worth a word: the bot does not act on events that seem old or to come."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Look:
    """What one look came to.

    Attributes:
        told: Events that the bot has stored.
        waiting: Events that are still to be told.
        troubles: What went wrong, each in a sentence.
        pause: How long until the next look.
    """

    told: int
    waiting: int
    troubles: tuple[str, ...]
    pause: timedelta


class Bridge:
    """Tells the bot what ActivityWatch sees.

    Args:
        watch: ActivityWatch.
        receiver: The bot.
        file: Where to write down what was told.
        plan: Builds what is to be told, once it is known which device this is.
        now: The present, aware.
    """

    def __init__(
        self,
        watch: ActivityWatch,
        receiver: Receiver,
        file: MemoryFile,
        plan: Callable[[str], Plan],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._watch, self._receiver, self._file = watch, receiver, file
        self._make_plan, self._now = plan, now
        self._plan: Plan | None = None
        self._memory: Memory | None = None
        self._failed_in_a_row = 0
        self._said: tuple[str, ...] = ()
        self._warned = False

    async def run(self) -> None:
        """Look again and again, until cancelled.

        Raises:
            TokenRefusedError: If the token is not, or no longer, valid.
        """
        while True:
            look = await self.look()
            self._say(look)
            await asyncio.sleep(look.pause.total_seconds())

    async def look(self) -> Look:
        """Look once, and tell what there is to tell.

        Raises:
            TokenRefusedError: If the token is not, or no longer, valid.
        """
        if hasattr(time, "tzset"):  # whoever has travelled has a day of another length; Windows notices by itself
            time.tzset()
        now = self._now()
        troubles: list[str] = []
        before = self._memory = self._memory or self._recall(troubles)
        try:
            await self._watch_once(now)
        except BridgeError as error:
            troubles.append(str(error))
        told, wait = await self._tell(now, troubles)
        if self._memory is not None and (self._memory != before or not self._file.path.exists()):
            try:
                self._file.write(self._memory)
            except OSError as error:
                troubles.append(f"cannot write {self._file.path} ({error.strerror}): make room, or set --state")
        self._failed_in_a_row = self._failed_in_a_row + 1 if troubles else 0
        waiting = len(self._memory.waiting) if self._memory is not None else 0
        return Look(told, waiting, tuple(troubles), max(wait, self._pause(self._now())))

    def _recall(self, troubles: list[str]) -> Memory | None:
        try:
            return self._file.read()
        except OSError as error:
            troubles.append(f"cannot read {self._file.path} ({error.strerror})")
            return None

    async def _watch_once(self, now: datetime) -> None:
        if self._plan is None:
            self._plan = self._make_plan(await self._watch.device())
        plan = self._plan
        told = begin(now, plan) if self._memory is None else resume(self._memory.told, now, plan, CATCH_UP)
        _day, since = day_of(told.until, plan.zone)
        events, told = tell(await self._watch.look(min(since, now), now), told, now, plan)
        waiting = self._memory.waiting if self._memory is not None else ()
        self._memory = remember(told, (*waiting, *events), now)

    async def _tell(self, now: datetime, troubles: list[str]) -> tuple[int, timedelta]:
        """Tell the newest of what waits, in its order; return how many were stored, and how long to wait."""
        told, wait = 0, timedelta(0)
        for each in self._memory.waiting[-self._batch() :] if self._memory is not None else ():
            answer = await self._receiver.post(each, self._now())
            if answer.verdict is EventFate.LATER:
                troubles.append(answer.words)
                wait = answer.wait
                break
            if answer.verdict is EventFate.REFUSED:
                troubles.append(f"the bot refused an event, which is dropped: {answer.words}")
            told += answer.verdict is EventFate.STORED
            self._drop(each)
        return told, wait

    def _drop(self, done: BridgeEvent) -> None:
        if self._memory is not None:
            left = tuple(each for each in self._memory.waiting if each.id != done.id)
            self._memory = self._memory.model_copy(update={"waiting": left})

    def _batch(self) -> int:
        every = self._plan.every if self._plan is not None else timedelta(minutes=1)
        return max(1, int(PER_MINUTE * min(every / timedelta(minutes=1), 1)))

    def _pause(self, now: datetime) -> timedelta:
        if self._failed_in_a_row or self._plan is None:
            return backoff(self._failed_in_a_row, random.random())
        return next_look(now, self._plan) + SETTLING

    def _say(self, look: Look) -> None:
        """Log what has changed, not the same trouble again and again."""
        if look.troubles and look.troubles != self._said:
            event(_log, logging.WARNING, "trouble", waiting=look.waiting, said=" / ".join(look.troubles))
        elif self._said and not look.troubles:
            event(_log, logging.INFO, "all_well_again", told=look.told, waiting=look.waiting)
        self._said = look.troubles
        if abs(self._receiver.ahead) > SKEW and not self._warned:
            self._warned = True
            seconds = round(self._receiver.ahead.total_seconds())
            event(
                _log,
                logging.WARNING,
                "clocks_differ",
                seconds=seconds,
                remedy="let this computer set its time by itself",
            )


def backoff(failures: int, chance: float) -> timedelta:
    """Return how long to wait after so many failures in a row: doubling, and a part of it by chance (0 to 1).

    Chance keeps many bridges from coming back in the same second after the bot was away.
    """
    longest = min(SHORTEST_PAUSE * (1 << min(max(failures - 1, 0), 16)), LONGEST_PAUSE)
    return longest * (0.5 + 0.5 * chance)
