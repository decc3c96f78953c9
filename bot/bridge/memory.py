"""What the bridge remembers between two starts: what was told, and what still has to be."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.bridge.telling import ToldBefore
from bot.bridge.wire import BridgeEvent

LONGEST_QUEUE = 1000
"""Events that wait at most: more than half a day's, one each minute."""

OLDEST = timedelta(hours=24)
"""Events older than this are no longer told."""


class Memory(BaseModel):
    """What is written down.

    What was told and what waits are written in one piece, so no event is lost between them. An event that was told just
    before a crash is told again, under the same id.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    until: AwareDatetime
    day: date
    limits: frozenset[int] = frozenset()
    turn: int = Field(default=0, ge=0)
    waiting: tuple[BridgeEvent, ...] = ()
    """Events that the bot has not confirmed, oldest first."""

    @property
    def told(self) -> ToldBefore:
        """What was told before."""
        return ToldBefore(self.until, self.day, self.limits, self.turn)


def remember(told: ToldBefore, waiting: tuple[BridgeEvent, ...], now: datetime) -> Memory:
    """Return what is to be written down; of what waits only what is not too old, and the newest of it."""
    fresh = sorted((event for event in waiting if now - event.at <= OLDEST), key=lambda event: event.at)
    return Memory(
        until=told.until,
        day=told.day,
        limits=told.limits,
        turn=told.turn,
        waiting=tuple({event.id: event for event in fresh}.values())[-LONGEST_QUEUE:],
    )


class MemoryFile:
    """Keeps the memory in one file that only the user can read.

    Args:
        folder: Where; made if it is not there.
        address: The bot's address.
        token: The user's token. Whoever else is told through another bot or token starts afresh.
    """

    def __init__(self, folder: Path, address: str, token: SecretStr) -> None:
        whose = hashlib.sha256(f"{address}\n{token.get_secret_value()}".encode()).hexdigest()[:16]
        self.path = folder / f"activitywatch-{whose}.json"

    def read(self) -> Memory | None:
        """Return what was written down; ``None`` if nothing was, or nothing that can be read.

        Raises:
            OSError: If the file is there and cannot be opened.
        """
        try:
            return Memory.model_validate_json(self.path.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def write(self, memory: Memory) -> None:
        """Write it down, wholly or not at all.

        Raises:
            OSError: If it cannot be written.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=self.path.stem, suffix=".new", dir=self.path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(memory.model_dump_json(exclude_none=True).encode())
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
