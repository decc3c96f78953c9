"""What doctor looks at outside of the bot itself: proxy, Telegram and its webhook, models, ports, and the time."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from datetime import UTC, datetime, timedelta
from io import BytesIO

import httpx
from PIL import Image
from pydantic import BaseModel

from bot.cli.doctor_finding import DoctorFinding
from bot.errors import OffscreenError
from bot.settings import Settings
from bot.telegram import webhook
from bot.telegram.connection import TelegramConnection, WebhookState
from bot.telegram.proxies import proxy_for
from content.captioners import open_captioner
from content.errors import CaptionError
from recommender.chat import ChatModel
from recommender.errors import ChatError

MODEL_SECONDS = 20.0
"""How long a model is waited for."""

LATELY = timedelta(hours=1)
"""An error of the webhook that is older is over."""

MANY_WAITING = 100
"""So many updates wait at Telegram when nobody takes them."""

OFF = timedelta(seconds=30)
"""A clock that is wrong by more sends nudges and counts quiet hours at the wrong time."""


async def look_at_proxy(settings: Settings) -> DoctorFinding:
    """Find the proxy to Telegram."""
    try:
        proxy = proxy_for(settings.telegram_api, os.environ)
    except OffscreenError as error:
        return DoctorFinding(False, str(error))
    if proxy is None:
        return DoctorFinding(True, f"{settings.telegram_api} is reached directly.")
    return DoctorFinding(True, f"{settings.telegram_api} is reached through {proxy.shown} ({proxy.name}).")


async def look_at_telegram(settings: Settings) -> list[tuple[str, DoctorFinding]]:
    """Check the token, the webhook and the clock."""
    try:
        connection = TelegramConnection(settings)
    except OffscreenError as error:
        return [("Telegram", DoctorFinding(False, str(error)))]
    try:
        username = await connection.open()
        found = await connection.webhook_state()
    except OffscreenError as error:
        return [("Telegram", DoctorFinding(False, str(error)))]
    finally:
        await connection.close()
    return [
        ("Telegram", DoctorFinding(True, f"the token belongs to @{username}.")),
        ("Updates", judge_webhook(settings, found, datetime.now(UTC))),
        ("Clock", judge_clock(connection.clock_ahead)),
    ]


def judge_webhook(settings: Settings, found: WebhookState, now: datetime) -> DoctorFinding:
    """Return whether updates come where they are taken.

    Args:
        settings: By webhook or by polling.
        found: What Telegram says.
        now: Aware.
    """
    ours = f"{settings.public_url}{webhook.PATH}"
    if not settings.by_webhook:
        if found.url:
            return DoctorFinding(
                False,
                f"Telegram sends them to {found.url}, though none is set here: another program uses this token, "
                "or offscreen run was not started since (it takes that away).",
            )
        return _waiting(found, "they are polled")
    if not found.url:
        return DoctorFinding(True, f"the webhook {ours} is set at the next start.")
    if found.url != ours:
        return DoctorFinding(False, f"Telegram sends them to {found.url} and not to {ours}: start offscreen run again.")
    if found.waiting and found.error_at is not None and now - found.error_at < LATELY:  # else they came since
        return DoctorFinding(
            False,
            f"Telegram cannot deliver them at {ours}: {found.error}. Check the proxy in front, its "
            "certificate, and OFFSCREEN_PUBLIC_URL.",
        )
    return _waiting(found, f"they come to {ours}")


def _waiting(found: WebhookState, way: str) -> DoctorFinding:
    if found.waiting >= MANY_WAITING:
        return DoctorFinding(False, f"{found.waiting} wait at Telegram: is offscreen run at work?")
    return DoctorFinding(True, f"{way}.")


def judge_clock(ahead: timedelta | None) -> DoctorFinding:
    """Return whether the clock is right, by how far it is ahead of Telegram's; ``None``: that did not tell the time."""
    if ahead is None:
        return DoctorFinding(True, "not compared: the server does not tell the time.")
    if abs(ahead) > OFF:
        way = "ahead" if ahead > timedelta(0) else "behind"
        seconds = round(abs(ahead).total_seconds())
        return DoctorFinding(False, f"it is {seconds} seconds {way}: let it be set by the network (NTP).")
    return DoctorFinding(True, "it is right.")


class Yes(BaseModel):
    """What the chat model is asked for."""

    yes: bool


async def look_at_chat_model(settings: Settings) -> DoctorFinding:
    """Ask the chat model something."""
    name = settings.chat_model
    if name is None:
        return DoctorFinding(True, "none is set.")
    try:
        model = ChatModel(name, timeout=MODEL_SECONDS, retries=0)
        await asyncio.to_thread(model.ask, "Answer with yes.", "Are you there?", Yes)
    except ChatError as error:
        return DoctorFinding(False, str(error))
    return DoctorFinding(True, f"{name} answers.")


async def look_at_captioner(settings: Settings) -> DoctorFinding:
    """Have the captioner describe a picture, unless its model would have to be loaded for that."""
    try:
        captioner = open_captioner(settings.captioner)
        if captioner is None:
            return DoctorFinding(True, "people write captions.")
        if captioner.heavy:
            return DoctorFinding(True, f"{settings.captioner} is loaded when a picture comes.")
        await asyncio.wait_for(asyncio.to_thread(captioner.caption, _picture()), MODEL_SECONDS)
    except CaptionError as error:
        return DoctorFinding(False, str(error))
    except TimeoutError:
        return DoctorFinding(False, f"{settings.captioner} gave no answer within {MODEL_SECONDS:.0f} s.")
    return DoctorFinding(True, f"{settings.captioner} answers.")


def _picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (64, 64), (200, 30, 30)).save(made, "PNG")
    return made.getvalue()


async def look_at_ports(settings: Settings) -> DoctorFinding:
    """Find out whether the ports that are to be served are free, or this bot's own."""
    wanted = [(settings.web_host, settings.web_port)] if settings.web_port is not None else []
    wanted += [settings.metrics_address] if settings.metrics_address is not None else []
    for host, port in wanted:
        trouble = await _trouble_with(host, port or 0)
        if trouble is not None:
            return DoctorFinding(False, trouble)
    if len({port for _host, port in wanted}) < len(wanted):
        return DoctorFinding(False, "OFFSCREEN_HTTP_PORT and OFFSCREEN_METRICS_PORT are the same: choose two.")
    shown = ", ".join(f"{host}:{port}" for host, port in wanted)
    return DoctorFinding(True, f"{shown} can be served." if shown else "none is served.")


async def _trouble_with(host: str, port: int) -> str | None:
    try:
        family = (await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM))[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE and await _is_ours(host, port):
            return None
        return f"{host}:{port} cannot be served ({error.strerror}): choose another port, or stop what is there."
    return None


async def _is_ours(host: str, port: int) -> bool:
    """Whether this bot is at work there already."""
    there = "127.0.0.1" if host == "0.0.0.0" else host
    try:
        async with httpx.AsyncClient(timeout=3, trust_env=False) as client:
            for path, sign in (("/healthz", '"working"'), ("/metrics", "offscreen_")):
                if sign in (await client.get(f"http://{there}:{port}{path}")).text:
                    return True
    except (httpx.HTTPError, httpx.InvalidURL):
        pass
    return False
