"""Proxies of the environment: which one leads where, and through each kind to a server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import NetworkError

from bot.core.messenger import SendProblem
from bot.errors import SettingsError
from bot.telegram.failures import judge
from bot.telegram.proxies import ServerProxy, proxy_for
from bot.telegram.transport import Transport

API = "https://api.telegram.org"


@pytest.mark.parametrize(
    ("environment", "server", "found"),
    [
        ({}, API, None),
        ({"HTTPS_PROXY": "proxy:3128"}, API, "http://proxy:3128"),
        ({"https_proxy": "http://u:p@proxy:3128", "ALL_PROXY": "x"}, API, "http://u:p@proxy:3128"),
        ({"ALL_PROXY": "socks5://proxy:1080"}, API, "socks5://proxy:1080"),
        ({"all_proxy": "socks5h://proxy:1080"}, API, "socks5h://proxy:1080"),
        ({"HTTP_PROXY": "proxy:3128"}, API, None),
        ({"HTTP_PROXY": "proxy:3128"}, "http://api.example", "http://proxy:3128"),
        ({"HTTP_PROXY": "proxy:3128", "ALL_PROXY": "proxy:1"}, "http://127.0.0.1:8081", None),
        ({"HTTPS_PROXY": "proxy:3128", "NO_PROXY": "telegram.org,x"}, API, None),
        ({"HTTPS_PROXY": "proxy:3128", "no_proxy": "*"}, API, None),
        ({"HTTPS_PROXY": " "}, API, None),
    ],
)
def test_which_one_leads_there(environment: dict[str, str], server: str, found: str | None) -> None:
    proxy = proxy_for(server, environment)
    assert (proxy.address if proxy is not None else None) == found


@pytest.mark.parametrize(
    "address", ["ftp://proxy:1", "http://", "socks5://proxy", "http://proxy:port", "http://[x", ":"]
)
def test_what_is_none_is_said_by_name_without_its_password(address: str) -> None:
    with pytest.raises(SettingsError, match=r"^ALL_PROXY is not the address of a proxy"):
        proxy_for(API, {"ALL_PROXY": address})


def test_a_proxys_password_is_not_shown() -> None:
    assert ServerProxy("x", "http://user:secret@proxy:3128").shown == "http://proxy:3128"


YES = b"HTTP/1.1 200 OK\r\nContent-Length: 32\r\nConnection: close\r\n\r\n" + b'{"ok": true, "result": true}    '
NO = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class ProxyServer:
    """A proxy in whose place the server answers; it remembers what it was asked for."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses = refuses
        self.wanted: list[bytes] = []
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if (first := await reader.readexactly(1)) == b"\x05":
            await self._greet(reader, writer)
            first = b"" if self.refuses else await reader.readexactly(1)
        if first:
            head = first + await reader.readuntil(b"\r\n\r\n")
            self.wanted.append(head.partition(b"\r\n")[0])
            writer.write(NO if self.refuses else YES)
        await writer.drain()
        writer.close()

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x00")
        length = (await reader.readexactly(5))[4]
        self.wanted.append((await reader.readexactly(length + 2))[:-2])
        writer.write(b"\x05" + (b"\x02" if self.refuses else b"\x00") + b"\x00\x01" + bytes(6))


@asynccontextmanager
async def proxied(scheme: str, *, refuses: bool = False) -> AsyncIterator[tuple[Transport, ProxyServer]]:
    served = ProxyServer(refuses=refuses)
    listening = await asyncio.start_server(served.serve, "127.0.0.1", 0)
    served.port = listening.sockets[0].getsockname()[1]
    proxy = ServerProxy("x", f"{scheme}://127.0.0.1:{served.port}")
    transport = Transport(1, connect_timeout=5, read_timeout=5, write_timeout=5, pool_timeout=5, proxy=proxy)
    await transport.initialize()
    try:
        yield transport, served
    finally:
        await transport.shutdown()
        listening.close()


@pytest.mark.parametrize(
    ("scheme", "wanted"),
    [
        ("http", [b"POST http://api.example/botX/setMyCommands HTTP/1.1"]),
        ("socks5", [b"api.example", b"POST /botX/setMyCommands HTTP/1.1"]),
        ("socks5h", [b"api.example", b"POST /botX/setMyCommands HTTP/1.1"]),
    ],
)
async def test_a_server_is_reached_through_it(scheme: str, wanted: list[bytes]) -> None:
    async with proxied(scheme) as (transport, served):
        status, _body = await transport.do_request("http://api.example/botX/setMyCommands", "POST")
        assert (status, served.wanted) == (200, wanted)


@pytest.mark.parametrize(("scheme", "server"), [("socks5", "http://api.example"), ("http", "https://api.example")])
async def test_what_it_refuses_was_surely_not_sent(scheme: str, server: str) -> None:
    async with proxied(scheme, refuses=True) as (transport, _served):
        with pytest.raises(NetworkError, match="the proxy") as refused:
            await transport.do_request(f"{server}/botX/sendMessage", "POST")
        assert judge(refused.value).problem is SendProblem.RETRY
