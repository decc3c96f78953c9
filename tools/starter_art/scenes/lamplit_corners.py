"""An alphabet of animals, a cleared corner of a table, and breakfast behind closed eyes."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, plants, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.body import Pose
from tools.starter_art.canvas import WIDTH, Canvas
from tools.starter_art.figures import person


def animal_alphabet(c: Canvas) -> None:
    """Draw six cards on a table with the letters A to F, an animal beside some of them, a pencil below."""
    tabletops.boards(c, "#6f7a72")
    strokes = (
        "M-40 50L0 -60L40 50M-24 14L24 14",
        "M-30 50L-30 -60C50 -60 50 -6 -30 -6C60 -6 60 50 -30 50",
        "M40 -36C10 -76 -46 -50 -46 -4C-46 44 10 66 42 28",
        "M-34 50L-34 -60C60 -60 60 50 -34 50",
        "M36 -60L-30 -60L-30 50L36 50M-30 -6L24 -6",
        "M36 -60L-30 -60L-30 50M-30 -6L24 -6",
    )
    for index, way in enumerate(strokes):
        x, y = 250 + index % 3 * 390, 270 + index // 3 * 400
        with tabletops.laid(c, x, y, 330, 330, k.CREAM, turn=(-4, 3, -2, 5, -3, 2)[index], r=16):
            with c.group(move=(-98, -80), scale=0.8):
                c.path(way, stroke=(k.BRICK, k.TEAL, k.PLUM, k.DENIM, k.BRICK, k.TEAL)[index], width=18)
            if index == 0:
                for dx, dy, r in ((-50, 60, 34), (0, 56, 26), (46, 60, 30)):
                    c.circle(dx + 20, dy, r, k.WALNUT)
                for dx in (-20, 20, 60):
                    c.line([(dx, 80), (dx - 14, 118)], k.WALNUT, 7)
                    c.line([(dx, 40), (dx + 10, 10)], k.WALNUT, 5)
            elif index == 1:
                animals.bird(c, 30, 120, 150, facing=1)
            elif index == 2:
                animals.cat(c, 30, 130, 130, coat="#d08a4e")
            elif index == 3:
                animals.dog(c, 10, 130, 130, pose="sit")
            elif index == 4:
                c.ellipse(30, 60, 96, 64, k.STEEL)
                c.ellipse(-40, 40, 50, 52, k.lighter(k.STEEL, 0.15))
                c.curve([(-70, 60), (-96, 110), (-70, 126)], k.STEEL, 24)
                for dx in (0, 70):
                    c.rect(dx - 16, 90, 34, 46, k.darker(k.STEEL, 0.12), r=8)
                c.circle(-56, 28, 6, k.INK)
            else:
                c.ellipse(30, 60, 90, 46, k.TERRACOTTA)
                c.polygon([(104, 60), (152, 16), (152, 106)], k.TERRACOTTA, r=10)
                c.circle(-22, 48, 8, k.INK)
                for dx in (10, 44, 78):
                    c.curve([(dx, 30), (dx + 12, 60), (dx, 90)], k.lighter(k.TERRACOTTA, 0.35), 6)
    still.pencil(c, 560, 930, 300, k.MUSTARD, turn=82)
    tabletops.lit(c, 620, 360)


def corner_of_the_desk(c: Canvas) -> None:
    """Draw a wooden desk in lamplight, papers and books pushed to one side, the other corner bare, a cloth on it."""
    c.rect(0, 0, WIDTH, 420, c.linear("#675d7c", "#544a68"))
    rooms.window(c, 820, 50, 300, 260, lamps.moon_view, frame="#b9adbd")
    c.polygon([(0, 420), (WIDTH, 420), (WIDTH, 960), (0, 960)], c.linear("#8d6450", "#a87a5c", "#b98a66"))
    for y in (500, 610, 750):
        c.rect(0, y, WIDTH, 3, k.SHADE, opacity=0.25)
    c.ellipse(890, 700, 420, 170, c.radial("#ffe2a0/0.6", "#ffe2a0/0.15", "#ffe2a0/0"))
    lamps.desk_lamp(c, 470, 470, 360, facing=1, colour=k.TEAL)
    for x, y, turn, shade in ((170, 660, -8, k.CREAM), (230, 720, 6, k.SAND), (150, 800, -3, k.WHITE)):
        with tabletops.laid(c, x, y, 300, 170, shade, turn=turn, r=4):
            tabletops.handwriting(c, -120, -46, 230, 3, gap=40)
    still.book_stack(c, 180, 560, 240, (k.BRICK, k.TEAL, k.MUSTARD))
    still.mug(c, 380, 620, 80, k.PLUM, hot=False)
    c.path(
        "M930 640C990 600 1100 610 1130 660C1150 720 1080 760 1000 750C930 742 890 690 930 640Z",
        c.linear(k.lighter(k.SAGE, 0.4), k.SAGE, end=(1, 1)),
    )
    c.curve([(950, 670), (1020, 640), (1100, 670)], k.darker(k.SAGE, 0.2), 5, opacity=0.6)
    c.curve([(940, 710), (1020, 690), (1090, 720)], k.darker(k.SAGE, 0.2), 5, opacity=0.6)
    for y in (820, 870):
        c.path(f"M620 {y}C800 {y - 26} 980 {y - 26} 1160 {y}", stroke=k.LIGHT, width=9, opacity=0.4)
    lamps.lamplight(c, 600, 300, reach=1.0, dusk=0.5)


def breakfast_in_the_mind(c: Canvas) -> None:
    """Draw a man in bed at night with closed eyes, above him a bubble with bread, a cup of tea and an orange."""
    rooms.room(c, "#6a6390", "#4b4262", floor_at=820)
    rooms.window(c, 100, 80, 260, 290, lamps.moon_view, frame="#c6bad0")
    c.rect(300, 520, 60, 340, k.darker(k.WOOD, 0.1), r=20)
    c.rect(340, 740, 840, 110, k.darker(k.WOOD, 0.2), r=10)
    c.rect(340, 690, 830, 80, "#e9dfe6", r=26)
    c.blob([(350, 700), (366, 610), (460, 580), (570, 610), (590, 690), (470, 716)], c.linear("#fff6ea", "#d9c8d0"))
    look = replace(cast.BARISTA, style="short", top=k.SAGE)
    h = 620
    pose = Pose(
        (720, 670),
        ((660, 640), (700, 650)),
        ((1000, 690), (990, 700)),
        turn=1,
        lean=-78,
        knees=(0.2, 0.2),
        toes=(-80, -80),
    )
    person(c, look, pose, h)
    c.path(
        "M640 660C760 590 1000 600 1130 650C1190 680 1180 780 1160 800L640 800C610 780 600 700 640 660Z",
        c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, k.darker(k.TEAL, 0.25)),
    )
    for x in (720, 830, 940, 1050):
        c.curve([(x, 640), (x + 16, 720), (x + 6, 790)], k.darker(k.TEAL, 0.2), 8, opacity=0.5)
    c.ellipse(800, 260, 330, 160, k.WHITE, opacity=0.92)
    for x, y, r in ((600, 450, 24), (560, 500, 14)):
        c.circle(x, y, r, k.WHITE, opacity=0.92)
    c.path("M540 320C520 220 700 220 690 320Z", c.linear(k.lighter(k.APRICOT, 0.2), k.darker(k.APRICOT, 0.25)))
    for x in (580, 620, 656):
        c.curve([(x, 256), (x + 14, 280)], k.lighter(k.APRICOT, 0.5), 7)
    still.mug(c, 800, 326, 100, k.BRICK)
    c.circle(970, 276, 56, c.radial("#ffc877", k.APRICOT, "#d98436", centre=(0.35, 0.3), radius=0.75))
    plants.leaf(c, 970, 226, 50, k.MOSS, turn=40, breadth=0.5)
    lamps.lamplight(c, 720, 300, reach=0.95, dusk=0.5)


SCENES = (animal_alphabet, corner_of_the_desk, breakfast_in_the_mind)
