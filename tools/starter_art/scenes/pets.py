"""Time with animals."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import animals, cast, lamps, places, plants, poses, rooms, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def dog_walk(c: Canvas) -> None:
    """Draw a teenager who walks a dog through autumn leaves."""
    places.meadow(
        c,
        horizon=540,
        sky=("#c6d8cf", "#f3e3c4", "#fbe3bd"),
        ground=("#d9c07a", "#bfa35c", "#9a8248"),
        leaves=(k.TERRACOTTA, k.MUSTARD, k.BRICK),
        seed=3,
    )
    places.path_across(c, 740, 170)
    chance = Random(8)
    for _ in range(60):
        c.ellipse(
            chance.uniform(0, WIDTH),
            chance.uniform(600, 940),
            13,
            6,
            chance.choice((k.TERRACOTTA, k.MUSTARD, k.BRICK)),
            turn=chance.uniform(-40, 40),
        )
    look = replace(cast.TEENAGER, top=k.PLUM, style="beanie", cloth=k.MUSTARD)
    h = 600
    c.shadow(480, 872, 120, 16, opacity=0.5)
    pose = replace(poses.walking(look, 480, 870, h, stride=0.13), gaze=0.8, nod=6)
    hand = (600, 580)
    pose = replace(pose, hands=(hand, pose.hands[1]))
    animals.dog(c, 850, 878, 190, pose="walk")
    things.leash(c, hand, (944, 690))
    person(c, look, pose, h)
    plants.grass(c, 0, WIDTH, 962, 60, k.OLIVE, 3)


def cat_on_the_lap(c: Canvas) -> None:
    """Draw a woman in an armchair who strokes the cat on her lap."""
    places.living_room(c, wall="#a08fa3", floor=k.WALNUT, night=True, mirrored=True, drapes=k.TEAL)
    rooms.floor_lamp(c, 250, 820, 640, shade=k.APRICOT)
    rooms.rug(c, 700, 860, 450, 72, k.TEAL)
    rooms.armchair(c, 700, 840, colour=k.ROSE, size=1.35)
    h = 680
    look = replace(cast.TEACHER, top=k.PINE, wear="trousers", bottom=k.PLUM)
    pose = poses.sitting_front(look, 700, 672, 860, h)
    pose = replace(poses.holding(look, pose, h, (648, 640), (722, 634), out=0.05), nod=8, gaze=0.2)
    person(c, look, pose, h, held=lambda: animals.cat(c, 700, 706, 150, pose="curl", coat="#d08a4e"))
    plants.potted(c, 1150, 880, 330, kind="fern", clay=k.CREAM)
    lamps.lamplight(c, 250, 230, reach=1.1, dusk=0.4)


def ball_for_the_dog(c: Canvas) -> None:
    """Draw a man who throws a ball for his dog on a meadow."""
    places.meadow(c, horizon=560, seed=10)
    h = 580
    look = cast.CARPENTER
    c.shadow(330, 862, 120, 16, opacity=0.45)
    pose = poses.standing(look, 330, 860, h, turn=0.9, lean=6, spread=0.1)
    pose = replace(pose, hands=((500, 470), (262, 610)), elbows=(0.6, 0.6), nod=-8)
    person(c, look, pose, h)
    with c.group(move=(880, 872), turn=-4):
        animals.dog(c, 0, 0, 180, pose="walk", coat="#6f5a50", collar=k.MUSTARD)
    c.circle(1120, 420, 28, c.linear("#f0805a", k.BRICK, end=(1, 1)))
    c.curve([(540, 430), (760, 300), (960, 320), (1092, 400)], k.WHITE, 6, opacity=0.5)
    plants.grass(c, 0, WIDTH, 962, 80, k.MOSS, 3)


def cat_on_the_sill(c: Canvas) -> None:
    """Draw a cat that sleeps on a window sill in the sun."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#e9c9a8", "#d8ac88"))
    rooms.window(c, 190, 90, 900, 560, rooms.garden_view, panes=3, sill=False)
    rooms.curtain(c, 40, 40, 170, 760, k.TERRACOTTA)
    rooms.curtain(c, 1070, 40, 170, 760, k.TERRACOTTA)
    c.rect(120, 676, 1040, 56, c.linear(k.WHITE, k.SAND), r=10)
    c.rect(140, 732, 1000, 26, k.SHADE, opacity=0.14)
    c.polygon([(360, 680), (980, 680), (1060, 732), (330, 732)], k.LIGHT, opacity=0.6)
    c.ellipse(600, 690, 230, 26, k.darker(k.TEAL, 0.1))
    c.ellipse(600, 680, 230, 26, k.TEAL)
    animals.cat(c, 600, 684, 250, pose="curl", coat="#8a8088")
    plants.potted(c, 970, 680, 280, kind="flower", clay=k.MUSTARD)


SCENES = (
    dog_walk,
    cat_on_the_lap,
    ball_for_the_dog,
    cat_on_the_sill,
)
