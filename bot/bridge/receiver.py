"""The bot's side: where events go."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from types import TracebackType
from typing import Self

import httpx
from pydantic import SecretStr

from bot.bridge.wire import BridgeEvent
from bot.errors import BridgeError, TokenRefusedError

PATH = "/v1/moments"

LONGEST_WAIT = timedelta(hours=1)
"""However long the bot says that we should wait, after this we ask again."""

_HERE = ("127.0.0.1", "::1", "localhost")
"""Hosts that are this machine: no proxy is on the way."""

_TIMEOUT_SECONDS = 20.0
_LONGEST_WORDS = 300
"""Characters of the bot's own words that are shown."""


class EventFate(StrEnum):
    """What became of an event."""

    STORED = "stored"
    REFUSED = "refused"
    """The bot will never take it: it is not sent again."""
    LATER = "later"
    """Nobody knows, or not now: the same event again, later."""


@dataclass(frozen=True)
class Answer:
    """What the bot said to an event.

    Attributes:
        verdict: What became of it.
        words: Why, if it was not stored.
        wait: How long the bot wants to be left alone.
    """

    verdict: EventFate
    words: str = ""
    wait: timedelta = timedelta(0)


class Receiver:
    """The bot's one way in for screen-time events.

    Args:
        address: The bot's public address, without a slash at its end.
        token: The user's personal token.
    """

    def __init__(self, address: str, token: SecretStr) -> None:
        self.address = address
        self.ahead = timedelta(0)
        """How far this computer's clock is ahead of the bot's, to a second or two, as of the last answer."""
        headers = {"Authorization": f"Bearer {token.get_secret_value()}", "Content-Type": "application/json"}
        by_proxy = httpx.URL(address).host not in _HERE
        self._client = httpx.AsyncClient(headers=headers, timeout=_TIMEOUT_SECONDS, trust_env=by_proxy)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def post(self, event: BridgeEvent, now: datetime) -> Answer:
        """Tell an event.

        Raises:
            TokenRefusedError: If the token is not, or no longer, valid.
        """
        try:
            reply = await self._client.post(f"{self.address}{PATH}", content=event.body())
        except httpx.HTTPError as error:
            return Answer(EventFate.LATER, f"cannot reach {self.address} ({type(error).__name__})")
        self._compare_clocks(reply, now)
        answer = judge(reply, now)
        if answer is None:
            raise TokenRefusedError(
                f"{self.address} does not accept the token. Send /connect to the bot for a new one, "
                "and put it where the old one was."
            )
        return answer

    def _compare_clocks(self, reply: httpx.Response, now: datetime) -> None:
        there = _instant(reply.headers.get("Date", ""))
        if there is not None:
            self.ahead = now - there


def judge(reply: httpx.Response, now: datetime) -> Answer | None:
    """Return what an answer means; ``None``: the token is not accepted."""
    status, words = reply.status_code, _words(reply)
    if reply.is_success:
        return Answer(EventFate.STORED)
    if status == httpx.codes.UNAUTHORIZED or (status == httpx.codes.FORBIDDEN and words):
        return None
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return Answer(EventFate.LATER, "the bot asks for a pause", _wait(reply.headers.get("Retry-After", ""), now))
    if status in (400, 413, 415, 422) and words:
        return Answer(EventFate.REFUSED, words)
    if reply.is_redirect:
        return Answer(EventFate.LATER, f"it leads elsewhere ({status}): check the address")
    if status in (403, 404, 405):
        return Answer(EventFate.LATER, f"no bot takes events there ({status}): check the address")
    wait = _wait(reply.headers.get("Retry-After", ""), now)
    return Answer(EventFate.LATER, f"the bot answers {status}", wait)


def check_address(text: str) -> str:
    """Return a bot's address without a slash at its end.

    Raises:
        BridgeError: If it is none, or would carry the token unencrypted through a network.
    """
    url = read_address(text)
    if url is None:
        raise BridgeError(f"{text!r} is no address: write it as https://bot.example.org")
    if url.scheme == "http" and url.host not in _HERE:
        raise BridgeError(f"{text!r} would send your token unencrypted: use https://")
    if url.path.rstrip("/").endswith(PATH):
        raise BridgeError(f"{text!r}: leave out {PATH}, it is added by itself")
    return str(url).rstrip("/")


def read_address(text: str) -> httpx.URL | None:
    """Return the address of a server, ``None`` for what is none."""
    try:
        url = httpx.URL(text.strip())
    except httpx.InvalidURL:
        return None
    odd = url.userinfo or url.query or url.fragment or not 0 < (url.port or 443) <= 65535 or len(url.host.split()) != 1
    return None if odd or url.scheme not in ("http", "https") else url


def _words(reply: httpx.Response) -> str:
    """Return the bot's own words about what was wrong; empty if these are not the bot's."""
    try:
        error = json.loads(reply.content)["error"]
        return f"{error['code']}: {error['message']}"[:_LONGEST_WORDS]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _wait(text: str, now: datetime) -> timedelta:
    """Return what a ``Retry-After`` asks for (seconds, or a date), from nothing to :data:`LONGEST_WAIT`."""
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), LONGEST_WAIT.total_seconds()))
    until = _instant(text)
    return timedelta(0) if until is None else min(max(until - now, timedelta(0)), LONGEST_WAIT)


def _instant(text: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
