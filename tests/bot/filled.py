"""A data folder as a first start leaves it, made once for all tests of a process: filling a library takes seconds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.core.clock import JumpingClock
from bot.delivery.encoding import EncodingProcess
from bot.demo.stage import Stage, stage
from bot.services.starter_library import fill_empty_library
from bot.settings import Settings
from bot.storage.database import Database
from recommender import open_encoder

DATABASE = "offscreen.sqlite"

FILLED_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

_folders: dict[str, tempfile.TemporaryDirectory[str]] = {}


async def copy_filled(folder: Path, encoder: str | None = None) -> None:
    """Put a filled database and its pictures into a folder, with an encoder's vectors (``None``: the usual one's)."""
    filled = await _filled(encoder or open_encoder().fingerprint)
    shutil.copytree(filled / "images", folder / "images", copy_function=os.link)
    shutil.copy2(filled / DATABASE, folder / DATABASE)


async def _filled(encoder: str) -> Path:
    if encoder not in _folders:
        _folders[encoder] = tempfile.TemporaryDirectory(prefix="offscreen-filled-")
        folder = Path(_folders[encoder].name)
        database = Database(f"sqlite+aiosqlite:///{folder / DATABASE}")
        await database.open()
        await fill_empty_library(database, folder / "images", encoder, FILLED_AT)
        await database.close()
    return Path(_folders[encoder].name)


@asynccontextmanager
async def filled_stage(
    settings: Settings, *, clock: JumpingClock, encoder: EncodingProcess, database_url: str | None = None
) -> AsyncIterator[Stage]:
    """Set up a bot at the local Bot API whose library is filled already, or whose database is another one."""
    with tempfile.TemporaryDirectory(prefix="offscreen-test-") as name:
        if database_url is None:
            await copy_filled(Path(name), encoder.fingerprint)
        async with stage(settings, clock=clock, encoder=encoder, database_url=database_url, folder=Path(name)) as on:
            yield on
