"""Walking and hiking."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, nature, places, plants, poses, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def forest_path(c: Canvas) -> None:
    """Draw a path through an autumn wood."""
    nature.sky(c, "#fbe3bd", "#fdf0d6", down_to=620)
    nature.sun(c, 700, 300, 60, halo=6)
    nature.ridge(c, 430, 30, "#eac08a", 2, down_to=900)
    for x, y, h, shade in (
        (90, 600, 420, "#d99a55"),
        (330, 570, 360, "#e0aa62"),
        (1010, 580, 380, "#dc9d55"),
        (1200, 600, 430, "#cf8a4a"),
        (560, 545, 240, "#e6b878"),
        (860, 550, 270, "#e3b06c"),
    ):
        nature.tree(c, x, y, h, shade, seed=int(x), bark="#9a6a4a")
    c.rect(0, 540, WIDTH, HEIGHT - 540, c.linear("#dca35d", "#b8743c", "#8f5433"))
    c.path(
        "M640 545C700 545 700 548 706 552C660 610 560 660 600 730C640 800 900 850 960 960"
        "L240 960C300 850 380 800 410 730C450 650 610 600 640 545Z",
        c.linear("#f7e2bc", "#e7c08c", "#d09a66"),
    )
    nature.tree(c, 150, 790, 640, k.TERRACOTTA, seed=4, bark="#6a4033")
    nature.tree(c, 1140, 800, 680, k.MUSTARD, seed=5, bark="#6a4033")
    plants.bush(c, 330, 800, 150, k.OLIVE, berries=k.BRICK)
    plants.bush(c, 1010, 850, 190, k.MOSS)
    from random import Random

    chance = Random(11)
    for _ in range(120):
        y = 575 + 385 * chance.random() ** 0.8
        size = 8 + (y - 560) * 0.045
        c.ellipse(
            chance.uniform(0, WIDTH),
            y,
            size,
            size * 0.45,
            chance.choice((k.TERRACOTTA, k.MUSTARD, k.BRICK, k.APRICOT)),
            turn=chance.uniform(-40, 40),
            opacity=0.9,
        )
    for x, y, turn in ((420, 250, 40), (820, 180, -30), (660, 420, 15), (930, 430, 60), (520, 120, -50)):
        c.ellipse(x, y, 13, 6, k.TERRACOTTA, turn=turn)


def couple_in_the_park(c: Canvas) -> None:
    """Draw an older couple that walks arm in arm through a park."""
    places.meadow(c, horizon=520, leaves=(k.MOSS, k.OLIVE, k.SAGE), seed=2)
    nature.tree(c, 1130, 720, 560, k.OLIVE, seed=9)
    things.bench(c, 250, 730, 260, 84)
    places.path_across(c, 740, 190)
    plants.bush(c, 60, 740, 200, k.MOSS, berries=k.ROSE)
    c.shadow(610, 872, 230, 26, opacity=0.45)
    h = 560
    man = replace(poses.walking(cast.GRANDFATHER, 560, 870, h, stride=0.13), gaze=0.6)
    woman = replace(poses.walking(cast.GRANDMOTHER, 690, 876, h * 0.94, stride=0.12), gaze=-0.5)
    person(c, cast.GRANDFATHER, replace(man, hands=((700, 575), man.hands[1])), h)
    person(c, cast.GRANDMOTHER, replace(woman, hands=(woman.hands[0], (640, 600)), elbows=(1, 0.6)), h * 0.94)
    plants.grass(c, 0, WIDTH, 962, 60, k.MOSS, 3)


def morning_street(c: Canvas) -> None:
    """Draw a woman with a headscarf who walks along a street of small houses."""
    places.street(c, ground=760)
    nature.tree(c, 190, 800, 470, k.MOSS, seed=3)
    c.shadow(700, 890, 130, 20, opacity=0.5)
    h = 620
    pose = poses.walking(cast.NURSE, 690, 888, h, stride=0.13)
    person(c, cast.NURSE, pose, h)
    palm = pose.hands[1]
    c.path(
        f"M{palm[0] - 26} {palm[1] + 62}C{palm[0] - 24} {palm[1] - 16} {palm[0] + 24}"
        f" {palm[1] - 16} {palm[0] + 26} {palm[1] + 62}",
        stroke=k.WALNUT,
        width=7,
    )
    c.rect(palm[0] - 44, palm[1] + 54, 88, 76, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=12)
    animals.cat(c, 1040, 836, 88, facing=-1, coat="#d08a4e")


def mountain_hikers(c: Canvas) -> None:
    """Draw two hikers with backpacks on a mountain ridge."""
    places.mountains(c)
    h = 400
    for look, x, ground in ((cast.CYCLIST, 500, 790), (cast.RUNNER, 830, 782)):
        c.shadow(x + 10, ground, 110, 14, opacity=0.45)
        pose = poses.walking(look, x, ground, h, stride=0.13)
        ahead = (x + 96, pose.hands[0][1] - 12)

        def pack(
            x: float = x, top: float = pose.hip[1] - h * 0.3, shade: str = k.MUSTARD if x > 600 else k.BRICK
        ) -> None:
            c.rect(x - 104, top, 74, 118, c.linear(k.lighter(shade, 0.2), k.darker(shade, 0.15), end=(1, 1)), r=24)
            c.rect(x - 100, top + 62, 50, 42, k.darker(shade, 0.12), r=10)
            c.rect(x - 96, top - 20, 62, 26, k.CREAM, r=13)

        person(c, look, replace(pose, hands=(ahead, pose.hands[1])), h, behind=pack)
        c.line([(ahead[0], ahead[1] - 6), (ahead[0] + 34, ground - 4)], k.INK, 6)
    plants.grass(c, 0, WIDTH, 965, 90, "#5f7a45", 8)


def beach_at_sunset(c: Canvas) -> None:
    """Draw a father and his daughter who walk hand in hand along the beach."""
    places.seaside(c)
    c.shadow(560, 880, 140, 18, opacity=0.45)
    c.shadow(730, 888, 100, 14, opacity=0.45)
    father = poses.walking(cast.FATHER, 560, 876, 560, stride=0.12)
    child = poses.walking(cast.GIRL, 735, 884, 330, stride=0.12)
    grip = (660, 650)
    person(c, cast.FATHER, replace(father, hands=(grip, father.hands[1]), gaze=0.7), 560)
    person(c, cast.GIRL, replace(child, hands=(child.hands[0], grip), elbows=(1, -0.4), gaze=-0.5), 330)
    for x, y in ((200, 860), (280, 882), (350, 862), (420, 886)):
        c.ellipse(x, y, 18, 7, k.darker(k.SAND, 0.3), opacity=0.5)
    c.path("M1050 900l10-24 10 24 24 4-20 14 6 22-20-12-20 12 6-22-20-14Z", k.TERRACOTTA)
    animals.flying_bird(c, 300, 200, 70, k.PLUM)
    animals.flying_bird(c, 390, 250, 50, k.PLUM)


def riverside_stroll(c: Canvas) -> None:
    """Draw a wheelchair user and a friend on a path along a river."""
    places.meadow(c, horizon=470, seed=4)
    c.rect(0, 560, WIDTH, 130, c.linear("#a8cfd8", "#6fa3b2"))
    for x in range(30, WIDTH, 130):
        c.rect(x, 590 + (x * 7) % 70, 76, 4, k.WHITE, r=2, opacity=0.5)
    c.rect(0, 680, WIDTH, HEIGHT - 680, c.linear("#a9bd72", "#7d9a55"))
    places.path_across(c, 770, 150)
    for x in (90, 150, 1180, 1230):
        plants.flower(c, x, 770, 90, k.ROSE if x % 100 else k.MUSTARD)
    h = 540
    friend = cast.STUDENT
    c.shadow(430, 872, 120, 16)
    person(c, friend, replace(poses.walking(friend, 430, 870, h, stride=0.12), gaze=0.8), h)
    things.wheelchair_back(c, 720, 886, h)
    pose = replace(things.wheelchair_pose(cast.WHEELER, 720, 886, h), gaze=-0.5, hands=((780, 706), (728, 726)))
    person(c, cast.WHEELER, pose, h)
    things.wheelchair_front(c, 720, 886, h)
    plants.grass(c, 0, WIDTH, 964, 50, k.MOSS, 3)


SCENES = (
    forest_path,
    couple_in_the_park,
    morning_street,
    mountain_hikers,
    beach_at_sunset,
    riverside_stroll,
)
