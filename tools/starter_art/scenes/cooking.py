"""Cooking and baking."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, places, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def soup_on_the_stove(c: Canvas) -> None:
    """Draw a pot of soup on the stove with vegetables beside it."""
    c.rect(0, 0, WIDTH, 640, c.linear("#f6e3c4", "#eccfa4"))
    for row in range(7):
        for column in range(11):
            c.rect(
                column * 120 - (row % 2) * 60 + 3,
                row * 92 + 3,
                114,
                86,
                k.mix("#f3d9b4", k.TERRACOTTA, 0.08 * ((row * 3 + column) % 3)),
                r=8,
            )
    rooms.shelf(c, 120, 210, 420)
    for x, shade, h in (
        (170, k.TERRACOTTA, 90),
        (262, k.SAGE, 110),
        (354, k.MUSTARD, 84),
        (446, k.TEAL, 104),
    ):
        c.rect(
            x - 34,
            210 - h,
            68,
            h,
            c.linear(k.lighter(shade, 0.35), shade, k.darker(shade, 0.2), end=(1, 0)),
            r=12,
        )
        c.rect(x - 30, 210 - h - 14, 60, 18, k.WALNUT, r=5)
    c.line([(760, 90), (1200, 90)], k.INK, 8)
    for x, length in ((820, 150), (930, 190), (1040, 140)):
        c.line([(x, 90), (x, 90 + length)], k.STEEL, 9)
    c.ellipse(820, 265, 30, 40, k.STEEL)
    c.rect(896, 270, 68, 90, k.STEEL, r=10)
    c.circle(1040, 262, 36, c.linear(k.lighter(k.STEEL, 0.4), k.STEEL))
    c.rect(0, 640, WIDTH, 320, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT))
    c.rect(0, 636, WIDTH, 44, c.linear(k.lighter(k.OAK, 0.45), k.OAK))
    c.rect(0, 680, WIDTH, 12, k.SHADE, opacity=0.3)
    c.rect(400, 640, 480, 34, k.INK, r=8)
    c.rect(400, 700, 480, 260, c.linear("#5b4a58", k.INK), r=10)
    c.rect(450, 780, 380, 150, c.linear("#8a5b3f", "#53333a"), r=16)
    for x in (470, 560, 650, 740, 830):
        c.circle(x, 738, 17, k.SAND)
    c.ellipse(640, 640, 150, 12, "#f0854a", opacity=0.8)
    c.glow(640, 640, 200, "#ffb56b", opacity=0.4)
    still.cooking_pot(c, 640, 636, 340)
    c.limb([(760, 470), (880, 330)], [16, 20], k.OAK)
    c.rect(950, 606, 280, 34, c.linear(k.lighter(k.WOOD, 0.3), k.WOOD), r=12)
    c.polygon([(1000, 606), (1130, 560), (1150, 580), (1030, 610)], k.APRICOT, r=14)
    for turn in (-20, 8, 34):
        plants.leaf(c, 1140, 570, 76, k.MOSS, turn=70 + turn, breadth=0.3)
    c.circle(1180, 570, 38, c.linear("#e8664a", k.BRICK, end=(1, 1)))
    c.polygon([(1160, 540), (1180, 548), (1200, 538), (1190, 556), (1172, 556)], k.MOSS, r=3)
    plants.potted(c, 210, 640, 260, kind="herb")
    for x, shade in ((50, k.CREAM), (316, k.MUSTARD)):
        c.rect(x, 560, 60, 80, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.2), end=(1, 0)), r=14)


def hands_chopping(c: Canvas) -> None:
    """Draw hands that cut a carrot on a board, seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#f4e3c8", "#e8cda3", end=(1, 1)))
    for x, y in ((0, 0), (640, 0), (320, 480), (960, 480), (-320, 480)):
        c.rect(x + 4, y + 4, 632, 472, k.WHITE, r=6, opacity=0.18)
    c.rect(262, 262, 760, 520, k.SHADE, r=50, opacity=0.22)
    c.rect(250, 246, 760, 520, c.linear(k.lighter(k.WOOD, 0.4), k.OAK, k.darker(k.OAK, 0.1), end=(1, 1)), r=50)
    for y in range(300, 760, 58):
        c.line([(290, y), (970, y + 8)], k.darker(k.OAK, 0.2), 3, opacity=0.3)
    for index in range(6):
        x, y = 712 + (index % 3) * 66, 440 + (index // 3) * 76 + (index % 2) * 14
        c.ellipse(x + 4, y + 6, 32, 30, k.SHADE, opacity=0.2)
        c.ellipse(x, y, 32, 30, "#e9823c")
        c.ellipse(x, y, 19, 17, "#f6ad5f")
    c.limb([(420, 500), (640, 478)], [44, 84], c.linear("#f2994a", "#d8702c"))
    for turn in (-110, -86, -64):
        plants.leaf(c, 420, 502, 130, k.MOSS, turn=turn, breadth=0.3)
    skin = k.SKINS["brown"]
    shade = k.darker(skin, 0.14)
    c.limb([(250, 1010), (430, 700), (500, 590)], [170, 118, 92], c.linear(k.lighter(skin, 0.12), skin))
    c.limb([(210, 1060), (330, 860)], [220, 190], c.linear(k.lighter(k.TEAL, 0.2), k.TEAL))
    for dx, dy in ((6, -62), (44, -52), (78, -34), (104, -8)):
        c.limb([(492, 588), (492 + dx * 0.8, 588 + dy * 0.9), (510 + dx, 546 + dy * 0.5)], [60, 38, 32], skin)
    c.limb([(500, 612), (556, 606), (592, 580)], [52, 36, 30], k.darker(skin, 0.07))
    for start, end in (((512, 540), (520, 566)), ((548, 548), (552, 574)), ((582, 562), (580, 584))):
        c.line([start, end], k.darker(skin, 0.2), 3, opacity=0.7)
    c.polygon([(700, 300), (664, 312), (668, 600), (700, 620)], c.linear("#dfe4e6", "#a9b1b8", end=(1, 0)), r=6)
    c.rect(664, 600, 40, 170, c.linear(k.lighter(k.INK, 0.2), k.INK, end=(1, 0)), r=14)
    c.limb([(1080, 1010), (860, 800), (730, 690)], [176, 122, 96], c.linear(k.lighter(skin, 0.12), skin))
    c.limb([(1120, 1050), (980, 915)], [226, 196], c.linear(k.lighter(k.TEAL, 0.2), k.TEAL))
    for dy in (-40, -6, 28, 60):
        c.limb([(740, 690 + dy * 0.5), (664, 664 + dy), (674, 674 + dy)], [56, 38, 30], skin)
    c.limb([(742, 660), (706, 610), (690, 590)], [52, 36, 28], shade)
    c.circle(150, 230, 96, k.SHADE, opacity=0.2)
    c.circle(142, 220, 94, k.TEAL)
    c.circle(142, 220, 78, k.darker(k.TEAL, 0.2))
    for dx, dy, tint in (
        (-30, -20, k.BRICK),
        (26, -26, "#e8664a"),
        (0, 26, k.BRICK),
        (-40, 26, "#e8664a"),
        (42, 20, k.BRICK),
    ):
        c.circle(142 + dx, 220 + dy, 30, c.radial(k.lighter(tint, 0.4), tint, centre=(0.35, 0.3)))
    for x, y, r in ((1130, 200, 70), (1190, 330, 56)):
        c.circle(x + 6, y + 8, r, k.SHADE, opacity=0.2)
        c.circle(x, y, r, c.radial("#fbeedd", "#e3b98f", centre=(0.35, 0.3), radius=0.7))
        for bend in (-0.62, -0.2, 0.24, 0.66):
            c.curve([(x, y - r * 0.94), (x + bend * r, y), (x, y + r * 0.9)], "#cf9c70", 3)
        c.polygon([(x - r * 0.2, y - r * 0.9), (x + r * 0.2, y - r * 0.9), (x + r * 0.05, y - r * 1.3)], "#cf9c70", r=4)


def baking_together(c: Canvas) -> None:
    """Draw a father and a daughter who roll out dough."""
    places.kitchen(c)
    h = 780
    father = poses.standing(cast.FATHER, 520, 1090, h)
    person(
        c,
        replace(cast.FATHER, apron=k.CREAM),
        replace(poses.holding(cast.FATHER, father, h, (436, 606), (626, 606), out=0.07), nod=8, gaze=0.3),
        h,
    )
    child = poses.standing(cast.GIRL, 830, 1010, 620)
    person(
        c,
        replace(cast.GIRL, apron=k.MUSTARD),
        replace(poses.holding(cast.GIRL, child, 620, (762, 600), (898, 600)), nod=-6, gaze=-0.3),
        620,
    )
    places.worktop(c, y=640)
    c.ellipse(560, 642, 210, 16, "#fbeacb")
    c.limb([(430, 614), (634, 614)], [44, 44], c.linear(k.lighter(k.OAK, 0.3), k.WOOD))
    for x in (400, 664):
        c.limb([(x - 14, 614), (x + 14, 614)], [20, 20], k.WALNUT)
    for x in (436, 626):
        c.limb([(x - 8, 604), (x + 8, 612)], [32, 26], k.lighter(cast.FATHER.skin, 0.06))
    still.bowl(c, 830, 640, 170, k.ROSE, fill="#fbeacb")
    for x in (748, 912):
        c.limb([(x, 592), (x, 606)], [30, 26], k.lighter(cast.GIRL.skin, 0.06))
    for x in (1010, 1060):
        c.ellipse(x, 622, 20, 25, c.linear(k.WHITE, k.SAND))
    c.rect(170, 520, 110, 122, c.linear(k.WHITE, k.SAND, end=(1, 0)), r=14)
    c.rect(186, 560, 78, 40, k.MUSTARD, r=6)
    c.ellipse(720, 644, 46, 8, k.WHITE)


def fresh_bread(c: Canvas) -> None:
    """Draw a loaf of fresh bread with a knife, butter and tomatoes."""
    rooms.table_top(c, "#c8a58e", k.WOOD, edge=500)
    rooms.window(c, 120, -40, 380, 420, rooms.garden_view)
    rooms.sunbeam(c, 760, 60, 330, 300, opacity=0.28)
    c.shadow(640, 800, 460, 40, opacity=0.4)
    c.rect(240, 740, 800, 56, c.linear(k.lighter(k.OAK, 0.4), k.darker(k.OAK, 0.15)), r=22)
    c.path("M330 742C290 620 380 500 620 496C800 494 880 590 860 742Z", c.linear("#e9b06a", "#c57c3e", "#9a5a32"))
    for x in (430, 540, 650, 750):
        c.path(
            f"M{x - 26} {612 - abs(x - 600) * -0.1}C{x} 560 {x + 40} 540 {x + 66} 546"
            f"C{x + 50} 580 {x + 10} 620 {x - 26} {612 - abs(x - 600) * -0.1}Z",
            "#f8dca8",
        )
    c.path("M860 742C850 610 880 560 930 556C990 552 1010 620 1000 742Z", c.linear("#c57c3e", "#9a5a32"))
    c.path("M876 740C870 630 894 578 932 574C976 572 992 640 984 740Z", c.linear("#fdf0d0", "#f0d3a0"))
    for x, y in ((910, 640), (948, 620), (930, 690), (960, 680), (904, 700)):
        c.ellipse(x, y, 8, 5, "#e3bd85")
    still.steam(c, 560, 480, 150)
    still.steam(c, 700, 490, 120)
    c.rect(1060, 850, 210, 20, k.WALNUT, r=8)
    c.polygon([(1062, 850), (700, 852), (680, 866), (720, 876), (1062, 874)], c.linear("#eef1f1", "#a9b1b8"), r=4)
    c.shadow(230, 872, 130, 16)
    c.ellipse(230, 862, 120, 26, k.WHITE)
    c.rect(160, 800, 140, 58, c.linear("#fff0b0", "#f3cf70"), r=10)
    for x, y, r in ((1120, 720, 46), (1190, 736, 42)):
        c.shadow(x, y + r, r, 9)
        c.circle(x, y, r, c.radial("#f59a7a", "#e0583c", k.BRICK, centre=(0.35, 0.3), radius=0.75))
        c.polygon(
            [(x - 16, y - r + 2), (x, y - r + 10), (x + 18, y - r), (x + 6, y - r + 16), (x - 8, y - r + 16)],
            k.MOSS,
            r=3,
        )


SCENES = (
    soup_on_the_stove,
    hands_chopping,
    baking_together,
    fresh_bread,
)
