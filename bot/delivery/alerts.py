"""Alerts: owners are told when something needs them, of each kind at most once an hour."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import timedelta

from telegram.error import TelegramError

from bot.clock import Clock
from bot.logs import event
from bot.replies import quoted
from bot.speaker import Speaker
from bot.storage.database import Database
from bot.storage.queries.alerts import may_alert

AT_MOST_EVERY = timedelta(hours=1)

_log = logging.getLogger(__name__)


class Alerts:
    """Writes to the owners.

    Args:
        database: Remembers what was told when, for all workers.
        speaker: Says it.
        owners: Telegram ids.
        clock: Tells the hour.
    """

    def __init__(self, database: Database, speaker: Speaker, owners: Collection[int], clock: Clock) -> None:
        self._database = database
        self._speaker = speaker
        self._owners = owners
        self._clock = clock

    async def tell(self, kind: str, text: str) -> None:
        """Tell the owners, unless they were told of this kind within the last hour. Never raises.

        Args:
            kind: Its name, at most 40 characters.
            text: Plain words, no user's; they are escaped here.
        """
        event(_log, logging.WARNING, "alert", kind=kind)
        if not self._owners:
            return
        try:
            async with self._database.writing() as session:
                if not await may_alert(kind, self._clock.now(), AT_MOST_EVERY, session=session):
                    return
        except Exception:  # whoever has something to tell has something else to finish
            _log.exception("alert_not_stored")
            return
        for owner in self._owners:
            try:
                await self._speaker.say(owner, "⚠️ " + quoted(text))
            except TelegramError as error:
                event(_log, logging.WARNING, "alert_not_told", kind=kind, error=type(error).__name__)
