"""Lamplight, dark windows and weather: what an evening is made of."""

from __future__ import annotations

from random import Random

from tools.starter_art import colours as k
from tools.starter_art import nature, rooms
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, Point

WARM = "#ffdf9c"
"""Light of a lamp."""

NIGHTFALL = "#241d44"
"""What the corners of a room turn towards in the evening."""


def lamplight(c: Canvas, x: float, y: float, *, reach: float = 0.7, dusk: float = 0.6) -> None:
    """Darken what is far from a lamp at (``x``, ``y``); draw it after everything that it shines on.

    Args:
        c: The sheet.
        x: Of the lamp.
        y: Of the lamp.
        reach: How far it shines, in parts of the sheet.
        dusk: How dark it gets there, 0 to 1.
    """
    paint = c.radial(
        f"{NIGHTFALL}/0",
        f"{NIGHTFALL}/{dusk * 0.4:.2f}",
        f"{NIGHTFALL}/{dusk:.2f}",
        centre=(x / WIDTH, y / HEIGHT),
        radius=reach,
    )
    c.rect(0, 0, WIDTH, HEIGHT, paint)
    c.glow(x, y, 420, WARM, opacity=0.3)


def table_lamp(c: Canvas, x: float, y: float, size: float, *, shade: str = k.APRICOT, foot: str = k.INK) -> None:
    """Draw a lit lamp ``size`` high that stands at (``x``, ``y``)."""
    c.shadow(x, y, size * 0.28, size * 0.05)
    c.glow(x, y - size * 0.7, size * 1.5, WARM, opacity=0.6)
    c.ellipse(x, y - size * 0.02, size * 0.2, size * 0.04, foot)
    c.limb([(x, y - size * 0.04), (x, y - size * 0.6)], [size * 0.1, size * 0.05], foot)
    c.polygon(
        [
            (x - size * 0.16, y - size),
            (x + size * 0.16, y - size),
            (x + size * 0.32, y - size * 0.5),
            (x - size * 0.32, y - size * 0.5),
        ],
        c.linear("#fff2cc", shade),
        r=size * 0.04,
    )


def desk_lamp(c: Canvas, x: float, y: float, size: float, *, facing: int = 1, colour: str = k.TEAL) -> None:
    """Draw a lit lamp with a bent arm that stands at (``x``, ``y``) and shines to ``facing``."""
    f = facing
    elbow, head = (x - f * size * 0.18, y - size * 0.55), (x + f * size * 0.3, y - size * 0.9)
    beam = c.linear(f"{WARM}/0.55", f"{WARM}/0")
    c.polygon(
        [
            (head[0] - 30, head[1]),
            (head[0] + 30, head[1]),
            (head[0] + f * size * 0.1 + size * 0.5, y),
            (head[0] + f * size * 0.1 - size * 0.5, y),
        ],
        beam,
    )
    c.shadow(x, y, size * 0.26, size * 0.05)
    c.ellipse(x, y - 6, size * 0.18, size * 0.045, k.darker(colour, 0.2))
    c.limb([(x, y - 10), elbow], [size * 0.045] * 2, k.INK)
    c.limb([elbow, head], [size * 0.045] * 2, k.INK)
    c.circle(*elbow, size * 0.04, colour)
    with c.group(move=head, turn=f * 24):
        c.glow(0, size * 0.1, size * 0.5, WARM, opacity=0.8)
        c.ellipse(0, size * 0.1, size * 0.15, size * 0.05, "#fff4cf")
        c.polygon(
            [
                (-size * 0.07, -size * 0.1),
                (size * 0.07, -size * 0.1),
                (size * 0.19, size * 0.1),
                (-size * 0.19, size * 0.1),
            ],
            c.linear(k.lighter(colour, 0.25), k.darker(colour, 0.15), end=(1, 0)),
            r=10,
        )


def night_table(c: Canvas, wall: str, wood: str, *, edge: float = 560, at: Point = (640, 200)) -> None:
    """Fill the sheet with a dark wall and a table in the light of a lamp about ``at``."""
    rooms.table_top(c, k.mix(wall, NIGHTFALL, 0.35), k.mix(wood, NIGHTFALL, 0.12), edge=edge)
    c.glow(*at, 760, WARM, opacity=0.5)
    c.ellipse(at[0], edge + 230, 760, 230, c.radial(f"{WARM}/0.45", f"{WARM}/0.12", f"{WARM}/0"))


def snow(c: Canvas, count: int, seed: int, *, down_to: float = HEIGHT, largest: float = 6) -> None:
    """Scatter falling snowflakes over the sheet down to ``down_to``."""
    chance = Random(seed)
    for _ in range(count):
        r = chance.uniform(2, largest)
        c.circle(chance.uniform(0, WIDTH), chance.uniform(0, down_to), r, k.WHITE, opacity=chance.uniform(0.55, 0.95))


def snowy_view(c: Canvas) -> None:
    """Draw snow that falls on roofs at night."""
    rooms.night_view(c)
    c.rect(0, 0, WIDTH, HEIGHT, "#5a6390", opacity=0.25)
    snow(c, 110, 5, largest=11)


def moon_view(c: Canvas) -> None:
    """Draw the moon above dark roofs."""
    rooms.night_view(c)
    nature.moon(c, 700, 260, 84)


def note(c: Canvas, x: float, y: float, colour: str = k.SUN, *, size: float = 1) -> None:
    """Draw a quaver in the air."""
    with c.group(move=(x, y), scale=size):
        c.ellipse(0, 0, 16, 12, colour, turn=-20)
        c.line([(14, -4), (14, -58)], colour, 5)
        c.curve([(14, -58), (34, -48), (36, -30)], colour, 5)
