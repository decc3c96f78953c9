"""The chart of somebody's progress."""

from __future__ import annotations

from collections.abc import Sequence

from bot.charts.canvas import DONE, INK, SENT, Canvas
from bot.core.progress import Progress, Share

WIDTH, HEIGHT = 640, 1080
"""Pixels of the picture; it reads well on a phone."""

SCREEN_HEIGHT = 300
"""Pixels more where there is screen time to show."""

_QUIET = "#7c867f"
_SCREEN = "#a9b7c9"
_EVERY = 3
"""Every third day has its date below it."""
_MARGIN = 36
_RADIUS = 6.0
_NAME_LIMIT = 16
"""Characters of a name beside a bar."""
_ROWS = 5
"""Activities shown; there are as many parts of the day."""


def draw_progress(progress: Progress) -> bytes:
    """Return the chart as a PNG: nudges and what was done by week, by activity and by time of day."""
    height = HEIGHT + (SCREEN_HEIGHT if progress.screen else 0)
    canvas = Canvas(WIDTH, height, _RADIUS)
    labels = progress.labels
    canvas.text(_MARGIN, 30, progress.title, 32)
    canvas.box(_MARGIN, 84, 20, 20, SENT)
    canvas.text(_MARGIN + 30, 82, labels.get("nudges", "nudges"), 24, _QUIET)
    beside = _MARGIN + 30 + canvas.width(labels.get("nudges", "nudges"), 24) + 30
    canvas.box(beside, 84, 20, 20, DONE)
    canvas.text(beside + 30, 82, labels.get("done", "done"), 24, _QUIET)
    _draw_weeks(canvas, progress, top=130, height=290)
    right = WIDTH - _MARGIN
    _draw_shares(
        canvas, labels.get("activities", "activities"), progress.activities, left=_MARGIN, right=right, top=500
    )
    _draw_shares(canvas, labels.get("times", "times"), progress.times, left=_MARGIN, right=right, top=790)
    if progress.screen:
        _draw_screen(canvas, progress, top=HEIGHT - 10, height=SCREEN_HEIGHT - 20)
    return canvas.png()


def _draw_weeks(canvas: Canvas, progress: Progress, top: float, height: float) -> None:
    room = WIDTH - 2 * _MARGIN
    base = top + height - 40
    most = max((week.nudges for week in progress.weeks), default=0) or 1
    slot = room / max(len(progress.weeks), 1)
    canvas.line(_MARGIN, base, _MARGIN + room, base)
    for number, week in enumerate(progress.weeks):
        middle = _MARGIN + slot * (number + 0.5)
        wide = min(slot * 0.56, 64)
        tall = (base - top - 30) * week.nudges / most
        done = (base - top - 30) * week.done / most
        canvas.box(middle - wide / 2, base - tall, wide, tall, SENT)
        canvas.box(middle - wide / 2, base - done, wide, done, DONE)
        if week.done:
            canvas.text(middle, base - tall - 8, str(week.done), 24, INK, "ms")
        canvas.text(middle, base + 26, week.label, 22, _QUIET, "mm")
    canvas.text(_MARGIN, base + 52, progress.labels.get("weeks", "weeks"), 22, _QUIET)


def _draw_screen(canvas: Canvas, progress: Progress, top: float, height: float) -> None:
    canvas.text(_MARGIN, top, progress.labels.get("screen", "screen time"), 28)
    room, base = WIDTH - 2 * _MARGIN, top + height - 36
    tallest = base - top - 76
    most = max((bar.minutes or 0 for bar in progress.screen), default=0) or 1
    slot = room / len(progress.screen)
    canvas.line(_MARGIN, base, _MARGIN + room, base)
    for number, bar in enumerate(progress.screen):
        middle = _MARGIN + slot * (number + 0.5)
        if bar.minutes is not None:
            wide, tall = min(slot * 0.62, 44), max(tallest * bar.minutes / most, 3)
            canvas.box(middle - wide / 2, base - tall, wide, tall, _SCREEN)
            if bar.minutes == most or number == len(progress.screen) - 1:
                canvas.text(middle, base - tall - 8, _hours(bar.minutes), 20, INK, "ms")
        if (len(progress.screen) - 1 - number) % _EVERY == 0:
            canvas.text(middle, base + 24, bar.label, 20, _QUIET, "mm")


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _draw_shares(canvas: Canvas, title: str, shares: Sequence[Share], left: float, right: float, top: float) -> None:
    canvas.text(left, top, title, 28)
    most = max((share.nudges for share in shares), default=0) or 1
    start = left + 210
    for number, share in enumerate(shares[:_ROWS]):
        y = top + 46 + number * 42
        name = share.name if len(share.name) <= _NAME_LIMIT else share.name[: _NAME_LIMIT - 1] + "…"
        canvas.text(left, y + 13, name, 24, INK, "lm")
        room = right - start - 56
        canvas.box(start, y, max(room * share.nudges / most, 4), 28, SENT)
        canvas.box(start, y, room * share.done / most, 28, DONE)
        if share.done:
            canvas.text(right, y + 13, str(share.done), 24, INK, "rm")
