"""Putting the day in order: hooks, chairs, curtains and a clear desk."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person


def clear_desk(c: Canvas) -> None:
    """Draw a cleared desk by a window, with one notebook, one pencil and a plant on it."""
    rooms.room(c, "#dcd6c6", "#a08a78", floor_at=860, boards=False)
    rooms.window(c, 420, 70, 440, 370, rooms.garden_view, panes=2)
    rooms.shelf(c, 60, 300, 260)
    rooms.books(c, 70, 300, 150, 120, 17)
    plants.potted(c, 270, 300, 110, kind="herb", clay=k.BRICK)
    rooms.frame(c, 1010, 120, 170, 200, art="leaf", colour=k.INK)
    c.rect(60, 620, 1160, 50, c.linear(k.lighter(k.OAK, 0.45), k.OAK), r=10)
    c.rect(110, 670, 300, 290, c.linear(k.lighter(k.WOOD, 0.15), k.darker(k.WOOD, 0.1)))
    for y in (690, 790):
        c.rect(130, y, 260, 84, k.darker(k.WOOD, 0.15), r=8)
        c.circle(260, y + 42, 12, k.SUN)
    c.limb([(1140, 670), (1140, 950)], [34, 24], k.darker(k.WOOD, 0.2))
    c.polygon([(540, 596), (800, 596), (830, 624), (510, 624)], k.TEAL, r=6)
    c.polygon([(556, 592), (786, 592), (808, 614), (534, 614)], k.WHITE, r=3)
    c.line([(840, 616), (980, 604)], k.MUSTARD, 12)
    c.line([(980, 604), (1000, 602)], k.BRICK, 12)
    plants.potted(c, 1090, 622, 190, kind="fern", clay=k.CREAM)
    c.rect(200, 560, 90, 62, c.linear(k.lighter(k.ROSE, 0.3), k.ROSE, end=(1, 0)), r=8)
    for x, shade in ((216, k.BRICK), (240, k.TEAL), (266, k.MUSTARD)):
        c.line([(x, 566), (x - 6, 500)], shade, 9)
    c.shadow(690, 940, 160, 20, opacity=0.45)
    for x in (600, 780):
        c.limb([(x, 800), (x + (x - 690) * 0.15, 936)], [22, 15], k.WALNUT)
    c.rect(570, 780, 240, 36, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=16)
    c.rect(580, 690, 220, 60, c.linear(k.lighter(k.WALNUT, 0.3), k.WALNUT), r=18)
    for x in (600, 780):
        c.limb([(x, 740), (x, 790)], [16, 16], k.WALNUT)


def coats_on_the_hooks(c: Canvas) -> None:
    """Draw a man who hangs up a coat and a scarf in a lamplit hall."""
    rooms.room(c, "#8f8478", "#5f4d48", floor_at=780)
    rooms.frame(c, 940, 120, 200, 160, art="hills", colour=k.INK)
    c.rect(120, 250, 620, 34, c.linear(k.lighter(k.WOOD, 0.3), k.WOOD), r=8)
    for x in (180, 300, 420, 540, 670):
        c.limb([(x, 284), (x, 316)], [12, 18], k.INK)
    c.path(
        "M130 320C120 420 110 600 122 700L240 700C252 600 246 420 230 320C200 300 160 300 130 320Z",
        c.linear(k.lighter(k.DENIM, 0.2), k.darker(k.DENIM, 0.15), end=(1, 0)),
    )
    c.limb([(300, 320), (292, 430), (300, 540)], [50, 46, 44], k.MUSTARD)
    c.limb([(322, 320), (330, 420), (322, 500)], [46, 42, 40], k.darker(k.MUSTARD, 0.12))
    c.path("M380 330C376 280 464 280 460 330L474 352L366 352Z", k.BRICK)
    c.circle(420, 286, 14, k.CREAM)
    look = Look(
        skin=k.SKINS["olive"],
        hair=k.HAIRS["grey"],
        style="short",
        glasses=True,
        top=k.CREAM,
        bottom=k.INK,
        shoes=k.BRICK,
        build=1.1,
    )
    h = 640
    c.shadow(720, 894, 130, 18, opacity=0.5)
    pose = replace(
        poses.standing(look, 720, 892, h, turn=-0.8), hands=((578, 360), (600, 390)), elbows=(-0.6, -0.6), nod=-8
    )
    person(c, look, pose, h)
    c.path(
        "M500 330C490 440 476 600 490 720L634 720C646 600 640 430 600 330C570 306 530 306 500 330Z",
        c.linear(k.lighter(k.PLUM, 0.22), k.darker(k.PLUM, 0.1), end=(1, 0)),
    )
    c.line([(560, 340), (562, 712)], k.darker(k.PLUM, 0.35), 4)
    c.limb([(596, 372), (574, 352)], [38, 32], k.lighter(look.skin, 0.08))
    rooms.table(c, 920, 620, 270, 270, colour=k.OAK)
    lamps.table_lamp(c, 1120, 620, 250)
    still.bowl(c, 990, 620, 110, k.TEAL)
    for x, shade in ((160, k.WALNUT), (250, k.INK), (380, k.BRICK)):
        c.rect(x - 34, 850, 44, 60, shade, r=12)
        c.rect(x - 34, 884, 92, 28, shade, r=12)
    lamps.lamplight(c, 1120, 420, reach=1.1, dusk=0.5)


def clothes_for_tomorrow(c: Canvas) -> None:
    """Draw tomorrow's clothes on a chair beside a bed, the moon at the window."""
    rooms.room(c, "#66618f", "#4d4260", floor_at=780, boards=False)
    rooms.window(c, 130, 80, 330, 340, lamps.moon_view, frame="#c3b5c4")
    rooms.curtain(c, 40, 40, 90, 640, k.PLUM)
    rooms.curtain(c, 460, 40, 90, 640, k.PLUM)
    rooms.rug(c, 480, 890, 460, 54, k.TEAL)
    c.rect(1180, 400, 60, 480, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT), r=22)
    c.rect(820, 660, 400, 200, c.linear(k.lighter(k.BRICK, 0.2), k.BRICK, k.darker(k.BRICK, 0.3), end=(0.3, 1)), r=40)
    c.rect(820, 650, 400, 70, c.linear("#fff2e0", "#d9c8d0"), r=30)
    c.blob(
        [(1000, 660), (1010, 570), (1100, 548), (1180, 576), (1186, 660), (1090, 676)], c.linear("#fff6ea", "#d3c2cf")
    )
    c.shadow(480, 890, 190, 20, opacity=0.5)
    for x in (390, 570):
        c.limb([(x, 720), (x + (x - 480) * 0.12, 884)], [24, 17], k.WALNUT)
    for x in (392, 568):
        c.limb([(x, 720), (x, 420)], [22, 18], k.WALNUT)
    c.rect(380, 430, 200, 26, k.WALNUT, r=10)
    c.rect(370, 690, 220, 40, c.linear(k.lighter(k.WALNUT, 0.35), k.WALNUT), r=14)
    c.path(
        "M386 440C380 400 420 392 480 392C540 392 580 400 574 440L590 620L370 620Z",
        c.linear(k.lighter(k.TEAL, 0.3), k.TEAL, k.darker(k.TEAL, 0.2), end=(1, 0.3)),
    )
    for side in (-1, 1):
        c.limb(
            [(480 + side * 90, 430), (480 + side * 128, 560), (480 + side * 118, 620)],
            [50, 44, 38],
            c.linear(k.lighter(k.TEAL, 0.2), k.darker(k.TEAL, 0.1)),
        )
    c.path("M440 394Q480 430 520 394L510 388L450 388Z", k.darker(k.TEAL, 0.3))
    c.rect(384, 640, 192, 52, c.linear(k.lighter(k.DENIM, 0.3), k.DENIM), r=14)
    c.rect(384, 662, 192, 6, k.darker(k.DENIM, 0.25), opacity=0.6)
    c.circle(430, 630, 26, k.MUSTARD)
    c.circle(486, 628, 26, k.darker(k.MUSTARD, 0.1))
    for x in (430, 530):
        c.rect(x - 30, 868, 74, 26, k.BRICK, r=12)
    rooms.table(c, 650, 640, 140, 240, colour=k.WOOD)
    lamps.table_lamp(c, 720, 640, 230)
    lamps.lamplight(c, 720, 480, reach=1.0, dusk=0.55)


def drawing_the_curtains(c: Canvas) -> None:
    """Draw a woman who draws the curtains before the night, the bed turned back behind her."""
    rooms.room(c, "#7a6b8c", "#56475f", floor_at=790, boards=False)
    rooms.window(c, 330, 70, 480, 420, lamps.moon_view, frame="#cbbcc8", panes=3)
    rooms.curtain(c, 170, 30, 150, 750, k.TERRACOTTA)
    rooms.curtain(c, 720, 30, 230, 750, k.TERRACOTTA)
    c.rect(120, 20, 870, 20, k.WALNUT, r=8)
    c.rect(970, 560, 400, 70, c.linear("#fff2e0", "#d9c8d0"), r=30)
    c.rect(960, 620, 420, 250, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, k.darker(k.TEAL, 0.3), end=(0.3, 1)), r=40)
    c.path("M962 640C1040 610 1120 640 1150 720C1080 760 1000 740 962 700Z", "#f4e6dc")
    c.blob([(1120, 610), (1130, 530), (1210, 512), (1290, 540), (1300, 620)], c.linear("#fff6ea", "#d3c2cf"))
    look = replace(
        cast.MOTHER,
        skin=k.SKINS["deep"],
        hair=k.HAIRS["black"],
        style="braids",
        top="#c9a4b4",
        bottom="#c9a4b4",
        wear="dress",
        sleeves=1.0,
        shoes=k.CREAM,
    )
    h = 640
    c.shadow(600, 896, 130, 18, opacity=0.5)
    pose = replace(
        poses.standing(look, 600, 894, h, turn=0.7), hands=((752, 400), (740, 520)), elbows=(0.7, 0.7), nod=-4
    )
    person(c, look, pose, h)
    rooms.table(c, 30, 660, 150, 220, colour=k.WOOD)
    lamps.table_lamp(c, 104, 660, 230)
    animals.cat(c, 860, 900, 90, pose="curl", coat="#8a8088")
    lamps.lamplight(c, 104, 500, reach=1.2, dusk=0.5)


def boots_by_the_door(c: Canvas) -> None:
    """Draw walking boots, a hat and a lantern by a front door with a dark pane."""
    rooms.room(c, "#a07f6c", "#6a4f44", floor_at=770)
    c.rect(690, 70, 420, 710, k.lighter("#a07f6c", 0.4), r=6)
    c.rect(716, 96, 368, 684, c.linear(k.lighter(k.PINE, 0.15), k.PINE), r=4)
    with c.group(move=(770, 150), scale=0.2):
        lamps.snowy_view(c)
    c.rect(770, 150, 260, 200, "#2b3357", opacity=0.15)
    for x, y, w, h in (
        (762, 140, 276, 16),
        (762, 336, 276, 16),
        (762, 140, 14, 212),
        (1024, 140, 14, 212),
        (894, 140, 12, 212),
    ):
        c.rect(x, y, w, h, k.lighter(k.PINE, 0.25))
    c.rect(770, 420, 260, 290, k.darker(k.PINE, 0.25), r=8)
    c.circle(752, 470, 14, k.SUN)
    rooms.shelf(c, 120, 260, 430)
    for x in (190, 330, 470):
        c.limb([(x, 280), (x, 314)], [12, 18], k.INK)
    c.path(
        "M140 320C134 420 130 540 140 620L244 620C254 540 250 420 240 320C210 302 170 302 140 320Z",
        c.linear(k.lighter(k.BRICK, 0.2), k.darker(k.BRICK, 0.15), end=(1, 0)),
    )
    c.limb([(330, 320), (322, 430), (330, 520)], [46, 42, 40], k.TEAL)
    c.line([(470, 320), (470, 700)], k.WALNUT, 12)
    c.curve([(470, 320), (474, 300), (500, 300)], k.WALNUT, 12)
    c.polygon(
        [(60, 800), (640, 800), (720, 920), (10, 920)], c.linear(k.lighter(k.SAND, 0.1), k.darker(k.SAND, 0.25)), r=8
    )
    for x, y in ((240, 860), (400, 884)):
        c.shadow(x + 30, y + 4, 120, 14, opacity=0.5)
        c.path(
            f"M{x - 50} {y}C{x - 54} {y - 90} {x - 52} {y - 150} {x - 44} {y - 190}"
            f"L{x + 40} {y - 190}C{x + 44} {y - 120}"
            f" {x + 70} {y - 96} {x + 120} {y - 84}C{x + 150} {y - 74} {x + 156} {y - 30} {x + 154} {y}Z",
            c.linear("#c48a55", "#8f5a38", "#6a4030", end=(0.5, 1)),
        )
        c.rect(x - 56, y - 14, 216, 24, k.INK, r=8)
        c.rect(x - 50, y - 204, 96, 30, k.CREAM, r=14)
        for step in range(4):
            c.line([(x + 26, y - 160 + step * 26), (x + 56 + step * 10, y - 150 + step * 22)], k.BRICK, 7)
    c.shadow(600, 900, 80, 12, opacity=0.5)
    c.glow(600, 800, 240, "#ffc766", opacity=0.9)
    c.rect(548, 880, 104, 22, k.INK, r=6)
    c.rect(556, 740, 88, 142, "#ffe2a0", r=8, opacity=0.85)
    still.candle(c, 600, 880, 70)
    for x in (556, 636):
        c.rect(x, 736, 8, 148, k.INK)
    c.polygon([(540, 742), (660, 742), (622, 694), (578, 694)], k.INK, r=6)
    c.path("M576 694C576 640 624 640 624 694", stroke=k.INK, width=8)
    lamps.lamplight(c, 600, 640, reach=0.95, dusk=0.45)


SCENES = (
    clear_desk,
    coats_on_the_hooks,
    clothes_for_tomorrow,
    drawing_the_curtains,
    boots_by_the_door,
)
