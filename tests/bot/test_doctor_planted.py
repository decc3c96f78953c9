"""Doctor finds each of these planted misconfigurations, and none in a right configuration."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from benchmarks.front import PAGE, Front, OddAnswer, open_front, telegrams
from bot.cli import doctor, doctor_outside
from bot.cli.doctor import LEAST_FREE, examine, judge_backup, judge_space
from bot.cli.doctor_finding import DoctorFinding
from bot.cli.doctor_outside import judge_clock, judge_webhook
from bot.settings import Settings
from bot.telegram.connection import WebhookState
from telegram_playground.server import Playground

NOW = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "OPENAI_API_KEY")


@dataclass(frozen=True)
class Planted:
    """What is wrong.

    Attributes:
        check: Which check must see it.
        said: What it says.
        settings: What is set otherwise than in a right configuration; ``{folder}`` stands for the data folder.
        environment: Likewise of the environment.
        odd: What Telegram answers, by method.
        before: Done to the data folder before.
    """

    check: str
    said: str
    settings: dict[str, Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    odd: dict[str, OddAnswer] = field(default_factory=dict)
    before: Callable[[Path], object] | None = None


def damage(folder: Path) -> None:
    (folder / "offscreen.sqlite").write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)


def open_to_all(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "offscreen.sqlite")) as connection:
        connection.execute("CREATE TABLE t (a TEXT)")
    (folder / "offscreen.sqlite").chmod(0o644)
    folder.chmod(0o755)


NO_FOLDER = {"data_dir": Path("/dev/null/data"), "database_url": "sqlite+aiosqlite:///{folder}/x.sqlite"}
OTHER_TABLES = {"database_url": "postgresql://u:secret@127.0.0.1:9/n"}

PLANTED = [
    Planted("Names", "did you mean OFFSCREEN_OWNERS?", environment={"OFFSCREEN_OWNER": "1"}),
    Planted("Owners", "none is set", settings={"owners": frozenset()}),
    Planted("Folder", "cannot be written", settings=NO_FOLDER),
    Planted("Privacy", "other accounts may read", before=open_to_all),
    Planted("Database", "is not supported", settings={"database_url": "mysql://u:secret@h/n"}),
    Planted("Database", "Check that the path or server exists", settings=OTHER_TABLES),
    Planted("Database", "db restore", before=damage),
    Planted("Encoder", "no-such-model", settings={"encoder": "/no-such-model"}),
    Planted("Encoder", "needs a key", settings={"encoder": "openai:text-embedding-3-small"}),
    Planted("Captioner", "needs a key", settings={"captioner": "openai:eyes"}),
    Planted("Captioner", "'clip3' is no captioner", settings={"captioner": "clip3"}),
    Planted("Chat model", "OPENAI_API_KEY", settings={"chat_model": "words"}),
    Planted("Chat model", "cannot be reached", settings={"chat_model": "words"}, environment={"OPENAI_API_KEY": "k"}),
    Planted("Ports", "cannot be served", settings={"http_port": 5_099, "http_host": "192.0.2.1"}),
    Planted("Ports", "the same", settings={"http_port": 5_099, "metrics_port": "5099"}),
    Planted("Proxy", "is not the address of a proxy", {"telegram_api": "https://x"}, {"ALL_PROXY": "ftp://p:1"}),
    Planted("Telegram", "BotFather", settings={"telegram_token": None}),
    Planted("Telegram", "does not accept OFFSCREEN_TELEGRAM_TOKEN", odd={"getMe": telegrams(401, "Unauthorized")}),
    Planted("Telegram", "is not Telegram's", odd={"getMe": OddAnswer(200, PAGE)}),
    Planted("Telegram", "cannot reach the Bot API", settings={"telegram_api": "http://127.0.0.1:9"}),
    Planted("Telegram", "where it sends updates", odd={"getWebhookInfo": OddAnswer(200, b'{"ok": true, "result": 5}')}),
]


@pytest.fixture
async def front() -> AsyncIterator[Front]:
    async with open_front() as front, Playground() as playground:
        front.behind = playground.address
        front.token = playground.token
        yield front


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")


def right(front: Front, folder: Path) -> Settings:
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(front.token),
        telegram_api=front.address,
        owners=frozenset({1}),
        data_dir=folder,
        encoder="all-MiniLM-L6-v2",
    )


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted.check}: {planted.said}")
async def test_what_is_planted_is_found(
    front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: Planted
) -> None:
    for name, value in planted.environment.items():
        monkeypatch.setenv(name, value)
    front.always = dict(planted.odd)
    if planted.before is not None:
        planted.before(tmp_path)
    changed = {key: _filled(value, tmp_path) for key, value in planted.settings.items()}
    found = await doctor.examine_one(planted.check, right(front, tmp_path).model_copy(update=changed))
    assert not all(one.good for one in found)
    said = " ".join(one.text for one in found)
    assert planted.said in said
    assert "secret" not in said


async def test_nothing_is_found_where_all_is_right(front: Front, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert [(name, one.text) for name, one in await examine(right(front, tmp_path)) if not one.good] == []


def _filled(value: Any, folder: Path) -> Any:
    return value.replace("{folder}", str(folder)) if isinstance(value, str) else value


def by_webhook(url: str | None = "https://bot.example") -> Settings:
    secret = SecretStr("s") if url is not None else None
    return Settings(_env_file=None, public_url=url, webhook_secret=secret)


OURS = "https://bot.example/telegram"


@pytest.mark.parametrize(
    ("settings", "info", "said"),
    [
        (by_webhook(), {"url": OURS}, None),
        (by_webhook(), {"url": ""}, None),
        (by_webhook(None), {"url": ""}, None),
        (by_webhook(), {"url": OURS, "waiting": 1, "error_at": NOW - timedelta(days=1), "error": "x"}, None),
        (by_webhook(), {"url": OURS, "error_at": NOW - timedelta(minutes=3), "error": "an outage that is over"}, None),
        (by_webhook(), {"url": "https://old.example/telegram"}, "and not to https://bot.example/telegram"),
        (by_webhook(None), {"url": "https://old.example/telegram"}, "another program uses this token"),
        (
            by_webhook(),
            {"url": OURS, "waiting": 1, "error_at": NOW - timedelta(minutes=3), "error": "SSL error"},
            "cannot deliver them at https://bot.example/telegram: SSL error",
        ),
        (by_webhook(None), {"url": "", "waiting": 900}, "900 wait at Telegram"),
    ],
)
def test_the_webhook_is_compared_with_telegrams(settings: Settings, info: dict[str, Any], said: str | None) -> None:
    judged(judge_webhook(settings, WebhookState(**info), NOW), said)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (judge_clock(timedelta(seconds=2)), None),
        (judge_clock(None), None),
        (judge_clock(timedelta(hours=1)), "3600 seconds ahead"),
        (judge_clock(timedelta(minutes=-2)), "120 seconds behind"),
        (judge_space(LEAST_FREE - 1, Path("/data")), "make room"),
        (judge_backup(timedelta(days=1), NOW - timedelta(days=3), NOW), "is offscreen run at work?"),
    ],
)
def test_what_cannot_be_planted_is_judged(found: DoctorFinding, said: str | None) -> None:
    judged(found, said)


def judged(found: DoctorFinding, said: str | None) -> None:
    assert found.good is (said is None)
    assert said is None or said in found.text


async def test_a_port_of_this_bot_itself_is_no_trouble(tmp_path: Path) -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 17\r\n\r\n{"working": true}')
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        settings = Settings(_env_file=None, data_dir=tmp_path, http_port=port)
        assert (await doctor_outside.look_at_ports(settings)).good
