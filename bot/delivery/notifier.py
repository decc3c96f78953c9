"""The notifier: sends texts that are no answer to an update, each at most once."""

from __future__ import annotations

import logging

from bot.core.messenger import Messenger, SendError
from bot.core.replies import Say
from bot.logs import event
from bot.signals import Wake
from bot.storage.database import Database
from bot.storage.queries.notices import is_any_notice, take_notices

IDLE_SECONDS = 1.0
_BATCH = 10

_log = logging.getLogger(__name__)


class Notifier:
    """Sends notices.

    Args:
        database: Where they are.
        messenger: Says them.
        wake: Set when there may be one.
    """

    def __init__(self, database: Database, messenger: Messenger, wake: Wake) -> None:
        self._database = database
        self._messenger = messenger
        self._wake = wake
        self._stopping = False

    async def run(self) -> None:
        """Send until stopped."""
        while not self._stopping:
            told = 0
            try:
                told = await self.tell()
            except Exception:  # the database may be away for a while: the rows wait there
                _log.exception("notices_failed")
            if not told and not self._stopping:
                await self._wake.wait(IDLE_SECONDS)

    def stop(self) -> None:
        """Take nothing more."""
        self._stopping = True
        self._wake.set()

    async def tell(self) -> int:
        """Send some; return how many. They are marked first and sent then."""
        async with self._database.reading() as session:
            if not await is_any_notice(session=session):
                return 0
        async with self._database.writing() as session:
            notices = await take_notices(_BATCH, self._messenger.name, session=session)
        for user_id, address, html in notices:
            try:
                await self._messenger.send(address, Say(html=html))
            except SendError as error:
                event(_log, logging.WARNING, "notice_not_sent", user=user_id, error=error.problem.value)
        return len(notices)
