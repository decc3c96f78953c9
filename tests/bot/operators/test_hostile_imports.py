"""Imports from strangers: bounded in memory, refused by name, and nothing written outside of the data folder."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.bot.operators.test_adding import picture
from tests.bot.processes import environment
from tests.content.test_pictures import JPEG, PNG, SVG, drawn, png_bomb, saved

pytestmark = pytest.mark.long

MOST_MEGABYTES = 350
"""What an import may take; 100 of them are the program itself."""


@dataclass(frozen=True)
class Imported:
    """What came of an import at the command line."""

    report: dict[str, Any]
    out: str
    err: str
    megabytes: float

    @property
    def reasons(self) -> dict[str, str]:
        """Why what was refused, by its file's name."""
        return {one["where"].partition(" (")[0]: one["reason"] for one in self.report["refused"]}


MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_pid, status, used = os.wait4(process.pid, 0)
open(sys.argv[1], "w").write(str(used.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a program and writes down the most kilobytes that it took. A small process has to do this: the system counts
what a program's parent held when it was started as if it were the program's own."""


def run_import(path: Path, folder: Path) -> Imported:
    """Import in a process of its own, whose memory is measured."""
    used = folder / "used.txt"
    command = [sys.executable, "-c", MEASURED, str(used), sys.executable, "-m", "bot", "content", "import", str(path)]
    done = subprocess.run(
        [*command, "--json"], env=environment(folder / "data"), cwd=folder, capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == (1 if report["refused"] else 0)
    return Imported(report, done.stdout, done.stderr, int(used.read_text()) / 1024)


def with_chunk(name: bytes, data: bytes) -> bytes:
    """Return a PNG with one more chunk behind its header."""
    chunk = struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return PNG[:33] + chunk + PNG[33:]


def overlapping_zip(entries: int) -> bytes:
    """Return a ZIP all of whose entries claim the same bytes, a megabyte when unpacked."""
    raw = bytes(1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(raw) + packer.flush()
    sizes = (zlib.crc32(raw), len(packed), len(raw))
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, *sizes, 5, 0) + b"a.csv" + packed
    listed = b"".join(
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, *sizes, 9, 0, 0, 0, 0, 0, 0)
        + f"a{number:04}.csv".encode()
        for number in range(entries)
    )
    return local + listed + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, entries, entries, len(listed), len(local), 0)


def test_hostile_pictures_and_archives(tmp_path: Path) -> None:
    bomb = zlib.compress(bytes(200_000_000), 9)
    files = {
        "a sea of pixels.png": (png_bomb(65_000, 65_000), "million pixels"),
        "words that swell.png": (with_chunk(b"zTXt", b"k\0\0" + bomb), "cannot be read"),
        "colours that swell.png": (with_chunk(b"iCCP", b"x\0\0" + bomb), "cannot be read"),
        "an archive behind.jpg": (JPEG + b"PK\x05\x06" + bytes(18), "ZIP archive hidden"),
        "half a boat.jpg": (JPEG[: len(JPEG) // 2], "cut off"),
        "a film of a dog.gif": (
            saved(drawn(), "GIF", save_all=True, append_images=[drawn(seed=1), drawn(seed=2)]),
            "is a GIF",
        ),
        "a drawing.svg": (SVG, "is an SVG"),
        "more.zip": (b"PK\x05\x06" + bytes(18), "archive within"),
    }
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, (data, _reason) in files.items():
        (folder / name).write_bytes(data)
    Image.effect_noise((6_000, 6_000), 90).convert("RGB").save(folder / "a large meadow with sheep.jpg", quality=60)
    (folder / "a small boat by another name.png").write_bytes(JPEG)  # phones do that: it is what it holds
    (folder / "a way out to everything.png").symlink_to("/etc/passwd")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    done = run_import(folder, tmp_path)
    assert done.report["added"] == 2
    assert set(done.reasons) == {*files, "a way out to everything.png"}
    for name, (_data, reason) in files.items():
        assert reason in done.reasons[name], name
    assert "leads out" in done.reasons["a way out to everything.png"]
    assert done.megabytes < MOST_MEGABYTES
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert {path.relative_to(tmp_path).parts[0] for path in written} == {"data", "used.txt"}
    assert len(list((tmp_path / "data" / "images").iterdir())) == 2


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    assert "is no sheet" in run_import(tmp_path / "list.xlsx", tmp_path).reasons["list.xlsx"]


def test_hostile_zips(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "nested.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("m.csv", "text,activities\nWalk to the pond and back.,walking\n")
        packed.writestr("bomb.csv", "text\n" + "walk " * 20_000_000)
        for name in ("../../evil.csv", "/evil.csv", "C:\\evil.csv"):
            packed.writestr(name, "text\nWalk.\n")
    done = run_import(tmp_path / "nested.zip", tmp_path)
    assert done.report["added"] == 1
    assert set(done.reasons) == {"bomb.csv", "../../evil.csv", "/evil.csv", "C:\\evil.csv"}
    assert done.megabytes < MOST_MEGABYTES
    (tmp_path / "overlapping.zip").write_bytes(overlapping_zip(3_000))
    done = run_import(tmp_path / "overlapping.zip", tmp_path)
    assert (done.report["added"], len(done.report["refused"])) == (0, 3_000)
    assert done.megabytes < MOST_MEGABYTES
    assert not list(tmp_path.rglob("evil*"))


def test_a_large_library_shows_progress_and_rate_and_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    (folder / "images").mkdir(parents=True)
    rows = "".join(f"Walk to house number {number} and look at its door.,walking\n" for number in range(1_000))
    (folder / "m.csv").write_text(f"text,activities\n{rows}")
    captions = ["caption,file,activities"]
    for number in range(500):
        (folder / "images" / f"{number}.png").write_bytes(picture(number, (200, 160), "PNG", compress_level=1))
        captions.append(f"a red door with the number {number} in a street,images/{number}.png,walking")
    (folder / "i.csv").write_text("\n".join(captions))
    first = run_import(folder, tmp_path)
    assert (first.report["added"], first.report["refused"]) == (1_500, [])
    assert first.report["rows_per_second"] > 0
    assert "1500/1500" in first.err
    assert "a second" in first.out
    assert first.megabytes < MOST_MEGABYTES
    again = run_import(folder, tmp_path)
    assert (again.report["added"], again.report["changed"], again.report["unchanged"]) == (0, 0, 1_500)
