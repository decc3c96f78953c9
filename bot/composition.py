"""The parts of one process, put together: what each one is given, and what runs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.routing import Route

from bot import errors
from bot.core.clock import Clock, JumpingClock
from bot.core.log_events import event
from bot.core.service import RECEIVING, SENDING, ProcessRole, Service
from bot.core.signals import Signals
from bot.delivery import countdown, housekeeping, letters, population, scheduled_backup, ticker, trial_outcomes, trips
from bot.delivery.clock_watch import ClockWatch
from bot.delivery.countdown import Countdown
from bot.delivery.decisions import Decider
from bot.delivery.encoding import EncodingProcess
from bot.delivery.housekeeping import Housekeeping
from bot.delivery.letters import Letters
from bot.delivery.matcher import Matcher
from bot.delivery.notifier import Notifier
from bot.delivery.picture_sight import PictureSight
from bot.delivery.population import PopulationRefresher
from bot.delivery.replanner import Replanner
from bot.delivery.scheduled_backup import BackupPlan, ScheduledBackup
from bot.delivery.scheduler import Scheduler
from bot.delivery.sender import Sender
from bot.delivery.ticker import Ticker
from bot.delivery.trial_outcomes import TrialOutcomes
from bot.delivery.trips import Trips
from bot.delivery.undelivered import tell_who_asked
from bot.dialogues.turn import DialogueSettings
from bot.intake.chat_reader import ChatReader
from bot.intake.connection import MessengerConnection
from bot.intake.conversation import Conversation
from bot.intake.inbox import Inbox
from bot.intake.speaking import Speaker
from bot.intake.turn_steps import TurnSteps
from bot.intake.understander import Understander
from bot.intake.welcomes import Welcomes
from bot.monitoring import checkup, safeguarding
from bot.monitoring.alerts import Alerts
from bot.monitoring.checkup import Checkup
from bot.monitoring.metrics import Metrics
from bot.monitoring.safeguarding import CrisisCount
from bot.operators.job_handlers import open_job_runner
from bot.operators.router import OperatorRouter
from bot.screentime.collector import Collector
from bot.screentime.watcher import Watcher
from bot.services import trial_watch
from bot.services.trial_watch import TrialWatch
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.worker_context import WorkerContext
from bot.storage.worker_lease import POLLING, WorkerLease
from bot.supervisor import Supervisor
from bot.telegram.connection import TelegramConnection
from bot.web.events import EventsPage
from bot.web.health import Health
from bot.web.metrics import MetricsPage
from bot.web.server import WebServer

_log = logging.getLogger(__name__)


class Parts:
    """The parts of one process.

    Args:
        settings: What is set.
        clock: The time that people live in.
        role: Which part of the work this process does.
        encoder: To share one between several bots in a process; ``None``: its own.
        connection: To a messenger; ``None``: to Telegram.

    Raises:
        bot.errors.OffscreenError: If a setting is missing or wrong.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        role: ProcessRole,
        encoder: EncodingProcess | None,
        connection: MessengerConnection | None,
    ) -> None:
        self.settings, self.clock, self.role = settings, clock, role
        self.signals, self.metrics, self.supervisor = Signals(), Metrics(), Supervisor()
        self.database = Database(settings.database)
        self.encoder = encoder or EncodingProcess(settings.encoder, settings.picture_encoder)
        sight = PictureSight(self.database, self.encoder, settings.image_folder)
        self.matcher = Matcher(self.database, self.encoder, text_alone=settings.text_alone, sight=sight)
        self.connection = connection or TelegramConnection(settings)
        self.worker_lease = WorkerLease(self.database, self.connection.budget, self._tell_lost)
        self.context = WorkerContext(self.database, self.connection.messenger, clock, self.worker_lease.worker)
        self.alerts = Alerts(self.database, self.connection.messenger, self.connection.owners, clock)
        self._compose_receiving()
        self._compose_sending()
        self._compose_schedule()

    def services(self) -> list[Service]:
        """Return what runs in this process, in the order of its start; it stops in reverse."""
        services: list[Service] = [
            self.worker_lease,
            ClockWatch(self._clock_was_set),
            self.replanner,
            self.scheduler,
            self.ticker,
            self.watcher,
            self.job_runner,
            Notifier(self.context, self.signals, self.settings.image_folder),
            self.sender,
            self.inbox,
            *self._web_servers(),
            self.source,
        ]
        return [service for service in services if self.role in service.roles]

    async def _tell_lost(self, nudge_ids: Sequence[int], session: AsyncSession) -> None:
        await tell_who_asked(nudge_ids, self.clock.now(), session=session)

    def _compose_receiving(self) -> None:
        settings, owners, budget = self.settings, self.connection.owners, self.connection.budget
        self.reader = _open_reader(settings, self.database)
        model, listen = (None, None) if self.reader is None else (self.reader.model, self.reader.listen)
        told = DialogueSettings(
            settings.minimum_age,
            model,
            settings.device_address,
            settings.events_kept,
            contact=settings.contact,
            owners=frozenset(owners),
        )
        steps = TurnSteps(
            Understander(self.database, self.encoder.fingerprint, self.encoder.encode, listen).listen,
            OperatorRouter(owners, settings.chat_model, settings.contact),
            Conversation(told, self.connection.secret),
            self._turn_taken,
            Speaker(self.context, settings.image_folder, self.alerts.tell_each_time),
        )
        welcomes = Welcomes(lambda: budget.share)
        self.inbox = Inbox(self.context, steps, self.signals.priority, welcomes, owners, self.alerts.tell, self.metrics)
        self.source = self.connection.source(self.inbox, partial(self.worker_lease.lead, POLLING))
        self.collector = Collector(self.database, self.signals.watch)

    def _compose_sending(self) -> None:
        settings, context, signals = self.settings, self.context, self.signals
        decider = Decider(self.database, self.matcher, signals.decide, self.metrics, settings.nudges_per_second)
        self.ticker = Ticker(self.clock, decider, signals)
        self.replanner = Replanner(self.database, self.clock, signals.priority)
        self.watcher = Watcher(self.database, self.clock, context.worker, signals)
        self.job_runner = open_job_runner(settings, context, self.connection.owners, self.matcher, signals.work)
        self.sender = Sender(
            context, signals, settings.image_folder, self.connection.budget, self.metrics, self.alerts.tell
        )

    def _compose_schedule(self) -> None:
        """Put into the scheduler whatever is done again and again; each is one line."""
        settings = self.settings
        self.checkup = Checkup(self.database, self.matcher, self.connection, self.clock, self.alerts.tell)
        kept = None if settings.retention_days is None else timedelta(days=settings.retention_days)
        keeping = Housekeeping(self.database, self.clock, kept, settings.events_kept)
        self.scheduler = Scheduler()
        self.scheduler.every(ticker.INTERVAL, self.ticker.look, "ticker", first=timedelta(0))
        self.countdown = Countdown(self.context)
        self.scheduler.every(countdown.INTERVAL, self.countdown.look, "countdown")
        self.letters = Letters(self.context)
        self.scheduler.every(letters.INTERVAL, self.letters.look, "letters", first=timedelta(0))
        self.scheduler.every(trips.INTERVAL, Trips(self.database, self.clock).run, "trips")
        outcomes = TrialOutcomes(self.database, self.clock)
        watch = TrialWatch(self.database, self.clock, self.alerts.tell)
        self.scheduler.every(trial_watch.INTERVAL, watch.run, "trial_watch")
        self.scheduler.every(trial_outcomes.INTERVAL, outcomes.run, "trial_outcomes")
        self.scheduler.every(housekeeping.INTERVAL, keeping.tidy, "housekeeping", first=housekeeping.FIRST_AFTER)
        refresher = PopulationRefresher(self.database, self.clock)
        self.scheduler.every(population.INTERVAL, refresher.look, "population", first=population.FIRST_AFTER)
        self.scheduler.every(checkup.INTERVAL, self.checkup.look, "checkup")
        crises = CrisisCount(self.database, self.clock, self.alerts.tell)
        self.scheduler.every(safeguarding.INTERVAL, crises.look, "crises", first=timedelta(minutes=1))
        if settings.backup_every is not None:
            self.scheduler.every(
                scheduled_backup.INTERVAL,
                self._scheduled_backup(settings.backup_every).look,
                "backup",
                first=scheduled_backup.FIRST_AFTER,
            )
        if isinstance(self.clock, JumpingClock):
            self.clock.on_jump(self.signals.decide.set)

    def _scheduled_backup(self, every: timedelta) -> ScheduledBackup:
        settings = self.settings
        plan = BackupPlan(every, settings.backup_keep, settings.backup_folder, settings.backup_public_key)
        lead = partial(self.worker_lease.lead, scheduled_backup.TASK)
        return ScheduledBackup(self.database, settings.image_folder, self.clock, plan, lead, self.alerts.tell)

    def _web_servers(self) -> list[WebServer]:
        """Return what serves the ports that are set."""
        settings, receives = self.settings, self.role in RECEIVING
        is_receiving = self._is_receiving if receives else None
        health = Health(self.database, self.supervisor.is_working, is_receiving).routes()
        servers = []
        if settings.web_port is not None:
            entrances = self._entrances() if receives else []
            servers.append(WebServer([*health, *entrances], settings.web_host, settings.web_port))
        if settings.metrics_address is not None:
            page = MetricsPage(self.metrics, self.connection.budget, self.database, self.clock)
            servers.append(WebServer([*page.routes(), *health], *settings.metrics_address, name="metrics"))
        return servers

    def _entrances(self) -> list[Route]:
        """Return where devices, and a messenger that comes by itself, bring what they have."""
        return [*EventsPage(self.collector, self.clock, self.settings.public_url).routes(), *self.source.routes()]

    async def _is_receiving(self) -> bool:
        answered = self.source.is_answered()
        if answered is None:
            return True
        leader = await self.worker_lease.leader(POLLING)
        return leader is not None and (leader != self.worker_lease.worker or answered)

    def _turn_taken(self, about_to_tell: bool) -> None:
        """Let the loops look that a turn may have given work; in another process theirs look within a second."""
        if about_to_tell and self.role in SENDING:
            self.matcher.warm_up()
        for wake in (self.signals.decide, self.signals.watch, self.signals.work, self.signals.notify):
            wake.set()

    def _clock_was_set(self, step: timedelta) -> None:
        self.scheduler.wake()
        self.replanner.clock_was_set(step)


def _open_reader(settings: Settings, database: Database) -> ChatReader | None:
    """Return what reads free text better; without a key the rules here do, and the log says so."""
    if settings.chat_model is None:
        return None
    try:
        return ChatReader(settings.chat_model, database)
    except errors.SettingsError as error:
        event(_log, logging.WARNING, "chat_model_not_used", remedy=str(error))
        return None
