"""Polling: updates from Telegram into the inbox, confirmed only once they are stored."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from starlette.routing import Route
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.core.backoff import backoff
from bot.core.log_events import event
from bot.intake.connection import UpdateSink, UpdateSource
from bot.telegram.parsing import ALLOWED_UPDATES
from bot.telegram.token_watch import TokenWatch

POLL_SECONDS = 7
"""How long Telegram may hold a request open when there is nothing new: a line that died within it is noticed soon."""

_GRACE_SECONDS = 4
"""How much longer an answer is waited for. With the longest pause after a failure, who writes once the line is back is
answered within 15 seconds."""

_SLOW_SECONDS = 35
"""How long one is waited for after a failure, on a new connection and with nothing to hold open: Telegram is slow."""

STANDBY_SECONDS = 2.0
"""Between two looks of a worker that does not lead."""

LEAD_SECONDS = 1.0
"""For so long nobody else takes the lead for sure: a worker's lease lasts longer."""

SILENT_SECONDS = 90.0
"""Without an answer of Telegram for so long nobody polls, whoever leads: three requests have come to nothing."""

_log = logging.getLogger(__name__)


class Poller(UpdateSource):
    """Asks Telegram for updates.

    Args:
        bot: Whose updates.
        inbox: Where they go.
        lead: Takes the lead in polling; only who leads may poll, since Telegram serves one poller.
        token: Asked about the token when polling is refused.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        inbox: UpdateSink,
        lead: Callable[[], Awaitable[bool]],
        token: TokenWatch,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._lead = lead
        self._led_at = float("-inf")
        self._answered_at = float("-inf")
        self._token = token

    def routes(self) -> list[Route]:
        """Return nothing: Telegram is asked."""
        return []

    def is_answered(self) -> bool:
        """Whether Telegram has answered lately, so that updates come in."""
        return time.monotonic() - self._answered_at < SILENT_SECONDS

    async def run(self) -> None:
        """Poll while leading, until cancelled.

        Asking for the next updates confirms the last, which are stored by then.

        Raises:
            bot.errors.TelegramError: If Telegram has refused the token for minutes.
        """
        offset: int | None = None
        failures = 0
        leading = False
        while True:
            try:
                if not await self._leads():
                    leading, offset = False, None
                    await asyncio.sleep(STANDBY_SECONDS)
                    continue
                if not leading:
                    await self._bot.delete_webhook(drop_pending_updates=False)
                    event(_log, logging.INFO, "polling")
                    leading, self._answered_at = True, time.monotonic()
                updates = await self._updates(offset, failures)
                self._answered_at = time.monotonic()
                if updates:
                    await self._inbox.store(updates)
                    offset = updates[-1]["update_id"] + 1
                failures = 0
                self._token.accepted()
            except Exception as error:  # whatever it was, the updates are still there
                if isinstance(error, InvalidToken | EndPointNotFound):
                    await self._token.check()
                failures += 1
                wait = backoff(failures)
                if isinstance(error, RetryAfter):
                    later = error.retry_after
                    wait = later if isinstance(later, int | float) else later.total_seconds()
                remedy = "another process polls with this token: stop it" if isinstance(error, Conflict) else None
                if not isinstance(error, TelegramError):
                    _log.exception("updates_not_stored")
                event(_log, logging.WARNING, "poll_failed", error=type(error).__name__, wait=wait, remedy=remedy)
                await asyncio.sleep(wait)

    async def _leads(self) -> bool:
        """Whether we lead; asked anew at most every :data:`LEAD_SECONDS`, since a busy chat polls often."""
        now = time.monotonic()
        if now - self._led_at < LEAD_SECONDS:
            return True
        leads = await self._lead()
        self._led_at = now if leads else float("-inf")
        return leads

    async def _updates(self, offset: int | None, failures: int) -> list[dict[str, Any]]:
        """Return the next updates as plain JSON: the library would refuse all if it cannot read one."""
        held, grace = (0, _SLOW_SECONDS) if failures else (POLL_SECONDS, _GRACE_SECONDS)
        wanted: dict[str, int | str] = {"timeout": held, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if offset is not None:
            wanted["offset"] = offset
        answer: Any = await self._bot.request.post(
            f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}", read_timeout=held + grace
        )
        return list(answer)
