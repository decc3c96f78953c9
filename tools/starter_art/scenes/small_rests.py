"""Small rests: warm feet, warm hands, a glass of water in the night."""

from __future__ import annotations

from random import Random

from tools.starter_art import colours as k
from tools.starter_art import hands, lamps, rooms, still, tabletops
from tools.starter_art.canvas import Canvas, bezier, smooth


def cream_for_the_hands(c: Canvas) -> None:
    """Draw two hands, one of which rubs cream into the back of the other, a jar beside them."""
    tabletops.cloth(c, "#80748c")
    hands.flat_hand(c, 560, 640, skin=k.SKINS["brown"], sleeve=k.ROSE, mirrored=True, turn=10, size=1.5, spread=0.8)
    c.blob([(530, 470), (580, 440), (630, 470), (616, 520), (556, 526)], c.linear("#ffffff", "#f3e6e4"))
    c.curve([(556, 480), (580, 466), (604, 482), (584, 500)], "#e6d3d2", 6)
    hands.flat_hand(c, 910, 760, skin=k.SKINS["brown"], sleeve=k.ROSE, turn=-44, size=1.35, spread=0.2)
    c.circle(1090, 238, 150, k.SHADE, opacity=0.3)
    c.circle(1080, 222, 150, c.linear("#eaf4f2", "#a9cfc9", end=(1, 1)))
    c.circle(1080, 222, 118, c.linear("#fffdf8", "#f0e2de", end=(1, 1)))
    c.curve([(1010, 222), (1050, 170), (1110, 180), (1130, 230), (1090, 260), (1056, 236)], "#e3d2cf", 11)
    c.circle(170, 190, 122, k.SHADE, opacity=0.3)
    c.circle(162, 176, 120, c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, end=(1, 1)))
    c.circle(162, 176, 92, k.lighter(k.TEAL, 0.25))
    tabletops.lit(c, 600, 330)


def bottle_on_the_lap(c: Canvas) -> None:
    """Draw a hot water bottle in a knitted cover on a lap under a blanket, two hands on it."""
    c.rect(0, 0, 1280, 960, c.linear("#6e5c74", "#54465e"))
    c.rect(120, -60, 1040, 620, c.linear(k.lighter("#7d5f5c", 0.1), "#6a4f50"), r=90)
    c.path(
        bezier(
            (-20, 560),
            (200, 400),
            (1080, 400),
            (1300, 560),
            (1300, 700),
            (1300, 960),
            (1300, 980),
            (900, 980),
            (400, 980),
            (-20, 980),
            (-20, 800),
            (-20, 700),
            (-20, 560),
            closed=True,
        ),
        c.linear(k.lighter(k.MUSTARD, 0.2), k.MUSTARD, k.darker(k.MUSTARD, 0.3)),
    )
    for x in range(60, 1280, 150):
        c.curve([(x, 980), (x + 10, 760), (x + (640 - x) * 0.1, 520)], k.darker(k.MUSTARD, 0.2), 9, opacity=0.45)
    with c.group(move=(640, 560), turn=-5):
        c.rect(-196, -208, 420, 520, k.SHADE, r=90, opacity=0.3)
        c.rect(-58, -330, 116, 160, c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, end=(1, 0)), r=22)
        c.rect(-42, -376, 84, 64, k.CREAM, r=18)
        c.rect(
            -206, -230, 412, 520, c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, k.darker(k.BRICK, 0.25), end=(1, 1)), r=90
        )
        c.rect(-90, -256, 180, 56, c.linear(k.lighter(k.CREAM, 0.2), k.CREAM), r=26)
        for row in range(8):
            for column in range(7):
                x, y = -168 + column * 54, -170 + row * 54
                c.line([(x, y), (x + 14, y + 18), (x + 28, y)], k.lighter(k.BRICK, 0.35), 6, opacity=0.7)
        c.path("M0 96C-70 30 -110 -20 -66 -62C-34 -90 -6 -70 0 -44C6 -70 34 -90 66 -62C110 -20 70 30 0 96Z", k.CREAM)
    for side in (-1, 1):
        hands.flat_hand(
            c,
            640 + side * 320,
            790,
            skin=k.SKINS["fair"],
            sleeve=k.TEAL,
            mirrored=side < 0,
            turn=side * -44,
            size=1.2,
            spread=0.5,
        )
    still.steam(c, 640, 170, 120, opacity=0.25)
    lamps.lamplight(c, 640, 380, reach=0.95, dusk=0.42)


def feet_in_a_bowl(c: Canvas) -> None:
    """Draw two bare feet in a bowl of warm water on a rug, a towel and a kettle beside it."""
    rooms.room(c, "#8f7f78", "#7a5c50", floor_at=240)
    rooms.rug(c, 640, 680, 600, 250, "#5f7a80")
    c.ellipse(640, 730, 420, 150, k.SHADE, opacity=0.35)
    c.path(
        "M250 560C260 780 400 830 640 830C880 830 1020 780 1030 560Z",
        c.linear(k.lighter(k.CREAM, 0.3), k.CREAM, k.darker(k.CREAM, 0.25), end=(1, 0)),
    )
    c.ellipse(640, 560, 390, 130, k.lighter(k.CREAM, 0.4))
    c.ellipse(640, 566, 360, 112, c.linear("#a9d2d6", "#6fa5b0"))
    skin = k.SKINS["olive"]
    for side in (-1, 1):
        x = 640 + side * 96
        c.limb([(x - side * 10, -40), (x, 240)], [190, 176], c.linear(k.lighter(k.DENIM, 0.25), k.DENIM, end=(1, 0)))
        c.limb([(x, 250), (x, 230)], [186, 184], k.darker(k.DENIM, 0.2))
        c.limb([(x, 270), (x + side * 8, 460)], [112, 92], c.linear(k.lighter(skin, 0.2), skin, end=(1, 0)))
        c.blob(
            [
                (x - 52, 470),
                (x, 430),
                (x + 56, 470),
                (x + side * 20 + 64, 590),
                (x + side * 20, 640),
                (x + side * 20 - 62, 590),
            ],
            c.linear(k.lighter(skin, 0.22), k.mix(skin, "#6fa5b0", 0.25)),
        )
        for toe in range(5):
            c.circle(
                x + side * 20 - 52 + toe * 26,
                634 - abs(toe - 2) * 6,
                19 if toe != (0 if side > 0 else 4) else 25,
                k.mix(k.lighter(skin, 0.24), "#8fc0c8", 0.2),
            )
        for rx in (90, 120):
            c.path(f"M{x - rx} 500A{rx} {rx * 0.3:.0f} 0 0 0 {x + rx} 500", stroke=k.WHITE, width=6, opacity=0.45)
    c.path("M280 570A360 112 0 0 0 1000 570L1000 600A360 112 0 0 1 280 600Z", "#cfe6ea", opacity=0.25)
    still.steam(c, 380, 500, 170, opacity=0.4)
    still.steam(c, 900, 500, 150, opacity=0.4)
    for index in range(3):
        c.rect(60, 800 - index * 58, 240, 66, c.linear(k.lighter(k.ROSE, 0.3), k.ROSE), r=26)
        c.line([(80, 836 - index * 58), (280, 836 - index * 58)], k.darker(k.ROSE, 0.2), 4, opacity=0.5)
    still.mug(c, 1150, 820, 130, k.TEAL)
    tabletops.lit(c, 640, 300, dusk=0.34)


def loosened_lace(c: Canvas) -> None:
    """Draw a hand that loosens the lace of a shoe, seen from above."""
    tabletops.boards(c, "#7c6b60", across=True)
    for x, dim in ((420, 0), (800, 1)):
        with c.group(move=(x, 520), turn=-5 if dim == 0 else 6):
            shape = (
                "M0 -400C130 -400 170 -250 150 -100C140 20 170 180 150 300C130 420 -130 420 -150 300"
                "C-170 180 -140 20 -150 -100C-170 -250 -130 -400 0 -400Z"
            )
            with c.group(move=(12, 18)):
                c.path(shape, k.SHADE, opacity=0.35)
            c.path(shape, c.linear("#fff6ea", "#e6d6c4", end=(1, 1)))
            c.path(
                (
                    "M0 -384C110 -384 146 -250 130 -110C122 20 150 180 132 290C112 396 -112 396 -132 290"
                    "C-150 180 -122 20 -130 -110C-146 -250 -110 -384 0 -384Z"
                ),
                c.linear(k.lighter(k.TEAL, 0.25), k.TEAL, end=(1, 1)),
            )
            c.path("M-70 -130C-80 40 -100 200 -60 300L60 300C100 200 80 40 70 -130Z", k.darker(k.TEAL, 0.2))
            c.ellipse(0, 250, 92, 112, k.darker(k.TEAL, 0.55))
            c.ellipse(0, 270, 66, 80, k.darker(k.TEAL, 0.4))
            c.path("M-100 -290C-60 -350 60 -350 100 -290", stroke=k.CREAM, width=9, opacity=0.7)
            for row in range(5):
                y = -110 + row * 56
                c.line([(-66, y), (66, y + 36)], k.CREAM, 13)
                c.line([(66, y), (-66, y + 36)], k.CREAM, 13)
    c.path(smooth([(420, 640), (330, 700), (250, 660), (190, 740), (240, 820)]), stroke=k.CREAM, width=14)
    c.path(smooth([(440, 640), (520, 590), (590, 560)]), stroke=k.CREAM, width=14)
    c.path(smooth([(800, 640), (700, 690), (690, 760), (780, 740), (810, 660)]), stroke=k.CREAM, width=14)
    c.path(smooth([(800, 640), (890, 680), (920, 750), (840, 740), (806, 660)]), stroke=k.CREAM, width=14)
    hands.grip_hand(c, 590, 560, skin=k.SKINS["tan"], sleeve=k.MUSTARD, size=1.2, turn=24)
    tabletops.lit(c, 520, 330, dusk=0.3)


def glass_of_water_at_night(c: Canvas) -> None:
    """Draw a glass of water on a table in the half dark, moonlight from the window on it."""
    lamps.night_table(c, "#4c5580", "#6a5568", edge=600, at=(820, 200))
    rooms.window(c, 640, 40, 500, 440, lamps.moon_view, frame="#9c96b4")
    c.polygon([(560, 640), (1120, 640), (900, 930), (160, 930)], "#dfe6ff", opacity=0.13)
    x, y, w, h = 480, 860, 130, 420
    c.shadow(x, y, w * 1.5, 24, opacity=0.6)
    c.polygon([(x - w, y - h), (x + w, y - h), (x + w * 0.78, y), (x - w * 0.78, y)], "#dfeafa", r=16, opacity=0.3)
    c.polygon(
        [(x - w * 0.92, y - h * 0.72), (x + w * 0.92, y - h * 0.72), (x + w * 0.74, y - 16), (x - w * 0.74, y - 16)],
        c.linear("#cfe0f2", "#7f9cc4"),
        r=14,
        opacity=0.75,
    )
    c.ellipse(x, y - h * 0.72, w * 0.92, 22, "#e8f2ff", opacity=0.8)
    c.ellipse(x, y - h, w, 24, "#ffffff", opacity=0.4)
    c.polygon(
        [(x - w * 0.7, y - h + 30), (x - w * 0.46, y - h + 30), (x - w * 0.42, y - 40), (x - w * 0.58, y - 40)],
        "#ffffff",
        opacity=0.5,
    )
    c.ellipse(250, 880, 240, 40, "#a9c4e8", opacity=0.18)
    still.book_stack(c, 960, 800, 260, (k.PLUM, k.TEAL, k.BRICK))
    lamps.lamplight(c, 820, 260, reach=1.0, dusk=0.55)


def wool_socks_in_bed(c: Canvas) -> None:
    """Draw two feet in thick wool socks that look out from under a blanket in a lamplit bed."""
    rooms.room(c, "#6b6a94", "#4a4262", floor_at=860, boards=False)
    rooms.window(c, 840, 60, 300, 300, lamps.moon_view, frame="#bfb3c4")
    lamps.table_lamp(c, 180, 500, 320)
    c.rect(60, 500, 260, 40, k.WALNUT, r=8)
    c.rect(90, 540, 200, 300, k.darker(k.WALNUT, 0.25))
    c.rect(330, 330, 960, 300, c.linear(k.lighter(k.WOOD, 0.2), k.WALNUT), r=40)
    for x in (400, 820):
        c.rect(x, 400, 390, 170, c.linear("#fff2e0", "#d3c0cc"), r=60)
    c.rect(340, 540, 1000, 440, c.linear("#fff6ea", "#cbb9c6"), r=30)
    c.path(
        (
            "M330 590C600 520 1000 520 1300 570L1300 860C1100 800 1010 760 960 800"
            "C900 850 860 780 760 800C660 820 620 880 540 840C460 800 400 830 330 850Z"
        ),
        c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, k.darker(k.TEAL, 0.3)),
    )
    for x in (420, 560, 700, 840, 980, 1120):
        c.curve([(x, 580), (x + 10, 680), (x - 10, 790)], k.darker(k.TEAL, 0.25), 8, opacity=0.5)
    for x, turn in ((600, -10), (860, 10)):
        with c.group(move=(x, 770), turn=turn):
            sole = (
                "M-84 -150C-100 -40 -66 20 -76 90C-84 170 84 170 76 90C66 20 100 -40 84 -150C70 -230 -70 -230 -84 -150Z"
            )
            with c.group(move=(10, 14)):
                c.path(sole, k.SHADE, opacity=0.35)
            c.path(sole, c.linear(k.lighter(k.CREAM, 0.3), k.CREAM, k.darker(k.CREAM, 0.2), end=(1, 0.4)))
            with c.clip(sole):
                c.rect(-120, -240, 240, 110, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK))
                c.ellipse(0, 130, 100, 80, k.BRICK)
                for y in (-96, -58, 20):
                    c.rect(-120, y, 240, 15, k.BRICK, opacity=0.75)
                for y in range(-110, 60, 26):
                    for dx in range(-80, 81, 32):
                        c.line([(dx, y), (dx + 8, y + 10), (dx + 16, y)], k.darker(k.CREAM, 0.22), 4)
    lamps.lamplight(c, 180, 300, reach=1.15, dusk=0.5)


def scarf_on_the_radiator(c: Canvas) -> None:
    """Draw a striped scarf that warms on a radiator below a dark window, a chair waiting beside it."""
    rooms.room(c, "#94808a", "#66504e", floor_at=850)
    rooms.window(c, 300, 50, 620, 330, lamps.snowy_view, frame="#e3d7d2", panes=3)
    c.shadow(600, 852, 420, 24, opacity=0.4)
    for index in range(12):
        c.rect(236 + index * 62, 500, 52, 320, c.linear("#ffffff", "#efe7e0", "#bdb0ab", end=(1, 0)), r=24)
    for y in (530, 770):
        c.rect(226, y, 752, 26, c.linear("#ffffff", "#cdbfb9"), r=12)
    c.circle(1000, 784, 26, k.STEEL)
    for x in (300, 900):
        c.rect(x, 810, 30, 46, k.STEEL, r=6)
    for x, end, shift in ((470, 800, 0), (610, 740, 1)):
        c.polygon(
            [(x, 480), (x + 120, 480), (x + 124, end), (x - 6, end)],
            c.linear(k.lighter(k.BRICK, 0.25), k.BRICK, k.darker(k.BRICK, 0.2), end=(1, 0)),
            r=14,
        )
        for row in range(4):
            c.rect(x - 2, 540 + row * 62 + shift * 20, 126, 24, k.SUN)
        for dx in range(0, 124, 18):
            c.line([(x + dx, end - 6), (x + dx, end + 34)], k.darker(k.BRICK, 0.1), 8)
    c.path("M462 490C480 430 720 430 738 490L738 520L462 520Z", c.linear(k.lighter(k.BRICK, 0.35), k.BRICK))
    chance = Random(2)
    for index in range(5):
        at = 300 + index * 150 + chance.uniform(-20, 20)
        c.curve([(at, 470), (at + 16, 440), (at - 12, 410), (at + 8, 380)], k.WHITE, 7, opacity=0.28)
    rooms.chair(c, 1120, 880, 190, facing=-1)
    lamps.lamplight(c, 620, 330, reach=1.0, dusk=0.38)


SCENES = (
    cream_for_the_hands,
    bottle_on_the_lap,
    feet_in_a_bowl,
    loosened_lace,
    glass_of_water_at_night,
    wool_socks_in_bed,
    scarf_on_the_radiator,
)
