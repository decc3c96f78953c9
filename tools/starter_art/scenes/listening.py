"""Listening: to music, to the radio, to the weather."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import animals, cast, lamps, nature, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.body import Look, Pose, body
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def record_player(c: Canvas) -> None:
    """Draw a turning record from above, in the light of a lamp."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#6f4a44", "#523541", end=(1, 1)))
    for y in range(80, HEIGHT, 170):
        c.rect(0, y, WIDTH, 4, k.SHADE, opacity=0.25)
    c.rect(232, 132, 760, 720, k.SHADE, r=30, opacity=0.4)
    c.rect(220, 110, 760, 720, c.linear("#e0bb8c", "#b98a5c", end=(1, 1)), r=28)
    c.circle(560, 470, 310, "#3a2a3c")
    c.circle(560, 470, 296, c.radial("#2b2230", "#4a3a4c", "#2b2230"))
    for r in range(120, 296, 22):
        things.ring(c, (560, 470), r, "#6a5870", 2)
    c.path("M560 470L420 210A296 296 0 0 1 560 174Z", "#ffffff", opacity=0.12)
    c.path("M560 470L700 730A296 296 0 0 1 560 766Z", "#ffffff", opacity=0.1)
    c.circle(560, 470, 100, k.BRICK)
    c.circle(560, 470, 76, k.MUSTARD)
    c.circle(560, 470, 9, k.INK)
    c.circle(890, 210, 52, k.darker(k.STEEL, 0.2))
    c.circle(890, 210, 34, k.STEEL)
    c.line([(890, 210), (890, 560), (770, 640)], k.lighter(k.STEEL, 0.5), 16)
    with c.group(move=(760, 648), turn=56):
        c.rect(-18, -30, 36, 64, k.INK, r=8)
    for y in (740, 780):
        c.circle(900, y - 20, 17, k.darker(k.WALNUT, 0.1))
    with c.group(move=(1130, 380), turn=9):
        c.rect(-146, -176, 300, 360, k.SHADE, opacity=0.35)
        c.rect(-160, -190, 300, 360, c.linear(k.TEAL, k.PINE))
        c.circle(-10, -40, 90, k.APRICOT)
        c.path("M-160 80C-100 20 -40 60 0 40C60 10 100 60 140 30L140 170L-160 170Z", k.PLUM)
    still.mug(c, 110, 300, 110, k.ROSE, hot=False, handle=-1)
    lamps.lamplight(c, 980, 100, reach=1.0, dusk=0.5)


def radio_at_night(c: Canvas) -> None:
    """Draw an old radio with a glowing dial on a chest of drawers at night."""
    rooms.room(c, "#54547c", "#463a58", floor_at=900, boards=False)
    rooms.window(c, 120, 90, 330, 330, lamps.moon_view, frame="#bfb3c4")
    c.rect(80, 660, 1120, 300, c.linear(k.lighter(k.WALNUT, 0.15), k.darker(k.WALNUT, 0.2)))
    c.rect(50, 630, 1180, 46, c.linear(k.lighter(k.WOOD, 0.35), k.WOOD), r=10)
    for x in (110, 660):
        c.rect(x, 710, 510, 150, k.darker(k.WALNUT, 0.12), r=10)
        c.circle(x + 255, 785, 16, k.SUN)
    c.shadow(640, 634, 280, 22, opacity=0.5)
    c.rect(400, 330, 480, 300, c.linear("#b5744a", "#7d4936"), r=46)
    c.rect(430, 360, 250, 240, c.linear("#e6c79a", "#c79d6c"), r=24)
    for x in range(450, 670, 22):
        c.rect(x, 376, 8, 208, "#8f6548", r=4)
    c.glow(775, 430, 210, "#ffc766", opacity=0.85)
    c.rect(706, 370, 144, 120, c.linear("#fff3c8", "#ffcf7a"), r=14)
    for row in range(4):
        c.line([(724, 392 + row * 24), (832, 392 + row * 24)], "#a5683a", 3)
    c.line([(770, 376), (770, 484)], k.BRICK, 6)
    for x in (738, 818):
        c.circle(x, 546, 32, "#4f3236")
        c.circle(x, 546, 22, "#d9b27c")
        c.line([(x, 546), (x + 8, 528)], "#4f3236", 5)
    c.line([(840, 336), (1000, 120)], k.STEEL, 6)
    c.circle(1000, 120, 9, k.STEEL)
    for x, y, size in ((560, 240, 1.1), (660, 160, 1.3), (500, 130, 0.9)):
        lamps.note(c, x, y, size=size)
    plants.potted(c, 230, 632, 170, kind="fern", clay=k.TEAL)
    still.mug(c, 1010, 632, 90, k.MUSTARD)
    still.book_stack(c, 1130, 632, 130, (k.ROSE, k.TEAL, k.CREAM))
    lamps.lamplight(c, 775, 430, reach=0.75, dusk=0.5)


def eyes_closed_with_music(c: Canvas) -> None:
    """Draw an old woman in an armchair who listens to music with headphones and closed eyes."""
    rooms.room(c, "#8b6a70", "#5f4148", floor_at=760)
    rooms.shelf(c, 90, 330, 300, colour=k.WOOD)
    rooms.books(c, 100, 330, 280, 130, 12)
    rooms.frame(c, 900, 110, 220, 150, art="hills", colour=k.INK)
    rooms.floor_lamp(c, 300, 830, 600, shade=k.APRICOT)
    rooms.rug(c, 660, 870, 460, 66, k.SAGE)
    rooms.armchair(c, 660, 850, colour=k.PLUM, size=1.4)
    h = 700
    look = replace(cast.GRANDMOTHER, glasses=False, top=k.MUSTARD, bottom=k.TEAL, skin=k.SKINS["deep"], style="afro")
    pose = replace(poses.sitting_front(look, 660, 670, 880, h), nod=-6)
    person(c, look, poses.holding(look, pose, h, (628, 660), (692, 660)), h)
    c.path("M592 372C592 300 622 262 660 262C700 262 728 300 728 372", stroke=k.INK, width=16)
    for x in (590, 730):
        c.rect(x - 18, 346, 36, 72, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=16)
    rooms.table(c, 960, 690, 220, 160, colour=k.OAK)
    c.rect(985, 640, 150, 50, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=8)
    c.ellipse(1060, 640, 62, 12, k.INK)
    c.ellipse(1060, 638, 20, 4, k.MUSTARD)
    for x, y, size in ((830, 400, 1.0), (880, 320, 1.25), (480, 330, 0.9)):
        lamps.note(c, x, y, size=size)
    lamps.lamplight(c, 300, 300, reach=0.95, dusk=0.5)


def rain_on_the_pane(c: Canvas) -> None:
    """Draw rain that runs down a dark window, with blurred lights behind it."""
    nature.sky(c, "#27305a", "#39406c", "#544f7d")
    chance = Random(12)
    for _ in range(46):
        x, y, r = chance.uniform(0, WIDTH), chance.uniform(380, 800), chance.uniform(20, 62)
        c.circle(
            x, y, r, chance.choice(("#ffcf7a", "#f7a06a", "#ffe4a8", "#e98a7a")), opacity=chance.uniform(0.16, 0.42)
        )
    for x, top, wide in ((0, 420, 210), (230, 520, 190), (860, 380, 200), (1080, 470, 220)):
        c.rect(x, top, wide, 600, "#232850", opacity=0.55)
    for _ in range(90):
        x, y = chance.uniform(0, WIDTH), chance.uniform(0, 820)
        tall = chance.uniform(8, 22)
        c.ellipse(x, y, tall * 0.5, tall * 0.7, "#dfe8f5", opacity=chance.uniform(0.35, 0.75))
    for x, y, tall in (
        (180, 120, 320),
        (420, 60, 220),
        (590, 300, 340),
        (840, 80, 380),
        (1010, 260, 250),
        (1170, 90, 300),
    ):
        c.curve(
            [(x, y), (x + 8, y + tall * 0.4), (x - 6, y + tall * 0.7), (x + 2, y + tall)], "#dfe8f5", 6, opacity=0.5
        )
        c.ellipse(x + 2, y + tall, 11, 15, "#eef4fb", opacity=0.8)
    c.rect(626, 0, 28, 830, c.linear("#6b5568", "#4c3d55", end=(1, 0)))
    c.rect(0, 0, 40, 830, "#5c4a60")
    c.rect(1240, 0, 40, 830, "#5c4a60")
    c.rect(0, 810, WIDTH, 150, c.linear("#c7a08a", "#8a6a66"))
    c.rect(0, 806, WIDTH, 16, k.lighter("#c7a08a", 0.4))
    still.mug(c, 330, 880, 150, k.TERRACOTTA)
    animals.cat(c, 920, 890, 200, coat="#d08a4e", back=True)


def man_dog_and_radio(c: Canvas) -> None:
    """Draw a blind man on a sofa who listens to the radio, his guide dog at his feet."""
    rooms.room(c, "#6f7f8c", "#574a55", floor_at=780)
    rooms.window(c, 880, 90, 280, 320, rooms.night_view, frame="#d3c9c6")
    rooms.curtain(c, 790, 50, 90, 640, k.BRICK)
    rooms.curtain(c, 1160, 50, 90, 640, k.BRICK)
    rooms.frame(c, 470, 130, 150, 180, art="shapes")
    rooms.rug(c, 560, 890, 540, 56, k.MUSTARD)
    rooms.sofa(c, 330, 850, 640, colour="#4f6d6a", height=390)
    rooms.table(c, 60, 640, 230, 210, colour=k.OAK)
    c.rect(90, 530, 170, 110, c.linear("#b5744a", "#7d4936"), r=18)
    c.circle(140, 586, 36, "#e6c79a")
    c.rect(190, 550, 56, 40, "#ffdf9c", r=6)
    c.line([(240, 534), (310, 430)], k.STEEL, 5)
    for x, y, size in ((300, 480, 0.9), (350, 400, 1.1)):
        lamps.note(c, x, y, size=size)
    h = 660
    look = Look(
        skin=k.SKINS["fair"],
        hair=k.HAIRS["grey"],
        style="thinning",
        beard=True,
        top=k.BRICK,
        bottom=k.INK,
        shoes=k.WALNUT,
        build=1.1,
    )
    pose = replace(poses.sitting_front(look, 620, 690, 880, h), gaze=-0.35, nod=-8)
    pose = poses.holding(look, pose, h, (578, 668), (668, 668))
    person(c, look, pose, h)
    for x in (586, 622):
        c.rect(x - 16, 412, 32, 22, k.INK, r=9)
    c.line([(576, 420), (648, 414)], k.INK, 5)
    c.line([(904, 590), (1000, 884)], k.WHITE, 9)
    c.line([(972, 800), (1000, 884)], k.BRICK, 9)
    animals.dog(c, 430, 900, 170, pose="lie", coat="#e0b877", facing=-1, collar=k.TEAL)
    rooms.floor_lamp(c, 1190, 870, 600)
    lamps.lamplight(c, 1190, 330, reach=1.05, dusk=0.45)


def on_the_rug_with_music(c: Canvas) -> None:
    """Draw a teenager who lies on a rug between two loudspeakers."""
    rooms.room(c, "#8f86a8", "#6b5560", floor_at=620)
    rooms.window(c, 480, 70, 320, 290, lamps.moon_view)
    for x in (90, 990):
        c.shadow(x + 100, 690, 130, 20, opacity=0.5)
        c.rect(x, 250, 200, 440, c.linear(k.lighter(k.WALNUT, 0.15), k.darker(k.WALNUT, 0.25), end=(1, 0.3)), r=14)
        for y, r in ((360, 50), (550, 80)):
            c.circle(x + 100, y, r, "#3a2a38")
            c.circle(x + 100, y, r * 0.78, "#584a58")
            c.circle(x + 100, y, r * 0.32, "#3a2a38")
    rooms.rug(c, 640, 830, 590, 110, k.TEAL)
    look = replace(
        cast.TEENAGER, style="short", hair=k.HAIRS["black"], skin=k.SKINS["olive"], top=k.MUSTARD, bottom=k.INK
    )
    h = 720
    size = body(look, h)
    c.shadow(660, 850, 390, 26, opacity=0.5)
    pose = Pose(
        hip=(650.0, 818.0),
        lean=-90,
        turn=1,
        hands=((420, 838), (590, 772)),
        elbows=((400, 794), (530, 846)),
        feet=((650 + size.thigh * 0.9 + 90, 852), (650 + size.thigh + size.shin * 0.96, 850)),
        knees=((650 + size.thigh * 0.62, 690), -0.3),
        toes=(0, -60),
        nod=-82,
        gaze=1,
    )
    person(c, look, pose, h)
    for x, y, size_ in ((360, 520, 1.1), (430, 420, 1.4), (880, 500, 1.2), (920, 390, 0.9), (640, 520, 1.0)):
        lamps.note(c, x, y, size=size_)
    lamps.table_lamp(c, 900, 700, 190)
    lamps.lamplight(c, 900, 540, reach=1.0, dusk=0.45)


SCENES = (
    record_player,
    radio_at_night,
    eyes_closed_with_music,
    rain_on_the_pane,
    man_dog_and_radio,
    on_the_rug_with_music,
)
