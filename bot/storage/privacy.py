"""Files that hold what people told: readable by the account that runs the bot, and by nobody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_ARCHIVES = "*.tar.gz*"


def make_private(data_dir: Path, database: Path | None) -> int:
    """Take rights on data from everybody but their owner; return for how many files that was done.

    What belongs to another account is left to it, and so is the folder itself, which may hold more than our data.

    Args:
        data_dir: Where the bot keeps its data.
        database: SQLite's file; ``None`` on PostgreSQL.
    """
    changed = 0
    for path in _readable(data_dir, database):
        mode = path.stat()
        if mode.st_uid == os.geteuid():
            path.chmod(stat.S_IMODE(mode.st_mode) & ~_OTHERS)
            changed += 1
    return changed


def readable_by_others(data_dir: Path, database: Path | None) -> list[Path]:
    """Return the data that other accounts of this machine may read, in order of their names.

    The folder counts too: whatever else lies in it can be read by its name.
    """
    return sorted([*(path for path in (data_dir,) if _is_open(path)), *_readable(data_dir, database)])


def _readable(data_dir: Path, database: Path | None) -> Iterator[Path]:
    own = [data_dir / "images", *data_dir.glob(_ARCHIVES)]
    if database is not None:
        own += [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))]
    for path in own:
        if _is_open(path):
            yield path


def _is_open(path: Path) -> bool:
    return path.exists() and not path.is_symlink() and bool(path.stat().st_mode & _OTHERS)
