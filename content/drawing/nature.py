"""Skies, hills, trees and plants."""

from __future__ import annotations

import math
from random import Random

from content.drawing import colours as k
from content.drawing.canvas import HEIGHT, WIDTH, Canvas, Point, smooth


def sky(c: Canvas, *shades: str, down_to: float = HEIGHT) -> None:
    """Fill the sheet with a sky of ``shades``, top to bottom, that ends at ``down_to``."""
    c.rect(0, 0, WIDTH, down_to, c.linear(*shades))


def sun(c: Canvas, x: float, y: float, r: float, colour: str = "#fff1c9", *, halo: float = 4) -> None:
    """Draw a sun with a glow of ``halo`` radii."""
    c.glow(x, y, r * halo, colour, opacity=0.75)
    c.circle(x, y, r, colour)


def moon(c: Canvas, x: float, y: float, r: float) -> None:
    """Draw a waxing moon with a glow."""
    c.glow(x, y, r * 4, "#f7e9c4", opacity=0.45)
    c.circle(x, y, r, "#f8edcf")
    for dx, dy, part in ((-0.3, -0.25, 0.2), (0.25, 0.3, 0.26), (0.35, -0.35, 0.12)):
        c.circle(x + dx * r, y + dy * r, r * part, "#e6d6b2", opacity=0.6)


def stars(c: Canvas, count: int, seed: int, *, down_to: float = 500, left: float = 0, right: float = WIDTH) -> None:
    """Scatter ``count`` stars over the upper part of the sheet."""
    chance = Random(seed)
    for _ in range(count):
        c.circle(
            chance.uniform(left, right),
            chance.uniform(10, down_to),
            chance.choice((1.6, 2.2, 3.2)),
            "#fff4d8",
            opacity=chance.uniform(0.45, 0.95),
        )


def cloud(c: Canvas, x: float, y: float, width: float, colour: str = "#fff6ea", *, opacity: float = 0.9) -> None:
    """Draw a flat-bottomed cloud whose middle is at (``x``, ``y``)."""
    w = width / 2
    with c.group(opacity=opacity):
        c.rect(x - w, y - w * 0.16, width, w * 0.32, colour, r=w * 0.16)
        c.circle(x - w * 0.35, y - w * 0.2, w * 0.28, colour)
        c.circle(x + w * 0.12, y - w * 0.3, w * 0.38, colour)
        c.circle(x + w * 0.52, y - w * 0.14, w * 0.22, colour)


def ridge(c: Canvas, y: float, height: float, fill: str, seed: int, *, steps: int = 7, down_to: float = HEIGHT) -> None:
    """Draw a range of hills whose line waves by ``height`` about ``y``."""
    chance = Random(seed)
    points: list[Point] = []
    for index in range(-1, steps + 2):
        points.append((index * WIDTH / steps, y + chance.uniform(-height, height)))
    line = [(-60.0, down_to + 60), *points, (WIDTH + 60.0, down_to + 60)]
    top = smooth(points)
    c.path(f"{top}L{line[-1][0]} {line[-1][1]}L{line[0][0]} {line[0][1]}Z", fill)


def tree(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    leaves: str = k.MOSS,
    *,
    kind: str = "round",
    bark: str = k.WALNUT,
    seed: int = 1,
) -> None:
    """Draw a tree that stands at (``x``, ``y``).

    Args:
        c: The sheet.
        x: Where the trunk meets the ground.
        y: Where the trunk meets the ground.
        height: Of the whole tree.
        leaves: Colour of the crown.
        kind: ``round``, ``tall`` (poplar), ``pine`` or ``bare``.
        bark: Colour of the trunk.
        seed: Which tree of its kind.
    """
    chance = Random(seed)
    c.shadow(x + height * 0.06, y, height * 0.3, height * 0.04, opacity=0.35)
    if kind == "pine":
        c.limb([(x, y), (x, y - height * 0.4)], [height * 0.06, height * 0.04], bark)
        for part in range(4):
            top = y - height * (0.42 + part * 0.19)
            half = height * (0.26 - part * 0.052)
            fill = c.linear(k.lighter(leaves, 0.12), k.darker(leaves, 0.18), start=(0, 0), end=(1, 0.6))
            c.polygon(
                [(x, top - height * 0.12), (x + half, top + height * 0.22), (x - half, top + height * 0.22)],
                fill,
                r=14,
            )
        return
    c.limb(
        [(x, y - height * 0.035), (x - height * 0.01, y - height * 0.5)],
        [height * 0.075, height * 0.035],
        c.linear(k.lighter(bark, 0.2), bark, end=(1, 0)),
    )
    c.path(
        f"M{x - height * 0.06:.1f} {y + 4:.1f}Q{x - height * 0.034:.1f} {y - height * 0.02:.1f}"
        f" {x - height * 0.03:.1f} {y - height * 0.08:.1f}"
        f"L{x + height * 0.03:.1f} {y - height * 0.08:.1f}"
        f"Q{x + height * 0.034:.1f} {y - height * 0.02:.1f} {x + height * 0.06:.1f}"
        f" {y + 4:.1f}Z",
        c.linear(k.lighter(bark, 0.2), bark, end=(1, 0)),
    )
    branches = [(-0.16, 0.66, 0.42), (0.15, 0.7, 0.46), (0.02, 0.8, 0.5)]
    if kind == "bare":
        branches = [
            (-0.24, 0.78, 0.4),
            (0.22, 0.82, 0.46),
            (0.02, 0.98, 0.5),
            (-0.12, 0.92, 0.52),
            (0.14, 0.66, 0.36),
            (-0.2, 0.6, 0.34),
        ]
    for side, top, start in branches:
        c.limb(
            [
                (x - height * 0.005, y - height * start),
                (x + side * height * 0.6, y - height * (top + start) / 2),
                (x + side * height, y - height * top),
            ],
            [height * 0.032, height * 0.02, height * 0.008],
            bark,
        )
    if kind == "bare":
        return
    light, dark = k.lighter(leaves, 0.22), k.darker(leaves, 0.2)
    if kind == "tall":
        c.ellipse(x, y - height * 0.58, height * 0.15, height * 0.42, c.linear(light, leaves, dark, end=(1, 0.7)))
        c.ellipse(x - height * 0.04, y - height * 0.66, height * 0.06, height * 0.26, light, opacity=0.4)
        return
    puffs = [
        (-0.2, 0.58, 0.17),
        (0.2, 0.6, 0.17),
        (0, 0.55, 0.18),
        (-0.12, 0.76, 0.17),
        (0.13, 0.78, 0.17),
        (0, 0.86, 0.13),
    ]
    for dx, up, r in puffs:
        c.circle(
            x + (dx + chance.uniform(-0.02, 0.02)) * height + height * 0.02,
            y - up * height + height * 0.02,
            r * height,
            dark,
        )
    for dx, up, r in puffs:
        c.circle(x + dx * height - height * 0.006, y - up * height - height * 0.006, r * height * 0.93, leaves)
    for dx, up, r in ((-0.22, 0.62, 0.08), (-0.13, 0.81, 0.09), (0.1, 0.83, 0.07), (0.03, 0.62, 0.07)):
        c.circle(x + dx * height, y - up * height, r * height, light, opacity=0.55)


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
