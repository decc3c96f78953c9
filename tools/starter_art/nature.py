"""Skies, hills and trees."""

from __future__ import annotations

from random import Random

from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, Point, smooth


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
