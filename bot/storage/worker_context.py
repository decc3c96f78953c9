"""What every worker's loop works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.clock import Clock
from bot.core.messenger import Messenger
from bot.storage.database import Database


@dataclass(frozen=True)
class WorkerContext:
    """The surroundings of a worker.

    Attributes:
        database: Where rows wait, and what became of them is stored.
        messenger: Through which people are spoken to.
        clock: The time that people live in.
        worker: This process's id, which claims rows.
    """

    database: Database
    messenger: Messenger
    clock: Clock
    worker: str
