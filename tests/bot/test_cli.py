"""The command line: what goes wrong ends in one clear sentence, never in a traceback."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.cli import demo
from bot.errors import DemoError
from telegram_playground.server import Playground
from tests.bot.processes import call, environment

pytestmark = pytest.mark.long

TOKEN = "1234567:nobody-has-this-token"


def is_one_sentence(text: str) -> bool:
    lines = [line for line in text.strip().splitlines() if " INFO " not in line]
    return len(lines) == 1 and lines[0].startswith("offscreen: ") and "Traceback" not in text


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "OFFSCREEN_TELEGRAM_TOKEN is not set"),
        ({"telegram_token": TOKEN, "telegram_api": "http://127.0.0.1:9"}, "http://127.0.0.1:9"),
        ({"telegram_token": TOKEN, "telegram_api": "ftp://example.org"}, "OFFSCREEN_TELEGRAM_API"),
        ({"telegram_token": TOKEN, "minimum_age": "sixteen"}, "OFFSCREEN_MINIMUM_AGE"),
        ({"telegram_token": TOKEN, "owners": "bob"}, "OFFSCREEN_OWNERS"),
        ({"telegram_token": TOKEN, "database_url": "sqlite+aiosqlite:////proc/nowhere/x.sqlite"}, "/proc/nowhere"),
        ({"telegram_token": TOKEN, "database_url": "mysql://x"}, "mysql"),
        ({"telegram_token": TOKEN, "database_url": "nonsense"}, "OFFSCREEN_DATABASE_URL"),
        ({"telegram_token": TOKEN, "encoder": "/no/such/model"}, "/no/such/model"),
        ({"telegram_token": TOKEN, "database_url": "postgresql+asyncpg://u:s3cret@127.0.0.1:9/x"}, "127.0.0.1:9"),
    ],
)
async def test_wrong_settings_end_in_one_sentence(given: dict[str, str], named: str, tmp_path: Path) -> None:
    code, _out, err = await call("run", env=environment(tmp_path / "data", **given), cwd=tmp_path)
    assert code == 1
    assert is_one_sentence(err), err
    assert named in err
    assert "s3cret" not in err
    assert TOKEN not in err


async def test_a_token_that_telegram_refuses_is_named_and_not_shown(tmp_path: Path) -> None:
    async with Playground() as playground:
        env = environment(tmp_path, telegram_token=TOKEN, telegram_api=playground.address)
        code, _out, err = await call("run", env=env, cwd=tmp_path)
    assert code == 1
    assert is_one_sentence(err), err
    assert "OFFSCREEN_TELEGRAM_TOKEN" in err
    assert TOKEN not in err


@pytest.mark.parametrize("line", ["just some words", "OFFSCREEN_OWNERS", "='x'", "A='unclosed"])
async def test_a_malformed_env_file_is_refused_by_line(line: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"# fine\n{line}\n")
    code, _out, err = await call("run", env=environment(tmp_path), cwd=tmp_path)
    assert code == 1
    assert is_one_sentence(err), err
    assert ".env, line 2" in err


async def test_a_database_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "offscreen.sqlite"
    path.write_bytes(b"my holiday diary, not a database" * 50)
    before = path.read_bytes()
    code, _out, err = await call("db", "upgrade", env=environment(tmp_path), cwd=tmp_path)
    assert code == 1
    assert is_one_sentence(err), err
    assert str(path) in err
    assert path.read_bytes() == before


@pytest.mark.parametrize("instant", ["tomorrow", "2026-03-29T18:30"])
async def test_an_instant_that_is_none_is_refused(instant: str, tmp_path: Path) -> None:
    env = environment(tmp_path, telegram_token=TOKEN)
    code, _out, err = await call("run", "--clock-at", instant, env=env, cwd=tmp_path)
    assert code == 1
    assert is_one_sentence(err), err
    assert instant in err


async def test_db_upgrade_makes_the_tables_and_can_be_repeated(tmp_path: Path) -> None:
    for _again in range(2):
        code, out, err = await call("db", "upgrade", env=environment(tmp_path), cwd=tmp_path)
        assert (code, err) == (0, "")
        assert "is at revision" in out
    assert (tmp_path / "offscreen.sqlite").exists()


async def test_the_doctor_finds_what_is_wrong_and_what_is_right(tmp_path: Path) -> None:
    code, out, _err = await call("doctor", env=environment(tmp_path), cwd=tmp_path)
    assert code == 1
    assert "✗ Telegram: OFFSCREEN_TELEGRAM_TOKEN is not set" in out
    for fine in ("✓ Settings", "✓ Folder", "✓ Database", "✓ Encoder"):
        assert fine in out
    async with Playground() as playground:
        env = environment(tmp_path, telegram_token=playground.token, telegram_api=playground.address, owners="1")
        code, out, _err = await call("doctor", env=env, cwd=tmp_path)
    assert code == 0
    assert "✗" not in out


async def test_the_headless_demo_plays_to_the_end(tmp_path: Path) -> None:
    code, out, err = await call("demo", "--headless", "--json", env=environment(tmp_path), cwd=tmp_path)
    assert code == 0, err
    played = json.loads(out.splitlines()[-1])
    assert set(played) == {"onboarded", "nudges", "nudge", "reaction", "seconds"}
    assert played["onboarded"] is True
    assert played["nudges"] == 2
    assert set(played["nudge"]) == {"message", "image", "moment"}
    assert played["reaction"] == "did_it"
    assert "Mara: /start" in out


async def test_the_demo_needs_no_proxy_that_is_set(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    env = environment(tmp_path) | nowhere | {"ALL_PROXY": "socks5://127.0.0.1:9", "all_proxy": "socks5://127.0.0.1:9"}
    code, out, err = await call("demo", "--headless", "--json", env=env, cwd=tmp_path)
    assert code == 0, err
    assert json.loads(out.splitlines()[-1])["onboarded"] is True


async def test_ctrl_c_in_the_terminal_ends_the_demo_and_its_children_without_a_traceback(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo"),
        env=environment(tmp_path),
        cwd=tmp_path,
        start_new_session=True,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(120):
        assert b"ready to chat" in await process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to all processes at once
        _out, err = await process.communicate()
    assert process.returncode in (0, 130)
    assert b"Traceback" not in err, err.decode()


async def test_what_the_playground_refuses_ends_in_one_sentence(tmp_path: Path) -> None:
    code, _out, err = await call("demo", "--allow-host", "http://demo.test/", env=environment(tmp_path), cwd=tmp_path)
    assert code == 1
    assert is_one_sentence(err), err
    assert "'http://demo.test/' is no name of a host" in err


@pytest.mark.parametrize(
    ("folder", "named"),
    [(demo.PLAYGROUND, str(demo.PLAYGROUND)), (Path("/no/such/folder"), "the folder playground of Offscreen's source")],
    ids=["a checkout", "installed"],
)
def test_without_the_playground_the_demo_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, folder: Path, named: str
) -> None:
    monkeypatch.setattr(demo, "PLAYGROUND", folder)
    monkeypatch.setitem(sys.modules, "telegram_playground", None)
    with pytest.raises(DemoError) as told:
        demo.demo()
    assert str(told.value) == f"the demo needs telegram-playground, which is not installed: pip install {named}"
