"""Playing with children."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, nature, plants, poses, rooms
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, bezier, smooth
from tools.starter_art.figures import person


def shadow_rabbit(c: Canvas) -> None:
    """Draw a father and his daughter from behind, who throw the shadow of a rabbit on the wall."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#5b4a6d", "#3f3457"))
    c.circle(640, 350, 330, c.radial("#ffeec2", "#ffd98f", "#f1b56f"))
    c.glow(640, 350, 520, lamps.WARM, opacity=0.3)
    shade = "#6d4a5c"
    with c.group(move=(70, -20)):
        c.path(
            smooth(
                [
                    (520, 640),
                    (510, 520),
                    (470, 450),
                    (480, 380),
                    (540, 340),
                    (600, 350),
                    (640, 300),
                    (596, 190),
                    (606, 120),
                    (640, 130),
                    (668, 220),
                    (684, 290),
                    (716, 230),
                    (758, 150),
                    (796, 150),
                    (790, 230),
                    (750, 320),
                    (730, 380),
                    (740, 440),
                    (700, 480),
                    (660, 520),
                    (680, 640),
                ],
                closed=True,
            ),
            shade,
        )
        c.circle(560, 410, 13, "#ffe2a6")
    c.rect(0, 760, WIDTH, 200, c.linear("#5a4350", "#43314a"))
    rooms.rug(c, 640, 900, 620, 70, k.TEAL)
    father = replace(
        poses.standing(cast.FATHER, 470, 1120, 760), back=True, hands=((366, 786), (596, 600)), elbows=(0.4, (610, 700))
    )
    person(c, cast.FATHER, father, 760)
    child = replace(
        poses.standing(cast.GIRL, 830, 1040, 520), back=True, hands=((716, 690), (896, 822)), elbows=((728, 790), -0.4)
    )
    person(c, cast.GIRL, child, 520)
    lamps.lamplight(c, 640, 350, reach=0.75, dusk=0.5)


def blanket_den(c: Canvas) -> None:
    """Draw a grandfather and his grandson in a den of chairs and a blanket, lit by a torch."""
    rooms.room(c, "#5d5a86", "#4a3f5c", floor_at=760)
    rooms.shelf(c, 60, 300, 300, colour=k.WOOD)
    rooms.books(c, 70, 300, 190, 120, 14)
    c.circle(315, 268, 32, k.BRICK)
    rooms.frame(c, 1010, 120, 170, 140, art="hills")
    for x, facing in ((230, 1), (1050, -1)):
        rooms.chair(c, x, 880, 230, facing=facing, colour=k.WALNUT)
    c.path("M240 430C420 350 860 350 1040 430L1110 880L170 880Z", "#3b2b46")
    c.path("M380 880C420 600 560 500 640 500C720 500 860 600 900 880Z", c.radial("#ffe7ac", "#f7b765", "#a8603f"))
    c.glow(640, 730, 330, lamps.WARM, opacity=0.6)
    for look, x, h in ((cast.GRANDFATHER, 560, 470), (cast.BOY, 740, 360)):
        person(
            c,
            look,
            replace(poses.cross_legged(look, x, 880, h), nod=4 if x < 640 else -6, gaze=0.3 if x < 640 else -0.3),
            h,
        )
    blanket = c.linear(k.lighter(k.BRICK, 0.25), k.BRICK, k.darker(k.BRICK, 0.3))
    c.path(
        "M240 430C420 350 860 350 1040 430L1110 880L900 880C860 600 720 490 640 490C560 490 420 600 380 880L170 880Z",
        blanket,
    )
    for x, y in (
        (330, 520),
        (260, 660),
        (300, 800),
        (470, 440),
        (640, 420),
        (810, 440),
        (950, 520),
        (1010, 660),
        (980, 800),
    ):
        c.path(f"M{x} {y - 16}l5 11 12 1-9 8 3 12-11-6-11 6 3-12-9-8 12-1Z", k.SUN, opacity=0.9)
    c.limb([(640, 868), (690, 850)], [30, 40], k.STEEL)
    rooms.cushion(c, 150, 850, 130, k.MUSTARD, turn=10)
    lamps.lamplight(c, 640, 700, reach=0.85, dusk=0.5)


def tower_of_blocks(c: Canvas) -> None:
    """Draw a mother and a small boy beside a tall tower of blocks."""
    rooms.room(c, "#c79a86", "#8a5f50", floor_at=700)
    rooms.frame(c, 110, 110, 190, 230, art="shapes", colour=k.WALNUT)
    plants.potted(c, 130, 720, 260, kind="snake", clay=k.CREAM)
    rooms.shelf(c, 900, 300, 300)
    for x, shade in ((950, k.TEAL), (1040, k.MUSTARD), (1130, k.ROSE)):
        c.circle(x, 268, 32, shade)
    rooms.pendant(c, 640, 120, k.TEAL)
    rooms.rug(c, 640, 850, 590, 90, k.SAGE)
    h = 620
    c.shadow(330, 880, 180, 20, opacity=0.5)
    mother = replace(cast.MOTHER, skin=k.SKINS["fair"], hair=k.HAIRS["red"], style="long", top=k.DENIM)
    pose = replace(poses.kneeling(mother, 340, 880, h, turn=1, lean=10), hands=((520, 640), (500, 700)), nod=6)
    person(c, mother, pose, h)
    child = replace(cast.BOY, hair=k.HAIRS["red"], skin=k.SKINS["fair"], top=k.MUSTARD)
    small = replace(
        poses.standing(child, 900, 890, 430, turn=-0.8, lean=-6),
        hands=((762, 566), (800, 640)),
        elbows=(-0.8, -0.8),
        nod=-10,
    )
    c.shadow(900, 892, 90, 14, opacity=0.5)
    person(c, child, small, 430)
    c.shadow(640, 886, 110, 14, opacity=0.5)
    y = 884.0
    for wide, tall, shade, dx in (
        (150, 84, k.TEAL, 0),
        (110, 70, k.BRICK, 8),
        (130, 76, k.MUSTARD, -6),
        (90, 64, k.PLUM, 4),
        (104, 60, k.SAGE, -4),
        (70, 56, k.ROSE, 6),
    ):
        c.rect(
            640 + dx - wide / 2,
            y - tall,
            wide,
            tall,
            c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.15), end=(1, 1)),
            r=8,
        )
        y -= tall
    c.polygon([(600, y), (686, y), (643, y - 64)], c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=6)
    for x, yy, shade in ((470, 890, k.MUSTARD), (760, 906, k.TEAL), (1040, 890, k.ROSE)):
        c.rect(x - 30, yy - 50, 60, 50, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.12)), r=7)


def puddle_jump(c: Canvas) -> None:
    """Draw a grandmother under an umbrella and a girl who jumps into a puddle on an autumn day."""
    nature.sky(c, "#9fb0b8", "#c3cbc6", "#ded6c4", down_to=640)
    nature.ridge(c, 470, 36, "#b3a98c", 3)
    nature.ridge(c, 540, 26, "#9a8f6c", 7)
    for x, h, shade in ((110, 420, k.MUSTARD), (1130, 480, k.TERRACOTTA), (900, 300, "#c79a52"), (330, 280, k.BRICK)):
        nature.tree(c, x, 640, h, shade, seed=int(x))
    c.rect(0, 600, WIDTH, 360, c.linear("#b0a878", "#8d8a5c", "#6f7048"))
    c.path("M-10 760C300 720 900 720 1290 750L1290 960L-10 960Z", c.linear("#c9b79c", "#a8967f"))
    c.ellipse(790, 868, 300, 48, c.linear("#c9d8de", "#8aa3b0"))
    c.ellipse(760, 860, 180, 18, "#eef4f5", opacity=0.5)
    h = 600
    look = replace(cast.GRANDMOTHER, top=k.PINE, bottom=k.PLUM, shoes=k.BRICK, skin=k.SKINS["tan"], glasses=False)
    c.shadow(360, 900, 120, 16, opacity=0.5)
    old = replace(
        poses.standing(look, 360, 898, h, turn=0.8), hands=((500, 560), (420, 500)), elbows=(0.9, (420, 590)), nod=4
    )
    c.line([(430, 540), (420, 200)], k.WALNUT, 10)
    c.path(
        "M160 300C190 140 330 80 420 80C510 80 650 140 680 300C640 270 590 270 550 300C510 268 460 268 420 300"
        "C380 268 330 268 290 300C250 270 200 270 160 300Z",
        c.linear(k.lighter(k.BRICK, 0.25), k.BRICK),
    )
    person(c, look, old, h)
    child = replace(
        cast.GIRL, skin=k.SKINS["tan"], top=k.MUSTARD, bottom=k.DENIM, wear="trousers", shoes=k.TEAL, sleeves=1.0
    )
    jump = poses.standing(child, 800, 800, 400, spread=0.14)
    jump = replace(jump, hands=((650, 470), (950, 470)), elbows=((690, 560), (910, 560)), toes=(-16, 16))
    person(c, child, jump, 400)
    for x, y, r in (
        (620, 830, 12),
        (660, 790, 16),
        (700, 840, 9),
        (920, 800, 15),
        (960, 836, 11),
        (990, 790, 8),
        (590, 790, 8),
    ):
        c.ellipse(x, y, r * 0.7, r, "#d8e6ea", opacity=0.9)
    for side in (-1, 1):
        c.path(
            bezier(
                (800 + side * 60, 858),
                (800 + side * 130, 840),
                (800 + side * 190, 800),
                (800 + side * 210, 760),
                (800 + side * 190, 820),
                (800 + side * 150, 860),
                (800 + side * 60, 872),
                closed=True,
            ),
            "#d8e6ea",
            opacity=0.8,
        )
    for x, y, turn in ((180, 880, 20), (520, 920, -30), (1120, 900, 40), (1040, 780, 10), (250, 800, -20)):
        plants.leaf(c, x, y, 46, k.TERRACOTTA, turn=90 + turn)


SCENES = (
    shadow_rabbit,
    blanket_den,
    tower_of_blocks,
    puddle_jump,
)
