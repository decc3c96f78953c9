"""What devices may send and what is refused, over real HTTP, on both databases."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlmodel import col, delete, select

from bot.core.clock import JumpingClock
from bot.core.signals import Wake
from bot.screentime.collector import Collector
from bot.screentime.flood import FloodGuard
from bot.screentime.tokens import digest_of, new_token
from bot.storage.database import Database
from bot.storage.models import Device, ScreenEvent, ScreenPending, ScreenRules, User
from bot.web.events import LARGEST_BYTES, PATH, EventsPage
from bot.web.server import WebServer
from tests.bot.factories import NOON, add_user

GOOD = {"event": "app_open"}


@dataclass
class Door:
    """The page at a port, with a device that may speak."""

    database: Database
    address: str
    user: int
    token: str
    clock: JumpingClock
    monotonic: list[float]
    client: httpx.AsyncClient

    async def post(self, content: bytes | None = None, *, token: str | None = None, **fields: Any) -> httpx.Response:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token or self.token}"}
        body = json.dumps(fields or GOOD).encode() if content is None else content
        return await self.client.post(PATH, content=body, headers=headers)

    async def events(self) -> list[ScreenEvent]:
        async with self.database.reading() as session:
            return list(await session.exec(select(ScreenEvent).order_by(col(ScreenEvent.id))))


async def add_device(database: Database, user: int) -> str:
    token = new_token()
    async with database.writing() as session:
        await session.merge(ScreenRules(user_id=user))
        session.add(Device(user_id=user, name="phone", digest=digest_of(token), created_at=NOON))
    return token


@pytest_asyncio.fixture
async def door(database: Database) -> AsyncIterator[Door]:
    user = await add_user(database)
    token = await add_device(database, user)
    clock, monotonic = JumpingClock(NOON), [0.0]
    guard = FloodGuard(clock=lambda: monotonic[0])
    collector = Collector(database, Wake())
    server = WebServer(EventsPage(collector, clock, None, guard).routes(), "127.0.0.1", 0)
    port = await server.start()
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=address) as client:
        yield Door(database, address, user, token, clock, monotonic, client)
    await server.stop()
    await collector.close()


def error_of(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()["error"]
    assert told.keys() == {"code", "message"}
    assert told["message"]
    return str(told["code"])


async def test_everything_there_is_to_say_is_stored(door: Door) -> None:
    said: dict[str, Any] = {"app": "Instagram", "at": "2026-06-15T14:00:00.25+02:00", "minutes_today": 42, "id": "a-1"}
    for kind in ("app_open", "app_close", "unlock", "threshold", "active"):
        assert (await door.post(event=kind, **{**said, "id": kind})).status_code == 202
    assert (await door.post(event="active", app=None, at=None, minutes_today=None, id=None)).status_code == 202
    events = await door.events()
    assert [event.kind for event in events][:5] == ["app_open", "app_close", "unlock", "threshold", "active"]
    assert {event.app for event in events} == {None}
    assert (events[0].minutes_today, events[0].at.isoformat()) == (42, "2026-06-15T12:00:00.250000+00:00")
    assert abs(events[5].at - NOON).total_seconds() < 60
    async with door.database.reading() as session:
        assert [row.user_id for row in await session.exec(select(ScreenPending))] == [door.user]
        (device,) = await session.exec(select(Device))
    assert device.last_used_at is not None


async def test_a_repeat_counts_once_per_user(door: Door) -> None:
    other = await add_user(door.database)
    token = await add_device(door.database, other)
    for _time in range(3):
        assert (await door.post(event="active", id="same")).status_code == 202
    assert (await door.post(event="active", id="same", token=token)).status_code == 202
    assert sorted(event.user_id for event in await door.events()) == sorted([door.user, other])


async def test_names_of_apps_are_kept_only_where_allowed(door: Door) -> None:
    await door.post(event="app_open", app="One")
    async with door.database.writing() as session:
        (await session.get_one(ScreenRules, door.user)).apps_allowed = True
    await door.post(event="app_open", app="  Two\N{ZERO WIDTH SPACE} ")
    await door.post(event="app_open", app="\N{ZERO WIDTH SPACE}")
    assert [event.app for event in await door.events()] == [None, "Two", None]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, "event"),
        ({"event": "sleep"}, "event"),
        ({"event": 1}, "event"),
        ({"event": None}, "event"),
        ({"event": "active", "colour": "red"}, "colour"),
        ({"event": "active", "app": 7}, "app"),
        ({"event": "active", "app": ""}, "app"),
        ({"event": "active", "app": "x" * 81}, "app"),
        ({"event": "active", "app": "nul\0"}, "app"),
        ({"event": "active", "minutes_today": "42"}, "minutes_today"),
        ({"event": "active", "minutes_today": -1}, "minutes_today"),
        ({"event": "active", "minutes_today": 1501}, "minutes_today"),
        ({"event": "active", "minutes_today": 4.5}, "minutes_today"),
        ({"event": "active", "minutes_today": True}, "minutes_today"),
        ({"event": "active", "minutes_today": 10**300}, "minutes_today"),
        ({"event": "active", "id": 5}, "id"),
        ({"event": "active", "id": ""}, "id"),
        ({"event": "active", "id": "x" * 101}, "id"),
        ({"event": "active", "id": "a\0b"}, "id"),
        ({"event": "active", "at": "yesterday"}, "at"),
        ({"event": "active", "at": "2026-06-15T12:00:00"}, "at"),  # no offset
        ({"event": "active", "at": 1_781_524_800}, "at"),
        ({"event": "active", "at": "1781524800"}, "at"),
        ({"event": "active", "at": "1781524800000"}, "at"),
        ({"event": "active", "at": "0001-01-01T00:00:00+14:00"}, "at"),
        ({"event": "active", "at": "9999-12-31T23:59:59-14:00"}, "at"),
        ({"event": ["active"]}, "event"),
    ],
)
async def test_what_is_no_event_is_refused_and_the_field_named(door: Door, fields: dict[str, Any], named: str) -> None:
    answer = await door.post(json.dumps(fields).encode())
    assert (answer.status_code, error_of(answer)) == (422, "invalid_event")
    assert answer.json()["error"]["message"].startswith(f"{named}:")
    assert await door.events() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b'{"event": "active"', 400),
        (b'{"event": "active"} {}', 400),
        (b'{"event": "\xff\xfe"}', 400),
        (b'{"event": "active", "app": "\\ud800"}', 400),
        (b"[" * 4000, 400),
        (b'{"event": "active", "minutes_today": NaN}', 422),
        (b'{"event": "active", "minutes_today": 1e999}', 422),
        (b'{"event": "active", "minutes_today": ' + b"9" * 4000 + b"}", 422),
        (b"[]", 422),
        (b"null", 422),
        (b'"active"', 422),
        (b'{"event": "active", "id": "' + b"x" * LARGEST_BYTES + b'"}', 413),
        (b" " * (LARGEST_BYTES + 1), 413),
    ],
)
async def test_bodies_that_are_no_event_are_refused(door: Door, body: bytes, status: int) -> None:
    answer = await door.post(body)
    assert answer.status_code == status
    assert error_of(answer) in {"malformed_json", "invalid_event", "too_large"}
    assert await door.events() == []


async def test_a_large_body_is_refused_also_without_a_length(door: Door) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _piece in range(100):
            yield b" " * 1000

    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {door.token}"}
    answer = await door.client.post(PATH, content=pieces(), headers=headers)
    assert (answer.status_code, error_of(answer)) == (413, "too_large")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"])
async def test_other_kinds_of_bodies_are_refused(door: Door, kind: str) -> None:
    headers = {"Content-Type": kind, "Authorization": f"Bearer {door.token}"}
    answer = await door.client.post(PATH, content=json.dumps(GOOD), headers=headers)
    assert (answer.status_code, error_of(answer)) == (415, "unsupported_media_type")
    headers["Content-Type"] = "Application/JSON; charset=utf-8"
    assert (await door.client.post(PATH, content=json.dumps(GOOD), headers=headers)).status_code == 202


@pytest.mark.parametrize(
    "shown",
    [
        None,
        "",
        "Bearer",
        "Basic dTpw",
        "Bearer osd_short",
        "Token osd_" + "x" * 43,
        "Bearer osd_" + "x" * 43,
    ],
)
async def test_who_shows_no_token_is_asked_for_one(door: Door, shown: str | None) -> None:
    headers = {} if shown is None else {"Authorization": shown}
    answer = await door.client.post(PATH, json=GOOD, headers=headers)
    assert (answer.status_code, error_of(answer)) == (401, "unauthorized")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert await door.events() == []


async def test_a_token_counts_until_the_instant_it_is_revoked(door: Door) -> None:
    assert (await door.post()).status_code == 202
    async with door.database.writing() as session:
        await session.exec(delete(Device))
    assert (await door.post()).status_code == 401
    assert len(await door.events()) == 1


async def test_who_is_forgotten_can_send_nothing_more(door: Door) -> None:
    assert (await door.post()).status_code == 202
    async with door.database.writing() as session:
        await session.delete(await session.get_one(User, door.user))
    assert (await door.post()).status_code == 401
    assert await door.events() == []


async def test_a_flood_is_refused_and_others_are_not(door: Door) -> None:
    other = await add_device(door.database, await add_user(door.database))
    assert [(await door.post()).status_code for _time in range(60)] == [202] * 60
    door.monotonic[0] = 45.0
    answer = await door.post()
    assert (answer.status_code, error_of(answer)) == (429, "too_many_requests")
    assert answer.headers["retry-after"] == "15"
    assert (await door.post(token=other)).status_code == 202
    door.monotonic[0] = 60.0
    assert (await door.post()).status_code == 202
    assert len(await door.events()) == 62


@pytest.mark.parametrize(("method", "path", "status"), [("GET", PATH, 405), ("PUT", PATH, 405), ("GET", "/v1/x", 404)])
async def test_other_ways_in_are_refused_in_the_same_form(door: Door, method: str, path: str, status: int) -> None:
    answer = await door.client.request(method, path)
    assert answer.status_code == status
    assert error_of(answer) in {"method_not_allowed", "not_found"}
    if status == 405:
        assert answer.headers["allow"] == "POST"
