"""No page of another site can use the server or read from it: every route, by every header that says where from."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from starlette.datastructures import Headers
from starlette.routing import BaseRoute, Mount, Route

from telegram_playground.api import BotApi
from telegram_playground.errors import PlaygroundError
from telegram_playground.guard import allowed_hosts, objection
from telegram_playground.page import Page
from telegram_playground.scripting import Person
from telegram_playground.server import Playground
from telegram_playground.world import World

FILLED = {
    "{token}": "TOKEN", "{method}": "getMe", "{path:path}": "photos/file_1.jpg", "{name}": "playground.js",
    "{id}": "nothing", "{chat:int}": "CHAT", "{message:int}": "1",
}  # fmt: skip
"""What stands for the parts of a path that vary."""

FORM = "application/x-www-form-urlencoded"


def routes(among: list[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield method and path of everything that can be asked for."""
    for route in among:
        if isinstance(route, Mount):
            yield from routes(list(route.routes), before + route.path)
        elif isinstance(route, Route):
            path = before + route.path
            for part, value in FILLED.items():
                path = path.replace(part, value)
            yield from ((method, path) for method in sorted((route.methods or set()) - {"HEAD"}))


WORLD = World()
ROUTES = [*routes([*BotApi(WORLD, limits=False).routes(), *Page(WORLD, None).routes()]), ("GET", "/no/such/route")]


class Caller:
    """Asks for every route with the same headers."""

    def __init__(self, http: httpx.AsyncClient, playground: Playground, chat: int) -> None:
        self.http = http
        self.token = playground.token
        self.port = httpx.URL(playground.address).port
        self.chat = chat

    def filled(self, text: str) -> str:
        return text.replace("TOKEN", self.token).replace("CHAT", str(self.chat)).replace("PORT", str(self.port))

    async def refused(self, **headers: str) -> dict[str, bool]:
        told = {name.replace("_", "-"): self.filled(value) for name, value in headers.items()}
        answers = {}
        for method, path in ROUTES:
            async with self.http.stream(method, self.filled(path), headers=told) as answer:  # one of them never ends
                assert not [name for name in answer.headers if name.startswith("access-control-")]
                assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
                assert answer.status_code < 500
                answers[f"{method} {path}"] = answer.status_code == 403
        return answers


@pytest.fixture
async def caller(playground: Playground, ada: Person) -> AsyncIterator[Caller]:
    async with httpx.AsyncClient(base_url=playground.address) as http:
        yield Caller(http, playground, ada.id)


def test_all_routes_are_tried() -> None:
    assert len(ROUTES) > 25
    assert not [path for _, path in ROUTES if "{" in path]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.test:PORT"},
        {"Host": "rebound.test"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1.rebound.test:PORT"},
        {"Host": "localhost.:PORT"},
        {"Host": "0.0.0.0:PORT"},
        {"Host": "user@127.0.0.1:PORT"},
        {"Host": ""},
        {"Origin": "http://rebound.test:PORT"},
        {"Origin": "https://example.com"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:1"},
        {"Origin": "http://127.0.0.1:PORT.example.com"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "http://127.0.0.1:PORT"},
        {"Host": "rebound.test:PORT", "Origin": "http://rebound.test:PORT", "Sec_Fetch_Site": "same-origin"},
    ],
    ids=str,
)
async def test_other_sites_are_refused_everywhere(
    caller: Caller, playground: Playground, headers: dict[str, str]
) -> None:
    assert await caller.refused(**headers) == {f"{method} {path}": True for method, path in ROUTES}
    assert len(playground.journal) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:PORT"},
        {"Host": "LocalHost:PORT"},
        {"Host": "[::1]:PORT"},
        {"Origin": "http://127.0.0.1:PORT", "Sec_Fetch_Site": "same-origin"},
        {"Host": "localhost:PORT", "Origin": "http://localhost:PORT", "Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "none"},
    ],
    ids=str,
)
async def test_bots_and_the_page_itself_are_not(caller: Caller, headers: dict[str, str]) -> None:
    assert await caller.refused(**headers) == {f"{method} {path}": False for method, path in ROUTES}


@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x", "text/plain", "text/plain;charset=UTF-8"])
@pytest.mark.parametrize(
    "where", [{"Origin": "https://example.com"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_no_form_of_another_site_sets_a_webhook(playground: Playground, kind: str, where: dict[str, str]) -> None:
    async with httpx.AsyncClient(base_url=playground.address) as http:
        call = f"/bot{playground.token}/setWebhook?url=http://127.0.0.1:9/admin"
        answer = await http.post(call, content=b"", headers={"Content-Type": kind, **where})
        assert answer.status_code == 403
        assert (await http.get(call, headers=where)).status_code == 403
    assert playground.world.main.webhook.url == ""


async def test_a_plain_text_is_no_call(playground: Playground) -> None:
    async with httpx.AsyncClient(base_url=playground.address) as http:
        call = f"/bot{playground.token}/setWebhook?url=http://127.0.0.1:9/admin"
        answer = await http.post(call, content=b"x", headers={"Content-Type": "text/plain"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, 400)
    assert playground.world.main.webhook.url == ""


@pytest.mark.parametrize("kind", [FORM, "text/plain", ""])
async def test_the_pages_own_endpoints_take_json_alone(playground: Playground, ada: Person, kind: str) -> None:
    before = len(ada.messages)
    async with httpx.AsyncClient(base_url=playground.address) as http:
        content = json.dumps({"text": "hi"}).encode()
        answer = await http.post(f"/page/chats/{ada.id}/text", content=content, headers={"Content-Type": kind})
        listed = await http.post(f"/page/chats/{ada.id}/text", json=["hi"])
    assert (answer.status_code, listed.status_code) == (422, 422)
    assert len(ada.messages) == before


def test_each_start_has_a_token_of_its_own() -> None:
    first, second = Playground().token, Playground().token
    assert first != second
    assert len(first.partition(":")[2]) == 35


async def test_another_name_is_allowed_on_demand() -> None:
    playground = Playground()
    await playground.start(names=["demo.test", "Tunnel.test:9000"])
    port = httpx.URL(playground.address).port
    async with httpx.AsyncClient(base_url=playground.address) as http:
        for host, status in ((f"demo.test:{port}", 200), ("tunnel.test:9000", 200), (f"tunnel.test:{port}", 403)):
            assert (await http.get("/", headers={"Host": host})).status_code == status
    await playground.stop()


async def test_the_address_is_one_that_is_answered() -> None:
    playground = Playground()
    address = await playground.start(host="0.0.0.0")
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"{address}/")).status_code == 200
    await playground.stop()


@pytest.mark.parametrize("name", ["", "http://demo.test", "demo.test/", "a b", "::1", "demo.test:x", "*"])
async def test_what_is_no_name_is_told(name: str) -> None:
    playground = Playground()
    with pytest.raises(PlaygroundError, match="is no name of a host"):
        await playground.start(names=[name])
    await playground.start()
    await playground.stop()


@pytest.mark.parametrize(
    ("host", "refused"), [("demo.test", False), ("demo.test:443", False), ("demo.test:80", True), ("localhost", True)]
)
def test_a_port_that_browsers_leave_out(host: str, refused: bool) -> None:
    hosts = allowed_hosts(8080, ["demo.test:443"])
    headers = Headers({"Host": host, "Origin": f"https://{host}"})
    assert bool(objection(headers, hosts)) is refused


@pytest.mark.parametrize("doubled", ["host", "origin", "sec-fetch-site"])
def test_a_second_header_hides_nothing(doubled: str) -> None:
    good = {"host": b"localhost:80", "origin": b"http://localhost:80", "sec-fetch-site": b"none"}
    raw = [(name.encode(), value) for name, value in good.items()]
    assert objection(Headers(raw=raw), allowed_hosts(80)) is None
    assert objection(Headers(raw=[*raw, (doubled.encode(), b"null")]), allowed_hosts(80))
