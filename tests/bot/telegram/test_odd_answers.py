"""Odd answers in Telegram's place: nobody is silenced, nothing is lost or doubled, and the bot goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlmodel import select

from benchmarks.front import PAGE, Front, OddAnswer, open_front, telegrams
from bot import errors
from bot.application import Offscreen
from bot.core.clock import SystemClock
from bot.core.service import ProcessRole
from bot.delivery.encoding import EncodingProcess
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.models import NudgeState, User
from bot.telegram.connection import TelegramConnection
from bot.telegram.poller import Poller
from bot.telegram.token_watch import TokenWatch
from telegram_playground.server import Playground
from tests.bot.databases import sqlite
from tests.bot.delivery.conftest import open_post
from tests.bot.filled import copy_filled

BLOCKED = telegrams(403, "Forbidden: bot was blocked by the user")


@pytest.fixture
async def front() -> AsyncIterator[Front]:
    async with open_front() as front:
        yield front


@asynccontextmanager
async def receiving(
    front: Front, folder: Path, encoder: EncodingProcess
) -> AsyncIterator[tuple[Offscreen, Playground]]:
    """A bot that takes updates and answers them, behind a front."""
    async with Playground() as playground:
        front.behind = playground.address
        settings = Settings(
            _env_file=None,
            telegram_token=SecretStr(playground.token),
            telegram_api=front.address,
            data_dir=folder,
        )
        await copy_filled(folder, encoder.fingerprint)
        bot = Offscreen(settings, SystemClock(), encoder, role=ProcessRole.RECEIVE)
        await bot.start()
        try:
            yield bot, playground
        finally:
            await bot.stop()


@pytest.mark.parametrize(
    "odd",
    [
        OddAnswer(404),
        OddAnswer(401),
        OddAnswer(403),
        OddAnswer(200, b""),
        OddAnswer(200, b'{"ok": true, "result": true}'),
        telegrams(401, "Unauthorized"),
        telegrams(404, "Not Found"),
    ],
)
async def test_an_odd_answer_to_get_updates_ends_nothing(
    front: Front, tmp_path: Path, encoder: EncodingProcess, odd: OddAnswer
) -> None:
    front.answer("getUpdates", odd)
    async with receiving(front, tmp_path, encoder) as (bot, playground):
        await front.has_given("getUpdates")
        ada = playground.person("Ada")
        await ada.sends("/help")
        await ada.receives("/nudge")
        assert bot.is_working()


async def test_a_token_that_stays_refused_ends_the_process_with_the_remedy(
    front: Front, tmp_path: Path, encoder: EncodingProcess
) -> None:
    async with receiving(front, tmp_path, encoder) as (bot, _playground):
        front.always = {name: telegrams(401, "Unauthorized") for name in ("getUpdates", "getMe")}
        assert isinstance(bot.connection, TelegramConnection)
        token = TokenWatch(bot.connection.bot, revoked_seconds=0.0)
        poller = Poller(bot.connection.bot, bot.inbox, partial(bot.worker_lease.lead, "polling"), token)
        with pytest.raises(errors.TelegramError, match="BotFather"):
            async with asyncio.timeout(30):
                await poller.run()
        assert front.given["getMe"] >= 3


async def test_a_token_that_stays_refused_is_noticed_behind_a_webhook(
    front: Front, tmp_path: Path, encoder: EncodingProcess
) -> None:
    async with receiving(front, tmp_path, encoder) as (bot, _playground):
        assert isinstance(bot.connection, TelegramConnection)
        token = TokenWatch(bot.connection.bot, revoked_seconds=0.0)
        front.answer("getMe", telegrams(401, "Unauthorized"), telegrams(401, "Unauthorized"), OddAnswer(401))
        for _look in range(3):
            await token.check()
        await token.check()  # and the real answer
        front.always = {"getMe": telegrams(401, "Unauthorized")}
        with pytest.raises(errors.TelegramError, match="BotFather"):
            async with asyncio.timeout(30):
                await token.run(look_seconds=0.0)
        assert front.given["getMe"] == 6


ME = OddAnswer(200, b'{"ok": true, "result": {"id": 7, "first_name": "x", "username": "a_bot", "is_bot": true}}')

ODD_STARTS = [
    OddAnswer(404),
    OddAnswer(200, PAGE),
    OddAnswer(200, b'{"ok": true, "result": {"id": 7, "first_name": "x", "username": "x_bot"}}'),
    OddAnswer(200, b'{"ok": true, "result": {"id": 7, "first_name": "x", "username": 5, "is_bot": true}}'),
    OddAnswer(200, b'{"ok": true, "result": [1]}'),
    OddAnswer(
        429,
        b'{"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 5", '
        b'"parameters": {"retry_after": 5}}',
    ),
    telegrams(401, "Unauthorized"),
    telegrams(502, "Bad Gateway"),
]


@asynccontextmanager
async def connecting(front: Front) -> AsyncIterator[TelegramConnection]:
    """A connection by webhook that is not open yet."""
    async with Playground() as playground:
        front.behind = playground.address
        settings = Settings(
            _env_file=None,
            telegram_token=SecretStr(playground.token),
            telegram_api=front.address,
            public_url="https://bot.example.org",
            webhook_secret=SecretStr("s"),
        )
        connection = TelegramConnection(settings)
        yield connection
        await connection.close()


async def test_a_server_on_this_machine_is_reached_without_a_proxy(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    front.always = {"getMe": ME}
    async with Playground() as playground:
        settings = Settings(_env_file=None, telegram_token=SecretStr(playground.token), telegram_api=front.address)
        connection = TelegramConnection(settings)
        assert await connection.open() == "a_bot"
        await connection.close()


@pytest.mark.parametrize("odd", ODD_STARTS)
async def test_an_odd_answer_at_the_start_is_named(front: Front, odd: OddAnswer) -> None:
    front.always = {"getMe": odd}
    async with connecting(front) as connection:
        with pytest.raises(errors.TelegramError, match=r"OFFSCREEN_TELEGRAM_|Start again"):
            await connection.open()


@pytest.mark.parametrize("odd", [*ODD_STARTS[:2], *ODD_STARTS[-3:], telegrams(400, "Bad Request: bad webhook")])
async def test_an_odd_answer_to_the_webhooks_address_is_named(front: Front, odd: OddAnswer) -> None:
    front.always = {"setWebhook": odd}
    async with connecting(front) as connection:
        await connection.open()
        with pytest.raises(errors.TelegramError, match=r"OFFSCREEN_|Start again"):
            await connection.source(NoInbox(), _nobody_leads).prepare()


class NoInbox:
    """Takes nothing."""

    async def store(self, payloads: Sequence[dict[str, Any]]) -> None:
        """Refuse everything."""
        raise AssertionError(payloads)


async def _nobody_leads() -> bool:
    return False


@pytest.mark.parametrize("odd", [OddAnswer(404), OddAnswer(200, b'{"ok": true, "result": [1]}'), OddAnswer(200, PAGE)])
async def test_an_odd_answer_to_delete_webhook_ends_nothing(
    front: Front, tmp_path: Path, encoder: EncodingProcess, odd: OddAnswer
) -> None:
    front.answer("deleteWebhook", odd)
    async with receiving(front, tmp_path, encoder) as (_bot, playground):
        ada = playground.person("Ada")
        await ada.sends("/help")
        await ada.receives("/nudge")


@pytest.mark.parametrize("odd", [OddAnswer(403), OddAnswer(400), OddAnswer(200, b""), OddAnswer(404)])
async def test_a_reply_that_met_an_odd_answer_comes_all_the_same(
    front: Front, tmp_path: Path, encoder: EncodingProcess, odd: OddAnswer
) -> None:
    front.answer("sendMessage", odd)
    async with receiving(front, tmp_path, encoder) as (_bot, playground):
        ada = playground.person("Ada")
        await ada.sends("/help")
        await ada.receives("/nudge")
        assert front.given["sendMessage"] == 1
        assert len([message for message in ada.messages if message.from_bot]) == 1


@pytest.mark.parametrize("result", [b"true", b"[]", b'{"message_id": "a"}'])
async def test_a_reply_that_was_taken_is_not_said_again(
    front: Front, tmp_path: Path, encoder: EncodingProcess, result: bytes
) -> None:
    front.answer("sendMessage", OddAnswer(200, b'{"ok": true, "result": %b}' % result, does=True))
    async with receiving(front, tmp_path, encoder) as (_bot, playground):
        ada = playground.person("Ada")
        await ada.sends("/help")
        await front.has_given("sendMessage")
        await ada.sends("/privacy")
        await ada.receives("delete")
        assert len([message for message in ada.messages if message.from_bot and "/nudge" in message.text]) <= 2
        assert front.calls["sendMessage"] == 2


@pytest.mark.parametrize("method", ["setMyCommands", "getMyDescription", "setMyDescription"])
@pytest.mark.parametrize("odd", [OddAnswer(200, b'{"ok": true, "result": [1]}'), OddAnswer(404), OddAnswer(200, PAGE)])
async def test_what_is_only_for_looks_never_ends_the_bot(
    front: Front, tmp_path: Path, encoder: EncodingProcess, method: str, odd: OddAnswer
) -> None:
    front.always = {method: odd}
    async with receiving(front, tmp_path, encoder) as (bot, playground):
        ada = playground.person("Ada")
        await ada.sends("/help")
        await ada.receives("/nudge")
        assert bot.is_working()


@pytest.mark.parametrize(
    ("odd", "state"),
    [
        (OddAnswer(403), NudgeState.UNKNOWN),
        (OddAnswer(400), NudgeState.UNKNOWN),
        (OddAnswer(200), NudgeState.UNKNOWN),
        (OddAnswer(200, b""), NudgeState.UNKNOWN),
        (OddAnswer(200, b'{"ok": true, "result": true}', does=True), NudgeState.UNKNOWN),
        (telegrams(403, "Forbidden: something new"), NudgeState.FAILED),
    ],
)
async def test_a_nudge_that_met_an_odd_answer_marks_nobody(
    front: Front, sqlite: Database, tmp_path: Path, odd: OddAnswer, state: NudgeState
) -> None:
    async with open_post(sqlite, tmp_path, front=front) as post:
        _ada, user = await post.person()
        front.answer("sendPhoto", odd)
        await post.nudge(user)
        async with post.sending():
            (stored,) = await post.settled()
        assert stored.state is state
        assert front.calls["sendPhoto"] == 1
        async with sqlite.reading() as session:
            assert (await session.get_one(User, user)).blocked_at is None


async def test_when_everybody_is_said_to_have_left_it_is_an_outage(
    front: Front, sqlite: Database, tmp_path: Path
) -> None:
    async with open_post(sqlite, tmp_path, front=front) as post:
        people = [await post.person(f"P{number}") for number in range(12)]
        front.answer("sendPhoto", *[BLOCKED] * 12)
        for _person, user in people:
            await post.nudge(user)
        async with post.sending():
            nudges = await post.settled(lambda nudge: nudge.state is NudgeState.SENT)
        assert len(nudges) == 12
        for person, _user in people:
            assert len([message for message in person.messages if message.from_bot]) == 1
        async with sqlite.reading() as session:
            assert not any((await session.exec(select(User.blocked_at))).all())


async def test_who_really_left_among_others_is_marked(front: Front, sqlite: Database, tmp_path: Path) -> None:
    async with open_post(sqlite, tmp_path, front=front) as post:
        ada, user = await post.person()
        _bob, other = await post.person("Bob")
        await ada.blocks()
        await post.nudge(user)
        await post.nudge(other)
        async with post.sending():
            await post.settled()
        async with sqlite.reading() as session:
            assert (await session.get_one(User, user)).blocked_at is not None
            assert (await session.get_one(User, other)).blocked_at is None


__all__ = ["sqlite"]
