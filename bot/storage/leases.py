"""The time that leases are counted by, and who a process is: no wall clock of a worker has a say in either.

Workers on PostgreSQL may run on several machines, whose clocks need not agree: they count by the server's. SQLite is
one machine: they count by the time since it was started, which setting its clock does not move.
"""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)
_SAME_START_SECONDS = 1.0


async def lease_time(*, session: AsyncSession) -> datetime:
    """Return the present instant for leases, aware: of this database alone, and not the time of day on SQLite."""
    if session.get_bind().dialect.name == "postgresql":
        present: datetime = (await session.exec(select(func.clock_timestamp()))).one()
        return present
    return _ORIGIN + timedelta(seconds=time.monotonic())


def holds(until: datetime, length: timedelta, now: datetime) -> bool:
    """Whether a lease of this length still holds; none that ends in more than twice its length is believed."""
    return now <= until <= now + 2 * length


def holding(until: Any, length: timedelta, now: datetime) -> Any:
    """Return the condition on a column that :func:`holds` is of a value."""
    return col(until).between(now, now + 2 * length)


def machine() -> str:
    """Return the name of this machine, and of the present run of it where the system names that."""
    try:
        boot = _BOOT_ID.read_text().strip()
    except OSError:
        boot = ""
    return f"{socket.gethostname()[:150]}/{boot}"


def boot_of(name: str) -> str:
    """Return which run of a machine a name means; empty where that is not known."""
    return name.rpartition("/")[2]


def started_at(process: psutil.Process) -> float:
    """Return when a process started, in seconds: since the machine did on Linux, where the clock does not move it."""
    return process.create_time() - psutil.boot_time() if psutil.LINUX else process.create_time()


def runs(pid: int, started: float) -> bool:
    """Whether the process of this machine with that id still runs, and is not another one that has the id now."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and abs(started_at(process) - started) < _SAME_START_SECONDS
    except psutil.Error:
        return False
