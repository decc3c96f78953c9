"""What doctor finds, each check by itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli.doctor import LEAST_FREE, file_system_of, judge_names, judge_space, judge_sqlite


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("OFFSCREEN_OWNER", "did you mean OFFSCREEN_OWNERS?"),
        ("OFFSCREEN_TELEGRAM_TOKN", "did you mean OFFSCREEN_TELEGRAM_TOKEN?"),
        ("OFFSCREEN_ZZZ", "OFFSCREEN_ZZZ (see .env.example)"),
    ],
)
def test_a_misspelt_setting_is_named(name: str, said: str) -> None:
    found = judge_names(["PATH", "OFFSCREEN_OWNERS", name])
    assert not found.good
    assert said in found.text


def test_known_settings_are_fine() -> None:
    assert judge_names(["PATH", "OFFSCREEN_OWNERS", "OFFSCREEN_BACKUP_EVERY"]).good


def test_a_full_disk_is_named() -> None:
    assert judge_space(LEAST_FREE, Path("/data")).good
    assert not judge_space(LEAST_FREE - 1, Path("/data")).good


def test_a_damaged_database_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a b#.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [("x" * 900,)] * 200)
        connection.commit()
    assert judge_sqlite(path) is None
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    found = judge_sqlite(path)
    assert found is not None
    assert "db restore" in found.text


def test_a_network_disk_is_known_by_its_mount() -> None:
    mounts = [("/", "ext4"), ("/mnt", "nfs4"), ("/mnt/local", "xfs")]
    assert file_system_of(Path("/mnt/data/x.sqlite"), mounts) == "nfs4"
    assert file_system_of(Path("/mnt/local/x.sqlite"), mounts) == "xfs"
    assert file_system_of(Path("/data/x.sqlite"), mounts) == "ext4"
