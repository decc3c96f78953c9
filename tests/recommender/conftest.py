"""What the recommender's tests share: the real encoder, a small library, and an API server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.services.starter_library import shipped_vectors
from recommender import Encoder, Item, Profile, Recommender, encode_missing, open_encoder
from recommender.encoders import MINILM

Vectors = dict[str, NDArray[np.float32]]

MESSAGES = (
    Item("walk", "Go for a walk round the block and look up at the roofs."),
    Item("bread", "Bake a loaf of bread this evening."),
    Item("guitar", "Play one song on your guitar."),
    Item("novel", "Read a chapter of the novel on your shelf."),
    Item("dog", "Take your dog to the meadow and throw a stick."),
    Item("run", "Run to the river and back."),
    Item("wine", "Open a bottle of wine with a friend."),
    Item("knit", "Knit ten rows of a scarf."),
)
IMAGES = (
    Item("street", "a woman walking along a street with old houses"),
    Item("loaf", "a loaf of bread on a wooden board"),
    Item("strings", "fingers on the strings of a guitar"),
    Item("book", "an open book on a blanket"),
    Item("terrier", "a dog with a stick in its mouth on a meadow"),
    Item("runner", "a man running along a river"),
    Item("glasses", "two glasses of red wine on a table"),
    Item("wool", "a half finished scarf with knitting needles"),
)


class Remembering:
    """An encoder that encodes each text once in all tests, and not what ships."""

    def __init__(self, inner: Encoder) -> None:
        self.inner = inner
        self.fingerprint = inner.fingerprint
        self.dimension = inner.dimension
        self._known: Vectors = dict(shipped_vectors(inner.fingerprint))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode what was not encoded before."""
        self._known.update(encode_missing(self.inner, texts, self._known))
        return np.stack([self._known[text] for text in texts])

    def verify(self) -> None:
        """Check the inner encoder."""
        self.inner.verify()


@pytest.fixture(scope="session")
def plain_encoder() -> Encoder:
    """The default encoder."""
    return open_encoder()


@pytest.fixture(scope="session")
def encoder(plain_encoder: Encoder) -> Encoder:
    """The default encoder, remembering what it encoded."""
    return Remembering(plain_encoder)


@pytest.fixture(scope="session")
def plain_english() -> Encoder:
    """The English encoder, which stands in where the default one cannot run; loading it takes seconds, so once."""
    return open_encoder(MINILM)


@pytest.fixture(scope="session")
def english_encoder(plain_english: Encoder) -> Encoder:
    """The English encoder, remembering what it encoded."""
    return Remembering(plain_english)


@pytest.fixture(scope="session")
def known(encoder: Encoder) -> Vectors:
    """Vectors of the small library and of all that the methods need for it."""
    texts = [text for method in ("paper", "offscreen") for text in Recommender.texts(MESSAGES, IMAGES, method)]
    return encode_missing(encoder, texts)


@dataclass(frozen=True)
class Asker:
    """Recommends from the small library, encoding what a profile needs."""

    encoder: Encoder
    known: Vectors

    def recommender(self, method: str = "offscreen") -> Recommender:
        """The small library, made ready."""
        return Recommender.build(MESSAGES, IMAGES, self.known, method=method, encoder=self.encoder.fingerprint)

    def vectors_for(self, recommender: Recommender, profile: Profile, wish: str | None = None) -> Vectors:
        """What recommend() needs for a profile."""
        return encode_missing(self.encoder, recommender.texts_for(profile, wish), self.known)


@pytest.fixture
def asker(encoder: Encoder, known: Vectors) -> Asker:
    """Recommends from the small library."""
    return Asker(encoder, known)


Answer = tuple[int, dict[str, Any], dict[str, str]]


@dataclass
class ApiServer:
    """A local server that speaks the wire format of embeddings and chat completions.

    Attributes:
        url: Root of the API.
        requests: Path, authorization and body of everything asked.
        failures: Answers (status, body, headers) given before it starts to work.
        chat: What it answers to a chat request, from the request's body.
        embed: The vector it gives for a text and its wanted length, or ``None`` for its own.
    """

    url: str = ""
    requests: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    failures: list[Answer] = field(default_factory=list)
    chat: Callable[[dict[str, Any]], str] = lambda body: "{}"
    embed: Callable[[str, int], list[float]] | None = None

    def answer(self, path: str, authorization: str, body: dict[str, Any]) -> Answer:
        """Answer one request."""
        self.requests.append((path, authorization, body))
        if self.failures:
            return self.failures.pop(0)
        if authorization != "Bearer right-key":
            return 401, {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}}, {}
        if body["model"] == "no-such-model":
            return 404, {"error": {"message": "The model does not exist", "code": "model_not_found"}}, {}
        if path.endswith("/embeddings"):
            length = body.get("dimensions", 1536 if body["model"].startswith("text-embedding") else 24)
            rows = [(self.embed or hashed)(text, length) for text in body["input"]]
            data = [{"object": "embedding", "index": at, "embedding": row} for at, row in enumerate(rows)]
            usage = {"prompt_tokens": 1, "total_tokens": 1}
            # the order of the answer's rows is not promised: only their index counts
            return 200, {"object": "list", "data": data[::-1], "model": body["model"], "usage": usage}, {}
        message = {"role": "assistant", "content": self.chat(body)}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return 200, {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}, {}


def hashed(text: str, length: int) -> list[float]:
    """A vector that depends on the text alone; not of unit length."""
    rng = np.random.default_rng(sum(ord(letter) * (at + 1) for at, letter in enumerate(text)))
    return [float(number) for number in rng.normal(size=length) * 3]


@pytest.fixture
def api() -> Iterator[ApiServer]:
    """A running API server; ``right-key`` is its key."""
    state = ApiServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, answer, headers = state.answer(self.path, self.headers.get("Authorization", ""), body)
            data = json.dumps(answer).encode()
            self.send_response(status)
            for name, value in {
                "Content-Type": "application/json",
                "Content-Length": str(len(data)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()
