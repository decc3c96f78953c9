"""``offscreen demo``: try everything without Telegram."""

from __future__ import annotations

import asyncio
import signal
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

import bot
from bot.cli.output import json_result, progress, result
from bot.errors import DemoError
from bot.monitoring.logs import configure_logging
from bot.settings import Settings, read_settings

PLAYGROUND = Path(bot.__file__).parents[1] / "playground"
"""Where the playground's distribution lies in a checkout."""


def demo(
    port: Annotated[
        int, typer.Option(help="Port of the chat page; another free one if it is taken.", min=0, max=65535)
    ] = 8080,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[:PORT]", help="Another name by which a browser may reach the page, as through a tunnel."
        ),
    ] = None,
    headless: Annotated[bool, typer.Option(help="Play one persona through the bot and print a transcript.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --headless: end with one JSON object.")] = False,
) -> None:
    """Chat with the bot in a browser, without Telegram. Nothing is kept afterwards."""
    if as_json and not headless:
        raise typer.BadParameter("it goes with --headless: a page ends with no result", param_hint="--json")
    _require_playground()
    settings = read_settings()
    configure_logging("ERROR" if settings.log_level == "INFO" else settings.log_level)
    if headless:
        _play(settings, as_json=as_json)
    else:
        asyncio.run(_serve(settings, port, allow_host or []))


def _require_playground() -> None:
    """Say what to install where the playground is missing: it is a distribution of its own, and on no index."""
    if find_spec("telegram_playground") is None:
        where = PLAYGROUND if PLAYGROUND.is_dir() else "the folder playground of Offscreen's source"
        raise DemoError(f"the demo needs telegram-playground, which is not installed: pip install {where}")


def _play(settings: Settings, *, as_json: bool) -> None:
    from bot.demo.headless import perform

    try:
        played = asyncio.run(perform(settings, result))
    except DemoError as error:
        progress(f"offscreen: {error}")
        if as_json:
            json_result({"onboarded": False, "nudges": 0, "nudge": None, "reaction": None, "seconds": None})
        raise SystemExit(1) from None
    if as_json:
        json_result(played.as_dict())


async def _serve(settings: Settings, port: int, names: list[str]) -> None:
    from bot.demo.stage import OPERATOR, add_people, stage, with_operator

    async with stage(with_operator(settings), port=port, names=names) as on:
        add_people(on)
        stopped = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
        result(f"Offscreen is ready to chat: {on.address}")
        progress(
            f"Open the address in a browser. {OPERATOR}, at the left, owns the bot: press Start there, and /help shows "
            "what operators can do. Stop it with Ctrl-C."
        )
        await stopped.wait()
