"""The demo: the real bot against the playground in one process, on a clock that can be moved."""

from __future__ import annotations

import contextlib
import random
import socket
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.application import Offscreen
from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.controls import DemoControls
from bot.settings import Settings
from telegram_playground.page import NEWCOMER
from telegram_playground.server import Playground

BOT_NAME = "Offscreen"
"""What people see at the top of the chat."""

BOT_USERNAME = "offscreen_playground_bot"
"""What links and commands in groups call it."""

OPERATOR = "Operator"
"""Who owns the demo's bot, beside the newcomer who uses it."""

OPERATOR_ID = 5_000_000_001
"""The operator's Telegram id in the demo."""


@dataclass(frozen=True)
class Stage:
    """Everything that is on stage.

    Attributes:
        address: Where the chat page is.
        playground: Telegram's part.
        bot: The real bot.
        clock: The time that both live in.
    """

    address: str
    playground: Playground
    bot: Offscreen
    clock: JumpingClock


def with_operator(settings: Settings) -> Settings:
    """Return settings in which the demo's operator is an owner, beside those who are set."""
    return settings.model_copy(update={"owners": settings.owners | {OPERATOR_ID}})


def add_people(on: Stage) -> None:
    """Put a newcomer and the operator on stage, for the page."""
    humans = on.playground.world.humans.values()
    known = next((human.id for human in humans if human.first_name == NEWCOMER), None)  # by a page that was open before
    on.playground.person(NEWCOMER, id=known)
    on.playground.person(OPERATOR, id=OPERATOR_ID)


@asynccontextmanager
async def stage(
    settings: Settings,
    *,
    port: int = 0,
    names: Sequence[str] = (),
    clock: JumpingClock | None = None,
    encoder: EncodingProcess | None = None,
    database_url: str | None = None,
    folder: Path | None = None,
) -> AsyncIterator[Stage]:
    """Set up a playground with the bot in it; everything it stores goes with it.

    Args:
        settings: The encoder and the like; token, server, database and folder are the demo's own.
        port: Of the chat page; 0 or a taken one: any free one.
        names: Under which names (``NAME`` or ``NAME:PORT``) the page may be reached, beside those of this machine.
        clock: To live by; ``None``: a new one, at the real time.
        encoder: To share one between several stages; ``None``: its own.
        database_url: Of a database to use; ``None``: one of the demo's own, in SQLite.
        folder: Where it stores everything, which then stays; ``None``: a new one.
    """
    clock = clock or JumpingClock()
    controls = DemoControls(clock)
    playground = Playground(name=BOT_NAME, username=BOT_USERNAME, clock=clock, controls=controls)
    with contextlib.ExitStack() as going:
        made = folder or Path(going.enter_context(tempfile.TemporaryDirectory(prefix="offscreen-demo-")))
        address = await playground.start(port=port, names=names)
        try:
            devices = free_port()
            own = settings.model_copy(
                update={
                    "telegram_token": SecretStr(playground.token),
                    "telegram_api": address,
                    "database_url": database_url,
                    "data_dir": made,
                    "http_port": devices,
                    "public_url": f"http://127.0.0.1:{devices}",
                    "webhook_secret": None,
                }
            )
            bot = Offscreen(own, clock, encoder)
            await bot.start()
            controls.show(bot)
            try:
                yield Stage(address, playground, bot, clock)
            finally:
                await bot.stop()
        finally:
            await playground.stop()


_PORTS = range(20_000, 32_000)
"""Below those that systems give to connections of their own: none of these takes a port before it is listened on."""


def free_port() -> int:
    """Return a port of the loopback interface that nothing listens on just now."""
    for port in random.sample(_PORTS, 100):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    with socket.create_server(("127.0.0.1", 0)) as listener:
        chosen: int = listener.getsockname()[1]
        return chosen
