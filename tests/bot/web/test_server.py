"""The HTTP server itself, before any page of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web.server import WebServer

PATIENCE_SECONDS = 0.2


async def _slow(_request: Request) -> Response:
    await asyncio.sleep(4 * PATIENCE_SECONDS)
    return PlainTextResponse("done")


@asynccontextmanager
async def served() -> AsyncIterator[int]:
    """Serve one slow page, with little patience for slow requests; yields the port."""
    server = WebServer([Route("/slow", _slow, methods=["POST"])], "127.0.0.1", 0, patience=PATIENCE_SECONDS)
    port = await server.start()
    try:
        yield port
    finally:
        await server.stop()


async def test_who_does_not_come_to_the_end_of_a_head_is_cut_off() -> None:
    async with served() as port:
        begun = [b"", b"POST /slow HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"POST /nothing HTTP/1.1\r\nHost: x\r\n\r\nPOST /"]
        ends = []
        for part in begun:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(part)
            ends.append((reader, writer))
        for reader, writer in ends:
            async with asyncio.timeout(20):
                await reader.read()  # what there is, to the end of the connection
            writer.close()


async def test_who_waits_for_an_answer_gets_it() -> None:
    async with served() as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for _time in range(2):
            assert (await client.post("/slow", content=b"{}")).text == "done"


async def test_nobody_is_sent_elsewhere_with_a_token() -> None:
    async with served() as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        answer = await client.post("/slow/", headers={"Authorization": "Bearer x", "Host": "elsewhere.example"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert "Location" not in answer.headers
