"""The hashed list of packages has the versions that were tested together, and every one that is needed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)


def versions(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {_plain(package): version for package, version in PINNED.findall(text)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_has_the_versions_of_the_constraints() -> None:
    locked, tested = versions("requirements.lock"), versions("constraints.txt")
    assert {name: tested.get(name) for name in locked} == locked


def test_every_direct_dependency_is_locked_with_hashes() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    needed = {_plain(re.split(r"[\[<>=;~! ]", dependency)[0]) for dependency in told}
    assert needed - versions("requirements.lock").keys() == {"torch"}
    packages = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert all("--hash=sha256:" in package for package in packages if "==" in package)
