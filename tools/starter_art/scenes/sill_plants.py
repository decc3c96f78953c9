"""Small gardening on sills, desks and tables."""

from __future__ import annotations

import math
from random import Random

from tools.starter_art import colours as k
from tools.starter_art import hands, lamps, plants, rooms, still, tabletops
from tools.starter_art.canvas import Canvas

SOIL = "#5b3f35"


def cress_in_a_saucer(c: Canvas) -> None:
    """Draw cress that sprouts on damp paper in a saucer, a packet of seeds beside it."""
    tabletops.boards(c, "#8d7b86")
    tabletops.plate(c, 580, 500, 350, k.CREAM, rim=k.TEAL)
    c.blob([(350, 480), (400, 330), (580, 270), (760, 330), (810, 500), (740, 660), (580, 720), (410, 650)], "#f7f2e6")
    chance = Random(8)
    for _ in range(130):
        angle, r = chance.uniform(0, math.tau), 190 * math.sqrt(chance.random())
        x, y = 580 + math.cos(angle) * r, 510 + math.sin(angle) * r
        c.ellipse(x, y, 6, 4, "#9a5f3d", turn=chance.uniform(0, 180))
    for _ in range(90):
        angle, r = chance.uniform(0, math.tau), 180 * math.sqrt(chance.random())
        x, y = 580 + math.cos(angle) * r, 500 + math.sin(angle) * r
        lean = chance.uniform(-24, 24)
        c.curve([(x, y), (x + lean * 0.4, y - 34), (x + lean, y - 60)], "#dfe8bf", 4)
        for side in (-1, 1):
            c.ellipse(x + lean + side * 11, y - 64, 13, 8, k.mix(k.MOSS, "#9fbf58", chance.random()), turn=side * 24)
    with tabletops.laid(c, 1080, 330, 260, 360, k.FOREST, turn=14, r=8):
        c.rect(-110, -90, 220, 200, k.CREAM, r=8)
        for x in (-60, -10, 40):
            c.line([(x, 80), (x + 10, 0)], k.MOSS, 6)
            for side in (-1, 1):
                c.ellipse(x + 10 + side * 18, -8, 20, 13, "#8fb04e", turn=side * 24)
        c.rect(-80, -150, 160, 30, k.SUN, r=8)
    for _ in range(26):
        c.ellipse(chance.uniform(930, 1090), chance.uniform(580, 690), 7, 5, "#9a5f3d", turn=chance.uniform(0, 180))
    tabletops.lit(c, 560, 380, dusk=0.3)


def roots_in_water(c: Canvas) -> None:
    """Draw a shoot that roots in a glass of water and a bulb on the rim of another one."""
    lamps.night_table(c, "#6f8078", k.OAK, edge=600, at=(520, 260))
    rooms.frame(c, 980, 110, 170, 220, art="leaf")
    for x, level in ((420, 0.62), (830, 0.72)):
        w, h, y = 120, 330, 850
        c.shadow(x, y, w * 1.3, 20, opacity=0.5)
        c.polygon([(x - w, y - h), (x + w, y - h), (x + w * 0.8, y), (x - w * 0.8, y)], "#eef4f6", r=14, opacity=0.4)
        c.polygon(
            [
                (x - w * 0.95, y - h * level),
                (x + w * 0.95, y - h * level),
                (x + w * 0.76, y - 14),
                (x - w * 0.76, y - 14),
            ],
            c.linear("#cfe5e8", "#8fbac2"),
            r=12,
            opacity=0.7,
        )
    c.curve([(430, 780), (416, 600), (430, 440), (470, 300)], k.MOSS, 15)
    for turn, length in ((-28, 90), (10, 110), (34, 80), (-8, 70)):
        c.curve([(428, 776), (428 + turn, 800), (428 + turn * 1.6, 776 + length * 0.5)], k.CREAM, 5)
    for x, y, turn, length in (
        (420, 560, -64, 210),
        (428, 500, 58, 220),
        (436, 420, -48, 220),
        (452, 350, 52, 210),
        (470, 306, -6, 230),
    ):
        plants.leaf(c, x, y, length, k.mix(k.MOSS, k.FOREST, 0.3 if turn > 0 else 0), turn=turn, breadth=0.5)
    for turn in range(-60, 61, 20):
        c.curve([(830, 560), (830 + turn, 640), (830 + turn * 1.1, 700 + abs(turn) % 40)], k.CREAM, 5)
    c.path(
        "M830 340C870 420 920 450 914 520C906 590 754 590 746 520C740 450 790 420 830 340Z",
        c.linear("#fbeee4", "#e0b9b4", "#b98791", end=(1, 0)),
    )
    for bend in (-46, -16, 18, 48):
        c.curve([(830, 370), (830 + bend, 460), (830 + bend * 0.6, 566)], "#b98791", 4, opacity=0.7)
    for turn, length in ((-14, 150), (12, 170), (2, 120)):
        plants.leaf(c, 830, 372, length, "#8fb04e", turn=turn, breadth=0.2)
    c.polygon([(708, 516), (952, 516), (948, 536), (712, 536)], "#ffffff", opacity=0.35)
    lamps.lamplight(c, 520, 260, reach=1.0, dusk=0.4)


def seed_packets(c: Canvas) -> None:
    """Draw seed packets sorted in rows, three of them on top, seeds spilled from one."""
    tabletops.boards(c, "#7d6a55")
    kinds = [
        (k.BRICK, "tomato"),
        (k.MUSTARD, "sun"),
        (k.DENIM, "bell"),
        (k.ROSE, "daisy"),
        (k.PLUM, "daisy"),
        (k.TEAL, "leaf"),
        (k.TERRACOTTA, "carrot"),
        (k.SAGE, "leaf"),
    ]
    places = [
        (230, 590, -4),
        (440, 610, 3),
        (650, 590, -2),
        (860, 612, 4),
        (1070, 590, -3),
        (340, 280, -7),
        (620, 260, 2),
        (900, 284, 8),
    ]
    for (shade, kind), (x, y, turn) in zip(kinds, places, strict=True):
        with tabletops.laid(c, x, y, 200, 280, k.lighter(shade, 0.1), turn=turn, r=6):
            c.rect(-84, -70, 168, 190, k.CREAM, r=6)
            c.rect(-70, -122, 140, 30, k.lighter(shade, 0.6), r=8)
            if kind == "tomato":
                c.circle(0, 40, 56, k.BRICK)
                c.polygon([(-26, -10), (0, 0), (26, -12), (8, 12), (-8, 12)], k.MOSS, r=3)
            elif kind == "carrot":
                c.limb([(0, -10), (0, 96)], [52, 12], k.APRICOT)
                for lean in (-30, 0, 30):
                    plants.leaf(c, 0, -10, 54, k.MOSS, turn=lean, breadth=0.4)
            elif kind == "leaf":
                plants.leaf(c, 0, 110, 160, k.MOSS, breadth=0.7)
            else:
                plants.flower(c, 0, 112, 150, shade, kind="bell" if kind == "bell" else "daisy")
    for index in range(24):
        c.ellipse(
            500 + index * 29 % 260, 840 + index * 17 % 70, 9, 6, k.SAND if index % 2 else "#3f2f30", turn=index * 40
        )
    hands.grip_hand(c, 990, 320, skin=k.SKINS["brown"], sleeve=k.MOSS, size=1.1, turn=4)
    tabletops.lit(c, 600, 330, dusk=0.32)


def finger_in_the_soil(c: Canvas) -> None:
    """Draw a hand that feels the soil of a potted plant, with a small watering can waiting."""
    rooms.table_top(c, "#a9a08a", k.WALNUT, edge=600)
    c.glow(700, 240, 620, "#ffe6ae", opacity=0.45)
    still.watering_can(c, 210, 860, 250, k.TEAL, facing=1)
    for turn, part in ((-52, 0.8), (40, 0.86), (-20, 1.0), (14, 1.05), (66, 0.66)):
        angle = math.radians(turn)
        end = (640 + math.sin(angle) * 190 * part, 470 - math.cos(angle) * 190 * part)
        c.curve([(640, 480), (640 + math.sin(angle) * 80, 400), end], k.darker(k.MOSS, 0.15), 11)
        plants.leaf(
            c,
            end[0],
            end[1] + 6,
            220 * part,
            k.mix(k.MOSS, k.FOREST, 0.3 if turn > 0 else 0),
            turn=turn * 1.2,
            breadth=0.56,
        )
    c.shadow(640, 880, 300, 34, opacity=0.5)
    c.polygon(
        [(400, 500), (880, 500), (820, 880), (460, 880)],
        c.linear(k.lighter(k.TERRACOTTA, 0.3), k.TERRACOTTA, k.darker(k.TERRACOTTA, 0.35), end=(1, 0)),
        r=16,
    )
    c.rect(
        372,
        450,
        536,
        100,
        c.linear(k.lighter(k.TERRACOTTA, 0.4), k.TERRACOTTA, k.darker(k.TERRACOTTA, 0.25), end=(1, 0)),
        r=14,
    )
    c.ellipse(640, 456, 250, 42, SOIL)
    for index in range(20):
        c.ellipse(430 + index * 53 % 420, 440 + index * 19 % 32, 13, 7, k.mix(SOIL, (k.LIGHT, k.SHADE)[index % 2], 0.2))
    c.limb([(640, 470), (640, 400)], [22, 14], k.darker(k.MOSS, 0.15))
    skin = k.SKINS["deep"]
    fill = c.linear(k.lighter(skin, 0.25), skin)
    c.limb([(1300, 170), (1110, 270)], [240, 190], c.linear(k.lighter(k.MUSTARD, 0.2), k.MUSTARD))
    c.limb([(1120, 266), (930, 340), (880, 366)], [124, 108, 118], c.linear(k.lighter(skin, 0.14), skin))
    for index in range(3):
        c.limb(
            [(900, 370 + index * 18), (842 + index * 16, 396 + index * 22), (876 + index * 14, 424 + index * 10)],
            [50, 44, 38],
            fill,
        )
    c.limb([(870, 336), (800, 364), (764, 450)], [52, 44, 34], fill)
    c.limb([(900, 410), (856, 440), (838, 430)], [44, 36, 30], k.lighter(skin, 0.06))
    c.ellipse(764, 458, 36, 10, k.darker(SOIL, 0.3))
    lamps.lamplight(c, 700, 260, reach=1.0, dusk=0.28)


def window_box_on_paper(c: Canvas) -> None:
    """Draw a plan of a window box drawn in coloured pencil on a sheet of paper."""
    tabletops.boards(c, "#6d7280")
    with tabletops.laid(c, 560, 460, 900, 680, k.CREAM, turn=-3, r=4):
        c.path("M-330 90L330 90L300 250L-300 250Z", k.lighter(k.TERRACOTTA, 0.3), stroke=k.BRICK, width=7)
        for index in range(9):
            c.line([(-290 + index * 72, 110), (-300 + index * 72, 236)], k.TERRACOTTA, 4, opacity=0.6)
        for x, h, shade, kind in (
            (-250, 200, k.ROSE, "daisy"),
            (-150, 280, k.MUSTARD, "tulip"),
            (-50, 220, k.PLUM, "daisy"),
            (50, 320, k.BRICK, "tulip"),
            (150, 230, k.DENIM, "daisy"),
            (250, 270, k.MUSTARD, "tulip"),
        ):
            plants.flower(c, x, 96, h, shade, kind=kind)
        for x, length in ((-280, 130), (-200, 90), (210, 100), (290, 150)):
            c.curve([(x, 96), (x - 20, 160), (x + 6, 96 + length)], k.MOSS, 6)
            for part in (0.4, 0.7, 1.0):
                c.ellipse(x - 14 + part * 16, 96 + length * part, 14, 9, k.MOSS, turn=30)
        for x, y in ((-370, -120), (340, -180)):
            tabletops.handwriting(c, x, y, 90, 1, size=7)
        c.curve([(-300, -110), (-270, -90), (-250, -60)], k.GREY, 4)
        c.curve([(330, -160), (290, -150), (262, -130)], k.GREY, 4)
    hands.pen_hand(c, 800, 330, skin=k.SKINS["porcelain"], sleeve=k.BRICK, pen=k.MOSS, tip=k.FOREST, size=0.82, turn=4)
    for y, turn, shade in ((130, 84, k.ROSE), (210, 96, k.MUSTARD)):
        still.pencil(c, 1230, y, 230, shade, turn=turn)
    tabletops.lit(c, 540, 340)


def plant_on_the_desk(c: Canvas) -> None:
    """Draw a small plant with a name tag on an office desk, between a keyboard and a cup."""
    c.rect(0, 0, 1280, 620, c.linear("#dfe0d6", "#c3c9c4"))
    c.rect(0, 600, 1280, 360, c.linear(k.lighter(k.OAK, 0.3), k.OAK))
    c.rect(0, 596, 1280, 20, k.lighter(k.OAK, 0.5))
    c.rect(760, 120, 460, 320, k.INK, r=16)
    c.rect(780, 138, 420, 272, c.linear("#54617c", "#3a4460", end=(1, 1)), r=8)
    c.polygon([(950, 440), (1030, 440), (1050, 606), (930, 606)], k.STEEL)
    c.ellipse(990, 612, 120, 16, k.STEEL)
    c.polygon([(640, 760), (1160, 760), (1220, 880), (600, 880)], k.SHADE, r=14, opacity=0.25)
    c.polygon([(640, 744), (1160, 744), (1220, 866), (600, 866)], "#efeae2", r=14)
    for row in range(4):
        for column in range(11):
            c.rect(652 - row * 9 + column * (45 + row * 1.8), 758 + row * 26, 36, 18, k.GREY, r=4)
    plants.potted(c, 360, 800, 560, kind="broad", clay=k.TERRACOTTA)
    c.polygon([(296, 706), (424, 706), (424, 760), (296, 760)], k.CREAM, r=8)
    tabletops.handwriting(c, 316, 734, 90, 1, size=11)
    still.mug(c, 130, 860, 130, k.TEAL, handle=-1)
    c.rect(60, 150, 300, 20, k.OAK, r=4)
    rooms.books(c, 80, 150, 170, 100, 4)
    lamps.lamplight(c, 420, 320, reach=1.2, dusk=0.14)


SCENES = (cress_in_a_saucer, roots_in_water, seed_packets, finger_in_the_soil, window_box_on_paper, plant_on_the_desk)
