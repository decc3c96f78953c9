"""The library's pictures as files, each named by the hash of its content."""

from __future__ import annotations

import errno
import hashlib
import re
from pathlib import Path

_DIGEST = re.compile("[0-9a-f]{64}")


def store_picture(data: bytes, suffix: str, image_folder: Path) -> str:
    """Store a picture under the hash of its content, also over a damaged one; return its name in ``image_folder``."""
    name = f"{_digest(data)}{suffix.lower()}"
    path = image_folder / name
    if not path.exists() or path.read_bytes() != data:
        image_folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_bytes(data)
        partial.replace(path)
    return name


def read_picture(image_folder: Path, name: str) -> bytes:
    """Return a picture's content.

    Raises:
        OSError: If it cannot be read, or is not what its name says.
    """
    path = image_folder / name
    data = path.read_bytes()
    if _DIGEST.fullmatch(path.stem) and _digest(data) != path.stem:
        raise OSError(errno.EIO, "it is damaged: its content is not that of its name", str(path))
    return data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
