"""Walls, windows, light and furniture."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.starter_art import colours as k
from tools.starter_art import nature, plants
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, polygon

View = Callable[[Canvas], None]
"""Draws what is seen through a window, over the whole sheet; the window shows it scaled down."""


def room(c: Canvas, wall: str, floor: str, *, floor_at: float = 700, boards: bool = True) -> None:
    """Fill the sheet with a wall and, below ``floor_at``, a floor."""
    c.rect(0, 0, WIDTH, floor_at, c.linear(k.lighter(wall, 0.28), wall, k.darker(wall, 0.1), end=(0.9, 1)))
    c.rect(0, floor_at, WIDTH, HEIGHT - floor_at, c.linear(k.darker(floor, 0.12), floor, k.lighter(floor, 0.12)))
    if boards:
        for index in range(-9, 10):
            c.line(
                [(640 + index * 110, floor_at), (640 + index * 250, HEIGHT)],
                k.darker(floor, 0.2),
                2,
                opacity=0.35,
            )
    c.rect(0, floor_at - 22, WIDTH, 22, k.lighter(wall, 0.35), opacity=0.9)
    c.rect(0, floor_at - 3, WIDTH, 9, k.darker(floor, 0.35), opacity=0.35)


def table_top(c: Canvas, wall: str, wood: str, *, edge: float = 560) -> None:
    """Fill the sheet with a wall and a table that comes towards us, for still lifes."""
    c.rect(0, 0, WIDTH, edge, c.linear(k.lighter(wall, 0.3), wall, k.darker(wall, 0.12), end=(0.8, 1)))
    c.rect(0, edge, WIDTH, HEIGHT - edge, c.linear(k.darker(wood, 0.1), wood, k.lighter(wood, 0.16)))
    for index, y in enumerate((edge + 74, edge + 168, edge + 282)):
        c.rect(0, y, WIDTH, 3, k.darker(wood, 0.25), opacity=0.3 - index * 0.05)
    chance = Random(5)
    for _ in range(16):
        x, y = chance.uniform(0, WIDTH), chance.uniform(edge + 16, HEIGHT - 20)
        c.line([(x, y), (x + chance.uniform(60, 190), y + 1)], k.darker(wood, 0.2), 2, opacity=0.22)
    c.rect(0, edge, WIDTH, 14, k.darker(wood, 0.4), opacity=0.2)


def sunbeam(c: Canvas, x: float, y: float, width: float, height: float, *, opacity: float = 0.35) -> None:
    """Draw window light that falls on a wall, as two rows of slanting panes."""
    for column in range(2):
        for row in range(2):
            w, h = width / 2 - 10, height / 2 - 10
            px, py = x + column * width / 2 + row * height * 0.12, y + row * height / 2
            c.polygon(
                [
                    (px, py),
                    (px + w, py + w * 0.16),
                    (px + w + h * 0.24, py + h + w * 0.16),
                    (px + h * 0.24, py + h),
                ],
                k.LIGHT,
                r=4,
                opacity=opacity,
            )


def window(
    c: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    view: View,
    *,
    frame: str = k.WHITE,
    panes: int = 2,
    sill: bool = True,
) -> None:
    """Draw a window with ``view`` behind it."""
    c.rect(x - 20, y - 20, width + 40, height + 40, k.darker(frame, 0.16), r=8)
    c.rect(x - 20, y - 20, width + 34, height + 34, frame, r=8)
    with c.clip(polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], 4)):
        part = max(width / WIDTH, height / HEIGHT)
        with c.group(move=(x + (width - WIDTH * part) / 2, y + (height - HEIGHT * part) / 2), scale=part):
            view(c)
        c.polygon(
            [
                (x + width * 0.1, y),
                (x + width * 0.34, y),
                (x + width * 0.04, y + height),
                (x - width * 0.2, y + height),
            ],
            "#ffffff",
            opacity=0.14,
        )
        c.rect(x, y, width, 12, k.SHADE, opacity=0.2)
        c.rect(x, y, 9, height, k.SHADE, opacity=0.14)
    for index in range(1, panes):
        c.rect(x + width * index / panes - 7, y, 14, height, frame)
    c.rect(x, y + height * 0.4, width, 12, frame)
    if sill:
        c.rect(
            x - 44,
            y + height + 14,
            width + 88,
            26,
            c.linear(k.lighter(frame, 0.4), k.darker(frame, 0.14)),
            r=6,
        )
        c.rect(x - 36, y + height + 40, width + 72, 18, k.SHADE, opacity=0.12)


def curtain(c: Canvas, x: float, y: float, width: float, height: float, colour: str) -> None:
    """Draw a hanging curtain with folds."""
    folds = max(3, round(width / 34))
    c.rect(x, y, width, height, c.linear(k.lighter(colour, 0.2), colour, end=(1, 0)), r=6)
    for index in range(folds):
        fx = x + index * width / folds
        c.rect(fx, y, width / folds * 0.45, height, k.darker(colour, 0.25), r=6, opacity=0.28)


def garden_view(c: Canvas) -> None:
    """Draw pines and hills under a morning sky: they look so in every season."""
    nature.sky(c, "#cfe3e2", "#fbe8cb", down_to=700)
    nature.ridge(c, 420, 30, "#b7c3bd", 3)
    nature.ridge(c, 500, 26, "#9aaba0", 8)
    for x, y, h, shade in (
        (150, 580, 330, k.FOREST),
        (400, 600, 260, k.MOSS),
        (690, 580, 340, k.FOREST),
        (940, 610, 290, k.MOSS),
        (1170, 585, 330, k.FOREST),
    ):
        nature.tree(c, x, y, h, shade, kind="pine", seed=int(x))
    nature.ridge(c, 640, 14, "#a3a184", 5)


def night_view(c: Canvas) -> None:
    """Draw a starry sky above dark roofs."""
    nature.sky(c, "#232a4d", "#4a4a7c", "#8a6f93", down_to=960)
    nature.stars(c, 130, 4, down_to=560)
    for x, w, top in (
        (0, 190, 660),
        (170, 160, 600),
        (330, 210, 690),
        (520, 150, 620),
        (660, 240, 680),
        (880, 180, 610),
        (1050, 240, 660),
    ):
        c.polygon([(x, 970), (x, top), (x + w / 2, top - 70), (x + w, top), (x + w, 970)], "#2a2645")
        for index in range(3):
            c.rect(x + 30 + index * 40, top + 30, 18, 26, "#ffcf7a", opacity=0.75 if (index + x) % 2 else 0.18)


def frame(
    c: Canvas, x: float, y: float, width: float, height: float, *, colour: str = k.WALNUT, art: str = "hills"
) -> None:
    """Draw a framed picture: ``hills``, ``leaf`` or ``shapes``."""
    c.rect(x + 8, y + 10, width, height, k.SHADE, r=4, opacity=0.16)
    c.rect(x, y, width, height, c.linear(k.lighter(colour, 0.25), colour), r=4)
    c.rect(x + 10, y + 10, width - 20, height - 20, k.CREAM)
    left, top, w, h = x + 22, y + 22, width - 44, height - 44
    with c.clip(polygon([(left, top), (left + w, top), (left + w, top + h), (left, top + h)])):
        if art == "leaf":
            c.rect(left, top, w, h, k.BLUSH)
            plants.leaf(c, left + w / 2, top + h * 0.95, h * 0.85, k.TEAL, breadth=0.5)
        elif art == "shapes":
            c.rect(left, top, w, h, k.SAND)
            c.circle(left + w * 0.4, top + h * 0.4, w * 0.26, k.TERRACOTTA)
            c.rect(left + w * 0.45, top + h * 0.5, w * 0.4, h * 0.36, k.TEAL)
        else:
            c.rect(left, top, w, h, k.PEACH)
            c.circle(left + w * 0.68, top + h * 0.32, w * 0.14, k.WHITE)
            c.ellipse(left + w * 0.2, top + h, w * 0.6, h * 0.45, k.TEAL)
            c.ellipse(left + w * 0.85, top + h * 1.05, w * 0.55, h * 0.4, k.PINE)


def books(c: Canvas, x: float, y: float, width: float, height: float, seed: int) -> None:
    """Draw a row of book spines that stand on the line ``y``."""
    chance = Random(seed)
    shades = (k.TERRACOTTA, k.TEAL, k.MUSTARD, k.PLUM, k.CREAM, k.SAGE, k.BRICK, k.DENIM, k.ROSE)
    at = x
    last = ""
    while at < x + width - 18:
        thick = min(chance.uniform(18, 36), x + width - at)
        tall = height * chance.uniform(0.68, 0.98)
        shade = chance.choice([one for one in shades if one != last])
        last = shade
        c.rect(
            at,
            y - tall,
            thick - 2,
            tall,
            c.linear(k.lighter(shade, 0.15), k.darker(shade, 0.15), end=(1, 0)),
            r=3,
        )
        c.rect(at + 4, y - tall * 0.82, thick - 10, 5, k.lighter(shade, 0.55), opacity=0.8)
        at += thick


def shelf(c: Canvas, x: float, y: float, width: float, *, colour: str = k.OAK) -> None:
    """Draw a wall shelf whose upper side is at ``y``."""
    c.rect(x - 6, y + 20, width + 12, 16, k.SHADE, opacity=0.12)
    c.rect(x, y, width, 20, c.linear(k.lighter(colour, 0.25), k.darker(colour, 0.15)), r=4)


def rug(c: Canvas, x: float, y: float, rx: float, ry: float, colour: str) -> None:
    """Draw a round rug on the floor."""
    c.ellipse(x, y + 4, rx + 4, ry + 3, k.SHADE, opacity=0.2)
    c.ellipse(x, y, rx, ry, colour)
    c.ellipse(x, y, rx * 0.86, ry * 0.84, k.lighter(colour, 0.28))
    c.ellipse(x, y, rx * 0.8, ry * 0.77, k.lighter(colour, 0.08))


def floor_lamp(c: Canvas, x: float, y: float, height: float, *, shade: str = k.SUN, lit: bool = True) -> None:
    """Draw a standing lamp whose foot is at (``x``, ``y``)."""
    c.shadow(x, y, 70, 12)
    c.ellipse(x, y - 4, 48, 10, k.INK)
    c.line([(x, y - 6), (x, y - height + 80)], k.INK, 9)
    top = y - height
    if lit:
        c.glow(x, top + 70, 320, "#ffe2a0", opacity=0.55)
    c.polygon(
        [(x - 46, top), (x + 46, top), (x + 82, top + 112), (x - 82, top + 112)],
        c.linear(k.lighter(shade, 0.5), shade),
        r=10,
    )


def pendant(c: Canvas, x: float, length: float, colour: str = k.TERRACOTTA, *, lit: bool = True) -> None:
    """Draw a lamp that hangs from the ceiling."""
    c.line([(x, 0), (x, length - 60)], k.INK, 5)
    if lit:
        c.glow(x, length + 10, 260, "#ffe2a0", opacity=0.5)
        c.ellipse(x, length, 44, 16, "#fff4cf")
    c.path(
        f"M{x - 92} {length}C{x - 84} {length - 62} {x - 36} {length - 74} {x} {length - 74}"
        f"C{x + 36} {length - 74} {x + 84} {length - 62} {x + 92} {length}Z",
        c.linear(k.lighter(colour, 0.25), colour, k.darker(colour, 0.2), end=(1, 0.3)),
    )


def table(
    c: Canvas, x: float, y: float, width: float, height: float, *, colour: str = k.OAK, thick: float = 26
) -> None:
    """Draw a table with its top's upper side at ``y``; it stands on ``y + height``."""
    c.shadow(x + width / 2, y + height, width * 0.56, 22, opacity=0.35)
    for lx in (x + 34, x + width - 34):
        c.limb([(lx, y + thick), (lx, y + height - 6)], [26, 16], k.darker(colour, 0.3))
    c.rect(x, y, width, thick, c.linear(k.lighter(colour, 0.35), k.darker(colour, 0.12)), r=9)


def chair(c: Canvas, x: float, y: float, seat: float, *, facing: int = 1, colour: str = k.WALNUT) -> None:
    """Draw a wooden chair from the side: ``x`` is the middle of its seat, ``y`` the floor, ``seat`` its height."""
    w = seat * 0.48
    c.shadow(x, y, w * 1.4, 14)
    back = x - facing * w
    for lx, lean in ((x + facing * w * 0.86, facing * 6), (back + facing * 6, -facing * 10)):
        c.limb([(lx, y - seat), (lx + lean, y - 4)], [18, 13], k.darker(colour, 0.12))
    c.limb([(back + facing * 4, y - seat), (back - facing * 22, y - seat * 1.95)], [20, 16], colour)
    c.rect(x - w - 6, y - seat - 4, 2 * w + 12, 22, c.linear(k.lighter(colour, 0.3), colour), r=10)


def sofa(c: Canvas, x: float, y: float, width: float, *, colour: str = k.TEAL, height: float = 300) -> None:
    """Draw a sofa from the front that stands on ``y``; its seat lies ``0.43 * height`` above the floor."""
    c.shadow(x + width / 2, y, width * 0.55, 24, opacity=0.4)
    for lx in (x + 50, x + width - 50):
        c.limb([(lx, y - 30), (lx, y - 5)], [22, 14], k.WALNUT)
    seat = y - height * 0.43
    c.rect(
        x + 20,
        y - height,
        width - 40,
        height * 0.8,
        c.linear(k.lighter(colour, 0.2), colour, k.darker(colour, 0.16), end=(0.4, 1)),
        r=44,
    )
    c.rect(x + 30, y - height * 0.36, width - 60, height * 0.28, k.darker(colour, 0.22), r=20)
    half = (width - 120) / 2
    for index in range(2):
        c.rect(
            x + 60 + index * half + 3,
            seat,
            half - 6,
            height * 0.2,
            c.linear(k.lighter(colour, 0.24), colour),
            r=20,
        )
    for ax in (x, x + width - 84):
        c.rect(
            ax,
            y - height * 0.66,
            84,
            height * 0.58,
            c.linear(k.lighter(colour, 0.26), k.darker(colour, 0.12), end=(1, 0.6)),
            r=36,
        )


def cushion(c: Canvas, x: float, y: float, size: float, colour: str, *, turn: float = 0) -> None:
    """Draw a cushion centred at (``x``, ``y``)."""
    h = size / 2
    with c.group(move=(x, y), turn=turn):
        c.path(
            f"M{-h} {-h}Q0 {-h * 0.8} {h} {-h}Q{h * 0.85} 0 {h} {h}Q0 {h * 0.84} {-h} {h}Q{-h * 0.85} 0 {-h} {-h}Z",
            c.linear(k.lighter(colour, 0.25), k.darker(colour, 0.14), end=(1, 1)),
        )


def armchair(c: Canvas, x: float, y: float, *, colour: str = k.MUSTARD, size: float = 1) -> None:
    """Draw an armchair from the front; ``x`` is its middle, ``y`` the floor, its seat lies ``150 * size`` above."""
    with c.group(move=(x, y), scale=size):
        c.shadow(0, 0, 240, 26, opacity=0.4)
        for lx in (-140, 140):
            c.limb([(lx, -40), (lx * 1.06, -6)], [22, 13], k.WALNUT)
        c.rect(
            -165,
            -400,
            330,
            350,
            c.linear(k.lighter(colour, 0.22), colour, k.darker(colour, 0.16), end=(0.4, 1)),
            r=84,
        )
        c.rect(-150, -110, 300, 76, k.darker(colour, 0.24), r=24)
        c.rect(-138, -162, 276, 70, c.linear(k.lighter(colour, 0.26), colour), r=26)
        for ax in (-200, 128):
            c.rect(
                ax,
                -228,
                72,
                192,
                c.linear(k.lighter(colour, 0.26), k.darker(colour, 0.1), end=(1, 0.5)),
                r=34,
            )
