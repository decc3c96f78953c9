"""Mending and repairing."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.starter_art import cast, places, poses, rooms, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, bezier, smooth
from tools.starter_art.figures import person


def sewing_box(c: Canvas) -> None:
    """Draw thread, needle and a patched pair of jeans."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#f3dcc0", "#e6c29a", end=(1, 1)))
    c.polygon([(120, 250), (900, 170), (980, 880), (180, 960), (100, 700)], k.SHADE, r=40, opacity=0.2)
    c.polygon(
        [(100, 230), (880, 150), (960, 860), (160, 960), (60, 700)],
        c.linear(k.lighter(k.DENIM, 0.2), k.DENIM, k.darker(k.DENIM, 0.2), end=(1, 1)),
        r=40,
    )
    band = [(88, 232), (884, 150), (894, 226), (92, 310)]
    c.polygon(band, c.linear(k.lighter(k.DENIM, 0.1), k.darker(k.DENIM, 0.12)), r=14)
    c.line([(100, 248), (876, 168)], k.APRICOT, 3, opacity=0.8)
    c.line([(100, 296), (884, 214)], k.APRICOT, 3, opacity=0.8)
    for x in (210, 470, 730):
        top = 222 - (x - 210) * 0.103
        c.polygon([(x - 13, top - 8), (x + 13, top - 11), (x + 20, top + 92), (x - 6, top + 95)], k.DENIM, r=5)
        c.line([(x - 7, top), (x - 1, top + 86)], k.APRICOT, 2, opacity=0.8)
        c.line([(x + 8, top - 2), (x + 14, top + 84)], k.APRICOT, 2, opacity=0.8)
    c.circle(848, 194, 20, k.MUSTARD)
    c.circle(848, 194, 11, k.darker(k.MUSTARD, 0.2))
    c.line([(128, 310), (196, 930)], k.APRICOT, 4, opacity=0.8)
    c.line([(850, 236), (912, 850)], k.APRICOT, 4, opacity=0.8)
    with c.group(move=(520, 540), turn=-8):
        c.rect(-180, -160, 360, 320, k.darker(k.DENIM, 0.35), r=20)
        c.rect(-170, -150, 340, 300, c.linear(k.lighter(k.TERRACOTTA, 0.25), k.TERRACOTTA), r=18)
        for x, y in (
            (-110, -90),
            (0, -90),
            (110, -90),
            (-110, 0),
            (0, 0),
            (110, 0),
            (-110, 90),
            (0, 90),
            (110, 90),
        ):
            c.circle(x, y, 17, k.CREAM)
        for index in range(11):
            for y in (-134, 134):
                c.line([(-150 + index * 29, y - 12), (-150 + index * 29, y + 12)], k.CREAM, 6)
        for index in range(6):
            c.line([(-166, -112 + index * 40), (-142, -112 + index * 40)], k.CREAM, 6)
    c.curve([(680, 640), (760, 720), (700, 800), (800, 860), (1010, 740)], k.CREAM, 5)
    c.limb([(1000, 745), (880, 640)], [11, 3], k.STEEL)
    for x, y, shade in ((1080, 200, k.TERRACOTTA), (1160, 380, k.TEAL), (1040, 520, k.MUSTARD)):
        c.shadow(x + 10, y + 76, 80, 18)
        c.rect(x - 56, y - 78, 112, 22, k.OAK, r=8)
        c.rect(
            x - 46,
            y - 58,
            92,
            116,
            c.linear(k.lighter(shade, 0.3), shade, k.darker(shade, 0.25), end=(1, 0)),
            r=8,
        )
        for row in range(7):
            c.line(
                [(x - 44, y - 46 + row * 15), (x + 44, y - 40 + row * 15)],
                k.darker(shade, 0.25),
                2,
                opacity=0.6,
            )
        c.rect(x - 56, y + 56, 112, 22, k.OAK, r=8)
    for x, y, r, shade in ((1120, 850, 44, k.CREAM), (1210, 790, 32, k.BRICK), (1210, 890, 28, k.MUSTARD)):
        c.circle(x + 5, y + 7, r, k.SHADE, opacity=0.2)
        c.circle(x, y, r, shade)
        c.circle(x, y, r * 0.72, k.darker(shade, 0.1))
        for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            c.circle(x + dx * r * 0.24, y + dy * r * 0.24, r * 0.13, k.SHADE)


def bicycle_repair(c: Canvas) -> None:
    """Draw a young woman who mends a bicycle wheel in a workshop."""
    c.rect(0, 0, WIDTH, 760, c.linear("#d9b48f", "#c79b78"))
    c.rect(0, 760, WIDTH, 200, c.linear("#8f6f63", "#a98876"))
    c.rect(640, 90, 560, 300, c.linear(k.lighter(k.WOOD, 0.15), k.WOOD), r=10)
    for x, length in ((700, 150), (760, 120), (820, 170), (1120, 140)):
        c.line([(x, 130), (x, 130 + length)], k.STEEL, 13)
        c.rect(x - 13, 120, 26, 60, k.BRICK if x % 3 else k.TEAL, r=8)
    c.circle(960, 230, 70, "none")
    things.ring(c, (960, 230), 76, k.INK, 15)
    things.ring(c, (1060, 270), 56, k.INK, 12)
    ground, r = 880, 136
    rear, front = (640, ground - r), (1060, ground - r)
    c.shadow(850, ground + 4, 330, 22, opacity=0.5)
    for wheel in (rear, front):
        things.ring(c, wheel, r, k.INK, 14)
        things.ring(c, wheel, r - 11, k.SAND, 4)
        for index in range(10):
            way = index * 0.6283
            end = (wheel[0] + (r - 11) * math.cos(way), wheel[1] + (r - 11) * math.sin(way))
            c.line([wheel, end], k.STEEL, 2)
    crank, seat, stem = (810, ground - 120), (744, ground - 350), (986, ground - 350)
    for a, b in (
        (rear, crank),
        (rear, (758, ground - 290)),
        (crank, seat),
        (crank, (982, ground - 310)),
        ((752, ground - 296), (982, ground - 330)),
        (front, stem),
    ):
        c.line([a, b], k.TEAL, 14)
    c.line([stem, (1010, ground - 392), (1046, ground - 384)], k.INK, 12)
    c.path(
        bezier(
            (690, ground - 356),
            (760, ground - 372),
            (800, ground - 356),
            (800, ground - 346),
            (770, ground - 336),
            (720, ground - 336),
            (690, ground - 356),
            closed=True,
        ),
        k.INK,
    )
    c.circle(*crank, 28, k.STEEL)
    c.circle(*rear, 16, k.INK)
    h = 640
    look = replace(cast.RUNNER, top=k.MUSTARD, bottom=k.DENIM, style="bun", sleeves=0.5)
    c.shadow(330, 890, 220, 22, opacity=0.5)
    pose = poses.kneeling(look, 366, 888, h, lean=24)
    pose = replace(pose, hands=((618, 716), (592, 742)), elbows=(0.8, 0.8), nod=12)
    c.limb([(606, 742), (650, 744)], [12, 12], k.INK)
    person(c, look, pose, h)
    c.limb([(590, 744), (652, 744)], [11, 15], k.STEEL)
    c.limb([(588, 740), (598, 748)], [30, 26], k.lighter(look.skin, 0.06))
    c.rect(90, 830, 150, 66, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=8)
    c.rect(140, 812, 50, 22, "none")
    c.path("M136 832V812H194V832", stroke=k.INK, width=8)


def toolbox(c: Canvas) -> None:
    """Draw a wooden stool that is being glued and screwed together, with tools."""
    rooms.table_top(c, "#a9b29c", k.WOOD, edge=520)
    c.rect(120, 70, 480, 330, c.linear(k.lighter(k.OAK, 0.3), k.OAK), r=8)
    for x, kind in ((190, 0), (290, 1), (390, 2), (500, 3)):
        c.circle(x, 110, 7, k.INK)
        if kind == 0:
            c.rect(x - 12, 110, 24, 100, k.BRICK, r=9)
            c.rect(x - 5, 208, 10, 90, k.STEEL)
        elif kind == 1:
            c.rect(x - 9, 160, 18, 190, k.WALNUT, r=7)
            c.rect(x - 44, 118, 88, 44, k.STEEL, r=8)
        elif kind == 2:
            c.polygon([(x - 34, 140), (x + 34, 140), (x + 8, 360), (x - 22, 360)], "#d2d8da", r=4)
            c.rect(x - 36, 112, 72, 54, k.MUSTARD, r=14)
        else:
            things.ring(c, (x, 150), 30, k.STEEL, 16)
            c.rect(x - 11, 176, 22, 160, k.STEEL, r=8)
    c.shadow(830, 860, 260, 26, opacity=0.45)
    for a, b in (
        ((720, 500), (650, 850)),
        ((960, 500), (1030, 850)),
        ((780, 500), (750, 800)),
        ((900, 500), (930, 800)),
    ):
        c.limb([a, b], [34, 24], c.linear(k.lighter(k.OAK, 0.25), k.darker(k.OAK, 0.15)))
    c.line([(690, 690), (990, 690)], k.WALNUT, 18)
    c.ellipse(840, 492, 210, 46, k.darker(k.OAK, 0.25))
    c.ellipse(840, 474, 210, 46, c.linear(k.lighter(k.OAK, 0.5), k.lighter(k.OAK, 0.15)))
    with c.group(move=(920, 466), turn=24):
        c.rect(-6, -120, 12, 112, k.STEEL)
        c.rect(-20, -250, 40, 136, c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, k.darker(k.BRICK, 0.2), end=(1, 0)), r=14)
    c.ellipse(920, 468, 9, 4, k.INK)
    c.shadow(340, 880, 240, 22)
    c.path("M240 700V640H430V700", stroke=k.INK, width=16)
    c.rect(140, 690, 390, 186, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, k.darker(k.TEAL, 0.2)), r=12)
    c.rect(140, 690, 390, 46, k.darker(k.TEAL, 0.2), r=12)
    for x in (220, 420):
        c.rect(x, 724, 40, 30, k.MUSTARD, r=5)
    for x, y in ((600, 880), (640, 896), (580, 906)):
        c.circle(x, y, 8, k.STEEL)
    c.shadow(1158, 850, 70, 11)
    c.rect(1120, 700, 76, 150, c.linear(k.WHITE, k.SAND, end=(1, 0)), r=12)
    c.polygon([(1138, 700), (1178, 700), (1166, 650), (1150, 650)], k.BRICK)
    c.rect(1120, 760, 76, 44, k.MUSTARD)


def darning_a_sock(c: Canvas) -> None:
    """Draw a man on a sofa who darns a jumper with needle and thread."""
    places.living_room(c, wall="#a9b09a", floor=k.WALNUT, night=True, mirrored=True, drapes=k.MUSTARD)
    rooms.rug(c, 660, 870, 480, 66, k.ROSE)
    rooms.floor_lamp(c, 150, 830, 600)
    rooms.sofa(c, 380, 840, 600, colour=k.DENIM, height=350)
    look = replace(cast.FATHER, top=k.TEAL)
    h = 680
    pose = poses.sitting_front(look, 660, 688, 870, h)
    pose = replace(poses.holding(look, pose, h, (592, 590), (806, 510), out=0.06), nod=8, gaze=0.15)

    def sock() -> None:
        shape = smooth(
            [
                (586, 560),
                (640, 548),
                (690, 560),
                (694, 620),
                (706, 660),
                (770, 684),
                (776, 726),
                (740, 746),
                (650, 738),
                (604, 700),
                (596, 630),
            ],
            closed=True,
        )
        c.path(shape, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK, k.darker(k.BRICK, 0.2), end=(1, 1)))
        with c.clip(shape):
            c.rect(570, 540, 140, 34, k.CREAM)
            c.rect(570, 592, 140, 14, k.MUSTARD)
            c.circle(776, 716, 44, k.MUSTARD)
            c.circle(640, 690, 30, k.TEAL)
        for step in range(-2, 3):
            c.line([(616, 690 + step * 9), (664, 690 + step * 9)], k.CREAM, 3)
            c.line([(640 + step * 9, 666), (640 + step * 9, 714)], k.CREAM, 3)

    person(c, look, pose, h, held=sock)
    c.curve([(660, 680), (740, 650), (808, 506)], k.CREAM, 3)
    c.line([(798, 520), (824, 472)], k.WHITE, 5)
    rooms.table(c, 1010, 720, 220, 150)
    for x, shade in ((1060, k.TERRACOTTA), (1116, k.TEAL), (1172, k.MUSTARD)):
        c.rect(x - 20, 666, 40, 54, c.linear(k.lighter(shade, 0.3), shade, k.darker(shade, 0.2), end=(1, 0)), r=4)
        c.rect(x - 25, 660, 50, 10, k.OAK, r=3)
        c.rect(x - 25, 712, 50, 10, k.OAK, r=3)


SCENES = (
    sewing_box,
    bicycle_repair,
    toolbox,
    darning_a_sock,
)
