"""Whether the process lives, and whether it can do its work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlmodel import select
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.storage.database import Database

_PATIENCE_SECONDS = 3.0

_log = logging.getLogger(__name__)


class Health:
    """Answers ``/healthz`` and ``/readyz``.

    Args:
        database: Must answer for readiness.
        is_working: Whether all loops run.
        is_receiving: Whether updates come in; ``None``: that is not this process's business.
    """

    def __init__(
        self,
        database: Database,
        is_working: Callable[[], bool],
        is_receiving: Callable[[], Awaitable[bool]] | None = None,
    ) -> None:
        self._database = database
        self._is_working = is_working
        self._is_receiving = is_receiving

    def routes(self) -> list[Route]:
        """Return what is to be served."""
        return [Route("/healthz", self.lives), Route("/readyz", self.is_ready)]

    async def lives(self, _request: Request) -> JSONResponse:
        """Answer 200 while the process's loops run: otherwise it should be started again."""
        working = self._is_working()
        return JSONResponse({"working": working}, 200 if working else 503)

    async def is_ready(self, _request: Request) -> JSONResponse:
        """Answer 200 while it can take and send: its loops run, the database answers, and updates come in."""
        state = {"working": self._is_working(), "database": await self._database_answers()}
        if self._is_receiving is not None:
            state["receiving"] = state["database"] and await self._succeeds(self._is_receiving)
        return JSONResponse(state, 200 if all(state.values()) else 503)

    async def _database_answers(self) -> bool:
        async def ask() -> bool:
            async with self._database.reading() as session:
                return (await session.exec(select(1))).first() == 1

        return await self._succeeds(ask)

    async def _succeeds(self, ask: Callable[[], Awaitable[bool]]) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await ask()
        except Exception:
            _log.exception("not_ready")
            return False
