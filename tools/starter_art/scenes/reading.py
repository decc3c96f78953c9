"""Reading."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, nature, places, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def book_and_tea(c: Canvas) -> None:
    """Draw an open book and a cup of tea on a sunny table."""
    rooms.table_top(c, "#e9b995", k.OAK, edge=540)
    rooms.sunbeam(c, 640, 60, 480, 380)
    plants.potted(c, 230, 600, 400, kind="broad", clay=k.TEAL)
    still.book_stack(c, 1030, 640, 300, (k.PLUM, k.MUSTARD, k.TEAL))
    still.open_book(c, 600, 850, 640)
    still.mug(c, 1080, 860, 150, k.TERRACOTTA)
    c.ellipse(330, 880, 70, 24, k.darker(k.OAK, 0.3), opacity=0.3)
    for turn in (20, -30):
        plants.leaf(c, 300, 890, 90, k.APRICOT, turn=90 + turn)


def armchair_evening(c: Canvas) -> None:
    """Draw a man who reads in an armchair under a lamp."""
    places.living_room(c, wall="#8f6d78", floor="#6d463c", night=True)
    rooms.floor_lamp(c, 1000, 810, 620)
    rooms.rug(c, 680, 850, 430, 76, k.BRICK)
    rooms.armchair(c, 680, 830, colour=k.TEAL, size=1.2)
    h = 600
    pose = replace(poses.sitting_front(cast.GRANDFATHER, 680, 680, 840, h), nod=4)
    pose = poses.holding(cast.GRANDFATHER, pose, h, (616, 552), (744, 552))
    person(c, cast.GRANDFATHER, pose, h, held=lambda: things.book_in_hands(c, 680, 540, 116, k.BRICK))
    rooms.table(c, 1040, 700, 180, 140, colour=k.OAK)
    still.mug(c, 1140, 700, 64, k.MUSTARD)
    animals.cat(c, 330, 850, 110, pose="curl", coat="#d08a4e")


def under_the_tree(c: Canvas) -> None:
    """Draw a student who sits under a tree with a book."""
    places.meadow(c, horizon=540, seed=5)
    nature.tree(c, 400, 840, 900, k.MOSS, seed=2)
    c.shadow(600, 856, 260, 30, opacity=0.5)
    look = cast.STUDENT
    h = 560
    x, y = 466, 820
    pose = poses.sitting(look, x, 850, 850, h, lean=-8)
    pose = replace(
        pose,
        feet=((x + 230, 852), (x + 190, 856)),
        hands=((x + 120, y - 130), (x + 104, y - 112)),
        nod=14,
        toes=(-12, -12),
    )
    person(
        c, look, pose, h, held=lambda: things.book_in_hands(c, x + 112, y - 118, 110, k.TERRACOTTA, facing=1, turn=18)
    )
    things.basket(c, 860, 866, 130)
    for dx, shade in ((-26, k.BRICK), (8, k.MUSTARD), (34, k.BRICK)):
        c.circle(860 + dx, 790, 22, shade)
    plants.grass(c, 0, WIDTH, 965, 80, k.MOSS, 3)


def bedtime_story(c: Canvas) -> None:
    """Draw a mother who reads to her son on a sofa."""
    places.living_room(c, wall="#d7a994", night=True)
    rooms.floor_lamp(c, 1150, 800, 560)
    rooms.rug(c, 660, 860, 460, 70, k.SAGE)
    rooms.sofa(c, 330, 830, 680, colour=k.PLUM, height=340)
    h = 570
    mother = poses.sitting_front(cast.MOTHER, 600, 690, 850, h)
    child = poses.sitting_front(cast.BOY, 800, 690, 850, 400)
    person(c, cast.BOY, replace(child, nod=-10, gaze=-0.4, lean=-4), 400)
    mother = replace(poses.holding(cast.MOTHER, mother, h, (600, 604), (744, 604)), gaze=0.4, nod=8)
    person(c, cast.MOTHER, mother, h, held=lambda: things.book_in_hands(c, 672, 592, 124, k.TEAL))
    rooms.cushion(c, 430, 640, 120, k.MUSTARD, turn=-8)


def library_shelves(c: Canvas) -> None:
    """Draw a woman who takes a book from a tall shelf."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#7b5348", "#5c3a3a"))
    c.rect(0, 840, WIDTH, 120, c.linear(k.darker(k.WOOD, 0.1), k.WOOD))
    for row in range(5):
        y = 180 + row * 166
        c.rect(40, y - 150, 1200, 150, k.darker(k.WALNUT, 0.35))
        rooms.books(c, 60, y, 560 if row == 2 else 1160, 140, row * 7 + 3)
        if row == 2:
            rooms.books(c, 690, y, 530, 140, 4)
        c.rect(20, y, 1240, 20, c.linear(k.lighter(k.WOOD, 0.2), k.darker(k.WOOD, 0.2)))
    for x in (14, 1230):
        c.rect(x, 0, 36, 846, c.linear(k.lighter(k.WOOD, 0.15), k.darker(k.WOOD, 0.15), end=(1, 0)))
    c.glow(640, 300, 620, "#ffe2a0", opacity=0.28)
    c.shadow(560, 900, 150, 20, opacity=0.5)
    look = cast.TEACHER
    h = 650
    pose = replace(poses.standing(look, 560, 896, h, turn=0.8), hands=((668, 470), (610, 560)), elbows=(0.8, 1), nod=-6)
    person(
        c,
        look,
        pose,
        h,
        held=lambda: c.polygon(
            [(600, 500), (664, 486), (676, 584), (612, 598)], c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=5
        ),
    )
    still.book_stack(c, 1060, 900, 220, (k.TEAL, k.MUSTARD, k.ROSE, k.DENIM))


SCENES = (
    book_and_tea,
    armchair_evening,
    under_the_tree,
    bedtime_story,
    library_shelves,
)
