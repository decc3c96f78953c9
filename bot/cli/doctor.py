"""``offscreen doctor``: is everything in order, and if not, what to do."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import psutil
import typer
from dotenv import dotenv_values

from bot.cli.doctor_encoders import look_at_encoder, look_at_picture_encoder, look_at_vectors
from bot.cli.doctor_finding import DoctorFinding
from bot.cli.doctor_live import check_live
from bot.cli.doctor_outside import (
    look_at_captioner,
    look_at_chat_model,
    look_at_ports,
    look_at_proxy,
    look_at_telegram,
)
from bot.cli.output import progress, result
from bot.errors import OffscreenError
from bot.monitoring.logs import configure_logging
from bot.settings import Settings, read_settings
from bot.storage.database import REMEDY_FOR_DAMAGE, Database
from bot.storage.migrations import head_revision
from bot.storage.privacy import readable_by_others
from bot.storage.queries.backups import last_backup

_OF_THE_BRIDGE = ("OFFSCREEN_ACTIVITYWATCH", "OFFSCREEN_DEVICE_TOKEN", "OFFSCREEN_TOKEN_FILE")
"""Settings of ``offscreen bridge``."""

LEAST_FREE = 2**30
"""Bytes: the database, its log and a backup of a small bot."""

_HOURS_SHOWN = 49
"""Longer times are told in days."""


def doctor(
    live: Annotated[
        bool,
        typer.Option("--live", help="Also send one nudge to the first owner, change it and wait for a reaction."),
    ] = False,
) -> None:
    """Check settings, database, encoder and token, and say what to do about what is wrong."""
    configure_logging("ERROR")
    try:
        settings = read_settings()
    except OffscreenError as error:
        result(f"✗ Settings: {error}")
        raise SystemExit(1) from None
    result("✓ Settings: read.")
    findings = asyncio.run(examine(settings))
    _show(findings)
    if live:
        told = asyncio.run(check_live(settings, progress))
        _show(told)
        findings += told
    if not all(finding.good for _name, finding in findings):
        raise SystemExit(1)


def _show(findings: Sequence[tuple[str, DoctorFinding]]) -> None:
    for name, finding in findings:
        result(f"{'✓' if finding.good else '✗'} {name}: {finding.text}")


async def examine(settings: Settings) -> list[tuple[str, DoctorFinding]]:
    """Make all checks; return what each found, by its name."""
    inside = [(name, await check(settings)) for name, check in _checks().items()]
    return [*inside, *await look_at_telegram(settings)]


async def examine_one(name: str, settings: Settings) -> list[DoctorFinding]:
    """Make one check, or those that ask Telegram; return what was found."""
    check = _checks().get(name)
    return [await check(settings)] if check is not None else [one for _name, one in await look_at_telegram(settings)]


def _checks() -> dict[str, Callable[[Settings], Awaitable[DoctorFinding]]]:
    return {
        "Names": _names,
        "Owners": _owners,
        "Folder": _folder,
        "Space": _space,
        "Privacy": _privacy,
        "Database": _database,
        "Backup": _backup,
        "Encoder": look_at_encoder,
        "Pictures": look_at_picture_encoder,
        "Vectors": look_at_vectors,
        "Captioner": look_at_captioner,
        "Chat model": look_at_chat_model,
        "Ports": look_at_ports,
        "Proxy": look_at_proxy,
    }


async def _names(_settings: Settings) -> DoctorFinding:
    return judge_names({*os.environ, *dotenv_values(".env")})


def judge_names(names: Collection[str]) -> DoctorFinding:
    """Return whether all names of settings are known; a misspelt one is a setting that silently is not there."""
    known = {*_OF_THE_BRIDGE, *(f"OFFSCREEN_{name.upper()}" for name in Settings.model_fields)}
    unknown = sorted(name for name in names if name.upper().startswith("OFFSCREEN_") and name.upper() not in known)
    if not unknown:
        return DoctorFinding(True, "every OFFSCREEN_ setting is known.")
    near = [f"{name} ({_nearest(name, known)})" for name in unknown]
    return DoctorFinding(False, f"there is no setting {', '.join(near)}: correct or remove it.")


def _nearest(name: str, known: Collection[str]) -> str:
    found = get_close_matches(name.upper(), sorted(known), 1, cutoff=0.85)
    return f"did you mean {found[0]}?" if found else "see .env.example"


async def _owners(settings: Settings) -> DoctorFinding:
    if settings.owners:
        return DoctorFinding(True, f"{len(settings.owners)} set.")
    return DoctorFinding(
        False,
        "none is set, so nobody is told of trouble and nobody can add content: put your Telegram id "
        "(@userinfobot tells it) into OFFSCREEN_OWNERS.",
    )


async def _space(settings: Settings) -> DoctorFinding:
    folder = settings.data_dir.resolve()
    place = next(path for path in (folder, *folder.parents) if path.exists())
    return judge_space(shutil.disk_usage(place).free, place)


def judge_space(free: int, place: Path) -> DoctorFinding:
    """Return whether enough of a disk is free, in bytes."""
    shown = f"{free / 2**30:.1f} GB are free at {place}"
    if free < LEAST_FREE:
        return DoctorFinding(False, f"{shown}: at least {LEAST_FREE / 2**30:.0f} are needed, make room.")
    return DoctorFinding(True, f"{shown}.")


async def _folder(settings: Settings) -> DoctorFinding:
    folder = settings.data_dir.resolve()
    place = next(path for path in (folder, *folder.parents) if path.exists())
    probe = place / ".offscreen-doctor"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        return DoctorFinding(
            False, f"{place} cannot be written ({error.strerror}). Set OFFSCREEN_DATA_DIR to another folder."
        )
    return DoctorFinding(True, f"{folder} can be written.")


async def _privacy(settings: Settings) -> DoctorFinding:
    try:
        found = readable_by_others(settings.data_dir, Database(settings.database).path)
    except OffscreenError as error:
        return DoctorFinding(False, str(error))
    if found:
        names = ", ".join(map(str, found))
        return DoctorFinding(False, f"other accounts may read what people told: chmod -R go= {names}")
    return DoctorFinding(True, "no other account of this machine can read the data.")


async def _database(settings: Settings) -> DoctorFinding:
    database: Database | None = None
    try:
        database = Database(settings.database)
        if database.is_new():
            return DoctorFinding(True, f"{database.shown} does not exist yet; it is made at the first start.")
        revision = await database.revision()
    except OffscreenError as error:
        return DoctorFinding(False, str(error))
    finally:
        if database is not None:
            await database.close()
    if (trouble := await asyncio.to_thread(judge_sqlite, database.path)) is not None:
        return trouble
    if revision != head_revision():
        return DoctorFinding(
            True, f"{database.shown} is at revision {revision}; the next start brings it to {head_revision()}."
        )
    return DoctorFinding(True, f"{database.shown} is up to date.")


def judge_sqlite(path: Path | None) -> DoctorFinding | None:
    """Return what is wrong with a SQLite file: damage, or a disk of another machine, on which its log does not work."""
    if path is None:
        return None
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        return DoctorFinding(False, f"{path}: {found}. {REMEDY_FOR_DAMAGE}")
    kind = file_system_of(path.resolve(), [(part.mountpoint, part.fstype) for part in psutil.disk_partitions(all=True)])
    if kind.startswith(_REMOTE):
        return DoctorFinding(
            False, f"{path} is on a network disk ({kind}), where SQLite loses data: use a local disk, or PostgreSQL."
        )
    return None


def file_system_of(path: Path, mounts: Sequence[tuple[str, str]]) -> str:
    """Return the kind of file system that a path is on, by mount point and kind; empty if none is known."""
    holding = [(len(point), kind) for point, kind in mounts if path.is_relative_to(point)]
    return max(holding, default=(0, ""))[1]


_REMOTE = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "afs", "glusterfs", "ceph")


async def _backup(settings: Settings) -> DoctorFinding:
    database: Database | None = None
    try:
        database = Database(settings.database)
        last = None
        if not database.is_new() and await database.revision() == head_revision():
            async with database.reading() as session:
                last = await last_backup(session=session)
    except OffscreenError as error:
        return DoctorFinding(False, str(error))
    finally:
        if database is not None:
            await database.close()
    return judge_backup(settings.backup_every, None if last is None else last.at, datetime.now(UTC))


def judge_backup(every: timedelta | None, last: datetime | None, now: datetime) -> DoctorFinding:
    """Return whether the last backup is young enough for how often one is to be made.

    Args:
        every: How often; ``None``: only by hand.
        last: When the last one was made; ``None``: never.
        now: The present.
    """
    told = "none was made yet" if last is None else f"the last one was made {_hours(now - last)} ago"
    if every is None:
        return DoctorFinding(True, f"{told}, and none is scheduled: set OFFSCREEN_BACKUP_EVERY, for example to 1d.")
    if last is not None and now - last > 2 * every:
        return DoctorFinding(False, f"{told}, though one is due every {_hours(every)}: is offscreen run at work?")
    return DoctorFinding(True, f"{told}; one is made every {_hours(every)}.")


def _hours(length: timedelta) -> str:
    hours = round(length.total_seconds() / 3600)
    return f"{hours} hours" if hours < _HOURS_SHOWN else f"{hours // 24} days"
