"""Alerts: owners are told when something needs them, of each kind at most once an hour."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.core.address import Address
from bot.core.clock import Clock
from bot.core.log_events import event
from bot.core.messenger import Messenger, SendError, SendProblem
from bot.core.replies import Say, quoted
from bot.core.texts import SOURCE, speaking
from bot.storage.database import Database
from bot.storage.queries.alerts import may_alert, note_alert
from bot.storage.queries.people import find_user

AT_MOST_EVERY = timedelta(hours=1)
UNHEARD_AFTER = timedelta(minutes=1)
"""How long after an alert that reached nobody the next one of its kind may go out."""

ALL_CLEAR = "_back"
"""How the kinds end that say that something is over."""

_PATIENCE_SECONDS = 5.0

_log = logging.getLogger(__name__)


Alert = str | Callable[[], str]
"""What is told: in English, or in whichever language is spoken when it is called."""


class Alerts:
    """Writes to the owners.

    Args:
        database: Remembers what was told when, for all workers.
        messenger: Says it.
        owners: Where they are reached.
        clock: Tells the hour.
    """

    def __init__(self, database: Database, messenger: Messenger, owners: Collection[Address], clock: Clock) -> None:
        self._database = database
        self._messenger = messenger
        self._owners = owners
        self._clock = clock
        self._told: dict[str, datetime] = {}
        self._languages: dict[Address, str] = {}

    async def tell_each_time(self, kind: str, html: Callable[[], str]) -> None:
        """Tell the owners, however often they were told of this kind before. Never raises.

        Args:
            kind: Its name, for the log.
            html: Says it in the language of the present, in Telegram's HTML.
        """
        event(_log, logging.WARNING, "alert", kind=kind)
        if self._owners and not await self._reach_anybody(kind, html):
            event(_log, logging.ERROR, "nobody_was_reached", kind=kind)

    async def tell(self, kind: str, text: Alert, every: timedelta = AT_MOST_EVERY) -> None:
        """Tell the owners, unless they were told of this kind within the last hour. Never raises.

        While the database is away, this process's own memory says what was told.

        Args:
            kind: Its name, at most 40 characters.
            text: Plain words, no user's, or what says them in the language of the present; they are escaped here.
            every: How often they may be told of this kind.
        """
        event(_log, logging.WARNING, "alert", kind=kind)
        if not self._owners:
            return
        now = self._clock.now()
        if kind in self._told and abs(now - self._told[kind]) < every:
            return
        self._told[kind] = now
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS), self._database.writing() as session:
                if not await may_alert(kind, now, every, session=session):
                    self._told.pop(kind, None)  # another worker told it, and knows whether anybody heard
                    return
        except Exception:  # the database may be what is to be told about
            _log.exception("alert_not_stored")
        if not await self._reach_anybody(kind, lambda: quoted(text if isinstance(text, str) else text())):
            await self._try_again_soon(kind, now, every)

    async def _reach_anybody(self, kind: str, html: Callable[[], str]) -> bool:
        reached = False
        for owner in self._owners:
            with speaking(await self._language_of(owner)):
                said = html()
            try:
                await self._messenger.send(owner, Say(html=f"{'✅' if kind.endswith(ALL_CLEAR) else '⚠️'} {said}"))
                reached = True
            except SendError as error:
                reached = reached or error.problem is SendProblem.TAKEN
                event(_log, logging.WARNING, "alert_not_told", kind=kind, error=error.problem.value)
        return reached

    async def _language_of(self, owner: Address) -> str:
        """Return the language of an owner, as it was known last while the database is away."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS), self._database.reading() as session:
                user = await find_user(owner, session=session)
        except Exception:  # it may be what is to be told about
            return self._languages.get(owner, SOURCE)
        self._languages[owner] = SOURCE if user is None else user.language
        return self._languages[owner]

    async def _try_again_soon(self, kind: str, now: datetime, every: timedelta) -> None:
        """Let the hour be spent by an alert that somebody got, and not by one that nobody did."""
        told_at = self._told[kind] = now - every + UNHEARD_AFTER
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS), self._database.writing() as session:
                await note_alert(kind, told_at, session=session)
        except Exception:
            _log.exception("alert_not_stored")
