"""Drawing, painting and crafts."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, places, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, polygon
from tools.starter_art.figures import person


def watercolours(c: Canvas) -> None:
    """Draw a sheet with a painted landscape among paints and brushes, seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear(k.lighter(k.OAK, 0.25), k.OAK, k.darker(k.OAK, 0.15), end=(1, 1)))
    for y in range(40, HEIGHT, 150):
        c.rect(0, y, WIDTH, 3, k.darker(k.OAK, 0.25), opacity=0.35)
    with c.group(move=(520, 480), turn=-6):
        c.rect(-330, -250, 680, 520, k.SHADE, r=8, opacity=0.22)
        c.rect(-340, -265, 680, 520, k.WHITE, r=6)
        from tools.starter_art.canvas import polygon

        with c.clip(polygon([(-300, -225), (300, -225), (300, 215), (-300, 215)], 20)):
            c.rect(-300, -225, 600, 440, c.linear("#9cc6d2", "#fbe3bd"))
            c.circle(130, -90, 56, k.APRICOT)
            c.blob(
                [(-340, 60), (-160, -70), (0, 30), (140, -50), (340, 50), (340, 300), (-340, 300)],
                "#8fae9c",
                opacity=0.9,
            )
            c.blob(
                [(-340, 120), (-100, 40), (120, 110), (340, 60), (340, 300), (-340, 300)],
                k.MOSS,
                opacity=0.85,
            )
            c.blob([(-120, 230), (-60, 120), (40, 110), (20, 160), (120, 240)], "#d8ecec", opacity=0.95)
    with c.group(move=(1040, 300), turn=8):
        c.rect(-120, -180, 260, 380, k.SHADE, r=20, opacity=0.25)
        c.rect(-130, -190, 260, 380, c.linear("#4c4258", k.INK), r=20)
        for index, shade in enumerate((k.BRICK, k.MUSTARD, k.TEAL, k.DENIM, k.ROSE, k.MOSS, k.PLUM, k.APRICOT)):
            x, y = -62 + index % 2 * 124, -136 + index // 2 * 90
            c.rect(x - 48, y - 34, 96, 68, k.WHITE, r=10)
            c.rect(x - 42, y - 28, 84, 56, shade, r=10)
            c.ellipse(x - 10, y - 8, 18, 9, k.WHITE, opacity=0.35)
    c.circle(1046, 690, 128, k.SHADE, opacity=0.2)
    c.circle(1036, 680, 126, "#dfeef0")
    c.circle(1036, 680, 108, c.radial("#a8cfd8", "#7fb3c2"))
    c.ellipse(1000, 650, 34, 18, k.WHITE, turn=-30, opacity=0.6)
    still.pencil(c, 560, 640, 330, k.BRICK, turn=-118)
    with c.group(move=(790, 610), turn=-46):
        c.path("M0 0C18 30 20 50 12 66L-12 66C-20 50 -18 30 0 0Z", k.TEAL)
        c.rect(-12, 64, 24, 44, k.STEEL)
        c.polygon([(-12, 108), (12, 108), (5, 420), (-5, 420)], k.BRICK, r=3)
    for x, y, r, shade in ((150, 840, 40, k.ROSE), (260, 890, 24, k.TEAL), (90, 740, 18, k.MUSTARD)):
        c.circle(x, y, r, shade, opacity=0.75)


def painter_at_easel(c: Canvas) -> None:
    """Draw a woman who paints at an easel."""
    rooms.room(c, "#e6cdb0", k.WOOD, floor_at=740)
    rooms.window(c, 90, 100, 340, 420, rooms.garden_view)
    rooms.frame(c, 1090, 130, 130, 160, art="shapes")
    rooms.rug(c, 640, 870, 520, 60, k.SAGE)
    things.easel(c, 850, 880, 640)
    with c.clip(polygon([(662, 322), (1038, 322), (1038, 646), (662, 646)], 4)):
        c.rect(660, 320, 380, 328, c.linear("#9cc6d2", "#fbe3bd"))
        c.circle(940, 410, 44, k.APRICOT)
        c.blob([(600, 560), (740, 450), (860, 540), (960, 470), (1100, 560), (1100, 760), (600, 760)], k.SAGE)
        c.blob([(600, 620), (760, 560), (900, 610), (1100, 580), (1100, 760), (600, 760)], k.MOSS)
    look = replace(cast.PAINTER, top=k.TERRACOTTA, bottom=k.DENIM)
    h = 640
    c.shadow(500, 890, 120, 16, opacity=0.5)
    pose = replace(
        poses.standing(look, 500, 888, h, turn=0.8), hands=((610, 600), (690, 486)), elbows=(0.9, 0.9), nod=4
    )

    def palette() -> None:
        c.ellipse(632, 604, 74, 30, c.linear(k.lighter(k.OAK, 0.3), k.OAK), turn=-14)
        for x, y, shade in (
            (590, 604, k.BRICK),
            (616, 592, k.MUSTARD),
            (648, 586, k.TEAL),
            (676, 582, k.WHITE),
            (662, 606, k.PLUM),
        ):
            c.ellipse(x, y, 12, 7, shade)

    person(c, look, pose, h, held=palette)
    c.line([(676, 496), (742, 446)], k.WALNUT, 7)
    c.limb([(742, 446), (760, 432)], [10, 5], k.MOSS)
    rooms.table(c, 150, 690, 190, 190)
    for x, shade in ((190, k.TEAL), (240, k.BRICK), (290, k.MUSTARD)):
        c.rect(x - 18, 640, 36, 50, c.linear(k.lighter(shade, 0.3), shade), r=6)
        c.line([(x - 4, 640), (x - 12, 590)], k.WALNUT, 5)
        c.line([(x + 4, 640), (x + 10, 584)], k.OAK, 5)


def knitting(c: Canvas) -> None:
    """Draw knitting on needles beside a basket of wool."""
    rooms.table_top(c, "#b9a3a8", k.OAK, edge=470)
    rooms.sunbeam(c, 140, 50, 420, 340, opacity=0.26)
    things.basket(c, 960, 720, 420, handle=False)
    for x, y, r, shade in ((840, 480, 84, k.TEAL), (1080, 480, 84, k.MUSTARD), (960, 450, 96, k.ROSE)):
        _yarn(c, x, y, r, shade)
    c.polygon(
        [(752, 506), (1168, 506), (1160, 560), (760, 560)],
        c.linear(k.lighter(k.OAK, 0.3), k.OAK, k.darker(k.OAK, 0.25), end=(1, 0)),
        r=10,
    )
    _yarn(c, 250, 760, 108, k.TERRACOTTA)
    c.shadow(560, 890, 300, 24, opacity=0.4)
    c.polygon(
        [(330, 620), (690, 570), (760, 860), (380, 910)],
        c.linear(k.lighter(k.TERRACOTTA, 0.15), k.TERRACOTTA, k.darker(k.TERRACOTTA, 0.15), end=(1, 1)),
        r=16,
    )
    for row in range(9):
        for column in range(14):
            left, top = 350 + column * 25.4 + row * 6.2, 636 + row * 31 - column * 3.6
            c.line(
                [(left, top), (left + 9, top + 12), (left + 18, top - 2)], k.darker(k.TERRACOTTA, 0.22), 4, opacity=0.6
            )
    c.limb([(240, 640), (790, 556)], [15, 8], c.linear(k.lighter(k.WOOD, 0.4), k.WALNUT))
    c.circle(238, 640, 17, k.WALNUT)
    c.limb([(830, 690), (600, 500)], [8, 14], k.WALNUT)
    c.circle(596, 496, 17, k.WALNUT)
    for index in range(15):
        c.ellipse(346 + index * 24, 624 - index * 3.6, 10, 17, k.lighter(k.TERRACOTTA, 0.12), turn=12)
    c.curve([(330, 830), (300, 900), (420, 934), (560, 930), (700, 880), (742, 850)], k.TERRACOTTA, 7)
    still.mug(c, 1120, 880, 130, k.TEAL)


def _yarn(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    c.shadow(x, y + r, r, r * 0.14)
    c.circle(x, y, r, c.radial(k.lighter(colour, 0.3), colour, k.darker(colour, 0.22), centre=(0.35, 0.3), radius=0.75))
    with c.clip(f"M{x - r} {y}A{r} {r} 0 1 0 {x + r} {y}A{r} {r} 0 1 0 {x - r} {y}Z"):
        for index in range(-3, 4):
            shift = index * r * 0.24
            c.curve(
                [(x - r, y + shift - r * 0.5), (x, y + shift), (x + r, y + shift - r * 0.2)],
                k.darker(colour, 0.25),
                r * 0.05,
                opacity=0.55,
            )
            c.curve(
                [(x + shift - r * 0.3, y - r), (x + shift + r * 0.1, y), (x + shift - r * 0.1, y + r)],
                k.lighter(colour, 0.35),
                r * 0.05,
                opacity=0.45,
            )


def child_with_crayons(c: Canvas) -> None:
    """Draw a boy who draws with crayons at a table while his grandmother looks on."""
    places.living_room(c, wall="#efcfa2", floor=k.WOOD)
    for x, y, turn, shade in ((1020, 150, -5, k.SKY), (1170, 210, 6, k.BLUSH)):
        with c.group(move=(x, y), turn=turn):
            c.rect(-70, -50, 140, 110, k.WHITE, r=4)
            c.rect(-58, -40, 116, 90, shade)
            c.circle(-14, 4, 22, k.MUSTARD)
            c.line([(20, 40), (20, 0), (44, 0), (44, 40)], k.BRICK, 6)
    h = 660
    pose = poses.standing(cast.GRANDMOTHER, 830, 1000, h)
    pose = replace(poses.holding(cast.GRANDMOTHER, pose, h, (752, 690), (906, 690), out=0.06), gaze=-0.5, nod=-8)
    person(c, cast.GRANDMOTHER, pose, h)
    child = poses.standing(cast.BOY, 560, 1040, 560)
    person(c, cast.BOY, replace(poses.holding(cast.BOY, child, 560, (492, 700), (624, 694)), nod=8), 560)
    c.rect(150, 716, 980, 50, c.linear(k.lighter(k.OAK, 0.45), k.OAK), r=10)
    c.rect(200, 766, 880, 200, c.linear(k.darker(k.OAK, 0.2), k.darker(k.OAK, 0.3)))
    c.polygon([(440, 700), (690, 700), (720, 736), (410, 736)], k.WHITE, r=3)
    c.curve([(480, 722), (520, 706), (560, 724), (600, 710)], k.TEAL, 7)
    c.circle(650, 716, 9, k.MUSTARD)
    c.limb([(612, 712), (636, 676)], [13, 13], k.BRICK)
    c.limb([(620, 690), (632, 698)], [28, 26], k.lighter(cast.BOY.skin, 0.06))
    for x, shade, turn in ((800, k.MUSTARD, 8), (980, k.TEAL, -12), (290, k.BRICK, 14), (340, k.MOSS, -6)):
        c.limb([(x - 34, 732 + turn * 0.3), (x + 34, 732 - turn * 0.3)], [15, 12], shade)
    c.rect(1000, 640, 80, 80, c.linear(k.lighter(k.ROSE, 0.3), k.ROSE, end=(1, 0)), r=10)
    for index, shade in enumerate((k.BRICK, k.TEAL, k.MUSTARD, k.PLUM)):
        c.limb([(1016 + index * 16, 640), (1010 + index * 19, 588)], [13, 11], shade)
    c.rect(1000, 640, 80, 80, c.linear(k.lighter(k.ROSE, 0.3), k.ROSE, end=(1, 0)), r=10)


def clay_bowl(c: Canvas) -> None:
    """Draw hands that shape a bowl on a potter's wheel."""
    rooms.table_top(c, "#d2b8a0", k.WALNUT, edge=620)
    rooms.shelf(c, 120, 240, 1040)
    for x, kind, shade in (
        (200, 0, k.TEAL),
        (370, 1, k.CREAM),
        (540, 2, k.TERRACOTTA),
        (720, 1, k.SAGE),
        (900, 0, k.MUSTARD),
        (1070, 2, k.ROSE),
    ):
        fill = c.linear(k.lighter(shade, 0.35), shade, k.darker(shade, 0.25), end=(1, 0))
        if kind == 0:
            c.blob(
                [
                    (x - 30, 110),
                    (x + 30, 110),
                    (x + 22, 130),
                    (x + 56, 180),
                    (x + 38, 240),
                    (x - 38, 240),
                    (x - 56, 180),
                    (x - 22, 130),
                ],
                fill,
            )
        elif kind == 1:
            c.path(f"M{x - 70} 180Q{x - 60} 240 {x} 240Q{x + 60} 240 {x + 70} 180Z", fill)
        else:
            c.rect(x - 42, 140, 84, 100, fill, r=18)
    c.shadow(640, 880, 420, 40, opacity=0.5)
    c.polygon([(560, 800), (720, 800), (760, 960), (520, 960)], k.darker(k.STEEL, 0.35))
    c.ellipse(640, 806, 340, 52, k.darker(k.STEEL, 0.3))
    c.ellipse(640, 788, 340, 52, c.linear(k.lighter(k.STEEL, 0.4), k.STEEL))
    for rx in (300, 250):
        c.path(
            f"M{640 - rx} 788A{rx} {rx * 0.15:.1f} 0 1 0 {640 + rx} 788A{rx} {rx * 0.15:.1f} 0 1 0 {640 - rx} 788Z",
            stroke=k.darker(k.STEEL, 0.15),
            width=3,
            opacity=0.5,
        )
    clay = "#b3674a"
    c.path(
        "M430 560C440 700 520 782 560 786L720 786C760 782 840 700 850 560Z",
        c.linear(k.lighter(clay, 0.35), clay, k.darker(clay, 0.3), end=(1, 0.1)),
    )
    for y, half in ((610, 204), (660, 186), (710, 152)):
        c.curve([(640 - half, y), (640, y + 22), (640 + half, y)], k.darker(clay, 0.18), 4, opacity=0.5)
    c.ellipse(640, 560, 210, 44, k.lighter(clay, 0.25))
    c.ellipse(640, 564, 188, 35, k.darker(clay, 0.3))
    skin = k.SKINS["olive"]
    for side in (-1, 1):
        c.limb(
            [(640 + side * 660, 900), (640 + side * 400, 720), (640 + side * 270, 650)],
            [170, 116, 94],
            c.linear(k.lighter(skin, 0.15), skin),
        )
        c.limb([(640 + side * 720, 940), (640 + side * 540, 815)], [220, 190], c.linear(k.lighter(k.TEAL, 0.2), k.TEAL))
        for part in range(4):
            start = (640 + side * 262, 622 + part * 24)
            c.limb(
                [start, (640 + side * 196, 622 + part * 34), (640 + side * (160 - part * 6), 640 + part * 34)],
                [50, 40, 32],
                skin if part % 2 else k.darker(skin, 0.07),
            )
        c.limb(
            [(640 + side * 262, 620), (640 + side * 236, 560), (640 + side * 190, 545)],
            [58, 42, 34],
            k.lighter(skin, 0.08),
        )


SCENES = (
    watercolours,
    painter_at_easel,
    knitting,
    child_with_crayons,
    clay_bowl,
)
