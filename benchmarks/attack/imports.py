"""What operators can be made to import: bombs, pipes, brackets. Each in a process, as at the command line."""

from __future__ import annotations

import asyncio
import json
import os
import struct
import sys
import zipfile
import zlib
from pathlib import Path

from benchmarks.attack.table import Row, Scene
from benchmarks.attack.target import REPOSITORY, insist

IMPORT_SECONDS = 60.0
MOST_KILOBYTES = 500_000
"""Of memory, the program itself included."""

_MEASURED = (
    "import os, subprocess, sys\n"
    "process = subprocess.Popen(sys.argv[1:])\n"
    "_pid, status, used = os.wait4(process.pid, 0)\n"
    "print(used.ru_maxrss, file=sys.stderr)\n"
    "sys.exit(abs(os.waitstatus_to_exitcode(status)))\n"
)
"""Runs a program and says at the end how many kilobytes it took; a small process has to, since what its parent held
would count as well."""


async def _import(scene: Scene, path: Path) -> tuple[int, str, str]:
    """Import something into a deployment of its own; return exit code, what was said, and the log."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OFFSCREEN_")}
    data = scene.new_folder()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _MEASURED, sys.executable, "-m", "bot", "content", "import", str(path), "--json",
        env={**kept, "PYTHONPATH": str(REPOSITORY), "OFFSCREEN_DATA_DIR": str(data)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(IMPORT_SECONDS):
        out, err = await process.communicate()
    lines = err.decode().splitlines()
    insist(process.returncode in (0, 1), f"{path.name} ended the process with {process.returncode}")
    insist(int(lines[-1]) < MOST_KILOBYTES, f"{path.name} took {int(lines[-1]) // 1024} MiB")
    insist("Traceback" not in err.decode(), f"{path.name} ended in a traceback")
    return process.returncode or 0, out.decode(), err.decode()


async def brackets(scene: Scene) -> None:
    """Import YAML of 50,000 brackets."""
    path = scene.new_folder() / "messages.yaml"
    path.write_text("messages: " + "[" * 50_000)
    code, out, _err = await _import(scene, path)
    insist(code == 1 or '"added": 0' in out.splitlines()[-1], "something was read from deep YAML")


async def pipes_and_bombs(scene: Scene) -> None:
    """Import a folder with a pipe, a picture that claims to be huge, and archives that swell."""
    folder = scene.new_folder()
    os.mkfifo(folder / "pipe.png")
    (folder / "images.csv").write_text("caption,file\na pipe in a garden,pipe.png\na sea of pixels,sea.png\n")
    (folder / "sea.png").write_bytes(_png(65_000, 65_000))
    _code, out, _err = await _import(scene, folder)
    report = json.loads(out.splitlines()[-1]) if out else {"added": 0}
    insist(report["added"] == 0, "a pipe or a bomb was imported")
    bomb = scene.new_folder() / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("m.csv", "text\n" + "walk " * 20_000_000)
        packed.writestr("../../evil.csv", "text\nWalk.\n")
    await _import(scene, bomb)
    insist(not list(scene.folder.rglob("evil.csv")), "an archive wrote outside of its folder")


def _png(width: int, height: int) -> bytes:
    """Return a few kilobytes that claim to be a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


async def picture_bomb_in_chat(scene: Scene) -> None:
    """Let an owner send a picture that claims to be huge: it is refused, and nobody else waits."""
    target = scene.shared
    target.owner.catches_up()
    async with target.asking():
        await target.owner.sends_document(_png(65_000, 65_000), "a sea of pixels", name="sea.png")
        await target.owner.receives("pixels", timeout=60)


ROWS = (
    Row("YAML of brackets", brackets, quick=True),
    Row("pipes, ZIP bombs and picture bombs", pipes_and_bombs, quick=True),
    Row("a picture bomb in the chat", picture_bomb_in_chat),
)
