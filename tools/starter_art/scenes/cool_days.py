"""Cool days and evenings outdoors: ducks, rain, a low sun, and help for neighbours."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import cast, hands, nature, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person
from tools.starter_art.scenes.winter_ways import houses, pavement


def ducks_on_the_pond(c: Canvas) -> None:
    """Draw ducks on a pond in a park on a cool day, an empty bench at the bank."""
    nature.sky(c, "#a9c6d6", "#dfe3dc", "#f6e6cc", down_to=420)
    nature.ridge(c, 330, 26, "#a9b39c", 4)
    for x, kind in ((90, "bare"), (240, "pine"), (420, "bare"), (980, "pine"), (1120, "bare"), (1230, "pine")):
        nature.tree(c, x, 420, 260 + x % 70, "#6d8271", kind=kind, seed=x, bark="#6d5a55")
    c.rect(0, 400, 1280, 70, "#9aa273")
    c.rect(0, 450, 1280, 390, c.linear("#9fc3cf", "#7ba5b8", "#5f8aa3"))
    for y, w in ((500, 300), (560, 420), (640, 520), (740, 460)):
        c.rect(640 - w + y % 90, y, w, 6, k.WHITE, r=3, opacity=0.3)
        c.rect(700 + y % 130, y + 34, w * 0.6, 5, k.WHITE, r=3, opacity=0.25)
    for x, y, s, f, head, body in (
        (330, 640, 1.25, 1, "#2f6b57", "#a79a8d"),
        (620, 560, 0.9, 1, "#8a6a4a", "#a9835c"),
        (880, 690, 1.4, -1, "#2f6b57", "#b3a79a"),
        (560, 770, 1.1, -1, "#8a6a4a", "#b08a62"),
        (1060, 560, 0.8, -1, "#8a6a4a", "#a9835c"),
    ):
        with c.group(move=(x, y), scale=(f * s, s)):
            c.ellipse(0, 30, 120, 14, k.WHITE, opacity=0.35)
            c.path(
                "M-104 -34C-80 -10 -70 30 0 32C70 32 92 0 84 -34C60 -52 10 -40 -30 -40C-60 -40 -84 -50 -104 -34Z",
                c.linear(k.lighter(body, 0.25), body),
            )
            c.path("M-60 -24C-20 -46 40 -40 56 -20C40 14 -30 14 -60 -24Z", k.darker(body, 0.2))
            c.limb([(70, -20), (84, -70)], [44, 38], head)
            c.rect(60, -46, 46, 9, k.WHITE, r=4)
            c.circle(88, -84, 32, head)
            c.polygon([(112, -94), (158, -80), (112, -70)], k.MUSTARD, r=6)
            c.circle(98, -92, 5, k.INK)
    c.path("M0 830C300 800 700 850 1280 810L1280 960L0 960Z", c.linear("#a3a86f", "#7f8553"))
    things.bench(c, 1060, 930, 300, 90)
    plants.grass(c, 0, 420, 850, 90, "#8f9a55", 5)


def lamp_in_the_rain(c: Canvas) -> None:
    """Draw a street lamp seen through a window at night, rain slanting through its light."""
    c.rect(0, 0, 1280, 960, c.linear("#4b4868", "#3b3858"))

    def view(c: Canvas) -> None:
        nature.sky(c, "#1d2345", "#343963", "#565480", down_to=960)
        for x, w, top in ((0, 230, 520), (210, 200, 440), (800, 240, 480), (1040, 260, 420)):
            c.polygon([(x, 970), (x, top), (x + w / 2, top - 80), (x + w, top), (x + w, 970)], "#2b2a50")
            c.rect(x + 60, top + 60, 46, 60, "#ffcf7a", opacity=0.7 if x % 3 else 0.2)
        c.rect(0, 860, 1280, 110, "#3a3b62")
        c.ellipse(640, 880, 320, 40, "#ffdf9c", opacity=0.25)
        c.glow(640, 260, 460, "#ffdf9c", opacity=0.75)
        c.polygon([(590, 300), (690, 300), (980, 880), (300, 880)], "#ffdf9c", opacity=0.14)
        chance = Random(7)
        for _ in range(170):
            at, high = chance.uniform(220, 1060), chance.uniform(60, 860)
            near = max(0.12, 0.85 - abs(at - 640) / 420)
            c.line([(at, high), (at - 12, high + chance.uniform(34, 60))], "#fff4d8", 4, opacity=near)
        c.limb([(640, 880), (640, 330)], [26, 16], k.INK)
        c.polygon([(596, 330), (684, 330), (704, 210), (576, 210)], "#fff4cf", r=10)
        c.polygon([(560, 210), (640, 150), (720, 210)], k.INK, r=6)

    rooms.window(c, 210, 50, 860, 700, view, frame="#a9a2b8", panes=2)
    chance = Random(3)
    for _ in range(34):
        x, y = chance.uniform(240, 1050), chance.uniform(80, 720)
        c.ellipse(x, y, chance.uniform(4, 8), chance.uniform(6, 12), "#dfe6ff", opacity=0.4)
    plants.potted(c, 330, 806, 200, kind="herb", clay=k.CREAM)
    c.rect(130, 836, 1020, 124, c.linear("#3f3b5c", "#38345a"))


def sunset_with_a_cup(c: Canvas) -> None:
    """Draw two hands that hold a steaming cup before a winter sun that goes down behind bare trees."""
    nature.sky(c, "#6f7fa8", "#d98f86", "#f7b878", "#fde3a8", down_to=640)
    nature.sun(c, 860, 470, 96, "#fff0c0", halo=4)
    for x, y, w in ((260, 170, 320), (1020, 230, 280), (560, 120, 200)):
        nature.cloud(c, x, y, w, "#f3b9a0", opacity=0.65)
    nature.ridge(c, 560, 30, "#8a6f86", 4)
    for x in (90, 230, 420, 1080, 1220):
        nature.tree(c, x, 640, 330 + x % 60, kind="bare", seed=x, bark="#4f3f55")
    c.rect(0, 620, 1280, 340, c.linear("#6f5a6c", "#53455c"))
    nature.ridge(c, 650, 12, "#7d6674", 8)
    still.mug(c, 560, 900, 300, k.TEAL, hot=True)
    hands.grip_hand(c, 690, 740, skin=k.SKINS["tan"], sleeve=k.BRICK, size=1.5, turn=4)
    hands.grip_hand(c, 430, 740, skin=k.SKINS["tan"], sleeve=k.BRICK, size=1.5, turn=-4, mirrored=True)
    c.glow(860, 470, 560, "#ffcf8a", opacity=0.3)


def sweeping_the_step(c: Canvas) -> None:
    """Draw a woman who sweeps wet leaves from the steps before two front doors on a cool day."""
    c.rect(0, 0, 1280, 860, c.linear("#cdb9a6", "#b9a493"))
    for row in range(10):
        for column in range(12):
            c.rect(column * 116 - (row % 2) * 58 + 3, row * 78 + 3, 110, 70, k.BRICK, r=4, opacity=0.16)
    for x, shade in ((140, k.TEAL), (820, k.MUSTARD)):
        c.rect(x - 24, 90, 348, 630, k.CREAM, r=6)
        c.rect(x, 116, 300, 604, c.linear(k.lighter(shade, 0.2), shade, end=(1, 0)), r=4)
        for dy in (150, 440):
            c.rect(x + 40, dy, 220, 220, k.darker(shade, 0.18), r=6)
            c.rect(x + 48, dy + 8, 204, 204, k.lighter(shade, 0.12), r=4)
        c.circle(x + 270, 420, 14, k.SUN)
    for index, (x, w) in enumerate(((60, 460), (20, 540), (740, 460), (700, 540))):
        c.rect(x, 720 + (index % 2) * 56, w, 60, c.linear("#d9d2c8", "#b3aaa0"), r=4)
    pavement(c, 832, "#a9a19a")
    for index in range(26):
        plants.leaf(
            c,
            640 + index * 53 % 560,
            850 + index * 37 % 90,
            44,
            (k.TERRACOTTA, k.MUSTARD, k.BRICK)[index % 3],
            turn=index * 50,
            breadth=0.6,
        )
    look = replace(cast.MOTHER, top=k.PLUM, bottom=k.INK, sleeves=1.0, style="beanie", cloth=k.MUSTARD)
    h = 640
    pose = poses.standing(look, 480, 920, h, turn=0.8, lean=10)
    pose = replace(pose, hands=((590, 540), (606, 600)), elbows=(0.8, 0.9), nod=8)
    person(c, look, pose, h, held=lambda: c.limb([(556, 430), (730, 850)], [15, 15], k.OAK))
    c.polygon(
        [(700, 830), (762, 826), (820, 930), (690, 936)],
        c.linear(k.lighter(k.MUSTARD, 0.2), k.darker(k.MUSTARD, 0.2)),
        r=8,
    )
    for x in range(704, 810, 18):
        c.line([(728, 850), (x, 928)], k.darker(k.MUSTARD, 0.3), 3)
    plants.potted(c, 1210, 900, 210, kind="snake", clay=k.TERRACOTTA)


def bag_for_a_neighbour(c: Canvas) -> None:
    """Draw a young woman who carries a heavy shopping bag for an old man with a cane along a street by day."""
    nature.sky(c, "#a9cbd9", "#e6e4da", "#f8e6cc", down_to=800)
    houses(c, 700, night=False, seed=4)
    pavement(c, 700, "#cdc3b6")
    old = replace(cast.GRANDFATHER, top=k.SAGE, bottom=k.WALNUT)
    h = 560
    pose = poses.walking(old, 740, 900, h, stride=0.09)
    pose = replace(pose, hands=((830, 620), (700, 640)), lean=6)
    person(c, old, pose, h, behind=lambda: things.cane(c, (830, 616), 900))
    young = replace(cast.RUNNER, top=k.BRICK, bottom=k.DENIM, sleeves=1.0)
    pose = poses.walking(young, 440, 900, 600, stride=0.1)
    pose = replace(pose, hands=((540, 640), (430, 650)), gaze=0.9)
    person(c, young, pose, 600)
    c.path("M386 700C386 640 474 640 474 700", stroke=k.WALNUT, width=10)
    c.limb([(470, 610), (520, 560), (500, 600)], [60, 50, 40], k.MOSS)
    c.limb([(400, 640), (380, 560)], [44, 36], c.linear("#f2c27d", "#c98745"))
    c.polygon(
        [(350, 680), (510, 680), (496, 850), (364, 850)], c.linear(k.lighter(k.CREAM, 0.2), k.SAND, end=(1, 0)), r=12
    )
    c.path(
        "M430 800C396 770 384 748 402 730C416 720 428 728 430 740C432 728 444 720 458 730C476 748 464 770 430 800Z",
        k.BRICK,
    )


SCENES = (
    ducks_on_the_pond,
    lamp_in_the_rain,
    sunset_with_a_cup,
    sweeping_the_step,
    bag_for_a_neighbour,
)
