"""What a pencil, a pen or scissors make of paper in lamplight."""

from __future__ import annotations

import math

from tools.starter_art import colours as k
from tools.starter_art import hands, still, tabletops
from tools.starter_art.canvas import Canvas, Point, smooth


def sketch_of_a_teapot(c: Canvas) -> None:
    """Draw a sketchbook with the pencil drawing of a teapot, a hand at work and the teapot itself behind."""
    tabletops.boards(c, "#84675c")
    still.teapot(c, 980, 330, 300, k.TEAL)
    with tabletops.laid(c, 500, 560, 760, 600, k.CREAM, turn=-4, r=8):
        c.rect(-380, -300, 40, 600, k.darker(k.SAND, 0.12), r=6)
        for y in range(-270, 290, 46):
            c.rect(-392, y, 34, 10, k.STEEL, r=5)
        ink = k.DENIM
        c.path("M-130 60C-140 -60 110 -60 110 60C110 150 60 176 -10 176C-80 176 -130 150 -130 60Z", stroke=ink, width=7)
        c.path("M-126 20C-210 -20 -230 110 -116 110", stroke=ink, width=7)
        c.path("M106 30C150 10 150 -50 200 -56C214 -40 170 60 108 92", stroke=ink, width=7)
        c.path("M-70 -30C-60 -70 40 -70 50 -30", stroke=ink, width=7)
        c.circle(-10, -76, 15, ink, opacity=0.8)
        for index in range(6):
            c.line([(40 + index * 12, 96 + index * 4), (70 + index * 6, 40 + index * 10)], ink, 4, opacity=0.6)
        c.line([(-200, 186), (180, 186)], ink, 5, opacity=0.6)
    hands.pen_hand(c, 690, 610, skin=k.SKINS["deep"], sleeve=k.MUSTARD, pen=k.BRICK, tip=k.INK, size=0.84)
    still.pencil(c, 130, 150, 240, k.TEAL, turn=64)
    tabletops.lit(c, 640, 330)


def recipe_by_hand(c: Canvas) -> None:
    """Draw a hand that writes a recipe on a card, an egg, a lemon, a whisk and flour around it."""
    tabletops.cloth(c, "#a5806f", check=k.CREAM)
    with tabletops.laid(c, 560, 500, 720, 500, k.CREAM, turn=-3, r=10):
        c.rect(-320, -170, 640, 4, k.BRICK, opacity=0.8)
        tabletops.handwriting(c, -290, -200, 330, 1, ink=k.BRICK, size=14)
        for row in range(4):
            c.circle(-290, -106 + row * 54, 8, k.TEAL)
        tabletops.handwriting(c, -262, -106, 400, 4, gap=54)
        tabletops.handwriting(c, -290, 130, 560, 2, gap=52)
        with c.group(move=(250, -80), scale=1.1):
            c.path("M-60 20C-60 70 60 70 60 20Z", stroke=k.DENIM, width=6)
            c.line([(-76, 20), (76, 20)], k.DENIM, 6)
            for x in (-26, 6, 34):
                c.curve([(x, 0), (x + 8, -18), (x - 4, -36), (x + 6, -54)], k.DENIM, 5)
    for x, y, turn in ((1080, 170, 20), (1170, 250, -30)):
        c.ellipse(x + 8, y + 12, 56, 72, k.SHADE, turn=turn, opacity=0.3)
        c.ellipse(x, y, 56, 72, c.linear(k.WHITE, k.SAND, end=(1, 1)), turn=turn)
    c.circle(146, 150, 84, k.SHADE, opacity=0.3)
    c.circle(136, 138, 84, c.linear("#f7e08a", k.MUSTARD, end=(1, 1)))
    c.circle(136, 138, 12, k.darker(k.MUSTARD, 0.2))
    tabletops.spoon(c, 330, 120, 330, turn=-78, wood=True)
    hands.pen_hand(c, 770, 660, skin=k.SKINS["tan"], sleeve=k.TEAL, pen=k.INK, tip=k.SUN, size=0.8)
    tabletops.lit(c, 560, 380, dusk=0.3)


def star_of_paper(c: Canvas) -> None:
    """Draw a paper star just cut out, held by a hand over scissors and scraps."""
    tabletops.boards(c, "#6f6078")
    with tabletops.laid(c, 330, 640, 420, 380, "#e9dfd0", turn=14, r=4):
        c.polygon([(-60, -190), (60, -190), (0, -60)], "#8f7d94")
        c.polygon([(-210, 60), (-210, -60), (-90, 0)], "#8f7d94")
        c.polygon([(210, 60), (210, -60), (90, 0)], "#8f7d94")
    reach = (250, 96, 150, 96)
    star: list[Point] = [
        (math.sin(index * math.tau / 16) * reach[index % 4], -math.cos(index * math.tau / 16) * reach[index % 4])
        for index in range(16)
    ]
    with c.group(move=(650, 380), turn=-6):
        c.polygon([(x + 12, y + 18) for x, y in star], k.SHADE, opacity=0.3)
        c.polygon(star, c.linear(k.WHITE, "#f1e2bd", end=(1, 1)))
        for index in range(0, 16, 2):
            c.line([(0, 0), star[index]], k.darker(k.SAND, 0.12), 3)
        for index in range(1, 16, 2):
            x, y = star[index]
            c.circle(x * 0.6, y * 0.6, 15, "#6f6078")
    tabletops.scissors(c, 1060, 300, 150, turn=38, colour=k.TEAL)
    for x, y, turn in ((520, 820, 10), (620, 880, 50), (190, 320, 30), (260, 250, 80), (980, 700, 20)):
        with c.group(move=(x, y), turn=turn):
            c.polygon([(-26, 20), (0, -28), (28, 18)], k.CREAM)
    hands.grip_hand(c, 706, 616, skin=k.SKINS["olive"], sleeve=k.BRICK, size=1.15, turn=8)
    tabletops.lit(c, 620, 350)


def name_with_the_left(c: Canvas) -> None:
    """Draw a left hand that writes a name on paper for the first time, the letters large and shaky."""
    tabletops.boards(c, "#7d6a72")
    with tabletops.laid(c, 690, 420, 860, 520, k.CREAM, turn=3, r=6):
        for y in (-90, 70, 230):
            c.line([(-390, y), (390, y)], k.MIST, 3)
        letters: tuple[tuple[Point, ...], ...] = (
            ((-300, -90), (-290, -210), (-246, -130), (-206, -216), (-190, -84)),
            ((-120, -88), (-114, -158)),
            ((0, -150), (-44, -160), (-62, -112), (-22, -84), (4, -130), (6, -154), (10, -100), (40, -84)),
        )
        for letter in letters:
            c.path(smooth(letter), stroke=k.DENIM, width=9)
        c.circle(-110, -196, 8, k.DENIM)
        c.path(smooth([(x + 380, y + 160) for x, y in letters[0]]), stroke=k.BRICK, width=9)
    with c.group(move=(640, 0), scale=(-1, 1)):
        hands.pen_hand(c, -230, 496, skin=k.SKINS["fair"], sleeve=k.PLUM, pen=k.BRICK, tip=k.INK, size=0.86)
    tabletops.mug_above(c, 1150, 810, 96, k.TEAL)
    tabletops.lit(c, 640, 330)


SCENES = (sketch_of_a_teapot, recipe_by_hand, star_of_paper, name_with_the_left)
