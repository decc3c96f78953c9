"""A listening socket that never takes more connections than the process has files for.

When all are taken, the oldest one on which no request is under way makes room for the next. So whoever opens
connections and says nothing keeps nobody out.
"""

from __future__ import annotations

import contextlib
import errno
import heapq
import logging
import os
import resource
import socket
import time
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.core.log_events import event

FILES_KEPT = 256
"""Open files left for everything else: the database, calls to Telegram, pictures."""

MOST_CONNECTIONS = 4096
FEWEST_CONNECTIONS = 16

_SERVERS = 2
"""Of a process: the HTTP face and the metrics."""

_OUT_OF_FILES = (errno.EMFILE, errno.ENFILE)
_TOLD_EVERY_SECONDS = 10.0

_log = logging.getLogger(__name__)


def connections_allowed() -> int:
    """Return how many connections one server of this process may have, by the limit of open files."""
    limit, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return min(MOST_CONNECTIONS, max(FEWEST_CONNECTIONS, (limit - FILES_KEPT) // _SERVERS))


class Connection(socket.socket):
    """An accepted connection that tells its listener when it is closed.

    Attributes:
        since: Since when nothing was asked on it, in monotonic seconds.
        requests: How many requests are under way.
    """

    since = 0.0
    requests = 0
    listener: Listener | None = None
    peer: Any = None

    def close(self) -> None:
        """Close it and make room."""
        if self.listener is not None:
            self.listener.forget(self)
        super().close()


class Listener(socket.socket):
    """Accepts connections, up to a number.

    Args:
        host: Where to listen; ``0.0.0.0``: on all interfaces.
        port: 0 for any free one.
        most: Connections at a time; ``None``: as many as the limit of open files allows.

    Raises:
        OSError: If the address cannot be used.
    """

    def __init__(self, host: str, port: int, most: int | None = None) -> None:
        made = socket.create_server((host, port), backlog=256)
        super().__init__(made.family, made.type, made.proto, fileno=made.detach())
        # asyncio does that by itself only for sockets it made; else every answer waits 40 ms for an empty packet.
        self.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._most = connections_allowed() if most is None else most
        self._open: dict[Any, Connection] = {}
        self._spare: int | None = os.open(os.devnull, os.O_RDONLY)
        self._turned_away = 0
        self._told_at = float("-inf")

    def accept(self) -> tuple[socket.socket, Any]:
        """Take the next connection.

        Raises:
            ConnectionAbortedError: If there is no room for it: it was closed.
        """
        try:
            accepted, peer = super().accept()
        except OSError as error:
            if error.errno in _OUT_OF_FILES:
                self._turn_away()
            raise
        if len(self._open) >= self._most and not self._make_room():
            accepted.close()
            self._note("all connections are busy")
            raise ConnectionAbortedError(errno.ECONNABORTED, "no room")
        connection = Connection(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        connection.listener, connection.peer, connection.since = self, peer, time.monotonic()
        self._open[peer] = connection
        return connection, peer

    def close(self) -> None:
        """Listen no more."""
        spare, self._spare = self._spare, None
        if spare is not None:
            os.close(spare)
        super().close()

    @property
    def connections(self) -> frozenset[Connection]:
        """The connections that count."""
        return frozenset(self._open.values())

    def forget(self, connection: Connection) -> None:
        """Count a connection no more."""
        if self._open.get(connection.peer) is connection:
            del self._open[connection.peer]

    def close_idle(self, seconds: float) -> None:
        """Close connections on which for so long no request was under way: also those whose head never ends."""
        before = time.monotonic() - seconds
        for connection in [one for one in self._open.values() if not one.requests and one.since <= before]:
            self._cut(connection)

    def watching(self, app: ASGIApp) -> ASGIApp:
        """Return an application that notes on which connections requests are under way."""

        async def watched(scope: Scope, receive: Receive, send: Send) -> None:
            client = scope.get("client")
            connection = self._open.get(tuple(client)) if client else None
            if connection is None:
                await app(scope, receive, send)
                return
            connection.requests += 1
            try:
                await app(scope, receive, send)
            finally:
                connection.requests -= 1
                connection.since = time.monotonic()

        return watched

    def _make_room(self, count: int = 1) -> bool:
        """Cut the oldest connections on which nothing is asked; return whether there was one."""
        idle = heapq.nsmallest(
            count, (one for one in self._open.values() if not one.requests), key=lambda one: one.since
        )
        for connection in idle:
            self._cut(connection)
        return bool(idle)

    def _cut(self, connection: Connection) -> None:
        """Let the server see its end; it closes the connection then."""
        self.forget(connection)
        with contextlib.suppress(OSError):  # the other side was faster
            connection.shutdown(socket.SHUT_RDWR)

    def _turn_away(self) -> None:
        """Make room for what waits by cutting what is idle, back to what the limit of files allows by now.

        Where nothing is idle, the next connection is closed by means of the file kept for that: left waiting it would
        wake us on and on.

        Raises:
            ConnectionAbortedError: Always; who waits is taken as soon as the files of those that were cut are free.
        """
        self._most = min(self._most, connections_allowed())
        if self._make_room(max(1, len(self._open) - self._most)):
            self._note("no files left")
            raise ConnectionAbortedError(errno.ECONNABORTED, "no files left")
        if self._spare is not None:
            os.close(self._spare)
            self._spare = None
        with contextlib.suppress(OSError):
            super().accept()[0].close()
        with contextlib.suppress(OSError):
            self._spare = os.open(os.devnull, os.O_RDONLY)
        self._note("no files left")
        raise ConnectionAbortedError(errno.ECONNABORTED, "no files left")

    def _note(self, reason: str) -> None:
        self._turned_away += 1
        if time.monotonic() - self._told_at >= _TOLD_EVERY_SECONDS:
            event(_log, logging.WARNING, "connections_turned_away", count=self._turned_away, reason=reason)
            self._turned_away, self._told_at = 0, time.monotonic()
