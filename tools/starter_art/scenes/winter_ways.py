"""Ways through streets and parks in winter, by day and in the evening."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, nature, plants, poses, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, Point
from tools.starter_art.figures import person


def houses(c: Canvas, ground: float, *, night: bool, seed: int = 0) -> None:
    """Draw a row of town houses that stand on ``ground``."""
    walls = (k.PEACH, k.MIST, k.CREAM, k.ROSE, k.SAND)
    for index, (x, width, top) in enumerate(
        ((-60, 280, 250), (220, 240, 190), (460, 280, 280), (740, 250, 210), (990, 320, 260))
    ):
        wall = walls[(index + seed) % 5]
        roof = (k.BRICK, k.WALNUT, k.TERRACOTTA, k.PLUM, k.TEAL)[(index + seed) % 5]
        if night:
            wall, roof = k.mix(wall, "#3a3a66", 0.66), k.mix(roof, "#2a2b50", 0.6)
        c.rect(x, top, width, ground - top, c.linear(k.lighter(wall, 0.12), wall, end=(1, 0.4)))
        c.polygon([(x - 14, top), (x + width / 2, top - 110), (x + width + 14, top)], roof, r=6)
        for row in range(2):
            for column in range(2):
                wx, wy = x + width * (0.16 + 0.42 * column), top + 50 + row * 170
                lit = night and (index * 3 + row + column + seed) % 3
                if row == 1 and column == index % 2:
                    c.rect(wx, wy, 72, ground - wy, k.darker(roof, 0.1), r=6)
                    c.circle(wx + 58, wy + 90, 5, k.SUN)
                    continue
                c.rect(wx - 6, wy - 6, 82, 100, k.mix(k.WHITE, wall, 0.5 if night else 0), r=4)
                c.rect(wx, wy, 70, 88, "#ffd98a" if lit else ("#34386a" if night else "#a9c6cc"), r=2)
                if lit:
                    c.glow(wx + 35, wy + 44, 100, "#ffd98a", opacity=0.35)
                c.rect(wx + 32, wy, 6, 88, k.mix(k.WHITE, wall, 0.5 if night else 0))


def pavement(c: Canvas, ground: float, shade: str) -> None:
    """Draw a pavement that starts at ``ground``."""
    c.rect(0, ground, 1280, 960 - ground, c.linear(k.lighter(shade, 0.12), k.darker(shade, 0.15)))
    c.rect(0, ground, 1280, 10, k.darker(shade, 0.3), opacity=0.6)
    for x in range(-200, 1500, 150):
        c.line([(x + 60, ground + 10), (x - 50, 960)], k.darker(shade, 0.25), 2, opacity=0.5)
    c.line([(0, ground + 92), (1280, ground + 92)], k.darker(shade, 0.25), 2, opacity=0.5)


def street_lamp(c: Canvas, x: float, ground: float, height: float) -> None:
    """Draw a lit street lamp that stands at (``x``, ``ground``)."""
    c.shadow(x, ground, 50, 8)
    c.limb([(x, ground), (x, ground - height + 60)], [16, 10], k.INK)
    c.glow(x, ground - height + 30, 260, lamps.WARM, opacity=0.65)
    c.polygon(
        [
            (x - 26, ground - height + 62),
            (x + 26, ground - height + 62),
            (x + 36, ground - height),
            (x - 36, ground - height),
        ],
        "#fff0c4",
        r=6,
    )
    c.polygon([(x - 42, ground - height), (x, ground - height - 36), (x + 42, ground - height)], k.INK, r=4)


def winter_street(c: Canvas) -> None:
    """Draw a man with a scarf who walks round the block on a clear winter day, bare trees along the street."""
    nature.sky(c, "#a9c6d6", "#e3e2dc", "#f6e8d2", down_to=800)
    nature.cloud(c, 300, 120, 240, opacity=0.7)
    houses(c, 720, night=False, seed=1)
    pavement(c, 720, "#c9bfb4")
    for x, seed in ((150, 3), (690, 5), (1180, 8)):
        nature.tree(c, x, 790, 430, kind="bare", seed=seed, bark="#5f4a48")
    look = replace(cast.STUDENT, style="beanie", cloth=k.MUSTARD, top=k.TEAL, bottom=k.INK, shoes=k.WALNUT)
    h = 560
    pose = poses.walking(look, 460, 900, h)
    person(c, look, pose, h)
    c.limb([(444, 458), (492, 462)], [34, 32], k.BRICK)
    c.limb([(446, 468), (412, 550)], [28, 22], k.BRICK)
    animals.cat(c, 980, 880, 110, facing=-1, coat=k.APRICOT, pose="walk")


def evening_street(c: Canvas) -> None:
    """Draw a woman in a coat who walks alone under street lamps past lit windows on an autumn evening."""
    nature.sky(c, "#232a4d", "#3d3f70", "#6d5f8a", down_to=800)
    nature.stars(c, 60, 4, down_to=260)
    nature.moon(c, 1130, 110, 46)
    houses(c, 730, night=True, seed=2)
    pavement(c, 730, "#4c4a6c")
    for x in (150, 640, 1130):
        c.ellipse(x, 800, 210, 46, "#ffdf9c", opacity=0.22)
        street_lamp(c, x, 790, 520)
    for x, y, turn in ((300, 880, 20), (520, 910, -40), (840, 890, 70), (1010, 930, 10), (930, 850, 120)):
        plants.leaf(c, x, y, 40, k.TERRACOTTA, turn=turn, breadth=0.6)
    look = replace(
        cast.TEACHER,
        top=k.BRICK,
        bottom=k.INK,
        wear="trousers",
        hair=k.HAIRS["brown"],
        skin=k.SKINS["tan"],
        style="bob",
    )
    h = 580
    pose = poses.walking(look, 430, 910, h)
    pose = replace(pose, hands=((480, 640), (424, 650)))
    person(c, look, pose, h)
    c.polygon(
        [(384, 600), (478, 600), (510, 700), (350, 700)],
        c.linear(k.lighter(k.BRICK, 0.1), k.darker(k.BRICK, 0.15)),
        r=16,
    )
    c.limb([(404, 450), (462, 452)], [40, 38], k.MUSTARD)


def bare_tree(c: Canvas) -> None:
    """Draw one big bare tree in a park on a pale winter day, a person with a scarf looking up at it."""
    nature.sky(c, "#b9cbd6", "#e0dfdd", "#f3e4d0", down_to=760)
    nature.ridge(c, 600, 30, "#b9c0b4", 4)
    for x, size in ((70, 240), (1180, 280), (1060, 210)):
        nature.tree(c, x, 690, size, kind="bare", seed=x, bark="#8d837f")
    c.rect(0, 680, 1280, 280, c.linear("#b3b38c", "#8f9168"))
    nature.ridge(c, 730, 14, "#a3a57c", 9)
    c.shadow(720, 850, 330, 34, opacity=0.4)
    bark = "#5a4442"
    c.limb([(720, 800), (706, 560), (716, 380)], [110, 84, 60], c.linear(k.lighter(bark, 0.2), bark, end=(1, 0)))
    c.path("M640 856C680 820 690 790 690 740L760 740C758 800 776 826 812 856Z", bark)
    branches: list[list[Point]] = [
        [(716, 420), (690, 260), (640, 60)],
        [(716, 400), (790, 250), (860, 70)],
        [(710, 520), (560, 380), (420, 300)],
        [(716, 500), (880, 380), (1020, 300)],
        [(700, 330), (730, 180), (740, 30)],
        [(600, 420), (500, 260), (460, 130)],
        [(840, 410), (930, 250), (960, 130)],
        [(560, 380), (440, 400), (340, 410)],
        [(880, 380), (1010, 400), (1110, 420)],
        [(640, 180), (570, 110), (540, 30)],
        [(820, 170), (900, 120), (1000, 60)],
        [(500, 260), (410, 210), (350, 200)],
        [(930, 250), (1040, 210), (1100, 190)],
    ]
    for index, way in enumerate(branches):
        thick = 34 if index < 5 else 18
        c.limb(way, [thick, thick * 0.5, 5], bark)
        for part in (0.4, 0.7):
            (x0, y0), (x1, y1) = way[1:]
            start = (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
            c.limb([start, (start[0] + (46 if index % 2 else -46), start[1] - 50)], [8, 3], bark)
    for x, y in ((900, 276), (936, 262)):
        animals.bird(c, x, y, 44, coat=k.INK, breast=k.GREY)
    look = replace(cast.NEIGHBOUR, style="beanie", cloth=k.BRICK, top=k.TEAL, bottom=k.INK)
    h = 430
    pose = replace(poses.standing(look, 330, 900, h, turn=0.8), nod=-16)
    pose = replace(pose, hands=((420, 560), (350, 700)), elbows=(-0.8, 1))
    person(c, look, pose, h)
    c.limb([(312, 552), (352, 552)], [30, 28], k.MUSTARD)


def prints_in_the_snow(c: Canvas) -> None:
    """Draw prints of boots, paws and wheels that cross fresh snow, trees behind."""
    nature.sky(c, "#a9c4d9", "#dfe6ea", "#fbeede", down_to=420)
    nature.ridge(c, 300, 24, "#c3d0da", 3)
    for x in range(30, 1300, 130):
        nature.tree(c, x, 390 + x * 7 % 24, 190 + x * 13 % 70, "#6d8a86", kind="pine")
    c.rect(0, 370, 1280, 590, c.linear("#eaf0f5", "#ffffff", "#dfe8f1"))
    nature.ridge(c, 390, 12, "#f3f7fa", 6)
    blue = "#a3b6cc"
    for index in range(7):
        t = index / 6
        size = 1 - 0.68 * t
        side = 44 * size * (1 if index % 2 else -1)
        with c.group(move=(250 + t * 340 + side, 920 - t * 470), turn=30, scale=size):
            c.path("M0 -90C44 -90 44 -20 34 0L-34 0C-44 -20 -44 -90 0 -90Z", blue)
            c.rect(-30, 14, 60, 44, blue, r=20)
            for row in range(4):
                c.line([(-30, -66 + row * 18), (30, -66 + row * 18)], "#8ba0ba", 5)
    for index in range(8):
        t = index / 7
        size = 1 - 0.7 * t
        side = 40 * size * (1 if index % 2 else -1)
        with c.group(move=(760 - t * 60 + side, 920 - t * 480), scale=size):
            c.ellipse(0, 0, 30, 26, blue)
            for dx, dy in ((-32, -34), (-11, -48), (12, -48), (33, -34)):
                c.ellipse(dx, dy, 11, 15, blue)
    for shift in (0, 110):
        c.polygon(
            [(1000 + shift, 970), (1052 + shift, 970), (900 + shift * 0.34, 440), (888 + shift * 0.34, 440)],
            blue,
            opacity=0.8,
        )
        for index in range(13):
            t = (index / 13) ** 0.7
            y, x = 960 - t * 500, 1026 + shift - t * (132 + shift * 0.66)
            c.line(
                [(x - 22 * (1 - t * 0.7), y), (x + 22 * (1 - t * 0.7), y - 12 * (1 - t))], "#8ba0ba", 6 * (1 - t * 0.6)
            )
    animals.bird(c, 150, 560, 90, coat=k.BRICK, breast=k.APRICOT)
    lamps.snow(c, 40, 4, down_to=420, largest=5)


def last_bus(c: Canvas) -> None:
    """Draw a lit bus that drives off on a dark street and a man with a bag who walks the rest of the way."""
    nature.sky(c, "#232a4d", "#43426f", "#6d5f8a", down_to=800)
    nature.stars(c, 60, 9, down_to=240)
    houses(c, 640, night=True, seed=0)
    c.rect(0, 640, 1280, 200, c.linear("#3d3d60", "#33345a"))
    for x in range(20, 1280, 190):
        c.rect(x, 730, 90, 9, "#cfc8a8", r=4, opacity=0.55)
    with c.group(move=(800, 650)):
        c.shadow(230, 90, 320, 22, opacity=0.6)
        c.rect(-60, -250, 600, 320, c.linear(k.lighter(k.BRICK, 0.15), k.BRICK), r=34)
        c.rect(-60, -6, 600, 40, k.CREAM)
        for index in range(4):
            c.rect(-30 + index * 142, -212, 122, 130, "#ffe6a3", r=12)
            c.glow(30 + index * 142, -150, 120, "#ffe6a3", opacity=0.4)
        c.circle(190, -118, 26, "#5a4a66")
        c.rect(160, -100, 60, 40, "#5a4a66", r=14)
        for x in (60, 410):
            c.circle(x, 72, 54, k.INK)
            c.circle(x, 72, 24, k.STEEL)
        c.rect(-64, -10, 16, 40, "#ff8a6a", r=6)
        c.glow(-56, 10, 90, "#ff8a6a", opacity=0.5)
    pavement(c, 830, "#4c4a6c")
    c.limb([(560, 850), (560, 420)], [14, 12], k.STEEL)
    c.rect(500, 380, 120, 90, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=12)
    c.rect(524, 404, 72, 34, k.CREAM, r=8)
    c.circle(540, 442, 7, k.INK)
    c.circle(580, 442, 7, k.INK)
    street_lamp(c, 110, 850, 560)
    look = replace(cast.FATHER, top=k.PINE, bottom=k.INK, sleeves=1.0, shoes=k.WALNUT)
    h = 540
    pose = poses.walking(look, 300, 920, h, turn=-1)
    person(c, look, pose, h)
    c.line([(284, 470), (360, 620)], k.WALNUT, 9)
    c.rect(320, 606, 92, 76, c.linear(k.lighter(k.MUSTARD, 0.2), k.MUSTARD), r=14)


def wheels_on_the_pavement(c: Canvas) -> None:
    """Draw a man in a wheelchair who rolls along a smooth pavement by day, his hands on the wheels."""
    nature.sky(c, "#a9cbd9", "#e0e6de", "#f8ead0", down_to=800)
    houses(c, 690, night=False, seed=3)
    pavement(c, 690, "#cdc3b6")
    for x in (90, 1190):
        nature.tree(c, x, 760, 400, kind="bare", seed=x, bark="#6d5552")
    look = replace(cast.ATHLETE, top=k.MUSTARD, bottom=k.DENIM, sleeves=1.0, skin=k.SKINS["brown"])
    x, ground, size = 600, 900, 700
    things.wheelchair_back(c, x, ground, size)
    pose = things.wheelchair_pose(look, x, ground, size, lean=8)
    pose = replace(pose, hands=((x + 40, ground - 200), (x + 24, ground - 210)), elbows=(-0.8, -0.8))
    person(c, look, pose, size)
    things.wheelchair_front(c, x, ground, size)
    for index in range(3):
        c.line([(300 - index * 30, 640 + index * 80), (400 - index * 30, 640 + index * 80)], k.WHITE, 8, opacity=0.6)


SCENES = (
    winter_street,
    evening_street,
    bare_tree,
    prints_in_the_snow,
    last_bus,
    wheels_on_the_pavement,
)
