"""Small things done for others: as a grandmother folded, for the food bank, for who comes next, at the lunch table."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, hands, lamps, poses, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas
from tools.starter_art.figures import person


def folded_as_she_did(c: Canvas) -> None:
    """Draw two hands that fold a checked cloth on a table, an old photo of a grandmother beside it."""
    tabletops.boards(c, "#866a5e")
    with tabletops.laid(c, 560, 500, 620, 430, c.linear(k.lighter(k.TEAL, 0.4), k.lighter(k.TEAL, 0.15)), r=10):
        for x in range(-280, 300, 80):
            c.rect(x, -215, 26, 430, k.WHITE, opacity=0.5)
        for y in range(-190, 210, 80):
            c.rect(-310, y, 620, 26, k.WHITE, opacity=0.5)
    c.polygon(
        [(250, 284), (870, 284), (870, 470), (250, 590)], c.linear(k.lighter(k.TEAL, 0.6), k.lighter(k.TEAL, 0.3))
    )
    c.line([(250, 590), (870, 470)], k.darker(k.TEAL, 0.2), 5, opacity=0.6)
    for x in (330, 490, 650, 810):
        c.rect(x, 290, 24, 180, k.WHITE, opacity=0.45)
    with tabletops.laid(c, 1060, 270, 300, 380, k.WALNUT, turn=8, r=10):
        c.rect(-126, -166, 252, 332, "#ead7b4")
        c.polygon([(-100, 166), (-70, 40), (0, 16), (70, 40), (100, 166)], "#8a6a58", r=24)
        c.circle(0, -40, 66, "#d8cfc6")
        c.circle(0, -104, 30, "#d8cfc6")
        c.circle(0, -28, 54, "#d2a982")
        for x in (-20, 20):
            c.path(f"M{x - 11} -32Q{x} -22 {x + 11} -32", stroke=k.INK, width=5)
        c.path("M-18 -4Q0 12 18 -4", stroke=k.INK, width=5)
    hands.grip_hand(c, 830, 520, skin=k.SKINS["olive"], sleeve=k.PLUM, size=1.15, turn=14)
    hands.grip_hand(c, 290, 560, skin=k.SKINS["olive"], sleeve=k.PLUM, size=1.15, turn=-10, mirrored=True)
    tabletops.lit(c, 600, 340)


def food_bag_by_the_door(c: Canvas) -> None:
    """Draw a bag with pasta and a tin by the front door in the evening, a heart on it, keys on a hook."""
    rooms.room(c, "#8c8090", "#644c52", floor_at=760)
    c.rect(130, 90, 360, 680, k.lighter("#8c8090", 0.35), r=6)
    c.rect(152, 112, 316, 658, c.linear(k.lighter(k.BRICK, 0.1), k.darker(k.BRICK, 0.25)), r=4)
    c.rect(192, 160, 236, 220, k.darker(k.BRICK, 0.25), r=6)
    c.rect(192, 430, 236, 280, k.darker(k.BRICK, 0.25), r=6)
    c.circle(440, 470, 13, k.SUN)
    rooms.window(c, 900, 110, 260, 280, rooms.night_view, frame="#cfc3cc")
    lamps.table_lamp(c, 1130, 640, 220)
    c.rect(1020, 640, 220, 24, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=6)
    for x in (1050, 1210):
        c.rect(x - 9, 664, 18, 200, k.darker(k.OAK, 0.3))
    c.shadow(690, 890, 230, 28, opacity=0.5)
    c.rect(560, 330, 110, 330, c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, k.darker(k.TEAL, 0.2), end=(1, 0)), r=12)
    c.rect(576, 390, 78, 120, k.CREAM, r=6)
    for x in range(588, 650, 14):
        c.line([(x, 402), (x, 498)], k.MUSTARD, 6)
    c.rect(700, 430, 150, 230, c.linear("#e3e6e6", "#a9b0b4", end=(1, 0)), r=14)
    c.rect(700, 480, 150, 130, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK, end=(1, 0)))
    c.circle(775, 545, 40, "#f0a868")
    c.polygon(
        [(510, 560), (890, 560), (862, 890), (540, 890)],
        c.linear(k.lighter(k.SAND, 0.4), k.SAND, k.darker(k.SAND, 0.25), end=(1, 0)),
        r=12,
    )
    c.path(
        "M700 810C620 744 620 680 664 670C688 666 700 686 700 704C700 686 714 666 738 670C782 680 782 744 700 810Z",
        k.TEAL,
    )
    lamps.lamplight(c, 1110, 480, reach=1.1, dusk=0.42)


def kettle_for_the_next(c: Canvas) -> None:
    """Draw a hand that fills an office kettle at the tap, a row of clean cups and a milk jug beside it."""
    c.rect(0, 0, WIDTH, 640, c.linear("#dfe2db", "#c6ccc6"))
    for row in range(6):
        for column in range(12):
            c.rect(column * 112 + 4, row * 108 + 4, 104, 100, k.WHITE, r=6, opacity=0.3)
    c.rect(0, 640, WIDTH, 46, c.linear("#f2ede2", "#cfc6b8"))
    c.rect(0, 686, WIDTH, 274, c.linear("#b8beb9", "#9aa19d"))
    c.path("M1000 640L1000 330C1000 220 820 220 820 330L820 350", stroke=k.STEEL, width=30)
    c.rect(976, 440, 90, 26, k.STEEL, r=12)
    c.limb([(820, 356), (820, 450)], [16, 20], "#a9d4e0", opacity=0.9)
    with c.group(move=(800, 660)):
        c.path("M-130 -180C-260 -190 -250 20 -120 -10", stroke=k.INK, width=30)
        c.polygon([(100, -150), (190, -200), (200, -170), (118, -70)], k.darker(k.BRICK, 0.1), r=12)
        c.polygon(
            [(-110, -215), (110, -215), (140, 0), (-140, 0)],
            c.linear(k.lighter(k.BRICK, 0.35), k.BRICK, k.darker(k.BRICK, 0.3), end=(1, 0)),
            r=26,
        )
        c.ellipse(0, -215, 110, 20, k.darker(k.BRICK, 0.4))
    hands.grip_hand(c, 588, 560, skin=k.SKINS["brown"], sleeve=k.MUSTARD, size=1.1, turn=4, mirrored=True)
    for x, shade in ((1080, k.TEAL), (1190, k.MUSTARD)):
        still.mug(c, x, 700, 100, shade, hot=False, handle=-1 if x > 1150 else 1)
    c.path("M80 700L96 520L70 486L196 486L214 700Z", c.linear(k.WHITE, "#d9dde0", end=(1, 0)))
    c.path("M210 540C270 540 270 640 212 640", stroke="#d9dde0", width=16)
    tabletops.lit(c, 700, 360, dusk=0.14)


def lunch_with_the_others(c: Canvas) -> None:
    """Draw a woman who brings her lunch to a canteen table where two colleagues eat and look up."""
    c.rect(0, 0, WIDTH, 960, c.linear("#e6decd", "#d2cab9"))
    c.rect(0, 700, WIDTH, 260, c.linear("#a9a39c", "#8f8a86"))
    rooms.window(c, 120, 80, 420, 330, rooms.garden_view, panes=3)
    rooms.frame(c, 1010, 110, 180, 220, art="leaf")
    h = 700
    for x, look, turn in (
        (520, replace(cast.CARPENTER, top="#8fb0c0", bottom=k.INK, sleeves=1.0), 0.3),
        (760, replace(cast.NURSE, top=k.PLUM, cloth=k.SAGE), 0.3),
    ):
        pose = replace(poses.standing(look, x, 1080, h, turn=0), gaze=turn * 2, nod=-4)
        person(c, look, poses.holding(look, pose, h, (x - 66, 740), (x + 70, 740)), h)
    c.rect(330, 760, 640, 34, c.linear(k.lighter(k.OAK, 0.5), k.OAK), r=8)
    c.rect(350, 794, 600, 166, c.linear(k.darker(k.OAK, 0.15), k.darker(k.OAK, 0.3)))
    for x, fill in ((500, k.BRICK), (770, k.MOSS)):
        still.bowl(c, x, 764, 120, k.WHITE, fill=fill)
    guest = replace(cast.RUNNER, top=k.MUSTARD, sleeves=1.0)
    pose = replace(poses.standing(guest, 1090, 930, h, turn=-0.8), gaze=-0.9, nod=4)
    pose = replace(pose, hands=((940, 600), (970, 610)), elbows=(-0.9, -0.9))

    def tray() -> None:
        c.rect(840, 604, 200, 18, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=8)
        still.bowl(c, 910, 606, 90, k.WHITE, fill=k.TERRACOTTA)
        c.rect(972, 556, 34, 50, "#bfe0e6", r=6, opacity=0.9)

    person(c, guest, pose, h, held=tray)
    tabletops.lit(c, 700, 360, dusk=0.12)


SCENES = (folded_as_she_did, food_bag_by_the_door, kettle_for_the_next, lunch_with_the_others)
