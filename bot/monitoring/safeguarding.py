"""Safeguarding: the day after, owners are told how often words sounded like a crisis, so that nothing goes unseen."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

from bot.core.clock import Clock
from bot.core.texts import ngettext
from bot.storage.database import Database
from bot.storage.queries.crises import crises_on

INTERVAL = timedelta(minutes=30)
_DAY = timedelta(days=1)

_log = logging.getLogger(__name__)


class CrisisCount:
    """Tells the owners the count of the day before, once.

    Args:
        database: Where it is counted.
        clock: Tells the day, in UTC.
        alert: Tells the owners about something of a kind, in words, as seldom as it is told.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        alert: Callable[[str, Callable[[], str], timedelta], Awaitable[None]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._alert = alert

    async def look(self) -> None:
        """Tell yesterday's count if there is one. Never raises."""
        yesterday = (self._clock.now() - _DAY).date()
        try:
            async with self._database.reading() as session:
                heard, contact = await crises_on(yesterday, session=session)
        except Exception:  # the next look does it
            _log.exception("crises_not_counted")
            return
        if heard:
            await self._alert(f"crises/{yesterday}", partial(_say_count, heard, contact), 2 * _DAY)


def _say_count(heard: int, contact: int) -> str:
    text = ngettext(
        "Yesterday words sounded like a crisis once; {contact} asked to be contacted.",
        "Yesterday words sounded like a crisis {n} times; {contact} asked to be contacted.",
        heard,
    )
    return text.format(n=heard, contact=contact)
