"""What people told is for the account that runs the bot, and for no other."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.storage.privacy import make_private, readable_by_others
from telegram_playground.server import Playground
from tests.bot.processes import call, environment, running


def rights_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_rights_are_taken_from_everybody_else(tmp_path: Path) -> None:
    database, archive, images = tmp_path / "offscreen.sqlite", tmp_path / "b.tar.gz", tmp_path / "images"
    log, notes = tmp_path / "offscreen.sqlite-wal", tmp_path / "notes.txt"
    for path in (database, archive, log, notes):
        path.touch(mode=0o644)
        path.chmod(0o644)
    images.mkdir()
    images.chmod(0o755)
    assert readable_by_others(tmp_path, database) == sorted([database, archive, log, images])
    assert make_private(tmp_path, database) == 4
    assert [rights_of(path) for path in (database, archive, log, images)] == [0o600, 0o600, 0o600, 0o700]
    assert rights_of(notes) == 0o644  # not ours
    assert (readable_by_others(tmp_path, database), make_private(tmp_path, database)) == ([], 0)
    tmp_path.chmod(0o755)
    assert readable_by_others(tmp_path, database) == [tmp_path]
    assert (make_private(tmp_path, database), rights_of(tmp_path)) == (0, 0o755)  # it may hold more than our data


@pytest.mark.long
async def test_what_the_program_makes_is_private_and_doctor_sees_what_is_not(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with Playground() as playground:
        env = environment(data, telegram_token=playground.token, telegram_api=playground.address)
        async with running("run", env=env, cwd=tmp_path):
            person = playground.person("Ada")
            await person.sends("/start")
            await person.receives("Is that all right?", timeout=60)
            files = [data, *data.rglob("*")]
            assert [path for path in files if rights_of(path) & 0o077] == []
        archive = data / "backup.tar.gz"
        assert (await call("db", "backup", str(archive), env=env, cwd=tmp_path))[0] == 0
        assert rights_of(archive) == 0o600
        archive.chmod(0o644)
        code, out, _err = await call("doctor", env=env, cwd=tmp_path)
    assert code == 1
    assert f"✗ Privacy: other accounts may read what people told: chmod -R go= {archive}" in out
