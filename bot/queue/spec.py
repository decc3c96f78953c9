"""What a queue is: its table, what it promises, and how often its rows are tried.

The lease of a row is that of the worker in its ``claimed_by``: it holds while the worker is alive. Then one recovery
for all queues gives it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

_DOUBLINGS = 20
"""More would pass what a timedelta holds."""


class Guarantee(StrEnum):
    """What holds of every row, whatever crashes."""

    AT_MOST_ONCE = "at most once"
    """*Sending* is committed just before the call; a row whose call may have been made is never called again."""
    AT_LEAST_ONCE = "at least once"
    """A row whose worker died is done once more, and doing it twice ends the same."""


@dataclass(frozen=True)
class Retry:
    """How often a row is tried, and when again.

    Attributes:
        attempts: How often at most; ``None``: until something else ends it.
        first: Wait after the first attempt; each further one doubles it.
        longest: The longest wait.
    """

    attempts: int | None = None
    first: timedelta = timedelta(seconds=2)
    longest: timedelta = timedelta(minutes=2)

    def wait(self, attempts: int) -> timedelta:
        """Return how long to wait after as many attempts before this one."""
        doubled: timedelta = self.first * 2 ** min(attempts, _DOUBLINGS)
        return min(doubled, self.longest)

    def is_over(self, attempts: int) -> bool:
        """Whether a row that was tried so often is not tried again."""
        return self.attempts is not None and attempts >= self.attempts


@dataclass(frozen=True)
class OutgoingStates:
    """The states of rows that go out at most once."""

    planned: StrEnum
    claimed: StrEnum
    sending: StrEnum
    unknown: StrEnum


@dataclass(frozen=True)
class QueueSpec:
    """One queue.

    Attributes:
        name: In logs.
        table: The model; it has ``claimed_by`` and ``attempts``.
        key: The column that names a row.
        guarantee: What is promised.
        retry: How often rows are tried.
        waiting: The condition on rows that may be claimed, as the table's index says it.
        held: The condition on rows that a worker may hold.
        tried: The condition on held rows whose claim counted an attempt; ``None``: all.
        states: Of rows that go out at most once; ``None``: at least once.
    """

    name: str
    table: type[Any]
    key: Any
    guarantee: Guarantee
    retry: Retry
    waiting: Any
    held: Any
    tried: Any = None
    states: OutgoingStates | None = None

    def __post_init__(self) -> None:
        if (self.guarantee is Guarantee.AT_MOST_ONCE) != (self.states is not None):
            raise ValueError(f"queue {self.name}: what goes out at most once has states of sending, and nothing else")
