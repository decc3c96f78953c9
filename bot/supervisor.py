"""The supervisor of a process's services: they run side by side, and stop in reverse."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Sequence

from bot.core.service import Service

GRACE_SECONDS = 6.0
"""How long what is in flight may take to come to its end at a stop."""

_log = logging.getLogger(__name__)


class Supervisor:
    """Runs services.

    Attributes:
        tasks: Of the services that run, by name.
    """

    def __init__(self) -> None:
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self._services: Sequence[Service] = ()

    def start(self, services: Sequence[Service]) -> None:
        """Run services from now on, each under its name."""
        self._services = services
        self.tasks = {service.name: asyncio.create_task(service.run(), name=service.name) for service in services}

    async def wait(self) -> None:
        """Return when a service has ended, which none does by itself.

        Raises:
            bot.errors.TelegramError: If the token was revoked.
        """
        done, _going = await asyncio.wait(self.tasks.values(), return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error

    def is_working(self) -> bool:
        """Whether everything that was started still runs."""
        return bool(self.tasks) and not any(task.done() for task in self.tasks.values())

    async def stop(self) -> None:
        """Stop the services, the last one first.

        Those that drain are told one after the other and come to their ends together; what was started before them
        goes on until then.
        """
        draining: list[asyncio.Task[None]] = []
        for service in reversed(self._services):
            task = self.tasks.pop(service.name)
            if service.drains:
                await _tell(service)
                draining.append(task)
            else:
                await _end(draining, GRACE_SECONDS)
                await _end([task], 0.0)
                draining = []
        await _end(draining, GRACE_SECONDS)
        self._services = ()


async def _tell(service: Service) -> None:
    try:
        await service.stop()
    except Exception:  # the others must stop too
        _log.exception("not_stopped service=%s", service.name)


async def _end(tasks: Collection[asyncio.Task[None]], grace_seconds: float) -> None:
    """Return when tasks have ended, those that are late by being cancelled."""
    if tasks:
        await asyncio.wait(tasks, timeout=grace_seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
