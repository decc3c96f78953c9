"""Files that strangers named: opened first and judged then, so that nothing can be put in their place in between."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

TEXT_LIMIT = 64 * 1024 * 1024
"""Bytes of a text file; a library of 200,000 items has fewer."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No link is followed, and a pipe is not waited for."""


def read_regular_file(path: Path, limit: int = TEXT_LIMIT) -> bytes:
    """Return what a file holds.

    Args:
        path: The file itself, and no link to it.
        limit: Bytes at most.

    Raises:
        OSError: If it cannot be read, is a pipe, a device or another thing that is no file, or is larger.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit // 2**20} MB", str(path))
    return data
