"""Answers of servers that are none of ours: a page, half an answer, other types. Each ends in one sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pydantic import BaseModel

from bot.intake.chat_reader import ChatReader
from bot.storage.database import Database
from content.captioners.vision import VisionCaptioner
from content.errors import CaptionError
from recommender.chat import ChatModel
from recommender.encoders.openai_compatible import OpenAICompatibleEncoder
from recommender.errors import ChatError, EncoderError

JSON = "application/json"
ODD = [
    ("text/html", b"<html><body>Sign in to this network</body></html>"),
    ("text/plain", b"ok"),
    (JSON, b""),
    (JSON, b'{"choices": [{"mess'),
    (JSON, b"\xff\xfe\x00"),
    (JSON, b"[]"),
    (JSON, b"null"),
    (JSON, b'"yes"'),
    (JSON, b"[" * 20_000),
    (JSON, b'{"choices": 5, "data": 5}'),
    (JSON, b'{"choices": [], "data": []}'),
    (JSON, b'{"choices": [5], "data": [5]}'),
    (JSON, b'{"choices": [{"message": 5}], "data": [{"index": "0", "embedding": [1]}]}'),
    (JSON, b'{"choices": [{"message": {"content": 5}}], "data": [{"index": 0, "embedding": "abc"}]}'),
    (JSON, b'{"choices": [{"message": {"content": ["a"]}}], "data": [{"index": 0, "embedding": [null]}]}'),
    (JSON, b'{"choices": [{"message": {"content": null}}], "data": [{"index": 0, "embedding": ["1.5"]}]}'),
    (JSON, b'{"choices": [{}], "data": [{"index": 0, "embedding": [[1]]}]}'),
    (JSON, b'{"choices": {"0": 1}, "data": [{"index": 0, "embedding": [NaN, 1]}]}'),
]


class OddServer:
    """Answers everything in the same way."""

    def __init__(self) -> None:
        self.kind, self.body = ODD[0]
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(200)
                self.send_header("Content-Type", outer.kind)
                self.send_header("Content-Length", str(len(outer.body)))
                self.end_headers()
                self.wfile.write(outer.body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[OddServer]:
    server = OddServer()
    yield server
    server.close()


@pytest.fixture(autouse=True)
def proxied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a proxy is set: what runs on this machine is reached without it."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)


class Form(BaseModel):
    """What a chat model is asked for."""

    words: str


@pytest.mark.parametrize(("kind", "body"), ODD)
async def test_a_foreign_answer_is_one_sentence(server: OddServer, kind: str, body: bytes) -> None:
    server.kind, server.body = kind, body
    with pytest.raises(ChatError, match=r"is no chat server|in another form"):
        ChatModel("m", api_key="k", base_url=server.address, retries=0).ask("Do.", "It.", Form)
    with pytest.raises(CaptionError, match=r"is no vision server|no words"):
        VisionCaptioner("m", api_key="k", base_url=server.address, retries=0).caption(b"picture")
    with pytest.raises(EncoderError, match=r"is no embedding server|answered|no usable vector") as refused:
        OpenAICompatibleEncoder("m", api_key="k", base_url=server.address, retries=0).encode(["my own words"])
    assert "my own words" not in str(refused.value)
    reader = ChatReader("m", Database("sqlite+aiosqlite://"), api_key="k", base_url=server.address)
    assert await reader.read("I am a nurse, and I love to hike") is None
    await reader.close()
