"""Things that figures use: wheelchair, cane, tools and the like."""

from __future__ import annotations

import math

from tools.starter_art import colours as k
from tools.starter_art import poses
from tools.starter_art.body import Look, Pose
from tools.starter_art.canvas import Canvas, Point


def wheelchair_back(c: Canvas, x: float, ground: float, size: float, *, facing: int = 1, frame: str = k.TEAL) -> None:
    """Draw what is behind somebody in a wheelchair.

    The seat is ``0.29 * size`` above the ground and ``x`` is the hip of a figure ``size`` tall.
    """
    seat = ground - 0.29 * size
    f = facing
    c.shadow(x + f * size * 0.06, ground, size * 0.36, size * 0.04)
    c.limb(
        [
            (x - f * size * 0.1, seat),
            (x - f * size * 0.13, seat - size * 0.24),
            (x - f * size * 0.2, seat - size * 0.25),
        ],
        [size * 0.03] * 3,
        k.INK,
    )
    c.polygon(
        [
            (x - f * size * 0.07, seat),
            (x - f * size * 0.13, seat),
            (x - f * size * 0.155, seat - size * 0.2),
            (x - f * size * 0.1, seat - size * 0.2),
        ],
        frame,
        r=8,
    )
    c.rect(x - size * 0.12 + (f - 1) * size * 0.045, seat, size * 0.33, size * 0.035, k.INK, r=6)
    c.limb(
        [(x + f * size * 0.2, seat + size * 0.02), (x + f * size * 0.29, ground - size * 0.05)],
        [size * 0.022, size * 0.018],
        frame,
    )
    c.limb(
        [(x + f * size * 0.25, ground - size * 0.052), (x + f * size * 0.385, ground - size * 0.058)],
        [size * 0.022, size * 0.018],
        k.INK,
    )


def wheelchair_pose(look: Look, x: float, ground: float, size: float, *, facing: int = 1, lean: float = 0) -> Pose:
    """Return the pose of a figure that sits in a wheelchair, its feet on the rest."""
    return poses.sitting(look, x, ground - 0.29 * size, ground - 0.062 * size, size, turn=facing, lean=lean)


def wheelchair_front(c: Canvas, x: float, ground: float, size: float, *, facing: int = 1, frame: str = k.TEAL) -> None:
    """Draw the wheels, which are before somebody in a wheelchair. Arguments as for :func:`wheelchair_back`."""
    f = facing
    wheel, r = (x - f * size * 0.03, ground - size * 0.168), size * 0.16
    c.limb(
        [(x + f * size * 0.2, ground - 0.27 * size), (x + f * size * 0.2, ground - size * 0.06)],
        [size * 0.022, size * 0.018],
        frame,
    )
    c.circle(x + f * size * 0.2, ground - size * 0.045, size * 0.042, k.INK)
    c.circle(x + f * size * 0.2, ground - size * 0.045, size * 0.02, k.STEEL)
    ring(c, wheel, r, k.INK, size * 0.02)
    ring(c, wheel, r * 0.86, frame, size * 0.009)
    for index in range(12):
        a = index * math.tau / 12
        c.line([wheel, (wheel[0] + math.cos(a) * r, wheel[1] + math.sin(a) * r)], k.STEEL, 2, opacity=0.8)
    c.circle(*wheel, size * 0.02, k.INK)


def ring(c: Canvas, centre: Point, r: float, colour: str, width: float) -> None:
    """Draw a circle's line."""
    x, y = centre
    c.path(
        f"M{x - r:.1f} {y:.1f}A{r:.1f} {r:.1f} 0 1 0 {x + r:.1f} {y:.1f}A{r:.1f} {r:.1f} 0 1 0 {x - r:.1f} {y:.1f}Z",
        stroke=colour,
        width=width,
    )


def cane(c: Canvas, hand: Point, ground: float, *, facing: int = 1) -> None:
    """Draw a walking stick from ``hand`` to the ground."""
    x, y = hand
    c.line([(x, y), (x + facing * 8, ground)], k.WALNUT, 9)
    c.curve([(x, y), (x + facing * 2, y - 10), (x + facing * 22, y - 8)], k.WALNUT, 10)


def leash(c: Canvas, hand: Point, collar: Point, colour: str = k.BRICK) -> None:
    """Draw a slack leash."""
    middle = ((hand[0] + collar[0]) / 2, (hand[1] + collar[1]) / 2 + 40)
    c.curve([hand, middle, collar], colour, 4)


def book_in_hands(c: Canvas, x: float, y: float, size: float, cover: str, *, turn: float = 0, facing: int = 0) -> None:
    """Draw an open book held about (``x``, ``y``): its cover towards us, or from the side if ``facing`` is 1 or -1."""
    with c.group(move=(x, y), turn=turn, scale=(-1 if facing < 0 else 1, 1)):
        if facing:
            c.polygon(
                [(0, 0), (size * 0.34, -size * 0.5), (size * 0.42, -size * 0.46), (size * 0.1, size * 0.04)], cover, r=3
            )
            c.polygon(
                [
                    (-size * 0.02, -size * 0.02),
                    (size * 0.26, -size * 0.52),
                    (size * 0.34, -size * 0.5),
                    (size * 0.04, 0),
                ],
                k.WHITE,
                r=3,
            )
            c.polygon(
                [(0, 0), (-size * 0.4, -size * 0.3), (-size * 0.44, -size * 0.24), (-0.02 * size, size * 0.07)],
                k.darker(cover, 0.15),
                r=3,
            )
            c.polygon(
                [(0, -size * 0.02), (-size * 0.36, -size * 0.36), (-size * 0.4, -size * 0.3), (0, 0)], k.CREAM, r=3
            )
            return
        w, h = size * 0.62, size * 0.78
        for side in (-1, 1):
            c.polygon(
                [(0, -h / 2 + 6), (side * w, -h / 2 - 6), (side * w, h / 2 - 6), (0, h / 2 + 6)],
                k.lighter(cover, 0.12) if side < 0 else k.darker(cover, 0.08),
                r=5,
            )
            c.polygon(
                [(0, -h / 2), (side * (w - 6), -h / 2 - 12), (side * (w - 6), -h / 2 - 6), (0, -h / 2 + 7)], k.WHITE
            )
        c.rect(-4, -h / 2 + 5, 8, h, k.darker(cover, 0.25))
        c.rect(w * 0.25, -h * 0.2, w * 0.5, 7, k.lighter(cover, 0.6), r=3)
        c.rect(w * 0.3, -h * 0.08, w * 0.4, 5, k.lighter(cover, 0.5), r=2)


def basket(c: Canvas, x: float, y: float, width: float, colour: str = k.OAK, *, handle: bool = True) -> None:
    """Draw a wicker basket that stands at (``x``, ``y``)."""
    w, h = width / 2, width * 0.5
    c.shadow(x, y, w * 1.2, w * 0.14)
    if handle:
        c.path(
            f"M{x - w * 0.8} {y - h}C{x - w * 0.8} {y - h * 2.4} {x + w * 0.8} {y - h * 2.4} {x + w * 0.8} {y - h}",
            stroke=k.darker(colour, 0.25),
            width=width * 0.05,
        )
    c.polygon(
        [(x - w, y - h), (x + w, y - h), (x + w * 0.78, y), (x - w * 0.78, y)],
        c.linear(k.lighter(colour, 0.3), colour, k.darker(colour, 0.25), end=(1, 0)),
        r=12,
    )
    for row in range(3):
        for column in range(7):
            px = x - w * 0.78 + column * w * 0.23 + (row % 2) * w * 0.1
            c.rect(px, y - h * 0.84 + row * h * 0.28, w * 0.15, h * 0.12, k.darker(colour, 0.3), r=3, opacity=0.4)
    c.rect(x - w * 1.04, y - h * 1.08, w * 2.08, h * 0.2, k.darker(colour, 0.1), r=6)


def crate(c: Canvas, x: float, y: float, width: float, height: float, colour: str = k.OAK) -> None:
    """Draw a wooden crate that stands at (``x``, ``y``)."""
    c.rect(x - width / 2, y - height, width, height, k.darker(colour, 0.3), r=4)
    slat = height / 3
    for row in range(3):
        c.rect(
            x - width / 2 - 3,
            y - height + row * slat + 2,
            width + 6,
            slat - 7,
            c.linear(k.lighter(colour, 0.25), colour),
            r=4,
        )
    for side in (-1, 1):
        c.rect(x + side * (width / 2 - 10) - 8, y - height, 16, height, k.darker(colour, 0.12), r=3)


def bench(c: Canvas, x: float, ground: float, width: float, seat: float, *, colour: str = k.WOOD) -> None:
    """Draw a park bench from the front: its seat is ``seat`` above the ground, its back twice that."""
    c.shadow(x, ground, width * 0.58, 20, opacity=0.4)
    for side in (-1, 1):
        c.line([(x + side * width * 0.4, ground - 4), (x + side * width * 0.4, ground - seat * 2.1)], k.INK, 13)
    for up in (2.05, 1.72, 1.39):
        c.rect(x - width / 2, ground - seat * up, width, seat * 0.24, c.linear(k.lighter(colour, 0.25), colour), r=7)
    c.rect(x - width / 2, ground - seat, width, seat * 0.16, c.linear(k.lighter(colour, 0.35), colour), r=7)
    c.rect(x - width / 2 + 8, ground - seat * 0.84, width - 16, seat * 0.14, k.darker(colour, 0.2), r=5)


def easel(c: Canvas, x: float, ground: float, height: float) -> None:
    """Draw an easel with an empty canvas; the canvas spans ``0.5 * height`` and starts ``0.35 * height`` up."""
    c.shadow(x, ground, height * 0.3, 14)
    for end in (-0.26, 0.26):
        c.line([(x, ground - height), (x + end * height, ground - 2)], k.WALNUT, 12)
    c.rect(x - height * 0.27, ground - height * 0.36, height * 0.54, 14, k.WALNUT, r=4)
    c.rect(x - height * 0.3, ground - height * 0.88, height * 0.6, height * 0.52, k.WHITE, r=4)
