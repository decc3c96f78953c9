"""Words, numbers and small games on a table."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art import hands, lamps, rooms, tabletops
from tools.starter_art.canvas import Canvas

GLYPHS = {
    "A": "M-20 30L0 -30L20 30M-12 8L12 8",
    "E": "M18 -30L-16 -30L-16 30L18 30M-16 0L12 0",
    "L": "M-14 -30L-14 30L18 30",
    "N": "M-18 30L-18 -30L18 30L18 -30",
    "O": "M0 -30C28 -30 28 30 0 30C-28 30 -28 -30 0 -30Z",
    "R": "M-16 30L-16 -30L4 -30C24 -30 24 2 4 2L-16 2M4 2L20 30",
    "S": "M16 -24C4 -36 -18 -30 -16 -14C-14 4 18 -2 16 16C14 34 -12 34 -18 22",
    "T": "M-20 -30L20 -30M0 -30L0 30",
}
"""Strokes of some capital letters, about 60 high."""


def crossword_and_pencil(c: Canvas) -> None:
    """Draw a hand that fills in a crossword in a folded newspaper with a pencil."""
    tabletops.boards(c, "#7a6a72")
    with tabletops.laid(c, 540, 470, 860, 820, "#e9e3d6", turn=-4, r=4):
        c.rect(-400, -380, 500, 34, k.INK, r=4)
        for row in range(17):
            c.line([(250, -320 + row * 40), (400 - row * 47 % 60, -320 + row * 40)], k.GREY, 7)
        black = {(0, 3), (1, 1), (1, 6), (2, 4), (3, 0), (3, 5), (4, 2), (4, 7), (5, 5), (6, 1), (6, 3), (7, 6)}
        letters = {
            (0, 0): "S",
            (0, 1): "T",
            (0, 2): "A",
            (1, 0): "O",
            (2, 0): "L",
            (2, 1): "E",
            (2, 2): "A",
            (2, 3): "N",
            (1, 2): "R",
            (3, 2): "T",
            (0, 5): "O",
            (0, 6): "N",
            (0, 7): "E",
        }
        c.rect(-404, -322, 628, 628, k.INK)
        for row in range(8):
            for column in range(8):
                if (row, column) in black:
                    continue
                x, y = -400 + column * 78, -318 + row * 78
                c.rect(x, y, 74, 74, k.WHITE)
                if (row, column) in letters:
                    with c.group(move=(x + 37, y + 37), scale=0.75):
                        c.path(GLYPHS[letters[row, column]], stroke=k.DENIM, width=9)
    hands.pen_hand(c, 470, 480, skin=k.SKINS["tan"], sleeve=k.BRICK, pen=k.MUSTARD, tip=k.INK, size=0.95)
    tabletops.mug_above(c, 1130, 190, 110, k.CREAM)
    tabletops.lit(c, 520, 360)


def letter_tiles(c: Canvas) -> None:
    """Draw wooden letter tiles laid as one long word and short ones below it."""
    tabletops.cloth(c, "#456663")

    def word(text: str, x: float, y: float, size: float) -> None:
        for index, letter in enumerate(text):
            with (
                tabletops.laid(
                    c,
                    x + index * size * 1.08,
                    y,
                    size,
                    size,
                    c.linear("#f6e0b6", "#dcb67f", end=(1, 1)),
                    turn=(index * 37 + x) % 9 - 4,
                    r=size * 0.12,
                ),
                c.group(scale=size / 105),
            ):
                c.path(GLYPHS[letter], stroke=k.WALNUT, width=10)

    word("LANTERNS", 130, 250, 134)
    word("STAR", 190, 500, 112)
    word("LEAN", 760, 490, 112)
    word("NEST", 470, 700, 112)
    for index, (x, y, turn) in enumerate(
        ((1060, 760, 20), (1150, 690, -14), (1130, 850, 48), (120, 760, -24), (210, 850, 12))
    ):
        with tabletops.laid(c, x, y, 104, 104, c.linear("#f6e0b6", "#dcb67f", end=(1, 1)), turn=turn, r=12):
            if index % 2:
                c.path(GLYPHS["OSE"[index // 2]], stroke=k.WALNUT, width=9)
    tabletops.lit(c, 560, 330)


def two_dice(c: Canvas) -> None:
    """Draw a hand that lets two dice roll over a cloth, a list of points beside them."""
    tabletops.cloth(c, "#4d5c74")
    with tabletops.laid(c, 1040, 260, 320, 400, k.CREAM, turn=7, r=4):
        c.line([(0, -170), (0, 170)], k.GREY, 5)
        c.line([(-140, -120), (140, -120)], k.GREY, 5)
        for row in range(4):
            for side in (-1, 1):
                for index in range(2 + (row + side) % 3):
                    x = side * 76 - 34 + index * 20
                    c.line([(x, -90 + row * 66), (x, -50 + row * 66)], k.DENIM, 6)
    spots = {5: ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1)), 3: ((-1, -1), (0, 0), (1, 1))}
    for x, y, turn, value, shade in ((400, 400, 18, 5, k.WHITE), (660, 590, -24, 3, "#f6e6cf")):
        with c.group(move=(x, y), turn=turn):
            c.polygon([(-110, 120), (120, 120), (150, 170), (-80, 170)], k.SHADE, r=30, opacity=0.35)
            c.rect(-110, -90, 220, 250, k.darker(shade, 0.25), r=40)
            c.rect(-110, -120, 220, 220, c.linear(k.lighter(shade, 0.4), k.darker(shade, 0.06), end=(1, 1)), r=40)
            for dx, dy in spots[value]:
                c.circle(dx * 58, dy * 58 - 10, 23, k.BRICK)
        for index in range(3):
            c.curve(
                [(x - 190 - index * 16, y - 60 + index * 70), (x - 150 - index * 10, y - 84 + index * 70)],
                k.LIGHT,
                7,
                opacity=0.35,
            )
    hands.grip_hand(c, 960, 720, skin=k.SKINS["brown"], sleeve=k.MUSTARD, size=1.2, turn=8)
    tabletops.lit(c, 520, 380)


def spinning_coin(c: Canvas) -> None:
    """Draw a coin that spins on its edge on a table, with marks of its turning."""
    lamps.night_table(c, "#6f6580", "#8f6a50", edge=430, at=(640, 220))
    rooms.pendant(c, 640, 150, k.TEAL)
    c.ellipse(640, 780, 330, 70, k.SHADE, opacity=0.28)
    for rx, part in ((300, 0.16), (230, 0.2), (150, 0.26)):
        c.ellipse(640, 560, rx * 0.62, 216, k.SUN, opacity=part * 0.6)
    c.ellipse(652, 560, 92, 216, k.darker(k.MUSTARD, 0.35))
    c.ellipse(638, 560, 92, 216, c.linear("#fff1b8", k.MUSTARD, "#b98427", end=(1, 0)))
    c.ellipse(638, 560, 72, 184, c.linear("#d9a33c", "#ffe9a3", end=(1, 0)))
    c.path("M638 450L652 530L690 540L658 586L668 670L638 622L608 670L618 586L586 540L624 530Z", "#c48f2d")
    for side in (-1, 1):
        for index in range(3):
            x = 640 + side * (250 + index * 60)
            c.curve(
                [(x, 470 - index * 10), (x + side * 34, 570), (x, 680 + index * 10)],
                k.LIGHT,
                8 - index * 2,
                opacity=0.5,
            )
    for x, y in ((210, 840), (290, 870), (1080, 850)):
        c.ellipse(x + 4, y + 8, 58, 22, k.SHADE, opacity=0.35)
        c.ellipse(x, y, 58, 22, c.linear("#e8c06a", "#b98427"))
        c.ellipse(x, y - 5, 58, 22, c.linear("#fff1b8", k.MUSTARD, end=(1, 1)))
    lamps.lamplight(c, 640, 250, reach=0.9, dusk=0.42)


def calendar_on_the_wall(c: Canvas) -> None:
    """Draw a wall calendar with a ring round one day, and a hand with a pencil."""
    rooms.room(c, "#a08c86", "#6a4c4c", floor_at=1000)
    with tabletops.laid(c, 520, 470, 700, 820, k.CREAM, r=8):
        c.rect(-350, -410, 700, 270, k.TEAL, r=8)
        c.circle(200, -300, 50, k.SUN)
        c.path("M-350 -190C-220 -300 -120 -240 -20 -220C100 -310 250 -210 350 -240L350 -140L-350 -140Z", k.PINE)
        c.path("M-350 -160C-200 -220 0 -170 350 -200L350 -140L-350 -140Z", k.MOSS)
        for index in range(12):
            c.rect(-310 + index * 54, -426, 18, 34, k.STEEL, r=6)
        for row in range(5):
            for column in range(7):
                x, y = -298 + column * 92, -90 + row * 98
                c.rect(x, y, 80, 84, k.WHITE if column < 5 else k.BLUSH, r=6)
                c.rect(x + 10, y + 10, 22, 12, k.GREY, r=3)
                if (row, column) in ((0, 3), (2, 1), (4, 4)):
                    c.circle(x + 46, y + 50, 14, (k.MUSTARD, k.TEAL, k.ROSE)[row // 2])
        c.path("M60 122C60 50 190 50 186 130C184 214 54 210 64 112", stroke=k.BRICK, width=10)
        tabletops.handwriting(c, 92, 140, 64, 2, gap=24, size=7)
    c.circle(520, 44, 12, k.INK)
    hands.pen_hand(c, 690, 590, skin=k.SKINS["deep"], sleeve=k.MUSTARD, pen=k.BRICK, tip=k.BRICK, size=0.9)
    tabletops.lit(c, 480, 300, dusk=0.34)


def abacus_beads(c: Canvas) -> None:
    """Draw an abacus with coloured beads, some of them pushed to the right."""
    tabletops.boards(c, "#6e6078")
    with tabletops.laid(
        c, 640, 480, 980, 720, c.linear(k.lighter(k.OAK, 0.3), k.OAK, k.darker(k.OAK, 0.25), end=(1, 1)), turn=-3, r=30
    ):
        c.rect(-430, -300, 860, 600, "#57485c", r=14)
        for row, (shade, left) in enumerate(((k.BRICK, 3), (k.MUSTARD, 5), (k.TEAL, 6), (k.ROSE, 2), (k.SAGE, 8))):
            y = -236 + row * 118
            c.line([(-430, y), (430, y)], k.STEEL, 9)
            for index in range(10):
                x = -386 + index * 62 if index < left else 386 - (9 - index) * 62
                c.ellipse(x + 4, y + 8, 28, 48, k.SHADE, opacity=0.3)
                c.ellipse(x, y, 28, 48, c.linear(k.lighter(shade, 0.4), shade, k.darker(shade, 0.3), end=(1, 0.3)))
    hands.grip_hand(c, 940, 650, skin=k.SKINS["porcelain"], sleeve=k.TEAL, size=1.0, turn=10)
    tabletops.lit(c, 560, 360)


SCENES = (crossword_and_pencil, letter_tiles, two_dice, spinning_coin, calendar_on_the_wall, abacus_beads)
