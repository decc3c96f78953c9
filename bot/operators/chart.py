"""The chart of outcomes as a PNG that is readable on a phone, drawn with Pillow. Slow: not for the event loop."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from bot.storage.queries.statistics import Outcomes, Share

WIDTH, HEIGHT = 900, 1240
"""Pixels of the picture."""

_SCALE = 2
"""Everything is drawn larger and then made smaller, which smooths its edges."""

_PAPER, _INK, _QUIET, _LINE = "#fbf7ef", "#2c3a33", "#6d776f", "#e6dfd0"
_SENT, _WELL, _SURE = "#cfdccb", "#3f7d58", "#20402d"
_MARGIN = 52
_BARS = 6
"""Rows of a group that are shown: the largest ones."""


def draw_outcomes(found: Outcomes, title: str) -> bytes:
    """Return the chart: nudges by day, and shares with their 95 % intervals by reaction, activity and hour."""
    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), _PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    pen.text(_MARGIN, 36, title, 34)
    pen.box(_MARGIN, 94, 20, 20, _SENT)
    pen.text(_MARGIN + 30, 92, "sent", 21, _QUIET)
    pen.box(_MARGIN + 110, 94, 20, 20, _WELL)
    pen.text(_MARGIN + 140, 92, "did it or liked it", 21, _QUIET)
    pen.line(_MARGIN + 340, 104, _MARGIN + 376, 104, _SURE, 4)
    pen.text(_MARGIN + 386, 92, "95 % interval", 21, _QUIET)
    _draw_days(pen, found.by_day, top=140, height=260)
    middle = WIDTH // 2
    hours = sorted(sorted(found.by_hour, key=lambda share: -share.total)[:_BARS], key=lambda share: share.name)
    clock = [Share(f"{share.name}:00", share.hits, share.total) for share in hours]
    _draw_shares(pen, "Reactions", _named(found.reactions), _MARGIN, middle - 22, top=440)
    _draw_shares(pen, "By local hour", clock, middle + 22, WIDTH - _MARGIN, top=440)
    _draw_shares(pen, "By activity", _named(found.by_activity), _MARGIN, middle - 22, top=840)
    _draw_shares(pen, "By technique", _named(found.by_technique), middle + 22, WIDTH - _MARGIN, top=840)
    out = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def text(self, x: float, y: float, words: str, size: int, colour: str = _INK, anchor: str = "la") -> None:
        self._draw.text((x * _SCALE, y * _SCALE), words, fill=colour, font=_font(size), anchor=anchor)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if width <= 0 or height <= 0:
            return
        radius = min(5.0, width / 2, height / 2) * _SCALE
        edges = (x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE)
        self._draw.rounded_rectangle(edges, radius, fill=colour)

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str, width: int) -> None:
        self._draw.line((x * _SCALE, y * _SCALE, to_x * _SCALE, to_y * _SCALE), fill=colour, width=width * _SCALE)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size * _SCALE)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType: install one of its wheels")
    return font


def _named(shares: Sequence[Share]) -> list[Share]:
    return [Share(share.name.replace("_", " "), share.hits, share.total) for share in shares]


def _draw_days(pen: _Pen, days: Sequence[Share], top: float, height: float) -> None:
    room = WIDTH - 2 * _MARGIN
    base = top + height - 30
    most = max((day.total for day in days), default=0)
    pen.line(_MARGIN, base, WIDTH - _MARGIN, base, _LINE, 2)
    if not most:
        pen.text(WIDTH / 2, top + height / 2 - 20, "nothing was sent in this time", 24, _QUIET, "mm")
    slot = room / max(len(days), 1)
    every = max(1, -(-len(days) // 8))
    tallest = base - top - 30
    for number, day in enumerate(days):
        left, wide = _MARGIN + slot * (number + 0.12), slot * 0.76
        tall = tallest * day.total / most if most else 0
        well = tallest * day.hits / most if most else 0
        pen.box(left, base - tall, wide, tall, _SENT)
        pen.box(left, base - well, wide, well, _WELL)
        if number % every == 0:
            pen.text(left + wide / 2, base + 18, f"{day.name[8:10]}.{day.name[5:7]}.", 18, _QUIET, "mm")
    if most:
        pen.text(WIDTH - _MARGIN, top, f"most in a day: {most}", 19, _QUIET, "ra")


def _draw_shares(pen: _Pen, title: str, shares: Sequence[Share], left: float, right: float, top: float) -> None:
    pen.text(left, top, title, 25)
    room = right - left - 76
    for number, share in enumerate(shares[:_BARS]):
        y = top + 46 + number * 54
        name = share.name if len(share.name) <= 27 else share.name[:26] + "…"
        pen.text(left, y, name, 19)
        pen.box(left, y + 26, room, 14, _SENT)
        pen.box(left, y + 26, room * share.share, 14, _WELL)
        if share.total:
            low, high = share.interval()
            pen.line(left + room * low, y + 33, left + room * high, y + 33, _SURE, 3)
            for end in (low, high):
                pen.line(left + room * end, y + 27, left + room * end, y + 39, _SURE, 2)
        pen.text(right, y + 33, f"{share.hits}/{share.total}", 19, _QUIET, "rm")
    if not shares:
        pen.text(left, top + 50, "nothing yet", 20, _QUIET)
