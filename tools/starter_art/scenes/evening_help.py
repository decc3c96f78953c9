"""Helping others in the evening."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def warm_clothes_bag(c: Canvas) -> None:
    """Draw a bag of warm clothes for giving away beside a front door, under a lamp."""
    rooms.room(c, "#8f7f90", "#6a5058", floor_at=760)
    c.rect(820, 110, 330, 660, k.lighter("#8f7f90", 0.35), r=6)
    c.rect(842, 132, 286, 638, c.linear(k.lighter(k.TEAL, 0.1), k.darker(k.TEAL, 0.2)), r=4)
    c.rect(880, 180, 210, 210, k.darker(k.TEAL, 0.2), r=6)
    c.rect(880, 430, 210, 280, k.darker(k.TEAL, 0.2), r=6)
    c.circle(870, 470, 13, k.SUN)
    rooms.shelf(c, 130, 300, 460, colour=k.WOOD)
    for x in (190, 310, 430, 540):
        c.limb([(x, 320), (x, 352)], [12, 16], k.INK)
    c.path(
        "M250 350C240 420 236 560 252 640L368 640C384 560 380 420 370 350C340 330 280 330 250 350Z",
        c.linear(k.lighter(k.PLUM, 0.2), k.darker(k.PLUM, 0.1), end=(1, 0)),
    )
    lamps.table_lamp(c, 180, 300, 150)
    c.shadow(600, 890, 230, 28, opacity=0.5)
    for x, y, w, h, shade in (
        (470, 470, 200, 130, k.BRICK),
        (560, 430, 180, 160, k.MUSTARD),
        (640, 490, 150, 110, k.CREAM),
    ):
        c.rect(x, y, w, h, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.15)), r=40)
        for row in range(3):
            c.curve(
                [(x + 20, y + 26 + row * 26), (x + w / 2, y + 36 + row * 26), (x + w - 20, y + 26 + row * 26)],
                k.darker(shade, 0.25),
                4,
                opacity=0.5,
            )
    c.polygon(
        [(410, 540), (800, 540), (770, 890), (440, 890)],
        c.linear(k.lighter(k.SAND, 0.35), k.SAND, k.darker(k.SAND, 0.25), end=(1, 0)),
        r=12,
    )
    c.path("M520 560C520 430 690 430 690 560", stroke=k.WALNUT, width=14)
    c.path(
        "M605 800C520 730 520 660 565 650C590 646 605 670 605 690C605 670 620 646 645 650C690 660 690 730 605 800Z",
        k.BRICK,
    )
    for x in (980, 1060):
        c.ellipse(x, 880, 48, 22, k.WALNUT)
        c.rect(x - 40, 800, 56, 76, k.WALNUT, r=14)
    lamps.lamplight(c, 190, 200, reach=1.1, dusk=0.5)


def soup_for_next_door(c: Canvas) -> None:
    """Draw jars of soup with labels on a kitchen worktop at night, one tied with a ribbon."""
    lamps.night_table(c, "#7a6f6a", k.WOOD, edge=580, at=(880, 160))
    rooms.window(c, 110, 60, 330, 340, rooms.night_view, frame="#cfc0b8")
    rooms.pendant(c, 880, 160, k.TEAL)
    still.cooking_pot(c, 280, 760, 330, k.BRICK, hot=True)
    for x, y, size, fill in ((620, 800, 1.0, "#e08a4a"), (860, 820, 1.15, "#d9a23e"), (1100, 800, 0.9, "#8f9a55")):
        w, h = 95 * size, 230 * size
        c.shadow(x, y, w * 1.2, 16, opacity=0.5)
        c.rect(x - w, y - h, 2 * w, h, "#e7f0ee", r=26, opacity=0.55)
        c.rect(
            x - w + 10,
            y - h * 0.82,
            2 * w - 20,
            h * 0.8,
            c.linear(k.lighter(fill, 0.25), fill, k.darker(fill, 0.2), end=(1, 0)),
            r=18,
        )
        for dx, dy, r in ((-40, 0.3, 13), (30, 0.5, 16), (-10, 0.65, 12), (50, 0.25, 10)):
            c.circle(x + dx * size, y - h * dy, r * size, k.lighter(fill, 0.45), opacity=0.8)
        c.rect(
            x - w * 0.92, y - h - 26 * size, w * 1.84, 44 * size, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD), r=10
        )
        c.rect(x - w * 0.62, y - h * 0.6, w * 1.24, h * 0.32, k.WHITE, r=8)
        for row in range(2):
            c.curve(
                [
                    (x - w * 0.45, y - h * (0.5 - row * 0.11)),
                    (x, y - h * (0.52 - row * 0.11)),
                    (x + w * 0.4, y - h * (0.49 - row * 0.11)),
                ],
                k.DENIM,
                5,
            )
    _bow(c, 860, 820 - 230 * 1.15 - 6)
    still.bowl(c, 470, 880, 150, k.TEAL)
    c.limb([(470, 852), (600, 900)], [22, 16], k.OAK)


def _bow(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        c.path(
            f"M{x} {y}C{x + side * 40} {y - 50} {x + side * 96} {y - 40} {x + side * 84} {y}"
            f"C{x + side * 80} {y + 22}"
            f" {x + side * 30} {y + 16} {x} {y}Z",
            k.BRICK,
        )
        c.line([(x, y), (x + side * 46, y + 70)], k.BRICK, 14)
    c.circle(x, y, 15, k.darker(k.BRICK, 0.15))


def card_for_somebody(c: Canvas) -> None:
    """Draw an old man who paints a card for somebody at a table under a lamp."""
    rooms.room(c, "#8a7268", "#5d4448", floor_at=820)
    rooms.window(c, 860, 90, 300, 310, lamps.snowy_view)
    rooms.frame(c, 130, 120, 190, 150, art="hills")
    h = 720
    look = replace(cast.GRANDFATHER, top=k.DENIM, skin=k.SKINS["porcelain"])
    pose = poses.standing(look, 620, 1050, h)
    pose = replace(poses.holding(look, pose, h, (556, 640), (700, 632), out=0.07), nod=10)
    person(c, look, pose, h)
    c.rect(90, 690, 1100, 60, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=12)
    c.rect(130, 750, 1020, 210, k.darker(k.OAK, 0.4))
    c.polygon([(490, 660), (690, 652), (712, 712), (470, 716)], k.WHITE, r=4)
    c.path(
        "M580 704C548 690 552 668 572 666C580 666 584 674 586 680C590 672 596 664 606 666C624 670 620 692 580 704Z",
        k.BRICK,
    )
    c.limb([(698, 628), (650, 688)], [12, 8], k.WALNUT)
    c.limb([(706, 624), (688, 636)], [34, 30], k.lighter(look.skin, 0.06))
    for x, shade in ((820, k.BRICK), (872, k.MUSTARD), (924, k.TEAL), (976, k.PLUM)):
        c.ellipse(x, 712, 24, 9, k.WHITE)
        c.ellipse(x, 709, 18, 6, shade)
    c.polygon([(300, 700), (440, 688), (452, 722), (306, 730)], k.ROSE, r=4)
    c.line([(300, 702), (384, 712), (440, 690)], k.darker(k.ROSE, 0.25), 4)
    lamps.table_lamp(c, 230, 694, 330, shade=k.MUSTARD)
    still.mug(c, 1080, 700, 80, k.TEAL)
    lamps.lamplight(c, 230, 420, reach=1.1, dusk=0.5)


def plate_across_the_landing(c: Canvas) -> None:
    """Draw a young woman who brings a covered plate to the old man next door in the evening."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#9a8f9c", "#766880"))
    c.rect(0, 800, WIDTH, 160, c.linear("#6a5a66", "#56485a"))
    c.glow(330, 90, 420, lamps.WARM, opacity=0.6)
    c.rect(270, 40, 120, 50, "#fff4cf", r=24)
    c.rect(700, 120, 420, 690, k.CREAM, r=4)
    c.rect(724, 144, 372, 666, c.linear("#ffe9b4", "#f7c079"))
    c.polygon([(724, 810), (1096, 810), (1230, 960), (560, 960)], "#ffe2a0", opacity=0.3)
    c.polygon(
        [(1096, 144), (1210, 110), (1210, 880), (1096, 810)], c.linear(k.BRICK, k.darker(k.BRICK, 0.25), end=(1, 0))
    )
    c.circle(1118, 480, 12, k.SUN)
    rooms.frame(c, 770, 250, 110, 90, art="hills", colour=k.WALNUT)
    c.rect(600, 400, 60, 90, k.darker("#9a8f9c", 0.2), r=8)
    c.circle(630, 430, 12, k.SUN)
    h = 620
    look = Look(skin=k.SKINS["olive"], hair=k.HAIRS["black"], style="long", top=k.TEAL, bottom=k.INK, shoes=k.ROSE)
    older = replace(cast.GRANDFATHER, top=k.MUSTARD, skin=k.SKINS["deep"], bottom=k.WALNUT)
    c.shadow(930, 850, 120, 14, opacity=0.5)
    pose = replace(
        poses.standing(older, 930, 848, 590, turn=-0.7), hands=((806, 546), (840, 560)), elbows=(-0.9, -0.9), nod=4
    )
    person(c, older, pose, 590)
    c.shadow(470, 906, 130, 16, opacity=0.6)
    pose = replace(poses.standing(look, 470, 904, h, turn=0.9), hands=((640, 590), (600, 600)), elbows=(0.9, 0.9))

    def plate() -> None:
        c.ellipse(650, 592, 92, 16, k.WHITE)
        c.path("M572 586C580 500 720 500 728 586Z", c.linear(k.lighter(k.STEEL, 0.55), k.STEEL))
        c.circle(650, 516, 12, k.INK)

    person(c, look, pose, h, held=plate)
    plants.potted(c, 130, 880, 330, kind="snake", clay=k.TERRACOTTA)


def hats_for_the_shelter(c: Canvas) -> None:
    """Draw three knitted hats, wool and needles on a lamplit table from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#7f5a4c", "#5c403f", end=(1, 1)))
    for y in range(90, HEIGHT, 190):
        c.rect(0, y, WIDTH, 4, k.SHADE, opacity=0.25)
    for x, y, size, shade, turn in (
        (300, 360, 1.2, k.TEAL, -12),
        (700, 300, 1.05, k.MUSTARD, 8),
        (1030, 620, 1.15, k.ROSE, 16),
    ):
        with c.group(move=(x, y), turn=turn, scale=size):
            c.path("M-150 120C-160 -60 -90 -150 0 -150C90 -150 160 -60 150 120Z", k.SHADE, opacity=0.3)
            hat = "M-160 110C-170 -70 -100 -160 -10 -160C80 -160 150 -70 140 110Z"
            c.path(hat, c.linear(k.lighter(shade, 0.3), shade, k.darker(shade, 0.2), end=(1, 0.5)))
            with c.clip(hat):
                for row in range(5):
                    level = 60 - row * 44
                    c.curve([(-170, level), (-10, level + 16), (150, level)], k.darker(shade, 0.22), 6, opacity=0.5)
            c.rect(-172, 84, 326, 66, k.lighter(shade, 0.2), r=26)
            for step in range(10):
                c.line([(-150 + step * 32, 92), (-150 + step * 32, 142)], k.darker(shade, 0.15), 5, opacity=0.5)
            c.circle(-10, -166, 44, k.CREAM)
            c.circle(-18, -174, 26, k.WHITE, opacity=0.6)
    for x, y, r, shade in ((520, 740, 110, k.BRICK), (250, 790, 80, k.CREAM)):
        c.circle(x + 10, y + 14, r, k.SHADE, opacity=0.3)
        c.circle(x, y, r, c.radial(k.lighter(shade, 0.35), shade, k.darker(shade, 0.2), centre=(0.35, 0.3), radius=0.8))
        for turn in (0, 50, 110):
            with c.group(move=(x, y), turn=turn):
                for bend in (-0.5, 0.0, 0.5):
                    c.curve(
                        [(-r * 0.86, bend * r * 0.7), (0, bend * r * 1.1), (r * 0.86, bend * r * 0.7)],
                        k.darker(shade, 0.2),
                        4,
                        opacity=0.45,
                    )
    c.curve([(620, 780), (720, 860), (640, 910), (820, 900)], k.BRICK, 7)
    for turn in (62, 80):
        with c.group(move=(700, 690), turn=turn):
            c.rect(-7, -190, 14, 380, k.OAK, r=7)
            c.circle(0, -190, 16, k.WALNUT)
    c.polygon([(1060, 180), (1210, 150), (1228, 260), (1080, 290)], k.WHITE, r=6)
    c.path(
        "M1144 262C1104 236 1104 204 1126 198C1138 196 1144 208 1146 216"
        "C1148 206 1156 194 1168 198C1188 206 1184 236 1144 262Z",
        k.BRICK,
    )
    lamps.lamplight(c, 520, 60, reach=0.95, dusk=0.55)


SCENES = (
    warm_clothes_bag,
    soup_for_next_door,
    card_for_somebody,
    plate_across_the_landing,
    hats_for_the_shelter,
)
