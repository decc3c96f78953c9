"""Quiet corners: shoes by the door, a shelf, a book at work, a lamp behind a plant."""

from __future__ import annotations

from random import Random

from tools.starter_art import colours as k
from tools.starter_art import hands, lamps, plants, tabletops
from tools.starter_art.canvas import Canvas


def shoes_on_the_mat(c: Canvas) -> None:
    """Draw a pair of walking shoes on a door mat before a front door, a bag and an umbrella beside them."""
    c.rect(0, 0, 1280, 640, c.linear("#b5a591", "#a08f7d"))
    c.rect(400, -40, 520, 680, k.CREAM, r=6)
    c.rect(430, -40, 460, 676, c.linear(k.lighter(k.TEAL, 0.25), k.TEAL, end=(1, 0)))
    c.rect(490, 60, 340, 250, k.darker(k.TEAL, 0.18), r=8)
    c.rect(490, 370, 340, 220, k.darker(k.TEAL, 0.18), r=8)
    c.circle(850, 340, 20, k.SUN)
    c.rect(0, 636, 1280, 324, c.linear("#8f6a52", "#a87f62"))
    for x in range(-300, 1600, 170):
        c.line([(x + 120, 640), (x, 960)], k.darker("#8f6a52", 0.25), 3, opacity=0.5)
    c.polygon([(360, 700), (960, 700), (1040, 900), (280, 900)], c.linear(k.lighter(k.WALNUT, 0.25), k.WALNUT), r=18)
    c.polygon([(392, 722), (928, 722), (990, 880), (330, 880)], k.lighter(k.WALNUT, 0.12), r=10)
    for x, y, size in ((400, 830, 0.82), (600, 880, 0.95)):
        with c.group(move=(x, y), scale=size):
            c.shadow(130, 4, 220, 20, opacity=0.5)
            c.path(
                "M-60 0C-70 -70 -60 -140 -50 -190L60 -200C76 -150 110 -124 170 -110C260 -90 330 -70 344 -24L344 0Z",
                c.linear(k.lighter(k.MUSTARD, 0.25), k.MUSTARD, k.darker(k.MUSTARD, 0.25), end=(0.4, 1)),
            )
            c.rect(-68, -12, 420, 30, k.CREAM, r=12)
            c.ellipse(4, -194, 58, 17, k.darker(k.MUSTARD, 0.5))
            for step in range(4):
                c.line([(68 + step * 30, -176 + step * 20), (110 + step * 28, -150 + step * 16)], k.CREAM, 9)
            c.polygon([(230, -86), (330, -60), (344, -24), (344, -12), (240, -12)], k.darker(k.MUSTARD, 0.2), r=10)
    c.limb([(1140, 860), (1120, 470)], [13, 10], k.WALNUT)
    c.path("M1120 470C1114 420 1160 410 1164 446", stroke=k.WALNUT, width=13)
    c.polygon(
        [(1104, 800), (1176, 790), (1160, 560), (1108, 566)],
        c.linear(k.lighter(k.BRICK, 0.2), k.BRICK, end=(1, 0)),
        r=10,
    )
    plants.potted(c, 150, 850, 330, kind="broad", clay=k.CREAM)
    tabletops.lit(c, 640, 420, dusk=0.24)


def finger_along_the_spines(c: Canvas) -> None:
    """Draw a hand that pulls a red book out of a row on a shelf at home."""
    c.rect(0, 0, 1280, 960, c.linear("#7a5c4e", "#5f463f"))
    for y, seed in ((300, 3), (960, 11)):
        c.rect(0, y, 1280, 44, c.linear(k.lighter(k.OAK, 0.3), k.darker(k.OAK, 0.1)))
        c.rect(0, y + 44, 1280, 24, k.SHADE, opacity=0.3)
        chance = Random(seed)
        x, last = -10.0, ""
        while x < 1290:
            wide, tall = chance.uniform(58, 104), chance.uniform(330, 470)
            shade = chance.choice(
                [one for one in (k.TEAL, k.MUSTARD, k.PLUM, k.SAGE, k.DENIM, k.ROSE, k.CREAM, k.PINE) if one != last]
            )
            last = shade
            if not (y > 900 and x + wide > 560 and x < 690):
                c.rect(
                    x,
                    y - tall,
                    wide - 4,
                    tall,
                    c.linear(k.lighter(shade, 0.2), shade, k.darker(shade, 0.25), end=(1, 0)),
                    r=5,
                )
                c.rect(x + 10, y - tall + 40, wide - 24, 12, k.lighter(shade, 0.55), r=4)
                c.rect(x + 10, y - tall + 64, wide - 24, 6, k.lighter(shade, 0.55), r=3)
                c.rect(x + wide / 2 - 5, y - tall * 0.62, 8, tall * 0.36, k.lighter(shade, 0.5), r=4, opacity=0.8)
            x += wide
    c.rect(566, 520, 130, 440, k.darker(k.WALNUT, 0.5))
    with c.group(move=(640, 760), turn=9):
        c.rect(-52, -330, 130, 560, k.SHADE, r=8, opacity=0.4)
        c.rect(-60, -340, 130, 560, c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, k.darker(k.BRICK, 0.3), end=(1, 0)), r=8)
        c.rect(-44, -290, 98, 18, k.SUN, r=5)
        c.rect(-44, -256, 98, 8, k.SUN, r=4)
        c.rect(0, -200, 14, 210, k.SUN, r=6, opacity=0.85)
    hands.grip_hand(c, 716, 560, skin=k.SKINS["fair"], sleeve=k.MOSS, size=1.6, turn=14)
    tabletops.lit(c, 600, 420, dusk=0.38)


def book_by_the_keyboard(c: Canvas) -> None:
    """Draw a thin open book beside a keyboard on a desk, a hand on its page."""
    tabletops.boards(c, "#b08a66", across=True)
    with tabletops.laid(c, 300, 210, 560, 210, "#efeae2", turn=-3, r=16):
        for row in range(4):
            for column in range(11):
                c.rect(-262 + column * 48, -84 + row * 44, 40, 34, k.GREY, r=6)
    with c.group(move=(600, 590), turn=-4):
        c.rect(-370, -230, 760, 500, k.SHADE, r=14, opacity=0.3)
        c.rect(-382, -244, 764, 500, k.TEAL, r=12)
        for side in (-1, 1):
            c.rect(
                -366 if side < 0 else 0,
                -230,
                366,
                470,
                c.linear(
                    "#f0dfc0", "#fff8ea", start=(1, 0) if side < 0 else (0, 0), end=(0, 0) if side < 0 else (1, 0)
                ),
                r=8,
            )
            for row in range(10):
                x = -330 if side < 0 else 40
                c.line([(x, -180 + row * 40), (x + 280 - (row * 37) % 60, -180 + row * 40)], k.GREY, 7)
        c.line([(0, -230), (0, 240)], k.darker(k.SAND, 0.3), 4)
    hands.flat_hand(c, 1000, 800, skin=k.SKINS["brown"], sleeve=k.PLUM, turn=-58, size=1.0, spread=0.4)
    tabletops.mug_above(c, 1080, 190, 110, k.MUSTARD)
    c.ellipse(760, 210, 74, 104, k.SHADE, opacity=0.25)
    c.ellipse(752, 198, 72, 102, c.linear("#ffffff", "#d5d0c8", end=(1, 1)))
    c.rect(746, 120, 12, 40, k.GREY, r=6)
    tabletops.lit(c, 560, 380, dusk=0.22)


def forest_on_the_wall(c: Canvas) -> None:
    """Draw a lamp behind a house plant that throws a forest of leaf shadows on the wall at night."""
    c.rect(0, 0, 1280, 960, c.linear("#c98f5e", "#8a5c55"))
    c.glow(380, 600, 900, "#ffe2a0", opacity=0.6)
    for turn, length, x, y in (
        (-30, 520, 760, 720),
        (-8, 640, 820, 740),
        (14, 600, 900, 740),
        (34, 540, 960, 730),
        (56, 460, 1000, 720),
        (-52, 400, 720, 720),
        (74, 380, 1030, 720),
    ):
        plants.leaf(c, x, y, length, "#5f3f4f", turn=turn, breadth=0.36)
    c.rect(0, 0, 1280, 960, "#c98f5e", opacity=0.25)
    for turn, length, x in ((-20, 330, 1150), (8, 420, 1180), (30, 300, 1210)):
        plants.leaf(c, x, 740, length, "#6a4653", turn=turn, breadth=0.34)
    c.rect(0, 730, 1280, 60, c.linear(k.lighter(k.WALNUT, 0.25), k.WALNUT))
    c.rect(0, 790, 1280, 170, k.darker(k.WALNUT, 0.3))
    lamps.table_lamp(c, 230, 740, 300, shade=k.APRICOT)
    plants.potted(c, 480, 744, 380, kind="fern", clay=k.TEAL)
    lamps.lamplight(c, 300, 500, reach=1.0, dusk=0.55)


SCENES = (
    shoes_on_the_mat,
    finger_along_the_spines,
    book_by_the_keyboard,
    forest_on_the_wall,
)
