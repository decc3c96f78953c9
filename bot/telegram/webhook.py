"""The webhook: updates from Telegram into the inbox, answered only once they are stored."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.log_events import event
from bot.intake.connection import UpdateSink, UpdateSource
from bot.telegram.json_depth import read_json
from bot.telegram.parsing import has_number
from bot.telegram.token_watch import TokenWatch

PATH = "/telegram"
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_BYTES = 1_000_000
"""Telegram's updates have some kilobytes."""

_log = logging.getLogger(__name__)


class Webhook(UpdateSource):
    """Takes updates from whoever shows the secret.

    Args:
        inbox: Where they go.
        secret: What has to be shown.
        announce: Tells Telegram where it is.
        token: Asked about the token now and then: if it is refused, nobody comes any more, and nothing else says so.
    """

    def __init__(
        self, inbox: UpdateSink, secret: SecretStr, announce: Callable[[], Awaitable[None]], token: TokenWatch
    ) -> None:
        self._inbox = inbox
        self._token = token
        self._announce = announce
        self._secret = secret.get_secret_value().encode()

    def routes(self) -> list[Route]:
        """Return what is to be served."""
        return [Route(PATH, self.take, methods=["POST"])]

    def is_answered(self) -> None:
        """Return ``None``: Telegram is not asked."""

    async def prepare(self) -> None:
        """Have Telegram told where it is."""
        await self._announce()

    async def run(self) -> None:
        """Watch the token until cancelled: Telegram comes by itself.

        Raises:
            bot.errors.TelegramError: If Telegram has refused the token for minutes.
        """
        await self._token.run()

    async def take(self, request: Request) -> Response:
        """Store one update. Telegram repeats it until it gets a 200, and the inbox knows a repeat."""
        shown = request.headers.get(_HEADER, "").encode()
        if not hmac.compare_digest(shown, self._secret):
            event(_log, logging.WARNING, "webhook_refused")
            return Response(status_code=403)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_BYTES:
                return Response(status_code=413)
        try:
            payload = read_json(body)
        except ValueError:
            return Response(status_code=400)
        if not has_number(payload):
            return Response(status_code=400)
        try:
            await self._inbox.store([payload])
        except Exception:
            _log.exception("update_not_stored")
            return Response(status_code=503)
        return Response(status_code=200)
