"""Whether Telegram still takes the token: asked again and again for minutes before it is believed that it does not."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

from telegram.error import InvalidToken
from telegram.ext import ExtBot

from bot import errors
from bot.core.log_events import event

LOOK_SECONDS = 60.0
"""Between two looks where nothing else would show it, as behind a webhook."""

REVOKED_SECONDS = 180.0
"""For so long getMe must refuse the token before it is taken for revoked."""

_REFUSALS = 3
"""How often getMe must have refused it in that time."""

_log = logging.getLogger(__name__)


class TokenWatch:
    """Asks getMe.

    Args:
        bot: Whose token.
        revoked_seconds: For how long the token must be refused before it is given up.
    """

    def __init__(self, bot: ExtBot[Any], revoked_seconds: float = REVOKED_SECONDS) -> None:
        self._bot = bot
        self._revoked_seconds = revoked_seconds
        self._refused_since: float | None = None
        self._refusals = 0

    def accepted(self) -> None:
        """Note that Telegram took the token just now."""
        self._refused_since = None

    async def check(self) -> None:
        """Ask; a single refusal proves nothing, and no answer nothing either.

        Raises:
            bot.errors.TelegramError: If Telegram has refused the token for minutes.
        """
        now = time.monotonic()
        try:
            await self._bot.get_me()
        except InvalidToken:
            if self._refused_since is None:
                self._refused_since, self._refusals = now, 0
            self._refusals += 1
            if self._refusals >= _REFUSALS and now - self._refused_since >= self._revoked_seconds:
                self._give_up()
        except Exception as error:
            event(_log, logging.WARNING, "token_not_checked", error=type(error).__name__)
        else:
            self.accepted()

    async def run(self, look_seconds: float = LOOK_SECONDS) -> None:
        """Ask now and then until cancelled.

        Raises:
            bot.errors.TelegramError: If Telegram has refused the token for minutes.
        """
        while True:
            await asyncio.sleep(look_seconds)
            await self.check()

    def _give_up(self) -> None:
        event(_log, logging.CRITICAL, "token_revoked", seconds=self._revoked_seconds)
        raise errors.TelegramError(
            "Telegram no longer accepts the token. Ask @BotFather for the present one, put it into "
            "OFFSCREEN_TELEGRAM_TOKEN and start again; nothing that is stored is lost."
        ) from None
