"""The checkup: looks now and then whether database, encoder and delivery are well, and tells the owners if not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Protocol

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.core.clock import Clock
from bot.core.texts import _
from bot.monitoring.alerts import Alert
from bot.monitoring.unserved import say_unserved
from bot.storage.database import REMEDY_FOR_DAMAGE, Database, is_damaged
from bot.storage.models import Decision, Moment
from bot.storage.queries.history import latest_decision, nothing_suited_after
from bot.storage.queries.outbox import count_late

INTERVAL = timedelta(seconds=15)
LATE_AFTER = timedelta(minutes=10)
"""How long a nudge may be on its way before somebody should look; it expires after 20 minutes."""

_PATIENCE_SECONDS = 5.0
_MOST_GAPS = 200
"""Moments at which nothing suited that are looked at together."""

_TWICE = 2
"""Looks in a row that must fail: a single one may meet a restart of the database."""

_log = logging.getLogger(__name__)


class Troubled(Protocol):
    """What knows of its own trouble."""

    @property
    def trouble(self) -> str | None:
        """What the owners should know, in words; ``None``: nothing."""
        ...


class Checkup:
    """Looks, and alerts.

    Args:
        database: Must answer.
        encoder: Knows whether it failed last.
        connection: Knows what is odd about the messenger's answers.
        clock: Tells what is late.
        alert: Tells the owners about something of a kind, in words, seldom enough.
    """

    def __init__(
        self,
        database: Database,
        encoder: Troubled,
        connection: Troubled,
        clock: Clock,
        alert: Callable[[str, Alert], Awaitable[None]],
    ) -> None:
        self._database = database
        self._encoder = encoder
        self._connection = connection
        self._clock = clock
        self._alert = alert
        self._unanswered = 0
        self._was_unencoded = False
        self._decisions_seen: int | None = None

    async def look(self) -> None:
        """Look once. Never raises."""
        if (trouble := self._encoder.trouble) is not None:
            self._was_unencoded = True
            await self._alert("encoder", partial(_say_unencoded, trouble))
        elif self._was_unencoded:
            self._was_unencoded = False
            await self._alert("encoder_back", _say_encodes)
        if (trouble := self._connection.trouble) is not None:
            await self._alert("telegram", partial(_say_again, self._connection, trouble))
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS), self._database.reading() as session:
                await session.exec(select(1))
                late = await count_late(self._clock.now() - LATE_AFTER, session=session)
                gaps = await self._gaps(session=session)
        except Exception as error:
            _log.exception("database_not_answering")
            self._unanswered += 1
            if self._unanswered >= _TWICE:
                await self._alert("database", partial(_say_unanswered, error))
            return
        if self._unanswered >= _TWICE:
            await self._alert("database_back", _say_answers)
        self._unanswered = 0
        if gaps:
            await self._alert("unserved", partial(say_unserved, gaps))
        if late:
            await self._alert("delivery", partial(_say_late, late))

    async def _gaps(self, *, session: AsyncSession) -> Sequence[tuple[Decision, Moment, str | None]]:
        """Return the decisions since the last look at which nothing in the library suited."""
        newest = await latest_decision(session=session)
        seen = newest if self._decisions_seen is None else self._decisions_seen
        self._decisions_seen = newest
        return await nothing_suited_after(seen, _MOST_GAPS, session=session) if newest > seen else []


def _say_unencoded(trouble: str) -> str:
    return _("New texts cannot be encoded, so some nudges do not go out: {trouble}").format(trouble=trouble)


def _say_encodes() -> str:
    return _("All clear: new texts are encoded again.")


def _say_answers() -> str:
    return _("All clear: the database answers again, and everything goes on where it was.")


def _say_again(connection: Troubled, said: str) -> str:
    """Return what is odd in the language of the present, or as it was said if it is over."""
    return connection.trouble or said


def _say_unanswered(error: Exception) -> str:
    text = _("The database does not answer ({error}): nothing is decided or answered until it does.")
    told = text.format(error=type(error).__name__)
    return f"{told} {REMEDY_FOR_DAMAGE}" if is_damaged(error) else told


def _say_late(late: int) -> str:
    text = _("{n} nudges have been on their way for more than {minutes} minutes: delivery is failing.")
    return text.format(n=late, minutes=round(LATE_AFTER.total_seconds() / 60))
