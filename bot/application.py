"""The bot as a whole: a python-telegram-bot Application with our inbox, ticker and sender around it."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ExtBot, JobQueue
from telegram.request import HTTPXRequest

from bot import errors
from bot.clock import Clock, JumpingClock
from bot.conversations.commands import command_list
from bot.conversations.places import warm_up as warm_up_places
from bot.conversations.turns import Turns
from bot.delivery.decisions import Decider
from bot.delivery.encoding import EncodingProcess
from bot.delivery.matcher import Matcher
from bot.delivery.pacing import Pacer
from bot.delivery.sender import Sender
from bot.delivery.ticker import Ticker
from bot.intake.inbox import Inbox
from bot.intake.poller import Poller
from bot.logs import event
from bot.settings import Settings
from bot.signals import Wake
from bot.storage.database import Database
from bot.storage.queries.library import add_library, is_library_empty
from bot.workers import Workplace
from content.manifest import starter_folder, starter_library

GRACE_SECONDS = 10.0
"""How long what is in flight may take to come to its end at a stop."""

_log = logging.getLogger(__name__)


class Offscreen:
    """One process of the bot.

    Args:
        settings: What is set.
        clock: The time that people live in.
        encoder: To share one between several bots in a process; ``None``: its own.

    Raises:
        bot.errors.OffscreenError: If a setting is missing or wrong.
    """

    def __init__(self, settings: Settings, clock: Clock, encoder: EncodingProcess | None = None) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database)
        self.encoder = encoder or EncodingProcess(settings.encoder)
        self._shares_encoder = encoder is not None
        self.matcher = Matcher(self.database, self.encoder)
        self.pacer = Pacer(settings.nudges_per_second)
        self.application = build_application(settings, self.pacer)
        self.bot: ExtBot[Any] = self.application.bot
        self.workplace = Workplace(self.database)
        self._outbox = Wake()
        self.decider = Decider(self.database, self.matcher, lambda: self.ticker.soon())
        self.ticker = Ticker(clock, self.decider, self._outbox)
        turns = Turns(settings.minimum_age, settings.token())
        self.inbox = Inbox(self.database, self.bot, clock, turns, self.workplace.worker, self._turn_taken)
        self.poller = Poller(self.bot, self.inbox)
        self.sender = Sender(
            self.database,
            self.bot,
            clock,
            self.workplace.worker,
            settings.image_folder,
            self._outbox,
            self.pacer,
        )
        self._loops: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Open the database, make ourselves known to Telegram, and begin to work.

        Raises:
            bot.errors.DatabaseError: If the database cannot be used.
            bot.errors.TelegramError: If Telegram refuses the token or cannot be reached.
        """
        await self.database.open()
        await self._fill_library()
        try:
            await self._meet_telegram()
        except BaseException:
            await self.database.close()
            raise
        await self.workplace.enter()
        await self.application.start()
        await self._show_commands()
        if self.application.job_queue is not None:
            self.ticker.start(self.application.job_queue)
        if isinstance(self.clock, JumpingClock):
            self.clock.on_jump(self.ticker.soon)
        for loop in (self.workplace.run, self.inbox.run, self.sender.run, self.poller.run):
            self._loops.append(asyncio.create_task(loop(), name=loop.__qualname__))
        self.decider.prepare_library()
        event(_log, logging.INFO, "started", bot=self.bot.id, worker=self.workplace.worker)

    async def wait(self) -> None:
        """Return when a loop has ended, which none does by itself.

        Raises:
            bot.errors.TelegramError: If the token was revoked.
        """
        done, _going = await asyncio.wait(self._loops, return_when=asyncio.FIRST_COMPLETED)
        for loop in done:
            if not loop.cancelled() and (error := loop.exception()) is not None:
                raise error

    async def stop(self) -> None:
        """Take nothing more, finish what is in flight, and give the rest back."""
        workplace, inbox, sender, poller = self._loops
        await _end(poller)
        self.sender.stop()
        await self.inbox.stop(GRACE_SECONDS)
        await asyncio.wait([inbox, sender], timeout=GRACE_SECONDS)
        for loop in (inbox, sender, workplace):
            await _end(loop)
        await self.ticker.close()
        await self.decider.close()
        await self.application.stop()
        await self.application.shutdown()
        await self.workplace.leave()
        if not self._shares_encoder:
            self.encoder.close()
        await self.database.close()
        event(_log, logging.INFO, "stopped", worker=self.workplace.worker)

    async def _meet_telegram(self) -> None:
        server = self.settings.telegram_api
        try:
            await self.application.initialize()
        except InvalidToken:
            raise errors.TelegramError(
                f"{server} does not accept OFFSCREEN_TELEGRAM_TOKEN. Copy it again from @BotFather."
            ) from None
        except NetworkError as error:
            raise errors.TelegramError(
                f"cannot reach the Bot API at {server} ({type(error.__cause__ or error).__name__}). "
                "Check the network, and OFFSCREEN_TELEGRAM_API if you set it."
            ) from None
        except TelegramError as error:
            raise errors.TelegramError(f"{server} answered: {error.message}. Check OFFSCREEN_TELEGRAM_TOKEN.") from None

    async def _show_commands(self) -> None:
        try:
            await self.bot.set_my_commands(command_list())
        except TelegramError as error:  # the menu can wait for the next start
            event(_log, logging.WARNING, "commands_not_shown", error=type(error).__name__)

    async def _fill_library(self) -> None:
        """Give an empty library the starter pack."""
        async with self.database.writing() as session:
            if await is_library_empty(session=session):
                added = await add_library(
                    starter_library(), starter_folder(), self.settings.image_folder, self.clock.now(), session=session
                )
                event(_log, logging.INFO, "starter_library_added", items=added)

    def _turn_taken(self, about_to_tell: bool) -> None:
        if about_to_tell:
            self.matcher.warm_up()
            asyncio.get_running_loop().run_in_executor(None, warm_up_places)
        self.ticker.soon()


def build_application(settings: Settings, pacer: Pacer) -> Application[Any, Any, Any, Any, Any, JobQueue[Any]]:
    """Return python-telegram-bot's Application for these settings; it polls nothing by itself."""
    request = HTTPXRequest(
        connection_pool_size=64, connect_timeout=10, read_timeout=20, write_timeout=20, pool_timeout=5
    )
    return (
        Application.builder()
        .token(settings.token())
        .base_url(f"{settings.telegram_api}/bot")
        .base_file_url(f"{settings.telegram_api}/file/bot")
        .request(request)
        .rate_limiter(pacer)
        .updater(None)
        .job_queue(JobQueue())
        .build()
    )


async def _end(loop: asyncio.Task[None]) -> None:
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)
