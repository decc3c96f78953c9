"""The way to Telegram's server: several small pools of connections instead of a large one."""

from __future__ import annotations

from typing import Any

from telegram.request import BaseRequest, HTTPXRequest, RequestData

POOL_SIZE = 8
"""Connections per pool. For every request httpx looks at every connection of its pool, so that one pool of 32
takes twice the time of four pools of 8."""


class Transport(BaseRequest):
    """Sends each request through the pool that has the least to do.

    Args:
        connections: How many at most; at least :data:`POOL_SIZE`.
        timeouts: As of :class:`telegram.request.HTTPXRequest`.
    """

    def __init__(self, connections: int, **timeouts: Any) -> None:
        self._pools = [
            HTTPXRequest(connection_pool_size=POOL_SIZE, **timeouts)
            for _number in range(max(1, connections // POOL_SIZE))
        ]
        self._busy = [0] * len(self._pools)

    @property
    def read_timeout(self) -> float | None:
        """Seconds for an answer when a call says nothing else."""
        return self._pools[0].read_timeout

    async def initialize(self) -> None:
        """Open all pools."""
        for pool in self._pools:
            await pool.initialize()

    async def shutdown(self) -> None:
        """Close all pools."""
        for pool in self._pools:
            await pool.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request; return status and body, or raise as the pool does."""
        number = min(range(len(self._pools)), key=self._busy.__getitem__)
        self._busy[number] += 1
        try:
            return await self._pools[number].do_request(
                url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
            )
        finally:
            self._busy[number] -= 1
