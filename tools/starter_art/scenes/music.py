"""Making music and singing."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def guitar_by_the_window(c: Canvas) -> None:
    """Draw a guitar that leans against an armchair."""
    rooms.room(c, "#d9a98a", k.WALNUT, floor_at=720)
    rooms.window(c, 140, 120, 340, 400, rooms.garden_view)
    rooms.curtain(c, 30, 60, 110, 640, k.TERRACOTTA)
    rooms.sunbeam(c, 560, 110, 260, 300, opacity=0.2)
    rooms.frame(c, 900, 120, 180, 220, art="shapes")
    rooms.rug(c, 740, 850, 440, 80, k.BRICK)
    rooms.armchair(c, 960, 820, colour=k.TEAL, size=1.15)
    rooms.cushion(c, 960, 590, 120, k.MUSTARD, turn=8)
    c.shadow(610, 862, 130, 18, opacity=0.5)
    still.guitar(c, 640, 700, 640, turn=14)
    plants.potted(c, 300, 800, 320, kind="snake", clay=k.CREAM)


def evening_piano(c: Canvas) -> None:
    """Draw a woman who plays the piano."""
    rooms.room(c, "#b98c86", "#7b4f44", floor_at=760)
    rooms.frame(c, 180, 130, 170, 210, art="hills")
    rooms.window(c, 440, 90, 250, 330, rooms.night_view)
    rooms.rug(c, 560, 860, 480, 66, k.PLUM)
    c.shadow(900, 850, 260, 24, opacity=0.5)
    c.rect(830, 330, 300, 516, c.linear("#6b4138", "#4a2b30", end=(1, 0.5)), r=10)
    c.rect(816, 316, 328, 28, k.lighter("#6b4138", 0.2), r=8)
    c.rect(700, 572, 180, 44, c.linear(k.lighter("#6b4138", 0.2), "#4a2b30"), r=8)
    c.rect(704, 558, 128, 18, k.WHITE, r=3)
    for x in range(718, 830, 18):
        c.rect(x, 556, 8, 9, k.INK)
    c.limb([(718, 612), (718, 840)], [26, 20], "#4a2b30")
    c.polygon([(770, 410), (838, 400), (838, 540), (776, 548)], k.WHITE, r=4)
    for row in range(4):
        c.line([(782, 436 + row * 26), (830, 430 + row * 26)], k.GREY, 3)
    rooms.floor_lamp(c, 1200, 830, 640, shade=k.APRICOT)
    h = 640
    c.shadow(530, 850, 110, 14)
    c.rect(460, 708, 170, 30, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=14)
    for x in (470, 600):
        c.limb([(x + 10, 736), (x + 10, 846)], [18, 12], k.WALNUT)
    pose = replace(poses.sitting(cast.PAINTER, 545, 708, 848, h, lean=4), hands=((752, 548), (724, 552)), nod=8)
    person(c, cast.PAINTER, pose, h)
    for x, y in ((640, 330), (720, 260), (600, 230)):
        c.ellipse(x, y, 16, 12, k.SUN, turn=-20)
        c.line([(x + 14, y - 4), (x + 14, y - 58)], k.SUN, 5)
        c.curve([(x + 14, y - 58), (x + 34, y - 48), (x + 36, y - 30)], k.SUN, 5)


def small_choir(c: Canvas) -> None:
    """Draw four people who sing from sheets."""
    rooms.room(c, "#d9b48f", k.WALNUT, floor_at=780)
    for x in (150, 540, 930):
        c.path(
            f"M{x} 470V220A100 100 0 0 1 {x + 200} 220V470Z", c.linear("#9fc3c9", "#fbe3bd"), stroke=k.CREAM, width=16
        )
        c.line([(x + 100, 120), (x + 100, 470)], k.CREAM, 8)
        c.line([(x, 290), (x + 200, 290)], k.CREAM, 8)
    rooms.rug(c, 640, 900, 620, 60, k.BRICK)
    for look, x, h, tilt in (
        (cast.BARISTA, 250, 610, -4),
        (cast.GRANDFATHER, 510, 600, 3),
        (cast.NURSE, 770, 580, -3),
        (cast.TEENAGER, 1020, 530, 5),
    ):
        c.shadow(x, 902, 110, 16, opacity=0.45)
        pose = poses.standing(look, x, 900, h)
        y = pose.hip[1] - h * 0.13
        pose = replace(pose, nod=tilt)
        pose = poses.holding(look, pose, h, (x - 52, y), (x + 52, y))

        def sheet(x: float = x, y: float = y) -> None:
            c.polygon(
                [(x - 58, y - 50), (x, y - 40), (x + 58, y - 50), (x + 58, y + 34), (x, y + 44), (x - 58, y + 34)],
                k.WHITE,
                r=3,
            )
            c.polygon([(x - 58, y - 50), (x, y - 40), (x, y + 44), (x - 58, y + 34)], k.SAND, r=3)

        person(c, replace(look, singing=True), pose, h, held=sheet)
    for x, y in ((370, 190), (640, 110), (880, 180), (1110, 250)):
        c.ellipse(x, y, 17, 13, k.BRICK, turn=-20)
        c.line([(x + 15, y - 4), (x + 15, y - 64)], k.BRICK, 5)
        c.curve([(x + 15, y - 64), (x + 36, y - 52), (x + 38, y - 32)], k.BRICK, 5)


def porch_guitarist(c: Canvas) -> None:
    """Draw a young man who plays the guitar on the steps of a house."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#e7c79f", "#d7a97f"))
    for y in range(20, 700, 54):
        c.rect(0, y, WIDTH, 3, k.darker(k.SAND, 0.25), opacity=0.5)
    c.rect(470, 60, 340, 640, k.WHITE, r=8)
    c.rect(496, 86, 288, 614, c.linear(k.lighter(k.TEAL, 0.1), k.darker(k.TEAL, 0.15), end=(1, 1)), r=6)
    c.rect(530, 120, 220, 200, c.linear("#ffe3a8", "#f3bd78"), r=6)
    c.rect(530, 360, 220, 280, k.darker(k.TEAL, 0.12), r=6)
    c.circle(752, 420, 13, k.SUN)
    rooms.window(c, 960, 150, 220, 300, rooms.garden_view)
    for index, y in enumerate((690, 770, 850)):
        c.rect(250 - index * 50, y, 780 + index * 100, 92, c.linear(k.lighter(k.WOOD, 0.25), k.WOOD), r=4)
        c.rect(240 - index * 50, y - 6, 800 + index * 100, 22, k.lighter(k.OAK, 0.25), r=6)
    c.rect(0, 930, WIDTH, 30, k.MOSS)
    plants.potted(c, 320, 690, 300, kind="broad")
    plants.potted(c, 1130, 930, 360, kind="flower", clay=k.TEAL)
    plants.bush(c, 60, 940, 260, k.MOSS, berries=k.ROSE)
    look = cast.STUDENT
    h = 600
    c.shadow(640, 700, 150, 14)
    pose = poses.sitting_front(look, 640, 690, 850, h, spread=0.12)
    pose = replace(pose, hands=((590, 586), (800, 474)), gaze=0.4, nod=6, elbows=(0.9, (756, 584)))
    person(c, look, pose, h, held=lambda: still.guitar(c, 620, 590, 400, turn=58))
    animals.bird(c, 980, 466, 56, facing=-1)


SCENES = (
    guitar_by_the_window,
    evening_piano,
    small_choir,
    porch_guitarist,
)
