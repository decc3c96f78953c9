"""Tidying the home."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, places, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas, polygon
from tools.starter_art.figures import person


def folded_laundry(c: Canvas) -> None:
    """Draw folded clothes and a basket beside a tidy shelf."""
    rooms.room(c, "#c9cdb4", k.OAK, floor_at=700)
    rooms.sunbeam(c, 150, 90, 300, 320, opacity=0.3)
    for y in (210, 420):
        rooms.shelf(c, 620, y, 560)
    rooms.books(c, 640, 210, 240, 130, 4)
    plants.potted(c, 970, 210, 150, kind="fern")
    for index, shade in enumerate((k.TERRACOTTA, k.CREAM, k.TEAL)):
        c.rect(
            1050 - index * 3,
            180 - index * 32,
            116 + index * 6,
            29,
            c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.1)),
            r=12,
        )
    for x, shade in ((640, k.WOOD), (820, k.OAK), (1000, k.WOOD)):
        c.rect(x, 310, 160, 110, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.12)), r=10)
        c.rect(x + 50, 340, 60, 18, k.darker(shade, 0.4), r=9)
    rooms.table(c, 120, 600, 560, 260, colour=k.WOOD)
    for left, width, stack in (
        (170, 190, (k.DENIM, k.MIST, k.ROSE, k.WHITE)),
        (430, 190, (k.MUSTARD, k.TEAL, k.CREAM)),
    ):
        for index, shade in enumerate(stack):
            c.rect(
                left + (index % 2) * 8,
                600 - (index + 1) * 44,
                width - (index % 2) * 16,
                42,
                c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.14)),
                r=18,
            )
            c.rect(left + 20, 600 - (index + 1) * 44 + 20, width - 46, 3, k.darker(shade, 0.25), opacity=0.5)
    c.shadow(940, 880, 220, 26)
    c.ellipse(940, 668, 172, 34, k.WALNUT)
    for dx, shade in ((-80, k.ROSE), (0, k.WHITE), (80, k.SAGE)):
        c.ellipse(940 + dx, 660, 76, 46, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.1)))
    c.polygon(
        [(764, 672), (1116, 672), (1076, 880), (804, 880)],
        c.linear(k.lighter(k.OAK, 0.3), k.OAK, k.darker(k.OAK, 0.3), end=(1, 0)),
        r=20,
    )
    with c.clip(polygon([(770, 690), (1110, 690), (1074, 878), (806, 878)])):
        for row in range(5):
            for column in range(9):
                x, y = 796 + column * 36 - row * -4, 700 + row * 36
                c.rect(x - (row % 2) * 12, y, 26, 12, k.darker(k.OAK, 0.3), r=6, opacity=0.45)


def sweeping(c: Canvas) -> None:
    """Draw a man who sweeps the floor."""
    places.living_room(c, wall="#d6c6a6", floor=k.WOOD, drapes=k.ROSE)
    rooms.sofa(c, 760, 800, 480, colour=k.TEAL, height=260)
    rooms.cushion(c, 870, 650, 96, k.MUSTARD, turn=8)
    rooms.cushion(c, 1120, 650, 96, k.TERRACOTTA, turn=-8)
    look = replace(cast.CARPENTER, top=k.ROSE)
    h = 660
    c.shadow(470, 890, 120, 16, opacity=0.5)
    pose = poses.standing(look, 470, 888, h, turn=0.9, lean=8, spread=0.09)
    pose = replace(pose, hands=((604, 590), (560, 470)), elbows=(0.9, 0.9), nod=12)

    def broom() -> None:
        c.line([(520, 380), (716, 850)], k.lighter(k.OAK, 0.1), 13)
        with c.group(move=(712, 842), turn=-14):
            c.polygon([(-34, 0), (34, 0), (66, 62), (-66, 62)], c.linear(k.MUSTARD, k.darker(k.MUSTARD, 0.25)), r=6)
            c.rect(-38, -14, 76, 22, k.BRICK, r=6)
            for x in (-40, -20, 0, 20, 40):
                c.line([(x * 0.6, 10), (x * 1.3, 58)], k.darker(k.MUSTARD, 0.35), 3, opacity=0.6)

    person(c, look, pose, h, held=broom)
    for x, y, r in ((810, 884, 9), (850, 872, 6), (884, 890, 8), (920, 880, 5), (790, 862, 5)):
        c.circle(x, y, r, k.GREY)
    c.polygon(
        [(960, 850), (1080, 850), (1100, 902), (940, 902)],
        c.linear(k.lighter(k.TEAL, 0.2), k.darker(k.TEAL, 0.15)),
        r=8,
    )
    c.line([(1084, 860), (1160, 824)], k.darker(k.TEAL, 0.2), 16)


def sorting_books(c: Canvas) -> None:
    """Draw a woman in a headscarf who puts books in order on a shelf."""
    rooms.room(c, "#c8b7a6", k.WOOD, floor_at=800)
    c.rect(560, 90, 620, 740, k.darker(k.WOOD, 0.35), r=8)
    for row in range(4):
        y = 90 + 24 + row * 178
        c.rect(580, y, 580, 154, k.darker(k.WALNUT, 0.15))
    for row, width in enumerate((560, 300, 540, 400)):
        y = 90 + 24 + row * 178 + 154
        rooms.books(c, 590, y, width, 140, 3 + row * 5)
        c.rect(560, y, 620, 24, c.linear(k.lighter(k.WOOD, 0.25), k.WOOD))
    plants.potted(c, 1080, 446, 130, kind="fern", clay=k.CREAM)
    c.rect(1010, 716, 140, 86, c.linear(k.lighter(k.SAGE, 0.3), k.SAGE), r=8)
    c.rect(1050, 744, 60, 14, k.darker(k.SAGE, 0.4), r=7)
    c.shadow(430, 900, 120, 16, opacity=0.5)
    look = replace(cast.NURSE, top=k.MUSTARD, cloth=k.PLUM)
    h = 680
    pose = replace(
        poses.standing(look, 470, 902, h, turn=0.9), hands=((676, 440), (612, 440)), elbows=(0.9, 0.9), nod=-4
    )

    shade = c.linear(k.lighter(k.TEAL, 0.25), k.TEAL, end=(1, 0))
    person(c, look, pose, h, held=lambda: c.rect(618, 352, 34, 112, shade, r=4))
    still.book_stack(c, 240, 890, 240, (k.BRICK, k.MUSTARD, k.DENIM, k.SAGE, k.ROSE))


def washing_up(c: Canvas) -> None:
    """Draw clean dishes in a rack beside a sink full of suds."""
    c.rect(0, 0, WIDTH, 640, c.linear("#d3dccb", "#c2cfc0"))
    for row in range(7):
        for column in range(11):
            c.rect(
                column * 120 - (row % 2) * 60 + 3,
                row * 92 + 3,
                114,
                86,
                k.mix("#dfe6d6", k.TEAL, 0.05 * ((row * 3 + column) % 3)),
                r=8,
            )
    rooms.window(c, 420, -30, 440, 330, rooms.garden_view)
    c.rect(0, 660, WIDTH, 300, c.linear(k.lighter(k.WOOD, 0.1), k.WALNUT))
    c.rect(0, 640, WIDTH, 50, c.linear(k.lighter(k.OAK, 0.5), k.OAK))
    c.rect(0, 690, WIDTH, 14, k.SHADE, opacity=0.25)
    c.path("M330 640C330 470 330 400 400 400C470 400 466 440 466 480", stroke=k.STEEL, width=26)
    c.path("M330 640C330 470 330 400 400 400C470 400 466 440 466 480", stroke="#d7dcdf", width=8)
    c.rect(290, 622, 80, 22, k.STEEL, r=8)
    c.rect(150, 632, 560, 250, c.linear(k.WHITE, "#dcd3c8"), r=24)
    c.rect(150, 632, 560, 30, k.WHITE, r=14)
    for x, y, r in (
        (210, 624, 34),
        (270, 612, 44),
        (340, 620, 36),
        (410, 606, 50),
        (490, 616, 42),
        (560, 608, 46),
        (630, 622, 36),
        (460, 578, 30),
        (300, 580, 26),
        (580, 570, 22),
    ):
        c.circle(x, y, r, c.radial("#ffffff", "#eaf4f4", "#cfe6ea", centre=(0.35, 0.3), radius=0.7), opacity=0.95)
    for x, y, r in ((520, 520, 16), (250, 540, 12), (600, 500, 10)):
        c.circle(x, y, r, "#ffffff", opacity=0.6)
    c.line([(466, 480), (466, 590)], "#bfe3ea", 12, opacity=0.8)
    c.shadow(990, 646, 240, 16)
    for index in range(6):
        x = 830 + index * 56
        shade = (k.WHITE, k.MIST, k.WHITE, k.BLUSH, k.WHITE, k.MIST)[index]
        c.ellipse(x + 6, 540, 42, 96, k.darker(shade, 0.14))
        c.ellipse(x, 540, 42, 96, c.linear(k.lighter(shade, 0.5), shade, end=(1, 0)))
        c.ellipse(x - 4, 540, 26, 68, k.darker(shade, 0.07))
    for x in range(800, 1200, 56):
        c.line([(x, 560), (x, 636)], k.STEEL, 7)
    c.rect(776, 620, 440, 22, k.STEEL, r=10)
    c.rect(776, 566, 440, 10, k.STEEL, r=5)
    c.rect(1100, 700, 110, 190, c.linear(k.lighter(k.TERRACOTTA, 0.25), k.TERRACOTTA, end=(1, 0)), r=8)
    for y in (740, 800, 860):
        c.rect(1100, y, 110, 14, k.CREAM, opacity=0.8)
    plants.potted(c, 70, 640, 220, kind="herb")


SCENES = (
    folded_laundry,
    sweeping,
    sorting_books,
    washing_up,
)
