"""An HTTP server inside of a running program: no signals, no logging set-up, at once up and at once down."""

from __future__ import annotations

import asyncio
import socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from telegram_playground.signals import Pulse

GRACE_SECONDS = 1.0
"""How long requests under way may take to end when the server stops."""


class HttpServer:
    """Serves one application with uvicorn's protocol, but not its process handling.

    Args:
        app: The application. It finds the connection as ``scope["state"]["transport"]``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._config = uvicorn.Config(
            app,
            http=H11Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_keep_alive=75,
        )
        self._config.load()
        self._state = ServerState()
        self._lost = Pulse()
        self._server: asyncio.Server | None = None

    async def start(self, listener: socket.socket) -> None:
        """Serve what comes in at a bound socket."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, sock=listener, backlog=2048)

    def _protocol(self) -> asyncio.Protocol:
        return _Connection(self._config, self._state, self._lost)

    async def stop(self) -> None:
        """Take no more connections, let requests end for a moment, cut the rest."""
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._state.connections):
            connection.shutdown()
        if self._state.tasks:
            _, late = await asyncio.wait(set(self._state.tasks), timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for connection in list(self._state.connections):
            connection.transport.abort()
        await self._lost.until(lambda: None if self._state.connections else True, timeout=GRACE_SECONDS)


class _Connection(H11Protocol):
    """Gives the connection to whoever must cut it, and tells when it is gone."""

    def __init__(self, config: uvicorn.Config, state: ServerState, lost: Pulse) -> None:
        super().__init__(config, state, {})
        self._lost = lost

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the base
        super().connection_made(transport)
        # asyncio does this by itself only for sockets that name their protocol. Without it an answer waits 40 ms.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.app_state = {"transport": transport}

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._lost.beat()
