"""The chart of outcomes as a PNG that is readable on a phone, drawn with Pillow. Slow: not for the event loop."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from bot.core.reactions import REACTIONS, ReactionKind
from bot.core.texts import _
from bot.storage.queries.statistics import Outcomes, ReactionShare

WIDTH, HEIGHT = 900, 1510
"""Pixels of the picture."""

_SCALE = 2
"""Everything is drawn larger and then made smaller, which smooths its edges."""

_PAPER, _INK, _QUIET, _LINE = "#fbf7ef", "#2c3a33", "#6d776f", "#e6dfd0"
_SENT, _WELL, _SURE = "#cfdccb", "#3f7d58", "#20402d"
_MARGIN = 40
_LARGE, _MIDDLE, _SMALL = 42, 32, 26
"""Pixels of letters. A phone shows the picture at less than half its size: the smallest must still be read."""
_ROW = 70
_BARS = 6
"""Rows of a group that are shown: the largest ones."""


def draw_outcomes(found: Outcomes, title: str) -> bytes:
    """Return the chart: nudges by day, and shares with their 95 % intervals by reaction, activity and hour."""
    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), _PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    pen.text(_MARGIN, 32, title, _LARGE)
    _draw_legend(pen, top=104)
    _draw_days(pen, found.by_day, top=160, height=300)
    middle = WIDTH // 2
    hours = sorted(sorted(found.by_hour, key=lambda share: -share.total)[:_BARS], key=lambda share: share.name)
    clock = [ReactionShare(f"{share.name}:00", share.hits, share.total) for share in hours]
    reactions = [ReactionShare(_reaction(share.name), share.hits, share.total) for share in found.reactions]
    _draw_shares(pen, _("Reactions"), reactions, _MARGIN, middle - 20, top=500)
    _draw_shares(pen, _("By local hour"), clock, middle + 20, WIDTH - _MARGIN, top=500)
    _draw_shares(pen, _("By activity"), _named(found.by_activity), _MARGIN, middle - 20, top=1010)
    _draw_shares(pen, _("By technique"), _named(found.by_technique), middle + 20, WIDTH - _MARGIN, top=1010)
    out = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


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


def _reaction(name: str) -> str:
    return _(REACTIONS[ReactionKind(name)].figure)


def _named(shares: Sequence[ReactionShare]) -> list[ReactionShare]:
    return [
        ReactionShare(_("none") if share.name == "none" else share.name.replace("_", " "), share.hits, share.total)
        for share in shares
    ]


def _draw_legend(pen: _Pen, top: float) -> None:
    left: float = _MARGIN
    for colour, words in ((_SENT, _("sent")), (_WELL, _("did it or liked it"))):
        pen.box(left, top + 4, 24, 24, colour)
        pen.text(left + 34, top, words, _SMALL, _QUIET)
        left += 34 + pen.width(words, _SMALL) + 36
    pen.line(left, top + 16, left + 38, top + 16, _SURE, 4)
    pen.text(left + 48, top, _("95 % interval"), _SMALL, _QUIET)


def _draw_days(pen: _Pen, days: Sequence[ReactionShare], top: float, height: float) -> None:
    room = WIDTH - 2 * _MARGIN
    base = top + height - 40
    most = max((day.total for day in days), default=0)
    pen.line(_MARGIN, base, WIDTH - _MARGIN, base, _LINE, 2)
    if not most:
        pen.text(WIDTH / 2, top + height / 2 - 20, _("nothing was sent in this time"), _SMALL, _QUIET, "mm")
    slot = room / max(len(days), 1)
    every = max(1, -(-len(days) // 6))
    tallest = base - top - 44
    for number, day in enumerate(days):
        left, wide = _MARGIN + slot * (number + 0.12), slot * 0.76
        tall = tallest * day.total / most if most else 0
        well = tallest * day.hits / most if most else 0
        pen.box(left, base - tall, wide, tall, _SENT)
        pen.box(left, base - well, wide, well, _WELL)
        if number % every == 0:
            label = f"{day.name[8:10]}.{day.name[5:7]}."
            half = pen.width(label, _SMALL) / 2
            middle = min(max(left + wide / 2, _MARGIN + half), WIDTH - _MARGIN - half)
            pen.text(middle, base + 24, label, _SMALL, _QUIET, "mm")
    if most:
        pen.text(WIDTH - _MARGIN, top, _("most in a day: {n}").format(n=most), _SMALL, _QUIET, "ra")


def _draw_shares(pen: _Pen, title: str, shares: Sequence[ReactionShare], left: float, right: float, top: float) -> None:
    pen.text(left, top, title, _MIDDLE)
    shown = shares[:_BARS]
    counts = [f"{share.hits}/{share.total}" for share in shown]
    room = right - left - max((pen.width(count, _SMALL) for count in counts), default=0) - 14
    for number, (share, count) in enumerate(zip(shown, counts, strict=True)):
        y = top + 56 + number * _ROW
        pen.text(left, y, _cut(pen, share.name, right - left), _SMALL)
        pen.box(left, y + 35, room, 18, _SENT)
        pen.box(left, y + 35, room * share.share, 18, _WELL)
        if share.total:
            low, high = share.interval()
            pen.line(left + room * low, y + 44, left + room * high, y + 44, _SURE, 4)
            for end in (low, high):
                pen.line(left + room * end, y + 36, left + room * end, y + 52, _SURE, 3)
        pen.text(right, y + 44, count, _SMALL, _QUIET, "rm")
    if not shares:
        pen.text(left, top + 60, _("nothing yet"), _SMALL, _QUIET)


def _cut(pen: _Pen, words: str, room: float) -> str:
    if pen.width(words, _SMALL) <= room:
        return words
    while words and pen.width(f"{words}…", _SMALL) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
