"""Watching birds, stars and the sky."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import animals, cast, nature, places, plants, poses
from tools.starter_art import colours as k
from tools.starter_art.body import Pose, body
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def starry_hills(c: Canvas) -> None:
    """Draw the moon and the milky way above a lake."""
    nature.sky(c, "#1f2547", "#3c3d6e", "#8b6a94", "#e29a8a", down_to=640)
    for step in range(9):
        c.glow(230 + step * 62, -20 + step * 66, 170 - step * 6, "#e9d6f2", opacity=0.16)
    nature.stars(c, 230, 3, down_to=560)
    nature.moon(c, 960, 190, 62)
    nature.ridge(c, 560, 60, "#54467a", 4, steps=5)
    nature.ridge(c, 610, 34, "#3b3461", 7, steps=6)
    c.rect(0, 660, WIDTH, 300, c.linear("#8a6f93", "#3f3b68", "#23264a"))
    for index in range(12):
        c.rect(
            960 - 70 + index * 2,
            672 + index * 22,
            140 - index * 7,
            5,
            "#f8edcf",
            r=2,
            opacity=0.6 - index * 0.04,
        )
    for x, y, h in ((60, 700, 330), (170, 716, 250), (-10, 730, 260), (1200, 712, 300), (1120, 722, 200)):
        nature.tree(c, x, y, h, "#2a2f4f", kind="pine", bark="#1d1c35")
    c.path("M0 700C200 690 330 740 420 800C520 860 640 900 700 960L0 960Z", "#23213f")
    plants.grass(c, 0, 700, 965, 80, "#2b2f50", 5)


def bird_watcher(c: Canvas) -> None:
    """Draw a man with binoculars who watches a bird in a tree."""
    places.meadow(c, horizon=600, sky=("#b9d6d6", "#e8e6cb", "#fbe8c6"), seed=15)
    c.rect(0, 690, WIDTH, 60, c.linear("#b7d3d6", "#8fb7bd"))
    nature.tree(c, 1010, 850, 900, k.OLIVE, seed=6)
    c.limb([(1010, 560), (860, 500), (740, 470)], [34, 20, 9], k.WALNUT)
    for x, y, turn in ((770, 476, -40), (800, 490, 30), (850, 500, -30), (760, 470, 160)):
        plants.leaf(c, x, y, 62, k.OLIVE, turn=turn, breadth=0.5)
    animals.bird(c, 822, 478, 92, facing=-1, coat=k.DENIM, breast=k.TERRACOTTA)
    look = replace(cast.GRANDFATHER, style="beanie", cloth=k.BRICK, top=k.FOREST, glasses=False)
    h = 640
    c.shadow(330, 900, 120, 16, opacity=0.5)
    pose = poses.standing(look, 330, 898, h, turn=1)
    eye = (pose.hip[0] + h * 0.09, pose.hip[1] - h * 0.385)
    pose = replace(pose, hands=((eye[0] + 34, eye[1] + 14), (eye[0] + 14, eye[1] + 22)), elbows=(0.8, 1), nod=-6)

    def glasses() -> None:
        with c.group(move=(eye[0], eye[1]), turn=-8):
            c.rect(-20, -16, 40, 30, k.INK, r=8)
            c.polygon([(14, -20), (62, -24), (62, 20), (14, 16)], k.INK, r=7)
            c.rect(56, -22, 10, 40, k.STEEL, r=4)

    person(c, look, pose, h, held=glasses)
    plants.grass(c, 0, 620, 900, 120, k.OLIVE, 3)
    plants.grass(c, 0, WIDTH, 965, 110, k.MOSS, 4)


def bird_feeder(c: Canvas) -> None:
    """Draw two robins at a bird feeder in the snow."""
    nature.sky(c, "#bcd3dd", "#e9e4dc", "#f9e3cb")
    nature.ridge(c, 560, 40, "#dfe3e4", 4)
    for x, y, h in ((120, 640, 330), (300, 620, 250), (980, 630, 300), (1180, 650, 360)):
        nature.tree(c, x, y, h, "#5d7a74", kind="pine")
    nature.ridge(c, 700, 30, "#f2efea", 8)
    c.limb([(1300, 120), (980, 150), (640, 130), (420, 160)], [60, 40, 26, 12], k.WALNUT)
    c.curve([(1290, 92), (980, 128), (640, 114), (430, 150)], k.WHITE, 16)
    c.limb([(760, 138), (700, 60), (670, 10)], [16, 10, 6], k.WALNUT)
    c.line([(640, 130), (640, 300)], k.INK, 5)
    c.polygon([(440, 420), (640, 280), (840, 420)], c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=8)
    c.path(
        "M440 412C500 372 590 300 640 276C690 300 780 372 842 412C800 396 760 380 720 366"
        "C690 350 660 340 640 336C600 346 520 386 440 412Z",
        k.WHITE,
    )
    c.rect(490, 420, 300, 250, c.linear("#f7dfb4", "#e7c08c"))
    c.rect(530, 440, 220, 200, "#8a5f45")
    c.rect(530, 570, 220, 70, "#d9a55c")
    chance = Random(4)
    for _ in range(60):
        c.ellipse(
            chance.uniform(536, 744), chance.uniform(566, 632), 7, 5, chance.choice((k.MUSTARD, k.WALNUT, k.SAND))
        )
    c.rect(480, 420, 24, 250, k.OAK)
    c.rect(776, 420, 24, 250, k.OAK)
    c.rect(380, 660, 520, 30, c.linear(k.lighter(k.WOOD, 0.3), k.WOOD), r=8)
    animals.bird(c, 470, 660, 190, facing=1, coat="#8a6a55", breast="#e0683a")
    animals.bird(c, 850, 660, 170, facing=-1, coat="#8a6a55", breast="#e0683a")
    for _ in range(70):
        c.circle(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT), chance.uniform(3, 7), k.WHITE, opacity=0.85)


def cloud_watching(c: Canvas) -> None:
    """Draw a girl who lies in the grass and looks at the clouds."""
    nature.sky(c, "#86bccb", "#c6dfd9", "#f4ecd0", down_to=760)
    nature.cloud(c, 330, 240, 420, opacity=0.95)
    nature.cloud(c, 900, 190, 480, opacity=0.95)
    nature.cloud(c, 660, 430, 300, opacity=0.8)
    nature.cloud(c, 1150, 440, 240, opacity=0.7)
    nature.ridge(c, 640, 26, "#a9bf86", 4)
    nature.ridge(c, 720, 24, "#8fae60", 9)
    c.rect(0, 760, WIDTH, 200, "#84a457")
    plants.grass(c, 0, WIDTH, 800, 60, "#769a50", 2)
    look = replace(cast.TEENAGER, top=k.BRICK, style="bun")
    h = 700
    size = body(look, h)
    c.shadow(640, 862, 380, 26, opacity=0.5)
    hip = (640.0, 830.0)
    pose = Pose(
        hip=hip,
        lean=-90,
        turn=1,
        hands=((420, 846), (572, 792)),
        elbows=((400, 800), (520, 856)),
        feet=((640 + size.thigh * 0.9 + 80, 866), (640 + size.thigh + size.shin * 0.96, 862)),
        knees=((640 + size.thigh * 0.62, 700), -0.3),
        toes=(0, -60),
        nod=-82,
        gaze=1,
    )
    person(c, look, pose, h)
    plants.grass(c, 0, WIDTH, 905, 56, "#6d9149", 5)
    for x, shade in ((120, k.WHITE), (210, k.MUSTARD), (1080, k.ROSE), (1170, k.WHITE), (980, k.MUSTARD)):
        plants.flower(c, x, 930, 130, shade)
    plants.grass(c, 0, WIDTH, 966, 84, "#5d813f", 7)


SCENES = (
    starry_hills,
    bird_watcher,
    bird_feeder,
    cloud_watching,
)
