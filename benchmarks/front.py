"""A server in front of the local Bot API, as a proxy or a firewall would be: it answers some calls in its place."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

PAGE = b"<html><body><h1>Sign in to this network</h1></body></html>"


@dataclass(frozen=True)
class OddAnswer:
    """An answer in the place of Telegram's; ``does``: the call is carried out all the same."""

    status: int
    body: bytes = PAGE
    does: bool = False


def telegrams(status: int, description: str) -> OddAnswer:
    """Return a refusal in Telegram's form."""
    return OddAnswer(status, json.dumps({"ok": False, "error_code": status, "description": description}).encode())


class Front:
    """Passes calls on, but for those that it was told to answer itself.

    Args:
        client: Passes them on; one for all, since each loads the certificates of the system.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.address = ""
        self.behind = ""
        self.token = ""
        self.odd: dict[str, deque[OddAnswer]] = {}
        self.always: dict[str, OddAnswer] = {}
        self.calls: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self._changed = asyncio.Event()

    def answer(self, method: str, *answers: OddAnswer) -> None:
        """Answer the next calls of a method so."""
        self.odd.setdefault(method, deque()).extend(answers)

    async def has_given(self, method: str, times: int = 1) -> None:
        """Return when so many calls of a method were answered here."""
        async with asyncio.timeout(30):
            while self.given[method] < times:
                self._changed.clear()
                await self._changed.wait()

    def _answer_to(self, method: str) -> OddAnswer | None:
        waiting = self.odd.get(method)
        return waiting.popleft() if waiting else self.always.get(method)

    async def _pass_on(self, path: str, head: bytes, body: bytes) -> httpx.Response:
        kind = next((line[14:] for line in head.split(b"\r\n") if line.lower().startswith(b"content-type: ")), b"")
        verb = head.partition(b" ")[0].decode()  # files are fetched by GET
        return await self.client.request(
            verb, f"{self.behind}{path}", content=body, headers={"Content-Type": kind.decode()}
        )

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            body = await _body_of(head, reader)
            path = head.split(b" ")[1].decode()
            method = path.partition("?")[0].rpartition("/")[2]
            self.calls[method] += 1
            odd = self._answer_to(method)
            if odd is None or odd.does:
                real = await self._pass_on(path, head, body)
                status, said = real.status_code, real.content
            if odd is not None:
                status, said = odd.status, odd.body
            writer.write(b"HTTP/1.1 %d X\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % (status, len(said)))
            writer.write(said)
            await writer.drain()
            if odd is not None:
                self.given[method] += 1
                self._changed.set()
        except (ConnectionError, asyncio.IncompleteReadError, httpx.HTTPError):
            pass
        finally:
            writer.close()


async def _body_of(head: bytes, reader: asyncio.StreamReader) -> bytes:
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    if b"content-length" in fields:
        return await reader.readexactly(int(fields[b"content-length"]))
    body = b""
    while fields.get(b"transfer-encoding") == b"chunked":
        size = int(await reader.readline(), 16)
        body += (await reader.readexactly(size + 2))[:-2]
        if not size:
            break
    return body


@asynccontextmanager
async def open_front() -> AsyncIterator[Front]:
    """Serve within the block."""
    front = Front(httpx.AsyncClient(timeout=60, trust_env=False, limits=httpx.Limits(max_connections=None)))
    handled: set[asyncio.Task[None]] = set()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(front._serve(reader, writer))
        handled.add(task)
        task.add_done_callback(handled.discard)

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    front.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield front
    finally:
        server.close()
        for task in list(handled):
            task.cancel()
        await asyncio.gather(*handled, return_exceptions=True)
        await front.client.aclose()
