"""Writing by hand."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.starter_art import cast, nature, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.body import body
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def journal_and_pen(c: Canvas) -> None:
    """Draw an open journal with a pen beside a candle and a cup, seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#8f5c48", k.WALNUT, "#5c3430", end=(1, 1)))
    for y in range(70, HEIGHT, 190):
        c.rect(0, y, WIDTH, 4, k.SHADE, opacity=0.3)
    c.glow(230, 200, 520, "#ffd98a", opacity=0.45)
    still.notebook(c, 640, 520, 520, 700, turn=-7, cover=k.TEAL, written=8, paper="#fdf3df")
    with c.group(move=(742, 560), turn=36):
        c.rect(6, 20, 34, 430, k.SHADE, r=14, opacity=0.25)
        c.polygon([(0, 0), (14, 44), (-14, 44)], k.SAND)
        c.polygon([(0, -2), (5, 14), (-5, 14)], k.INK)
        c.rect(
            -16,
            42,
            32,
            380,
            c.linear(k.lighter(k.BRICK, 0.35), k.BRICK, k.darker(k.BRICK, 0.3), end=(1, 0)),
            r=12,
        )
        c.rect(-18, 210, 36, 16, k.MUSTARD)
    c.circle(1090, 250, 142, k.SHADE, opacity=0.25)
    c.circle(1080, 240, 140, k.CREAM)
    c.circle(1080, 240, 84, c.linear(k.lighter(k.TERRACOTTA, 0.2), k.darker(k.TERRACOTTA, 0.2), end=(1, 1)))
    c.circle(1080, 240, 70, "#6a3d2c")
    c.ellipse(1062, 222, 24, 14, k.APRICOT, turn=-30, opacity=0.5)
    c.path("M1150 270C1200 300 1220 270 1170 236", stroke=k.TERRACOTTA, width=18)
    c.circle(236, 212, 92, k.SHADE, opacity=0.25)
    c.circle(230, 204, 90, c.radial("#fff4cf", k.SUN, k.APRICOT))
    c.ellipse(230, 204, 11, 17, k.WHITE)
    for turn, shade in ((30, k.SAGE), (58, k.MOSS), (84, k.SAGE)):
        plants.leaf(c, 130, 880, 240, shade, turn=turn, breadth=0.34)


def letter_at_the_desk(c: Canvas) -> None:
    """Draw a woman who writes a letter at a desk by the window."""
    rooms.room(c, "#cfc3b4", k.WOOD, floor_at=780)
    rooms.window(c, 640, 80, 480, 400, rooms.garden_view)
    rooms.shelf(c, 90, 260, 360)
    rooms.books(c, 110, 260, 230, 120, 9)
    plants.potted(c, 400, 260, 130, kind="fern", clay=k.MUSTARD)
    rooms.rug(c, 560, 890, 460, 54, k.SAGE)
    h = 660
    look = replace(cast.PAINTER, top=k.TERRACOTTA, bottom=k.PLUM)
    rooms.chair(c, 440, 890, 146)
    pose = poses.sitting(look, 440, 744, 890, h, turn=0.9, lean=14)
    pose = replace(pose, hands=((690, 612), (652, 614)), elbows=(0.9, 0.9), nod=14)
    c.limb([(1120, 650), (1120, 880)], [30, 22], k.WALNUT)
    person(c, look, pose, h)
    c.shadow(860, 890, 300, 18, opacity=0.35)
    c.limb([(600, 660), (600, 884)], [30, 22], k.WALNUT)
    c.rect(570, 630, 590, 30, c.linear(k.lighter(k.OAK, 0.4), k.OAK), r=8)
    c.rect(800, 660, 300, 70, k.darker(k.OAK, 0.2), r=6)
    c.circle(950, 694, 9, k.SUN)
    c.polygon([(620, 632), (770, 632), (752, 618), (640, 618)], k.WHITE)
    c.limb([(660, 622), (690, 576)], [6, 9], k.BRICK)
    c.limb([(648, 612), (662, 616)], [30, 26], k.lighter(look.skin, 0.06))
    for index, shade in enumerate((k.CREAM, k.BLUSH, k.CREAM)):
        c.rect(820 + index * 6, 616 - index * 12, 120, 12, k.darker(shade, 0.05 * index), r=2)
    c.rect(1000, 556, 60, 76, c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, end=(1, 0)), r=8)
    for x, shade in ((1012, k.BRICK), (1030, k.MUSTARD), (1048, k.INK)):
        c.line([(x, 560), (x + (x - 1030) * 0.5, 500)], shade, 8)
    plants.potted(c, 1116, 630, 130, kind="flower", clay=k.CREAM)


def postcards(c: Canvas) -> None:
    """Draw a postcard, an envelope and a fountain pen, seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#dcc1b4", "#c9a596", end=(1, 1)))
    for x in range(-80, WIDTH, 160):
        c.rect(x, 0, 70, HEIGHT, k.WHITE, opacity=0.09)
    for y in range(-80, HEIGHT, 160):
        c.rect(0, y, WIDTH, 70, k.WHITE, opacity=0.09)
    with c.group(move=(380, 320), turn=-12):
        c.rect(-260, -160, 540, 350, k.SHADE, r=8, opacity=0.2)
        c.rect(-270, -175, 540, 350, c.linear("#f6e5c8", "#ecd2a6"), r=8)
        c.polygon([(-270, -175), (270, -175), (0, 40)], c.linear("#ecd2a6", "#f9ecd2"), r=8)
        c.line([(-262, -168), (0, 42), (262, -168)], k.darker(k.SAND, 0.25), 3)
        c.circle(0, 26, 34, k.BRICK)
        c.circle(0, 26, 24, k.lighter(k.BRICK, 0.15))
    with c.group(move=(700, 590), turn=5):
        c.rect(-330, -208, 690, 440, k.SHADE, r=8, opacity=0.22)
        c.rect(-345, -225, 690, 450, c.linear(k.WHITE, "#f9ecd8", end=(1, 1)), r=8)
        c.line([(10, -180), (10, 180)], k.MIST, 4)
        for row in range(7):
            y = -150 + row * 50
            end = -30 if row < 5 else -180
            if row < 6:
                points = [
                    (-310 + step * 11.0, y + (8 if step % 2 else -7) * (0.5 + 0.5 * math.sin(step * 1.9 + row)))
                    for step in range(int((end + 310) / 11))
                ]
                c.curve(points, k.DENIM, 4)
        for row in range(4):
            c.line([(50, -10 + row * 50), (300, -10 + row * 50)], k.GREY, 3)
        c.rect(210, -194, 104, 124, k.BRICK, r=4)
        c.rect(220, -184, 84, 104, "#9cc6d2")
        c.circle(276, -150, 16, k.SUN)
        c.polygon(
            [(220, -100), (246, -130), (270, -108), (290, -122), (304, -104), (304, -80), (220, -80)], k.MOSS, r=5
        )
        c.rect(304, -194, 10, 124, k.BRICK)
        c.rect(210, -80, 104, 10, k.BRICK)
        c.rect(210, -194, 10, 124, k.BRICK)
        c.rect(210, -194, 104, 10, k.BRICK)
    with c.group(move=(520, 700), turn=58):
        c.rect(4, -430, 36, 420, k.SHADE, r=14, opacity=0.22)
        c.polygon([(0, 0), (15, -50), (-15, -50)], "#e3b95e", r=3)
        c.line([(0, -6), (0, -40)], k.INK, 2)
        c.rect(-17, -130, 34, 84, k.INK, r=8)
        c.rect(-20, -420, 40, 296, c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, k.darker(k.TEAL, 0.25), end=(1, 0)), r=16)
        c.rect(-21, -140, 42, 14, "#e3b95e")
    for turn in (10, 44, 78):
        plants.leaf(c, 1030, 330, 230, (k.SAGE, k.MOSS, k.SAGE)[turn % 3], turn=turn, breadth=0.34)


def diary_in_bed(c: Canvas) -> None:
    """Draw a young man who writes in a diary, leaning on cushions in a window seat."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#b7a0a4", "#94788a"))

    def view(c: Canvas) -> None:
        nature.sky(c, "#7e86ad", "#e29a8a", "#f7c58f", down_to=760)
        nature.sun(c, 880, 560, 80, "#ffe9b8")
        nature.ridge(c, 700, 40, "#8a6a80", 4)
        nature.ridge(c, 800, 30, "#5d4a68", 7)

    rooms.window(c, 220, 70, 840, 560, view, panes=3, sill=False)
    rooms.curtain(c, 60, 40, 160, 760, k.MUSTARD)
    rooms.curtain(c, 1060, 40, 160, 760, k.MUSTARD)
    c.rect(90, 726, 1100, 54, c.linear(k.lighter(k.TEAL, 0.25), k.TEAL), r=20)
    c.rect(100, 776, 1080, 190, c.linear(k.lighter(k.WOOD, 0.2), k.WOOD))
    for x in (130, 480, 830):
        c.rect(x, 806, 320, 140, k.darker(k.WOOD, 0.15), r=8)
    rooms.cushion(c, 260, 610, 200, k.TERRACOTTA, turn=-8)
    rooms.cushion(c, 320, 660, 150, k.CREAM, turn=6)
    look = replace(cast.STUDENT, top=k.SAGE, bottom=k.INK)
    h = 680
    size = body(look, h)
    x, y = 410, 700
    c.shadow(620, 734, 320, 14, opacity=0.5)
    pose = poses.sitting(look, x, 732, 732, h, turn=1, lean=-14)
    pose = replace(
        pose,
        feet=((x + size.thigh * 1.5, 734), (x + size.thigh * 1.32, 738)),
        knees=(-1, -1),
        hands=((x + 142, y - 150), (x + 118, y - 122)),
        nod=20,
        toes=(-8, -8),
    )

    def diary() -> None:
        with c.group(move=(x + 150, y - 128), turn=-58):
            c.rect(-70, -8, 150, 18, k.BRICK, r=5)
            c.rect(-64, -18, 138, 12, k.WHITE, r=3)

    person(c, look, pose, h, held=diary)
    c.limb([(x + 122, y - 140), (x + 146, y - 186)], [7, 9], k.INK)
    still.mug(c, 980, 728, 84, k.MUSTARD)
    plants.potted(c, 1120, 728, 210, kind="fern", clay=k.CREAM)


SCENES = (
    journal_and_pen,
    letter_at_the_desk,
    postcards,
    diary_in_bed,
)
