"""A can over the pots, a flame without snow, and a window that stands open by day."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, hands, lamps, nature, plants, poses, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def can_over_the_pots(c: Canvas) -> None:
    """Draw a hand that waters three house plants on a shelf with a small can."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#9a9a8c", "#7d7f78"))
    rooms.frame(c, 960, 90, 200, 150, art="hills")
    c.rect(60, 780, 1160, 46, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=8)
    c.rect(90, 826, 1100, 134, c.linear("#6f6a66", "#5d5a5a"))
    for x, kind, clay, tall in (
        (250, "broad", k.TERRACOTTA, 470),
        (560, "herb", k.CREAM, 330),
        (860, "fern", k.TEAL, 340),
        (1110, "snake", k.ROSE, 380),
    ):
        plants.potted(c, x, 784, tall, kind=kind, clay=clay)
    with c.group(move=(860, 470), turn=-24):
        still.watering_can(c, 0, 0, 240, k.BRICK, facing=-1)
    for index in range(9):
        x, y = 590 - index % 3 * 16, 380 + index * 22
        c.limb([(x, y), (x - 3, y + 18)], [7, 9], "#cfe6ea", opacity=0.85)
    hands.grip_hand(c, 944, 348, skin=k.SKINS["brown"], sleeve=k.MUSTARD, size=0.9, turn=-14)
    for x in (300, 200):
        plants.leaf(c, x, 780, 70, "#b08a4a", turn=70 if x > 250 else -64, breadth=0.4)
    tabletops.lit(c, 600, 330, dusk=0.3)


def candle_on_the_table(c: Canvas) -> None:
    """Draw one candle on a dark table, its flame quite still, a chair and a bowl of apples in the half dark."""
    lamps.night_table(c, "#5c5478", "#8a6654", edge=600, at=(640, 380))
    rooms.frame(c, 160, 110, 220, 170, art="hills", colour=k.INK)
    for dx in (-70, 0, 70):
        c.rect(1040 + dx - 12, 300, 24, 310, k.darker(k.WALNUT, 0.35), r=8)
    c.rect(940, 280, 200, 44, k.darker(k.WALNUT, 0.3), r=16)
    c.ellipse(640, 806, 190, 38, k.SHADE, opacity=0.35)
    c.ellipse(640, 792, 180, 36, c.linear(k.lighter(k.TEAL, 0.2), k.darker(k.TEAL, 0.2), end=(1, 0)))
    c.ellipse(640, 786, 142, 25, k.darker(k.TEAL, 0.12))
    still.candle(c, 640, 786, 300)
    still.bowl(c, 300, 800, 260, k.PLUM, fill=k.TERRACOTTA)
    c.polygon([(930, 742), (1100, 730), (1130, 800), (950, 816)], "#a8927f", r=8)
    c.line([(940, 744), (1112, 806)], "#8f7a6c", 4, opacity=0.6)
    lamps.lamplight(c, 640, 420, reach=0.8, dusk=0.62)


def window_open_by_day(c: Canvas) -> None:
    """Draw a man at a window that stands open by day, a hand on his belly, a bird outside."""
    rooms.room(c, "#ecd2b2", k.WOOD, floor_at=800)

    def view(c: Canvas) -> None:
        nature.sky(c, "#a9d2e6", "#e9f0e4", down_to=800)
        nature.cloud(c, 340, 210, 360)
        nature.cloud(c, 900, 330, 300)
        for x, top, wide, shade in ((0, 560, 380, "#d9b89a"), (420, 620, 330, "#c9cfbc"), (800, 540, 480, "#dbaa90")):
            c.rect(x, top, wide, 400, shade)
            c.polygon([(x - 20, top), (x + wide / 2, top - 140), (x + wide + 20, top)], "#9a5a48")
            for column in range(3):
                c.rect(x + 50 + column * 110, top + 80, 60, 80, "#f3ead8")
        nature.tree(c, 690, 960, 470, k.MOSS, seed=3)
        animals.bird(c, 700, 470, 110, facing=-1)

    rooms.window(c, 470, 90, 520, 480, view, panes=1)
    c.polygon([(450, 70), (300, 20), (300, 660), (450, 590)], k.WHITE)
    c.polygon([(434, 96), (318, 58), (318, 300), (434, 310)], "#cfe6ea", opacity=0.8)
    c.polygon([(434, 330), (318, 324), (318, 624), (434, 566)], "#cfe6ea", opacity=0.8)
    c.polygon([(1010, 70), (1160, 20), (1160, 660), (1010, 590)], k.WHITE)
    c.polygon([(1026, 96), (1142, 58), (1142, 300), (1026, 310)], "#cfe6ea", opacity=0.8)
    c.polygon([(1026, 330), (1142, 324), (1142, 624), (1026, 566)], "#cfe6ea", opacity=0.8)
    for x, side in ((230, 1), (1230, -1)):
        c.path(
            f"M{x - 60} 0C{x - 50} 240 {x + side * 130} 420 {x + side * 40} 740L{x - 70} 760Z",
            c.linear(k.lighter(k.SAGE, 0.35), k.SAGE, end=(1, 0)),
            opacity=0.95,
        )
    look = replace(cast.FATHER, top=k.BRICK, bottom=k.DENIM, style="curly", beard=False, sleeves=1.0)
    h = 740
    pose = replace(poses.standing(look, 660, 930, h, turn=0.5), gaze=0.6, nod=-6)
    pose = replace(pose, hands=((720, 510), (700, 530)), elbows=((620, 500), (590, 520)))
    person(c, look, pose, h)
    for y in (250, 320, 390):
        c.curve([(770, y), (830, y - 16), (890, y), (950, y - 14)], k.WHITE, 8, opacity=0.7)
    plants.potted(c, 930, 606, 140, kind="flower", clay=k.TEAL)


def soil_round_a_new_pot(c: Canvas) -> None:
    """Draw two hands that press soil round a house plant in a bigger pot, the old small one beside it."""
    c.rect(0, 0, WIDTH, 520, c.linear("#a79c90", "#928a84"))
    c.rect(0, 520, WIDTH, 440, c.linear(k.darker(k.OAK, 0.2), k.darker(k.OAK, 0.05)))
    for y in (610, 740, 870):
        c.rect(0, y, WIDTH, 3, k.SHADE, opacity=0.25)
    c.ellipse(640, 880, 420, 44, k.SHADE, opacity=0.4)
    plants.pot(c, 640, 880, 470, k.TERRACOTTA, height=350)
    c.ellipse(640, 510, 214, 44, "#4f382f")
    for turn, length in ((-60, 250), (56, 250), (-32, 330), (30, 330), (-6, 380), (10, 300)):
        plants.leaf(
            c,
            640 + turn,
            512 - abs(turn) * 0.2,
            length,
            k.mix(k.MOSS, k.FOREST, abs(turn) / 120),
            turn=turn,
            breadth=0.42,
        )
    for x, y, r in ((520, 520, 26), (590, 536, 22), (680, 540, 26), (750, 524, 24), (640, 548, 18)):
        c.circle(x, y, r, "#5d4336")
    c.ellipse(640, 548, 218, 26, "#5d4336", opacity=0.9)
    hands.grip_hand(c, 770, 540, skin=k.SKINS["tan"], sleeve=k.TEAL, size=1.05, turn=-6)
    hands.grip_hand(c, 510, 540, skin=k.SKINS["tan"], sleeve=k.TEAL, size=1.05, turn=6, mirrored=True)
    plants.pot(c, 160, 560, 170, k.ROSE)
    for x, y in ((330, 900), (420, 930), (900, 925), (260, 860), (1000, 900)):
        c.ellipse(x, y, 26, 12, "#4f382f")
    tabletops.lit(c, 620, 330, dusk=0.28)


SCENES = (can_over_the_pots, candle_on_the_table, window_open_by_day, soil_round_a_new_pot)
