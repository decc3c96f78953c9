"""Draw the starter library anew.

::

    python -m tools.starter_art                                        every scene
    python -m tools.starter_art --only forest-path open-book           some scenes
    python -m tools.starter_art --contact-sheet docs/starter-library.png
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from PIL import Image

from content.manifest import starter_folder
from tools.starter_art.raster import contact_sheet, rasterise, save
from tools.starter_art.scenes import SCENES, draw


def main(arguments: list[str] | None = None) -> int:
    """Write ``svg/NAME.svg`` and ``images/NAME.webp`` of the starter folder; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.starter_art", description="Draw the starter library anew.")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="ids of the scenes to draw; all without it")
    parser.add_argument("--contact-sheet", type=Path, metavar="FILE", help="also write a sheet of all pictures")
    options = parser.parse_args(arguments)
    names = options.only or list(SCENES)
    if unknown := [name for name in names if name not in SCENES]:
        sys.stderr.write(f"no such scene: {', '.join(unknown)}; there are {', '.join(SCENES)}\n")
        return 2
    folder = starter_folder()
    for kind in ("svg", "images"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for name in names:
        text = draw(name)
        (folder / "svg" / f"{name}.svg").write_text(text, encoding="utf-8")
        file = folder / "images" / f"{name}.webp"
        save(rasterise(text), file)
        sys.stderr.write(f"{name}: {file.stat().st_size / 1000:.0f} kB\n")
    if options.contact_sheet:
        files = [folder / "images" / f"{name}.webp" for name in SCENES]
        sheet = contact_sheet(files)
        palette = sheet.quantize(colors=256)
        sheet.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(options.contact_sheet, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
