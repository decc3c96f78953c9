"""``offscreen outbox unknown`` and ``offscreen db backup`` and ``restore``, as programs."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.models import NudgeState
from tests.bot.factories import add_items, add_nudge, add_user

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


def offscreen(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OFFSCREEN_")}
    environment |= {"OFFSCREEN_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=data.parent, env=environment, capture_output=True, text=True, timeout=120)


def prepare(data: Path) -> list[int]:
    async def fill() -> list[int]:
        database = Database(f"sqlite+aiosqlite:///{data / 'offscreen.sqlite'}")
        await database.open()
        await add_items(database)
        user = await add_user(database)
        ids = [
            await add_nudge(database, user, key=key, state=NudgeState.UNKNOWN, worker="dead") for key in ("a", "b", "c")
        ]
        await database.close()
        return ids

    return asyncio.run(fill())


def test_unknown_nudges_are_listed_and_settled(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first, second, third = prepare(data)
    settled = offscreen("outbox", "unknown", "--arrived", str(first), "--lost", str(second), "--json", data=data)
    assert settled.returncode == 0, settled.stderr
    found = json.loads(settled.stdout.splitlines()[-1])
    assert found["settled"] == 2
    assert [nudge["id"] for nudge in found["unknown"]] == [third]
    both = offscreen("outbox", "unknown", "--arrived", "5", "--lost", "5", data=data)
    assert both.returncode == 1
    assert "cannot both" in both.stderr


def test_backup_and_restore(tmp_path: Path) -> None:
    data, other, archive = tmp_path / "data", tmp_path / "other", tmp_path / "backup.tar.gz"
    unknown = prepare(data)
    assert offscreen("db", "backup", str(archive), data=data).returncode == 0
    restored = offscreen("db", "restore", str(archive), data=other)
    assert restored.returncode == 0, restored.stderr
    listed = offscreen("outbox", "unknown", "--json", data=other)
    assert [nudge["id"] for nudge in json.loads(listed.stdout.splitlines()[-1])["unknown"]] == unknown
    again = offscreen("db", "restore", str(archive), data=other)
    assert again.returncode == 1
    assert "is not empty" in again.stderr
