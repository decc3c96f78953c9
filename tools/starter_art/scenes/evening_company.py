"""Two people in the evening: mending, at a door, under the lamps."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, nature, plants, poses, rooms
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas
from tools.starter_art.figures import person


def mending_together(c: Canvas) -> None:
    """Draw a young woman and an old man who mend a stool together at a table in the evening, tools between them."""
    rooms.room(c, "#8b7b80", "#5f4a50", floor_at=900)
    rooms.window(c, 110, 80, 280, 300, rooms.night_view, frame="#d3c6cb")
    rooms.pendant(c, 640, 130, k.BRICK)
    rooms.frame(c, 990, 130, 180, 150, art="shapes")
    h = 760
    first = replace(cast.RUNNER, top=k.MUSTARD, sleeves=0.6)
    pose = replace(poses.standing(first, 350, 1110, h, turn=0.4), gaze=0.7, nod=6)
    pose = replace(pose, hands=((560, 690), (500, 640)), elbows=((470, 740), (330, 690)))
    person(c, first, pose, h)
    second = replace(cast.GRANDFATHER, top=k.TEAL)
    pose = replace(poses.standing(second, 930, 1110, h, turn=-0.4), gaze=-0.7, nod=-6)
    pose = replace(pose, hands=((730, 590), (770, 690)), elbows=((830, 690), (960, 690)))
    person(c, second, pose, h)
    c.rect(0, 830, WIDTH, 40, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 870, WIDTH, 90, k.darker(k.OAK, 0.25))
    c.shadow(640, 832, 160, 16, opacity=0.5)
    for x, lean in ((570, -24), (640, 0), (712, 24)):
        c.limb([(x, 640), (x + lean, 828)], [24, 18], c.linear(k.lighter(k.WOOD, 0.2), k.WOOD, end=(1, 0)))
    c.rect(566, 740, 150, 14, k.darker(k.WOOD, 0.15), r=6)
    c.rect(510, 608, 260, 40, c.linear(k.lighter(k.WOOD, 0.4), k.WOOD), r=16)
    c.limb([(716, 604), (716, 560)], [9, 9], k.STEEL)
    c.limb([(716, 560), (722, 500)], [28, 24], k.BRICK)
    c.limb([(706, 566), (740, 588)], [34, 34], k.lighter(second.skin, 0.06))
    c.rect(900, 750, 190, 84, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=8)
    c.path("M950 750C950 706 1040 706 1040 750", stroke=k.INK, width=12)
    c.rect(240, 800, 120, 22, k.MUSTARD, r=8)
    c.rect(200, 806, 46, 10, k.STEEL, r=4)
    lamps.lamplight(c, 640, 180, reach=1.05, dusk=0.36)


def _front_door(c: Canvas) -> None:
    """Draw the front of a house in the evening with an open, lit door on the right and a lamp beside it."""
    c.rect(0, 0, WIDTH, 960, c.linear("#5d5a80", "#4c4668"))
    for row in range(12):
        for column in range(9):
            c.rect(column * 160 - (row % 2) * 80, row * 74, 148, 62, "#6f678c", r=4, opacity=0.35)
    c.rect(0, 850, WIDTH, 110, c.linear("#6b6278", "#554d66"))
    rooms.window(
        c, 110, 210, 250, 270, lambda d: d.rect(0, 0, WIDTH, 960, d.linear("#ffe2a0", "#f2b765")), frame="#d9cbd0"
    )
    c.rect(800, 150, 340, 710, k.CREAM, r=6)
    c.rect(826, 176, 288, 684, c.linear("#ffeab8", "#f8c778"))
    c.polygon(
        [(1114, 176), (1230, 130), (1230, 910), (1114, 860)], c.linear(k.TEAL, k.darker(k.TEAL, 0.25), end=(1, 0))
    )
    c.circle(1206, 530, 12, k.SUN)
    c.polygon([(826, 860), (1114, 860), (1180, 960), (700, 960)], c.linear("#ffe2a0/0.5", "#ffe2a0/0.05"))
    c.glow(720, 230, 220, lamps.WARM, opacity=0.75)
    c.polygon([(694, 200), (746, 200), (738, 270), (702, 270)], "#fff4cf", r=8)
    c.polygon([(684, 202), (756, 202), (720, 168)], k.INK, r=5)


def biscuits_at_the_door(c: Canvas) -> None:
    """Draw a woman with a tin of biscuits before a friend's open door in the evening, who laughs with open arms."""
    _front_door(c)
    h = 640
    friend = replace(
        cast.NEIGHBOUR, top=k.BRICK, bottom=k.INK, singing=True, skin=k.SKINS["deep"], hair=k.HAIRS["black"]
    )
    pose = replace(poses.standing(friend, 970, 880, h, turn=-0.3), gaze=-0.7, nod=-4)
    pose = replace(pose, hands=((850, 520), (1090, 540)), elbows=((880, 590), (1060, 600)))
    person(c, friend, pose, h)
    guest = replace(cast.MOTHER, top=k.MUSTARD, bottom=k.PLUM)
    pose = replace(poses.standing(guest, 540, 905, h, turn=0.8), gaze=0.9)
    pose = replace(pose, hands=((690, 600), (660, 610)), elbows=(0.9, 0.9))
    person(c, guest, pose, h, held=lambda: _tin(c, 700, 590))
    plants.potted(c, 430, 900, 240, kind="flower", clay=k.TERRACOTTA)
    lamps.lamplight(c, 760, 340, reach=0.95, dusk=0.4)


def _tin(c: Canvas, x: float, y: float) -> None:
    """Draw an open tin of biscuits about (``x``, ``y``)."""
    for dx, dy in ((-34, -42), (6, -52), (40, -40), (-12, -34)):
        c.ellipse(x + dx, y + dy, 30, 24, k.darker(k.APRICOT, 0.15))
        c.ellipse(x + dx, y + dy - 4, 30, 22, k.APRICOT)
    c.rect(x - 76, y - 36, 152, 66, c.linear(k.lighter(k.TEAL, 0.25), k.TEAL, k.darker(k.TEAL, 0.25), end=(1, 0)), r=10)


def ladder_to_lend(c: Canvas) -> None:
    """Draw a man with a ladder on his shoulder at a neighbour's open door in the evening."""
    _front_door(c)
    h = 640
    friend = replace(cast.GRANDMOTHER, top=k.SAGE, bottom=k.DUSK)
    pose = replace(poses.standing(friend, 980, 880, h, turn=-0.3), gaze=-0.7)
    pose = replace(pose, hands=((880, 600), (1090, 600)), elbows=((900, 610), (1060, 620)))
    person(c, friend, pose, h)
    lender = replace(cast.CYCLIST, top=k.BRICK, bottom=k.DENIM, sleeves=0.6)
    pose = replace(poses.standing(lender, 500, 905, h, turn=0.8), gaze=0.9)
    pose = replace(pose, hands=((630, 520), (600, 500)), elbows=(0.9, 0.9))

    def ladder() -> None:
        with c.group(move=(490, 470), turn=-8):
            for y in (-26, 26):
                c.rect(-360, y - 10, 700, 18, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=6)
            for x in range(-310, 330, 90):
                c.rect(x, -20, 16, 46, k.OAK, r=4)

    person(c, lender, pose, h, held=ladder)
    lamps.lamplight(c, 760, 340, reach=0.95, dusk=0.4)


def stroll_under_the_lamps(c: Canvas) -> None:
    """Draw two friends who stroll along a quiet street under lamps on a mild evening, green trees behind a fence."""
    nature.sky(c, "#2c3560", "#55568c", "#a07fa0", down_to=780)
    nature.stars(c, 50, 17, down_to=260)
    for index, (x, width, top) in enumerate(((-40, 300, 330), (300, 240, 280), (820, 270, 300), (1090, 260, 350))):
        c.rect(x, top, width, 500, k.mix("#4b4668", "#6a5a72", index % 2 * 0.6))
        c.polygon([(x - 16, top), (x + width / 2, top - 120), (x + width + 16, top)], "#3a3558", r=6)
        for row in range(2):
            for column in range(2):
                lit = (row + column + index) % 3 != 0
                c.rect(x + 46 + column * 110, top + 60 + row * 160, 66, 84, "#ffd98f" if lit else "#34335c", r=3)
    for x, tall, shade in ((610, 420, "#4f6a58"), (760, 330, "#5f7a58"), (250, 330, "#466150")):
        nature.tree(c, x, 770, tall, shade, seed=int(x), bark="#4a3a46")
    c.rect(530, 620, 300, 150, "#434f60", r=20)
    c.rect(0, 760, WIDTH, 200, c.linear("#6a6280", "#565070"))
    for x in (170, 1080):
        c.glow(x, 250, 330, lamps.WARM, opacity=0.7)
        c.ellipse(x, 890, 260, 40, c.radial("#ffe2a0/0.5", "#ffe2a0/0"))
        c.line([(x, 850), (x, 270)], k.INK, 15)
        c.polygon([(x - 34, 196), (x + 34, 196), (x + 24, 272), (x - 24, 272)], "#fff4cf", r=8)
        c.polygon([(x - 46, 198), (x + 46, 198), (x, 152)], k.INK, r=6)
    h = 560
    for x, look in (
        (540, replace(cast.NURSE, top=k.TERRACOTTA)),
        (700, replace(cast.BARISTA, top=k.MUSTARD, bottom=k.TEAL, style="short", beard=True, sleeves=1.0)),
    ):
        c.shadow(x, 900, 120, 14, opacity=0.5)
        pose = poses.walking(look, x, 898, h, stride=0.12)
        person(c, look, replace(pose, gaze=0.9 if x < 600 else -0.5), h)
    lamps.lamplight(c, 640, 420, reach=1.0, dusk=0.24)


SCENES = (mending_together, biscuits_at_the_door, ladder_to_lend, stroll_under_the_lamps)
