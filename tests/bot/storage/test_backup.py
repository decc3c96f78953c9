"""Backup and restore, as in a drill: everything comes back, on both databases."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from benchmarks.postgresql import PostgresqlServer
from bot.errors import DatabaseError
from bot.storage.backup import back_up, restore
from bot.storage.database import Database
from bot.storage.models import NudgeState, Vector
from bot.storage.old_archives import check_old
from bot.storage.sealing import new_key
from tests.bot.factories import EVENING, add_items, add_nudge, add_user
from tests.bot.processes import call, environment
from tests.bot.storage.old_archives import write_old


async def contents(database: Database) -> dict[str, list[Any]]:
    async with database.reading() as session:
        connection = await session.connection()
        return {
            name: sorted(map(repr, (await connection.execute(text(f'SELECT * FROM "{name}"'))).all()))
            for name in SQLModel.metadata.tables
        }


async def fill(database: Database) -> None:
    await add_items(database, 2)
    user = await add_user(database, windows=(EVENING,))
    await add_nudge(database, user, key="a", state=NudgeState.SENT)
    await add_nudge(database, user, key="b", state=NudgeState.UNKNOWN, worker="dead")
    async with database.writing() as session:
        session.add(Vector(text_hash="h", encoder="e", data=bytes(range(256))))


@pytest.fixture
def other(database: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    """An empty database of the same kind."""
    if database.is_sqlite:
        return Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'other.sqlite'}")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return Database(server.create_database())


async def test_everything_comes_back(database: Database, other: Database, tmp_path: Path) -> None:
    await fill(database)
    images = tmp_path / "images"
    images.mkdir()
    (images / "a.png").write_bytes(b"picture")
    archive = tmp_path / "backup.tar.gz"
    await back_up(database, images, archive)
    await restore(other, tmp_path / "back", archive)
    assert await contents(other) == await contents(database)
    assert (tmp_path / "back" / "a.png").read_bytes() == b"picture"
    user = await add_user(other)  # numbers go on where they were
    await add_nudge(other, user, key="c")
    await other.close()


async def test_nothing_is_overwritten(database: Database, tmp_path: Path) -> None:
    await fill(database)
    archive = tmp_path / "backup.tar.gz"
    await back_up(database, tmp_path / "images", archive)
    with pytest.raises(DatabaseError, match="exists already"):
        await back_up(database, tmp_path / "images", archive)
    with pytest.raises(DatabaseError, match="is not empty"):
        await restore(database, tmp_path / "images", archive)


async def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    empty = Database(f"sqlite+aiosqlite:///{tmp_path / 'none.sqlite'}")
    with pytest.raises(DatabaseError, match="nothing to back up"):
        await back_up(empty, tmp_path, tmp_path / "x.tar.gz")
    (tmp_path / "bad.tar.gz").write_text("no archive")
    with pytest.raises(DatabaseError, match="is no backup"):
        await restore(empty, tmp_path, tmp_path / "bad.tar.gz")


@pytest.mark.long
async def test_the_commands_keep_everything_in_processes_of_their_own(
    database: Database, other: Database, tmp_path: Path
) -> None:
    """A process that backs up has imported less than the bot has."""
    await fill(database)
    archive = tmp_path / "backup.tar.gz"

    def of(one: Database) -> dict[str, str]:
        return environment(tmp_path, database_url=one.url.render_as_string(hide_password=False))

    code, out, err = await call("db", "backup", str(archive), env=of(database), cwd=tmp_path)
    assert code == 0, err
    kept = await contents(database)
    kept.pop("backup")  # that it was made is noted after it
    rows = {name: len(found) for name, found in kept.items()}
    assert f"{sum(manifest_of(archive)['rows'].values())} rows" in out
    assert {name: count for name, count in manifest_of(archive)["rows"].items() if name in rows} == rows
    code, out, err = await call("db", "restore", str(archive), env=of(other), cwd=tmp_path)
    assert code == 0, err
    restored = await contents(other)
    restored.pop("backup")
    assert restored == kept
    await other.close()


def manifest_of(archive: Path) -> dict[str, Any]:
    with tarfile.open(archive) as tar:
        kept = tar.extractfile("manifest.json")
        assert kept is not None
        manifest: dict[str, Any] = json.load(kept)
        return manifest


def with_manifest(archive: Path, folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Pack an archive anew with another manifest."""
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    manifest = json.loads((folder / "manifest.json").read_text())
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(archive, "w:gz") as tar:
        for path in folder.iterdir():
            tar.add(path, path.name)


async def test_an_archive_that_lacks_rows_is_refused(database: Database, other: Database, tmp_path: Path) -> None:
    await fill(database)
    archive = tmp_path / "backup.tar.gz"
    await back_up(database, tmp_path / "images", archive)
    with_manifest(archive, tmp_path / "unpacked", lambda manifest: manifest["rows"].update(nudge=3))
    with pytest.raises(DatabaseError, match="nudge has 2 of 3 rows"):
        await restore(other, tmp_path / "back", archive)
    with_manifest(archive, tmp_path / "unpacked", lambda manifest: manifest["rows"].update(nudge=2))
    await restore(other, tmp_path / "back", archive)  # the refused one left nothing behind
    assert await contents(other) == await contents(database)
    await other.close()


async def test_a_table_that_is_cut_off_is_one_sentence_and_leaves_nothing(
    database: Database, other: Database, tmp_path: Path
) -> None:
    await fill(database)
    archive, unpacked = tmp_path / "backup.tar.gz", tmp_path / "unpacked"
    await back_up(database, tmp_path / "images", archive)

    def cut(_manifest: dict[str, Any]) -> None:
        table = unpacked / "tables" / "nudge"
        table.write_bytes(table.read_bytes()[:-20])

    whole = archive.read_bytes()
    with_manifest(archive, unpacked, cut)
    with pytest.raises(DatabaseError, match="nothing was changed"):
        await restore(other, tmp_path / "back", archive)
    archive.write_bytes(whole)
    await restore(other, tmp_path / "back", archive)
    assert await contents(other) == await contents(database)
    await other.close()


async def test_an_archive_of_the_first_release_still_goes_back(
    database: Database, other: Database, tmp_path: Path
) -> None:
    await fill(database)
    await write_old(database, tmp_path / "old.tar.gz")
    await restore(other, tmp_path / "back", tmp_path / "old.tar.gz")
    assert await contents(other) == await contents(database)
    await other.close()


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ({"kind": "postgresql"}, "holds no tables"),
        ({"kind": "postgresql", "tables": {"user": ["id"]}}, "lacks the rows of user"),
        ({"rows": {"nudge": 3}}, "nudge has 2 of 3 rows"),
    ],
)
async def test_an_old_archive_that_lacks_something_is_refused(
    sqlite: Database, tmp_path: Path, manifest: dict[str, Any], said: str
) -> None:
    await fill(sqlite)
    await write_old(sqlite, tmp_path / "old.tar.gz")
    with tarfile.open(tmp_path / "old.tar.gz") as tar:
        tar.extractall(tmp_path / "old", filter="data")
    told = {"kind": "sqlite", "tables": {}, "rows": {}, **manifest}
    with pytest.raises(DatabaseError, match=said):
        check_old(told["kind"], told["tables"], told["rows"], tmp_path / "old", "old.tar.gz")


async def test_an_archive_goes_from_each_kind_of_database_into_the_other(
    database: Database, sqlite_or_postgresql: Database, tmp_path: Path
) -> None:
    await fill(database)
    await back_up(database, tmp_path / "images", tmp_path / "there.tar.gz")
    await restore(sqlite_or_postgresql, tmp_path / "back", tmp_path / "there.tar.gz")
    await back_up(sqlite_or_postgresql, tmp_path / "images", tmp_path / "back.tar.gz")
    first, second = rows_of(tmp_path / "there.tar.gz"), rows_of(tmp_path / "back.tar.gz")
    assert first == second
    assert any(first.values())
    user = await add_user(sqlite_or_postgresql)  # numbers go on where they were
    await add_nudge(sqlite_or_postgresql, user, key="c")
    await sqlite_or_postgresql.close()


@pytest.fixture
def sqlite_or_postgresql(database: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Database:
    """An empty database of the other kind."""
    if not database.is_sqlite:
        return Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'other.sqlite'}")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return Database(server.create_database())


def rows_of(archive: Path) -> dict[str, list[str]]:
    """Return the lines of each table, which have no order."""
    with tarfile.open(archive) as tar:
        members = [member for member in tar if member.isfile() and member.name.startswith("tables/")]
        return {member.name: sorted(_text(tar, member).splitlines()) for member in members}


def _text(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = tar.extractfile(member)
    assert file is not None
    return file.read().decode()


async def test_an_encrypted_archive_needs_its_key(sqlite: Database, tmp_path: Path) -> None:
    await fill(sqlite)
    public, archive = new_key(tmp_path / "key"), tmp_path / "kept.tar.gz.age"
    new_key(tmp_path / "another")
    await back_up(sqlite, tmp_path / "images", archive, public)
    assert b"Message <0>" not in archive.read_bytes()
    other = Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'other.sqlite'}")
    for key, said in ((None, "--key FILE"), ("another", "for another key"), ("kept.tar.gz.age", "holds no secret key")):
        with pytest.raises(DatabaseError, match=said):
            await restore(other, tmp_path / "back", archive, None if key is None else tmp_path / key)
    await restore(other, tmp_path / "back", archive, tmp_path / "key")
    assert await contents(other) == await contents(sqlite)
    await other.close()


@pytest.mark.parametrize("told", [0, 4, "2", None, [2]])
async def test_an_archive_of_a_format_that_is_not_known_is_refused_with_what_to_do(
    sqlite: Database, told: object, tmp_path: Path
) -> None:
    await fill(sqlite)
    archive = tmp_path / "backup.tar.gz"
    assert (await back_up(sqlite, tmp_path / "images", archive)).format == 3
    with_manifest(archive, tmp_path / "unpacked", lambda manifest: manifest.update(format=told, words="of tomorrow"))
    other = Database(f"sqlite+aiosqlite:///{tmp_path / 'other.sqlite'}")
    with pytest.raises(DatabaseError, match="restore it with the release that made it"):
        await restore(other, tmp_path / "back", archive)
    assert other.is_new()
