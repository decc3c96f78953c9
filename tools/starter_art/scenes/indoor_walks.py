"""Walking after dark: through the rooms, in the stairwell, under the lamps."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import animals, cast, lamps, nature, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def hallway_at_night(c: Canvas) -> None:
    """Draw a woman who walks barefoot down a hallway, past lit doors."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#8a7690", "#6a5878"))
    c.polygon([(0, 960), (430, 640), (850, 640), (1280, 960)], c.linear("#a87a5c", "#7b5144"))
    for x in (-2, -1, 0, 1, 2):
        c.line([(640 + x * 84, 640), (640 + x * 256, 960)], k.darker(k.WALNUT, 0.15), 3, opacity=0.4)
    c.polygon([(0, 0), (430, 180), (430, 640), (0, 960)], c.linear("#7c6a86", "#97829c", end=(1, 0)))
    c.polygon([(1280, 0), (850, 180), (850, 640), (1280, 960)], c.linear("#97829c", "#7c6a86", end=(1, 0)))
    c.polygon([(0, 0), (430, 180), (850, 180), (1280, 0)], "#5f5070")
    c.rect(430, 180, 420, 460, c.linear("#8f7c98", "#7a6688"))
    c.rect(545, 270, 190, 370, k.CREAM, r=4)
    c.rect(560, 285, 160, 355, c.linear("#ffe9b4", "#ffcf7a"))
    c.polygon([(560, 640), (720, 640), (860, 960), (420, 960)], c.linear("#ffe2a0/0.6", "#ffe2a0/0.05"))
    for points in ([(70, 210), (240, 262), (240, 775), (70, 905)],):
        c.polygon(points, "#5a4868", r=4)
        c.polygon([(84, 236), (226, 280), (226, 768), (84, 876)], c.linear("#c48b62", "#a06a4c"))
        c.circle(206, 540, 10, k.SUN)
    c.polygon([(1060, 270), (1190, 225), (1190, 540), (1060, 520)], k.WALNUT, r=3)
    c.polygon([(1072, 286), (1178, 250), (1178, 522), (1072, 504)], k.PEACH)
    c.circle(1125, 350, 26, k.WHITE)
    c.polygon([(1072, 440), (1178, 400), (1178, 522), (1072, 504)], k.TEAL)
    c.polygon([(300, 330), (350, 340), (350, 440), (300, 440)], k.WALNUT)
    c.polygon([(306, 340), (344, 346), (344, 432), (306, 432)], k.MIST)
    look = replace(cast.PAINTER, top=k.MUSTARD, bottom="#8fb0c0", shoes=cast.PAINTER.skin, style="bun", sleeves=1.0)
    h = 560
    c.shadow(640, 868, 120, 18, opacity=0.6)
    pose = replace(poses.standing(look, 640, 866, h, spread=0.035), nod=4)
    pose = replace(pose, feet=((616, 846), (664, 868)))
    person(c, look, pose, h)
    lamps.lamplight(c, 640, 430, reach=0.8, dusk=0.5)


def stairwell(c: Canvas) -> None:
    """Draw an elderly man who climbs a flight of stairs with a hand on the rail."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#c9b79f", "#a88f86", end=(0.6, 1)))
    rooms.window(c, 880, 90, 220, 330, rooms.night_view, frame="#efe3d2")
    for index in range(9):
        x, y = 60 + index * 130, 900 - index * 62
        c.rect(x, y, 1300, 70, c.linear(k.lighter("#8f6a5c", 0.15), "#8f6a5c"))
        c.rect(x - 8, y - 6, 1300, 16, k.lighter(k.WOOD, 0.3), r=4)
        c.rect(x, y + 10, 4, 60, k.SHADE, opacity=0.3)
    look = replace(
        cast.GRANDFATHER, top=k.BRICK, bottom=k.INK, skin=k.SKINS["brown"], hair=k.HAIRS["grey"], glasses=True
    )
    h = 560
    pose = poses.walking(look, 520, 726, h, stride=0.1)
    pose = replace(pose, feet=((460, 710), (584, 642)), hands=((640, 456), (470, 500)), lean=6, nod=-4)
    person(c, look, pose, h)
    for index in range(10):
        x, y = 70 + index * 130, 900 - index * 62
        c.line([(x + 40, y), (x + 40, y - 230)], "#5a4a52", 8)
    c.line([(60, 692), (1330, 86)], "#5a4a52", 12)
    c.line([(60, 676), (1330, 70)], k.lighter(k.WALNUT, 0.2), 24)
    c.limb([(640, 458), (668, 424)], [30, 34], k.lighter(look.skin, 0.06))
    lamps.lamplight(c, 560, 160, reach=0.95, dusk=0.35)
    c.ellipse(560, 40, 70, 26, "#fff4cf")
    c.rect(500, 0, 120, 30, k.MUSTARD, r=10)


def under_the_lamps(c: Canvas) -> None:
    """Draw a couple on an evening walk under street lamps in the snow."""
    nature.sky(c, "#232a4d", "#3f4474", "#7a6a96", down_to=780)
    nature.stars(c, 60, 8, down_to=260)
    for index, (x, width, top, wall) in enumerate(
        (
            (-40, 280, 300, "#4b4668"),
            (240, 250, 220, "#5b4a66"),
            (490, 300, 330, "#48486c"),
            (790, 240, 250, "#5d4c68"),
            (1030, 300, 310, "#4b4668"),
        )
    ):
        c.rect(x, top, width, 520, c.linear(k.lighter(wall, 0.08), wall))
        c.polygon([(x - 14, top), (x + width / 2, top - 110), (x + width + 14, top)], "#e6e6ef", r=6)
        for row in range(3):
            for column in range(2):
                lit = (index + row * 2 + column) % 3 != 0
                c.rect(
                    x + width * (0.18 + 0.42 * column),
                    top + 50 + row * 120,
                    62,
                    74,
                    "#ffcf7a" if lit else "#34335a",
                    r=4,
                )
    c.rect(0, 760, WIDTH, 200, c.linear("#b9bdd8", "#dfe0ee", "#c5c8de"))
    for x in (170, 1060):
        c.glow(x, 250, 330, lamps.WARM, opacity=0.75)
        c.ellipse(x, 850, 260, 50, lamps.WARM, opacity=0.35)
        c.line([(x, 850), (x, 290)], k.INK, 16)
        c.polygon([(x - 34, 220), (x + 34, 220), (x + 24, 292), (x - 24, 292)], "#fff4cf", r=6)
        c.polygon([(x - 44, 222), (x + 44, 222), (x, 180)], k.INK, r=6)
    h = 560
    one = replace(cast.STUDENT, style="beanie", cloth=k.MUSTARD, top=k.BRICK, bottom=k.INK, shoes=k.WALNUT)
    two = replace(cast.NURSE, cloth=k.PLUM, top=k.TEAL, bottom=k.INK, wear="trousers", shoes=k.WALNUT)
    c.shadow(620, 892, 220, 20, opacity=0.5)
    person(c, one, replace(poses.walking(one, 560, 886, h, stride=0.12), gaze=0.6), h)
    person(c, two, replace(poses.walking(two, 700, 894, h * 0.95, stride=0.11), gaze=-0.4), h * 0.95)
    for x in (330, 400, 300, 370):
        c.ellipse(x, 900 + x % 30, 16, 6, "#9a9fc0", opacity=0.7)
    lamps.snow(c, 120, 9, largest=6)


def round_the_kitchen_table(c: Canvas) -> None:
    """Draw a young man who walks round the kitchen table with a cup, the moon at the window."""
    rooms.room(c, "#6c7f88", "#6a5058", floor_at=700)
    rooms.window(c, 480, 80, 320, 330, lamps.moon_view, frame="#d9cfc9")
    rooms.shelf(c, 60, 270, 320)
    for x, shade in ((110, k.CREAM), (190, k.ROSE), (270, k.MUSTARD), (340, k.TEAL)):
        c.rect(x - 26, 200, 52, 70, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.2), end=(1, 0)), r=10)
    c.rect(940, 250, 250, 460, c.linear("#e6ddd2", "#b9aeb0"), r=18)
    c.rect(940, 420, 250, 8, "#9b9197")
    for y in (300, 480):
        c.rect(960, y, 14, 80, k.STEEL, r=6)
    look = Look(
        skin=k.SKINS["olive"],
        hair=k.HAIRS["black"],
        style="curly",
        glasses=True,
        top=k.ROSE,
        bottom=k.PLUM,
        shoes=k.MUSTARD,
    )
    h = 620
    c.shadow(330, 880, 130, 18, opacity=0.5)
    pose = poses.walking(look, 330, 876, h, stride=0.11)
    pose = replace(pose, hands=((436, 560), pose.hands[1]), elbows=(0.9, 1))
    rooms.table(c, 560, 690, 560, 200, colour=k.WOOD)
    rooms.chair(c, 700, 900, 150, facing=1)
    still.bowl(c, 820, 690, 170, k.TEAL, fill=k.APRICOT)
    still.candle(c, 1000, 690, 70)
    person(c, look, pose, h, held=lambda: still.mug(c, 452, 576, 62, k.CREAM))
    lamps.lamplight(c, 820, 560, reach=0.95, dusk=0.45)


def snow_in_the_park(c: Canvas) -> None:
    """Draw an elderly woman with a stick who walks through a snowy park on a bright winter day."""
    nature.sky(c, "#a9c7d8", "#dfe6e2", "#fbe9d0", down_to=560)
    nature.sun(c, 1010, 200, 56)
    nature.ridge(c, 460, 30, "#c9d3da", 3)
    for x, h in ((90, 420), (300, 330), (1000, 360), (1200, 440)):
        nature.tree(c, x, 600, h, "#8a94a0", kind="bare", bark="#5a4a52", seed=x)
    c.rect(0, 540, WIDTH, 420, c.linear("#eef0f2", "#dde3ea", "#f3efe8"))
    nature.ridge(c, 620, 16, "#e7ebef", 6)
    c.path("M-10 800C300 760 900 770 1290 740L1290 860C900 900 300 880 -10 930Z", "#cfd8e2")
    things.bench(c, 960, 740, 260, 84)
    c.rect(832, 560, 256, 16, k.WHITE, r=8)
    c.rect(832, 652, 256, 14, k.WHITE, r=7)
    h = 580
    look = replace(
        cast.NEIGHBOUR, style="hijab", cloth=k.MUSTARD, top=k.PLUM, bottom=k.STEEL, wear="skirt", shoes=k.INK
    )
    c.shadow(470, 884, 130, 16, opacity=0.4)
    pose = replace(poses.walking(look, 460, 880, h, stride=0.1), nod=4)
    person(c, look, pose, h)
    things.cane(c, pose.hands[0], 878)
    chance = Random(3)
    for index in range(6):
        c.ellipse(360 - index * 56, 886 + (index % 2) * 16, 17, 7, "#a9b4c4")
    animals.bird(c, 1040, 560, 60, facing=-1, coat="#8a6a55", breast="#e0683a")
    for _ in range(50):
        c.circle(chance.uniform(0, WIDTH), chance.uniform(0, 700), chance.uniform(2, 5), k.WHITE, opacity=0.8)


SCENES = (
    hallway_at_night,
    stairwell,
    under_the_lamps,
    round_the_kitchen_table,
    snow_in_the_park,
)
