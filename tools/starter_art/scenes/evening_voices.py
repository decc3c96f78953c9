"""What voices do at home in the evening: sing together, hum, speak to the window, remember a song."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, hands, lamps, places, plants, poses, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, Point, smooth
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def singing_together(c: Canvas) -> None:
    """Draw a woman and an old man who sing together beside a lamp in the evening, notes between them."""
    places.living_room(c, wall="#86758f", floor="#62475a", night=True, drapes=k.PINE)
    rooms.floor_lamp(c, 1170, 850, 680)
    rooms.rug(c, 660, 890, 480, 52, k.BRICK)
    h = 690
    first = replace(cast.BARISTA, top=k.MUSTARD, bottom=k.PLUM, singing=True)
    pose = replace(poses.standing(first, 500, 890, h, turn=0.3), gaze=0.5, nod=-6)
    pose = replace(pose, hands=((640, 520), (420, 500)), elbows=((590, 570), (380, 560)))
    person(c, first, pose, h)
    second = replace(cast.GRANDFATHER, top=k.TEAL, bottom=k.INK, glasses=False, singing=True)
    pose = replace(poses.standing(second, 840, 892, h, turn=-0.3), gaze=-0.5, nod=6)
    pose = replace(pose, hands=((726, 500), (930, 560)), elbows=((750, 570), (960, 500)))
    person(c, second, pose, h)
    for x, y, size in (
        (610, 400, 1.2),
        (680, 350, 1.4),
        (740, 420, 1.1),
        (350, 240, 1.2),
        (980, 230, 1.4),
        (1020, 350, 1.1),
    ):
        lamps.note(c, x, y, size=size)
    lamps.lamplight(c, 1170, 260, reach=1.2, dusk=0.36)


def humming_low(c: Canvas) -> None:
    """Draw a man who hums with closed eyes and a hand on his chest, rings of sound about the hand."""
    c.rect(0, 0, 1280, 960, c.linear("#7a6f8c", "#564d70"))
    c.circle(640, 440, 430, "#a597b4", opacity=0.28)
    skin, top = k.SKINS["brown"], k.PINE
    look = replace(cast.FATHER, skin=skin, hair=k.HAIRS["grey"], top=top, style="short", beard=True)
    c.path(
        "M200 980C210 800 320 700 460 676C560 660 720 660 820 676C960 700 1070 800 1080 980Z",
        c.linear(k.lighter(top, 0.22), top, k.darker(top, 0.25)),
    )
    c.limb([(640, 590), (640, 700)], [140, 170], k.darker(skin, 0.12))
    head(c, look, (640, 400), 350, 0.0, 0)
    for side in (-1, 1):
        x = 640 + side * 74
        c.ellipse(x, 412, 46, 26, skin)
        c.path(f"M{x - 30} 412Q{x} 434 {x + 30} 412", stroke=k.INK, width=9)
    for r in (150, 215, 280):
        c.path(tabletops.circle(610, 806, r), stroke=k.SUN, width=9, opacity=0.62 - r / 600)
    hands.flat_hand(
        c, 800, 900, skin=k.lighter(skin, 0.06), sleeve=k.darker(top, 0.08), turn=-66, size=0.95, spread=0.5
    )
    for x, y, size in ((250, 330, 1.5), (1030, 300, 1.7), (200, 520, 1.1), (1090, 500, 1.2)):
        lamps.note(c, x, y, size=size)
    tabletops.lit(c, 640, 420, dusk=0.3)


def spoken_to_the_window(c: Canvas) -> None:
    """Draw an old woman at a dark window who says something by heart, her words as curls in the air."""
    rooms.room(c, "#7f7392", "#5b4560", floor_at=800)
    rooms.window(c, 660, 70, 480, 480, lamps.moon_view, frame="#d0c3cf")
    rooms.curtain(c, 560, 40, 90, 720, k.BRICK)
    rooms.curtain(c, 1160, 40, 90, 720, k.BRICK)
    rooms.floor_lamp(c, 130, 880, 690)
    rooms.rug(c, 480, 900, 380, 44, k.TEAL)
    look = replace(cast.GRANDMOTHER, top=k.ROSE, bottom=k.PLUM, glasses=False, singing=True, skin=k.SKINS["olive"])
    h = 700
    pose = replace(poses.standing(look, 470, 900, h, turn=0.9), gaze=1.0, nod=-6)
    pose = replace(pose, hands=((610, 520), (560, 560)), elbows=(0.8, 0.8))
    person(c, look, pose, h)
    for index in range(3):
        x, y = 610 + index * 74, 300 - index * 24
        way: list[Point] = [
            (x, y),
            (x + 22, y - 26),
            (x + 44, y - 2),
            (x + 26, y + 16),
            (x + 14, y - 4),
            (x + 62, y - 34),
        ]
        c.path(smooth(way), stroke=k.SUN, width=8, opacity=0.9 - index * 0.18)
    plants.potted(c, 1010, 566, 150, kind="herb", clay=k.TEAL)
    lamps.lamplight(c, 160, 250, reach=1.2, dusk=0.4)


def song_of_her_youth(c: Canvas) -> None:
    """Draw an old woman at a table who hums a song to a young man who listens; two dancers in the bubble above."""
    rooms.room(c, "#8d7b84", "#654a52", floor_at=900)
    rooms.window(c, 90, 80, 280, 300, rooms.night_view, frame="#d6c8cb")
    rooms.frame(c, 1010, 110, 170, 200, art="leaf")
    rooms.pendant(c, 640, 110, k.MUSTARD)
    h = 760
    old = replace(cast.GRANDMOTHER, top=k.TEAL, singing=True)
    pose = replace(poses.standing(old, 380, 1120, h, turn=0.3), gaze=0.6, nod=-4)
    pose = replace(pose, hands=((520, 690), (330, 770)), elbows=((470, 770), (290, 700)))
    person(c, old, pose, h)
    young = replace(cast.STUDENT, top=k.MUSTARD)
    pose = replace(poses.standing(young, 890, 1110, h, turn=-0.3), gaze=-0.7, nod=-8)
    pose = replace(pose, hands=((800, 690), (946, 760)), elbows=((790, 780), (980, 690)))
    person(c, young, pose, h)
    c.ellipse(640, 300, 170, 118, k.WHITE, opacity=0.94)
    for x, y, r in ((500, 420, 20), (468, 452, 12)):
        c.circle(x, y, r, k.WHITE, opacity=0.94)
    for x, side, shade in ((606, 1, k.PLUM), (676, -1, k.BRICK)):
        c.circle(x, 244, 22, shade)
        c.limb([(x, 270), (x + side * 6, 330)], [34, 30], shade)
        c.limb([(x, 280), (x + side * 36, 274 - side * 8)], [14, 12], shade)
        for foot in (-16, 18):
            c.limb([(x + side * 6, 326), (x + foot, 386)], [17, 12], shade)
    c.polygon([(654, 318), (712, 386), (636, 386)], k.BRICK, r=10)
    for x, y, size in ((530, 290, 0.9), (740, 270, 1.0), (560, 370, 0.7)):
        lamps.note(c, x, y, k.TEAL, size=size)
    c.rect(0, 810, 1280, 40, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 850, 1280, 110, k.darker(k.OAK, 0.25))
    still.mug(c, 570, 816, 84, k.BRICK)
    still.mug(c, 730, 816, 84, k.CREAM)
    lamps.lamplight(c, 640, 160, reach=1.05, dusk=0.36)


def dancing_in_socks(c: Canvas) -> None:
    """Draw a young man who dances alone in socks beside a radio in the evening."""
    rooms.room(c, "#7c6a90", "#5c4560", floor_at=740)
    rooms.window(c, 110, 90, 280, 290, rooms.night_view, frame="#cabdd0")
    rooms.frame(c, 520, 110, 170, 140, art="shapes")
    rooms.floor_lamp(c, 1180, 850, 690)
    rooms.rug(c, 640, 880, 500, 62, k.MUSTARD)
    rooms.table(c, 860, 640, 220, 230)
    c.rect(890, 540, 160, 100, c.linear(k.lighter(k.BRICK, 0.25), k.BRICK), r=16)
    c.circle(934, 590, 32, k.SAND)
    c.rect(984, 562, 50, 12, k.SUN, r=6)
    c.rect(984, 590, 50, 30, k.INK, r=6)
    c.line([(1030, 540), (1070, 450)], k.STEEL, 6)
    look = replace(cast.STUDENT, skin=k.SKINS["tan"], top=k.TEAL, bottom=k.INK, shoes=k.CREAM, singing=True)
    h = 700
    pose = poses.standing(look, 560, 880, h, turn=0.2, lean=-6, spread=0.09)
    pose = replace(
        pose,
        hands=((730, 240), (380, 470)),
        elbows=((660, 380), (440, 400)),
        feet=((690, 850), (520, 884)),
        knees=(0.5, -0.2),
        toes=(-14, 0),
        nod=-8,
    )
    person(c, look, pose, h)
    for x, y, size in ((820, 470, 1.3), (780, 330, 1.1), (900, 380, 1.4), (440, 250, 1.2), (350, 560, 1.0)):
        lamps.note(c, x, y, size=size)
    for x, y in ((400, 880), (760, 890)):
        c.curve([(x, y), (x + 26, y - 18), (x + 54, y - 14)], k.LIGHT, 8, opacity=0.6)
    lamps.lamplight(c, 1180, 260, reach=1.2, dusk=0.34)


SCENES = (singing_together, humming_low, spoken_to_the_window, song_of_her_youth, dancing_in_socks)
