"""Small tidying: drawers, bags, tables and glasses."""

from __future__ import annotations

from random import Random

from tools.starter_art import colours as k
from tools.starter_art import hands, lamps, rooms, still, tabletops, things
from tools.starter_art.canvas import Canvas, Point, smooth


def sorted_drawer(c: Canvas) -> None:
    """Draw an open drawer from above whose things lie sorted in trays, a few left on the table."""
    tabletops.boards(c, "#9a8474")
    with tabletops.laid(c, 560, 480, 880, 640, c.linear(k.lighter(k.OAK, 0.3), k.OAK, end=(1, 1)), r=18):
        trays = ((-410, -290, 250, 560), (-140, -290, 260, 270), (140, -290, 270, 270), (-140, 0, 550, 270))
        for x, y, w, h in trays:
            c.rect(x, y, w, h, c.linear(k.darker(k.OAK, 0.4), k.darker(k.OAK, 0.25)), r=12)
        for index, shade in enumerate((k.BRICK, k.TEAL, k.MUSTARD, k.PLUM, k.MOSS)):
            still.pencil(c, -366 + index * 42, 240, 460 - index * 24, shade, turn=180)
        for x, y, shade in ((-80, -210, k.TEAL), (-10, -170, k.BRICK), (60, -220, k.MUSTARD)):
            c.circle(x, y, 46, k.darker(shade, 0.2))
            c.circle(x, y, 42, c.radial(k.lighter(shade, 0.3), shade))
            for row in range(-2, 3):
                c.curve(
                    [(x - 36, y + row * 15), (x, y + row * 15 - 8), (x + 36, y + row * 15)], k.darker(shade, 0.25), 3
                )
        for index in range(6):
            c.rect(172 + index % 3 * 76, -250 + index // 3 * 110, 56, 84, (k.CREAM, k.ROSE, k.SUN)[index % 3], r=6)
            c.rect(182 + index % 3 * 76, -236 + index // 3 * 110, 36, 8, k.GREY, r=3)
        tabletops.scissors(c, -30, 150, 120, turn=76, colour=k.BRICK)
        for x, turn in ((190, 10), (260, -14), (330, 24)):
            with c.group(move=(x, 130), turn=turn):
                c.path(tabletops.circle(0, -50, 26), stroke=k.MUSTARD, width=12)
                c.rect(-6, -26, 12, 100, k.MUSTARD, r=4)
                c.rect(4, 40, 24, 10, k.MUSTARD)
    c.rect(120, 820, 880, 80, c.linear(k.lighter(k.TEAL, 0.2), k.darker(k.TEAL, 0.1)), r=16)
    c.rect(480, 846, 160, 26, k.SUN, r=13)
    for x, y, shade in ((1120, 240, k.ROSE), (1180, 420, k.MUSTARD), (1090, 560, k.DENIM)):
        c.circle(x + 5, y + 8, 40, k.SHADE, opacity=0.25)
        c.circle(x, y, 40, shade)
        for dx in (-10, 10):
            c.circle(x + dx, y, 5, k.INK)
    tabletops.lit(c, 540, 340, dusk=0.3)


def socks_in_pairs(c: Canvas) -> None:
    """Draw socks laid in pairs on a bed, one left over, and folded shirts beside them."""
    tabletops.cloth(c, "#6f7f96", check="#ffffff")
    pairs = ((150, 190, k.BRICK), (420, 180, k.MUSTARD), (690, 190, k.TEAL), (160, 560, k.PLUM), (430, 560, k.SAGE))
    for x, y, shade in pairs:
        for shift in (56, 0):
            with c.group(move=(x + shift, y + shift * 0.3), turn=-6):
                sock = "M-50 -150L40 -150L44 60C60 110 110 110 140 130C170 160 140 190 100 186C40 180 -50 180 -50 90Z"
                with c.group(move=(7, 10)):
                    c.path(sock, k.SHADE, opacity=0.25)
                c.path(sock, c.linear(k.lighter(shade, 0.25), shade, end=(1, 1)))
                c.rect(-52, -152, 94, 38, k.lighter(shade, 0.55), r=10)
                for row in range(3):
                    c.line([(-48, -60 + row * 44), (42, -60 + row * 44)], k.lighter(shade, 0.5), 9, opacity=0.8)
                c.path("M90 132C130 130 160 150 140 180C120 190 96 184 90 182Z", k.darker(shade, 0.2))
    with c.group(move=(740, 640), turn=24):
        sock = "M-50 -150L40 -150L44 60C60 110 110 110 140 130C170 160 140 190 100 186C40 180 -50 180 -50 90Z"
        c.path(sock, c.linear("#fff6ea", "#dccfc4", end=(1, 1)))
        for x, y in ((-10, -90), (10, -20), (-16, 50), (40, 130)):
            c.circle(x, y, 15, k.ROSE)
    for index, shade in enumerate((k.CREAM, k.DENIM, k.ROSE)):
        c.rect(966, 700 - index * 96, 270, 110, k.SHADE, r=26, opacity=0.25)
        c.rect(960, 690 - index * 96, 270, 110, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.12)), r=28)
        c.line([(970, 760 - index * 96), (1216, 760 - index * 96)], k.darker(shade, 0.25), 4, opacity=0.6)
    hands.grip_hand(c, 1010, 230, skin=k.SKINS["brown"], sleeve=k.PINE, size=1.15)
    tabletops.lit(c, 560, 340)


def bag_turned_out(c: Canvas) -> None:
    """Draw a bag on its side and what fell out of it: keys, tickets, a comb, sweets and a pen."""
    tabletops.boards(c, "#86727f")
    c.ellipse(330, 640, 330, 60, k.SHADE, opacity=0.3)
    c.path("M110 260C40 60 340 20 380 220", stroke=k.darker(k.TERRACOTTA, 0.25), width=34)
    c.polygon(
        [(40, 240), (470, 190), (560, 610), (110, 660)],
        c.linear(k.lighter(k.TERRACOTTA, 0.3), k.TERRACOTTA, k.darker(k.TERRACOTTA, 0.3), end=(1, 1)),
        r=60,
    )
    c.polygon([(430, 210), (540, 230), (610, 560), (540, 610), (480, 560)], k.darker(k.TERRACOTTA, 0.5), r=34)
    c.rect(150, 380, 160, 120, k.darker(k.TERRACOTTA, 0.15), r=20)
    c.circle(230, 420, 15, k.SUN)
    with tabletops.laid(c, 760, 300, 200, 130, k.CREAM, turn=18, r=4):
        for row in range(3):
            c.line([(-80, -36 + row * 34), (60 - row * 26, -36 + row * 34)], k.GREY, 6)
    with tabletops.laid(c, 690, 480, 190, 90, k.SUN, turn=-12, r=8):
        c.line([(40, -44), (40, 44)], k.MUSTARD, 5)
        c.circle(-40, 0, 24, k.BRICK)
    with c.group(move=(960, 480), turn=30):
        c.path(tabletops.circle(0, -60, 54), stroke=k.STEEL, width=9)
        for turn, shade in ((-30, k.MUSTARD), (0, k.STEEL), (26, k.BRICK)):
            with c.group(turn=turn):
                c.rect(-10, -10, 20, 130, shade, r=6)
                c.rect(6, 84, 24, 12, shade, r=3)
                c.circle(0, 0, 24, shade)
    with c.group(move=(1090, 250), turn=-24):
        c.rect(-140, -46, 280, 40, c.linear(k.lighter(k.TEAL, 0.25), k.TEAL), r=10)
        for index in range(17):
            c.rect(-132 + index * 16, -12, 8, 56, k.TEAL, r=3)
    for x, y, shade in ((700, 720, k.BRICK), (820, 780, k.MUSTARD), (900, 680, k.PLUM)):
        c.polygon([(x - 70, y - 24), (x - 30, y), (x - 70, y + 24)], k.lighter(shade, 0.3), r=4)
        c.polygon([(x + 70, y - 24), (x + 30, y), (x + 70, y + 24)], k.lighter(shade, 0.3), r=4)
        c.circle(x, y, 38, c.radial(k.lighter(shade, 0.4), shade, centre=(0.35, 0.3)))
    with c.group(move=(1120, 720), turn=58):
        c.rect(-15, -90, 30, 220, c.linear(k.lighter(k.DENIM, 0.25), k.DENIM, end=(1, 0)), r=10)
        c.polygon([(-15, -84), (15, -84), (0, -130)], k.STEEL, r=3)
        c.rect(10, 40, 10, 84, k.SUN, r=4)
    c.blob([(520, 800), (600, 770), (640, 830), (580, 900), (500, 880)], k.WHITE)
    tabletops.lit(c, 600, 360, dusk=0.3)


def cloth_in_stripes(c: Canvas) -> None:
    """Draw a hand that wipes a table with a damp cloth, the wiped stripes shining."""
    tabletops.boards(c, "#8a5f48")
    for row in range(4):
        y = 110 + row * 190
        end = 1290 if row < 2 else (830 if row == 2 else 0)
        if end:
            c.rect(-20, y, end, 150, "#fff0d8", r=60, opacity=0.26)
            c.rect(-20, y + 24, end - 40, 14, k.WHITE, r=7, opacity=0.3)
    chance = Random(5)
    for _ in range(26):
        c.circle(chance.uniform(60, 1220), chance.uniform(700, 930), chance.uniform(3, 8), k.SAND, opacity=0.8)
    c.blob([(640, 470), (760, 430), (910, 470), (930, 590), (860, 680), (700, 690), (610, 600)], k.SHADE, opacity=0.25)
    c.blob(
        [(630, 450), (750, 412), (900, 450), (920, 580), (850, 664), (690, 674), (600, 580)],
        c.linear(k.lighter(k.TEAL, 0.35), k.TEAL, end=(1, 1)),
    )
    for left, right in (((650, 500), (860, 470)), ((640, 560), (890, 530)), ((680, 630), (860, 610))):
        c.line([left, right], k.lighter(k.TEAL, 0.6), 8, opacity=0.7)
    hands.flat_hand(c, 930, 760, skin=k.SKINS["tan"], sleeve=k.MUSTARD, turn=-40, size=1.1, spread=0.5)
    c.circle(1130, 120, 74, "#dfeaea", opacity=0.5)
    tabletops.lit(c, 520, 320)


def glass_in_the_suds(c: Canvas) -> None:
    """Draw hands that wash a glass in a sink full of suds in the evening, plates drying beside it."""
    c.rect(0, 0, 1280, 520, c.linear("#6b7d88", "#596a78"))
    rooms.window(c, 430, 30, 420, 300, rooms.night_view, frame="#d7d4cf")
    c.rect(0, 440, 1280, 520, c.linear("#b9a692", "#97836f"))
    c.rect(150, 480, 820, 560, k.SHADE, r=70, opacity=0.35)
    c.rect(160, 490, 800, 560, c.linear("#dfe4e6", "#9aa5ac"), r=64)
    c.rect(190, 520, 740, 560, c.linear("#8fb2bb", "#b9d2d6"), r=50)
    c.path("M560 500L560 360C560 300 650 300 650 360L650 400", stroke="#c3ccd2", width=34)
    c.path("M552 500L552 360", stroke="#eef2f4", width=8)
    chance = Random(3)
    for _ in range(120):
        c.circle(
            chance.uniform(200, 920),
            chance.uniform(660, 950),
            chance.uniform(14, 48),
            chance.choice((k.WHITE, "#eef3f5", "#dceaee")),
            opacity=0.9,
        )
    skin = k.SKINS["deep"]
    with c.group(move=(590, 610), turn=-14):
        c.polygon([(-112, -190), (112, -190), (86, 190), (-86, 190)], "#eaf6fa", r=18, opacity=0.75)
        c.path("M-112 -190L-86 178C-84 196 84 196 86 178L112 -190", stroke="#ffffff", width=9)
        c.ellipse(0, -190, 112, 26, "#cfe4ea", opacity=0.9)
        c.path("M-112 -190A112 26 0 1 0 112 -190A112 26 0 1 0 -112 -190Z", stroke="#ffffff", width=8)
        c.polygon([(-74, -130), (-52, -130), (-44, 120), (-60, 120)], "#ffffff", opacity=0.9)
        for x, y, r in ((60, 120, 30), (20, 150, 24), (74, 60, 20), (-30, 160, 26)):
            c.circle(x, y, r, k.WHITE)
    hands.grip_hand(c, 690, 690, skin=skin, sleeve=k.MUSTARD, size=1.25, turn=-6)
    c.rect(392, 556, 140, 100, k.SUN, r=24)
    for x, y in ((424, 584), (470, 620), (500, 580)):
        c.circle(x, y, 9, k.MUSTARD)
    hands.grip_hand(c, 452, 640, skin=skin, sleeve=k.MUSTARD, size=1.2, turn=14, mirrored=True)
    for index in range(3):
        c.ellipse(1060 + index * 62, 420, 46, 120, c.linear("#fffaf0", "#d9cec6", end=(1, 0)))
        c.ellipse(1056 + index * 62, 420, 30, 86, k.lighter(k.TEAL, 0.5), opacity=0.35)
    c.rect(1000, 500, 260, 36, k.OAK, r=10)
    for _ in range(14):
        c.circle(chance.uniform(240, 900), chance.uniform(380, 580), chance.uniform(8, 22), k.WHITE, opacity=0.35)
    lamps.lamplight(c, 560, 260, reach=1.0, dusk=0.4)


def basket_through_the_rooms(c: Canvas) -> None:
    """Draw a basket on a chest in the evening, full of things to bring back: a book, a toy, a scarf, a cup."""
    rooms.room(c, "#8a7c90", "#5a4860", floor_at=860)
    rooms.window(c, 120, 90, 260, 300, rooms.night_view, frame="#d4c8cc")
    lamps.table_lamp(c, 1060, 640, 320, shade=k.APRICOT)
    rooms.frame(c, 520, 110, 180, 140, art="hills")
    c.rect(40, 640, 1200, 60, c.linear(k.lighter(k.WALNUT, 0.35), k.WALNUT), r=10)
    c.rect(80, 700, 1120, 260, k.darker(k.WALNUT, 0.15))
    for x in (110, 660):
        c.rect(x, 740, 510, 190, k.lighter(k.WALNUT, 0.08), r=12)
        c.circle(x + 255, 830, 20, k.SUN)
    c.rect(410, 240, 70, 240, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, end=(1, 0)), r=8)
    c.rect(424, 270, 42, 14, k.SUN, r=4)
    c.rect(484, 270, 60, 210, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK, end=(1, 0)), r=8)
    c.circle(650, 330, 92, c.linear(k.lighter(k.WOOD, 0.3), k.WOOD))
    for x in (590, 710):
        c.circle(x, 256, 34, k.WOOD)
        c.circle(x, 256, 18, k.BLUSH)
    c.ellipse(650, 356, 42, 32, k.CREAM)
    c.circle(650, 342, 11, k.INK)
    for x in (618, 682):
        c.circle(x, 312, 9, k.INK)
    still.mug(c, 800, 440, 130, k.CREAM, hot=False)
    c.path(smooth([(700, 420), (860, 410), (930, 470), (940, 600), (900, 640)]), stroke=k.MUSTARD, width=64)
    for y in (510, 560, 610):
        c.line([(906, y), (964, y + 6)], k.BRICK, 11)
    things.basket(c, 640, 646, 480, handle=False)
    points: list[Point] = [(420, 420), (460, 120), (640, 60), (820, 120), (860, 420)]
    c.path(smooth(points), stroke=k.darker(k.OAK, 0.25), width=26)
    lamps.lamplight(c, 1060, 420, reach=1.1, dusk=0.45)


SCENES = (sorted_drawer, socks_in_pairs, bag_turned_out, cloth_in_stripes, glass_in_the_suds, basket_through_the_rooms)
