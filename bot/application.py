"""The bot as a whole: one process of it, from its start to its stop."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack

from bot import errors
from bot.composition import Parts
from bot.core.clock import Clock
from bot.core.log_events import event
from bot.core.service import ProcessRole
from bot.delivery.encoding import EncodingProcess
from bot.intake.connection import MessengerConnection
from bot.services.starter_library import fill_empty_library
from bot.settings import Settings
from bot.storage.privacy import make_private

LEAVING_SECONDS = 3.0
"""How long giving back what is claimed may take at a stop; its lease ends by itself."""

_log = logging.getLogger(__name__)


class Offscreen(Parts):
    """One process of the bot.

    Args:
        settings: What is set.
        clock: The time that people live in.
        encoder: To share one between several bots in a process; ``None``: its own.
        role: Which part of the work this process does; several may do the same part.
        connection: To a messenger; ``None``: to Telegram.

    Attributes:
        name: What the bot is called by its messenger; known once it is connected.

    Raises:
        bot.errors.OffscreenError: If a setting is missing or wrong.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        encoder: EncodingProcess | None = None,
        *,
        role: ProcessRole = ProcessRole.ALL,
        connection: MessengerConnection | None = None,
    ) -> None:
        super().__init__(settings, clock, role, encoder, connection)
        self._shares_encoder = encoder is not None
        self._opened = AsyncExitStack()
        self.name = ""

    async def start(self) -> None:
        """Open the database, make ourselves known to the messenger, and begin to work.

        Raises:
            bot.errors.DatabaseError: If the database cannot be used.
            bot.errors.TelegramError: If Telegram refuses the token or cannot be reached.
            bot.errors.WebError: If a port cannot be used.
        """
        async with AsyncExitStack() as opened:
            await self._open_database(opened)
            self._hold_models(opened)
            await self._connect(opened)
            services = self.services()
            for service in services:
                opened.push_async_callback(service.stop)
                await service.prepare()
            await self.worker_lease.enter()
            opened.push_async_callback(self._leave)
            await self.connection.introduce()
            self.supervisor.start(services)
            opened.push_async_callback(self.collector.close)
            opened.push_async_callback(self.supervisor.stop)
            self._opened = opened.pop_all()
        self._say_started()

    async def wait(self) -> None:
        """Return when a service has ended, which none does by itself.

        Raises:
            bot.errors.TelegramError: If the token was revoked.
        """
        await self.supervisor.wait()

    def is_working(self) -> bool:
        """Whether everything that was started still runs."""
        return self.supervisor.is_working()

    async def stop(self) -> None:
        """Take nothing more, finish what is in flight, and give the rest back; all that within some seconds."""
        await self._opened.aclose()
        event(_log, logging.INFO, "stopped", worker=self.context.worker)

    async def _open_database(self, opened: AsyncExitStack) -> None:
        await self.database.open()
        opened.push_async_callback(self.database.close)
        if changed := await asyncio.to_thread(make_private, self.settings.data_dir, self.database.path):
            event(_log, logging.WARNING, "data_made_private", files=changed)
        added = await fill_empty_library(
            self.database, self.settings.image_folder, self.matcher.fingerprint, self.clock.now()
        )
        if added:
            event(_log, logging.INFO, "starter_library_added", items=added)

    def _hold_models(self, opened: AsyncExitStack) -> None:
        """Have the models' processes and connections ended at last; they begin by themselves when they are needed."""
        if self.reader is not None:
            opened.push_async_callback(self.reader.close)
        if not self._shares_encoder:
            opened.callback(self.encoder.close)
        opened.callback(self.job_runner.close)

    async def _connect(self, opened: AsyncExitStack) -> None:
        opened.push_async_callback(self.connection.close)
        self.name = await self.connection.open()

    async def _leave(self) -> None:
        try:
            async with asyncio.timeout(LEAVING_SECONDS):
                await self.worker_lease.leave()
        except errors.UpgradedError:
            pass  # the new release gives our rows back
        except Exception:  # the database is away: our rows are given back when the lease ends
            _log.exception("not_left_in_order")

    def _say_started(self) -> None:
        if self.encoder.replaced is not None:
            event(_log, logging.WARNING, "encoder_replaced", used=self.encoder.fingerprint, why=self.encoder.replaced)
        bot_id, worker = self.connection.messenger.bot_id, self.context.worker
        event(_log, logging.INFO, "started", bot=bot_id, worker=worker, role=self.role.value)
