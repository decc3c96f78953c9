"""Out of doors: an icicle in the light, a door open to the winter, a tune on the way, a ball against a wall."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, hands, lamps, nature, places, poses, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, smooth
from tools.starter_art.figures import person


def icicle_in_the_light(c: Canvas) -> None:
    """Draw a bare hand that holds an icicle up to the winter sun, a bare twig above."""
    nature.sky(c, "#a6c6dc", "#dce8ee", "#fdf1d8")
    nature.sun(c, 560, 330, 130, halo=4)
    nature.ridge(c, 800, 30, "#f3f5f8", 6)
    for x, tall in ((110, 330), (1160, 380)):
        nature.tree(c, x, 850, tall, k.FOREST, kind="pine", seed=int(x))
    c.curve([(1290, 60), (1000, 90), (760, 60), (640, 90)], k.WALNUT, 20)
    for x, y in ((900, 76), (760, 62)):
        c.curve([(x, y), (x - 30, y + 50), (x - 40, y + 100)], k.WALNUT, 9)
    with c.group(move=(610, 560), turn=14):
        c.polygon(
            [(-52, 20), (52, 20), (30, -130), (16, -260), (0, -430), (-16, -260), (-34, -130)],
            c.linear("#f5fbff", "#a9cfe6", "#e6f4fb", end=(1, 0.2)),
            r=10,
            opacity=0.92,
        )
        for y, w in ((-60, 60), (-150, 40), (-240, 24)):
            c.line([(-w / 2, y), (w / 2, y - 10)], k.WHITE, 6, opacity=0.8)
        c.line([(-16, 0), (-4, -300)], k.WHITE, 7, opacity=0.9)
    c.glow(560, 330, 260, "#fff3cf", opacity=0.5)
    hands.grip_hand(c, 640, 600, skin=k.SKINS["fair"], sleeve=k.TEAL, size=1.35, turn=8)
    lamps.snow(c, 24, 11, down_to=700, largest=5)


def door_open_to_winter(c: Canvas) -> None:
    """Draw a man in the open front door of his house who listens to a winter street, a hand behind his ear."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#8d7a80", "#5f4c58"))
    c.rect(380, 60, 620, 850, k.CREAM, r=6)
    c.rect(410, 90, 560, 820, "#d7e2ea")
    nature_clip = "M410 90L970 90L970 910L410 910Z"
    with c.clip(nature_clip):
        nature.sky(c, "#a9bfd2", "#dfe6ea", "#f6ecdc", down_to=700)
        for x, top, wall in ((380, 380, k.PEACH), (560, 330, k.MIST), (760, 390, k.ROSE)):
            c.rect(x, top, 190, 360, wall)
            c.polygon([(x - 14, top), (x + 95, top - 90), (x + 204, top)], k.WHITE)
            for column in range(2):
                c.rect(x + 30 + column * 80, top + 60, 46, 60, "#9fc3c9", r=3)
        nature.tree(c, 880, 760, 420, kind="bare", seed=8)
        c.rect(380, 730, 640, 200, c.linear("#ffffff", "#dbe3ec"))
        for x, y in ((520, 800), (570, 780), (620, 800), (670, 780)):
            c.ellipse(x, y, 16, 8, "#b9c6d4")
        lamps.snow(c, 60, 4, largest=5)
    c.polygon([(380, 60), (230, 20), (230, 950), (380, 910)], c.linear(k.darker(k.TEAL, 0.2), k.TEAL, end=(1, 0)))
    c.circle(262, 520, 13, k.SUN)
    c.rect(0, 910, WIDTH, 50, "#4c3d48")
    c.rect(1080, 160, 150, 14, k.WALNUT, r=6)
    c.polygon(
        [(1100, 190), (1150, 170), (1200, 190), (1216, 470), (1086, 470)],
        c.linear(k.lighter(k.BRICK, 0.15), k.darker(k.BRICK, 0.25), end=(1, 0)),
        r=24,
    )
    look = replace(cast.CYCLIST, top=k.MUSTARD, bottom=k.INK, hair=k.HAIRS["grey"])
    h = 700
    pose = replace(poses.standing(look, 680, 930, h, turn=0.3), gaze=0.4, nod=8)
    pose = replace(pose, hands=((770, 350), (600, 620)), elbows=((820, 480), (590, 500)))
    person(c, look, pose, h)
    for r in (44, 80):
        c.path(f"M840 {330 - r}A{r} {r} 0 0 1 840 {330 + r}", stroke=k.TEAL, width=8, opacity=0.7)


def whistling_on_the_way(c: Canvas) -> None:
    """Draw a man who whistles a tune along a street by day."""
    places.street(c)
    look = replace(cast.FATHER, style="curly", top=k.MUSTARD, bottom=k.DENIM, beard=False, singing=True, sleeves=1.0)
    h = 560
    c.shadow(560, 902, 130, 14, opacity=0.45)
    pose = poses.walking(look, 560, 900, h, stride=0.12)
    pose = replace(pose, nod=-6)
    person(c, look, pose, h)
    c.path(smooth([(690, 400), (800, 330), (910, 380), (1030, 300), (1160, 340)]), stroke=k.WHITE, width=7, opacity=0.8)
    for x, y, shade, size in (
        (740, 370, k.PLUM, 1.5),
        (850, 330, k.BRICK, 1.6),
        (960, 370, k.TEAL, 1.5),
        (1080, 310, k.PLUM, 1.7),
    ):
        lamps.note(c, x, y, shade, size=size)


def ball_against_the_wall(c: Canvas) -> None:
    """Draw a young woman who kicks a football against a brick wall by day, its way there and back as a curve."""
    nature.sky(c, "#a9d2dd", "#e6ecd8", down_to=420)
    nature.cloud(c, 250, 130, 260, opacity=0.8)
    c.rect(0, 250, WIDTH, 500, c.linear("#c98d6c", "#b0745a"))
    for row in range(8):
        for column in range(10):
            c.rect(column * 150 - (row % 2) * 75 + 4, 258 + row * 62, 140, 52, "#d9a27e", r=4, opacity=0.45)
    c.rect(0, 232, WIDTH, 26, "#e9c9a8", r=4)
    c.rect(0, 744, WIDTH, 216, c.linear("#b9b2a4", "#99938a"))
    for points in ([(860, 400), (1160, 400)], [(860, 400), (860, 740)], [(1160, 400), (1160, 740)]):
        c.line(list(points), k.WHITE, 12, opacity=0.8)
    look = replace(cast.TEENAGER, top=k.BRICK, bottom=k.INK, hair=k.HAIRS["black"], skin=k.SKINS["tan"])
    h = 620
    c.shadow(380, 912, 130, 14, opacity=0.45)
    pose = poses.walking(look, 380, 910, h, stride=0.1)
    pose = replace(
        pose, feet=((350, 910), (520, 850)), knees=(-0.6, -0.8), hands=((450, 520), (250, 540)), toes=(0, -24)
    )
    person(c, look, pose, h)
    c.path(smooth([(590, 830), (760, 700), (960, 600), (820, 760), (700, 850)]), stroke=k.WHITE, width=7, opacity=0.65)
    still.ball(c, 960, 650, 50, shadow=False)
    c.ellipse(960, 790, 50, 9, k.SHADE, opacity=0.3)


SCENES = (icicle_in_the_light, door_open_to_winter, whistling_on_the_way, ball_against_the_wall)
