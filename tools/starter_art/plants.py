"""Bushes, grass, flowers and house plants."""

from __future__ import annotations

import math
from random import Random

from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas


def bush(c: Canvas, x: float, y: float, width: float, colour: str = k.MOSS, *, berries: str = "") -> None:
    """Draw a low bush whose foot is centred at (``x``, ``y``)."""
    w = width / 2
    c.shadow(x, y, w * 1.15, w * 0.16)
    dark, light = k.darker(colour, 0.18), k.lighter(colour, 0.2)
    for shade, lift in ((dark, 0), (colour, w * 0.1)):
        for dx, up, r in (
            (-0.6, 0.28, 0.4),
            (0.58, 0.3, 0.42),
            (0, 0.5, 0.52),
            (-0.28, 0.36, 0.46),
            (0.3, 0.4, 0.42),
        ):
            c.circle(x + dx * w - lift * 0.4, y - up * w - lift * 0.8, (r - (0.06 if lift else 0)) * w, shade)
    for dx, up in ((-0.45, 0.5), (-0.1, 0.85), (0.35, 0.65)):
        c.circle(x + dx * w, y - up * w, w * 0.13, light, opacity=0.5)
    if berries:
        for dx, up in (
            (-0.5, 0.35),
            (-0.2, 0.7),
            (0.1, 0.4),
            (0.3, 0.75),
            (0.6, 0.4),
            (-0.3, 0.2),
            (0.4, 0.25),
        ):
            c.circle(x + dx * w, y - up * w, w * 0.06, berries)


def grass(
    c: Canvas, left: float, right: float, y: float, height: float, colour: str, seed: int, *, gap: float = 14
) -> None:
    """Draw blades along the line ``y`` from ``left`` to ``right``, about one per ``gap``."""
    chance = Random(seed)
    x = left
    while x < right:
        tall = height * chance.uniform(0.5, 1)
        lean = chance.uniform(-0.4, 0.4) * tall
        shade = k.mix(colour, k.LIGHT if chance.random() < 0.5 else k.SHADE, chance.uniform(0, 0.2))
        c.path(
            f"M{x - 4:.1f} {y:.1f}Q{x:.1f} {y - tall * 0.6:.1f} {x + lean:.1f} {y - tall:.1f}"
            f"Q{x + 5:.1f} {y - tall * 0.5:.1f} {x + 5:.1f} {y:.1f}Z",
            shade,
        )
        x += gap * chance.uniform(0.6, 1.4)


def leaf(c: Canvas, x: float, y: float, length: float, colour: str, *, turn: float = 0, breadth: float = 0.36) -> None:
    """Draw a leaf that grows from (``x``, ``y``) upwards, turned by ``turn`` degrees."""
    w = length * breadth / 2
    with c.group(move=(x, y), turn=turn):
        c.path(
            f"M0 0C{w * 1.6:.1f} {-length * 0.25:.1f} {w * 1.3:.1f} {-length * 0.7:.1f} 0 {-length:.1f}"
            f"C{-w * 1.3:.1f} {-length * 0.7:.1f} {-w * 1.6:.1f} {-length * 0.25:.1f} 0 0Z",
            c.linear(k.lighter(colour, 0.18), k.darker(colour, 0.12), end=(1, 0)),
        )
        c.line([(0, 0), (0, -length * 0.85)], k.darker(colour, 0.22), max(1.5, length * 0.025), opacity=0.6)


def flower(c: Canvas, x: float, y: float, height: float, colour: str, *, kind: str = "daisy", lean: float = 0) -> None:
    """Draw a flower (``daisy``, ``tulip``, ``bell``) that grows from (``x``, ``y``)."""
    top = (x + lean * height, y - height)
    c.curve([(x, y), (x + lean * height * 0.3, y - height * 0.5), top], k.MOSS, max(3, height * 0.03))
    leaf(c, x + lean * height * 0.15, y - height * 0.3, height * 0.3, k.MOSS, turn=48)
    leaf(c, x + lean * height * 0.1, y - height * 0.22, height * 0.28, k.MOSS, turn=-52)
    r = height * 0.15
    if kind == "tulip":
        c.blob(
            [
                (top[0] - r, top[1] - r * 0.6),
                (top[0] - r * 0.4, top[1] + r * 1.1),
                (top[0] + r * 0.4, top[1] + r * 1.1),
                (top[0] + r, top[1] - r * 0.6),
                (top[0] + r * 0.4, top[1] - r * 0.2),
                (top[0], top[1] - r * 1.3),
                (top[0] - r * 0.4, top[1] - r * 0.2),
            ],
            c.linear(k.lighter(colour, 0.2), k.darker(colour, 0.15)),
        )
        return
    if kind == "bell":
        for part in range(5):
            yy = top[1] + part * height * 0.09
            side = -1 if part % 2 else 1
            c.ellipse(top[0] + side * r * 0.35, yy, r * 0.34, r * 0.42, k.mix(colour, k.LIGHT, 0.1 * (part % 3)))
        return
    for index in range(9):
        angle = index * math.tau / 9
        c.ellipse(
            top[0] + math.cos(angle) * r * 0.75,
            top[1] + math.sin(angle) * r * 0.75,
            r * 0.5,
            r * 0.24,
            k.darker(colour, 0.06 * (index % 2)),
            turn=math.degrees(angle),
        )
    c.circle(top[0], top[1], r * 0.42, k.MUSTARD if colour != k.MUSTARD else k.WALNUT)


def pot(c: Canvas, x: float, y: float, width: float, colour: str = k.TERRACOTTA, *, height: float = 0) -> None:
    """Draw a flower pot that stands at (``x``, ``y``)."""
    w, h = width / 2, height or width * 0.85
    c.shadow(x, y, w * 1.25, w * 0.2)
    c.polygon(
        [(x - w * 0.88, y - h), (x + w * 0.88, y - h), (x + w * 0.64, y), (x - w * 0.64, y)],
        c.linear(k.lighter(colour, 0.3), colour, k.darker(colour, 0.3), end=(1, 0)),
        r=8,
    )
    c.rect(
        x - w,
        y - h - w * 0.12,
        width,
        w * 0.38,
        c.linear(k.lighter(colour, 0.38), colour, k.darker(colour, 0.22), end=(1, 0)),
        r=6,
    )


def potted(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    *,
    kind: str = "broad",
    colour: str = k.MOSS,
    clay: str = k.TERRACOTTA,
) -> None:
    """Draw a house plant that stands at (``x``, ``y``).

    Args:
        c: The sheet.
        x: Middle of the pot's foot.
        y: Foot of the pot.
        height: Of plant and pot.
        kind: ``broad`` leaves, ``fern``, ``snake`` plant, ``herb`` or ``flower``.
        colour: Of the leaves.
        clay: Of the pot.
    """
    width = height * (0.36 if kind in ("broad", "snake") else 0.46)
    top = y - width * 0.85
    if kind == "snake":
        for index, (turn, part) in enumerate(((-16, 0.6), (14, 0.64), (-6, 0.74), (8, 0.7), (0, 0.6))):
            leaf(
                c,
                x + (index - 2) * width * 0.1,
                top + 8,
                height * part,
                k.mix(colour, k.PINE, 0.2 * (index % 2)),
                turn=turn,
                breadth=0.16,
            )
    elif kind == "fern":
        for turn in (-74, -52, -32, -14, 6, 24, 44, 66, 84):
            leaf(c, x, top + 6, height * 0.56, k.mix(colour, k.PINE, abs(turn) / 240), turn=turn, breadth=0.2)
    elif kind == "herb":
        chance = Random(7)
        for _ in range(26):
            leaf(
                c,
                x + chance.uniform(-0.3, 0.3) * width,
                top + chance.uniform(-0.4, 0.02) * height * 0.6,
                height * 0.24,
                k.mix(colour, chance.choice((k.SAGE, k.FOREST)), 0.4),
                turn=chance.uniform(-80, 80),
                breadth=0.5,
            )
    elif kind == "flower":
        for lean, part, shade in ((-0.28, 0.5, k.ROSE), (0.26, 0.52, k.MUSTARD), (0.0, 0.62, k.TERRACOTTA)):
            flower(c, x + lean * width * 0.4, top + 8, height * part, shade, lean=lean)
    else:
        for turn, part in ((-58, 0.5), (56, 0.5), (-30, 0.62), (32, 0.6), (-8, 0.7), (12, 0.56)):
            angle = math.radians(turn)
            stem = height * part * 0.45
            end = (x + math.sin(angle) * stem, top - math.cos(angle) * stem)
            c.curve(
                [(x, top + 8), (x + math.sin(angle) * stem * 0.4, top - stem * 0.55), end],
                k.darker(colour, 0.15),
                5,
            )
            leaf(
                c,
                end[0],
                end[1] + 4,
                height * part * 0.55,
                k.mix(colour, k.FOREST, 0.25 if turn > 0 else 0),
                turn=turn * 1.2,
                breadth=0.58,
            )
    pot(c, x, y, width, clay)
