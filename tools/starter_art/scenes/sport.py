"""Sport and play that moves."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.starter_art import cast, nature, places, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas, bezier
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def football_on_the_grass(c: Canvas) -> None:
    """Draw a football on a meadow before a goal."""
    nature.sky(c, "#a9d2dd", "#fdeccb", down_to=600)
    nature.cloud(c, 260, 170, 260)
    nature.cloud(c, 1000, 120, 320)
    for x, h, shade in (
        (60, 300, k.MOSS),
        (210, 250, k.FOREST),
        (1090, 280, k.MOSS),
        (1230, 330, k.OLIVE),
        (930, 220, k.FOREST),
        (400, 230, k.OLIVE),
    ):
        nature.tree(c, x, 540, h, shade, seed=int(x))
    c.rect(0, 530, WIDTH, 430, c.linear("#a3bd6c", "#74974f", "#56793f"))
    for index in range(4):
        c.polygon(
            [
                (100 + index * 320, 530),
                (220 + index * 300, 530),
                (160 + index * 420 - 260, 960),
                (-120 + index * 420 - 260, 960),
            ],
            "#c5d88c",
            opacity=0.22,
        )
    for index in range(13):
        c.line([(440 + index * 35, 290), (452 + index * 33, 540)], k.WHITE, 2, opacity=0.7)
    for index in range(8):
        c.line([(430, 300 + index * 32), (850, 300 + index * 32)], k.WHITE, 2, opacity=0.7)
    c.line([(420, 556), (420, 280), (860, 280), (860, 556)], k.WHITE, 16)
    c.line([(0, 560), (WIDTH, 560)], k.WHITE, 8, opacity=0.85)
    plants.grass(c, 300, 1000, 880, 40, "#5f8243", 2)
    still.ball(c, 700, 880, 150)
    plants.grass(c, 0, WIDTH, 965, 90, "#4d6f3a", 6)


def morning_run(c: Canvas) -> None:
    """Draw a woman who runs along a lake in the morning."""
    nature.sky(c, "#f3b796", "#fbdcb0", "#fdeed2", down_to=520)
    nature.sun(c, 960, 330, 66)
    nature.ridge(c, 420, 40, "#c9a79c", 3)
    nature.ridge(c, 480, 24, "#a48c92", 6)
    c.rect(0, 510, WIDTH, 180, c.linear("#f7d9b4", "#a8bfc2", "#7ea3ad"))
    for index in range(6):
        c.rect(960 - 70 + index * 5, 524 + index * 22, 140 - index * 16, 5, "#fff1d0", r=2, opacity=0.7 - index * 0.08)
    c.rect(0, 680, WIDTH, 280, c.linear("#a9b96c", "#7d9653"))
    places.path_across(c, 760, 140)
    nature.tree(c, 150, 750, 520, k.OLIVE, seed=3)
    plants.bush(c, 1160, 770, 190, k.MOSS)
    c.shadow(640, 880, 130, 16, opacity=0.45)
    person(c, cast.RUNNER, poses.walking(cast.RUNNER, 620, 872, 600, run=True), 600)
    for y in (520, 590, 660):
        c.line([(300 + y % 60, y), (430 + y % 60, y)], k.WHITE, 6, opacity=0.6)
    plants.grass(c, 0, WIDTH, 962, 50, k.MOSS, 3)


def wheelchair_basketball(c: Canvas) -> None:
    """Draw a wheelchair user who throws a basketball at a hoop."""
    c.rect(0, 0, WIDTH, 700, c.linear("#e9c49a", "#dba877"))
    for x in (80, 360, 640):
        c.rect(x, 90, 200, 220, c.linear("#bfdde2", "#f3e3c4"), r=8)
        c.rect(x + 94, 90, 12, 220, k.CREAM)
        c.rect(x, 194, 200, 12, k.CREAM)
    c.rect(0, 430, WIDTH, 270, c.linear(k.lighter(k.TEAL, 0.1), k.darker(k.TEAL, 0.1)))
    c.rect(0, 424, WIDTH, 14, k.CREAM)
    c.rect(0, 700, WIDTH, 260, c.linear(k.darker(k.OAK, 0.1), k.OAK, k.lighter(k.OAK, 0.2)))
    c.path("M700 960C760 820 980 760 1290 760", stroke=k.WHITE, width=10, opacity=0.8)
    c.line([(0, 790), (560, 960)], k.WHITE, 10, opacity=0.5)
    c.line([(1200, 0), (1200, 860)], k.INK, 24)
    c.shadow(1200, 862, 100, 14)
    c.rect(1040, 90, 26, 200, k.WHITE, r=4)
    c.polygon([(1060, 90), (1200, 70), (1200, 300), (1060, 290)], k.STEEL, opacity=0.6)
    c.ellipse(980, 270, 62, 13, "none")
    c.path("M918 268A62 13 0 1 0 1042 268A62 13 0 1 0 918 268Z", stroke=k.BRICK, width=9)
    for index in range(6):
        c.line([(922 + index * 24, 276), (940 + index * 16, 360)], k.WHITE, 3)
    for y in (300, 330):
        c.line([(930, y), (1030, y)], k.WHITE, 3, opacity=0.8)
    h = 640
    things.wheelchair_back(c, 470, 900, h, frame=k.MUSTARD)
    look = cast.ATHLETE
    pose = replace(
        things.wheelchair_pose(look, 470, 900, h, lean=6), hands=((648, 366), (620, 398)), elbows=(0.8, 0.8), nod=-14
    )
    person(c, look, pose, h)
    things.wheelchair_front(c, 470, 900, h, frame=k.MUSTARD)
    with c.group(move=(694, 348), turn=20):
        still.ball(c, 0, 46, 46, kind="basketball", shadow=False)
    for x, y in ((790, 240), (850, 205), (905, 195)):
        c.circle(x, y, 6, k.WHITE, opacity=0.7)


def bicycle_ride(c: Canvas) -> None:
    """Draw a cyclist on a country lane."""
    places.meadow(
        c, horizon=540, sky=("#a9d2dd", "#dbe6cf", "#fdeccb"), ground=("#d7c677", "#b6b45f", "#8d9a4e"), seed=11
    )
    for y in (610, 650):
        for x in range(20 + y % 40, WIDTH, 70):
            plants.flower(
                c, x + (x * 37 + y) % 43, y + 30 + (x * 13) % 22, 50 + (x * 7) % 24, k.BRICK if x % 3 else k.WHITE
            )
    c.rect(0, 760, WIDTH, 140, c.linear("#d9c4ae", "#c3ab97"))
    for x in range(40, WIDTH, 210):
        c.rect(x, 826, 110, 8, k.WHITE, r=3, opacity=0.7)
    ground, r = 850, 122
    rear, front = (450, ground - r), (850, ground - r)
    c.shadow(650, ground + 4, 330, 20, opacity=0.5)
    crank, seat, stem = (612, ground - 110), (548, ground - 330), (780, ground - 330)
    for wheel in (rear, front):
        things.ring(c, wheel, r, k.INK, 13)
        things.ring(c, wheel, r - 10, k.SAND, 4)
        for index in range(8):
            angle = index * 0.7854
            c.line([wheel, (wheel[0] + (r - 10) * math.cos(angle), wheel[1] + (r - 10) * math.sin(angle))], k.STEEL, 2)
    look = replace(cast.CYCLIST, style="short", top=k.MUSTARD, bottom=k.INK)
    h = 640
    for a, b in (
        (rear, crank),
        (rear, (566, ground - 270)),
        (crank, seat),
        (crank, (776, ground - 290)),
        ((560, ground - 276), (776, ground - 310)),
        (front, stem),
    ):
        c.line([a, b], k.BRICK, 13)
    c.line([stem, (806, ground - 372), (838, ground - 366)], k.INK, 11)
    c.path("M500 506L596 506C602 520 560 528 536 530C516 530 500 520 500 506Z", k.INK)
    pose = poses.sitting(look, 550, 520, ground, h, turn=1, lean=43)
    pose = replace(
        pose,
        hip=(552, 490),
        feet=((650, 686), (586, 806)),
        knees=(-1, -1),
        hands=((828, 484), (820, 486)),
        elbows=(0.6, 0.6),
        nod=-8,
        toes=(6, 10),
    )
    c.circle(*crank, 26, k.STEEL)
    c.line([crank, (644, 690)], k.STEEL, 9)
    c.rect(620, 684, 56, 11, k.INK, r=4)
    person(c, look, pose, h)
    c.line([crank, (590, 800)], k.STEEL, 9)
    c.rect(560, 804, 60, 11, k.INK, r=4)
    plants.grass(c, 0, WIDTH, 962, 70, k.OLIVE, 3)


def table_tennis(c: Canvas) -> None:
    """Draw two people who play table tennis in a park."""
    places.meadow(c, horizon=500, seed=9)
    c.rect(0, 720, WIDTH, 240, c.linear("#d8bf9a", "#c5a67d"))
    h = 580
    left, right = cast.TEENAGER, cast.FATHER
    c.shadow(230, 890, 110, 14)
    c.shadow(1050, 890, 110, 14)
    one = replace(
        poses.standing(left, 230, 888, 540, turn=1, lean=8, spread=0.09),
        hands=((330, 640), (372, 560)),
        elbows=(1, 0.8),
    )
    two = replace(
        poses.standing(right, 1050, 888, h, turn=-1, lean=-10, spread=0.1),
        hands=((950, 640), (890, 520)),
        elbows=(-1, -0.8),
    )
    person(c, left, one, 540)
    person(c, right, two, h)
    for x, y, turn, shade in ((396, 526, 30, k.BRICK), (866, 484, -30, k.PINE)):
        with c.group(move=(x, y), turn=turn):
            c.rect(-7, 18, 14, 44, k.OAK, r=5)
            c.circle(0, -8, 33, shade)
            c.circle(-6, -14, 26, k.lighter(shade, 0.12))
    c.shadow(640, 892, 360, 20, opacity=0.4)
    for x in (420, 860):
        c.limb([(x, 720), (x + (640 - x) * 0.1, 886)], [22, 18], k.INK)
    c.polygon([(330, 690), (950, 690), (1000, 726), (280, 726)], c.linear(k.lighter(k.TEAL, 0.15), k.TEAL))
    c.rect(280, 726, 720, 16, k.darker(k.TEAL, 0.3))
    c.rect(280, 722, 720, 5, k.WHITE)
    c.polygon([(636, 640), (648, 640), (652, 724), (632, 724)], k.WHITE, opacity=0.9)
    c.circle(600, 560, 13, k.WHITE)
    c.curve([(800, 520), (700, 500), (612, 550)], k.WHITE, 4, opacity=0.5)


def living_room_dance(c: Canvas) -> None:
    """Draw two people who dance in a living room beside a record player."""
    places.living_room(c, wall="#d99f8a", floor=k.WALNUT, night=True, mirrored=True, drapes=k.PLUM)
    rooms.rug(c, 600, 880, 520, 64, k.MUSTARD)
    rooms.table(c, 60, 690, 250, 160, colour=k.OAK)
    c.rect(90, 640, 190, 50, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=8)
    c.ellipse(175, 640, 78, 15, k.INK)
    c.ellipse(175, 638, 24, 5, k.BRICK)
    c.line([(262, 640), (262, 612), (206, 632)], k.STEEL, 6)
    for x, y in ((150, 520), (230, 460), (330, 540), (960, 420)):
        c.ellipse(x, y, 16, 12, k.SUN, turn=-20)
        c.line([(x + 14, y - 4), (x + 14, y - 58)], k.SUN, 5)
        c.curve([(x + 14, y - 58), (x + 34, y - 48), (x + 36, y - 30)], k.SUN, 5)
    h = 620
    c.shadow(480, 888, 120, 16, opacity=0.45)
    c.shadow(760, 888, 120, 16, opacity=0.45)
    left = poses.standing(cast.CARPENTER, 480, 884, h, turn=0.7, lean=-7)
    left = replace(
        left, hands=((630, 420), (612, 560)), feet=((540, 884), (440, 880)), elbows=(0.7, 0.8), toes=(-14, 0)
    )
    right = poses.standing(cast.PAINTER, 760, 884, h * 0.95, turn=-0.7, lean=7)
    right = replace(
        right,
        hands=((616, 556), (636, 424)),
        feet=((712, 884), (826, 846)),
        elbows=(-0.8, -0.7),
        knees=(1, 1),
        toes=(10, -40),
    )
    person(c, cast.CARPENTER, left, h)
    person(c, replace(cast.PAINTER, top=k.MUSTARD, bottom=k.PLUM, wear="skirt"), right, h * 0.95)


def lake_swim(c: Canvas) -> None:
    """Draw a woman who swims in a lake between hills."""
    nature.sky(c, "#9cc9d2", "#e7e3c8", "#fbe0b4", down_to=480)
    nature.sun(c, 980, 300, 58)
    nature.ridge(c, 380, 44, "#b3b89a", 3)
    nature.ridge(c, 440, 26, "#8aa184", 8)
    for x in range(10, 1280, 64):
        nature.tree(c, x, 500 + (x * 7) % 12, 80 + (x * 13) % 60, k.FOREST, kind="pine")
    c.rect(0, 494, WIDTH, 466, c.linear("#cfd9bd", "#7fb3b8", "#3f8592", "#2f6c7d"))
    for index in range(9):
        c.rect(980 - 80 + index * 6, 510 + index * 20, 160 - index * 14, 5, "#fff1d0", r=2, opacity=0.65 - index * 0.06)
    look = replace(cast.TEACHER, top=k.BRICK, sleeves=0.0, style="bun")
    skin = look.skin
    c.limb([(520, 640), (430, 560), (330, 640)], [54, 44, 36], c.linear(k.lighter(skin, 0.15), skin))
    c.limb([(330, 640), (306, 662)], [38, 28], skin)
    c.path(
        bezier(
            (480, 690), (520, 610), (640, 600), (760, 650), (820, 680), (840, 700), (800, 720), (480, 720), closed=True
        ),
        c.linear(k.lighter(k.BRICK, 0.15), k.BRICK, end=(1, 0)),
    )
    c.limb([(520, 652), (480, 640)], [56, 52], k.darker(skin, 0.1))
    head(c, look, (448, 612), 128, -1, -14)
    c.path(
        "M180 700C320 672 420 712 560 694C720 672 820 716 1000 696"
        "C1120 684 1200 702 1290 694L1290 960L-10 960"
        "L-10 716C60 700 120 712 180 700Z",
        c.linear("#5fa0aa", "#2f6c7d"),
    )
    c.path("M300 700C400 684 480 716 600 700C720 684 820 714 900 700", stroke=k.WHITE, width=7, opacity=0.75)
    for x, y, width in (
        (180, 780, 180),
        (520, 800, 240),
        (860, 770, 160),
        (1020, 850, 200),
        (300, 880, 220),
        (680, 900, 180),
    ):
        c.rect(x, y, width, 6, k.WHITE, r=3, opacity=0.3)
    for x, y, r in ((930, 672, 12), (960, 650, 8), (900, 650, 7), (986, 676, 7), (286, 686, 9), (262, 672, 6)):
        c.circle(x, y, r, k.WHITE, opacity=0.8)
    for x, tall in ((1130, 210), (1160, 260), (1196, 230), (1230, 270), (60, 200), (96, 250)):
        c.curve([(x, 960), (x + 6, 960 - tall * 0.6), (x + 14, 960 - tall)], k.FOREST, 8)
        c.limb([(x + 12, 960 - tall * 0.84), (x + 15, 960 - tall * 1.08)], [17, 15], k.WALNUT)


SCENES = (
    football_on_the_grass,
    morning_run,
    wheelchair_basketball,
    bicycle_ride,
    table_tennis,
    living_room_dance,
    lake_swim,
)
