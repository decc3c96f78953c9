"""Paper on a table and what hands make of it: drawings, folded things, slips and maps."""

from __future__ import annotations

import math

from tools.starter_art import colours as k
from tools.starter_art import hands, plants, rooms, still, tabletops
from tools.starter_art.canvas import Canvas, Point, smooth

NEWSPRINT = "#d9d2c4"


def outline_of_a_hand(c: Canvas) -> None:
    """Draw a hand flat on a table, a pencil in the other one, and the drawing of a hand between them."""
    tabletops.boards(c, "#8c6a5e")
    with tabletops.laid(c, 640, 420, 700, 640, k.CREAM, turn=4, r=4):
        points: list[Point] = [
            (-90, 250),
            (-100, 130),
            (-190, 60),
            (-226, -30),
            (-186, -46),
            (-130, 20),
            (-118, -60),
            (-136, -210),
            (-94, -220),
            (-66, -90),
            (-60, -240),
            (-14, -246),
            (-10, -92),
            (22, -226),
            (64, -216),
            (46, -70),
            (96, -160),
            (132, -142),
            (92, 0),
            (70, 130),
            (66, 250),
        ]
        c.path(smooth(points), stroke=k.DENIM, width=8)
        for start, end in (
            ((-120, -92), (-96, -98)),
            ((-60, -112), (-22, -114)),
            ((14, -108), (44, -100)),
            ((-60, 40), (30, 30)),
            ((-50, 80), (40, 64)),
        ):
            c.curve([start, ((start[0] + end[0]) / 2, start[1] + 12), end], k.DENIM, 5)
    hands.flat_hand(c, 210, 730, skin=k.SKINS["fair"], sleeve=k.MOSS, mirrored=True, turn=-4, size=1.15)
    hands.pen_hand(c, 704, 540, skin=k.SKINS["fair"], sleeve=k.MOSS, pen=k.MUSTARD, tip=k.INK, size=0.86)
    tabletops.mug_above(c, 1130, 150, 90, k.BRICK)
    tabletops.lit(c, 560, 330)


def paper_boats(c: Canvas) -> None:
    """Draw a folded boat and a folded bird on a window sill, a sheet of paper with creases below them."""
    c.rect(0, 0, 1280, 960, c.linear("#8f7f92", "#6d5f78"))
    rooms.window(c, 200, 20, 880, 430, rooms.night_view, frame="#d9cfd0", panes=3, sill=False)
    c.rect(60, 500, 1160, 70, c.linear("#fff3e2", "#cfb9ad"), r=8)
    c.rect(90, 570, 1100, 390, c.linear("#675a72", "#564a64"))
    with c.group(move=(430, 510)):
        c.shadow(0, -4, 240, 24, opacity=0.5)
        c.polygon([(-60, -110), (0, -300), (60, -110)], k.WHITE)
        c.polygon([(0, -300), (60, -110), (0, -110)], "#d9cdd4")
        c.polygon([(-250, -150), (250, -150), (150, 0), (-150, 0)], c.linear("#ffffff", "#e6d9da", end=(1, 0)), r=4)
        c.polygon([(-250, -150), (0, -110), (-150, 0)], "#f5ecec")
        c.polygon([(250, -150), (0, -110), (150, 0)], "#d6c8d0")
        c.line([(0, -110), (-150, 0)], "#c9bac4", 3)
        c.line([(0, -110), (150, 0)], "#b9a9b8", 3)
    with c.group(move=(890, 516)):
        c.shadow(0, -8, 170, 18, opacity=0.5)
        c.polygon([(-170, -230), (-20, -120), (20, -60)], "#b9dcd8")
        c.polygon([(170, -250), (30, -120), (0, -60)], "#7fb3b0")
        c.polygon([(0, -60), (-60, -120), (0, -300), (60, -120)], c.linear("#cfeae6", "#93c3bf", end=(1, 0)))
        c.polygon([(-40, -110), (-150, -200), (-210, -180), (-150, -176), (-20, -40)], "#a5d0cb")
        c.polygon([(40, -110), (170, -150), (20, -30)], "#8abbb7")
        c.polygon([(-60, -120), (0, -20), (60, -120), (0, -70)], "#6fa5a2")
        c.line([(-30, -10), (0, -20), (30, -10)], "#6fa5a2", 6)
    with c.group(move=(640, 800), turn=-4):
        c.polygon([(-260, -90), (250, -110), (310, 90), (-310, 120)], k.CREAM)
        for start, end in (
            ((-260, -90), (310, 90)),
            ((250, -110), (-310, 120)),
            ((-4, -100), (0, 105)),
            ((-286, 10), (282, -8)),
        ):
            c.line([start, end], k.darker(k.SAND, 0.1), 4)
    tabletops.lit(c, 640, 420, dusk=0.36)


def street_of_newspaper(c: Canvas) -> None:
    """Draw a collage of houses cut from newspaper, with scissors, glue and scraps."""
    tabletops.boards(c, "#7f6a78")
    with tabletops.laid(c, 560, 440, 800, 640, "#9fc3c9", turn=-2, r=4):
        c.rect(-400, 200, 800, 120, k.SAND)
        c.circle(270, -190, 70, k.MUSTARD)
        for x, w, h, roof, paper in (
            (-340, 170, 260, k.BRICK, NEWSPRINT),
            (-150, 140, 340, k.PLUM, "#e8e1d2"),
            (10, 180, 240, k.TEAL, NEWSPRINT),
            (210, 150, 300, k.TERRACOTTA, "#cfc8bb"),
        ):
            c.polygon([(x + 8, 212), (x + 8, 212 - h), (x + w + 8, 212 - h), (x + w + 8, 212)], k.SHADE, opacity=0.22)
            c.rect(x, 200 - h, w, h, paper)
            for row in range(int(h / 22)):
                c.line(
                    [(x + 12, 214 - h + row * 22), (x + w - 14 - row * 31 % 40, 214 - h + row * 22)],
                    k.GREY,
                    5,
                    opacity=0.8,
                )
            c.polygon([(x - 16, 204 - h), (x + w / 2, 110 - h), (x + w + 16, 204 - h)], roof)
            c.rect(x + w / 2 - 24, 120, 48, 80, k.darker(roof, 0.15))
            c.rect(x + 22, 236 - h, 40, 44, "#ffe2a0")
            c.rect(x + w - 62, 236 - h, 40, 44, "#ffe2a0")
    tabletops.scissors(c, 1090, 360, 190, turn=28, colour=k.TEAL)
    with c.group(move=(1120, 720), turn=16):
        c.rect(-52, -140, 110, 270, k.SHADE, r=20, opacity=0.25)
        c.rect(-60, -150, 110, 270, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD, end=(1, 0)), r=20)
        c.rect(-60, -60, 110, 100, k.CREAM)
        c.polygon([(-34, -150), (24, -150), (8, -220), (-18, -220)], k.BRICK, r=8)
    for x, y, turn, shade in (
        (120, 840, 20, NEWSPRINT),
        (280, 880, -30, k.BRICK),
        (930, 880, 50, NEWSPRINT),
        (60, 120, -12, k.TEAL),
        (820, 800, 8, k.PLUM),
    ):
        with c.group(move=(x, y), turn=turn):
            c.polygon([(-50, -20), (10, -44), (54, 6), (-14, 40)], shade)
    tabletops.lit(c, 560, 360)


def growing_spiral(c: Canvas) -> None:
    """Draw a hand that draws a spiral, nearly to the edge of the paper."""
    tabletops.boards(c, "#6f6a80")
    with tabletops.laid(c, 560, 480, 800, 800, k.CREAM, turn=-3, r=4):
        points: list[Point] = []
        for step in range(150):
            angle, r = step * 0.26, 6 + step * 2.42
            points.append((math.cos(angle) * r, math.sin(angle) * r))
        c.curve(points, k.BRICK, 9)
        tip = points[-1]
    hands.pen_hand(
        c,
        560 + tip[0] + 6,
        480 + tip[1] - 18,
        skin=k.SKINS["deep"],
        sleeve=k.MUSTARD,
        pen=k.BRICK,
        tip=k.BRICK,
        size=0.9,
    )
    for x, y, turn, shade in ((1090, 180, 74, k.TEAL), (1130, 250, 100, k.MUSTARD), (1080, 330, 84, k.DENIM)):
        still.pencil(c, x + 100, y, 250, shade, turn=turn)
    tabletops.lit(c, 520, 380)


def foil_fox(c: Canvas) -> None:
    """Draw a small fox pressed from kitchen foil on a table, a roll of foil behind it."""
    rooms.table_top(c, "#7d7488", "#8f6a55", edge=470)
    c.glow(380, 180, 520, "#ffdf9c", opacity=0.5)
    silver = c.linear("#ffffff", "#b9c2cb", "#7f8a96", end=(1, 1))
    c.shadow(980, 610, 260, 26, opacity=0.5)
    c.rect(770, 500, 420, 110, c.linear("#f7fafb", "#c5ced6", "#8b95a1"), r=50)
    c.ellipse(1190, 555, 30, 55, "#d9b98f")
    c.ellipse(1190, 555, 16, 30, "#8c6a4d")
    c.polygon(
        [(770, 560), (1140, 596), (1130, 690), (760, 650)], c.linear("#eef2f4", "#a5afba", end=(1, 1)), opacity=0.95
    )
    with c.group(move=(520, 850), scale=1.25):
        c.shadow(10, 0, 250, 28, opacity=0.55)
        c.polygon([(-130, -120), (-260, -190), (-330, -120), (-270, -60), (-140, -70)], silver, r=16)
        c.polygon([(-330, -120), (-300, -92), (-270, -60), (-290, -110)], "#ffffff", r=6)
        for x in (-120, -70, 70, 116):
            c.polygon([(x - 22, -90), (x + 26, -90), (x + 18, 0), (x - 14, 0)], silver, r=6)
        c.polygon(
            [(-150, -160), (-40, -190), (120, -180), (150, -90), (60, -56), (-110, -62), (-160, -100)], silver, r=20
        )
        c.polygon(
            [
                (80, -200),
                (110, -330),
                (150, -280),
                (200, -290),
                (250, -330),
                (250, -220),
                (320, -170),
                (230, -130),
                (120, -110),
            ],
            silver,
            r=12,
        )
        for shape, shade in (
            ([(110, -330), (136, -280), (112, -250)], "#ffffff"),
            ([(250, -330), (230, -270), (248, -240)], "#8b95a1"),
            ([(-110, -170), (-40, -186), (-70, -120)], "#ffffff"),
            ([(-20, -180), (60, -184), (40, -110)], "#9aa5b0"),
            ([(80, -170), (140, -150), (90, -90)], "#dfe6ea"),
            ([(-90, -100), (-20, -110), (-60, -66)], "#8b95a1"),
            ([(160, -250), (210, -240), (180, -170)], "#ffffff"),
            ([(220, -200), (300, -170), (230, -140)], "#9aa5b0"),
        ):
            c.polygon(shape, shade, r=4, opacity=0.75)
        c.circle(190, -222, 9, k.INK)
        c.circle(316, -170, 11, k.INK)
    tabletops.lit(c, 420, 330, dusk=0.4)


def five_things_by_colour(c: Canvas) -> None:
    """Draw five small things in a row on a cloth, arranged from red to blue."""
    tabletops.cloth(c, "#b9a48f")
    c.rect(0, 800, 1280, 160, k.darker("#b9a48f", 0.3))
    c.rect(0, 790, 1280, 18, k.lighter("#b9a48f", 0.3))
    c.rect(0, 0, 1280, 360, c.linear("#6d6a82", "#837c92"))
    c.glow(520, 200, 560, "#ffdf9c", opacity=0.45)
    c.shadow(190, 676, 120, 18)
    c.circle(190, 570, 108, c.radial("#f58a6a", k.BRICK, k.darker(k.BRICK, 0.3), centre=(0.35, 0.3), radius=0.75))
    c.curve([(190, 474), (196, 440), (214, 420)], k.WALNUT, 9)
    plants.leaf(c, 200, 450, 80, k.MOSS, turn=62, breadth=0.5)
    still.mug(c, 430, 690, 190, k.APRICOT, hot=False)
    c.shadow(660, 690, 110, 16)
    c.blob(
        [(590, 640), (610, 560), (660, 530), (720, 560), (748, 610), (760, 660), (680, 694), (610, 684)],
        c.radial("#fff2a8", k.MUSTARD, centre=(0.35, 0.3), radius=0.8),
    )
    c.circle(764, 664, 12, "#c99a32")
    plants.pot(c, 870, 690, 120, k.CREAM)
    plants.potted(c, 870, 690, 300, kind="herb", clay=k.SAGE)
    c.shadow(1100, 690, 120, 16)
    c.rect(1020, 520, 160, 170, c.linear(k.lighter(k.DENIM, 0.35), k.DENIM, k.darker(k.DENIM, 0.3), end=(1, 0)), r=18)
    c.rect(1070, 450, 60, 80, c.linear(k.lighter(k.DENIM, 0.35), k.DENIM, end=(1, 0)), r=8)
    c.rect(1064, 430, 72, 34, k.OAK, r=10)
    c.rect(1040, 570, 120, 70, k.CREAM, r=6)
    for row in range(3):
        c.line([(1054, 588 + row * 18), (1144 - row * 20, 588 + row * 18)], k.DENIM, 5)
    tabletops.lit(c, 560, 420, dusk=0.3)


def leaf_of_coffee(c: Canvas) -> None:
    """Draw a big leaf painted in coffee on scrap paper, a brown finger tip and a cup beside it."""
    tabletops.boards(c, "#a07a62")
    with tabletops.laid(c, 540, 470, 660, 800, "#f3e9d8", turn=-5, r=4):
        for row in range(9):
            c.line([(-290, -360 + row * 92), (290, -360 + row * 92)], "#cbd6da", 3)
        coffee = "#8a5a3a"
        c.path("M0 340C240 170 250 -150 10 -330C-230 -140 -240 170 0 340Z", coffee, opacity=0.55)
        c.path("M-10 300C160 160 190 -100 10 -280C-150 -110 -180 130 -10 300Z", coffee, opacity=0.35)
        c.line([(0, 370), (10, -290)], k.darker(coffee, 0.25), 12, opacity=0.75)
        for index in range(5):
            y = 220 - index * 100
            c.curve([(2, y), (70, y - 50), (150 - index * 14, y - 80)], k.darker(coffee, 0.2), 8, opacity=0.65)
            c.curve([(2, y), (-66, y - 50), (-146 + index * 14, y - 84)], k.darker(coffee, 0.2), 8, opacity=0.65)
        for x, y, r in ((240, 310, 16), (270, 270, 9), (-250, -300, 12)):
            c.circle(x, y, r, coffee, opacity=0.5)
    hands.flat_hand(c, 900, 650, skin=k.SKINS["porcelain"], sleeve=k.PLUM, turn=-52, size=0.82, spread=0.5)
    tabletops.mug_above(c, 1080, 230, 130, k.TEAL, turn=40)
    tabletops.lit(c, 520, 360, dusk=0.3)


def slip_on_the_table(c: Canvas) -> None:
    """Draw a slip of paper with three written lines on a table, a pen, a key and a small lamp's light."""
    tabletops.boards(c, "#8f6b52")
    with tabletops.laid(c, 600, 500, 560, 420, "#fff6de", turn=-6, r=3):
        for row in range(3):
            c.path(tabletops.circle(-220, -110 + row * 116, 16), stroke=k.BRICK, width=6)
            tabletops.handwriting(c, -170, -110 + row * 116, 360 - row * 50, 1, size=15)
            tabletops.handwriting(c, 10, -110 + row * 116, 170 - row * 30, 1, size=15)
    with c.group(move=(960, 640), turn=-38):
        c.limb([(6, -200), (6, 190)], [34, 30], k.SHADE, opacity=0.22)
        c.limb([(0, -210), (0, 170)], [34, 30], c.linear(k.lighter(k.TEAL, 0.4), k.TEAL, end=(1, 0)))
        c.polygon([(-15, 170), (15, 170), (0, 230)], k.SUN)
        c.rect(8, -190, 9, 140, k.SUN, r=4)
    with c.group(move=(190, 220), turn=24):
        c.path(tabletops.circle(0, 0, 48), stroke=k.MUSTARD, width=20)
        c.rect(40, -11, 190, 22, k.MUSTARD, r=6)
        for x in (170, 206):
            c.rect(x, 6, 18, 40, k.MUSTARD, r=4)
    c.circle(1090, 250, 130, k.SHADE, opacity=0.25)
    c.circle(1080, 236, 128, c.linear("#fff2cc", k.APRICOT, end=(1, 1)))
    c.circle(1080, 236, 54, "#fff9e4")
    c.glow(1080, 236, 520, "#ffdf9c", opacity=0.55)
    tabletops.lit(c, 900, 330, dusk=0.42)


def map_of_a_walk(c: Canvas) -> None:
    """Draw a small map drawn by hand with a dotted way, trees, houses and a pond."""
    tabletops.boards(c, "#75625f")
    with tabletops.laid(c, 560, 470, 860, 720, "#f7ecd2", turn=-3, r=4):
        c.blob([(120, 120), (240, 90), (310, 160), (260, 250), (140, 240)], "#a9cdd3")
        for x, y in ((-330, -230), (-270, -270), (-210, -220), (310, -250), (250, -280), (-60, 260), (-130, 280)):
            c.line([(x, y + 46), (x, y + 20)], k.WALNUT, 8)
            c.circle(x, y, 32, k.MOSS)
        for x, y, shade in ((-300, 160, k.BRICK), (30, -230, k.MUSTARD), (330, 20, k.PLUM)):
            c.rect(x - 34, y - 30, 68, 62, k.WHITE)
            c.polygon([(x - 46, y - 28), (x, y - 80), (x + 46, y - 28)], shade)
            c.rect(x - 10, y, 20, 32, shade)
        way = [
            (-300, 220),
            (-200, 130),
            (-240, 0),
            (-120, -90),
            (-20, -120),
            (80, -60),
            (60, 60),
            (190, 40),
            (250, -100),
            (380, -140),
        ]
        c.path(smooth(way), stroke="#e4cfa0", width=44)
        for index in range(len(way) - 1):
            for part in (0.15, 0.5, 0.85):
                (x0, y0), (x1, y1) = way[index], way[index + 1]
                c.circle(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, 8, k.BRICK)
        c.line([(360, -160), (400, -120)], k.BRICK, 12)
        c.line([(400, -160), (360, -120)], k.BRICK, 12)
    hands.pen_hand(c, 806, 330, skin=k.SKINS["olive"], sleeve=k.FOREST, pen=k.BRICK, tip=k.INK, size=0.86, turn=6)
    tabletops.mug_above(c, 1150, 820, 100, k.MUSTARD, turn=200)
    tabletops.lit(c, 560, 360)


SCENES = (
    outline_of_a_hand,
    paper_boats,
    street_of_newspaper,
    growing_spiral,
    foil_fox,
    five_things_by_colour,
    leaf_of_coffee,
    slip_on_the_table,
    map_of_a_walk,
)
