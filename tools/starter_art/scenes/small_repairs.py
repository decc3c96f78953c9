"""Small things that are mended, untangled and made to glide."""

from __future__ import annotations

import math

from tools.starter_art import colours as k
from tools.starter_art import hands, tabletops
from tools.starter_art.canvas import Canvas, Point, smooth

NEWS = "#d9d2c4"


def broken_cup_and_glue(c: Canvas) -> None:
    """Draw a cup in pieces on a table, glue and a hand that sets a piece back."""
    tabletops.boards(c, "#8f7264")
    with tabletops.laid(c, 560, 560, 900, 560, NEWS, turn=-3, r=3):
        for row in range(8):
            c.line([(-410, -240 + row * 66), (390 - row * 37 % 90, -240 + row * 66)], k.GREY, 5, opacity=0.5)
    c.shadow(500, 770, 230, 26, opacity=0.45)
    c.path("M690 470C830 440 830 680 676 676", stroke=k.darker(k.TEAL, 0.1), width=40)
    c.polygon(
        [(320, 400), (380, 440), (430, 390), (500, 450), (560, 400), (620, 440), (690, 396), (664, 770), (346, 770)],
        c.linear(k.lighter(k.TEAL, 0.35), k.TEAL, k.darker(k.TEAL, 0.3), end=(1, 0)),
        r=12,
    )
    c.rect(336, 600, 340, 40, k.CREAM, opacity=0.85)
    c.line([(430, 390), (470, 520), (440, 640)], k.darker(k.TEAL, 0.4), 5)
    c.polygon(
        [(566, 300), (700, 280), (694, 372), (626, 414), (566, 374)], c.linear(k.lighter(k.TEAL, 0.35), k.TEAL), r=8
    )
    for points in (
        [(180, 720), (270, 690), (260, 790)],
        [(850, 760), (950, 730), (970, 810), (890, 830)],
        [(250, 560), (300, 530), (310, 600)],
    ):
        c.polygon(points, k.TEAL, r=5)
    hands.grip_hand(c, 726, 300, skin=k.SKINS["tan"], sleeve=k.MUSTARD, size=1.15, turn=-12)
    with c.group(move=(1080, 700), turn=24):
        c.rect(-42, -150, 100, 260, k.SHADE, r=16, opacity=0.25)
        c.polygon([(-50, -150), (50, -150), (44, 110), (-44, 110)], c.linear("#fff6e2", k.SUN, end=(1, 0)), r=14)
        c.rect(-48, -70, 96, 90, k.BRICK)
        c.polygon([(-22, -150), (22, -150), (8, -226), (-8, -226)], k.BRICK, r=5)
    tabletops.lit(c, 560, 330)


def oil_on_the_hinge(c: Canvas) -> None:
    """Draw a hand that drips oil on the hinge of a door from a small can."""
    c.rect(0, 0, 1280, 960, c.linear("#a3917f", "#86786f"))
    c.rect(120, 0, 170, 960, c.linear(k.lighter(k.WALNUT, 0.1), k.darker(k.WALNUT, 0.15), end=(1, 0)))
    c.rect(310, 0, 640, 960, c.linear(k.lighter(k.TEAL, 0.25), k.TEAL, end=(1, 0)))
    for y in (-60, 620):
        c.rect(420, y, 420, 480, k.darker(k.TEAL, 0.2), r=10)
        c.rect(432, y + 12, 396, 456, c.linear(k.lighter(k.TEAL, 0.15), k.lighter(k.TEAL, 0.28)), r=8)
    c.rect(286, 0, 26, 960, k.SHADE, opacity=0.5)
    for y in (330,):
        for x, w in ((170, 128), (300, 140)):
            c.rect(x, y, w, 230, c.linear("#e9c878", "#b98f3e", end=(1, 1)), r=12)
            for dy in (46, 114, 184):
                c.circle(x + w / 2 + (-16 if x < 200 else 16), y + dy, 13, k.darker(k.MUSTARD, 0.35))
        c.rect(272, y - 16, 54, 262, c.linear("#f4dc9c", "#a97f31", end=(1, 0)), r=18)
        for dy in (36, 92, 148, 204):
            c.line([(272, y + dy), (326, y + dy)], k.darker(k.MUSTARD, 0.3), 4)
    c.path("M300 262C312 282 318 292 318 304A18 18 0 0 1 282 304C282 292 288 282 300 262Z", "#f0b94a")
    c.limb([(312, 244), (560, 150)], [12, 34], c.linear(k.lighter(k.STEEL, 0.4), k.STEEL))
    c.polygon(
        [(560, 96), (640, 110), (700, 330), (520, 330)],
        c.linear(k.lighter(k.BRICK, 0.35), k.BRICK, k.darker(k.BRICK, 0.3), end=(1, 0)),
        r=24,
    )
    c.rect(508, 300, 204, 44, k.darker(k.BRICK, 0.2), r=12)
    hands.grip_hand(c, 690, 230, skin=k.SKINS["brown"], sleeve=k.DENIM, size=1.35, turn=-4)
    for r in (46, 76):
        c.path(
            f"M{160 - r} 380A{r} {r} 0 0 1 {160 - r * 0.6:.0f} {380 - r * 0.8:.0f}",
            stroke=k.LIGHT,
            width=7,
            opacity=0.6,
        )
    tabletops.lit(c, 520, 280, dusk=0.36)


def tape_on_the_map(c: Canvas) -> None:
    """Draw a torn map that is mended with strips of clear tape, a roll of tape beside it."""
    tabletops.boards(c, "#77666c")
    for half, shift in ((-1, -10), (1, 10)):
        with c.group(move=(560 + shift, 480), turn=-3 + half):
            edge: list[Point] = [
                (0, -330),
                (half * 18, -230),
                (half * -14, -120),
                (half * 20, 0),
                (half * -12, 120),
                (half * 14, 220),
                (0, 330),
            ]
            far = half * 430
            outline = [*edge, (far, 330), (far, -330)]
            with c.group(move=(8, 12)):
                c.polygon(outline, k.SHADE, opacity=0.28)
            c.polygon(outline, "#e8ddb9")
            c.blob(
                [(half * 120, -240), (half * 300, -270), (half * 380, -150), (half * 240, -60), (half * 110, -120)],
                k.SAGE,
            )
            c.curve([(half * 20, 200), (half * 160, 140), (half * 260, 220), (half * 420, 160)], "#9fc3c9", 34)
            c.curve([(half * 10, -20), (half * 160, -10), (half * 300, 60), (half * 420, 30)], k.APRICOT, 11)
            c.curve([(half * 200, 320), (half * 220, 120), (half * 180, -60), (half * 330, -320)], k.BRICK, 8)
            for x, y in ((170, -6), (300, 60), (220, 150)):
                c.circle(half * x, y, 13, k.INK)
            for x in (140, 290):
                c.line([(half * x, -330), (half * x, 330)], k.darker(k.SAND, 0.3), 3, opacity=0.6)
    for y, turn in ((250, 4), (440, -6), (660, 3)):
        with c.group(move=(560, y), turn=turn):
            c.rect(-130, -36, 260, 72, "#ffffff", opacity=0.5)
            c.rect(-130, -36, 260, 9, "#ffffff", opacity=0.5)
    c.circle(1100, 690, 140, k.SHADE, opacity=0.3)
    c.circle(1090, 674, 140, c.linear("#f4f4ee", "#cfd6d2", end=(1, 1)))
    c.circle(1090, 674, 96, c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, end=(1, 1)))
    c.circle(1090, 674, 70, "#6d5d63")
    c.polygon([(1010, 560), (960, 470), (1030, 440), (1066, 540)], "#ffffff", opacity=0.45)
    hands.grip_hand(c, 720, 430, skin=k.SKINS["fair"], sleeve=k.PLUM, size=1.1, turn=-10)
    tabletops.lit(c, 520, 360)


def fluff_on_the_jumper(c: Canvas) -> None:
    """Draw a folded knitted jumper and a hand that picks fluff off it, a small heap beside it."""
    tabletops.boards(c, "#8a7a70")
    with c.group(move=(540, 490), turn=-4):
        c.rect(-356, -330, 740, 700, k.SHADE, r=60, opacity=0.28)
        wool = k.DENIM
        c.polygon(
            [(-370, -340), (-150, -340), (-110, -270), (110, -270), (150, -340), (370, -340), (370, 340), (-370, 340)],
            c.linear(k.lighter(wool, 0.3), wool, k.darker(wool, 0.2), end=(1, 1)),
            r=50,
        )
        c.path("M-150 -340C-120 -220 120 -220 150 -340L110 -330C90 -262 -90 -262 -110 -330Z", k.darker(wool, 0.25))
        for row in range(11):
            for column in range(12):
                x, y = -330 + column * 60, -230 + row * 52
                c.line([(x, y), (x + 14, y + 18), (x + 28, y)], k.darker(wool, 0.22), 5, opacity=0.55)
        c.path("M-370 -150C-260 -120 -240 150 -250 340L-370 340Z", k.darker(wool, 0.12), opacity=0.7)
        c.path("M370 -150C260 -120 240 150 250 340L370 340Z", k.darker(wool, 0.12), opacity=0.7)
        for x, y in ((-120, -60), (40, 120), (-30, 220), (150, 40), (-160, 170), (90, -140)):
            c.circle(x, y, 15, "#c9cfdb", opacity=0.9)
            c.circle(x + 9, y + 5, 10, "#dfe3ea", opacity=0.9)
    c.circle(664, 430, 17, "#dfe3ea")
    hands.grip_hand(c, 690, 430, skin=k.SKINS["olive"], sleeve=k.MUSTARD, size=1.2, turn=0)
    for index in range(12):
        x, y = 1090 + (index * 47) % 110, 250 + (index * 31) % 80
        c.circle(x, y, 20 + index % 3 * 5, ("#c9cfdb", "#dfe3ea", "#aab4c6")[index % 3])
    tabletops.lit(c, 520, 360)


def knot_in_the_string(c: Canvas) -> None:
    """Draw two hands that untangle a big knot in a ball of red string."""
    tabletops.boards(c, "#6e7a78")
    loops: list[Point] = []
    for step in range(60):
        angle = step * 0.9
        r = 120 + 60 * math.sin(step * 1.7)
        loops.append((620 + math.cos(angle) * r * 1.2, 430 + math.sin(angle * 1.3) * r))
    way = [(-20, 240), (160, 330), (330, 300), (470, 420), *loops, (760, 440), (900, 330), (1040, 260)]
    with c.group(move=(7, 11)):
        c.path(smooth(way), stroke=k.SHADE, width=17, opacity=0.3)
    c.path(smooth(way), stroke=k.darker(k.BRICK, 0.15), width=17)
    c.path(smooth(way), stroke=k.lighter(k.BRICK, 0.12), width=9)
    c.circle(1098, 218, 128, k.SHADE, opacity=0.3)
    c.circle(
        1090,
        206,
        126,
        c.radial(k.lighter(k.BRICK, 0.3), k.BRICK, k.darker(k.BRICK, 0.3), centre=(0.35, 0.3), radius=0.75),
    )
    for index in range(7):
        c.curve(
            [(980 + index * 12, 160 + index * 20), (1090, 120 + index * 28), (1200 - index * 8, 180 + index * 18)],
            k.darker(k.BRICK, 0.25),
            5,
            opacity=0.6,
        )
    for side in (-1, 1):
        hands.grip_hand(
            c,
            620 + side * 170,
            470,
            skin=k.SKINS["porcelain"],
            sleeve=k.TEAL,
            size=1.3,
            turn=side * 26,
            mirrored=side < 0,
        )
    tabletops.lit(c, 560, 340)


def soap_on_the_runner(c: Canvas) -> None:
    """Draw a drawer taken out of a chest, and a hand that rubs a piece of soap along its runner."""
    tabletops.boards(c, "#70625f")
    with c.group(move=(560, 520), turn=-6):
        c.rect(-400, -280, 830, 600, k.SHADE, r=16, opacity=0.3)
        c.rect(-420, -300, 830, 600, c.linear(k.lighter(k.OAK, 0.25), k.OAK, end=(1, 1)), r=14)
        c.rect(-380, -250, 750, 470, c.linear(k.darker(k.OAK, 0.35), k.darker(k.OAK, 0.2)), r=8)
        c.rect(-420, 230, 830, 90, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=12)
        c.rect(-90, 262, 170, 28, k.SUN, r=14)
        c.rect(-420, -302, 830, 44, c.linear(k.lighter(k.SAND, 0.3), k.SAND), r=8)
        c.rect(-380, -296, 420, 16, k.WHITE, r=8, opacity=0.9)
        for x, y, shade in ((-260, -60, k.ROSE), (-60, 40, k.MUSTARD), (160, -90, k.CREAM)):
            c.rect(x - 90, y - 60, 180, 130, k.SHADE, r=20, opacity=0.2)
            c.rect(x - 96, y - 68, 180, 130, c.linear(k.lighter(shade, 0.2), k.darker(shade, 0.12)), r=24)
            c.line([(x - 90, y - 4), (x + 78, y - 4)], k.darker(shade, 0.2), 4)
    with c.group(move=(604, 204), turn=-8):
        c.rect(-110, -44, 210, 92, k.SHADE, r=34, opacity=0.25)
        c.rect(-116, -54, 210, 92, c.linear("#fff4e8", k.BLUSH), r=36)
        c.rect(-70, -28, 110, 34, k.lighter(k.BLUSH, 0.5), r=14)
    hands.grip_hand(c, 680, 200, skin=k.SKINS["deep"], sleeve=k.MOSS, size=1.3, turn=-8)
    for index in range(3):
        c.curve(
            [
                (330 - index * 20, 130 + index * 26),
                (390 - index * 20, 116 + index * 26),
                (450 - index * 20, 124 + index * 26),
            ],
            k.LIGHT,
            6,
            opacity=0.5,
        )
    tabletops.lit(c, 560, 330)


SCENES = (
    broken_cup_and_glue,
    oil_on_the_hinge,
    tape_on_the_map,
    fluff_on_the_jumper,
    knot_in_the_string,
    soap_on_the_runner,
)
