"""The chart of somebody's progress as a PNG, drawn with Pillow. Slow enough to be kept off the event loop."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from bot.core.progress import Progress, Share

WIDTH, HEIGHT = 640, 1080
"""Pixels of the picture; it reads well on a phone."""

SCREEN_HEIGHT = 300
"""Pixels more where there is screen time to show."""

_SCALE = 2
"""Everything is drawn larger and then made smaller, which smooths its edges."""

_PAPER, _INK, _QUIET, _LINE = "#fbf7ef", "#2c3a33", "#7c867f", "#e6dfd0"
_NUDGES, _DONE = "#cfdccb", "#3f7d58"
_SCREEN = "#a9b7c9"
_EVERY = 3
"""Every third day has its date below it."""
_MARGIN = 36
_NAME_LIMIT = 16
"""Characters of a name beside a bar."""
_ROWS = 5
"""Activities shown; there are as many parts of the day."""


def draw_progress(progress: Progress) -> bytes:
    """Return the chart: nudges and what was done by week, by activity and by time of day."""
    height = HEIGHT + (SCREEN_HEIGHT if progress.screen else 0)
    image = Image.new("RGB", (WIDTH * _SCALE, height * _SCALE), _PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    labels = progress.labels
    pen.text(_MARGIN, 30, progress.title, 32)
    pen.box(_MARGIN, 84, 20, 20, _NUDGES)
    pen.text(_MARGIN + 30, 82, labels.get("nudges", "nudges"), 24, _QUIET)
    beside = _MARGIN + 30 + pen.width(labels.get("nudges", "nudges"), 24) + 30
    pen.box(beside, 84, 20, 20, _DONE)
    pen.text(beside + 30, 82, labels.get("done", "done"), 24, _QUIET)
    _draw_weeks(pen, progress, top=130, height=290)
    right = WIDTH - _MARGIN
    _draw_shares(pen, labels.get("activities", "activities"), progress.activities, left=_MARGIN, right=right, top=500)
    _draw_shares(pen, labels.get("times", "times"), progress.times, left=_MARGIN, right=right, top=790)
    if progress.screen:
        _draw_screen(pen, progress, top=HEIGHT - 10, height=SCREEN_HEIGHT - 20)
    done = io.BytesIO()
    image.resize((WIDTH, height), Image.Resampling.LANCZOS).save(done, "PNG", optimize=True)
    return done.getvalue()


class _Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def text(self, x: float, y: float, words: str, size: int, colour: str = _INK, anchor: str = "la") -> None:
        self._draw.text((x * _SCALE, y * _SCALE), words, fill=colour, font=_font(size), anchor=anchor)

    def width(self, words: str, size: int) -> float:
        return float(_font(size).getlength(words)) / _SCALE

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if width <= 0 or height <= 0:
            return
        radius = min(6.0, width / 2, height / 2) * _SCALE
        edges = (x * _SCALE, y * _SCALE, (x + width) * _SCALE, (y + height) * _SCALE)
        self._draw.rounded_rectangle(edges, radius, fill=colour)

    def line(self, x: float, y: float, width: float) -> None:
        self._draw.line((x * _SCALE, y * _SCALE, (x + width) * _SCALE, y * _SCALE), fill=_LINE, width=_SCALE)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size * _SCALE)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType: install one of its wheels")
    return font


def _draw_weeks(pen: _Pen, progress: Progress, top: float, height: float) -> None:
    room = WIDTH - 2 * _MARGIN
    base = top + height - 40
    most = max((week.nudges for week in progress.weeks), default=0) or 1
    slot = room / max(len(progress.weeks), 1)
    pen.line(_MARGIN, base, room)
    for number, week in enumerate(progress.weeks):
        middle = _MARGIN + slot * (number + 0.5)
        wide = min(slot * 0.56, 64)
        tall = (base - top - 30) * week.nudges / most
        done = (base - top - 30) * week.done / most
        pen.box(middle - wide / 2, base - tall, wide, tall, _NUDGES)
        pen.box(middle - wide / 2, base - done, wide, done, _DONE)
        if week.done:
            pen.text(middle, base - tall - 8, str(week.done), 24, _INK, "ms")
        pen.text(middle, base + 26, week.label, 22, _QUIET, "mm")
    pen.text(_MARGIN, base + 52, progress.labels.get("weeks", "weeks"), 22, _QUIET)


def _draw_screen(pen: _Pen, progress: Progress, top: float, height: float) -> None:
    pen.text(_MARGIN, top, progress.labels.get("screen", "screen time"), 28)
    room, base = WIDTH - 2 * _MARGIN, top + height - 36
    tallest = base - top - 76
    most = max((bar.minutes or 0 for bar in progress.screen), default=0) or 1
    slot = room / len(progress.screen)
    pen.line(_MARGIN, base, room)
    for number, bar in enumerate(progress.screen):
        middle = _MARGIN + slot * (number + 0.5)
        if bar.minutes is not None:
            wide, tall = min(slot * 0.62, 44), max(tallest * bar.minutes / most, 3)
            pen.box(middle - wide / 2, base - tall, wide, tall, _SCREEN)
            if bar.minutes == most or number == len(progress.screen) - 1:
                pen.text(middle, base - tall - 8, _hours(bar.minutes), 20, _INK, "ms")
        if (len(progress.screen) - 1 - number) % _EVERY == 0:
            pen.text(middle, base + 24, bar.label, 20, _QUIET, "mm")


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _draw_shares(pen: _Pen, title: str, shares: Sequence[Share], left: float, right: float, top: float) -> None:
    pen.text(left, top, title, 28)
    most = max((share.nudges for share in shares), default=0) or 1
    start = left + 210
    for number, share in enumerate(shares[:_ROWS]):
        y = top + 46 + number * 42
        name = share.name if len(share.name) <= _NAME_LIMIT else share.name[: _NAME_LIMIT - 1] + "…"
        pen.text(left, y + 13, name, 24, _INK, "lm")
        room = right - start - 56
        pen.box(start, y, max(room * share.nudges / most, 4), 28, _NUDGES)
        pen.box(start, y, room * share.done / most, 28, _DONE)
        if share.done:
            pen.text(right, y + 13, str(share.done), 24, _INK, "rm")
