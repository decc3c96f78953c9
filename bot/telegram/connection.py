"""The connection to Telegram, put together from settings: bot, pacer, and polling or a webhook."""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot import errors
from bot.core.commands import menu
from bot.core.log_events import event
from bot.core.texts import SOURCE, speaking, spoken
from bot.dialogues.help import description
from bot.intake.connection import UpdateSink, UpdateSource
from bot.settings import Settings
from bot.telegram import webhook
from bot.telegram.addresses import telegram_address
from bot.telegram.answers import OddAnswerError
from bot.telegram.line import LineMemory
from bot.telegram.messenger import TelegramMessenger
from bot.telegram.pacing import Pacer
from bot.telegram.parsing import ALLOWED_UPDATES
from bot.telegram.poller import Poller
from bot.telegram.proxies import proxy_for
from bot.telegram.token_watch import TokenWatch
from bot.telegram.transport import Transport
from bot.telegram.webhook import Webhook

CONNECTIONS = 96
"""To Telegram's server: all calls that may be in flight at once, of nudges, answers and notices."""

ANSWER_SECONDS = 60.0
"""How long Telegram may take to answer: what is given up earlier leaves a nudge in doubt, and a reply is said twice."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WebhookState:
    """Where Telegram sends updates.

    Attributes:
        url: Where; empty: they are polled.
        waiting: How many wait there.
        error: What it met last.
        error_at: When that was, aware.
    """

    url: str
    waiting: int = 0
    error: str = ""
    error_at: datetime | None = None


class TelegramConnection:
    """Connects to Telegram, or to a server that speaks its Bot API.

    Args:
        settings: Token, server, and how updates come in.
        transport: How Telegram is asked.

    Raises:
        bot.errors.SettingsError: If the token is missing, or the environment names a proxy that is none.
    """

    def __init__(self, settings: Settings, transport: type[Transport] = Transport) -> None:
        self._settings = settings
        self._line = LineMemory()
        self.budget = Pacer(settings.nudges_per_second)
        self.bot = _open_bot(settings, self.budget, self._line, transport)
        self.messenger = TelegramMessenger(self.bot, self.budget)
        self.owners = frozenset(map(telegram_address, settings.owners))

    @property
    def secret(self) -> str:
        """The token."""
        return self._settings.token()

    @property
    def trouble(self) -> str | None:
        """What is odd about Telegram's answers."""
        return self._line.trouble

    @property
    def clock_ahead(self) -> timedelta | None:
        """How far our clock is ahead of Telegram's; ``None``: it has not told the time."""
        request = self.bot.request
        return request.clock_ahead if isinstance(request, Transport) else None

    def source(self, inbox: UpdateSink, lead: Callable[[], Awaitable[bool]]) -> UpdateSource:
        """Return a webhook if one is set, and else a poller."""
        secret = self._settings.webhook_secret
        if not self._settings.by_webhook or secret is None:
            return Poller(self.bot, inbox, lead, TokenWatch(self.bot))
        return Webhook(inbox, secret, partial(self._set_webhook, secret.get_secret_value()), TokenWatch(self.bot))

    async def open(self) -> str:
        """Check the token; return the bot's user name.

        Raises:
            bot.errors.TelegramError: If Telegram refuses it or cannot be reached.
        """
        server = self._settings.telegram_api
        try:
            await self.bot.initialize()
        except InvalidToken:
            raise errors.TelegramError(
                f"{server} does not accept OFFSCREEN_TELEGRAM_TOKEN. Copy it again from @BotFather."
            ) from None
        except (OddAnswerError, RetryAfter) as error:
            raise _not_now(server, error) from None
        except NetworkError as error:
            raise errors.TelegramError(
                f"cannot reach the Bot API at {server} ({type(error.__cause__ or error).__name__}). "
                "Check the network, and OFFSCREEN_TELEGRAM_API if you set it."
            ) from None
        except TelegramError as error:
            raise errors.TelegramError(f"{server} answered: {error.message}. Check OFFSCREEN_TELEGRAM_TOKEN.") from None
        return self.bot.username

    async def webhook_state(self) -> WebhookState:
        """Ask Telegram where it sends updates.

        Raises:
            bot.errors.TelegramError: If it does not tell.
        """
        try:
            told = await self.bot.get_webhook_info()
        except TelegramError as error:
            raise errors.TelegramError(f"it does not tell where it sends updates: {error.message}.") from None
        return WebhookState(told.url, told.pending_update_count, told.last_error_message or "", told.last_error_date)

    async def introduce(self) -> None:
        """Set the menu, and the words that an empty chat shows."""
        try:
            for language in spoken():
                await self._introduce_in(language)
        except Exception as error:  # whatever Telegram answers: it can wait for the next start
            event(_log, logging.WARNING, "not_introduced", error=type(error).__name__)

    async def _introduce_in(self, language: str) -> None:
        """Set what people see whose Telegram speaks a language; English stands for all others."""
        code = None if language == SOURCE else language
        with speaking(language):
            await self.bot.set_my_commands(menu(), language_code=code)
            if (await self.bot.get_my_description(language_code=code)).description != description():
                await self.bot.set_my_description(description(), language_code=code)

    async def close(self) -> None:
        """Close the connections to Telegram."""
        await self.bot.shutdown()

    async def _set_webhook(self, secret: str) -> None:
        try:
            await self.bot.set_webhook(
                f"{self._settings.public_url}{webhook.PATH}", allowed_updates=list(ALLOWED_UPDATES), secret_token=secret
            )
        except (OddAnswerError, RetryAfter) as error:
            raise _not_now(self._settings.telegram_api, error) from None
        except InvalidToken:
            raise errors.TelegramError(
                "Telegram no longer accepts OFFSCREEN_TELEGRAM_TOKEN. Copy it again from @BotFather."
            ) from None
        except TelegramError as error:
            raise errors.TelegramError(
                f"Telegram does not take the webhook at {self._settings.public_url}: {error.message}. "
                "OFFSCREEN_PUBLIC_URL must be reachable over https on port 443, 80, 88 or 8443."
            ) from None


def _not_now(server: str, error: OddAnswerError | RetryAfter) -> errors.TelegramError:
    """Return what to say of a server that is there, and answers otherwise than Telegram does or not yet."""
    if isinstance(error, RetryAfter):
        return errors.TelegramError(f"{server} wants to be asked later: {error.message}. Start again then.")
    return errors.TelegramError(
        f"{server}: {error.message}. "
        "Check the network, a proxy or firewall, and OFFSCREEN_TELEGRAM_API; then start again."
    )


def _open_bot(settings: Settings, pacer: Pacer, line: LineMemory, transport: type[Transport]) -> ExtBot[Any]:
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations as timedelta; without it each RetryAfter warns
    proxy = proxy_for(settings.telegram_api, os.environ)
    request = transport(
        CONNECTIONS,
        connect_timeout=10,
        read_timeout=ANSWER_SECONDS,
        write_timeout=20,
        pool_timeout=5,
        line=line,
        proxy=proxy,
    )
    return ExtBot(
        settings.token(),
        f"{settings.telegram_api}/bot",
        f"{settings.telegram_api}/file/bot",
        request=request,
        rate_limiter=pacer,
    )
