"""The way to Telegram's server, against servers that misbehave: what may have arrived is never called unsent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.core.messenger import SendProblem
from bot.telegram.failures import judge
from bot.telegram.transport import Transport

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OK = b'{"ok": true, "result": true}'


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """Serve with a handler; give the address."""
    handled: list[asyncio.Task[None]] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await handler(reader, writer)
        writer.close()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handled.append(asyncio.create_task(handle(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot1:SECRET/sendChatAction"
        await asyncio.gather(*handled)


@asynccontextmanager
async def transport(connections: int = 4, *, read: float = 20.0, pool: float = 5.0) -> AsyncIterator[Transport]:
    """Give an open transport."""
    made = Transport(connections, connect_timeout=5, read_timeout=read, write_timeout=5, pool_timeout=pool)
    await made.initialize()
    yield made
    await made.shutdown()


async def request_of(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Return a request's head and body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.lower().splitlines() if line.startswith(b"content-length"))
    return head, await reader.readexactly(length)


def answer(writer: asyncio.StreamWriter) -> None:
    """Write what Telegram answers."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(OK), OK))


def saying(**values: object) -> RequestData:
    """Return a call's parameters."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in values.items()])


async def problem_of(call: Awaitable[object]) -> SendProblem:
    """Return what a call's error means for a nudge."""
    with pytest.raises(TelegramError) as caught:
        await call
    assert "SECRET" not in str(caught.value)
    return judge(caught.value).problem


async def test_nobody_at_the_address_means_not_sent() -> None:
    async def hang_up(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        pass

    async with serving(hang_up) as address:
        pass  # nobody listens there any more
    async with transport() as way:
        assert await problem_of(way.post(address, saying(chat_id=1))) is SendProblem.RETRY


async def test_no_free_connection_means_not_sent() -> None:
    asked, done = asyncio.Event(), asyncio.Event()

    async def dawdle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        asked.set()
        await done.wait()
        answer(writer)

    async with serving(dawdle) as address, transport(1, pool=-4.9) as way:  # a tenth of a second in all
        first = asyncio.create_task(way.post(address, saying(chat_id=1)))
        await asked.wait()
        with pytest.raises(TimedOut) as caught:
            await way.post(address, saying(chat_id=2))
        assert judge(caught.value).problem is SendProblem.RETRY
        done.set()
        assert await first is True


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", b"nonsense\r\n\r\n"])
async def test_a_connection_that_breaks_after_the_request_leaves_it_in_doubt(said: bytes) -> None:
    async def break_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(said)
        await writer.drain()

    async with serving(break_off) as address, transport() as way:
        assert await problem_of(way.post(address, saying(chat_id=1))) is SendProblem.UNKNOWN


async def test_silence_after_the_request_leaves_it_in_doubt() -> None:
    async def keep_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        await reader.read()

    async with serving(keep_silent) as address, transport(read=0.1) as way:
        assert await problem_of(way.post(address, saying(chat_id=1))) is SendProblem.UNKNOWN


async def test_a_kept_connection_that_the_server_closes_does_not_send_a_request_twice() -> None:
    requests = []

    async def answer_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append(await request_of(reader))
        if len(requests) == 1:
            answer(writer)
            await writer.drain()
            requests.append(await request_of(reader))  # the second one, on the same connection: no answer

    async with serving(answer_once) as address, transport(1) as way:
        assert await way.post(address, saying(chat_id=1)) is True
        with pytest.raises(NetworkError) as caught:
            await way.post(address, saying(chat_id=2))
    assert judge(caught.value).problem is SendProblem.UNKNOWN
    assert len(requests) == 2


async def test_texts_and_files_arrive_as_they_were() -> None:
    requests = []

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _request in range(2):  # on the connection that is kept
            requests.append(await request_of(reader))
            answer(writer)
            await writer.drain()

    words = "Grüße & 100 % = 🌱\nשלום"
    async with serving(note) as address, transport() as way:
        await way.post(address, saying(chat_id=1, caption=words))
        await way.post(address, saying(chat_id=1, caption=words, photo=InputFile(b"\x00\xffpicture", "a.png")))
    (head, body), (file_head, file_body) = requests
    assert b"application/x-www-form-urlencoded" in head
    assert b"chat_id=1&caption=Gr%C3%BC%C3%9Fe+%26" in body
    assert b"multipart/form-data" in file_head
    assert words.encode() in file_body
    assert b"\x00\xffpicture" in file_body
    assert b'filename="a.png"' in file_body


async def test_a_closed_transport_says_so() -> None:
    async with transport() as way:
        pass
    with pytest.raises(RuntimeError, match="not initialized"):
        await way.do_request("http://127.0.0.1/", "POST")
