"""House plants in the evening."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def wiping_leaves(c: Canvas) -> None:
    """Draw a young man who wipes the dust off the leaves of a tall plant by lamplight."""
    rooms.room(c, "#7b7488", "#5a4650", floor_at=780)
    rooms.window(c, 820, 80, 340, 320, lamps.moon_view, panes=3)
    rooms.curtain(c, 730, 40, 90, 680, k.PLUM)
    rooms.curtain(c, 1160, 40, 90, 680, k.PLUM)
    rooms.rug(c, 560, 890, 540, 56, k.MUSTARD)
    rooms.floor_lamp(c, 110, 870, 700)
    c.shadow(380, 886, 170, 20, opacity=0.5)
    plants.potted(c, 380, 880, 640, kind="broad", clay=k.CREAM)
    h = 660
    look = Look(
        skin=k.SKINS["tan"],
        hair=k.HAIRS["black"],
        style="short",
        top=k.BRICK,
        bottom=k.DENIM,
        shoes=k.MUSTARD,
        sleeves=0.5,
    )
    c.shadow(790, 892, 120, 16, opacity=0.5)
    pose = replace(
        poses.standing(look, 790, 890, h, turn=-0.85, lean=-8),
        hands=((566, 520), (646, 566)),
        elbows=(-0.8, -0.8),
        nod=-8,
    )
    person(c, look, pose, h)
    c.blob(
        [(540, 556), (556, 500), (606, 500), (640, 560), (616, 622), (566, 612)], c.linear(k.WHITE, k.MIST, end=(1, 1))
    )
    c.limb([(632, 566), (598, 560)], [40, 34], k.lighter(look.skin, 0.08))
    rooms.table(c, 960, 690, 230, 190, colour=k.OAK)
    still.bowl(c, 1075, 690, 150, k.TEAL)
    lamps.lamplight(c, 110, 240, reach=1.1, dusk=0.45)


def night_window_sill(c: Canvas) -> None:
    """Draw three house plants and a small watering can on a sill before the moon."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#7a6380", "#584766"))
    rooms.window(c, 120, 40, 1040, 560, lamps.moon_view, frame="#cdb8b4", panes=3, sill=False)
    c.rect(40, 660, 1200, 56, c.linear("#ecd8bd", "#b08f78"), r=8)
    c.rect(70, 716, 1140, 244, c.linear("#5f4c68", "#4c3d5a"))
    plants.potted(c, 240, 664, 430, kind="snake", clay=k.CREAM)
    plants.potted(c, 560, 664, 330, kind="flower", clay=k.TEAL)
    plants.potted(c, 1050, 664, 380, kind="fern", clay=k.TERRACOTTA)
    still.watering_can(c, 790, 664, 150, k.MUSTARD, facing=-1)
    for x, y in ((664, 540), (650, 570), (676, 590)):
        c.ellipse(x, y, 6, 10, "#cfe3f0", opacity=0.8)
    for x in range(160, 1130, 120):
        c.rect(x, 760, 60, 170, "#6f5a78", r=8, opacity=0.6)
    lamps.table_lamp(c, 920, 664, 200, shade=k.SUN)
    lamps.lamplight(c, 920, 540, reach=0.9, dusk=0.4)


def repotting_by_lamplight(c: Canvas) -> None:
    """Draw a young woman with a headscarf who sets a plant in a bigger pot at a table in the evening."""
    rooms.room(c, "#8f7a6c", "#5f4650", floor_at=820)
    rooms.window(c, 90, 80, 280, 300, rooms.night_view)
    rooms.pendant(c, 700, 200, k.MUSTARD)
    rooms.shelf(c, 900, 330, 320)
    plants.potted(c, 980, 330, 150, kind="herb", clay=k.ROSE)
    plants.potted(c, 1130, 330, 190, kind="snake", clay=k.TEAL)
    h = 700
    look = replace(cast.NURSE, cloth=k.MUSTARD, top=k.TEAL, sleeves=0.5, apron=k.CREAM)
    pose = poses.standing(look, 640, 1030, h)
    pose = replace(poses.holding(look, pose, h, (548, 610), (734, 610), out=0.07), nod=8)
    person(c, look, pose, h)
    c.rect(90, 680, 1100, 60, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=12)
    c.rect(130, 740, 1020, 220, k.darker(k.OAK, 0.38))
    c.polygon([(330, 684), (950, 684), (1010, 726), (270, 726)], k.CREAM, opacity=0.85)
    plants.potted(c, 640, 694, 170, kind="herb", clay=k.BRICK)
    for x in (552, 730):
        c.limb([(x, 606), (x + (22 if x < 640 else -22), 640)], [34, 30], k.lighter(look.skin, 0.06))
    for x, y, r in ((420, 700, 40), (470, 706, 30), (380, 708, 26)):
        c.ellipse(x, y, r, r * 0.5, "#5a3c34")
    plants.pot(c, 860, 706, 90, k.TERRACOTTA)
    with c.group(move=(1010, 692), turn=72):
        c.rect(-8, -10, 16, 80, k.WALNUT, r=6)
        c.path("M-22 -10L22 -10L16 -96Q0 -120 -16 -96Z", c.linear(k.lighter(k.STEEL, 0.4), k.STEEL))
    lamps.lamplight(c, 700, 240, reach=0.9, dusk=0.45)


def herbs_by_the_stove(c: Canvas) -> None:
    """Draw a man in a wheelchair who smells the basil on his kitchen shelf in the evening."""
    rooms.room(c, "#a9866f", "#6a4c4c", floor_at=800)
    rooms.window(c, 920, 90, 270, 300, rooms.night_view)
    c.rect(0, 560, 470, 260, c.linear(k.lighter(k.TEAL, 0.12), k.darker(k.TEAL, 0.15)))
    c.rect(0, 536, 500, 34, c.linear(k.lighter(k.OAK, 0.4), k.OAK), r=6)
    for x in (20, 250):
        c.rect(x, 600, 210, 190, k.darker(k.TEAL, 0.2), r=10)
        c.rect(x + 80, 626, 60, 12, k.SUN, r=6)
    rooms.shelf(c, 40, 250, 380)
    for x, shade in ((90, k.MUSTARD), (170, k.ROSE), (250, k.SAGE), (330, k.CREAM)):
        c.rect(x - 28, 176, 56, 74, c.linear(k.lighter(shade, 0.35), k.darker(shade, 0.2), end=(1, 0)), r=10)
    rooms.pendant(c, 640, 150, k.BRICK)
    plants.potted(c, 130, 536, 170, kind="herb", clay=k.CREAM)
    plants.potted(c, 410, 536, 250, kind="herb", clay=k.TERRACOTTA)
    still.mug(c, 260, 536, 80, k.BRICK, hot=True)
    h = 680
    things.wheelchair_back(c, 760, 900, h, facing=-1, frame=k.MUSTARD)
    look = replace(cast.CARPENTER, top=k.DENIM, bottom=k.INK, glasses=True)
    pose = replace(
        things.wheelchair_pose(look, 760, 900, h, facing=-1, lean=-13),
        hands=((560, 520), (566, 548)),
        elbows=(-0.8, -0.8),
        nod=-10,
    )
    person(c, look, pose, h)
    things.wheelchair_front(c, 760, 900, h, facing=-1, frame=k.MUSTARD)
    plants.leaf(c, 548, 520, 60, k.MOSS, turn=-40)
    animals.cat(c, 1110, 890, 120, coat="#8a8088")
    lamps.lamplight(c, 640, 180, reach=0.95, dusk=0.42)


SCENES = (
    wiping_leaves,
    night_window_sill,
    repotting_by_lamplight,
    herbs_by_the_stove,
)
