"""Going to bed early."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.starter_art import animals, cast, nature, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def moonlit_bed(c: Canvas) -> None:
    """Draw a made bed under a window with the moon."""
    rooms.room(c, "#6a6491", "#5a4a5e", floor_at=760, boards=False)

    def view(c: Canvas) -> None:
        rooms.night_view(c)
        nature.moon(c, 720, 220, 50)

    rooms.window(c, 430, 90, 420, 350, view, frame="#d9c7c4")
    rooms.curtain(c, 310, 50, 120, 480, "#8a6a94")
    rooms.curtain(c, 850, 50, 120, 480, "#8a6a94")
    c.shadow(640, 890, 520, 34, opacity=0.5)
    c.rect(190, 470, 900, 330, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT), r=50)
    for x in (330, 640):
        c.rect(x, 560, 310, 130, c.linear("#fff2e0", "#d9c4cc"), r=52)
    c.rect(180, 650, 920, 210, c.linear("#e7b48d", k.TERRACOTTA, k.darker(k.TERRACOTTA, 0.3), end=(0.2, 1)), r=46)
    c.rect(180, 650, 920, 66, c.linear("#fff2e0", "#e2cdc6"), r=30)
    for x in (300, 470, 640, 810, 980):
        c.curve([(x, 726), (x + 14, 780), (x - 6, 856)], k.darker(k.TERRACOTTA, 0.35), 5, opacity=0.35)
    c.rect(210, 846, 860, 40, k.darker(k.WALNUT, 0.2), r=12)
    rooms.table(c, 1120, 660, 150, 220, colour=k.WOOD)
    c.glow(1190, 560, 260, "#ffdf9c", opacity=0.7)
    c.rect(1180, 590, 20, 70, k.INK)
    c.polygon([(1150, 500), (1230, 500), (1256, 596), (1124, 596)], c.linear("#fff0c4", k.APRICOT), r=10)
    rooms.table(c, 10, 660, 150, 220, colour=k.WOOD)
    still.book_stack(c, 84, 660, 120, (k.TEAL, k.MUSTARD))
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#2b3357/0.25", "#2b3357/0"))


def fast_asleep(c: Canvas) -> None:
    """Draw a woman asleep in bed under a warm blanket, a cat at her feet."""
    rooms.room(c, "#575b8a", "#453f63", floor_at=790, boards=False)
    rooms.window(c, 760, 80, 360, 320, rooms.night_view, frame="#cbbcc8")
    nature.moon(c, 1010, 150, 34)
    rooms.frame(c, 250, 130, 160, 130, art="hills")
    c.shadow(640, 900, 560, 34, opacity=0.5)
    c.rect(90, 420, 60, 470, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT), r=24)
    c.rect(1140, 600, 50, 290, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT), r=20)
    c.rect(110, 760, 1060, 90, k.darker(k.WALNUT, 0.15), r=12)
    c.rect(130, 680, 1030, 110, c.linear("#f4e6dc", "#cbb6c2"), r=36)
    c.blob([(150, 690), (160, 610), (250, 590), (380, 610), (420, 680), (300, 710)], c.linear("#fff6ea", "#d9c8d0"))
    look = replace(cast.TEACHER, top=k.ROSE)
    c.limb([(376, 628), (440, 660)], [58, 70], k.darker(look.skin, 0.1))
    head(c, look, (352, 606), 116, 1, -70)
    c.limb([(446, 672), (500, 690)], [92, 110], k.ROSE)
    c.path(
        "M380 700C420 600 520 590 600 610C700 560 800 560 880 640C980 640 1110 650 1162 700L1166 830L384 830Z",
        c.linear(k.APRICOT, k.TERRACOTTA, k.darker(k.TERRACOTTA, 0.3), end=(0.25, 1)),
    )
    c.path("M380 700C420 600 520 590 600 610L570 640C500 640 450 660 424 740Z", c.linear("#fff2e0", "#e2cdc6"))
    for line in (
        [(640, 630), (690, 700), (670, 826)],
        [(880, 650), (850, 730), (880, 826)],
        [(1010, 660), (1030, 740), (1010, 826)],
    ):
        c.curve(line, k.darker(k.TERRACOTTA, 0.35), 6, opacity=0.3)
    animals.cat(c, 1040, 668, 96, pose="curl", coat="#8a8088")
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#2b3357/0.3", "#2b3357/0.05"))
    for x, y, size in ((420, 500, 26), (470, 440, 36), (530, 370, 48)):
        c.path(f"M{x} {y}h{size}l{-size} {size}h{size}", stroke="#f7e9c4", width=size * 0.16, opacity=0.85)


def phone_in_the_drawer(c: Canvas) -> None:
    """Draw a phone that lies in an open drawer of a bedside table, with a lamp and an alarm clock."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#6d6494", "#574d7c", "#4a3f66"))
    c.glow(420, 260, 560, "#ffdf9c", opacity=0.75)
    c.rect(0, 880, WIDTH, 80, "#3d3455")
    c.shadow(640, 930, 480, 34, opacity=0.5)
    c.rect(280, 520, 720, 400, c.linear(k.lighter(k.WALNUT, 0.15), k.darker(k.WALNUT, 0.15)), r=12)
    c.rect(250, 490, 780, 44, c.linear(k.lighter(k.WOOD, 0.4), k.WOOD), r=12)
    c.rect(320, 760, 640, 130, k.darker(k.WALNUT, 0.25), r=8)
    c.rect(326, 766, 628, 118, c.linear(k.lighter(k.WALNUT, 0.25), k.WALNUT), r=8)
    c.circle(640, 824, 15, k.SUN)
    c.polygon([(320, 566), (960, 566), (1040, 640), (240, 640)], "#3a2430", r=8)
    c.polygon([(340, 574), (940, 574), (1010, 634), (270, 634)], "#5a3b3f")
    with c.group(move=(620, 602), turn=-4, scale=1.35):
        c.polygon([(-110, -24), (70, -24), (110, 24), (-90, 24)], k.INK, r=12)
        c.polygon([(-98, -18), (62, -18), (96, 17), (-80, 17)], c.linear("#7f8fc0", "#3c4678", end=(1, 1)), r=8)
    c.polygon([(800, 586), (880, 586), (908, 622), (818, 622)], k.CREAM, r=4)
    c.rect(230, 634, 820, 112, c.linear(k.lighter(k.WALNUT, 0.4), k.lighter(k.WALNUT, 0.05)), r=10)
    c.circle(640, 690, 17, k.SUN)
    c.rect(404, 400, 32, 92, k.INK)
    c.ellipse(420, 490, 80, 13, k.INK)
    c.polygon([(360, 210), (480, 210), (540, 404), (300, 404)], c.linear("#fff2cc", k.APRICOT), r=14)
    c.circle(800, 400, 92, k.BRICK)
    c.circle(800, 400, 72, k.CREAM)
    c.line([(800, 400), (800, 348)], k.INK, 9)
    c.line([(800, 400), (762, 420)], k.INK, 9)
    for a in range(12):
        c.circle(800 + 60 * math.cos(a * 0.5236), 400 + 60 * math.sin(a * 0.5236), 4, k.INK)
    for side in (-1, 1):
        c.circle(800 + side * 58, 318, 30, k.darker(k.BRICK, 0.15))
        c.line([(800 + side * 60, 470), (800 + side * 76, 492)], k.INK, 14)
    still.book_stack(c, 620, 490, 190, (k.TEAL, k.MUSTARD))


def yawn_at_bedtime(c: Canvas) -> None:
    """Draw a girl in pyjamas who yawns on the edge of her bed at dusk."""
    rooms.room(c, "#8a80ab", "#6a5a70", floor_at=780)

    def view(c: Canvas) -> None:
        rooms.night_view(c)
        nature.moon(c, 860, 240, 90)

    rooms.window(c, 110, 100, 330, 360, view, frame="#e3d6d8")
    rooms.curtain(c, 20, 60, 90, 560, k.PLUM)
    rooms.curtain(c, 440, 60, 90, 560, k.PLUM)
    rooms.rug(c, 620, 880, 470, 60, k.DUSK)
    c.shadow(800, 850, 440, 30, opacity=0.5)
    c.rect(1150, 400, 56, 440, c.linear(k.lighter(k.WOOD, 0.2), k.WOOD), r=20)
    c.rect(430, 740, 750, 76, k.darker(k.WOOD, 0.15), r=10)
    c.rect(430, 660, 740, 110, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD, k.darker(k.MUSTARD, 0.2)), r=34)
    c.blob([(950, 672), (960, 600), (1050, 580), (1140, 600), (1150, 676), (1050, 690)], c.linear("#fff6ea", "#d9c8d0"))
    for x in (500, 640, 780, 920):
        for y in (690, 730):
            c.path(f"M{x} {y - 9}l4 6 7 1-5 5 1 7-7-3-7 3 1-7-5-5 7-1Z", k.CREAM, opacity=0.8)
    look = replace(cast.GIRL, top="#a9c4d6", bottom="#a9c4d6", shoes=k.ROSE, sleeves=1.0, singing=True)
    h = 520
    pose = poses.sitting_front(look, 690, 668, 830, h, turn=0)
    pose = replace(pose, hands=((622, 632), (716, 462)), elbows=(0.6, (790, 530)), nod=-8, gaze=0.1)
    person(c, look, pose, h)
    plants.potted(c, 300, 830, 270, kind="snake", clay=k.CREAM)
    c.glow(1060, 380, 240, "#ffdf9c", opacity=0.6)
    rooms.shelf(c, 980, 420, 170)
    c.rect(1056, 380, 10, 40, k.INK)
    c.polygon([(1030, 310), (1092, 310), (1112, 384), (1010, 384)], c.linear("#fff2cc", k.APRICOT), r=8)


SCENES = (
    moonlit_bed,
    fast_asleep,
    phone_in_the_drawer,
    yawn_at_bedtime,
)
