"""Small moves between two tasks: up from a chair, on tiptoe, on the spot, over cushions."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, plants, poses, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, polygon
from tools.starter_art.figures import person


def up_from_the_chair(c: Canvas) -> None:
    """Draw an old woman who rises from a chair, an arrow beside her."""
    rooms.room(c, "#b39f8c", "#6f5348", floor_at=780)
    rooms.frame(c, 900, 120, 200, 150, art="hills")
    plants.potted(c, 1140, 880, 320, kind="broad", clay=k.CREAM)
    rooms.rug(c, 560, 890, 430, 46, k.TEAL)
    rooms.chair(c, 470, 890, 210)
    look = replace(cast.GRANDMOTHER, top=k.BRICK, bottom=k.INK, wear="trousers", shoes=k.CREAM)
    h = 690
    pose = poses.standing(look, 560, 890, h, turn=1, lean=26)
    pose = replace(
        pose,
        hip=(530, 610),
        feet=((640, 890), (610, 890)),
        hands=((760, 560), (740, 590)),
        elbows=(0.7, 0.7),
        knees=(-1, -1),
        gaze=1.0,
    )
    person(c, look, pose, h)
    for x, top, end in ((820, 560, 330), (330, 330, 560)):
        c.limb([(x, top), (x, end)], [14, 14], k.LIGHT, opacity=0.75)
        tip = -1 if end < top else 1
        c.polygon([(x - 34, end - tip * 6), (x, end + tip * 50), (x + 34, end - tip * 6)], k.LIGHT, r=5, opacity=0.75)
    tabletops.lit(c, 600, 300, dusk=0.24)


def toothbrush_on_one_leg(c: Canvas) -> None:
    """Draw a man in pyjamas who brushes his teeth on one leg before a bathroom mirror at night."""
    c.rect(0, 0, 1280, 790, c.linear("#7f97a0", "#667f8c"))
    for row in range(9):
        for column in range(12):
            c.rect(column * 110 + 4, row * 88 + 4, 102, 80, k.WHITE, r=6, opacity=0.1)
    c.rect(0, 780, 1280, 180, c.linear("#5f5a70", "#4c485f"))
    rooms.window(c, 980, 80, 220, 260, lamps.moon_view, frame="#d5d9d6")
    c.rect(90, 90, 340, 400, k.OAK, r=16)
    c.rect(106, 106, 308, 368, c.linear("#dfeef0", "#a9c6cf", end=(1, 1)), r=8)
    c.polygon([(140, 120), (230, 120), (130, 420), (120, 300)], k.WHITE, opacity=0.4)
    c.glow(260, 70, 220, lamps.WARM, opacity=0.6)
    c.rect(170, 50, 180, 26, "#fff2cc", r=12)
    c.rect(60, 560, 400, 60, c.linear("#ffffff", "#d5d9dc"), r=26)
    c.rect(200, 620, 120, 260, c.linear("#ffffff", "#c3cacf", end=(1, 0)), r=16)
    c.path("M260 560L260 520C260 496 310 496 310 520", stroke=k.STEEL, width=16)
    c.rect(110, 500, 54, 62, k.TEAL, r=8)
    rooms.rug(c, 690, 890, 260, 40, k.ROSE)
    look = replace(cast.FATHER, top="#a9c4d6", bottom="#a9c4d6", sleeves=1.0, shoes=k.BRICK)
    h = 720
    pose = poses.standing(look, 690, 888, h)
    top = pose.hip[1] - 0.285 * h
    pose = replace(
        pose,
        hands=((660, top - 24), (850, top + 90)),
        elbows=((590, top + 110), (800, top + 120)),
        feet=((690, 888), (770, 760)),
        knees=(0.05, (790, 640)),
        toes=(0, 30),
    )
    person(c, look, pose, h)
    c.limb([(640, top - 20), (694, top - 30)], [11, 11], k.BRICK)
    for x, y, r in ((700, top - 22, 12), (716, top - 10, 8), (690, top - 8, 7)):
        c.circle(x, y, r, k.WHITE)
    lamps.lamplight(c, 300, 200, reach=1.1, dusk=0.36)


def tiptoes_at_the_kettle(c: Canvas) -> None:
    """Draw two feet on tiptoe before a kitchen cupboard, a hand on the worktop, a kettle that boils above."""
    c.rect(0, 0, 1280, 300, c.linear("#a9aa9c", "#93958b"))
    c.rect(0, 290, 1280, 50, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 340, 1280, 480, c.linear(k.lighter(k.TEAL, 0.15), k.darker(k.TEAL, 0.1)))
    for x in (40, 450, 860):
        c.rect(x, 380, 370, 420, k.darker(k.TEAL, 0.2), r=12)
        c.rect(x + 8, 388, 354, 404, k.lighter(k.TEAL, 0.1), r=10)
        c.rect(x + 140, 420, 90, 15, k.SUN, r=7)
    c.rect(0, 820, 1280, 140, c.linear("#a5775a", "#8a6149"))
    with c.group(move=(1010, 294), scale=0.72):
        c.path("M-120 -170C-110 -300 110 -300 120 -170", stroke=k.INK, width=24)
        c.polygon([(150, -120), (280, -200), (306, -174), (176, -40)], k.darker(k.BRICK, 0.1), r=14)
        c.path(
            "M-180 0C-200 -130 -110 -200 0 -200C110 -200 200 -130 180 0Z",
            c.linear(k.lighter(k.BRICK, 0.35), k.BRICK, k.darker(k.BRICK, 0.3), end=(1, 0.2)),
        )
    still.steam(c, 1232, 140, 120)
    skin = k.SKINS["tan"]
    c.limb([(330, -60), (420, 180), (440, 262)], [150, 110, 96], c.linear(k.lighter(k.MUSTARD, 0.2), k.MUSTARD))
    c.limb([(440, 250), (450, 290)], [80, 90], k.lighter(skin, 0.1))
    for index in range(4):
        c.limb([(418 + index * 26, 280), (414 + index * 30, 322)], [30, 26], k.lighter(skin, 0.12))
    for x in (560, 740):
        c.ellipse(x + 14, 892, 90, 16, k.SHADE, opacity=0.4)
        c.limb(
            [(x - 20, -60), (x - 10, 360), (x - 6, 640)],
            [210, 150, 110],
            c.linear(k.lighter(k.DENIM, 0.25), k.DENIM, k.darker(k.DENIM, 0.2), end=(1, 0)),
        )
        c.limb([(x - 6, 640), (x - 4, 690)], [78, 74], skin)
        c.blob(
            [(x - 46, 690), (x - 4, 660), (x + 36, 690), (x + 50, 800), (x + 66, 884), (x - 52, 884), (x - 44, 790)],
            c.linear(k.lighter(skin, 0.22), skin),
        )
        for toe in range(5):
            c.circle(x - 42 + toe * 25, 880, 16 if toe else 21, k.lighter(skin, 0.18))
        c.limb([(x + 110, 840), (x + 110, 730)], [11, 11], k.LIGHT, opacity=0.7)
        c.polygon([(x + 84, 740), (x + 110, 690), (x + 136, 740)], k.LIGHT, r=4, opacity=0.7)
    tabletops.lit(c, 640, 360, dusk=0.28)


def marching_on_the_spot(c: Canvas) -> None:
    """Draw a young man who marches on the spot beside his desk, a note above his head."""
    rooms.room(c, "#a9b0aa", "#7a6a62", floor_at=780)
    rooms.frame(c, 160, 120, 160, 200, art="leaf", colour=k.INK)
    rooms.table(c, 850, 600, 390, 280)
    c.rect(920, 470, 220, 130, k.INK, r=10)
    c.rect(932, 482, 196, 104, "#54617c", r=4)
    still.mug(c, 1190, 602, 70, k.BRICK, hot=False)
    plants.potted(c, 150, 880, 280, kind="snake", clay=k.CREAM)
    c.shadow(580, 892, 150, 16)
    look = replace(cast.STUDENT, top=k.MUSTARD, bottom=k.DENIM, skin=k.SKINS["brown"])
    h = 700
    pose = poses.walking(look, 580, 890, h)
    pose = replace(
        pose,
        feet=((700, 760), (580, 890)),
        knees=(-1, -0.2),
        hands=((500, 560), (690, 470)),
        toes=(0, 0),
        lean=0,
    )
    person(c, look, pose, h)
    for x, y in ((440, 860), (420, 810)):
        c.curve([(x, y), (x + 30, y - 20), (x + 60, y - 16)], k.LIGHT, 8, opacity=0.6)
    lamps.note(c, 720, 220, k.BRICK, size=1.5)
    lamps.note(c, 800, 290, k.TEAL, size=1.2)
    tabletops.lit(c, 580, 300, dusk=0.2)


def corridor_with_a_glass(c: Canvas) -> None:
    """Draw a woman who carries a glass of water along an office corridor with many doors."""
    c.rect(0, 0, 1280, 960, c.linear("#d9d6cb", "#c5c2b9"))
    c.polygon([(0, 0), (470, 260), (470, 640), (0, 960)], c.linear("#bfc5c0", "#d3d6cf", end=(1, 0)))
    c.polygon([(1280, 0), (810, 260), (810, 640), (1280, 960)], c.linear("#d3d6cf", "#b5bbb7", end=(1, 0)))
    c.polygon([(0, 0), (1280, 0), (810, 260), (470, 260)], "#efece2")
    c.polygon([(0, 960), (1280, 960), (810, 640), (470, 640)], c.linear("#8f8a86", "#a9a49d"))
    c.rect(470, 260, 340, 380, "#e9e4d6")
    c.rect(560, 330, 160, 310, c.linear(k.lighter(k.TEAL, 0.3), k.TEAL))
    c.rect(590, 360, 100, 120, "#cfe3e6", r=4)
    for side in (-1, 1):
        for near, far, shade in ((600, 470, k.MUSTARD), (400, 300, k.BRICK), (250, 204, k.TEAL)):
            x0, x1 = 640 + side * near, 640 + side * far
            top0, top1 = 450 - near * 0.42, 450 - far * 0.42
            low0, low1 = 450 + near * 0.66 + 20, 450 + far * 0.66 + 20
            c.path(
                polygon([(x0, top0), (x1, top1), (x1, low1), (x0, low0)], 6), c.linear(k.lighter(shade, 0.25), shade)
            )
    for index, w in enumerate((220, 130, 80)):
        c.ellipse(640, 50 + index * 74, w, 16 - index * 3, k.WHITE)
    look = replace(cast.TEACHER, top=k.PLUM, bottom=k.MUSTARD, hair=k.HAIRS["black"], skin=k.SKINS["olive"])
    h = 620
    pose = poses.walking(look, 640, 920, h, stride=0.12)
    pose = replace(pose, hands=((750, 540), (560, 600)))
    person(c, look, pose, h)
    c.polygon([(744, 470), (796, 470), (788, 556), (752, 556)], "#ffffff", r=5, opacity=0.6)
    c.polygon([(747, 496), (793, 496), (787, 554), (753, 554)], "#8fc0cf", r=5)
    c.limb([(752, 546), (776, 540)], [26, 22], k.lighter(look.skin, 0.06))
    tabletops.lit(c, 640, 360, dusk=0.14)


def cushion_island(c: Canvas) -> None:
    """Draw a father and a small daughter who cross a room on cushions, arms out for balance."""
    rooms.room(c, "#8d86a8", "#4f6f8a", floor_at=560, boards=False)
    rooms.frame(c, 560, 90, 200, 150, art="shapes")
    rooms.floor_lamp(c, 110, 640, 560)
    rooms.sofa(c, 900, 640, 460, colour="#9c5f58", height=300)
    for y in (640, 740, 850):
        for x in range(40, 1280, 240):
            c.curve([(x, y), (x + 40, y - 12), (x + 80, y), (x + 120, y - 12)], k.LIGHT, 6, opacity=0.3)
    for x, y, shade in (
        (170, 830, k.MUSTARD),
        (420, 900, k.BRICK),
        (700, 880, k.SAGE),
        (960, 800, k.ROSE),
        (1130, 900, k.PLUM),
    ):
        c.ellipse(x, y + 14, 136, 36, k.SHADE, opacity=0.35)
        c.ellipse(x, y, 132, 38, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.12)))
        c.ellipse(x, y - 5, 96, 22, k.lighter(shade, 0.25), opacity=0.7)
    girl = replace(cast.GIRL, top=k.ROSE)
    h = 440
    pose = poses.walking(girl, 560, 870, h, stride=0.2)
    pose = replace(pose, feet=((514, 872), (612, 866)), hands=((650, 560), (460, 580)), elbows=(-0.4, 0.4), lean=0)
    person(c, girl, pose, h)
    father = replace(cast.FATHER, top=k.TEAL, bottom=k.INK)
    h = 660
    pose = poses.standing(father, 180, 820, h, turn=0.6)
    pose = replace(pose, hands=((360, 420), (20, 430)), elbows=(-0.3, 0.3))
    person(c, father, pose, h)
    tabletops.lit(c, 420, 300, dusk=0.3)


SCENES = (
    up_from_the_chair,
    toothbrush_on_one_leg,
    tiptoes_at_the_kettle,
    marching_on_the_spot,
    corridor_with_a_glass,
    cushion_island,
)
