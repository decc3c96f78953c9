"""A book at the window and a guessing game in the kitchen, both in the evening."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas
from tools.starter_art.figures import person


def book_at_the_window(c: Canvas) -> None:
    """Draw a woman who reads in a chair by the window in the evening, a cup of tea on the sill."""
    rooms.room(c, "#8b7488", "#61464f", floor_at=770)
    rooms.window(c, 560, 70, 560, 430, lamps.moon_view, frame="#d6c6cc", panes=3)
    rooms.curtain(c, 450, 40, 96, 720, k.PINE)
    rooms.curtain(c, 1150, 40, 96, 720, k.PINE)
    rooms.floor_lamp(c, 150, 860, 690)
    rooms.rug(c, 480, 890, 440, 50, k.MUSTARD)
    still.mug(c, 800, 530, 84, k.BRICK)
    plants.potted(c, 1020, 532, 150, kind="fern", clay=k.CREAM)
    rooms.armchair(c, 420, 870, colour=k.BRICK, size=1.15)
    look = replace(cast.NURSE, cloth=k.MUSTARD, top=k.TEAL)
    h = 620
    pose = replace(poses.sitting_front(look, 420, 725, 880, h), nod=8, gaze=0.2)
    pose = poses.holding(look, pose, h, (362, 596), (486, 596))
    person(c, look, pose, h, held=lambda: things.book_in_hands(c, 424, 582, 116, k.PLUM))
    animals.cat(c, 830, 890, 130, pose="curl", coat="#8a8088")
    lamps.lamplight(c, 180, 250, reach=1.15, dusk=0.4)


def guessing_in_the_kitchen(c: Canvas) -> None:
    """Draw two people at a kitchen table who play a guessing game, one thinks of a pot, the other asks."""
    rooms.room(c, "#90827e", "#664c48", floor_at=900)
    rooms.window(c, 110, 80, 270, 290, rooms.night_view, frame="#d8cbc6")
    rooms.pendant(c, 640, 120, k.TEAL)
    rooms.shelf(c, 960, 220, 250)
    for x, shade in ((1000, k.ROSE), (1085, k.SAGE), (1170, k.MUSTARD)):
        c.rect(x - 30, 150, 60, 70, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.2), end=(1, 0)), r=12)
    h = 760
    first = replace(cast.CARPENTER, top=k.MUSTARD, sleeves=1.0)
    pose = replace(poses.standing(first, 380, 1120, h, turn=0.3), gaze=0.6, nod=-8)
    pose = replace(pose, hands=((470, 560), (330, 790)), elbows=((480, 720), (290, 710)))
    person(c, first, pose, h)
    second = replace(cast.TEACHER, top=k.BRICK, singing=True)
    pose = replace(poses.standing(second, 890, 1120, h, turn=-0.3), gaze=-0.7, nod=4)
    pose = replace(pose, hands=((770, 660), (950, 790)), elbows=((800, 760), (990, 710)))
    person(c, second, pose, h)
    c.ellipse(500, 310, 120, 84, k.WHITE, opacity=0.94)
    for x, y, r in ((420, 400, 17), (402, 434, 10)):
        c.circle(x, y, r, k.WHITE, opacity=0.94)
    still.cooking_pot(c, 500, 350, 110, k.TEAL, hot=False, lid=True)
    c.ellipse(790, 270, 92, 72, k.WHITE, opacity=0.94)
    c.polygon([(806, 326), (850, 318), (868, 384)], k.WHITE, opacity=0.94)
    c.path("M764 252C764 216 818 216 818 250C818 274 791 272 791 296", stroke=k.BRICK, width=14)
    c.circle(791, 318, 9, k.BRICK)
    c.rect(0, 820, WIDTH, 40, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 860, WIDTH, 100, k.darker(k.OAK, 0.25))
    still.bowl(c, 640, 826, 190, k.CREAM, fill=k.TERRACOTTA)
    lamps.lamplight(c, 640, 170, reach=1.05, dusk=0.34)


SCENES = (book_at_the_window, guessing_in_the_kitchen)
