"""``offscreen run``: the bot against Telegram."""

from __future__ import annotations

import asyncio
import signal
from datetime import datetime
from types import FrameType
from typing import Annotated

import typer

from bot.application import Offscreen
from bot.cli.output import progress
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.errors import ClockError
from bot.monitoring.logs import configure_logging
from bot.monitoring.watchdog import Watchdog
from bot.settings import Settings, read_settings

YEARS = range(1990, 2200)
"""Of a rehearsal: in these, every day before and after it is one that the calendar has."""


def run(
    clock_at: Annotated[
        str | None,
        typer.Option(
            "--clock-at", metavar="ISO8601", help="Start the bot's clock at another instant, to rehearse that time."
        ),
    ] = None,
    role: Annotated[
        ProcessRole, typer.Option(help="Which part of the work this process does; several may share it.")
    ] = ProcessRole.ALL,
) -> None:
    """Run the bot against Telegram, until it is told to stop (SIGTERM, Ctrl-C)."""
    settings = read_settings()
    settings.token()
    start = None if clock_at is None else _instant(clock_at)
    configure_logging(settings.log_level)
    asyncio.run(_run(settings, start, role))


async def _run(settings: Settings, start: datetime | None, role: ProcessRole) -> None:
    told, watchdog, loop = asyncio.Event(), Watchdog(), asyncio.get_running_loop()

    def end(_signal: int, _frame: FrameType | None) -> None:  # a handler of the loop's own waits until it turns
        loop.call_soon_threadsafe(told.set)
        watchdog.hurry()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
    bot = Offscreen(settings, SystemClock(start), role=role)
    await bot.start()
    watchdog.start()
    progress(f"@{bot.name} is at work. Stop it with Ctrl-C.")
    working, stopped = asyncio.ensure_future(bot.wait()), asyncio.ensure_future(told.wait())
    try:
        await asyncio.wait([working, stopped], return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        for waiter in (working, stopped):
            waiter.cancel()
        await bot.stop()
        watchdog.stop()


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ClockError(f"--clock-at {text!r} is no instant: write it as 2026-03-29T18:30+01:00") from None
    if instant.tzinfo is None:
        raise ClockError(f"--clock-at {text!r} has no time zone: add one, as in {text}+00:00")
    if instant.year not in YEARS:
        raise ClockError(f"--clock-at {text!r} is too far away: name a year from {YEARS[0]} to {YEARS[-1]}")
    return instant
