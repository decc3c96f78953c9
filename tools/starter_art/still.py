"""Things that stand on tables and floors. Each stands on the line ``y`` unless it says otherwise."""

from __future__ import annotations

import math
from random import Random

from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, Point, smooth


def steam(c: Canvas, x: float, y: float, height: float, *, opacity: float = 0.55) -> None:
    """Draw two wisps that rise from (``x``, ``y``)."""
    for dx, part in ((-0.12, 1.0), (0.14, 0.8)):
        h, left = height * part, x + dx * height
        c.curve(
            [
                (left, y),
                (left + h * 0.14, y - h * 0.3),
                (left - h * 0.1, y - h * 0.62),
                (left + h * 0.08, y - h),
            ],
            k.WHITE,
            height * 0.06,
            opacity=opacity,
        )


def mug(c: Canvas, x: float, y: float, size: float, colour: str = k.TEAL, *, hot: bool = True, handle: int = 1) -> None:
    """Draw a mug ``size`` high; ``handle`` is 1 for right, -1 for left."""
    w = size * 0.44
    c.shadow(x, y, w * 1.5, size * 0.12)
    hx = x + handle * w
    c.path(
        f"M{hx} {y - size * 0.8}C{hx + handle * size * 0.42} {y - size * 0.86} {hx + handle * size * 0.4}"
        f" {y - size * 0.2} {hx - handle * 4} {y - size * 0.24}",
        stroke=k.darker(colour, 0.12),
        width=size * 0.11,
    )
    c.polygon(
        [(x - w, y - size), (x + w, y - size), (x + w * 0.92, y), (x - w * 0.92, y)],
        c.linear(k.lighter(colour, 0.34), colour, k.darker(colour, 0.28), end=(1, 0)),
        r=size * 0.16,
    )
    c.ellipse(x, y - size, w, size * 0.12, k.lighter(colour, 0.5))
    c.ellipse(x, y - size * 0.985, w * 0.86, size * 0.09, "#7a4a30")
    if hot:
        steam(c, x, y - size * 1.1, size * 0.9)


def teapot(c: Canvas, x: float, y: float, size: float, colour: str = k.MUSTARD) -> None:
    """Draw a round teapot, its spout to the right."""
    r = size * 0.5
    c.shadow(x, y, r * 1.5, size * 0.1)
    c.path(
        f"M{x - r * 0.8} {y - r * 1.2}C{x - r * 1.9} {y - r * 1.4} {x - r * 1.8} {y - r * 0.2}"
        f" {x - r * 0.8} {y - r * 0.45}",
        stroke=k.darker(colour, 0.15),
        width=size * 0.09,
    )
    c.polygon(
        [
            (x + r * 0.6, y - r * 0.9),
            (x + r * 1.45, y - r * 1.5),
            (x + r * 1.65, y - r * 1.42),
            (x + r * 1.1, y - r * 0.5),
            (x + r * 0.6, y - r * 0.3),
        ],
        c.linear(colour, k.darker(colour, 0.2)),
        r=14,
    )
    c.ellipse(
        x,
        y - r * 0.82,
        r,
        r * 0.82,
        c.linear(k.lighter(colour, 0.4), colour, k.darker(colour, 0.25), end=(1, 0.5)),
    )
    c.ellipse(x, y - r * 1.52, r * 0.42, r * 0.14, k.darker(colour, 0.12))
    c.circle(x, y - r * 1.74, r * 0.14, k.lighter(colour, 0.2))
    c.ellipse(x - r * 0.4, y - r * 1.1, r * 0.16, r * 0.28, k.LIGHT, turn=30, opacity=0.5)


def open_book(c: Canvas, x: float, y: float, width: float, cover: str = k.TERRACOTTA, *, lines: bool = True) -> None:
    """Draw an open book that lies on a table, seen from above its lower edge; (``x``, ``y``) is its middle below."""
    w, h = width / 2, width * 0.3
    c.shadow(x, y + 6, w * 1.12, h * 0.3, opacity=0.45)
    c.polygon([(x - w, y), (x - w * 0.84, y - h), (x + w * 0.84, y - h), (x + w, y)], k.darker(cover, 0.1), r=12)
    for side in (-1, 1):
        page = (
            f"M{x} {y - 4}C{x + side * w * 0.3} {y - h * 0.24} {x + side * w * 0.7} {y - h * 0.16}"
            f" {x + side * w * 0.95} {y - h * 0.06}"
            f"L{x + side * w * 0.8} {y - h * 1.06}C{x + side * w * 0.6} {y - h * 1.16}"
            f" {x + side * w * 0.25} {y - h * 1.22} {x} {y - h}Z"
        )
        c.path(
            page,
            c.linear(
                "#f1e0c2",
                k.WHITE,
                "#f6e8cf",
                start=(1, 0) if side < 0 else (0, 0),
                end=(0, 0) if side < 0 else (1, 0),
            ),
        )
        if lines:
            for row in range(6):
                part = 0.2 + row * 0.125
                yy = y - h * part - h * 0.1
                shrink = 1 - part * 0.16
                c.curve(
                    [
                        (x + side * w * 0.1, yy - h * 0.02),
                        (x + side * w * 0.42, yy - h * 0.09),
                        (x + side * w * 0.8 * shrink, yy - h * 0.015),
                    ],
                    k.GREY,
                    3.5,
                    opacity=0.75,
                )
    c.path(f"M{x} {y - 4}L{x} {y - h}", stroke=k.darker(k.SAND, 0.25), width=4)


def book_stack(c: Canvas, x: float, y: float, width: float, shades: tuple[str, ...]) -> float:
    """Draw lying books, the first lowest, and return the height of the stack."""
    c.shadow(x, y, width * 0.6, 18)
    thick = width * 0.15
    for index, shade in enumerate(shades):
        w = width * (1 - 0.07 * (index % 3))
        left, top = x - w / 2 + (index % 2) * 12, y - (index + 1) * thick
        c.rect(left, top, w, thick - 3, c.linear(k.lighter(shade, 0.22), k.darker(shade, 0.14)), r=6)
        c.rect(left + w * 0.07, top + thick * 0.2, w * 0.93, thick * 0.55, k.CREAM, r=3)
        c.rect(left + w * 0.07, top + thick * 0.45, w * 0.92, 2, k.GREY, opacity=0.6)
    return thick * len(shades)


def candle(c: Canvas, x: float, y: float, size: float, colour: str = k.CREAM) -> None:
    """Draw a burning candle in a low glass."""
    c.shadow(x, y, size * 0.5, size * 0.08)
    c.glow(x, y - size * 1.2, size * 1.8, "#ffd98a", opacity=0.6)
    c.rect(
        x - size * 0.26,
        y - size * 0.8,
        size * 0.52,
        size * 0.8,
        c.linear(k.lighter(colour, 0.4), k.darker(colour, 0.14), end=(1, 0.4)),
        r=10,
    )
    c.line([(x, y - size * 0.8), (x, y - size * 0.92)], k.INK, 4)
    c.path(
        f"M{x} {y - size * 1.3}C{x + size * 0.14} {y - size * 1.08} {x + size * 0.12}"
        f" {y - size * 0.88} {x} {y - size * 0.88}"
        f"C{x - size * 0.12} {y - size * 0.88} {x - size * 0.14} {y - size * 1.08} {x} {y - size * 1.3}Z",
        c.linear("#ffe9a8", k.APRICOT),
    )


def guitar(c: Canvas, x: float, y: float, length: float, *, turn: float = 0, body: str = k.APRICOT) -> None:
    """Draw a guitar about the middle of its body (``x``, ``y``), its neck up before it is turned."""
    u = length / 10
    with c.group(move=(x, y), turn=turn):
        outline = smooth(
            [
                (0, -2.1 * u),
                (1.1 * u, -1.9 * u),
                (1.35 * u, -1.1 * u),
                (1.05 * u, -0.35 * u),
                (1.6 * u, 0.6 * u),
                (1.5 * u, 1.8 * u),
                (0, 2.45 * u),
                (-1.5 * u, 1.8 * u),
                (-1.6 * u, 0.6 * u),
                (-1.05 * u, -0.35 * u),
                (-1.35 * u, -1.1 * u),
                (-1.1 * u, -1.9 * u),
            ],
            closed=True,
        )
        with c.group(move=(0.14 * u, 0.14 * u)):
            c.path(outline, k.darker(body, 0.45))
        c.path(
            outline,
            c.linear(k.lighter(body, 0.35), body, k.darker(body, 0.25), end=(1, 1)),
            stroke=k.darker(body, 0.4),
            width=max(2, u * 0.08),
        )
        c.circle(0, -0.35 * u, 0.66 * u, k.lighter(body, 0.4))
        c.circle(0, -0.35 * u, 0.54 * u, "#3a2430")
        c.rect(-0.27 * u, -6.1 * u, 0.54 * u, 5.4 * u, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT, end=(1, 0)))
        for index in range(9):
            c.rect(-0.27 * u, -5.7 * u + index * 0.48 * u, 0.54 * u, 2.5, k.SAND, opacity=0.8)
        c.polygon(
            [(-0.36 * u, -6 * u), (0.36 * u, -6 * u), (0.5 * u, -7.4 * u), (-0.5 * u, -7.4 * u)],
            k.darker(k.WALNUT, 0.25),
            r=8,
        )
        for index in range(3):
            for side in (-1, 1):
                c.circle(side * 0.56 * u, -6.3 * u - index * 0.4 * u, 0.11 * u, k.CREAM)
        c.rect(-0.75 * u, 1.0 * u, 1.5 * u, 0.24 * u, k.WALNUT, r=4)
        for index in range(-2, 3):
            c.line([(index * 0.09 * u, -6.9 * u), (index * 0.11 * u, 1.1 * u)], k.CREAM, 1.6, opacity=0.9)


def cooking_pot(
    c: Canvas, x: float, y: float, width: float, colour: str = k.BRICK, *, hot: bool = True, lid: bool = False
) -> None:
    """Draw a pot with two handles."""
    w, h = width / 2, width * 0.55
    c.shadow(x, y, w * 1.2, 16)
    for side in (-1, 1):
        c.rect(x + side * w * 1.06 - w * 0.14, y - h * 0.86, w * 0.28, h * 0.16, k.darker(colour, 0.35), r=8)
    c.polygon(
        [(x - w, y - h), (x + w, y - h), (x + w * 0.95, y), (x - w * 0.95, y)],
        c.linear(k.lighter(colour, 0.36), colour, k.darker(colour, 0.32), end=(1, 0.1)),
        r=26,
    )
    c.ellipse(x, y - h, w, h * 0.16, k.lighter(colour, 0.3))
    c.ellipse(x, y - h * 0.985, w * 0.9, h * 0.12, k.APRICOT)
    if lid:
        c.path(
            f"M{x - w} {y - h}C{x - w * 0.7} {y - h * 1.4} {x + w * 0.7} {y - h * 1.4} {x + w} {y - h}Z",
            c.linear(k.lighter(colour, 0.34), colour),
        )
        c.circle(x, y - h * 1.34, w * 0.1, k.INK)
    if hot:
        steam(c, x - w * 0.3, y - h * 1.2, width * 0.4)
        steam(c, x + w * 0.3, y - h * 1.2, width * 0.5)


def bowl(c: Canvas, x: float, y: float, width: float, colour: str = k.TEAL, *, fill: str = "") -> None:
    """Draw a bowl; ``fill`` is the colour of what it holds."""
    w, h = width / 2, width * 0.36
    c.shadow(x, y, w * 0.95, 13)
    if fill:
        chance = Random(3)
        for _ in range(12):
            c.circle(
                x + chance.uniform(-0.7, 0.7) * w,
                y - h - chance.uniform(-0.05, 0.3) * h,
                w * 0.2,
                k.mix(fill, chance.choice((k.LIGHT, k.SHADE)), 0.15),
            )
    c.path(
        f"M{x - w} {y - h}C{x - w * 0.9} {y - h * 0.2} {x - w * 0.5} {y} {x - w * 0.36} {y}"
        f"L{x + w * 0.36} {y}C{x + w * 0.5} {y} {x + w * 0.9} {y - h * 0.2} {x + w} {y - h}Z",
        c.linear(k.lighter(colour, 0.35), colour, k.darker(colour, 0.28), end=(1, 0.2)),
    )
    c.ellipse(x, y - h, w, h * 0.09, k.lighter(colour, 0.45))


def watering_can(c: Canvas, x: float, y: float, size: float, colour: str = k.TEAL, *, facing: int = 1) -> None:
    """Draw a watering can whose body stands about ``x``; its spout points to ``facing``."""
    with c.group(move=(x, y), scale=(facing * size / 100, size / 100)):
        c.shadow(0, 0, 70, 9)
        c.path("M-44 -66C-92 -96 -86 -6 -42 -16", stroke=k.darker(colour, 0.18), width=10)
        c.path("M-34 -84C-20 -124 30 -124 36 -84", stroke=k.darker(colour, 0.12), width=10)
        c.limb([(40, -20), (104, -92)], [24, 13], c.linear(colour, k.darker(colour, 0.2)))
        c.polygon([(92, -92), (118, -108), (126, -84), (108, -76)], k.lighter(colour, 0.25), r=5)
        c.polygon(
            [(-44, -86), (44, -86), (52, 0), (-52, 0)],
            c.linear(k.lighter(colour, 0.36), colour, k.darker(colour, 0.26), end=(1, 0.1)),
            r=10,
        )
        c.ellipse(0, -86, 44, 8, k.lighter(colour, 0.42))


def ball(c: Canvas, x: float, y: float, r: float, *, kind: str = "football", shadow: bool = True) -> None:
    """Draw a ball (``football`` or ``basketball``) that lies on the line ``y``."""
    cy = y - r
    if shadow:
        c.shadow(x + r * 0.1, y, r * 1.15, r * 0.2, opacity=0.45)
    base = k.WHITE if kind == "football" else k.APRICOT
    c.circle(x, cy, r, c.linear(k.lighter(base, 0.4), base, k.darker(base, 0.25), end=(1, 1)))
    with c.clip(f"M{x - r} {cy}A{r} {r} 0 1 0 {x + r} {cy}A{r} {r} 0 1 0 {x - r} {cy}Z"):
        if kind == "basketball":
            for bend in (-0.75, 0.0, 0.75):
                c.curve(
                    [(x + bend * r, cy - r * 1.1), (x + bend * r * 0.35, cy), (x + bend * r, cy + r * 1.1)],
                    k.WALNUT,
                    r * 0.05,
                )
            c.line([(x - r, cy), (x + r, cy)], k.WALNUT, r * 0.05)
            return
        spots: list[Point] = [
            (0, 0),
            *[(math.cos(a) * 0.92, math.sin(a) * 0.92) for a in (0.3, 1.56, 2.8, 4.06, 5.34)],
        ]
        for dx, dy in spots:
            size = 0.3 if dx == dy == 0 else 0.28
            points = [
                (
                    x + r * (dx + size * math.cos(t * math.tau / 5 + 0.3)),
                    cy + r * (dy + size * math.sin(t * math.tau / 5 + 0.3)),
                )
                for t in range(5)
            ]
            c.polygon(points, k.INK, r=3)
            if (dx, dy) != (0, 0):
                c.line(
                    [(x + dx * r * 0.34, cy + dy * r * 0.34), (x + dx * r * 0.7, cy + dy * r * 0.7)],
                    k.INK,
                    r * 0.035,
                )


def pencil(c: Canvas, x: float, y: float, length: float, colour: str, *, turn: float = 0) -> None:
    """Draw a pencil whose tip is at (``x``, ``y``) and which points up before it is turned."""
    w = max(7, length * 0.045)
    with c.group(move=(x, y), turn=turn):
        c.polygon([(0, 0), (w, length * 0.12), (-w, length * 0.12)], k.SAND)
        c.polygon([(0, 0), (w * 0.36, length * 0.045), (-w * 0.36, length * 0.045)], k.darker(colour, 0.3))
        c.rect(
            -w,
            length * 0.12,
            2 * w,
            length * 0.88,
            c.linear(k.lighter(colour, 0.3), colour, k.darker(colour, 0.2), end=(1, 0)),
            r=2,
        )


def notebook(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    turn: float = 0,
    cover: str = k.TEAL,
    written: int = 5,
    paper: str = k.WHITE,
) -> None:
    """Draw an open ring notebook seen from above about (``x``, ``y``), with ``written`` rows of writing."""
    w, h = width / 2, height / 2
    with c.group(move=(x, y), turn=turn):
        c.rect(-w - 4, -h + 10, width + 22, height + 10, k.SHADE, r=14, opacity=0.25)
        c.rect(-w - 8, -h - 8, width + 16, height + 16, cover, r=12)
        c.rect(-w, -h, width, height, c.linear(paper, k.darker(paper, 0.04), end=(1, 1)), r=6)
        rows = int(height / 44) - 1
        for row in range(rows):
            yy = -h + 50 + row * 44
            c.line([(-w + 30, yy), (w - 24, yy)], k.MIST, 2)
            if row < written:
                end = w - 60 if row < written - 1 else -w + width * 0.45
                points: list[Point] = []
                at, step = -w + 36, 0
                while at < end:
                    points.append((at, yy - 8 + (7 if step % 2 else -7) * (0.5 + 0.5 * math.sin(step * 1.7))))
                    at += 11
                    step += 1
                c.curve(points, k.DENIM, 3.4)
        for index in range(int(height / 34)):
            c.rect(-w - 16, -h + 14 + index * 34, 30, 8, k.STEEL, r=4)
