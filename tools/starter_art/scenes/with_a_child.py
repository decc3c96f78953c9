"""Grown-ups and children in the evening, and a dog that searches: a procession, a carpet, a talk, a hidden sock."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, places, plants, poses, rooms, tabletops
from tools.starter_art import colours as k
from tools.starter_art.body import Pose
from tools.starter_art.canvas import WIDTH, Canvas
from tools.starter_art.figures import person

NIGHTWEAR = "#a9c4d6"


def bear_to_bed(c: Canvas) -> None:
    """Draw a father and a small daughter in pyjamas who carry a toy bear on a cushion through the hall at night."""
    rooms.room(c, "#7c6f92", "#5a4660", floor_at=740)
    c.rect(900, 150, 270, 600, k.CREAM, r=4)
    c.rect(922, 172, 226, 578, c.linear("#ffe9b4", "#ffcf7a"))
    c.polygon([(922, 750), (1148, 750), (1240, 960), (760, 960)], c.linear("#ffe2a0/0.5", "#ffe2a0/0.05"))
    rooms.frame(c, 110, 130, 180, 150, art="hills")
    rooms.frame(c, 380, 110, 150, 190, art="leaf")
    c.rect(0, 850, WIDTH, 60, k.darker(k.BRICK, 0.15), opacity=0.6)
    father = replace(cast.FATHER, top=k.TEAL, bottom=k.INK, sleeves=1.0)
    h = 680
    pose = poses.walking(father, 340, 900, h, stride=0.11)
    pose = replace(pose, hands=((480, 500), (430, 560)), nod=4)
    person(c, father, pose, h)
    c.limb([(486, 560), (486, 420)], [22, 22], k.CREAM)
    c.glow(486, 390, 130, lamps.WARM, opacity=0.8)
    c.path("M486 420C470 400 472 380 486 352C500 380 502 400 486 420Z", "#ffe9a8")
    c.limb([(470, 512), (500, 506)], [34, 32], k.lighter(father.skin, 0.06))
    girl = replace(cast.GIRL, top=NIGHTWEAR, bottom=NIGHTWEAR, shoes=k.ROSE, sleeves=1.0)
    h = 450
    pose = poses.walking(girl, 680, 905, h, stride=0.12)
    pose = replace(pose, hands=((786, 690), (776, 700)), elbows=(0.9, 0.9), nod=-4)
    person(c, girl, pose, h, held=lambda: _bear(c, 806, 686))
    lamps.lamplight(c, 760, 420, reach=1.0, dusk=0.36)


def _bear(c: Canvas, x: float, y: float) -> None:
    """Draw a toy bear that sits on a cushion about (``x``, ``y``)."""
    coat = "#c08a54"
    c.rect(x - 84, y - 12, 168, 40, c.linear(k.lighter(k.BRICK, 0.25), k.BRICK), r=20)
    for side in (-1, 1):
        c.ellipse(x + side * 42, y - 16, 30, 22, k.darker(coat, 0.1))
        c.circle(x + side * 30, y - 142, 18, coat)
        c.limb([(x + side * 30, y - 74), (x + side * 56, y - 40)], [26, 24], k.darker(coat, 0.1))
    c.ellipse(x, y - 50, 46, 50, c.linear(k.lighter(coat, 0.2), coat))
    c.circle(x, y - 114, 42, c.linear(k.lighter(coat, 0.2), coat))
    c.ellipse(x + 4, y - 102, 20, 15, k.SAND)
    for dx in (-14, 18):
        c.circle(x + dx, y - 122, 5, k.INK)
    c.circle(x + 4, y - 108, 6, k.INK)


def down_on_the_carpet(c: Canvas) -> None:
    """Draw a mother and a boy who lie side by side on the carpet in the evening and look up at the ceiling."""
    rooms.room(c, "#85779a", "#5b4862", floor_at=560)
    rooms.window(c, 130, 60, 290, 300, lamps.moon_view, frame="#d0c3d2")
    rooms.sofa(c, 700, 620, 560, colour="#7d5a70", height=300)
    rooms.floor_lamp(c, 560, 620, 500)
    c.ellipse(640, 790, 600, 150, k.SHADE, opacity=0.25)
    c.ellipse(640, 784, 594, 148, k.TEAL)
    c.ellipse(640, 784, 520, 122, k.lighter(k.TEAL, 0.22))
    c.ellipse(640, 784, 480, 110, k.lighter(k.TEAL, 0.06))
    mother = replace(cast.MOTHER, top=k.MUSTARD, bottom=k.INK, style="bob")
    h = 600
    c.shadow(640, 770, 330, 18, opacity=0.4)
    person(c, mother, _lying(380, 740, h, 0.49), h)
    boy = replace(cast.BOY, top=k.BRICK, bottom=k.DENIM, wear="trousers", sleeves=1.0)
    h = 430
    c.shadow(600, 872, 250, 18, opacity=0.4)
    person(c, boy, _lying(410, 846, h, 0.445), h)
    for x, y in ((240, 560), (300, 510), (260, 450)):
        c.circle(x, y, 9 if y > 540 else 13, k.LIGHT, opacity=0.7)
    lamps.lamplight(c, 560, 220, reach=1.0, dusk=0.36)


def _lying(x: float, y: float, height: float, leg: float) -> Pose:
    """Return a figure that lies on its back, its head to the left."""
    hip = x + height * 0.3
    return Pose(
        (hip, y),
        ((x + height * 0.22, y - height * 0.07), (x + height * 0.25, y + 4)),
        ((hip + height * leg * 0.96, y + 6), (hip + height * leg * 0.93, y + 14)),
        turn=1,
        lean=-88,
        elbows=(-0.4, -0.4),
        knees=(0.2, 0.3),
        toes=(-80, -80),
    )


def talk_on_the_bed(c: Canvas) -> None:
    """Draw a mother and a son on the edge of his bed at night who tell each other of the day, a bubble for each."""
    rooms.room(c, "#7f79a6", "#5a4c6c", floor_at=790)
    rooms.window(c, 110, 90, 290, 310, lamps.moon_view, frame="#d6cad6")
    c.shadow(680, 860, 560, 30, opacity=0.5)
    c.rect(1170, 400, 56, 450, c.linear(k.lighter(k.WOOD, 0.2), k.WOOD), r=20)
    c.rect(230, 760, 960, 80, k.darker(k.WOOD, 0.15), r=10)
    c.rect(230, 680, 950, 110, c.linear(k.lighter(k.BRICK, 0.25), k.BRICK, k.darker(k.BRICK, 0.2)), r=34)
    c.blob([(980, 692), (990, 620), (1070, 600), (1150, 620), (1160, 696), (1070, 710)], c.linear("#fff6ea", "#d9c8d0"))
    h = 620
    mother = replace(cast.MOTHER, top=k.MUSTARD, bottom=k.PINE)
    pose = replace(poses.sitting_front(mother, 480, 690, 880, h, turn=0.3), gaze=0.7, nod=8)
    pose = replace(pose, hands=((590, 600), (430, 690)), elbows=((560, 630), (390, 590)))
    person(c, mother, pose, h)
    son = replace(
        cast.BOY, top=NIGHTWEAR, bottom=NIGHTWEAR, wear="trousers", shoes=k.MUSTARD, sleeves=1.0, singing=True
    )
    h = 480
    pose = replace(poses.sitting_front(son, 760, 690, 860, h, turn=-0.3), gaze=-0.7, nod=-8)
    person(c, son, pose, h)
    for x, y, side, art in ((820, 250, -1, "sun"), (560, 190, -1, "rain")):
        c.ellipse(x, y, 112, 78, k.WHITE, opacity=0.93)
        c.polygon([(x + side * 20, y + 60), (x + side * 64, y + 50), (x + side * 60, y + 116)], k.WHITE, opacity=0.93)
        if art == "sun":
            c.circle(x, y, 30, k.MUSTARD)
            for dx, dy in ((0, -50), (46, -18), (46, 22), (-46, -18), (-46, 22), (0, 50)):
                c.limb([(x + dx * 0.84, y + dy * 0.84), (x + dx * 1.1, y + dy * 1.1)], [8, 8], k.MUSTARD)
        else:
            for dx, r in ((-34, 24), (0, 32), (34, 24)):
                c.circle(x + dx, y - 8, r, k.STEEL)
            for dx in (-34, 0, 34):
                c.limb([(x + dx, y + 26), (x + dx - 8, y + 46)], [8, 8], k.DENIM)
    lamps.table_lamp(c, 1100, 400, 170)
    rooms.shelf(c, 1010, 400, 180)
    lamps.lamplight(c, 1080, 300, reach=1.2, dusk=0.38)


def warmer_and_warmer(c: Canvas) -> None:
    """Draw a girl who searches under cushions for a hidden sock while her grandfather points the way, arms wide."""
    places.living_room(c, wall="#8d7a8a", floor="#624858", night=True, drapes=k.TEAL, mirrored=True)
    rooms.rug(c, 560, 890, 540, 54, k.MUSTARD)
    rooms.sofa(c, 330, 850, 620, colour="#5f7a8c", height=330)
    rooms.cushion(c, 560, 640, 130, k.BRICK, turn=24)
    rooms.cushion(c, 430, 660, 120, k.MUSTARD, turn=-8)
    c.path(
        "M640 700L690 700L690 640L730 640L730 704C730 730 700 736 640 730Z", c.linear(k.lighter(k.ROSE, 0.3), k.ROSE)
    )
    c.rect(688, 636, 44, 16, k.BRICK, r=6)
    girl = replace(cast.GIRL, top=k.TEAL, bottom=k.PLUM)
    h = 450
    pose = poses.walking(girl, 780, 900, h, turn=-1, stride=0.1)
    pose = replace(pose, hands=((650, 640), (690, 720)), elbows=(-0.8, -0.8), lean=-20, nod=-6)
    person(c, girl, pose, h)
    old = replace(cast.GRANDFATHER, top=k.BRICK, bottom=k.INK, skin=k.SKINS["brown"], singing=True)
    h = 680
    pose = replace(poses.standing(old, 190, 900, h, turn=0.4), gaze=0.8)
    pose = replace(pose, hands=((340, 470), (100, 560)), elbows=((280, 520), (90, 450)))
    person(c, old, pose, h)
    rooms.floor_lamp(c, 1180, 880, 400)
    lamps.lamplight(c, 700, 480, reach=1.0, dusk=0.32)


def nose_to_the_rug(c: Canvas) -> None:
    """Draw a dog that searches a rug by nose, treats half hidden under a cushion, a cup and a corner of the rug."""
    rooms.room(c, "#8a7a86", "#654a52", floor_at=640)
    rooms.window(c, 860, 60, 280, 280, lamps.moon_view, frame="#c9bccb")
    rooms.floor_lamp(c, 110, 740, 620)
    rooms.rug(c, 640, 830, 580, 104, k.BRICK)
    plants.potted(c, 1190, 740, 300, kind="broad", clay=k.CREAM)
    with c.group(move=(500, 800), turn=12):
        animals.dog(c, 0, 0, 300, facing=1, pose="walk", coat="#b98a5c")
    for x, y, turn in ((930, 812, 10), (900, 852, -20), (330, 900, 6)):
        with c.group(move=(x, y), turn=turn):
            c.rect(-26, -11, 52, 22, k.APRICOT, r=10)
            for dx in (-26, 26):
                c.circle(dx, -7, 12, k.APRICOT)
                c.circle(dx, 9, 12, k.APRICOT)
    rooms.cushion(c, 1040, 800, 170, k.TEAL, turn=14)
    c.polygon([(300, 880), (270, 930), (380, 934), (372, 890)], k.lighter(k.BRICK, 0.3), r=14)
    for index in range(3):
        x = 800 + index * 34
        c.curve([(x, 700 + index * 10), (x + 12, 724 + index * 10), (x, 748 + index * 10)], k.LIGHT, 7, opacity=0.6)
    tabletops.lit(c, 420, 300, dusk=0.36)


SCENES = (bear_to_bed, down_on_the_carpet, talk_on_the_bed, warmer_and_warmer, nose_to_the_rug)
