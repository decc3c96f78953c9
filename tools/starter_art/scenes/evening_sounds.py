"""Sounds that people make, and quiet with closed eyes."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, hands, lamps, places, poses, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, Point, smooth
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def two_spoons(c: Canvas) -> None:
    """Draw two hands that drum with spoons on a table, notes and rings of sound rising."""
    tabletops.boards(c, "#80685f")
    for x in (470, 800):
        for r in (60, 104, 148):
            c.path(tabletops.circle(x, 330, r), stroke=k.SUN, width=8, opacity=0.5 - r / 400)
    tabletops.spoon(c, 480, 350, 330, turn=32)
    tabletops.spoon(c, 800, 350, 330, turn=-32)
    skin = k.SKINS["olive"]
    hands.grip_hand(c, 936, 560, skin=skin, sleeve=k.TEAL, size=1.3, turn=10)
    hands.grip_hand(c, 336, 560, skin=skin, sleeve=k.TEAL, size=1.3, turn=-10, mirrored=True)
    tabletops.mug_above(c, 640, 800, 90, k.BRICK)
    for x, y, size in ((200, 200, 1.6), (1060, 180, 1.8), (640, 160, 1.3), (1150, 330, 1.2), (110, 360, 1.2)):
        lamps.note(c, x, y, size=size)
    tabletops.lit(c, 640, 330)


def singing_at_the_stove(c: Canvas) -> None:
    """Draw a woman who sings into a wooden spoon at the stove in the evening, notes around her."""
    rooms.room(c, "#8f7f8f", "#6a4c4c", floor_at=860)
    rooms.window(c, 110, 90, 300, 300, rooms.night_view, frame="#d4c8cc")
    rooms.pendant(c, 640, 130, k.BRICK)
    rooms.shelf(c, 900, 290, 310)
    for x, shade in ((950, k.TEAL), (1050, k.ROSE), (1150, k.MUSTARD)):
        c.rect(x - 36, 200, 72, 90, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.2), end=(1, 0)), r=12)
    look = replace(
        cast.WHEELER,
        skin=k.SKINS["brown"],
        hair=k.HAIRS["black"],
        style="curly",
        top=k.MUSTARD,
        bottom=k.PLUM,
        singing=True,
        apron=k.TEAL,
    )
    h = 720
    pose = poses.standing(look, 620, 1040, h)
    pose = replace(poses.holding(look, pose, h, (584, 500), (720, 640), out=0.08), nod=-8, gaze=0.2)
    person(c, look, pose, h, held=lambda: c.limb([(572, 540), (606, 430)], [15, 15], k.OAK))
    c.ellipse(612, 414, 22, 32, k.OAK, turn=16)
    c.limb([(574, 514), (600, 500)], [36, 32], k.lighter(look.skin, 0.06))
    c.rect(0, 700, 1280, 40, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 740, 1280, 220, c.linear(k.lighter(k.TEAL, 0.1), k.darker(k.TEAL, 0.2)))
    c.rect(640, 690, 400, 22, k.INK, r=8)
    still.cooking_pot(c, 840, 696, 230, k.BRICK)
    still.mug(c, 260, 704, 90, k.CREAM, hot=False)
    for x, y, size in ((430, 260, 1.4), (760, 220, 1.6), (820, 340, 1.1), (480, 420, 1.0), (350, 470, 0.9)):
        lamps.note(c, x, y, size=size)
    lamps.lamplight(c, 640, 180, reach=1.0, dusk=0.4)


def hands_on_the_knees(c: Canvas) -> None:
    """Draw two hands that tap a rhythm on knees, small rings and notes above the finger tips."""
    c.rect(0, 0, 1280, 960, c.linear("#84756f", "#665a60"))
    c.rect(200, 520, 880, 460, c.linear("#7d5f5c", "#5f4a52"), r=60)
    for side in (-1, 1):
        x = 640 + side * 240
        c.limb(
            [(640 + side * 150, 1100), (x, 420)],
            [330, 270],
            c.linear(k.lighter(k.DENIM, 0.25), k.DENIM, k.darker(k.DENIM, 0.2), end=(1, 0)),
        )
        c.ellipse(x, 390, 130, 90, k.lighter(k.DENIM, 0.2), opacity=0.5)
        hands.flat_hand(
            c,
            x + side * 70,
            640,
            skin=k.SKINS["fair"],
            sleeve=k.BRICK,
            mirrored=side < 0,
            turn=side * -24,
            size=1.12,
            spread=0.9,
        )
        for r in (50, 88):
            c.path(
                f"M{x - side * 60 - r} 330A{r} {r * 0.6:.0f} 0 0 1 {x - side * 60 + r} 330",
                stroke=k.SUN,
                width=8,
                opacity=0.6 - r / 300,
            )
    for x, y, size in ((640, 220, 1.6), (330, 160, 1.2), (950, 170, 1.4)):
        lamps.note(c, x, y, size=size)
    tabletops.lit(c, 640, 340)


def silent_conductor(c: Canvas) -> None:
    """Draw an old man who conducts with a pencil in his living room in the evening, notes in the air."""
    places.living_room(c, wall="#7d7290", floor="#5d4660", night=True, drapes=k.BRICK)
    rooms.floor_lamp(c, 1160, 850, 680)
    rooms.rug(c, 700, 890, 420, 50, k.TEAL)
    look = replace(cast.GRANDFATHER, top=k.INK, bottom=k.INK, glasses=True)
    h = 700
    pose = poses.standing(look, 700, 890, h)
    pose = replace(pose, hands=((560, 330), (850, 360)), elbows=((590, 460), (820, 470)), nod=-6)
    person(c, look, pose, h)
    c.polygon([(672, 440), (700, 560), (728, 440)], k.WHITE)
    c.polygon([(680, 452), (700, 462), (720, 452), (720, 476), (700, 466), (680, 476)], k.BRICK)
    c.limb([(846, 366), (950, 270)], [10, 6], k.MUSTARD)
    for x, y, size in ((480, 230, 1.2), (980, 380, 1.4), (920, 180, 1.5), (400, 400, 1.0), (1040, 250, 1.1)):
        lamps.note(c, x, y, size=size)
    points: list[Point] = [(880, 300), (930, 240), (990, 290), (950, 350)]
    c.path(smooth(points), stroke=k.LIGHT, width=5, opacity=0.5)
    lamps.lamplight(c, 1160, 260, reach=1.15, dusk=0.38)


def _quiet_head(c: Canvas, skin: str, hair: str, top: str, style: str) -> None:
    """Draw somebody from the chest up with closed eyes, large and facing us."""
    look = replace(cast.STUDENT, skin=skin, hair=hair, top=top, style=style)
    c.path(
        "M200 980C210 800 320 700 460 676C560 660 720 660 820 676C960 700 1070 800 1080 980Z",
        c.linear(k.lighter(top, 0.22), top, k.darker(top, 0.25)),
    )
    c.limb([(640, 590), (640, 700)], [140, 170], k.darker(skin, 0.12))
    head(c, look, (640, 420), 360, 0.0, 0)
    for side in (-1, 1):
        x = 640 + side * 76
        c.ellipse(x, 432, 46, 26, skin)
        c.path(f"M{x - 30} 432Q{x} 454 {x + 30} 432", stroke=k.INK, width=9)


def palms_over_the_eyes(c: Canvas) -> None:
    """Draw a woman who lays both warm palms over her closed eyes in soft light."""
    c.rect(0, 0, 1280, 960, c.linear("#5d587f", "#4a4668"))
    c.circle(640, 440, 430, "#8a80a6", opacity=0.35)
    skin = k.SKINS["tan"]
    _quiet_head(c, skin, k.HAIRS["brown"], k.TEAL, "bun")
    for side in (-1, 1):
        hands.flat_hand(
            c,
            640 + side * 190,
            690,
            skin=k.lighter(skin, 0.05),
            sleeve=k.TEAL,
            mirrored=side > 0,
            turn=side * -24,
            size=0.98,
            spread=0.2,
        )
    for x, y in ((260, 240), (1030, 250), (210, 420), (1070, 430)):
        c.glow(x, y, 70, "#ffdf9c", opacity=0.3)
    tabletops.lit(c, 640, 380, dusk=0.32)


def hands_over_the_ears(c: Canvas) -> None:
    """Draw a man who cups his hands over his ears with closed eyes, waves of a sea round his head."""
    c.rect(0, 0, 1280, 960, c.linear("#5f8a94", "#476a7c"))
    for row in range(4):
        y = 190 + row * 74
        for side in (-1, 1):
            way: list[Point] = [(640 + side * (330 + index * 70), y + (16 if index % 2 else -16)) for index in range(6)]
            c.path(smooth(way), stroke=k.LIGHT, width=11, opacity=0.5 - row * 0.08)
    skin = k.SKINS["deep"]
    _quiet_head(c, skin, k.HAIRS["black"], k.MUSTARD, "short")
    for side in (-1, 1):
        hands.flat_hand(
            c,
            640 + side * 250,
            650,
            skin=k.lighter(skin, 0.08),
            sleeve=k.MUSTARD,
            mirrored=side > 0,
            turn=side * -12,
            size=0.92,
            spread=0.1,
        )
    tabletops.lit(c, 640, 380, dusk=0.26)


def listening_closely(c: Canvas) -> None:
    """Draw a woman with closed eyes and a hand behind her ear; a bell, steps and a tram sound round her."""
    c.rect(0, 0, 1280, 960, c.linear("#8a7f9c", "#6a6082"))
    c.circle(640, 440, 430, "#b3a6c0", opacity=0.3)
    skin = k.SKINS["olive"]
    _quiet_head(c, skin, k.HAIRS["black"], k.BRICK, "bun")
    hands.flat_hand(
        c, 900, 680, skin=k.lighter(skin, 0.06), sleeve=k.BRICK, turn=-20, size=0.95, spread=0.1, nails=False
    )
    for r in (70, 120, 170):
        c.path(
            f"M{900 + r} {330 - r * 0.7:.0f}A{r} {r} 0 0 1 {900 + r} {330 + r * 0.7:.0f}",
            stroke=k.SUN,
            width=10,
            opacity=0.75,
        )
    with c.group(move=(190, 240)):
        c.path("M-60 60C-50 30 -50 -60 0 -70C50 -60 50 30 60 60Z", c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD))
        c.circle(0, 74, 15, k.WALNUT)
        c.circle(0, -76, 11, k.MUSTARD)
    for x, y in ((130, 560), (190, 500), (150, 440)):
        c.ellipse(x, y, 20, 34, k.LIGHT, turn=16, opacity=0.7)
        c.ellipse(x - 8, y + 50, 14, 15, k.LIGHT, opacity=0.7)
    with c.group(move=(1120, 180)):
        c.rect(-90, -60, 180, 110, k.TEAL, r=20)
        for x in (-70, -12, 46):
            c.rect(x, -40, 40, 44, "#ffe6a3", r=6)
        c.line([(-120, 66), (120, 66)], k.INK, 7)
        for x in (-50, 50):
            c.circle(x, 54, 14, k.INK)
    tabletops.lit(c, 640, 360, dusk=0.22)


def paw_in_the_hand(c: Canvas) -> None:
    """Draw a dog that lays a paw into an open hand in lamplight, three treats on the rug."""
    rooms.room(c, "#8a7a86", "#654a52", floor_at=700)
    rooms.window(c, 840, 70, 290, 300, lamps.moon_view, frame="#c9bccb")
    rooms.floor_lamp(c, 120, 800, 640)
    rooms.rug(c, 620, 850, 600, 96, k.TEAL)
    animals.dog(c, 520, 850, 330, facing=1, pose="sit")
    coat = "#c98d54"
    c.limb([(620, 690), (700, 706), (786, 690)], [70, 52, 56], c.linear(k.lighter(coat, 0.2), coat))
    for dy in (-16, 4, 22):
        c.circle(804, 690 + dy, 13, k.lighter(coat, 0.3))
    skin = k.SKINS["porcelain"]
    fill = c.linear(k.lighter(skin, 0.2), skin)
    c.limb([(1320, 700), (1120, 730)], [190, 150], c.linear(k.lighter(k.PLUM, 0.2), k.PLUM))
    c.limb([(1120, 732), (940, 748), (860, 740)], [94, 84, 100], fill)
    for index in range(4):
        c.limb(
            [(876, 736 + index * 8), (800 - index * 4, 738 + index * 12), (764 + index * 6, 726 + index * 16)],
            [40, 32, 26],
            fill,
        )
    c.limb([(890, 716), (836, 676), (806, 664)], [42, 34, 28], fill)
    for x, y in ((330, 900), (400, 916), (290, 924)):
        c.polygon([(x - 26, y - 12), (x + 26, y - 12), (x + 26, y + 12), (x - 26, y + 12)], k.APRICOT, r=12)
        c.circle(x - 26, y, 12, k.APRICOT)
        c.circle(x + 26, y, 12, k.APRICOT)
    lamps.lamplight(c, 140, 230, reach=1.15, dusk=0.4)


def knitting_by_lamplight(c: Canvas) -> None:
    """Draw two hands that knit a green scarf in lamplight, a ball of wool on the lap."""
    c.rect(0, 0, 1280, 960, c.linear("#6a5a78", "#4d4262"))
    rooms.window(c, 90, 40, 300, 280, lamps.moon_view, frame="#b7aabd")
    lamps.table_lamp(c, 1110, 420, 330, shade=k.APRICOT)
    c.rect(960, 418, 320, 40, k.WALNUT, r=8)
    c.path(
        "M-20 980C80 640 300 560 640 560C980 560 1200 640 1300 980Z",
        c.linear(k.lighter(k.PLUM, 0.2), k.PLUM, k.darker(k.PLUM, 0.25)),
    )
    wool = k.SAGE
    c.polygon(
        [(480, 470), (800, 470), (830, 960), (450, 960)],
        c.linear(k.lighter(wool, 0.3), wool, k.darker(wool, 0.2), end=(1, 0.4)),
        r=14,
    )
    for row in range(11):
        for column in range(10):
            x, y = 484 + column * 33 - row * 1.5, 500 + row * 42
            c.line([(x, y), (x + 13, y + 16), (x + 26, y)], k.darker(wool, 0.28), 5, opacity=0.6)
    for y in (640, 670, 800):
        c.rect(462, y, 356, 17, k.BRICK, opacity=0.8)
    for x, end in ((410, (820, 470)), (870, (470, 462))):
        c.limb([(x, 300), end], [15, 13], c.linear(k.lighter(k.OAK, 0.3), k.OAK))
        c.circle(x, 296, 17, k.BRICK)
    for x in range(496, 800, 26):
        c.ellipse(x, 468, 15, 19, k.lighter(wool, 0.1))
    c.curve([(800, 480), (900, 620), (960, 700), (1010, 780)], k.darker(wool, 0.15), 8)
    c.circle(1070, 800, 110, k.SHADE, opacity=0.3)
    c.circle(
        1060, 790, 108, c.radial(k.lighter(wool, 0.35), wool, k.darker(wool, 0.3), centre=(0.35, 0.3), radius=0.75)
    )
    for index in range(6):
        c.curve(
            [(966 + index * 10, 750 + index * 16), (1060, 716 + index * 26), (1152 - index * 8, 766 + index * 14)],
            k.darker(wool, 0.25),
            5,
            opacity=0.6,
        )
    skin = k.SKINS["fair"]
    hands.grip_hand(c, 850, 430, skin=skin, sleeve=k.MUSTARD, size=1.15, turn=20)
    hands.grip_hand(c, 430, 430, skin=skin, sleeve=k.MUSTARD, size=1.15, turn=-20, mirrored=True)
    lamps.lamplight(c, 1110, 240, reach=1.15, dusk=0.42)


SCENES = (
    two_spoons,
    singing_at_the_stove,
    hands_on_the_knees,
    silent_conductor,
    palms_over_the_eyes,
    hands_over_the_ears,
    listening_closely,
    paw_in_the_hand,
    knitting_by_lamplight,
)
