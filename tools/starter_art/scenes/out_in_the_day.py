"""Out by day: weeds, a green path, the winter sun, a game of catch."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, hands, nature, places, plants, poses, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas, smooth
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def weeds_by_the_handful(c: Canvas) -> None:
    """Draw a hand that pulls a weed with its roots out of a flower bed, a small heap of weeds beside it."""
    c.rect(0, 0, WIDTH, 520, c.linear("#cfe0cf", "#a9c08a"))
    for x in range(-20, 1300, 120):
        c.rect(x, 170, 84, 270, c.linear(k.WHITE, "#e6dcc8", end=(1, 0)), r=14)
    c.rect(0, 250, WIDTH, 30, "#f3ebdc")
    for x, shade in ((110, k.ROSE), (300, k.MUSTARD), (1010, k.TERRACOTTA), (1180, k.ROSE)):
        plants.flower(c, x, 520, 330, shade)
    c.path("M-10 480C300 430 900 440 1290 480L1290 960L-10 960Z", c.linear("#8a6248", "#5f4334"))
    for index in range(46):
        x, y = (index * 263) % WIDTH, 520 + (index * 151) % 420
        c.ellipse(x, y, 18 + index % 4 * 7, 8, "#4f382c", opacity=0.4)
    for x, y, tall in ((170, 640, 90), (420, 700, 80), (1120, 660, 96)):
        for turn in (-40, -10, 24, 50):
            plants.leaf(c, x, y, tall, k.MOSS, turn=turn, breadth=0.3)
    for turn, length in ((-74, 150), (-44, 190), (-14, 210), (18, 200), (46, 170), (76, 140)):
        plants.leaf(c, 650, 400, length, k.mix(k.OLIVE, k.MOSS, 0.6), turn=turn, breadth=0.24)
    c.limb([(650, 400), (650, 600)], [36, 22], k.OLIVE)
    for dx, dy in ((-70, 150), (-34, 190), (0, 210), (40, 176), (76, 140)):
        c.curve([(650, 590), (650 + dx * 0.6, 590 + dy * 0.5), (650 + dx, 590 + dy)], "#e0cba6", 9)
    c.ellipse(650, 800, 170, 34, "#3f2c24", opacity=0.7)
    hands.grip_hand(c, 676, 470, skin=k.SKINS["olive"], sleeve=k.TEAL, size=1.25, turn=4)
    for x, y, turn in ((200, 860, -70), (260, 880, -30), (320, 870, 40), (380, 890, 76), (290, 900, 0)):
        plants.leaf(c, x, y, 120, k.OLIVE, turn=turn, breadth=0.26)


def green_path(c: Canvas) -> None:
    """Draw a woman, seen from behind, on a footpath between green trees on a summer day."""
    nature.sky(c, "#b5d8dd", "#e4eed8", "#fbefd0", down_to=620)
    nature.sun(c, 930, 170, 50)
    nature.ridge(c, 430, 30, "#b7c79a", 4)
    nature.ridge(c, 500, 24, "#a0b57e", 9)
    c.rect(0, 540, WIDTH, 420, c.linear("#a9c074", "#7d9a58"))
    c.path(
        "M560 560C600 640 480 720 420 960L900 960C840 760 690 660 640 560Z",
        c.linear(k.lighter(k.SAND, 0.3), k.SAND, k.darker(k.SAND, 0.12)),
    )
    for x, y, tall, shade in (
        (480, 590, 300, k.OLIVE),
        (740, 590, 320, k.MOSS),
        (360, 660, 460, k.MOSS),
        (900, 670, 500, k.FOREST),
        (150, 790, 720, k.FOREST),
        (1130, 800, 760, k.MOSS),
    ):
        nature.tree(c, x, y, tall, shade, seed=int(x))
    for x, y in ((300, 800), (960, 840), (240, 900), (1040, 900), (360, 880), (920, 760)):
        plants.flower(c, x, y, 70, (k.ROSE, k.MUSTARD, k.WHITE)[int(x) % 3])
    look = replace(cast.PAINTER, top=k.BRICK, bottom=k.DENIM, style="bob", sleeves=1.0)
    h = 420
    c.shadow(630, 862, 90, 12, opacity=0.45)
    pose = replace(poses.standing(look, 630, 860, h), back=True)
    pose = replace(pose, feet=((608, 846), (656, 862)), back=True)
    person(c, look, pose, h)


def face_in_the_winter_sun(c: Canvas) -> None:
    """Draw a woman in a buttoned coat and scarf who turns her face to the winter sun with closed eyes."""
    nature.sky(c, "#a8c4da", "#dfe6ea", "#fdeccb")
    nature.sun(c, 1060, 190, 84, halo=5)
    for x, tall in ((110, 620), (330, 420), (1190, 520)):
        nature.tree(c, x, 900, tall, kind="bare", seed=int(x))
    nature.ridge(c, 820, 26, "#f4f4f6", 5)
    skin, coat = k.SKINS["tan"], k.BRICK
    look = replace(cast.MOTHER, skin=skin, style="beanie", cloth=k.TEAL, hair=k.HAIRS["brown"])
    c.path(
        "M200 980C214 820 330 740 470 716C560 700 700 700 800 716C950 744 1060 820 1076 980Z",
        c.linear(k.lighter(coat, 0.25), coat, k.darker(coat, 0.25)),
    )
    c.limb([(640, 600), (640, 730)], [140, 170], k.darker(skin, 0.12))
    head(c, look, (648, 430), 350, 0.3, 8)
    c.blob(
        [(470, 700), (560, 650), (720, 650), (820, 696), (810, 770), (640, 806), (480, 776)],
        c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD, k.darker(k.MUSTARD, 0.2)),
    )
    for x in (520, 600, 690, 760):
        c.curve([(x, 668), (x + 14, 720), (x + 4, 784)], k.darker(k.MUSTARD, 0.2), 6, opacity=0.6)
    c.limb([(640, 800), (640, 980)], [8, 8], k.darker(coat, 0.3))
    for y in (850, 920):
        c.circle(680, y, 17, k.WALNUT)
    c.glow(820, 380, 420, "#fff1c9", opacity=0.35)


def catch_on_the_grass(c: Canvas) -> None:
    """Draw a mother and a laughing girl who throw each other a ball on the grass."""
    places.meadow(c, horizon=560, seed=4)
    h = 620
    mother = replace(cast.MOTHER, top=k.TERRACOTTA, bottom=k.DENIM)
    pose = poses.walking(mother, 310, 880, h, stride=0.11)
    pose = replace(pose, hands=((490, 380), (430, 430)), elbows=(0.9, 0.9), lean=4)
    c.shadow(310, 882, 130, 14, opacity=0.4)
    person(c, mother, pose, h)
    girl = replace(cast.GIRL, top=k.MUSTARD, singing=True)
    h = 460
    pose = replace(poses.standing(girl, 960, 890, h, turn=-0.6, spread=0.08), gaze=-0.8, nod=8)
    pose = replace(pose, hands=((846, 570), (880, 590)), elbows=(-0.8, -0.8))
    c.shadow(960, 892, 100, 14, opacity=0.4)
    person(c, girl, pose, h)
    still.ball(c, 690, 340, 46, kind="basketball", shadow=False)
    c.path(smooth([(520, 350), (590, 300), (640, 290)]), stroke=k.WHITE, width=8, opacity=0.7)
    c.path(smooth([(530, 390), (590, 340), (632, 322)]), stroke=k.WHITE, width=6, opacity=0.5)
    c.ellipse(690, 880, 44, 8, k.SHADE, opacity=0.3)


SCENES = (weeds_by_the_handful, green_path, face_in_the_winter_sun, catch_on_the_grass)
