"""Tables in lamplight: games, music, cooking and reading after dark."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.starter_art import cast, lamps, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def patience_by_lamplight(c: Canvas) -> None:
    """Draw a game of patience laid out on a dark table, with a hand that turns a card."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#3f5a56", "#2d433f", end=(1, 1)))
    c.rect(0, 0, WIDTH, 46, k.WALNUT)
    c.rect(0, 46, WIDTH, 10, k.SHADE, opacity=0.4)
    chance = Random(7)
    for column in range(7):
        for row in range(2 + (column * 3) % 4):
            x, y = 110 + column * 152, 150 + row * 62
            is_open = row == 1 + (column * 3) % 4
            with c.group(move=(x + 60, y + 84), turn=chance.uniform(-2, 2)):
                c.rect(-54, -78, 120, 168, k.SHADE, r=10, opacity=0.3)
                c.rect(-60, -84, 120, 168, k.WHITE, r=10)
                if not is_open:
                    c.rect(-50, -74, 100, 148, k.BRICK, r=6)
                    c.rect(-38, -62, 76, 124, k.lighter(k.BRICK, 0.25), r=4)
                else:
                    shade = k.BRICK if column % 2 else k.INK
                    c.circle(-40, -62, 9, shade)
                    c.circle(40, 62, 9, shade)
                    for dx, dy in ((0, -36), (0, 0), (0, 36), (-24, -18), (24, 18))[: 2 + column % 4]:
                        c.path(f"M{dx} {dy - 14}L{dx + 12} {dy}L{dx} {dy + 14}L{dx - 12} {dy}Z", shade)
    skin = k.SKINS["fair"]
    c.limb([(1290, 980), (1060, 840)], [200, 160], c.linear(k.lighter(k.PLUM, 0.2), k.PLUM))
    with c.group(move=(850, 730), turn=-14):
        c.rect(-60, -84, 120, 168, k.SHADE, r=10, opacity=0.35)
        c.rect(-66, -92, 120, 168, k.WHITE, r=10)
        c.path("M-6 -50C-30 -80 -60 -50 -40 -24L-6 14L28 -24C48 -50 18 -80 -6 -50Z", k.BRICK)
    c.limb([(1070, 842), (960, 780)], [120, 104], c.linear(k.lighter(skin, 0.16), skin))
    for index in range(4):
        c.limb(
            [(970 - index * 6, 750 + index * 26), (896 - index * 4, 726 + index * 28)], [40, 32], k.lighter(skin, 0.12)
        )
    c.limb([(950, 820), (900, 800)], [42, 34], k.lighter(skin, 0.06))
    still.mug(c, 170, 880, 140, k.MUSTARD, handle=-1)
    lamps.lamplight(c, 560, 320, reach=0.85, dusk=0.6)


def chess_at_night(c: Canvas) -> None:
    """Draw a chess board and its tall pieces before a dark window with the moon."""
    lamps.night_table(c, "#5f5a80", k.WALNUT, edge=600, at=(980, 220))
    rooms.window(c, 220, 40, 420, 400, lamps.moon_view, frame="#bfb3c4")
    lamps.table_lamp(c, 1080, 640, 420)
    c.shadow(620, 900, 560, 50, opacity=0.6)
    c.polygon([(270, 700), (950, 700), (1130, 900), (90, 900)], k.darker(k.WALNUT, 0.3), r=10)
    for row in range(6):
        for column in range(8):

            def at(u: float, v: float) -> tuple[float, float]:
                left, right = 290 - 180 * v * 0.95, 930 + 180 * v * 0.95
                return left + (right - left) * u, 708 + 178 * v

            a, b = at(column / 8, row / 6), at((column + 1) / 8, row / 6)
            d, e = at((column + 1) / 8, (row + 1) / 6), at(column / 8, (row + 1) / 6)
            c.polygon([a, b, d, e], "#efdcb8" if (row + column) % 2 else "#8a5f4a")
    for x, y, size, shade, crown in (
        (350, 730, 0.7, "#3a2a38", "ball"),
        (520, 724, 0.9, "#3a2a38", "cross"),
        (700, 730, 0.7, "#3a2a38", "ball"),
        (860, 738, 0.75, "#3a2a38", "tower"),
        (300, 810, 0.95, "#f4e4c4", "ball"),
        (610, 800, 1.0, "#f4e4c4", "ball"),
        (820, 850, 1.35, "#f4e4c4", "cross"),
        (430, 866, 1.25, "#f4e4c4", "tower"),
    ):
        with c.group(move=(x, y), scale=size):
            c.shadow(0, 0, 70, 14, opacity=0.5)
            fill = c.linear(k.lighter(shade, 0.3), shade, k.darker(shade, 0.25), end=(1, 0))
            c.ellipse(0, -6, 52, 16, fill)
            c.polygon([(-46, -10), (46, -10), (22, -60), (18, -150), (-18, -150), (-22, -60)], fill, r=12)
            c.rect(-34, -166, 68, 22, fill, r=10)
            if crown == "ball":
                c.circle(0, -192, 34, fill)
            elif crown == "tower":
                c.polygon(
                    [
                        (-38, -160),
                        (38, -160),
                        (44, -224),
                        (22, -224),
                        (22, -206),
                        (10, -206),
                        (10, -224),
                        (-10, -224),
                        (-10, -206),
                        (-22, -206),
                        (-22, -224),
                        (-44, -224),
                    ],
                    fill,
                )
            else:
                c.polygon([(-26, -160), (26, -160), (42, -236), (0, -250), (-42, -236)], fill, r=8)
                c.rect(-5, -290, 10, 46, fill)
                c.rect(-18, -278, 36, 10, fill)


def spoon_on_the_glasses(c: Canvas) -> None:
    """Draw five glasses with different heights of coloured water and a spoon that strikes one."""
    lamps.night_table(c, "#6a5f7c", k.OAK, edge=600, at=(640, 180))
    rooms.pendant(c, 640, 150, k.BRICK)
    rooms.window(c, 70, 70, 260, 290, rooms.night_view, frame="#cbbcc8")
    rooms.frame(c, 1000, 100, 180, 150, art="hills")
    for index, (part, shade) in enumerate(
        ((0.85, k.TEAL), (0.68, k.DENIM), (0.52, k.DUSK), (0.36, k.ROSE), (0.22, k.APRICOT))
    ):
        x, y, w, h = 250 + index * 190, 850, 76, 330
        c.shadow(x, y, w * 1.2, 16, opacity=0.5)
        c.polygon([(x - w, y - h), (x + w, y - h), (x + w * 0.8, y), (x - w * 0.8, y)], "#eef4f6", r=12, opacity=0.45)
        level = h * part
        top = w * (0.8 + 0.2 * part) * 0.94
        c.polygon(
            [(x - top, y - level), (x + top, y - level), (x + w * 0.74, y - 12), (x - w * 0.74, y - 12)],
            c.linear(k.lighter(shade, 0.35), shade),
            r=10,
            opacity=0.9,
        )
        c.ellipse(x, y - level, top, 13, k.lighter(shade, 0.5))
        c.ellipse(x, y - h, w, 14, "#ffffff", opacity=0.45)
        c.polygon(
            [(x - w * 0.7, y - h + 20), (x - w * 0.5, y - h + 20), (x - w * 0.5, y - 30), (x - w * 0.62, y - 30)],
            "#ffffff",
            opacity=0.35,
        )
    with c.group(move=(560, 470), turn=-52):
        c.limb([(0, 0), (0, -260)], [16, 24], c.linear(k.lighter(k.STEEL, 0.5), k.STEEL, end=(1, 0)))
        c.ellipse(0, 30, 34, 52, c.linear(k.lighter(k.STEEL, 0.6), k.darker(k.STEEL, 0.1)))
    for x, y, size in ((700, 400, 1.3), (800, 330, 1.0), (880, 420, 1.2), (620, 330, 0.9)):
        lamps.note(c, x, y, size=size)


def ukulele_on_the_bed(c: Canvas) -> None:
    """Draw a girl who sits on her bed and plays a small guitar under a string of lights."""
    rooms.room(c, "#7d6f9c", "#5a4860", floor_at=790)
    for index in range(8):
        x, y = 100 + index * 156, 120 + (46 if index % 2 else 0)
        c.glow(x, y, 80, lamps.WARM, opacity=0.75)
        c.circle(x, y, 14, "#fff0c4")
    c.curve([(-20, 70), (180, 160), (400, 90), (640, 165), (880, 90), (1100, 165), (1300, 80)], k.INK, 4)
    rooms.window(c, 120, 230, 230, 260, lamps.moon_view, frame="#cbbcc8")
    rooms.frame(c, 960, 240, 150, 190, art="shapes")
    c.shadow(660, 890, 480, 30, opacity=0.5)
    c.rect(1130, 470, 60, 410, c.linear(k.lighter(k.WOOD, 0.2), k.WOOD), r=20)
    c.rect(250, 780, 920, 80, k.darker(k.WOOD, 0.15), r=10)
    c.rect(250, 690, 900, 120, c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, k.darker(k.TEAL, 0.25)), r=36)
    c.blob([(930, 702), (950, 610), (1040, 590), (1120, 616), (1130, 700), (1040, 716)], c.linear("#fff6ea", "#d9c8d0"))
    look = replace(
        cast.TEENAGER,
        skin=k.SKINS["brown"],
        hair=k.HAIRS["black"],
        style="afro",
        top=k.ROSE,
        bottom=k.PLUM,
        shoes=k.CREAM,
    )
    h = 620
    pose = poses.sitting_front(look, 610, 704, 880, h, spread=0.1)
    pose = replace(pose, hands=((566, 606), (752, 512)), elbows=(0.9, (716, 606)), gaze=0.4, nod=8)
    person(c, look, pose, h, held=lambda: still.guitar(c, 596, 610, 330, turn=60))
    for x, y, size in ((840, 460, 1.0), (900, 380, 1.2), (470, 470, 0.9)):
        lamps.note(c, x, y, size=size)
    rooms.cushion(c, 380, 650, 120, k.MUSTARD, turn=-10)
    lamps.lamplight(c, 600, 260, reach=0.95, dusk=0.42)


def cocoa_on_the_stove(c: Canvas) -> None:
    """Draw a mother and her son in pyjamas who stir cocoa on the stove at night."""
    rooms.room(c, "#9f8478", "#6a4c4c", floor_at=860)
    rooms.window(c, 100, 90, 280, 300, lamps.snowy_view)
    rooms.pendant(c, 720, 150, k.MUSTARD)
    rooms.shelf(c, 920, 300, 290)
    for x, shade in ((960, k.TEAL), (1050, k.ROSE), (1140, k.MUSTARD)):
        c.rect(x - 34, 216, 68, 84, c.linear(k.lighter(shade, 0.3), k.darker(shade, 0.2), end=(1, 0)), r=10)
    h = 690
    mother = replace(cast.BARISTA, top=k.PLUM, sleeves=0.7)
    pose = poses.standing(mother, 560, 1050, h)
    pose = replace(poses.holding(mother, pose, h, (500, 640), (690, 560), out=0.07), nod=8, gaze=0.4)
    person(c, mother, pose, h)
    boy = replace(
        cast.BOY,
        skin=mother.skin,
        hair=k.HAIRS["black"],
        style="curly",
        top="#a9c4d6",
        bottom="#a9c4d6",
        wear="trousers",
        sleeves=1.0,
    )
    pose = poses.standing(boy, 900, 1060, 560)
    pose = replace(poses.holding(boy, pose, 560, (846, 646), (958, 646)), nod=-8, gaze=-0.5)
    person(c, boy, pose, 560)
    c.rect(0, 690, WIDTH, 40, c.linear(k.lighter(k.OAK, 0.4), k.OAK))
    c.rect(0, 730, WIDTH, 230, c.linear(k.lighter(k.TEAL, 0.1), k.darker(k.TEAL, 0.2)))
    c.rect(520, 730, 400, 230, "#3f3a44")
    c.rect(560, 790, 320, 170, "#5a525c", r=10)
    for x in (580, 660, 780, 860):
        c.circle(x, 760, 15, k.CREAM)
    still.cooking_pot(c, 720, 692, 210, k.CREAM, hot=True)
    c.limb([(690, 556), (724, 590)], [14, 14], k.OAK)
    c.limb([(696, 552), (682, 566)], [34, 30], k.lighter(mother.skin, 0.06))
    for x, shade in ((240, k.BRICK), (350, k.TEAL)):
        still.mug(c, x, 692, 84, shade, hot=False)
    lamps.lamplight(c, 720, 180, reach=0.95, dusk=0.42)


def biscuits_from_the_oven(c: Canvas) -> None:
    """Draw a tray of star biscuits on a lamplit table from above, with a mug and a bowl of sugar."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#8f6450", "#6a4743", end=(1, 1)))
    for y in range(70, HEIGHT, 176):
        c.rect(0, y, WIDTH, 4, k.SHADE, opacity=0.25)
    with c.group(move=(590, 500), turn=-5):
        c.rect(-400, -300, 820, 620, k.SHADE, r=26, opacity=0.35)
        c.rect(-412, -316, 820, 620, c.linear("#6f6f7c", "#4f4f60", end=(1, 1)), r=26)
        c.rect(-386, -290, 768, 568, "#8a8a98", r=16)
        c.rect(-370, -274, 736, 536, k.CREAM, r=8)
        for row in range(3):
            for column in range(4):
                if (row, column) == (1, 2):
                    continue
                x, y = -270 + column * 180, -180 + row * 176
                with c.group(move=(x, y), turn=(row * 37 + column * 23) % 60):
                    outline = "M0 -78L20 -26L76 -24L32 10L48 64L0 34L-48 64L-32 10L-76 -24L-20 -26Z"
                    with c.group(move=(5, 7)):
                        c.path(outline, k.SHADE, stroke=k.SHADE, width=12, opacity=0.25)
                    c.path(outline, c.linear("#f3cf94", "#d99a55"), stroke="#d99a55", width=12)
                    for dx, dy in ((0, -30), (-26, -6), (26, -4), (-14, 26), (16, 24)):
                        c.circle(dx, dy, 5, k.WHITE)
    c.circle(1130, 250, 118, k.SHADE, opacity=0.3)
    c.circle(1120, 240, 116, c.linear(k.lighter(k.TEAL, 0.25), k.darker(k.TEAL, 0.1)))
    c.circle(1120, 240, 92, k.WHITE)
    c.limb([(1120, 250), (1230, 150)], [26, 14], k.STEEL)
    c.circle(1130, 700, 108, k.SHADE, opacity=0.3)
    c.circle(1120, 690, 106, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK))
    c.circle(1120, 690, 82, "#6d4030")
    c.circle(1100, 672, 22, k.CREAM, opacity=0.8)
    c.rect(1216, 670, 56, 32, k.BRICK, r=14)
    lamps.lamplight(c, 560, 420, reach=0.9, dusk=0.6)


def novel_on_the_pillow(c: Canvas) -> None:
    """Draw a man in bed who reads a novel by a small lamp."""
    rooms.room(c, "#5d5f8c", "#463e60", floor_at=840, boards=False)
    rooms.window(c, 120, 70, 300, 320, lamps.moon_view, frame="#bfb3c4")
    rooms.frame(c, 560, 110, 190, 140, art="hills")
    c.rect(430, 370, 720, 420, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT), r=50)
    for x in (560, 820):
        c.rect(x, 470, 250, 200, c.linear("#fff2e0", "#d3c0cc"), r=50)
    look = replace(cast.CYCLIST, hair=k.HAIRS["grey"], glasses=True, top="#9fb8c8", skin=k.SKINS["olive"])
    h = 640
    pose = poses.sitting_front(look, 790, 800, 1000, h)
    pose = replace(poses.holding(look, pose, h, (728, 690), (852, 690), out=0.06), nod=8)
    person(c, look, pose, h, held=lambda: things.book_in_hands(c, 790, 676, 120, k.BRICK))
    c.path(
        "M330 760C420 710 620 720 790 730C960 720 1150 710 1250 760L1280 960L300 960Z",
        c.linear(k.lighter(k.MUSTARD, 0.2), k.MUSTARD, k.darker(k.MUSTARD, 0.35)),
    )
    c.path(
        "M330 760C420 710 620 720 790 730C960 720 1150 710 1250 760"
        "L1254 800C1150 756 960 764 790 772C620 764 420 756 322 800Z",
        "#f4e6dc",
    )
    for x in (520, 700, 900, 1080):
        c.curve([(x, 800), (x + 12, 870), (x - 8, 960)], k.darker(k.MUSTARD, 0.35), 6, opacity=0.35)
    rooms.table(c, 160, 680, 220, 220, colour=k.WOOD)
    lamps.table_lamp(c, 250, 680, 260)
    still.mug(c, 330, 680, 60, k.TEAL)
    lamps.lamplight(c, 280, 520, reach=1.1, dusk=0.5)


SCENES = (
    patience_by_lamplight,
    chess_at_night,
    spoon_on_the_glasses,
    ukulele_on_the_bed,
    cocoa_on_the_stove,
    biscuits_from_the_oven,
    novel_on_the_pillow,
)
