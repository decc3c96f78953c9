"""Whether the process lives, and whether it can do its work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

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
    """

    def __init__(self, database: Database, is_working: Callable[[], bool]) -> None:
        self._database = database
        self._is_working = is_working

    def routes(self) -> list[Route]:
        """Return what is to be served."""
        return [Route("/healthz", self.lives), Route("/readyz", self.is_ready)]

    async def lives(self, _request: Request) -> JSONResponse:
        """Answer 200 while the process's loops run: otherwise it should be started again."""
        working = self._is_working()
        return JSONResponse({"working": working}, 200 if working else 503)

    async def is_ready(self, _request: Request) -> JSONResponse:
        """Answer 200 while it can take and send: its loops run and the database answers."""
        working, stored = self._is_working(), await self._database_answers()
        return JSONResponse({"working": working, "database": stored}, 200 if working and stored else 503)

    async def _database_answers(self) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS), self._database.reading() as session:
                await session.exec(select(1))
        except Exception:
            _log.exception("database_not_ready")
            return False
        return True
