"""The way to Telegram's server: aiohttp below python-telegram-bot, since a sender spends most of its time there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHttpProxyError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
)
from aiohttp_socks import ProxyError
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.telegram.answers import CHANGING, SENDING, ForbiddenToAllError, OddAnswerError, check_answer, in_brief
from bot.telegram.failures import is_departure
from bot.telegram.json_depth import read_json
from bot.telegram.line import LineMemory
from bot.telegram.proxies import ServerProxy, connector

KEPT_SECONDS = 10.0
"""An idle connection is closed after so long: one that the server is just closing would leave a call in doubt."""

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Transport(BaseRequest):
    """Makes each request once: none is repeated, and no redirect is followed.

    Args:
        connections: Side by side at most.
        connect_timeout: Seconds to reach the server.
        read_timeout: Seconds without a byte of the answer.
        write_timeout: Seconds that a request, picture included, may take to leave.
        pool_timeout: Seconds to wait for one of the connections.
        line: Told of every answer.
        proxy: Through which the server is reached; ``None``: directly.
    """

    def __init__(
        self,
        connections: int,
        *,
        connect_timeout: float,
        read_timeout: float,
        write_timeout: float,
        pool_timeout: float,
        line: LineMemory | None = None,
        proxy: ServerProxy | None = None,
    ) -> None:
        self._proxy = proxy
        self._connections = connections
        self._line = line or LineMemory()
        self._connect, self._read = connect_timeout, read_timeout
        self._write, self._pool = write_timeout, pool_timeout
        self._session: ClientSession | None = None
        self.clock_ahead: timedelta | None = None
        """How far our clock is ahead of the server's, to a second or two, as of the last answer that told the time."""

    @property
    def read_timeout(self) -> float | None:
        """Seconds for an answer when a call says nothing else."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._session is None:
            self._session = ClientSession(
                connector=connector(self._proxy, limit=self._connections, keepalive_timeout=KEPT_SECONDS),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=None if self._proxy is None or self._proxy.is_socks else self._proxy.address,
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request; return status and body.

        Raises:
            RuntimeError: If the pool is not open.
            telegram.error.TimedOut: If it took too long.
            telegram.error.NetworkError: If the server could not be reached, broke off, or is not Telegram's.
            telegram.error.RetryAfter: If Telegram wants to be asked later.
        """
        status, answer = await self._ask(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if method == "POST" or not 200 <= status < 300:  # what is fetched otherwise are files
            name = URL(url, encoded=True).name
            if name == "getUpdates":
                answer = _readable(answer)
            self._check(name, request_data, status, answer)
            if name in (*SENDING, *CHANGING) and status == HTTPStatus.OK:
                return status, in_brief(answer)
        return status, answer

    def _compare_clocks(self, told: str | None) -> None:
        if (there := _instant(told)) is not None:
            self.clock_ahead = datetime.now(UTC) - there

    def _check(self, method: str, request_data: RequestData | None, status: int, answer: bytes) -> None:
        try:
            check_answer(method, status, answer)
        except OddAnswerError as error:
            self._line.note_odd(error)
            raise
        chat = (request_data.parameters if request_data is not None else {}).get("chat_id")
        if not method.startswith("send") or not isinstance(chat, int):
            return
        if status == HTTPStatus.OK:
            self._line.note_chat(chat, forbidden=False)
        elif status == HTTPStatus.FORBIDDEN and is_departure(answer.decode(errors="replace")):
            self._line.note_chat(chat, forbidden=True)
            if self._line.forbids_everybody:
                raise ForbiddenToAllError("Telegram forbids writing to most people at once")

    async def _ask(
        self,
        url: str,
        method: str,
        request_data: RequestData | None,
        read_timeout: Any,
        write_timeout: Any,
        connect_timeout: Any,
        pool_timeout: Any,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("this transport is not initialized")
        connect, read = _seconds(connect_timeout, self._connect), _seconds(read_timeout, self._read)
        write, pool = _seconds(write_timeout, self._write), _seconds(pool_timeout, self._pool)
        timeout = ClientTimeout(
            total=pool + connect + write + read, connect=pool + connect, sock_connect=connect, sock_read=read
        )
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=headers,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                self._compare_clocks(response.headers.get("Date"))
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(f"Timed out ({type(error).__name__})") from error
        except ProxyError as error:
            raise NetworkError(f"the proxy refuses: {error}") from error
        except ClientHttpProxyError as error:
            raise NetworkError(f"the proxy answers {error.status}") from error
        except (ClientConnectorError, OSError) as error:
            raise NetworkError(f"{type(error).__name__}: {error.strerror}") from error
        except ClientError as error:  # some of them tell the address, and with it the token
            raise NetworkError(type(error).__name__) from None


def _instant(told: str | None) -> datetime | None:
    try:
        instant = parsedate_to_datetime(told or "")
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _readable(answer: bytes) -> bytes:
    """Return an answer that the library can read, too, if nothing but its depth is in the way."""
    try:
        return json.dumps(read_json(answer)).encode()
    except (ValueError, RecursionError):
        return answer


def _seconds(asked: object, usual: float) -> float:
    return asked if isinstance(asked, int | float) else usual  # else: the library's mark for "as usual"


def _body(request_data: RequestData | None) -> tuple[bytes | FormData | None, Mapping[str, str] | None]:
    """Return the body of a request, and what it says of its form."""
    if request_data is None:
        return None, None
    files = request_data.multipart_data
    if not files:
        return urlencode(request_data.json_parameters).encode(), _FORM
    form = FormData(list(request_data.json_parameters.items()))
    for name, (filename, content, kind) in files.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None
