"""Connections that say nothing keep nobody out, and there are never more than the process has files for."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.web.listener import FEWEST_CONNECTIONS, FILES_KEPT, connections_allowed
from bot.web.server import WebServer


async def _hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


@pytest.fixture
def few_files() -> Iterator[None]:
    """Allow this process a few files more than it has open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES_KEPT + 200, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_idle_connections_make_room_for_who_asks(few_files: None) -> None:
    server = WebServer([Route("/", _hello)], "127.0.0.1", 0)
    port = await server.start()
    allowed = connections_allowed()
    assert allowed == 100  # (456 - 256) / 2
    with ExitStack() as idle:
        for _number in range(allowed + 20):
            idle.enter_context(socket.create_connection(("127.0.0.1", port)))
            await asyncio.sleep(0)
        async with asyncio.timeout(5), httpx.AsyncClient() as client:
            answer = await client.get(f"http://127.0.0.1:{port}/")
        assert answer.text == "hello"
        async with asyncio.timeout(5):
            while len(server.connections) > allowed:
                await asyncio.sleep(0)
    await server.stop()


async def test_who_asks_is_answered_where_the_limit_of_files_fell_below_what_is_open() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    server = WebServer([Route("/", _hello)], "127.0.0.1", 0)
    port = await server.start()
    with ExitStack() as idle:
        for _number in range(200):
            idle.enter_context(socket.create_connection(("127.0.0.1", port)))
            await asyncio.sleep(0)
        waiting = [idle.enter_context(socket.socket()) for _number in range(60)]
        asking = idle.enter_context(socket.socket())
        files = len(list(Path("/proc/self/fd").iterdir()))
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
        try:
            for one in (asking, *waiting):
                one.setblocking(False)
                await asyncio.get_running_loop().sock_connect(one, ("127.0.0.1", port))
            await asyncio.get_running_loop().sock_sendall(asking, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            async with asyncio.timeout(5):
                answer = await asyncio.get_running_loop().sock_recv(asking, 1_000)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert answer.startswith(b"HTTP/1.1 200")
    await server.stop()


async def test_without_a_file_left_a_connection_is_closed_and_the_log_stays_short(
    few_files: None, caplog: pytest.LogCaptureFixture
) -> None:
    server = WebServer([Route("/", _hello)], "127.0.0.1", 0)
    port = await server.start()
    loop = asyncio.get_running_loop()
    waiting = [socket.socket() for _number in range(3)]
    files = []
    with caplog.at_level(logging.WARNING):
        try:
            while True:
                files.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            pass
        for one in waiting:
            one.setblocking(False)
            await loop.sock_connect(one, ("127.0.0.1", port))
        async with asyncio.timeout(5):
            said = [await loop.sock_recv(one, 1) for one in waiting]
        for file in files:
            os.close(file)
    assert said == [b"", b"", b""]
    assert [record.name for record in caplog.records] == ["bot.web.listener"]
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"http://127.0.0.1:{port}/")).text == "hello"
    for one in waiting:
        one.close()
    await server.stop()


@pytest.mark.parametrize(
    ("limit", "allowed"), [(1024, 384), (300, 22), (256, FEWEST_CONNECTIONS), (resource.RLIM_INFINITY, 4096)]
)
def test_connections_follow_the_limit_of_files(limit: int, allowed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (limit, limit))
    assert connections_allowed() == allowed
