"""What is counted, for Prometheus. Nothing here tells one person from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from bot.storage.models import DecisionOutcome, NudgeState, Reason

_LAG_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1200)
_ENCODE_SECONDS = (0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60)


@dataclass(frozen=True)
class QueueFigures:
    """What the database says of the queues.

    Attributes:
        due: Moments that are due and not decided.
        on_their_way: Nudges by state.
        backed_up_at: When the last backup was made.
    """

    due: int
    on_their_way: Mapping[NudgeState, int]
    backed_up_at: datetime | None = None


class Metrics:
    """Counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)  # memory, processor time, open files
        self._decisions = Counter(
            "offscreen_decisions", "Decisions by outcome and reason", ["outcome", "reason"], registry=self._registry
        )
        self._nudges = Counter("offscreen_nudges", "Attempts to send by their end", ["state"], registry=self._registry)
        self._lag = Histogram(
            "offscreen_lag_seconds",
            "From when a nudge might go out to when it was sent",
            buckets=_LAG_SECONDS,
            registry=self._registry,
        )
        self._refusals = Counter("offscreen_too_many_requests", "Answers 429 of Telegram", registry=self._registry)
        self._encoding = Histogram(
            "offscreen_encode_seconds",
            "Time to encode the texts of one decision",
            buckets=_ENCODE_SECONDS,
            registry=self._registry,
        )
        self._updates = Counter("offscreen_updates", "Updates that were handled", registry=self._registry)
        self._due = Gauge("offscreen_moments_due", "Moments that are due and not decided", registry=self._registry)
        self._open = Gauge("offscreen_outbox", "Nudges on their way by state", ["state"], registry=self._registry)
        self._backup = Gauge(
            "offscreen_backup_last_success_timestamp_seconds",
            "When the last backup was made; 0: never",
            registry=self._registry,
        )
        self._up = Gauge("offscreen_database_up", "Whether the database answers", registry=self._registry)
        self._database_failures = Counter(
            "offscreen_database_failures", "How often the database did not answer", registry=self._registry
        )
        self._refused_before = self._failures_before = 0

    def decided(self, outcome: DecisionOutcome, reason: Reason | None) -> None:
        """Count a decision."""
        self._decisions.labels(outcome.value, reason.value if reason else "").inc()

    def nudge_settled(self, state: NudgeState, lag_seconds: float) -> None:
        """Count the end of an attempt to send; ``planned`` means that it is tried again."""
        self._nudges.labels(state.value).inc()
        if state is NudgeState.SENT:
            self._lag.observe(max(0.0, lag_seconds))

    def encoded(self, seconds: float) -> None:
        """Count texts that had to be encoded."""
        self._encoding.observe(seconds)

    def update_handled(self) -> None:
        """Count an update."""
        self._updates.inc()

    def page(self, queues: QueueFigures | None, refusals: int, failures: int) -> bytes:
        """Return everything in Prometheus' text format.

        Args:
            queues: What the database says; ``None``: it does not answer, and its figures stay as they were.
            refusals: Answers 429 since the start.
            failures: How often the database did not answer since the start.
        """
        self._up.set(queues is not None)
        if queues is not None:
            self._due.set(queues.due)
            self._backup.set(0 if queues.backed_up_at is None else queues.backed_up_at.timestamp())
            for state in (NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNKNOWN):
                self._open.labels(state.value).set(queues.on_their_way.get(state, 0))
        self._refusals.inc(refusals - self._refused_before)
        self._database_failures.inc(failures - self._failures_before)
        self._refused_before, self._failures_before = refusals, failures
        return generate_latest(self._registry)
