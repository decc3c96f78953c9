"""``offscreen bridge``: screen-time events from programs on the user's own computer."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import sys
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import platformdirs
import typer
from pydantic import SecretStr

from bot.bridge.activitywatch import ActivityWatch
from bot.bridge.bridge import Bridge, Look
from bot.bridge.memory import MemoryFile
from bot.bridge.receiver import Receiver, check_address, read_address
from bot.bridge.telling import Plan
from bot.cli.output import progress, result
from bot.errors import BridgeError, TokenRefusedError
from bot.monitoring.logs import configure_logging

TOKEN_REFUSED = 77
"""Exit code when the token is not accepted (EX_NOPERM): starting again is of no use."""

app = typer.Typer(help="Tell the bot when you are on a screen; runs on your own computer.", no_args_is_help=True)


class Apps(StrEnum):
    """Whether names of apps leave the computer."""

    NEVER = "never"
    ALLOW = "allow"


@app.callback()
def _group() -> None:
    """Tell the bot when you are on a screen; runs on your own computer."""


@app.command()
def activitywatch(
    address: Annotated[
        str | None, typer.Option(envvar="OFFSCREEN_PUBLIC_URL", help="The bot's address, as /connect shows it.")
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(
            envvar="OFFSCREEN_TOKEN_FILE",
            help="File with your token from /connect. Without one: OFFSCREEN_DEVICE_TOKEN, or you are asked.",
        ),
    ] = None,
    watch: Annotated[
        str, typer.Option("--activitywatch", envvar="OFFSCREEN_ACTIVITYWATCH", help="Where ActivityWatch answers.")
    ] = "http://127.0.0.1:5600",
    every: Annotated[int, typer.Option(min=10, max=120, help="Seconds between two events while you are there.")] = 60,
    limit: Annotated[
        list[int] | None,
        typer.Option(min=1, max=1440, help="Minutes a day after which the bot may nudge you. May be repeated."),
    ] = None,
    apps: Annotated[Apps, typer.Option(help="Whether the name of the app in front is told; titles never are.")] = (
        Apps.NEVER
    ),
    host: Annotated[
        list[str] | None,
        typer.Option(help="Only this computer of those ActivityWatch knows of. May be repeated; default: all."),
    ] = None,
    state: Annotated[
        Path | None, typer.Option(help="Folder for what was told and what waits; default: the usual one.")
    ] = None,
    once: Annotated[bool, typer.Option(help="Look once and end, for a timer of your own.")] = False,
) -> None:
    """Tell the bot when you are at this computer, from what ActivityWatch sees, until stopped with Ctrl-C.

    What leaves the computer: that you are there, when, and how many minutes it has been today.
    """
    configure_logging("INFO")
    if address is None:
        raise BridgeError("no address: give the bot's with --address or in OFFSCREEN_PUBLIC_URL, as /connect shows it")
    address, watch = check_address(address), _check_watch(watch)
    token = _token(token_file)
    file = MemoryFile(state or platformdirs.user_state_path("offscreen"), address, token)
    plan = partial(Plan, every=timedelta(seconds=every), limits=tuple(limit or ()), apps=apps is Apps.ALLOW)
    try:
        look = asyncio.run(_run(watch, Receiver(address, token), file, plan, host or [], once=once))
    except TokenRefusedError as error:
        progress(f"offscreen: {error}")
        raise SystemExit(TOKEN_REFUSED) from None
    if look is None:
        return
    result(f"{look.told} told, {look.waiting} waiting.")
    if look.troubles:
        raise BridgeError("; ".join(look.troubles))


async def _run(
    address: str, receiver: Receiver, file: MemoryFile, plan: partial[Plan], hosts: list[str], *, once: bool
) -> Look | None:
    """Look once and return what came of it, or look until told to stop."""
    async with ActivityWatch(address, apps=plan.keywords["apps"], hosts=hosts) as watch, receiver:
        bridge = Bridge(watch, receiver, file, plan)
        if once:
            return await bridge.look()
        running = asyncio.ensure_future(bridge.run())
        with suppress(NotImplementedError):  # Windows knows Ctrl-C alone, which needs no handler
            for name in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(name, running.cancel)
        progress(f"Telling {receiver.address} what {address} sees. Stop it with Ctrl-C.")
        with suppress(asyncio.CancelledError):
            await running
        return None


def _check_watch(text: str) -> str:
    if read_address(text) is None:
        raise BridgeError(f"--activitywatch {text!r} is no address: write it as http://127.0.0.1:5600")
    return text.rstrip("/")


def _token(path: Path | None) -> SecretStr:
    """Return the token from a file, the environment, or a prompt; never from the command line, which others can see."""
    token, source = os.environ.get("OFFSCREEN_DEVICE_TOKEN", ""), "OFFSCREEN_DEVICE_TOKEN"
    if path is not None:
        token, source = _read_token(path), str(path)
    elif not token.strip() and sys.stdin is not None and sys.stdin.isatty():
        token, source = typer.prompt("Your token from /connect", hide_input=True), "what you typed"
    token = token.strip()
    if not token:
        raise BridgeError(
            "no token: send /connect to the bot, put the token into a file that only you can read, "
            "and name that file in OFFSCREEN_TOKEN_FILE"
        )
    if not (token.isascii() and token.isprintable() and " " not in token and len(token) <= 500):
        raise BridgeError(f"{source} holds no token: copy it again from /connect, the token alone")
    return SecretStr(token)


def _read_token(path: Path) -> str:
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            progress(f"Others on this computer can read {path}: chmod 600 {path}")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BridgeError(f"cannot read the token from {path} ({error.strerror})") from None
    except UnicodeDecodeError:
        raise BridgeError(f"{path} holds no token: copy it again from /connect, the token alone") from None
