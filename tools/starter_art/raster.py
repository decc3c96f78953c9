"""From SVG to the pictures that are sent, and to a sheet of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image, ImageDraw

WEBP_QUALITY = 92
"""Flat areas stay clean at this quality and every picture stays well below 150 kB."""


def rasterise(svg: str) -> Image.Image:
    """Return the picture of ``svg`` in its own size, without transparency."""
    return Image.open(BytesIO(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))).convert("RGB")


def save(picture: Image.Image, file: Path) -> None:
    """Write ``picture`` as WebP."""
    picture.save(file, "WEBP", quality=WEBP_QUALITY, method=6)


def contact_sheet(files: Sequence[Path], *, columns: int = 12, width: int = 164) -> Image.Image:
    """Return a sheet of small pictures with their names below, row by row."""
    height, label, gap = width * 3 // 4, 18, 8
    rows = -(-len(files) // columns)
    sheet = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + label + gap) + gap), "#fbf1e0")
    pen = ImageDraw.Draw(sheet)
    for index, file in enumerate(files):
        x = gap + index % columns * (width + gap)
        y = gap + index // columns * (height + label + gap)
        with Image.open(file) as picture:
            sheet.paste(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (x, y))
        pen.text((x + 2, y + height + 3), file.stem, fill="#31263b")
    return sheet
