"""Gardening and house plants."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, nature, places, plants, poses, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas, bezier
from tools.starter_art.figures import person


def watering_can_and_pots(c: Canvas) -> None:
    """Draw a watering can between flower pots on a bench."""
    nature.sky(c, "#d7e8e0", "#fdf0d3", down_to=700)
    nature.ridge(c, 440, 26, "#b6c797", 4)
    plants.bush(c, 120, 640, 420, k.SAGE)
    plants.bush(c, 1130, 640, 460, k.OLIVE)
    plants.bush(c, 640, 640, 420, k.SAGE)
    for x in range(10, WIDTH, 106):
        c.polygon(
            [(x, 640), (x, 360), (x + 38, 320), (x + 76, 360), (x + 76, 640)],
            c.linear("#fff6e6", "#ecd7b6"),
            r=6,
        )
    c.rect(0, 420, WIDTH, 30, k.SAND)
    c.rect(0, 560, WIDTH, 30, k.SAND)
    c.rect(0, 640, WIDTH, 320, c.linear("#9db272", "#6d8550"))
    plants.grass(c, 0, WIDTH, 660, 46, "#7d9658", 4)
    c.limb([(240, 780), (240, 930)], [34, 34], k.WALNUT)
    c.limb([(1040, 780), (1040, 930)], [34, 34], k.WALNUT)
    c.shadow(640, 935, 560, 26)
    c.rect(110, 752, 1060, 46, c.linear(k.lighter(k.WOOD, 0.35), k.darker(k.WOOD, 0.15)), r=10)
    plants.potted(c, 270, 754, 400, kind="flower")
    still.watering_can(c, 600, 754, 250, k.TEAL)
    plants.potted(c, 940, 754, 320, kind="herb", clay=k.MUSTARD)
    plants.potted(c, 1090, 754, 230, kind="fern", clay=k.BRICK)
    plants.grass(c, 0, WIDTH, 962, 70, "#5f7a45", 9)


def planting_seedlings(c: Canvas) -> None:
    """Draw a woman with a sun hat who kneels at a bed and plants seedlings."""
    places.meadow(c, horizon=520, seed=3)
    for x in range(10, WIDTH, 106):
        c.polygon(
            [(x, 620), (x, 440), (x + 38, 404), (x + 76, 440), (x + 76, 620)], c.linear("#fff6e6", "#ecd7b6"), r=6
        )
    c.rect(0, 480, WIDTH, 24, k.SAND)
    c.rect(0, 570, WIDTH, 24, k.SAND)
    for x in (60, 180, 1010, 1120, 1230):
        plants.flower(c, x, 660, 210 + x % 60, (k.MUSTARD, k.ROSE, k.BRICK)[x % 3])
    c.rect(0, 640, WIDTH, 320, c.linear("#9db26c", "#71894d"))
    c.path("M560 960C580 860 640 800 740 790L1290 800L1290 960Z", c.linear("#8a5a40", "#6a4234"))
    for row, y in enumerate((830, 900)):
        for x in range(760 + row * 30, 1270, 96):
            c.ellipse(x, y + 6, 40, 11, k.SHADE, opacity=0.25)
            for turn in (-44, 0, 44):
                plants.leaf(c, x, y, 56, k.MOSS if row else k.SAGE, turn=turn, breadth=0.5)
    look = cast.GARDENER
    h = 620
    c.shadow(420, 880, 220, 24, opacity=0.5)
    pose = poses.kneeling(look, 430, 880, h, lean=46)
    pose = replace(pose, hands=((676, 792), (648, 806)), nod=22)
    person(c, look, pose, h)
    c.ellipse(672, 838, 46, 14, "#5a382c")
    for turn in (-40, 0, 40):
        plants.leaf(c, 674, 836, 74, k.MOSS, turn=turn, breadth=0.5)
    c.limb([(646, 810), (664, 806)], [30, 24], look.skin)
    still.watering_can(c, 180, 890, 160, k.TEAL)
    plants.grass(c, 0, 600, 962, 50, k.MOSS, 3)


def raised_bed(c: Canvas) -> None:
    """Draw a wheelchair user who waters tomatoes in a raised bed."""
    places.meadow(c, horizon=500, seed=6)
    c.rect(0, 700, WIDTH, 260, c.linear("#e3c79c", "#cda97a"))
    for x, y in ((100, 800), (300, 900), (560, 930), (760, 930), (1100, 930), (420, 780)):
        c.ellipse(x, y, 60, 10, k.darker(k.SAND, 0.15), opacity=0.5)
    h = 580
    things.wheelchair_back(c, 360, 890, h, frame=k.BRICK)
    look = replace(cast.GRANDFATHER, top=k.MUSTARD)
    pose = replace(things.wheelchair_pose(look, 360, 890, h), hands=((560, 560), (530, 600)), elbows=(1, 1), nod=6)
    c.shadow(950, 900, 330, 24, opacity=0.45)
    for x in (760, 900, 1040, 1170):
        c.limb([(x, 660), (x, 300)], [9, 7], k.OAK)
        for index in range(7):
            plants.leaf(
                c, x, 660 - index * 48, 110, (k.MOSS, k.FOREST)[index % 2], turn=62 if index % 2 else -62, breadth=0.5
            )
        for dx, y in ((-34, 600), (30, 540), (-30, 470), (28, 400)):
            c.circle(x + dx, y, 23, c.radial("#f59a7a", "#e0583c", k.BRICK, centre=(0.35, 0.3), radius=0.75))
    for row in range(3):
        c.rect(690, 660 + row * 80, 560, 74, c.linear(k.lighter(k.WOOD, 0.25), k.darker(k.WOOD, 0.1)), r=6)
    for x in (700, 1220):
        c.rect(x, 650, 22, 252, k.darker(k.WOOD, 0.25), r=4)

    def can() -> None:
        with c.group(move=(590, 640), turn=14):
            still.watering_can(c, 0, 0, 150, k.TEAL)

    person(c, look, pose, h, held=can)
    things.wheelchair_front(c, 360, 890, h, frame=k.BRICK)
    for index, (x, y) in enumerate(((760, 570), (780, 590), (748, 600), (770, 624), (792, 616), (756, 640))):
        c.ellipse(x, y, 4, 9, "#a8d4e2", turn=-14 + index)


def hands_with_seedling(c: Canvas) -> None:
    """Draw two hands that hold a seedling in its soil."""
    nature.sky(c, "#dfe8cf", "#f6ecc9", "#e9d9a4")
    for x, y, r in (
        (180, 220, 130),
        (420, 120, 80),
        (1050, 200, 150),
        (860, 90, 70),
        (1200, 480, 110),
        (90, 560, 90),
        (640, 240, 100),
    ):
        c.circle(x, y, r, k.lighter(k.SAGE, 0.35), opacity=0.35)
    c.rect(0, 700, WIDTH, 260, c.linear("#8a6a45", "#5f4636"))
    nature.ridge(c, 700, 14, "#8a6a45", 4)
    c.glow(640, 380, 420, "#fff6d0", opacity=0.7)
    skin = k.SKINS["tan"]
    dark = k.darker(skin, 0.16)
    for side in (-1, 1):
        c.limb(
            [(640 + side * 620, 1000), (640 + side * 330, 760), (640 + side * 190, 650)],
            [220, 150, 120],
            c.linear(k.lighter(skin, 0.14), skin),
        )
        c.limb(
            [(640 + side * 700, 1060), (640 + side * 470, 872)], [270, 230], c.linear(k.lighter(k.BRICK, 0.2), k.BRICK)
        )
    c.path(
        bezier(
            (430, 560),
            (470, 500),
            (560, 474),
            (640, 474),
            (720, 474),
            (810, 500),
            (850, 560),
            (840, 680),
            (740, 710),
            (640, 710),
            (540, 710),
            (440, 680),
            (430, 560),
            closed=True,
        ),
        c.linear("#8a5a40", "#5a382c"),
    )
    for x, y in ((500, 540), (560, 510), (640, 520), (720, 512), (790, 548), (590, 556), (690, 560)):
        c.ellipse(x, y, 15, 9, "#a06e4c", opacity=0.7)
    c.curve([(640, 500), (632, 400), (646, 290)], k.MOSS, 17)
    for x, y, length, turn in ((636, 400, 190, -62), (638, 370, 190, 60), (645, 300, 170, -26), (645, 296, 180, 30)):
        plants.leaf(c, x, y, length, "#86a452", turn=turn, breadth=0.52)
    for side in (-1, 1):
        for part in range(4):
            start = (640 + side * (236 - part * 8), 620 + part * 34)
            c.limb(
                [
                    start,
                    (640 + side * (150 - part * 22), 672 + part * 24),
                    (640 + side * (8 + part * 5), 690 + part * 25),
                ],
                [64, 56, 46],
                skin if part % 2 else k.darker(skin, 0.06),
            )
        c.limb(
            [(640 + side * 262, 640), (640 + side * 238, 570), (640 + side * 186, 520)],
            [76, 58, 46],
            c.linear(k.lighter(skin, 0.15), dark),
        )


SCENES = (
    watering_can_and_pots,
    planting_seedlings,
    raised_bed,
    hands_with_seedling,
)
