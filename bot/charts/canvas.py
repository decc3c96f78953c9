"""The canvas that charts are drawn on, in pixels of the finished picture."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, LINE = "#fbf7ef", "#2c3a33", "#e6dfd0"
SENT, DONE = "#cfdccb", "#3f7d58"

_SCALE = 2
"""Everything is drawn larger and then made smaller, which smooths its edges."""


class Canvas:
    """Paper to draw on.

    Args:
        width: Of the picture.
        height: Of the picture.
        radius: Of a box's corners, where it is large enough.
    """

    def __init__(self, width: int, height: int, radius: float) -> None:
        self._size, self._radius = (width, height), radius
        self._image = Image.new("RGB", (width * _SCALE, height * _SCALE), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def text(self, x: float, y: float, words: str, size: int, colour: str = INK, anchor: str = "la") -> None:
        """Write words; ``anchor`` says which point of them is given, as Pillow names it."""
        self._draw.text((x * _SCALE, y * _SCALE), words, fill=colour, font=_font(size), anchor=anchor)

    def width(self, words: str, size: int) -> float:
        """Return how wide words are."""
        return float(_font(size).getlength(words)) / _SCALE

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a box with round corners; one without size is not there."""
        if width <= 0 or height <= 0:
            return
        radius = min(self._radius, width / 2, height / 2) * _SCALE
        edges = (x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE)
        self._draw.rounded_rectangle(edges, radius, fill=colour)

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str = LINE, width: int = 1) -> None:
        """Draw a straight line."""
        self._draw.line((x * _SCALE, y * _SCALE, to_x * _SCALE, to_y * _SCALE), fill=colour, width=width * _SCALE)

    def png(self) -> bytes:
        """Return the picture."""
        out = io.BytesIO()
        self._image.resize(self._size, Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
        return out.getvalue()


_WIDE_FONT = "DejaVuSans.ttf"
"""A font of most operating systems that has Latin letters with all their accents, Greek, Cyrillic and Arabic ones."""

_LAST_LATIN = "\u024f"


def can_write(words: str) -> bool:
    """Whether there is a font for some words: the one that comes with Pillow has Latin letters alone."""
    return all(sign <= _LAST_LATIN for sign in words if sign.isalpha()) or _wide_font(1) is not None


def _font(size: int) -> ImageFont.FreeTypeFont:
    return _wide_font(size * _SCALE) or _own_font(size * _SCALE)


@cache
def _wide_font(pixels: int) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(_WIDE_FONT, pixels)
    except OSError:  # it is not installed
        return None


@cache
def _own_font(pixels: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(pixels)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType: install one of its wheels")
    return font
