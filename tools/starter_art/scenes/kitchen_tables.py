"""What lies on kitchen tables: small things to taste, smell and stir at any hour."""

from __future__ import annotations

import math
from random import Random

from tools.starter_art import colours as k
from tools.starter_art import hands, lamps, plants, rooms, still, tabletops
from tools.starter_art.canvas import Canvas, Point

ORANGE = "#f08a34"


def peeled_orange(c: Canvas) -> None:
    """Draw a peeled orange with its peel in one long ribbon, some pieces beside it."""
    tabletops.boards(c, "#8a6478")
    tabletops.plate(c, 560, 470, 370, k.MIST)
    ribbon: list[Point] = []
    for step in range(64):
        angle, r = step * 0.17 + 0.4, 268 - step * 1.1
        ribbon.append((560 + math.cos(angle) * r, 470 + math.sin(angle) * r * 0.94))
    tail = [(ribbon[0][0] + 60, ribbon[0][1] - 20), (950, 700), (1080, 640), (1150, 760), (1090, 850)]
    whole = [*reversed(tail), *ribbon]
    with c.group(move=(6, 10)):
        c.curve(whole, k.SHADE, 50, opacity=0.25)
    c.curve(whole, "#fbe3c0", 52)
    c.curve(whole, ORANGE, 42)
    c.curve(whole, k.lighter(ORANGE, 0.3), 8, opacity=0.6)
    c.circle(566, 482, 140, k.SHADE, opacity=0.3)
    c.circle(560, 470, 138, c.radial("#ffce7e", "#f7a648", ORANGE, centre=(0.4, 0.35), radius=0.7))
    for index in range(9):
        angle = index * math.tau / 9 + 0.2
        end = (560 + math.cos(angle) * 134, 470 + math.sin(angle) * 134)
        c.curve([(560, 470), (560 + math.cos(angle + 0.12) * 70, 470 + math.sin(angle + 0.12) * 70), end], "#fde6bd", 6)
    c.circle(560, 470, 17, "#fdeccd")
    for x, y, turn in ((1010, 250, 20), (1100, 380, -30), (960, 400, 70)):
        with c.group(move=(x, y), turn=turn):
            c.path("M-84 20C-60 -70 60 -70 84 20C50 44 -50 44 -84 20Z", k.SHADE, opacity=0.25)
            c.path("M-84 8C-60 -82 60 -82 84 8C50 32 -50 32 -84 8Z", c.linear("#ffc56c", ORANGE))
            c.path("M-84 8C-60 -82 60 -82 84 8", stroke="#fde6bd", width=6)
    tabletops.lit(c, 560, 380)


def spice_jars(c: Canvas) -> None:
    """Draw three open spice jars with their lids beside them and a spoon of one spice."""
    tabletops.cloth(c, "#56716f")
    chance = Random(4)
    for x, y, spice, lid in (
        (330, 350, "#d9702f", k.WALNUT),
        (650, 300, "#e3b23a", k.WALNUT),
        (960, 380, "#7f8c3f", k.WALNUT),
    ):
        c.circle(x + 10, y + 18, 150, k.SHADE, opacity=0.3)
        c.circle(x, y, 150, "#dfeaea", opacity=0.55)
        c.circle(x, y, 140, "#f3f7f4", opacity=0.6)
        c.circle(
            x, y, 122, c.radial(k.lighter(spice, 0.3), spice, k.darker(spice, 0.2), centre=(0.4, 0.35), radius=0.75)
        )
        for _ in range(70):
            angle, r = chance.uniform(0, math.tau), 112 * math.sqrt(chance.random())
            c.circle(
                x + math.cos(angle) * r,
                y + math.sin(angle) * r,
                chance.uniform(3, 6),
                k.mix(spice, chance.choice((k.LIGHT, k.SHADE)), 0.3),
            )
        c.path(tabletops.circle(x, y, 140), stroke=k.WHITE, width=8, opacity=0.8)
        lx, ly = x + 40, y + 290
        c.circle(lx + 8, ly + 12, 112, k.SHADE, opacity=0.3)
        c.circle(lx, ly, 112, c.linear(k.lighter(lid, 0.35), lid, end=(1, 1)))
        c.circle(lx, ly, 86, c.linear(k.lighter(lid, 0.15), k.lighter(lid, 0.35), end=(1, 1)))
    tabletops.spoon(c, 150, 640, 420, turn=-38, wood=True)
    c.ellipse(150, 636, 34, 50, "#d9702f", turn=-38)
    for x, y in ((830, 830), (880, 860), (905, 812), (190, 790), (215, 830)):
        plants.leaf(c, x, y, 60, k.MOSS, turn=x % 90, breadth=0.5)
    for x, turn in ((1150, 20), (1205, 8)):
        with c.group(move=(x, 740), turn=turn):
            c.rect(-16, -150, 32, 300, c.linear("#c98b5c", "#8c5536", end=(1, 0)), r=14)
            c.circle(0, -146, 11, "#6d3f2b")
    tabletops.lit(c, 600, 320)


def hands_in_dough(c: Canvas) -> None:
    """Draw two hands that knead a lump of dough on a floury table."""
    tabletops.boards(c, "#b58560")
    for x, y, rx, ry in ((640, 430, 470, 300), (300, 620, 180, 90), (1010, 590, 200, 110)):
        c.ellipse(x, y, rx, ry, k.WHITE, opacity=0.28)
    c.ellipse(652, 450, 330, 220, k.SHADE, opacity=0.25)
    c.blob(
        [(330, 430), (400, 280), (560, 220), (740, 230), (890, 300), (950, 440), (880, 570), (640, 620), (420, 570)],
        c.radial("#fff4dd", "#f3ddb5", "#dcbb8a", centre=(0.42, 0.32), radius=0.75),
    )
    c.curve([(430, 360), (560, 300), (700, 310), (820, 370)], "#d8b786", 8, opacity=0.7)
    c.curve([(560, 270), (660, 256), (760, 280)], "#d8b786", 6, opacity=0.6)
    skin = k.SKINS["tan"]
    hands.flat_hand(c, 430, 690, skin=skin, sleeve=k.DENIM, turn=16, mirrored=True, size=1.06, spread=0.7)
    hands.flat_hand(c, 850, 690, skin=skin, sleeve=k.DENIM, turn=-16, size=1.06, spread=0.7)
    chance = Random(2)
    for _ in range(60):
        c.circle(chance.uniform(160, 1140), chance.uniform(180, 780), chance.uniform(2, 7), k.WHITE, opacity=0.55)
    tabletops.plate(c, 1130, 160, 130, k.TEAL)
    c.blob([(1050, 160), (1080, 100), (1140, 84), (1200, 130), (1200, 200), (1120, 240), (1060, 210)], k.WHITE)
    with c.group(move=(170, 150), turn=-32):
        c.rect(-190, -32, 390, 76, k.SHADE, r=36, opacity=0.25)
        c.rect(-200, -40, 390, 76, c.linear(k.lighter(k.OAK, 0.35), k.OAK, k.darker(k.OAK, 0.25)), r=36)
        for x in (-262, 190):
            c.rect(x, -18, 66, 34, k.BRICK, r=16)
    tabletops.lit(c, 640, 330, dusk=0.3)


def overnight_oats(c: Canvas) -> None:
    """Draw a bowl of oats in milk with a spoon, a jug of milk and some berries."""
    tabletops.cloth(c, "#6a6890")
    tabletops.plate(c, 560, 500, 330, k.CREAM, rim=k.TEAL)
    c.circle(560, 500, 240, c.radial("#fffdf6", "#f4ead6", centre=(0.4, 0.35), radius=0.7))
    chance = Random(9)
    for _ in range(150):
        angle, r = chance.uniform(0, math.tau), 215 * math.sqrt(chance.random())
        c.ellipse(
            560 + math.cos(angle) * r,
            500 + math.sin(angle) * r,
            15,
            10,
            k.mix("#e3c592", chance.choice((k.LIGHT, k.SHADE)), chance.uniform(0, 0.2)),
            turn=chance.uniform(0, 180),
        )
    for x, y, shade in (
        (500, 420, k.BRICK),
        (560, 400, "#5a5c9a"),
        (620, 430, k.BRICK),
        (540, 460, "#5a5c9a"),
        (600, 486, "#5a5c9a"),
    ):
        c.circle(x + 3, y + 5, 27, k.SHADE, opacity=0.25)
        c.circle(x, y, 27, c.radial(k.lighter(shade, 0.4), shade, centre=(0.35, 0.3)))
    tabletops.spoon(c, 650, 590, 460, turn=-52)
    c.circle(1066, 268, 170, k.SHADE, opacity=0.3)
    c.polygon([(1020, 120), (1110, 110), (1060, 56)], k.TEAL, r=16)
    c.circle(1060, 250, 168, c.linear(k.lighter(k.TEAL, 0.35), k.darker(k.TEAL, 0.1), end=(1, 1)))
    c.circle(1060, 250, 138, k.darker(k.TEAL, 0.25))
    c.circle(1060, 250, 128, "#fffdf6")
    c.rect(1180, 300, 110, 44, k.darker(k.TEAL, 0.1), r=20)
    with tabletops.laid(c, 170, 200, 250, 330, k.MUSTARD, turn=-14, r=16):
        c.rect(-100, -60, 200, 150, k.CREAM, r=12)
        for index in range(5):
            c.ellipse(-60 + index * 30, 14 - abs(index - 2) * 14, 12, 24, k.OAK, turn=-30 + index * 15)
        c.line([(0, 80), (0, 20)], k.MOSS, 6)
    for x, y in ((150, 560), (205, 600), (120, 640), (190, 690)):
        c.ellipse(x, y, 15, 10, "#e3c592", turn=x)
    tabletops.lit(c, 560, 400)


def open_cookbook(c: Canvas) -> None:
    """Draw an old cookbook that lies open at a picture of a pie, with glasses and a wooden spoon."""
    tabletops.boards(c, "#9a6f58")
    with c.group(move=(600, 490), turn=-3):
        c.rect(-470, -300, 950, 640, k.SHADE, r=20, opacity=0.3)
        c.rect(-484, -318, 968, 640, k.BRICK, r=18)
        for side in (-1, 1):
            c.rect(
                -464 if side < 0 else 0,
                -300,
                464,
                600,
                c.linear(
                    "#f0dcb8", "#fff6e2", start=(1, 0) if side < 0 else (0, 0), end=(0, 0) if side < 0 else (1, 0)
                ),
                r=10,
            )
        c.rect(-430, -262, 390, 300, k.PEACH, r=8)
        c.circle(-235, -110, 124, "#b5653c")
        c.circle(-235, -116, 116, c.radial("#f6c98a", "#dc9a56", centre=(0.4, 0.35), radius=0.7))
        for index in range(-2, 3):
            c.line([(-235 + index * 40 - 40, -210), (-235 + index * 40 + 40, -22)], "#c47a3c", 11, opacity=0.8)
            c.line([(-235 + index * 40 + 40, -210), (-235 + index * 40 - 40, -22)], "#c47a3c", 11, opacity=0.8)
        tabletops.handwriting(c, -420, 90, 370, 4, gap=48, ink=k.WALNUT, size=7)
        c.rect(50, -262, 260, 24, k.BRICK, r=8)
        for row in range(5):
            c.circle(62, -190 + row * 44, 8, k.MUSTARD)
            c.line([(86, -190 + row * 44), (250 + row * 37 % 90, -190 + row * 44)], k.GREY, 8)
        for row in range(6):
            c.line([(54, 60 + row * 38), (410 - row * 53 % 80, 60 + row * 38)], k.GREY, 8)
        c.ellipse(330, 216, 60, 44, "#c99a62", opacity=0.35)
        c.path("M-2 -300L-2 300", stroke=k.darker(k.SAND, 0.3), width=5)
        c.polygon([(380, 290), (420, 290), (420, 400), (400, 374), (380, 400)], k.TEAL)
    tabletops.spoon(c, 1160, 240, 620, turn=6, wood=True)
    with c.group(move=(880, 130), turn=14):
        for x in (-66, 66):
            c.circle(x, 0, 58, "#ffffff", opacity=0.35)
            c.path(tabletops.circle(x, 0, 58), stroke=k.INK, width=10)
        c.curve([(-12, -10), (0, -18), (12, -10)], k.INK, 9)
    for x, y, r in ((120, 110, 70), (230, 80, 54)):
        c.circle(x + 6, y + 10, r, k.SHADE, opacity=0.25)
        c.circle(x, y, r, c.radial("#f5dccb", "#d99a84", centre=(0.35, 0.3), radius=0.8))
    tabletops.lit(c, 560, 400)


def lunch_on_a_plate(c: Canvas) -> None:
    """Draw a plate with a simple lunch, knife, fork and a glass of water, and nothing else on the table."""
    tabletops.boards(c, "#c59a72", across=True)
    with tabletops.laid(c, 640, 500, 1010, 720, k.TEAL, r=18):
        c.rect(-485, -340, 970, 680, k.lighter(k.TEAL, 0.14), r=14)
    tabletops.plate(c, 640, 500, 310, k.WHITE, rim=k.MUSTARD)
    for turn in range(-60, 100, 18):
        plants.leaf(c, 560, 460, 150, k.mix(k.MOSS, k.SAGE, (turn % 36) / 60), turn=turn - 100, breadth=0.6)
    for x, y in ((500, 400), (450, 480), (540, 350)):
        c.circle(x, y, 34, c.radial("#f58a6a", k.BRICK, centre=(0.35, 0.3)))
    for index in range(4):
        x, y = 640 + index * 44, 600 - index * 34
        c.ellipse(x + 4, y + 6, 66, 50, k.SHADE, turn=-35, opacity=0.2)
        c.ellipse(x, y, 66, 50, c.linear("#f2c27d", "#c98745", end=(1, 1)), turn=-35)
        c.ellipse(x, y, 52, 37, "#fbe6bd", turn=-35)
    c.blob([(600, 640), (660, 660), (640, 720), (570, 720), (540, 670)], c.linear("#fff0b8", "#f2cf6a"))
    for x, y in ((580, 680), (620, 700), (610, 660)):
        c.circle(x, y, 9, "#e3b23a")
    with c.group(move=(220, 500)):
        c.limb([(0, 40), (0, 250)], [20, 30], c.linear(k.lighter(k.STEEL, 0.6), k.STEEL, end=(1, 0)))
        for x in (-27, -9, 9, 27):
            c.limb([(x, -190), (x, -80)], [10, 12], k.lighter(k.STEEL, 0.4))
        c.path(
            "M-36 -100C-40 0 -20 40 0 50C20 40 40 0 36 -100Z", c.linear(k.lighter(k.STEEL, 0.6), k.STEEL, end=(1, 0))
        )
    with c.group(move=(1060, 500)):
        c.limb([(0, 60), (0, 250)], [26, 32], c.linear(k.lighter(k.STEEL, 0.6), k.STEEL, end=(1, 0)))
        c.path(
            "M-18 60L-18 -200C26 -170 30 -60 22 60Z",
            c.linear(k.lighter(k.STEEL, 0.7), k.lighter(k.STEEL, 0.1), end=(1, 0)),
        )
    c.circle(1128, 178, 96, k.SHADE, opacity=0.25)
    c.circle(1120, 166, 94, "#e6f1f2", opacity=0.8)
    c.circle(1120, 166, 78, c.linear("#d4e8ea", "#a9cdd3", end=(1, 1)))
    c.ellipse(1096, 140, 22, 10, k.WHITE, turn=-35, opacity=0.8)
    tabletops.lit(c, 640, 420, dusk=0.16)


def cocoa_with_cinnamon(c: Canvas) -> None:
    """Draw a steaming mug of cocoa with cinnamon sticks, and a small pan of milk behind it."""
    lamps.night_table(c, "#7a5f6e", k.OAK, edge=520, at=(640, 260))
    rooms.shelf(c, 860, 250, 340)
    for x, shade in ((910, k.MUSTARD), (1010, k.SAGE), (1110, k.BRICK)):
        c.rect(x - 36, 152, 72, 98, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.2), end=(1, 0)), r=12)
    c.shadow(290, 650, 210, 26, opacity=0.5)
    c.limb([(150, 560), (-60, 500)], [34, 40], k.INK)
    c.polygon(
        [(130, 520), (470, 520), (440, 650), (160, 650)],
        c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, k.darker(k.BRICK, 0.3), end=(1, 0)),
        r=24,
    )
    c.ellipse(300, 522, 170, 30, k.lighter(k.BRICK, 0.3))
    c.ellipse(300, 526, 152, 23, "#fff6e6")
    still.steam(c, 300, 490, 150, opacity=0.4)
    still.mug(c, 660, 850, 330, k.CREAM, hot=False)
    c.ellipse(660, 524, 124, 24, "#8a5638")
    c.blob([(590, 522), (630, 506), (680, 512), (730, 520), (700, 534), (630, 536)], "#fff1dc")
    still.steam(c, 660, 480, 260)
    for turn in (14, 24):
        with c.group(move=(742, 540), turn=turn):
            c.rect(-12, -170, 24, 190, c.linear("#c98b5c", "#8c5536", end=(1, 0)), r=10)
    c.ellipse(700, 528, 70, 12, "#8a5638")
    c.shadow(1010, 850, 150, 20, opacity=0.5)
    c.rect(900, 640, 220, 210, c.linear("#8a5638", "#6d4030", end=(1, 0)), r=14)
    c.rect(900, 700, 220, 90, k.CREAM)
    c.ellipse(1010, 745, 34, 26, "#8a5638")
    c.ellipse(1010, 640, 110, 20, k.lighter(k.STEEL, 0.4))
    lamps.lamplight(c, 640, 300, reach=0.9, dusk=0.45)


def kettle_on_the_hob(c: Canvas) -> None:
    """Draw a kettle that begins to boil on the hob, with a teapot and two cups beside it."""
    c.rect(0, 0, 1280, 660, c.linear("#7f8f8c", "#66757a"))
    for row in range(8):
        for column in range(12):
            c.rect(column * 116 - (row % 2) * 58 + 3, row * 86 + 3, 110, 80, k.LIGHT, r=8, opacity=0.08)
    rooms.pendant(c, 470, 130, k.MUSTARD)
    c.rect(0, 650, 1280, 60, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 710, 1280, 250, c.linear("#4f6d6c", "#3b5456"))
    c.rect(220, 640, 520, 24, k.INK, r=8)
    c.ellipse(470, 640, 160, 14, "#f0854a", opacity=0.85)
    with c.group(move=(470, 634)):
        c.path("M-120 -230C-110 -390 110 -390 120 -230", stroke=k.INK, width=26)
        c.polygon([(150, -150), (290, -250), (318, -222), (176, -60)], c.linear(k.BRICK, k.darker(k.BRICK, 0.2)), r=16)
        c.path(
            "M-190 0C-220 -150 -120 -250 0 -250C120 -250 220 -150 190 0Z",
            c.linear(k.lighter(k.BRICK, 0.4), k.BRICK, k.darker(k.BRICK, 0.35), end=(1, 0.2)),
        )
        c.ellipse(0, -246, 82, 18, k.darker(k.BRICK, 0.15))
        c.circle(0, -276, 22, k.INK)
        c.ellipse(-90, -150, 20, 56, k.LIGHT, turn=24, opacity=0.5)
    still.steam(c, 800, 370, 230)
    still.teapot(c, 990, 652, 190, k.CREAM)
    for x, shade in ((110, k.TEAL), (1190, k.MUSTARD)):
        still.mug(c, x, 652, 100, shade, hot=False)
    for x in (60, 460, 860):
        c.rect(x, 750, 360, 260, k.darker("#4f6d6c", 0.2), r=12, opacity=0.6)
        c.rect(x + 140, 790, 80, 14, k.SUN, r=6)
    lamps.lamplight(c, 470, 180, reach=1.0, dusk=0.4)


SCENES = (
    peeled_orange,
    spice_jars,
    hands_in_dough,
    overnight_oats,
    open_cookbook,
    lunch_on_a_plate,
    cocoa_with_cinnamon,
    kettle_on_the_hob,
)
