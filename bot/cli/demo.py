"""``offscreen demo``: try everything without Telegram."""

from __future__ import annotations

import asyncio
import signal
from typing import Annotated

import typer

from bot.cli.output import json_result, progress, result
from bot.demo import OPERATOR, add_people, stage, with_operator
from bot.logs import configure_logging
from bot.playground.errors import PlaygroundError
from bot.rehearsal import rehearse
from bot.settings import Settings, read_settings


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
    settings = read_settings()
    configure_logging("ERROR" if settings.log_level == "INFO" else settings.log_level)
    if headless:
        _rehearse(settings, as_json=as_json)
    else:
        asyncio.run(_serve(settings, port, allow_host or []))


def _rehearse(settings: Settings, *, as_json: bool) -> None:
    async def play() -> dict[str, object]:
        async with stage(settings) as on:
            return (await rehearse(on, result)).as_dict()

    try:
        played = asyncio.run(play())
    except PlaygroundError as error:
        progress(f"offscreen: the rehearsal broke off: {error}")
        if as_json:
            json_result({"onboarded": False, "nudges": 0, "nudge": None, "reaction": None, "seconds": None})
        raise SystemExit(1) from None
    if as_json:
        json_result(played)


async def _serve(settings: Settings, port: int, names: list[str]) -> None:
    async with stage(with_operator(settings), port=port, names=names) as on:
        add_people(on)
        result(f"Offscreen is ready to chat: {on.address}")
        progress(
            f"Open the address in a browser. {OPERATOR}, at the left, owns the bot: press Start there, and /help shows "
            "what operators can do. Stop it with Ctrl-C."
        )
        stopped = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
        await stopped.wait()
