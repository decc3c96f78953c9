"""Helping neighbours and volunteering."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, places, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def shopping_for_a_neighbour(c: Canvas) -> None:
    """Draw a young man who brings groceries to an older neighbour at her door."""
    c.rect(0, 0, WIDTH, 830, c.linear("#efd2ac", "#e3bb92"))
    for y in range(30, 820, 70):
        for x in range(-60 + (y % 140) // 2, WIDTH, 130):
            c.rect(x, y, 122, 62, k.mix("#ecc79d", k.TERRACOTTA, 0.05 + 0.05 * ((x + y) % 3)), r=4, opacity=0.5)
    c.rect(720, 130, 400, 710, k.WHITE, r=8)
    c.rect(748, 158, 344, 682, c.linear("#f7dfae", "#e9b87c"))
    c.glow(920, 440, 330, "#fff0c4", opacity=0.7)
    c.polygon(
        [(1092, 158), (1200, 210), (1200, 900), (1092, 840)], c.linear(k.lighter(k.TEAL, 0.1), k.darker(k.TEAL, 0.1))
    )
    c.circle(1178, 540, 11, k.SUN)
    c.rect(0, 830, WIDTH, 130, c.linear("#cfae8c", "#bf9a78"))
    c.rect(690, 826, 460, 34, c.linear(k.SAND, k.darker(k.SAND, 0.2)), r=6)
    rooms.window(c, 120, 200, 260, 300, lambda c: c.rect(0, 0, WIDTH, HEIGHT, c.linear("#ffe6b4", "#f3bd78")))
    c.rect(100, 560, 300, 40, k.WALNUT, r=6)
    for x in range(120, 390, 34):
        c.circle(x, 556, 22, k.MOSS)
        c.circle(x + 4, 542, 10, (k.BRICK, k.MUSTARD, k.ROSE)[x % 3])
    h = 640
    c.shadow(920, 842, 110, 12, opacity=0.4)
    c.shadow(480, 904, 130, 16, opacity=0.5)
    older = replace(
        poses.standing(cast.NEIGHBOUR, 930, 838, 570, turn=-0.6, lean=-6),
        hands=((800, 548), (838, 560)),
        elbows=(-0.9, -0.9),
        nod=4,
    )
    person(c, cast.NEIGHBOUR, older, 570)
    look = cast.STUDENT
    young = replace(poses.standing(look, 480, 902, h, turn=0.9), hands=((640, 590), (586, 596)), elbows=(0.9, 0.9))

    def bag() -> None:
        for x, y, shade in ((600, 500, k.MOSS), (640, 490, k.APRICOT), (680, 504, k.BRICK)):
            c.circle(x, y, 32, shade)
        c.limb([(664, 500), (706, 410)], [32, 26], "#e0aa68")
        c.polygon(
            [(560, 506), (716, 506), (704, 662), (572, 662)],
            c.linear(k.lighter(k.SAND, 0.3), k.SAND, k.darker(k.SAND, 0.2), end=(1, 0)),
            r=8,
        )

    person(c, look, young, h, held=bag)


def litter_picking(c: Canvas) -> None:
    """Draw two volunteers who pick up litter in a park."""
    places.meadow(c, horizon=540, seed=16)
    places.path_across(c, 830, 90)
    for look, x, side, h in (
        (replace(cast.NURSE, top=k.DENIM, bottom=k.INK, wear="trousers", cloth=k.ROSE), 380, 1, 600),
        (replace(cast.CYCLIST, top=k.MUSTARD, bottom=k.WALNUT), 920, -1, 610),
    ):
        c.shadow(x, 872, 120, 16, opacity=0.45)
        pose = poses.standing(look, x, 870, h, turn=side * 0.9, lean=side * 16, spread=0.08)
        grip = (x + side * 150, 596)
        pose = replace(pose, hands=((x - side * 20, 618), grip), elbows=(side * 0.8, side * 0.8), nod=side * 18)
        low = (x + side * 216, 836)

        def sack(x: float = x, side: int = side) -> None:
            bx = x - side * 30
            c.blob(
                [(bx - 20, 636), (bx + 20, 636), (bx + 76, 760), (bx + 66, 850), (bx - 66, 850), (bx - 76, 760)],
                c.linear(k.lighter(k.TEAL, 0.15), k.TEAL, k.darker(k.TEAL, 0.3), end=(1, 0.3)),
            )
            c.rect(bx - 24, 634, 48, 14, k.darker(k.TEAL, 0.2), r=6)

        person(c, look, pose, h, behind=sack)
        c.line([(grip[0] - side * 8, grip[1] - 14), (low[0], low[1] - 24)], k.INK, 8)
        c.line([(low[0], low[1] - 24), (low[0] - 9, low[1])], k.INK, 6)
        c.line([(low[0], low[1] - 24), (low[0] + 11, low[1] - 2)], k.INK, 6)
        c.rect(low[0] - 16, low[1] - 4, 34, 46, k.BRICK if side > 0 else k.MUSTARD, r=6)
    for x, y, turn in ((640, 890, 24), (160, 860, -20), (1120, 880, 60)):
        with c.group(move=(x, y), turn=turn):
            c.rect(-16, -26, 32, 46, k.WHITE, r=5)
            c.rect(-16, -12, 32, 14, k.BRICK)
    plants.grass(c, 0, WIDTH, 962, 60, k.MOSS, 3)


def planting_a_tree(c: Canvas) -> None:
    """Draw neighbours who plant a young tree together."""
    places.meadow(c, horizon=520, seed=18)
    for x, top, wall, roof in ((80, 380, k.PEACH, k.BRICK), (1010, 370, k.CREAM, k.PLUM)):
        c.rect(x, top, 190, 160, c.linear(k.lighter(wall, 0.2), wall))
        c.polygon([(x - 16, top), (x + 95, top - 90), (x + 206, top)], roof, r=6)
        c.rect(x + 34, top + 50, 46, 54, "#9fc3c9", r=3)
        c.rect(x + 112, top + 60, 46, 100, k.darker(roof, 0.1), r=3)
    c.ellipse(640, 868, 190, 40, "#5f4030")
    c.ellipse(640, 858, 150, 26, "#7a5340")
    c.limb([(640, 860), (640, 470)], [20, 12], k.WALNUT)
    for x, y, r in ((590, 420, 66), (690, 410, 70), (640, 350, 76), (600, 340, 50), (680, 340, 52)):
        c.circle(x + 5, y + 6, r, k.darker(k.MOSS, 0.2))
    for x, y, r in ((590, 420, 62), (690, 410, 66), (640, 350, 72), (600, 340, 46), (680, 340, 48)):
        c.circle(x, y, r, "#86a452")
    h = 600
    c.shadow(380, 884, 130, 16, opacity=0.45)
    c.shadow(900, 884, 130, 16, opacity=0.45)
    one = replace(
        poses.standing(cast.GRANDFATHER, 390, 882, h, turn=0.9, lean=8),
        hands=((556, 600), (500, 540)),
        elbows=(0.9, 0.9),
        nod=8,
    )

    def spade() -> None:
        c.line([(478, 500), (598, 790)], k.OAK, 14)
        with c.group(move=(598, 790), turn=-22):
            c.polygon(
                [(-34, -6), (34, -6), (30, 50), (0, 82), (-30, 50)], c.linear("#c3cacd", "#8f989e", end=(1, 0)), r=8
            )
        c.line([(460, 506), (496, 494)], k.WALNUT, 14)

    person(c, cast.GRANDFATHER, one, h, held=spade)
    two = replace(
        poses.standing(cast.BARISTA, 850, 882, h, turn=-0.9, lean=-8),
        hands=((672, 576), (664, 536)),
        elbows=(-0.6, -0.6),
        nod=-6,
    )
    person(c, cast.BARISTA, two, h)
    child = replace(
        poses.standing(cast.BOY, 1130, 900, 360, turn=-0.8), hands=((1046, 690), (1050, 706)), elbows=(-0.8, -0.8)
    )
    c.shadow(1130, 902, 90, 12)
    person(c, cast.BOY, child, 360, held=lambda: still.watering_can(c, 1034, 772, 92, k.TEAL, facing=-1))
    plants.grass(c, 0, WIDTH, 962, 60, k.MOSS, 3)


def food_parcel(c: Canvas) -> None:
    """Draw a crate of food with a card that says who it is for: a heart."""
    rooms.table_top(c, "#d5b7a4", k.WOOD, edge=520)
    rooms.sunbeam(c, 120, 60, 360, 320, opacity=0.3)
    c.shadow(640, 880, 440, 34, opacity=0.5)
    c.limb([(424, 680), (340, 250)], [66, 56], c.linear("#e9b06a", "#b9743c", end=(1, 0)))
    for y in (300, 360, 420):
        c.line([(338 + (y - 300) * 0.18, y), (376 + (y - 300) * 0.18, y - 16)], "#f8dca8", 8)
    for x, shade, tall in ((520, k.BRICK, 170), (640, k.MUSTARD, 140)):
        c.rect(
            x - 52,
            590 - tall,
            104,
            tall + 60,
            c.linear(k.lighter(shade, 0.35), shade, k.darker(shade, 0.25), end=(1, 0)),
            r=16,
        )
        c.rect(x - 46, 572 - tall, 92, 26, k.WALNUT, r=6)
        c.rect(x - 52, 640 - tall, 104, 54, k.CREAM)
    for turn in (-34, -12, 10, 30):
        plants.leaf(c, 770, 560, 230, k.MOSS, turn=turn, breadth=0.3)
    c.polygon([(730, 590), (816, 590), (790, 540), (752, 540)], k.APRICOT, r=10)
    for x, y, r, shade in ((880, 550, 62, "#e8664a"), (960, 580, 54, "#e9a13c"), (840, 600, 50, "#b9c35a")):
        c.circle(
            x, y, r, c.radial(k.lighter(shade, 0.45), shade, k.darker(shade, 0.15), centre=(0.35, 0.3), radius=0.75)
        )
    things.crate(c, 640, 880, 780, 290, k.OAK)
    c.line([(640, 640), (640, 700)], k.CREAM, 4)
    with c.group(move=(640, 760), turn=-5):
        c.rect(-96, -62, 200, 140, k.SHADE, r=6, opacity=0.22)
        c.rect(-100, -70, 200, 140, k.WHITE, r=6)
        c.path("M0 46C-60 6 -66 -40 -34 -46C-14 -48 -4 -34 0 -22C4 -34 14 -48 34 -46C66 -40 60 6 0 46Z", k.BRICK)
    c.shadow(1150, 890, 80, 12)
    c.circle(1150, 840, 50, c.radial("#f59a7a", "#e0583c", k.BRICK, centre=(0.35, 0.3), radius=0.75))
    c.line([(1150, 792), (1158, 772)], k.WALNUT, 6)
    plants.leaf(c, 1156, 780, 44, k.MOSS, turn=70, breadth=0.5)


SCENES = (
    shopping_for_a_neighbour,
    litter_picking,
    planting_a_tree,
    food_parcel,
)
