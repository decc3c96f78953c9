"""Resting: warmth, quiet, and nothing to do."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import animals, cast, lamps, nature, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas, bezier
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def under_a_blanket(c: Canvas) -> None:
    """Draw a man on a sofa, wrapped in a blanket, with the moon at the window."""
    rooms.room(c, "#7d6a86", "#5d4450", floor_at=760)
    rooms.window(c, 760, 80, 400, 300, lamps.moon_view, panes=3)
    rooms.rug(c, 560, 880, 520, 60, k.PLUM)
    rooms.sofa(c, 160, 850, 860, colour="#9c5f58", height=430)
    rooms.floor_lamp(c, 90, 850, 690)
    look = replace(cast.CARPENTER, top=k.MUSTARD, sleeves=1.0)
    h = 700
    pose = replace(poses.sitting_front(look, 520, 700, 880, h), nod=6)
    person(c, look, pose, h)
    fill = c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD, k.darker(k.MUSTARD, 0.3), end=(0.7, 1))
    c.path(
        bezier(
            (520, 470),
            (590, 468),
            (650, 500),
            (690, 590),
            (740, 690),
            (760, 780),
            (742, 850),
            (640, 876),
            (400, 876),
            (300, 850),
            (282, 780),
            (300, 690),
            (350, 590),
            (390, 500),
            (450, 468),
            (520, 470),
            closed=True,
        ),
        fill,
    )
    c.path(
        bezier((520, 470), (560, 520), (540, 620), (560, 700), (556, 760), (500, 800), (420, 860)),
        stroke=k.darker(k.MUSTARD, 0.35),
        width=7,
        opacity=0.5,
    )
    for x, y in ((360, 640), (400, 760), (640, 640), (680, 760), (600, 830), (330, 830)):
        c.line([(x - 26, y), (x + 26, y)], k.CREAM, 6, opacity=0.7)
        c.line([(x, y - 26), (x, y + 26)], k.CREAM, 6, opacity=0.7)
    still.mug(c, 520, 690, 90, k.TEAL)
    for x in (478, 556):
        c.limb([(x, 668), (x + (8 if x < 520 else -8), 640)], [36, 32], k.lighter(look.skin, 0.08))
    rooms.cushion(c, 850, 630, 150, k.TEAL, turn=12)
    lamps.lamplight(c, 120, 230, reach=0.95, dusk=0.45)


def warm_bath(c: Canvas) -> None:
    """Draw a woman who leans back in a foaming bath by candlelight."""
    c.rect(0, 0, WIDTH, 620, c.linear("#5b7f88", "#3f5f6d"))
    for row in range(8):
        for column in range(13):
            c.rect(column * 100 + (row % 2) * 50 - 60, row * 80, 92, 72, "#7fa3a6", r=6, opacity=0.22)
    c.rect(0, 620, WIDTH, 340, c.linear("#6c5566", "#4c3d55"))
    rooms.window(c, 820, 60, 300, 280, lamps.moon_view, frame="#dfd3cf")
    rooms.shelf(c, 90, 330, 300)
    for x, size in ((140, 70), (240, 96), (330, 60)):
        still.candle(c, x, 330, size)
    look = replace(cast.BARISTA, style="bun")
    c.limb([(420, 560), (470, 640)], [70, 90], k.darker(look.skin, 0.1))
    c.limb([(380, 690), (560, 690)], [140, 140], look.skin)
    head(c, look, (410, 500), 150, 0.6, -16)
    c.path(
        bezier(
            (170, 590),
            (170, 560),
            (1130, 560),
            (1130, 590),
            (1120, 760),
            (1060, 880),
            (960, 890),
            (780, 896),
            (500, 896),
            (340, 890),
            (240, 880),
            (180, 760),
            (170, 590),
            closed=True,
        ),
        c.linear("#fffaf2", "#e4d9d8", "#b9aebc"),
    )
    chance = Random(6)
    for _ in range(90):
        at = chance.uniform(220, 1090)
        if abs(at - 410) < 90:
            continue
        c.circle(at, chance.uniform(530, 600), chance.uniform(18, 46), chance.choice((k.WHITE, "#eef3f2", "#dfe9ea")))
    for x in (330, 380, 440, 500):
        c.circle(x, 604, 36, k.WHITE)
    c.rect(150, 590, 1000, 40, c.linear("#fffaf2", "#d9ced2"), r=20)
    c.limb([(780, 592), (880, 586), (960, 600)], [46, 44, 40], c.linear(k.lighter(look.skin, 0.2), look.skin))
    for x in (300, 1000):
        c.ellipse(x, 900, 60, 22, k.MUSTARD)
    still.steam(c, 640, 500, 170, opacity=0.35)
    still.steam(c, 820, 480, 130, opacity=0.3)
    c.rect(560, 250, 200, 12, k.SUN, r=6)
    c.rect(590, 256, 140, 200, c.linear(k.lighter(k.ROSE, 0.3), k.ROSE), r=8)
    c.rect(590, 400, 140, 16, k.CREAM, opacity=0.8)
    lamps.lamplight(c, 250, 280, reach=0.95, dusk=0.5)


def candle_on_the_sill(c: Canvas) -> None:
    """Draw one candle on a window sill before falling snow."""

    def view(c: Canvas) -> None:
        nature.sky(c, "#1f2547", "#3a3f6d", "#6a6393")
        nature.ridge(c, 640, 40, "#4a4f7d", 3)
        for x in range(0, 1300, 110):
            nature.tree(c, x, 740 + (x * 7) % 30, 240 + (x * 31) % 120, "#333b62", kind="pine", bark="#1d1c35")
        nature.ridge(c, 760, 24, "#c9cde3", 6)
        lamps.snow(c, 170, 3, largest=9)

    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#6a5468", "#4c3a52"))
    rooms.window(c, 240, 60, 800, 640, view, frame="#c7ab98", panes=2, sill=False)
    c.rect(60, 730, 1160, 60, c.linear("#e8cdb0", "#a8826c"), r=8)
    c.rect(90, 790, 1100, 170, c.linear("#5c4459", "#4c3a52"))
    c.glow(640, 520, 420, "#ffb765", opacity=0.5)
    still.candle(c, 640, 740, 230, k.CREAM)
    c.ellipse(640, 744, 120, 18, k.darker(k.MUSTARD, 0.2))
    c.ellipse(640, 738, 120, 16, k.MUSTARD)
    plants.potted(c, 250, 740, 250, kind="herb", clay=k.TEAL)
    animals.cat(c, 1010, 738, 170, coat="#5c5262", back=True)


def hands_round_a_cup(c: Canvas) -> None:
    """Draw two hands round a steaming cup."""
    lamps.night_table(c, "#8a6372", k.WALNUT, edge=520, at=(640, 300))
    for x, y, r in ((160, 170, 70), (330, 90, 40), (1040, 150, 84), (1190, 320, 46), (880, 80, 34)):
        c.circle(x, y, r, "#ffd58a", opacity=0.22)
    c.shadow(640, 850, 330, 40, opacity=0.6)
    c.polygon(
        [(450, 420), (830, 420), (800, 830), (480, 830)],
        c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, k.darker(k.TEAL, 0.35), end=(1, 0)),
        r=50,
    )
    c.ellipse(640, 424, 190, 42, k.lighter(k.TEAL, 0.45))
    c.ellipse(640, 428, 164, 32, "#6d4030")
    still.steam(c, 600, 390, 260)
    still.steam(c, 700, 390, 200)
    skin = k.SKINS["brown"]
    for side in (-1, 1):
        c.limb(
            [(640 + side * 760, 1060), (640 + side * 420, 800)],
            [300, 220],
            c.linear(k.lighter(k.BRICK, 0.2), k.darker(k.BRICK, 0.2)),
        )
        c.limb([(640 + side * 440, 812), (640 + side * 400, 786)], [226, 214], k.darker(k.BRICK, 0.12))
        c.limb([(640 + side * 360, 760), (640 + side * 240, 690)], [150, 130], c.linear(k.lighter(skin, 0.16), skin))
        for finger in range(4):
            y = 560 + finger * 66
            c.limb(
                [(640 + side * 250, y + 40), (640 + side * 150, y), (640 + side * 60, y + 10)],
                [70, 60, 50],
                c.linear(k.lighter(skin, 0.22), skin),
            )
            c.ellipse(640 + side * 62, y + 8, 16, 20, k.lighter(skin, 0.45))
        c.limb(
            [(640 + side * 240, 640), (640 + side * 190, 520), (640 + side * 150, 470)],
            [74, 60, 50],
            c.linear(k.lighter(skin, 0.22), skin),
        )
    lamps.lamplight(c, 640, 300, reach=0.8, dusk=0.35)


def feet_by_the_fire(c: Canvas) -> None:
    """Draw feet in wool socks before a fireplace."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#6d4f58", "#4a3648"))
    for row in range(9):
        for column in range(8):
            c.rect(250 + column * 110 + (row % 2) * 55 - 60, row * 70 + 60, 102, 62, "#8f5f56", r=6, opacity=0.5)
    c.rect(190, 40, 900, 60, c.linear(k.lighter(k.WOOD, 0.2), k.darker(k.WOOD, 0.2)), r=8)
    c.path("M380 640V330A260 210 0 0 1 900 330V640Z", "#241a2c")
    c.glow(640, 540, 420, "#ff9d52", opacity=0.8)
    for turn in (-16, 14, 0):
        with c.group(move=(640, 600), turn=turn):
            c.rect(-150, -20, 300, 40, c.linear("#8a5a40", "#4f3236"), r=18)
    for width, height, shade in ((150, 300, "#e8633a"), (108, 230, "#f7a04a"), (60, 150, "#ffe08a")):
        c.path(
            f"M640 {590 - height}C{640 + width * 0.4} {590 - height * 0.66} {640 + width * 1.1} {590 - height * 0.3}"
            f" {640 + width * 0.7} 590L{640 - width * 0.7} 590C{640 - width * 1.1} {590 - height * 0.35}"
            f" {640 - width * 0.3} {590 - height * 0.6} 640 {590 - height}Z",
            shade,
        )
    c.rect(300, 640, 680, 40, "#8f5f56", r=6)
    c.rect(0, 680, WIDTH, 280, c.linear("#7b5244", "#5a3c3c"))
    rooms.rug(c, 640, 900, 600, 90, k.TEAL)
    for side, shade in ((-1, k.MUSTARD), (1, k.MUSTARD)):
        x = 640 + side * 105
        with c.group(move=(x, 800), turn=side * 14):
            c.limb(
                [(0, 260), (0, 60)], [150, 130], c.linear(k.lighter(k.DENIM, 0.15), k.darker(k.DENIM, 0.2), end=(1, 0))
            )
            sock = bezier(
                (-66, 70), (-80, -60), (-70, -190), (-20, -210), (50, -214), (80, -120), (70, 70), closed=True
            )
            c.path(sock, c.linear(k.lighter(shade, 0.35), shade, k.darker(shade, 0.25), end=(1, 0.2)))
            with c.clip(sock):
                for y in (-120, -70, -20):
                    c.curve([(-90, y), (0, y + 14), (90, y)], k.BRICK, 14, opacity=0.85)
                c.ellipse(0, -214, 100, 46, k.CREAM, opacity=0.9)
                c.rect(-90, 34, 180, 50, k.lighter(shade, 0.25))
    lamps.lamplight(c, 640, 480, reach=0.8, dusk=0.5)


def break_by_the_window(c: Canvas) -> None:
    """Draw a woman in a wheelchair who rests with a cup at an office window."""
    rooms.room(c, "#d8d3c4", "#a58a78", floor_at=780, boards=False)

    def view(c: Canvas) -> None:
        nature.sky(c, "#a9cbd6", "#e8e6d2", "#fbe8cb")
        for x, top, wide, wall in (
            (60, 420, 240, "#b9b7c0"),
            (330, 300, 200, "#c9b8ac"),
            (560, 480, 260, "#aab6bb"),
            (860, 250, 190, "#bfaeb0"),
            (1060, 400, 260, "#b3bcc0"),
        ):
            c.rect(x, top, wide, 960, wall)
            for row in range(8):
                for column in range(3):
                    c.rect(x + 30 + column * (wide - 60) / 3, top + 40 + row * 80, 36, 46, "#e9eef0", opacity=0.8)

    rooms.window(c, 60, 80, 700, 480, view, panes=3)
    plants.potted(c, 130, 566 + 10, 200, kind="snake", clay=k.TERRACOTTA)
    rooms.table(c, 880, 560, 420, 260, colour=k.OAK)
    c.rect(950, 400, 210, 140, k.INK, r=10)
    c.rect(960, 410, 190, 120, "#4c5468", r=6)
    c.rect(1040, 540, 30, 20, k.INK)
    still.book_stack(c, 1210, 560, 120, (k.TEAL, k.ROSE))
    h = 700
    things.wheelchair_back(c, 560, 900, h, facing=-1, frame=k.PLUM)
    look = replace(cast.MOTHER, style="long", top=k.TEAL, bottom=k.INK)
    pose = replace(
        things.wheelchair_pose(look, 560, 900, h, facing=-1, lean=4),
        hands=((440, 600), (462, 612)),
        elbows=(-0.9, -0.9),
        nod=-4,
    )
    person(c, look, pose, h, held=lambda: still.mug(c, 440, 622, 70, k.MUSTARD, handle=-1))
    things.wheelchair_front(c, 560, 900, h, facing=-1, frame=k.PLUM)


SCENES = (
    under_a_blanket,
    warm_bath,
    candle_on_the_sill,
    hands_round_a_cup,
    feet_by_the_fire,
    break_by_the_window,
)
