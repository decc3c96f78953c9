"""Backgrounds that several scenes share."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art import nature, plants, rooms
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas

Shades = tuple[str, str, str]


def meadow(
    c: Canvas,
    *,
    horizon: float = 560,
    sky: Shades = ("#a9d2dd", "#d6e6d8", "#fdeccb"),
    ground: Shades = ("#b6c77c", "#8fae60", "#69894a"),
    leaves: tuple[str, ...] = (k.MOSS, k.OLIVE, k.FOREST),
    seed: int = 1,
) -> None:
    """Draw a meadow with hills and trees behind; it starts at ``horizon``."""
    nature.sky(c, *sky, down_to=horizon + 20)
    nature.cloud(c, 240 + seed * 37 % 200, 150, 260, opacity=0.7)
    nature.cloud(c, 1010 - seed * 53 % 200, 110, 300, opacity=0.7)
    nature.ridge(c, horizon - 130, 36, k.mix(ground[0], sky[1], 0.55), seed)
    nature.ridge(c, horizon - 60, 26, k.mix(ground[0], sky[1], 0.3), seed + 3)
    for index, x in enumerate((70, 250, 430, 860, 1040, 1220)):
        tall = 230 + (index * 67 + seed * 41) % 110
        nature.tree(
            c,
            x + (seed * 29 + index * 17) % 50 - 25,
            horizon + 14,
            tall,
            leaves[(index + seed) % len(leaves)],
            seed=index + seed,
        )
    c.rect(0, horizon, WIDTH, HEIGHT - horizon, c.linear(*ground))
    nature.ridge(c, horizon + 90, 14, ground[1], seed + 5)
    nature.ridge(c, horizon + 230, 20, k.darker(ground[1], 0.05), seed + 6)


def path_across(c: Canvas, y: float, height: float, colour: str = "#ecd2a4") -> None:
    """Draw a footpath that crosses the sheet, its upper edge about ``y``."""
    c.path(
        f"M-10 {y + 12}C300 {y - 14} 700 {y + 20} 1290 {y - 6}L1290 {y + height - 8}"
        f"C800 {y + height + 18} 320 {y + height - 20} -10 {y + height + 8}Z",
        c.linear(k.lighter(colour, 0.25), colour, k.darker(colour, 0.12)),
    )


def street(c: Canvas, *, sky: Shades = ("#bfdde2", "#f7e3c4", "#fbe3bd"), ground: float = 800) -> None:
    """Draw a row of small houses along a pavement that starts at ``ground``."""
    nature.sky(c, *sky)
    nature.sun(c, 1050, 170, 52)
    for index, (x, width, top, wall, roof) in enumerate(
        (
            (-40, 300, 320, k.PEACH, k.BRICK),
            (260, 260, 250, k.MIST, k.WALNUT),
            (520, 300, 350, k.CREAM, k.TERRACOTTA),
            (820, 250, 280, k.ROSE, k.PLUM),
            (1070, 300, 330, k.SAND, k.BRICK),
        )
    ):
        c.rect(x, top, width, ground - top, c.linear(k.lighter(wall, 0.2), wall, end=(1, 0.4)))
        c.polygon(
            [(x - 16, top), (x + width / 2, top - 130), (x + width + 16, top)],
            c.linear(k.lighter(roof, 0.15), roof),
            r=6,
        )
        for row in range(2):
            for column in range(2):
                wx, wy = x + width * (0.16 + 0.42 * column), top + 60 + row * 190
                if row == 1 and column == index % 2:
                    c.rect(wx - 4, wy, 84, ground - wy, k.darker(roof, 0.1), r=6)
                    c.rect(wx + 4, wy + 8, 68, ground - wy - 8, c.linear(k.lighter(roof, 0.2), roof), r=4)
                    c.circle(wx + 60, wy + 90, 6, k.SUN)
                    continue
                c.rect(wx - 7, wy - 7, 84, 104, k.WHITE, r=5)
                c.rect(wx, wy, 70, 90, c.linear("#9fc3c9", "#dbe8dd", end=(1, 1)), r=2)
                c.rect(wx + 32, wy, 6, 90, k.WHITE)
                c.rect(wx - 12, wy + 96, 94, 14, k.WALNUT, r=4)
                for px in (8, 30, 52, 70):
                    c.circle(wx + px, wy + 92, 13, k.MOSS)
                    c.circle(wx + px, wy + 86, 6, (k.ROSE, k.MUSTARD, k.BRICK)[(index + px) % 3])
    c.rect(0, ground - 10, WIDTH, HEIGHT - ground + 10, c.linear("#e3cdb0", "#cdb193"))
    c.rect(0, ground - 14, WIDTH, 12, k.darker(k.SAND, 0.25))
    for x in range(-200, WIDTH + 200, 150):
        c.line([(x + 60, ground), (x - 40, HEIGHT)], k.darker(k.SAND, 0.2), 2, opacity=0.5)
    c.line([(0, ground + 76), (WIDTH, ground + 76)], k.darker(k.SAND, 0.2), 2, opacity=0.5)


def kitchen(c: Canvas, *, wall: str = "#f2d8b4", counter: float = 600) -> None:
    """Draw a kitchen wall with window and shelves, behind a worktop at ``counter`` that hides what stands behind it.

    Only what is behind people is drawn; :func:`worktop` draws the rest.
    """
    c.rect(0, 0, WIDTH, HEIGHT, c.linear(k.lighter(wall, 0.35), wall, k.darker(wall, 0.1), end=(0.8, 1)))
    rooms.window(c, 90, 90, 270, 300, rooms.garden_view)
    rooms.shelf(c, 860, 190, 340)
    for x, shade, h in ((900, k.TERRACOTTA, 84), (985, k.SAGE, 104), (1070, k.MUSTARD, 78), (1150, k.TEAL, 98)):
        c.rect(x - 32, 190 - h, 64, h, c.linear(k.lighter(shade, 0.35), shade, k.darker(shade, 0.2), end=(1, 0)), r=12)
        c.rect(x - 28, 190 - h - 12, 56, 16, k.WALNUT, r=5)
    rooms.shelf(c, 860, 370, 340)
    for x, shade in ((920, k.CREAM), (1000, k.MIST), (1080, k.ROSE)):
        c.path(
            f"M{x - 36} 320Q{x - 30} 370 {x} 370Q{x + 30} 370 {x + 36} 320Z",
            c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.16), end=(1, 0)),
        )
    plants.potted(c, 1160, 370, 120, kind="herb")


def worktop(c: Canvas, *, y: float = 640, front: str = k.TEAL) -> None:
    """Draw a worktop with cupboards below it, across the sheet."""
    c.rect(0, y + 30, WIDTH, HEIGHT - y, c.linear(k.lighter(front, 0.12), k.darker(front, 0.16)))
    for x in (24, 336, 648, 960):
        c.rect(x, y + 66, 296, HEIGHT, k.darker(front, 0.22), r=12, opacity=0.6)
        c.rect(x + 6, y + 70, 284, HEIGHT, c.linear(k.lighter(front, 0.2), front), r=10)
        c.rect(x + 118, y + 100, 60, 12, k.SUN, r=6)
    c.rect(0, y, WIDTH, 38, c.linear(k.lighter(k.OAK, 0.5), k.OAK))
    c.rect(0, y + 38, WIDTH, 14, k.SHADE, opacity=0.25)


def living_room(
    c: Canvas,
    *,
    wall: str = "#e8c5a4",
    floor: str = k.WOOD,
    floor_at: float = 740,
    night: bool = False,
    mirrored: bool = False,
    drapes: str = k.TERRACOTTA,
) -> None:
    """Draw a living room with a curtained window on the left (on the right if ``mirrored``) and two pictures."""
    rooms.room(c, wall, floor, floor_at=floor_at)

    def at(x: float, width: float) -> float:
        return WIDTH - x - width if mirrored else x

    rooms.window(c, at(110, 330), 110, 330, 370, rooms.night_view if night else rooms.garden_view)
    rooms.curtain(c, at(24, 92), 60, 92, floor_at - 110, drapes)
    rooms.curtain(c, at(436, 92), 60, 92, floor_at - 110, drapes)
    rooms.frame(c, at(590, 150), 110, 150, 190, art="shapes" if mirrored else "leaf")
    rooms.frame(c, at(770, 140), 150, 140, 120, art="hills", colour=k.INK)


def seaside(c: Canvas, *, shore: float = 640) -> None:
    """Draw a beach at sunset: sea above ``shore``, sand below."""
    nature.sky(c, "#7e86ad", "#e29a8a", "#f7c58f", "#fde3b0", down_to=480)
    nature.sun(c, 860, 420, 70, "#fff0c0", halo=5)
    c.rect(0, 460, WIDTH, shore - 420, c.linear("#e9b08f", "#7d9aa8", "#4f7f92"))
    for index in range(9):
        c.rect(860 - 90 + index * 4, 470 + index * 17, 180 - index * 14, 5, "#fff0c0", r=2, opacity=0.65 - 0.05 * index)
    c.path(
        f"M0 {shore}C260 {shore - 30} 480 {shore + 24} 760 {shore}C980 {shore - 22} 1120 {shore + 16} 1280 {shore - 6}"
        f"L1280 960L0 960Z",
        k.WHITE,
        opacity=0.8,
    )
    c.path(
        f"M0 {shore + 16}C260 {shore - 14} 480 {shore + 40} 760 {shore + 16}"
        f"C980 {shore - 6} 1120 {shore + 32} 1280 {shore + 10}L1280 960L0 960Z",
        c.linear("#d9a77c", "#efcf9f", "#f3d8ab"),
    )


def mountains(c: Canvas) -> None:
    """Draw morning mountains with snow and, in front, a ridge to walk on that starts at about y = 760."""
    nature.sky(c, "#9cc6d6", "#f3dcc0", "#fbe3bd")
    nature.sun(c, 300, 260, 54)
    for points, shade in (
        ([(-60, 640), (180, 330), (330, 470), (470, 380), (760, 640)], "#b7a9b8"),
        ([(400, 660), (690, 270), (860, 430), (980, 340), (1380, 680)], "#9a8ea8"),
    ):
        c.polygon(points, c.linear(k.lighter(shade, 0.3), shade), r=10)
    c.polygon([(690, 272), (640, 350), (680, 340), (706, 368), (740, 336), (766, 352)], k.WHITE, r=5)
    c.polygon([(180, 332), (140, 386), (176, 378), (200, 400), (236, 394)], k.WHITE, r=5)
    c.polygon([(980, 342), (938, 382), (984, 380), (1010, 404), (1040, 384)], k.WHITE, r=5)
    nature.ridge(c, 600, 40, "#8fa98c", 12)
    for x in range(20, 1280, 74):
        nature.tree(c, x, 660 + (x * 7) % 40, 90 + (x * 13) % 60, k.FOREST, kind="pine")
    nature.ridge(c, 690, 30, "#7d9962", 15)
    c.path(
        "M-10 840C200 800 360 760 600 770C860 780 1000 740 1290 700L1290 960L-10 960Z", c.linear("#9db06a", "#6f8a4b")
    )
