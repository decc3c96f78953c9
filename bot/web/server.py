"""A small HTTP server within the bot's process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from bot.core.service import Service
from bot.errors import WebError
from bot.web.errors import refuse_request
from bot.web.listener import Connection, Listener

HEAD_SECONDS = 10.0
"""For the head of a request to arrive, at least; slower connections are closed, as they could use up all there are."""


class WebServer(Service):
    """Serves routes on one port.

    Args:
        routes: What is served.
        host: Where to listen; ``0.0.0.0``: on all interfaces.
        port: 0 for any free one.
        patience: Seconds for the head of a request to arrive; it may take half as long again until they are noticed.
        name: Of the service, where there are several.
    """

    drains = True

    def __init__(
        self, routes: Sequence[BaseRoute], host: str, port: int, patience: float = HEAD_SECONDS, *, name: str = "web"
    ) -> None:
        self.name = name
        self._routes = routes
        self._host, self._port = host, port
        self._patience = patience
        self._sweeping: asyncio.Task[None] | None = None
        self._listener: Listener | None = None
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> int:
        """Serve until :meth:`stop`; return the port.

        Raises:
            WebError: If the port cannot be used.
        """
        try:
            listener = Listener(self._host, self._port)
        except OSError as error:
            raise WebError(
                f"cannot listen on {self._host}:{self._port} ({error.strerror}): "
                "set OFFSCREEN_HTTP_PORT or OFFSCREEN_METRICS_PORT to a free one"
            ) from None
        self._listener = listener
        app = Starlette(routes=list(self._routes), exception_handlers={HTTPException: refuse_request})
        app.router.redirect_slashes = False  # a redirect would name http:// behind a proxy, and the token go there
        # No signal handling, no logging set-up, no lifespan: all of them belong to the program around.
        self._server = _Server(
            uvicorn.Config(
                listener.watching(app),
                proxy_headers=False,  # a connection is known by its own address, and nobody asks for another
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=2,
                server_header=False,
            )
        )
        self._serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        self._sweeping = asyncio.create_task(_sweep(listener, self._patience))
        port: int = listener.getsockname()[1]
        return port

    async def prepare(self) -> None:
        """Begin to serve: who asks while the others begin is told that we are not ready."""
        await self.start()

    async def run(self) -> None:
        """Serve until :meth:`stop`."""
        if self._serving is not None:
            await asyncio.wait([self._serving])

    @property
    def connections(self) -> frozenset[Connection]:
        """The connections that are open."""
        return frozenset() if self._listener is None else self._listener.connections

    async def stop(self) -> None:
        """Answer what has come in and stop; not serving is no error."""
        if self._server is not None and self._serving is not None:
            if self._sweeping is not None:
                self._sweeping.cancel()
            self._server.should_exit = True
            await self._serving
            self._server = self._serving = self._listener = None


class _Server(uvicorn.Server):
    """A server that leaves signals to the program around it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _sweep(listener: Listener, patience: float) -> None:
    """Close connections on which for so long nothing was asked."""
    while True:
        await asyncio.sleep(patience / 2)
        listener.close_idle(patience)
