"""``offscreen bridge activitywatch`` as a process."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

from bot.cli.bridge import TOKEN_REFUSED, app
from bot.errors import BridgeError
from tests.bot.bridge.aw import RealActivityWatch
from tests.bot.bridge.receiving import TOKEN, Mailbox
from tests.bot.processes import call, environment, running

pytestmark = pytest.mark.long

MINUTE = timedelta(minutes=1)
PATIENCE_SECONDS = 60.0
"""For a process to start and tell something on a busy machine."""


@pytest.fixture
def env(aw: RealActivityWatch, post: Mailbox, tmp_path: Path) -> dict[str, str]:
    own = environment(tmp_path, public_url=post.address, activitywatch=aw.address, device_token=TOKEN)
    return own | {"XDG_STATE_HOME": str(tmp_path / "state")}


def there_now(aw: RealActivityWatch) -> None:
    """Somebody has been at the keyboard for half an hour, and stays."""
    aw.presence(datetime.now(UTC) - 30 * MINUTE, 60 * MINUTE)


async def bridge(*arguments: str, env: dict[str, str], cwd: Path) -> tuple[int, str, str]:
    return await call("bridge", "activitywatch", *arguments, env=env, cwd=cwd)


async def test_one_look_tells_and_a_second_one_does_not_repeat(
    aw: RealActivityWatch, post: Mailbox, env: dict[str, str], tmp_path: Path
) -> None:
    there_now(aw)
    code, out, err = await bridge("--once", "--every", "120", env=env, cwd=tmp_path)
    assert (code, out) == (0, "1 told, 0 waiting.\n"), err
    (event,) = post.stored.values()
    assert event["event"] == "active"
    assert datetime.now(UTC) - datetime.fromisoformat(event["at"]) < timedelta(minutes=5)
    code, out, err = await bridge("--once", "--every", "120", env=env, cwd=tmp_path)
    assert code == 0, err
    assert len(post.posts) == len(post.stored)
    assert [path.name for path in (tmp_path / "state" / "offscreen").glob("*.json")]


async def test_it_runs_until_told_to_stop_and_its_token_is_not_to_be_seen(
    aw: RealActivityWatch, post: Mailbox, env: dict[str, str], tmp_path: Path
) -> None:
    there_now(aw)
    token = tmp_path / "token"
    token.write_text(f"{TOKEN}\n")
    token.chmod(0o600)
    env = {name: value for name, value in env.items() if name != "OFFSCREEN_DEVICE_TOKEN"}
    async with running("bridge", "activitywatch", "--token-file", str(token), env=env, cwd=tmp_path) as process:
        await asyncio.wait_for(post.arrived.wait(), PATIENCE_SECONDS)
        assert TOKEN not in " ".join(psutil.Process(process.pid).cmdline())
        process.send_signal(signal.SIGTERM)
        out, err = await process.communicate()
    assert (process.returncode, out) == (0, b"")
    assert TOKEN.encode() not in err
    assert b"Telling" in err


async def test_a_refused_token_has_its_own_exit_code(
    aw: RealActivityWatch, env: dict[str, str], tmp_path: Path
) -> None:
    there_now(aw)
    code, _out, err = await bridge(env=env | {"OFFSCREEN_DEVICE_TOKEN": "off_old"}, cwd=tmp_path)
    assert code == TOKEN_REFUSED
    assert "/connect" in err
    assert "off_old" not in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"OFFSCREEN_DEVICE_TOKEN": ""}, "OFFSCREEN_TOKEN_FILE"),
        ({"OFFSCREEN_DEVICE_TOKEN": "two words"}, "OFFSCREEN_DEVICE_TOKEN"),
        ({"OFFSCREEN_TOKEN_FILE": "/no/such/file"}, "/no/such/file"),
        ({"OFFSCREEN_PUBLIC_URL": ""}, "--address"),
        ({"OFFSCREEN_PUBLIC_URL": "http://bot.example.org"}, "unencrypted"),
        ({"OFFSCREEN_ACTIVITYWATCH": "localhost:5600"}, "http://127.0.0.1:5600"),
        ({"OFFSCREEN_ACTIVITYWATCH": "http://127.0.0.1:9"}, "cannot reach ActivityWatch"),
        ({}, "cannot reach http://127.0.0.1:9"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(
    aw: RealActivityWatch, given: dict[str, str], named: str, tmp_path: Path
) -> None:
    there_now(aw)
    env = {
        "OFFSCREEN_PUBLIC_URL": "http://127.0.0.1:9",
        "OFFSCREEN_ACTIVITYWATCH": aw.address,
        "OFFSCREEN_DEVICE_TOKEN": TOKEN,
    }
    done = CliRunner().invoke(app, ["activitywatch", "--once", "--state", str(tmp_path)], env=env | given)
    assert isinstance(done.exception, BridgeError)
    assert named in str(done.exception)
    assert TOKEN not in str(done.exception) + done.output
    assert "two words" not in str(done.exception)


async def test_a_token_that_others_can_read_is_said(aw: RealActivityWatch, env: dict[str, str], tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text(TOKEN)
    token.chmod(0o644)
    code, _out, err = await bridge("--once", env=env | {"OFFSCREEN_TOKEN_FILE": str(token)}, cwd=tmp_path)
    assert code == 0
    assert f"chmod 600 {token}" in err


async def test_it_loads_nothing_of_what_the_bot_needs(env: dict[str, str], tmp_path: Path) -> None:
    """A user's computer needs httpx, pydantic, typer and platformdirs for it, nothing heavy."""
    code = (
        "import json, sys\n"
        "from bot.cli import build\n"
        "build(['bridge'])(['bridge', 'activitywatch', '--once'], standalone_mode=False)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, env=env, cwd=tmp_path, stdout=asyncio.subprocess.PIPE
    )
    out, _err = await process.communicate()
    assert process.returncode == 0
    loaded = set(json.loads(out.splitlines()[-1]))
    assert {"httpx", "pydantic"} <= loaded
    heavy = {"torch", "transformers", "numpy", "telegram", "sqlmodel", "sqlalchemy", "starlette", "PIL"}
    assert not loaded & (heavy | {"content", "recommender"})
