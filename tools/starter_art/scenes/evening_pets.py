"""Animals in the evening."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import animals, cast, lamps, nature, plants, poses, rooms, things
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def dog_on_the_rug(c: Canvas) -> None:
    """Draw a woman who sits on the floor beside her dog in front of a sofa at night."""
    rooms.room(c, "#76808e", "#5c4a52", floor_at=720)
    rooms.window(c, 80, 80, 300, 300, rooms.night_view, frame="#d9cfc9")
    rooms.sofa(c, 430, 800, 740, colour="#8f5a5a", height=400)
    rooms.floor_lamp(c, 1200, 820, 640)
    rooms.rug(c, 600, 880, 580, 70, k.MUSTARD)
    look = Look(
        skin=k.SKINS["deep"],
        hair=k.HAIRS["black"],
        style="braids",
        top=k.ROSE,
        bottom=k.DENIM,
        shoes=k.CREAM,
        sleeves=0.7,
    )
    h = 660
    c.shadow(760, 886, 240, 20, opacity=0.5)
    pose = poses.cross_legged(look, 780, 880, h)
    pose = replace(pose, hands=((610, 720), (890, 810)), elbows=((650, 640), (900, 700)), gaze=-0.5, nod=-6)
    animals.dog(c, 470, 890, 220, pose="lie", coat="#6f5a50", collar=k.TEAL, facing=1)
    person(c, look, pose, h)
    lamps.lamplight(c, 1200, 260, reach=1.15, dusk=0.5)


def cat_and_ribbon(c: Canvas) -> None:
    """Draw a boy who plays with a cat and a ribbon under a lamp."""
    rooms.room(c, "#a08a78", "#6a4f4c", floor_at=700)
    rooms.pendant(c, 640, 160, k.TEAL)
    rooms.window(c, 870, 90, 280, 300, lamps.moon_view)
    rooms.shelf(c, 90, 300, 330)
    rooms.books(c, 110, 300, 240, 120, 31)
    c.circle(385, 268, 30, k.BRICK)
    rooms.rug(c, 640, 860, 590, 88, k.BRICK)
    look = replace(
        cast.BOY,
        skin=k.SKINS["porcelain"],
        hair=k.HAIRS["blond"],
        top=k.TEAL,
        bottom=k.PLUM,
        wear="trousers",
        glasses=True,
    )
    h = 520
    c.shadow(360, 880, 130, 16, opacity=0.5)
    pose = replace(poses.kneeling(look, 370, 880, h, turn=1, lean=10), hands=((530, 660), (500, 700)), nod=8)
    person(c, look, pose, h)
    c.line([(520, 668), (700, 520)], k.WALNUT, 9)
    c.curve([(700, 520), (770, 560), (730, 640), (800, 680), (760, 760)], k.ROSE, 12)
    animals.cat(c, 880, 890, 170, facing=-1, coat="#d08a4e", pose="walk")
    for x, shade in ((1130, k.TEAL), (1190, k.MUSTARD)):
        c.circle(x, 720, 34, shade)
    things.basket(c, 1160, 800, 150, handle=False)
    lamps.lamplight(c, 640, 200, reach=0.9, dusk=0.42)


def fish_tank_at_night(c: Canvas) -> None:
    """Draw a glowing fish tank in a dark room and a teenager who watches it."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#3f3a62", "#2e2a4c"))
    c.glow(700, 420, 620, "#7fc4c9", opacity=0.5)
    c.rect(250, 660, 960, 300, c.linear(k.lighter(k.WALNUT, 0.1), k.darker(k.WALNUT, 0.35)))
    c.rect(220, 634, 1020, 44, k.lighter(k.WOOD, 0.1), r=8)
    c.rect(330, 130, 840, 504, c.linear("#b5e0dd", "#6fb1b8", "#3f8592"), r=16)
    c.rect(330, 130, 840, 44, "#e6f4f1", opacity=0.6)
    c.path("M330 590C500 560 700 610 900 580C1020 566 1110 590 1170 580L1170 634L330 634Z", k.SAND)
    chance = Random(4)
    for x, tall in ((420, 300), (460, 220), (1050, 330), (1090, 240), (1010, 200), (700, 150)):
        c.curve([(x, 600), (x + 22, 600 - tall * 0.35), (x - 16, 600 - tall * 0.7), (x + 10, 600 - tall)], k.FOREST, 20)
    for x, y, r in ((620, 596, 46), (690, 604, 30), (900, 596, 52)):
        c.ellipse(x, y, r, r * 0.7, k.STEEL)
    for x, y, size, side, shade in (
        (560, 300, 1.5, 1, k.APRICOT),
        (800, 230, 1.1, -1, k.MUSTARD),
        (880, 420, 1.6, -1, k.TERRACOTTA),
        (660, 460, 1.0, 1, k.ROSE),
        (980, 320, 0.9, 1, k.MUSTARD),
    ):
        with c.group(move=(x, y), scale=(side * size, size)):
            c.polygon([(-40, 0), (-78, -28), (-78, 28)], k.darker(shade, 0.15), r=8)
            c.ellipse(0, 0, 50, 30, c.linear(k.lighter(shade, 0.3), shade, k.darker(shade, 0.2)))
            c.polygon([(-10, -26), (18, -46), (20, -22)], k.darker(shade, 0.1), r=6)
            c.circle(28, -6, 6, k.INK)
            c.curve([(8, -18), (14, 0), (8, 18)], k.darker(shade, 0.3), 4)
    for _ in range(26):
        c.circle(chance.uniform(400, 1120), chance.uniform(190, 540), chance.uniform(4, 10), "#ffffff", opacity=0.45)
    c.polygon([(380, 140), (480, 140), (400, 630), (340, 630)], "#ffffff", opacity=0.14)
    c.rect(318, 116, 864, 30, "#3a3450", r=8)
    look = replace(cast.TEENAGER, style="bob", hair=k.HAIRS["red"], top="#6f7fae", bottom=k.INK)
    h = 800
    pose = replace(poses.standing(look, 190, 1180, h, turn=0.85, lean=8), nod=6)
    pose = replace(pose, hands=((330, 640), (300, 668)), elbows=(0.9, 0.9))
    person(c, look, pose, h)


def last_round_with_the_dog(c: Canvas) -> None:
    """Draw a man in a warm coat who walks his dog past lit windows on a winter evening."""
    nature.sky(c, "#2a2f58", "#565587", "#a77f92", down_to=760)
    nature.stars(c, 50, 5, down_to=220)
    for x, top, wide, wall in (
        (-20, 300, 330, "#5a4a66"),
        (330, 380, 280, "#4c4a6c"),
        (630, 280, 320, "#614d68"),
        (970, 350, 340, "#4f4868"),
    ):
        c.rect(x, top, wide, 480, c.linear(k.lighter(wall, 0.1), wall))
        c.polygon([(x - 14, top), (x + wide / 2, top - 120), (x + wide + 14, top)], "#3a3052", r=6)
        for column in range(2):
            c.rect(x + 40 + column * (wide - 150), top + 70, 76, 100, "#ffcf7a" if (x + column) % 3 else "#ffdf9c", r=4)
    c.rect(0, 740, WIDTH, 220, c.linear("#6d6480", "#544c6c"))
    c.rect(0, 736, WIDTH, 14, "#3f3a58")
    for x in range(0, WIDTH, 60):
        c.rect(x, 640, 14, 100, "#3f3a58")
    c.rect(0, 662, WIDTH, 12, "#3f3a58")
    c.glow(1010, 250, 360, lamps.WARM, opacity=0.8)
    c.line([(1010, 880), (1010, 280)], k.INK, 15)
    c.polygon([(976, 210), (1044, 210), (1034, 282), (986, 282)], "#fff4cf", r=6)
    c.ellipse(960, 880, 330, 44, lamps.WARM, opacity=0.3)
    look = Look(
        skin=k.SKINS["brown"],
        hair=k.HAIRS["grey"],
        style="beanie",
        cloth=k.TEAL,
        beard=True,
        top=k.BRICK,
        bottom=k.INK,
        shoes=k.WALNUT,
        build=1.15,
    )
    h = 580
    c.shadow(520, 902, 130, 16, opacity=0.6)
    pose = replace(poses.walking(look, 520, 898, h, stride=0.12), gaze=0.8)
    hand = (636, 620)
    pose = replace(pose, hands=(hand, pose.hands[1]))
    animals.dog(c, 830, 906, 180, pose="walk", coat="#e6d2b0", collar=k.BRICK)
    things.leash(c, hand, (920, 724), k.MUSTARD)
    person(c, look, pose, h)
    plants.bush(c, 110, 760, 200, "#3f4a4c")
    lamps.snow(c, 50, 6, largest=4)


SCENES = (
    dog_on_the_rug,
    cat_and_ribbon,
    fish_tank_at_night,
    last_round_with_the_dog,
)
