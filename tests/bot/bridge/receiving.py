"""A small server that takes screen-time events as the bot does, and can be made to fail."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web.server import WebServer

TOKEN = "off_personal-token-of-nobody"


class Mailbox:
    """What was posted, and how posts are answered.

    Attributes:
        stored: Events by id, in the order in which they came; a repeat counts once.
        posts: Bodies of all posts with the right token, refused ones included.
        faults: Answers to give to the next posts instead of taking them.
        arrived: Set when an event is stored.
    """

    def __init__(self) -> None:
        self.address = ""
        self.stored: dict[str, dict[str, Any]] = {}
        self.posts: list[str] = []
        self.faults: list[Response] = []
        self.arrived = asyncio.Event()
        self._server: WebServer | None = None
        self._port = 0

    async def start(self) -> None:
        """Serve, on the same port as before."""
        self._server = WebServer([Route("/v1/moments", self._take, methods=["POST"])], "127.0.0.1", self._port)
        self._port = await self._server.start()
        self.address = f"http://127.0.0.1:{self._port}"

    async def stop(self) -> None:
        """Be away."""
        if self._server is not None:
            await self._server.stop()

    async def _take(self, request: Request) -> Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return refusal(401, "bad_token")
        body = (await request.body()).decode()
        self.posts.append(body)
        if self.faults:
            return self.faults.pop(0)
        event = json.loads(body)
        self.stored.setdefault(event["id"], event)
        self.arrived.set()
        return Response(status_code=202)


def refusal(status: int, code: str, **headers: str) -> Response:
    """Return an answer in the form of the bot's errors."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return JSONResponse({"error": {"code": code, "message": "no"}}, status, named)


@asynccontextmanager
async def mailbox() -> AsyncIterator[Mailbox]:
    """Run one within the block."""
    server = Mailbox()
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
