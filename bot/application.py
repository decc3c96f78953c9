"""The bot as a whole: inbox, ticker and sender around a connection to a messenger."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from enum import StrEnum
from functools import partial

from bot import errors
from bot.core.clock import Clock, JumpingClock
from bot.core.log_events import event
from bot.core.signals import Precedence, Wake
from bot.delivery.clock_watch import ClockWatch
from bot.delivery.decisions import Decider
from bot.delivery.encoding import EncodingProcess
from bot.delivery.housekeeping import Housekeeping
from bot.delivery.matcher import Matcher
from bot.delivery.notifier import Notifier
from bot.delivery.replanner import Replanner
from bot.delivery.scheduler import Scheduler
from bot.delivery.sender import Sender
from bot.delivery.ticker import Ticker
from bot.dialogues.turn import DialogueSettings
from bot.intake.chat_reader import ChatReader
from bot.intake.connection import MessengerConnection
from bot.intake.conversation import Conversation
from bot.intake.inbox import Inbox
from bot.intake.speaking import Speaker
from bot.intake.understander import Understander
from bot.intake.welcomes import Welcomes
from bot.monitoring.alerts import Alerts
from bot.monitoring.checkup import Checkup
from bot.monitoring.metrics import Metrics
from bot.operators.job_handlers import open_job_runner
from bot.operators.router import OperatorRouter
from bot.screentime.collector import Collector
from bot.screentime.tokens import digest_of, new_token
from bot.screentime.watcher import Watcher
from bot.services.starter_library import fill_empty_library
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.export import export_user
from bot.storage.privacy import make_private
from bot.storage.queries.devices import give_token
from bot.storage.worker_lease import POLLING, Workplace
from bot.telegram.connection import TelegramConnection
from bot.web.events import EventsPage
from bot.web.health import Health
from bot.web.metrics import MetricsPage
from bot.web.server import WebServer

GRACE_SECONDS = 6.0
"""How long what is in flight may take to come to its end at a stop."""

_UNTIL_CANCELLED = ("workplace", "replanner", "clock")
"""Loops that come to no end by themselves, and that nothing waits for."""

_log = logging.getLogger(__name__)


class ProcessRole(StrEnum):
    """Which part of the work a process does."""

    ALL = "all"
    RECEIVE = "receive"
    """Takes updates and answers them."""
    SEND = "send"
    """Decides what is due and sends nudges."""


class Offscreen:
    """One process of the bot.

    Args:
        settings: What is set.
        clock: The time that people live in.
        encoder: To share one between several bots in a process; ``None``: its own.
        role: Which part of the work this process does; several may do the same part.
        connection: To a messenger; ``None``: to Telegram.

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
        self.settings = settings
        self.clock = clock
        self.role = role
        self.database = Database(settings.database)
        self.encoder = encoder or EncodingProcess(settings.encoder)
        self._shares_encoder = encoder is not None
        self.matcher = Matcher(self.database, self.encoder)
        self.metrics = Metrics()
        self.connection = connection or TelegramConnection(settings)
        self.scheduler = Scheduler()
        messenger, budget, owners = self.connection.messenger, self.connection.budget, self.connection.owners
        self.workplace = Workplace(self.database, budget)
        self.alerts = Alerts(self.database, messenger, owners, clock)
        self._to_send, self._to_tell = Wake(), Wake()
        precedence = Precedence()
        self.decider = Decider(
            self.database, self.matcher, lambda: self.ticker.soon(), self.metrics, settings.nudges_per_second
        )
        self.ticker = Ticker(clock, self.decider, self._decided, precedence)
        self.replanner = Replanner(self.database, clock, precedence)
        self.reader = _open_reader(settings, self.database)
        model = self.reader.model if self.reader is not None else None
        told = DialogueSettings(settings.minimum_age, model, settings.device_address, settings.events_kept)
        conversation = Conversation(told, self.connection.secret)
        listen = self.reader.listen if self.reader is not None else None
        understander = Understander(self.database, self.encoder.fingerprint, self.encoder.encode, listen)
        self.inbox = Inbox(
            self.database,
            messenger,
            Speaker(messenger, self._export, self.alerts.tell, self._new_token),
            clock,
            conversation,
            self.workplace.worker,
            self._turn_taken,
            understander.listen,
            OperatorRouter(owners, settings.chat_model),
            precedence,
            self.alerts.tell,
            Welcomes(lambda: budget.share),
            owners,
        )
        self.source = self.connection.source(self.inbox, partial(self.workplace.lead, POLLING))
        self.sender = Sender(
            self.database,
            messenger,
            clock,
            self.workplace.worker,
            settings.image_folder,
            self._to_send,
            budget,
            self.metrics,
            self.alerts.tell,
        )
        self.job_runner = open_job_runner(
            settings, self.database, messenger, owners, clock, self.workplace.worker, self.matcher
        )
        self.notifier = Notifier(self.database, messenger, clock, self.workplace.worker, self._to_tell)
        retention = None if settings.retention_days is None else timedelta(days=settings.retention_days)
        self.housekeeping = Housekeeping(self.database, clock, retention, settings.events_kept)
        self.watcher = Watcher(self.database, clock, self.workplace.worker, self.ticker.soon)
        self.collector = Collector(self.database, self._events_stored)
        self.checkup = Checkup(self.database, self.matcher, clock, self.alerts.tell, lambda: self.connection.trouble)
        self.name = ""
        """What the bot is called by its messenger; known once it is connected."""
        self._servers = self._web_servers()
        self._loops: dict[str, asyncio.Task[None]] = {}

    async def start(self) -> None:
        """Open the database, make ourselves known to the messenger, and begin to work.

        Raises:
            bot.errors.DatabaseError: If the database cannot be used.
            bot.errors.TelegramError: If Telegram refuses the token or cannot be reached.
            bot.errors.WebError: If a port cannot be used.
        """
        await self.database.open()
        path = self.database.path
        if changed := await asyncio.to_thread(make_private, self.settings.data_dir, path):
            event(_log, logging.WARNING, "data_made_private", files=changed)
        try:
            await self._fill_library()
            self.name = await self.connection.open()
            for server in self._servers:
                await server.start()
        except BaseException:
            await self.connection.close()
            await self.database.close()
            raise
        await self.workplace.enter()
        await self.connection.introduce()
        loops = {"workplace": self.workplace.run}
        if self.role is not ProcessRole.SEND:
            await self.source.prepare()
            loops |= {"inbox": self.inbox.run, "source": self.source.run}
        if self.role is not ProcessRole.RECEIVE:
            loops |= {"sender": self.sender.run, "notifier": self.notifier.run, "job_runner": self.job_runner.run}
            loops |= {"watcher": self.watcher.run, "replanner": self.replanner.run, "clock": self._start_jobs().run}
        self._loops = {name: asyncio.create_task(run(), name=name) for name, run in loops.items()}
        if self.encoder.replaced is not None:
            event(_log, logging.WARNING, "encoder_replaced", used=self.encoder.fingerprint, why=self.encoder.replaced)
        bot_id, worker = self.connection.messenger.bot_id, self.workplace.worker
        event(_log, logging.INFO, "started", bot=bot_id, worker=worker, role=self.role.value)

    async def wait(self) -> None:
        """Return when a loop has ended, which none does by itself.

        Raises:
            bot.errors.TelegramError: If the token was revoked.
        """
        done, _going = await asyncio.wait(self._loops.values(), return_when=asyncio.FIRST_COMPLETED)
        for loop in done:
            if not loop.cancelled() and (error := loop.exception()) is not None:
                raise error

    def is_working(self) -> bool:
        """Whether everything that was started still runs."""
        return bool(self._loops) and not any(loop.done() for loop in self._loops.values())

    async def _is_receiving(self) -> bool:
        answered = self.source.is_answered()
        if answered is None:
            return True
        leader = await self.workplace.leader(POLLING)
        return leader is not None and (leader != self.workplace.worker or answered)

    async def stop(self) -> None:
        """Take nothing more, finish what is in flight, and give the rest back; all that within some seconds."""
        if (source := self._loops.pop("source", None)) is not None:
            await _end(source)
        for server in self._servers:
            await server.stop()
        await self.collector.close()
        self.watcher.stop()
        self.sender.stop()
        self.notifier.stop()
        self.job_runner.stop()
        await self.inbox.stop(GRACE_SECONDS)
        finishing = [loop for name, loop in self._loops.items() if name not in _UNTIL_CANCELLED]
        if finishing:
            await asyncio.wait(finishing, timeout=GRACE_SECONDS)
        for loop in self._loops.values():
            await _end(loop)
        await self.scheduler.stop()
        await self.ticker.close()
        await self.decider.close()
        await self.connection.close()
        try:
            async with asyncio.timeout(GRACE_SECONDS / 2):
                await self.workplace.leave()
        except errors.UpgradedError:
            pass  # the new release gives our rows back
        except Exception:  # the database is away: our rows are given back when the lease ends
            _log.exception("not_left_in_order")
        self.job_runner.close()
        if not self._shares_encoder:
            self.encoder.close()
        if self.reader is not None:
            await self.reader.close()
        await self.database.close()
        event(_log, logging.INFO, "stopped", worker=self.workplace.worker)

    def _start_jobs(self) -> ClockWatch:
        """Begin what runs every so often; return what must watch the clock for that."""
        for regular in (self.ticker, self.housekeeping, self.checkup):
            regular.start(self.scheduler)
        self.scheduler.start()
        if isinstance(self.clock, JumpingClock):
            self.clock.on_jump(self.ticker.soon)
        self.decider.prepare_library()

        def clock_was_set(step: timedelta) -> None:
            self.scheduler.wake()
            self.replanner.clock_was_set(step)

        return ClockWatch(clock_was_set)

    def _web_servers(self) -> list[WebServer]:
        servers = []
        health = Health(
            self.database, self.is_working, self._is_receiving if self.role is not ProcessRole.SEND else None
        )
        if self.settings.web_port is not None:
            routes = health.routes()
            if self.role is not ProcessRole.SEND:
                routes += EventsPage(self.collector, self.clock, self.settings.public_url).routes()
                routes += self.source.routes()
            servers.append(WebServer(routes, self.settings.web_host, self.settings.web_port))
        if self.settings.metrics_address is not None:
            page = MetricsPage(self.metrics, self.connection.budget, self.database, self.clock)
            servers.append(WebServer([*page.routes(), *health.routes()], *self.settings.metrics_address))
        return servers

    def _decided(self) -> None:
        self._to_send.set()
        self._to_tell.set()

    async def _fill_library(self) -> None:
        added = await fill_empty_library(
            self.database, self.settings.image_folder, self.matcher.fingerprint, self.clock.now()
        )
        if added:
            event(_log, logging.INFO, "starter_library_added", items=added)

    async def _export(self, user_id: int) -> bytes:
        async with self.database.reading() as session:
            return await export_user(user_id, self.clock.now(), session=session)

    async def _new_token(self, device_id: int) -> str | None:
        token = new_token()
        async with self.database.writing() as session:
            return token if await give_token(device_id, digest_of(token), session=session) else None

    def _events_stored(self) -> None:
        if self.role is not ProcessRole.RECEIVE:  # a sender looks by itself within a second
            self.watcher.soon()

    def _turn_taken(self, about_to_tell: bool) -> None:
        if self.role is ProcessRole.RECEIVE:
            return  # a sender's next tick sees what has changed
        if about_to_tell:
            self.matcher.warm_up()
        self.ticker.soon()
        self.watcher.soon()
        self.job_runner.soon()


def _open_reader(settings: Settings, database: Database) -> ChatReader | None:
    """Return what reads free text better; without a key the rules here do, and the log says so."""
    if settings.chat_model is None:
        return None
    try:
        return ChatReader(settings.chat_model, database)
    except errors.SettingsError as error:
        event(_log, logging.WARNING, "chat_model_not_used", remedy=str(error))
        return None


async def _end(loop: asyncio.Task[None]) -> None:
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)
