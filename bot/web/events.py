"""Screen time in: ``POST /v1/moments`` takes an event from a device, answered only once it is stored."""

from __future__ import annotations

import asyncio
import logging

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.core.clock import Clock
from bot.screentime.collector import Collector, TooMuchError
from bot.screentime.events import WireEvent
from bot.screentime.flood import PER_MINUTE, FloodGuard
from bot.screentime.tokens import digest_of, token_in
from bot.web.errors import refusal, retry_after
from bot.web.openapi import description

PATH = "/v1/moments"
DESCRIPTION_PATH = "/v1/openapi.json"
LARGEST_BYTES = 4096

_LARGEST_SKIPPED_BYTES = 262_144
"""Read and dropped of a body that is too large, so that its sender gets to read the answer."""

_PATIENCE_SECONDS = 10.0
"""For a body to arrive."""

_AGAIN_SECONDS = 5
_FLOOD_WAITS_SECONDS = 0.2
"""For a refusal: who sends the next one only after the answer then cannot keep the process busy."""

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="offscreen"'}

_log = logging.getLogger(__name__)


class EventsPage:
    """Takes events from whoever shows a token.

    Args:
        collector: Stores them.
        clock: Tells when they arrive.
        address: Where this is reached from outside; ``None``: where it was asked.
        guard: Refuses floods; ``None``: a new one.
    """

    def __init__(
        self, collector: Collector, clock: Clock, address: str | None, guard: FloodGuard | None = None
    ) -> None:
        self._collector = collector
        self._clock = clock
        self._guard = guard or FloodGuard()
        self._description = description(PATH, address)

    def routes(self) -> list[Route]:
        """Return what is to be served."""
        return [
            Route(PATH, self.take, methods=["POST"]),
            Route(DESCRIPTION_PATH, self.describe, methods=["GET"]),
        ]

    async def describe(self, _request: Request) -> Response:
        """Return the OpenAPI description."""
        return JSONResponse(self._description)

    async def take(self, request: Request) -> Response:
        """Store one event."""
        token = token_in(request.headers.get("Authorization"))
        if token is None:
            return _unauthorized()
        digest = digest_of(token)
        wait = self._guard.admit(digest)
        if wait > 0:
            await asyncio.sleep(_FLOOD_WAITS_SECONDS)
            message = f"More than {PER_MINUTE} events within a minute: send less often."
            return refusal(429, "too_many_requests", message, retry_after(wait))
        body = await _body(request)
        if isinstance(body, Response):
            return body
        try:
            event = WireEvent.model_validate_json(body)
        except ValidationError as error:
            return _not_understood(error.errors(include_url=False, include_input=False))
        return await self._store(digest, event)

    async def _store(self, digest: str, event: WireEvent) -> Response:
        try:
            known = await self._collector.take(digest, event, self._clock.now())
        except TooMuchError:
            return _not_now()
        except Exception as error:  # already in the log; what a statement held must not get there
            _log.debug("event_not_stored error=%s", type(error).__name__)
            return _not_now()
        if not known:
            self._guard.forget(digest)
            return _unauthorized()
        return JSONResponse({"stored": True}, 202)


async def _body(request: Request) -> bytes | Response:
    """Return a request's body, or why it is not taken."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return refusal(415, "unsupported_media_type", "Send JSON, with the header Content-Type: application/json.")
    kept, length = bytearray(), 0
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            async for chunk in request.stream():
                length += len(chunk)
                if length <= LARGEST_BYTES:
                    kept += chunk
                elif length > _LARGEST_SKIPPED_BYTES:
                    return _too_large()
    except TimeoutError:
        return refusal(408, "too_slow", "The body did not arrive in time.", {"Connection": "close"})
    except ClientDisconnect:
        return Response(status_code=400)  # nobody is there to read it
    return bytes(kept) if length <= LARGEST_BYTES else _too_large()


def _unauthorized() -> Response:
    message = "This token is not known or was revoked. /connect in the chat gives you a new one."
    return refusal(401, "unauthorized", message, _CHALLENGE)


def _too_large() -> Response:
    return refusal(413, "too_large", f"An event has at most {LARGEST_BYTES} bytes.", {"Connection": "close"})


def _not_now() -> Response:
    message = "The event could not be stored just now. Send it again later."
    return refusal(503, "unavailable", message, retry_after(_AGAIN_SECONDS))


def _not_understood(problems: list[ErrorDetails]) -> Response:
    if any(problem["type"] == "json_invalid" for problem in problems):
        return refusal(400, "malformed_json", "The body is not JSON in UTF-8.")
    first = problems[0]
    field = ".".join(str(part) for part in first["loc"])[:40] or "the body"
    words = first["msg"].removeprefix("Value error, ").rstrip(".")
    if first["type"] == "string_pattern_mismatch":
        words = "String should have no control characters"
    return refusal(422, "invalid_event", f"{field}: {words}.")
