"""The chart of outcomes, readable on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.charts.canvas import DONE, SENT, Canvas
from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.texts import _
from bot.storage.queries.statistics import Outcomes, ReactionShare

WIDTH, HEIGHT = 900, 1510
"""Pixels of the picture."""

_QUIET, _SURE = "#6d776f", "#20402d"
_MARGIN = 40
_RADIUS = 5.0
_LARGE, _MIDDLE, _SMALL = 42, 32, 26
"""Pixels of letters. A phone shows the picture at less than half its size: the smallest must still be read."""
_ROW = 70
_BARS = 6
"""Rows of a group that are shown: the largest ones."""


def draw_outcomes(found: Outcomes, title: str) -> bytes:
    """Return the chart as a PNG: nudges by day, and shares with their 95 % intervals by reaction, activity and hour."""
    canvas = Canvas(WIDTH, HEIGHT, _RADIUS)
    canvas.text(_MARGIN, 32, title, _LARGE)
    _draw_legend(canvas, top=104)
    _draw_days(canvas, found.by_day, top=160, height=300)
    middle = WIDTH // 2
    hours = sorted(sorted(found.by_hour, key=lambda share: -share.total)[:_BARS], key=lambda share: share.name)
    clock = [ReactionShare(f"{share.name}:00", share.sums) for share in hours]
    reactions = [ReactionShare(_reaction(share.name), share.sums) for share in found.reactions]
    _draw_shares(canvas, _("Reactions"), reactions, _MARGIN, middle - 20, top=500)
    _draw_shares(canvas, _("By local hour"), clock, middle + 20, WIDTH - _MARGIN, top=500)
    _draw_shares(canvas, _("By activity"), _named(found.by_activity), _MARGIN, middle - 20, top=1010)
    _draw_shares(canvas, _("By technique"), _named(found.by_technique), middle + 20, WIDTH - _MARGIN, top=1010)
    return canvas.png()


def _reaction(name: str) -> str:
    return _(REACTIONS[ReactionKind(name)].figure)


def _named(shares: Sequence[ReactionShare]) -> list[ReactionShare]:
    return [
        ReactionShare(_("none") if share.name == "none" else share.name.replace("_", " "), share.sums)
        for share in shares
    ]


def _draw_legend(canvas: Canvas, top: float) -> None:
    left: float = _MARGIN
    for colour, words in ((SENT, _("sent")), (DONE, _("did it or liked it"))):
        canvas.box(left, top + 4, 24, 24, colour)
        canvas.text(left + 34, top, words, _SMALL, _QUIET)
        left += 34 + canvas.width(words, _SMALL) + 36
    canvas.line(left, top + 16, left + 38, top + 16, _SURE, 4)
    canvas.text(left + 48, top, _("95 % interval"), _SMALL, _QUIET)


def _draw_days(canvas: Canvas, days: Sequence[ReactionShare], top: float, height: float) -> None:
    room = WIDTH - 2 * _MARGIN
    base = top + height - 40
    most = max((day.total for day in days), default=0)
    canvas.line(_MARGIN, base, WIDTH - _MARGIN, base, width=2)
    if not most:
        canvas.text(WIDTH / 2, top + height / 2 - 20, _("nothing was sent in this time"), _SMALL, _QUIET, "mm")
    slot = room / max(len(days), 1)
    every = max(1, -(-len(days) // 6))
    tallest = base - top - 44
    for number, day in enumerate(days):
        left, wide = _MARGIN + slot * (number + 0.12), slot * 0.76
        tall = tallest * day.total / most if most else 0
        well = tallest * day.hits / most if most else 0
        canvas.box(left, base - tall, wide, tall, SENT)
        canvas.box(left, base - well, wide, well, DONE)
        if number % every == 0:
            label = f"{day.name[8:10]}.{day.name[5:7]}."
            half = canvas.width(label, _SMALL) / 2
            middle = min(max(left + wide / 2, _MARGIN + half), WIDTH - _MARGIN - half)
            canvas.text(middle, base + 24, label, _SMALL, _QUIET, "mm")
    if most:
        canvas.text(WIDTH - _MARGIN, top, _("most in a day: {n}").format(n=most), _SMALL, _QUIET, "ra")


def _draw_shares(
    canvas: Canvas, title: str, shares: Sequence[ReactionShare], left: float, right: float, top: float
) -> None:
    canvas.text(left, top, title, _MIDDLE)
    shown = shares[:_BARS]
    counts = [f"{share.hits}/{share.total}" for share in shown]
    room = right - left - max((canvas.width(count, _SMALL) for count in counts), default=0) - 14
    for number, (share, count) in enumerate(zip(shown, counts, strict=True)):
        y = top + 56 + number * _ROW
        canvas.text(left, y, _cut(canvas, share.name, right - left), _SMALL)
        canvas.box(left, y + 35, room, 18, SENT)
        canvas.box(left, y + 35, room * share.share, 18, DONE)
        if share.total:
            low, high = share.interval()
            canvas.line(left + room * low, y + 44, left + room * high, y + 44, _SURE, 4)
            for end in (low, high):
                canvas.line(left + room * end, y + 36, left + room * end, y + 52, _SURE, 3)
        canvas.text(right, y + 44, count, _SMALL, _QUIET, "rm")
    if not shares:
        canvas.text(left, top + 60, _("nothing yet"), _SMALL, _QUIET)


def _cut(canvas: Canvas, words: str, room: float) -> str:
    if canvas.width(words, _SMALL) <= room:
        return words
    while words and canvas.width(f"{words}…", _SMALL) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
