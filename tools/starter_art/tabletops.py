"""Tables seen from above in the light of a lamp that is out of sight, and what lies flat on them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from tools.starter_art import colours as k
from tools.starter_art import lamps
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, Point


def boards(c: Canvas, wood: str = "#a5775a", *, across: bool = False) -> None:
    """Fill the sheet with a wooden table seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear(k.lighter(wood, 0.14), wood, k.darker(wood, 0.2), end=(1, 1)))
    for index in range(1, 6):
        if across:
            c.rect(index * 214, 0, 4, HEIGHT, k.SHADE, opacity=0.22)
        else:
            c.rect(0, index * 168 - 20, WIDTH, 4, k.SHADE, opacity=0.22)
    for index in range(18):
        x, y = (index * 397) % WIDTH, (index * 211) % HEIGHT
        c.line([(x, y), (x + 60 + index * 7 % 90, y + 1)], k.darker(wood, 0.25), 2, opacity=0.25)


def cloth(c: Canvas, colour: str, *, check: str = "") -> None:
    """Fill the sheet with a tablecloth seen from above, checked in another colour if one is given."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear(k.lighter(colour, 0.2), colour, k.darker(colour, 0.16), end=(1, 1)))
    if check:
        for index in range(0, 14, 2):
            c.rect(index * 98, 0, 98, HEIGHT, check, opacity=0.16)
            c.rect(0, index * 98, WIDTH, 98, check, opacity=0.16)


def lit(c: Canvas, x: float = 520, y: float = 330, *, dusk: float = 0.34) -> None:
    """Let the corners of a table fall into soft shade; draw it last."""
    lamps.lamplight(c, x, y, reach=0.95, dusk=dusk)


@contextmanager
def laid(
    c: Canvas, x: float, y: float, width: float, height: float, fill: str, *, turn: float = 0, r: float = 6
) -> Iterator[None]:
    """Draw a flat thing about (``x``, ``y``) with its shadow; what follows is drawn on it, from its middle."""
    with c.group(move=(x, y), turn=turn):
        c.rect(-width / 2 + 8, -height / 2 + 12, width, height, k.SHADE, r=r, opacity=0.28)
        c.rect(-width / 2, -height / 2, width, height, fill, r=r)
        yield


def plate(c: Canvas, x: float, y: float, r: float, colour: str = k.CREAM, rim: str = "") -> None:
    """Draw a plate seen from above."""
    c.circle(x + 8, y + 14, r, k.SHADE, opacity=0.3)
    c.circle(x, y, r, c.linear(k.lighter(colour, 0.4), k.darker(colour, 0.06), end=(1, 1)))
    c.circle(x, y, r * 0.74, c.linear(k.darker(colour, 0.08), k.lighter(colour, 0.4), end=(1, 1)))
    c.circle(x, y, r * 0.71, c.linear(k.lighter(colour, 0.5), colour, end=(1, 1)))
    if rim:
        c.path(circle(x, y, r * 0.9), stroke=rim, width=r * 0.035)


def mug_above(
    c: Canvas, x: float, y: float, r: float, colour: str = k.TEAL, *, turn: float = -30, drink: str = "#6d4030"
) -> None:
    """Draw a full mug seen from above, its handle at ``turn`` degrees."""
    c.circle(x + 8, y + 12, r, k.SHADE, opacity=0.3)
    with c.group(move=(x, y), turn=turn):
        c.rect(r * 0.7, -r * 0.2, r * 0.85, r * 0.4, k.darker(colour, 0.1), r=r * 0.18)
    c.circle(x, y, r, c.linear(k.lighter(colour, 0.3), k.darker(colour, 0.15), end=(1, 1)))
    c.circle(x, y, r * 0.83, k.darker(colour, 0.3))
    c.circle(x, y, r * 0.78, c.linear(k.lighter(drink, 0.12), drink, end=(1, 1)))
    c.ellipse(x - r * 0.25, y - r * 0.3, r * 0.22, r * 0.1, k.LIGHT, turn=-35, opacity=0.4)


def circle(x: float, y: float, r: float) -> str:
    """Return path data of a circle's line."""
    return f"M{x - r:.1f} {y:.1f}A{r:.1f} {r:.1f} 0 1 0 {x + r:.1f} {y:.1f}A{r:.1f} {r:.1f} 0 1 0 {x - r:.1f} {y:.1f}Z"


def handwriting(
    c: Canvas, x: float, y: float, width: float, rows: int, *, gap: float = 46, ink: str = k.DENIM, size: float = 9
) -> None:
    """Draw rows of handwriting, the last one half as long; (``x``, ``y``) is where the first one starts."""
    for row in range(rows):
        end = width * (0.5 if row == rows - 1 else 1 - 0.07 * (row % 3))
        points: list[Point] = []
        at = 0.0
        while at < end:
            step = len(points) + row * 5
            points.append(
                (x + at, y + row * gap + (size if step % 2 else -size) * (0.45 + 0.55 * abs(math.sin(step * 1.7))))
            )
            at += size * 1.35
        c.curve(points, ink, max(3, size * 0.45))


def scissors(c: Canvas, x: float, y: float, size: float, *, turn: float = 0, colour: str = k.BRICK) -> None:
    """Draw open scissors whose rivet is at (``x``, ``y``), points up before they are turned."""
    with c.group(move=(x, y), turn=turn, scale=size / 100):
        for side in (-1, 1):
            with c.group(turn=side * 11):
                c.polygon(
                    [(-9, 20), (9, 20), (4, -100), (-1, -108), (-6, -90)], c.linear("#dfe4e6", "#9aa2aa", end=(1, 0))
                )
                c.limb([(0, 14), (side * -6, 50)], [16, 12], colour)
                c.path(circle(side * -12, 78, 26), stroke=colour, width=13)
        c.circle(0, 10, 7, k.STEEL)


def spoon(c: Canvas, x: float, y: float, length: float, *, turn: float = 0, wood: bool = False) -> None:
    """Draw a spoon about the middle of its bowl, its handle down before it is turned."""
    colour = k.OAK if wood else k.STEEL
    with c.group(move=(x, y), turn=turn):
        c.limb([(6, length * 0.14 + 8), (8, length * 0.86 + 8)], [length * 0.05, length * 0.07], k.SHADE, opacity=0.22)
        c.limb(
            [(0, length * 0.1), (0, length * 0.86)],
            [length * 0.045, length * 0.066],
            c.linear(k.lighter(colour, 0.5), colour, end=(1, 0)),
        )
        c.ellipse(
            0, 0, length * 0.1, length * 0.15, c.linear(k.lighter(colour, 0.55), k.darker(colour, 0.08), end=(1, 1))
        )
        c.ellipse(
            0, 0, length * 0.07, length * 0.11, c.linear(k.darker(colour, 0.08), k.lighter(colour, 0.5), end=(1, 1))
        )
