"""A few single things: a broom, a basket for a pet, a jar to read, a mouse on a slip, a chestnut."""

from __future__ import annotations

from tools.starter_art import animals, hands, lamps, plants, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas


def broom_in_the_corner(c: Canvas) -> None:
    """Draw a broom that leans beside a dustpan with a small heap of dust, the floor swept behind it."""
    rooms.room(c, "#a99a8e", "#8f6a52", floor_at=620)
    c.polygon([(0, 760), (1280, 640), (1280, 960), (0, 960)], "#fff0d8", opacity=0.14)
    for index in range(4):
        c.curve(
            [
                (980 - index * 60, 700 + index * 26),
                (1100 - index * 60, 740 + index * 20),
                (1240 - index * 60, 730 + index * 26),
            ],
            k.LIGHT,
            9,
            opacity=0.28,
        )
    rooms.frame(c, 70, 110, 230, 180, art="hills")
    c.limb([(430, -30), (640, 690)], [26, 26], c.linear(k.lighter(k.OAK, 0.25), k.OAK))
    with c.group(move=(650, 700), turn=-16):
        c.rect(-150, -30, 300, 60, c.linear(k.lighter(k.BRICK, 0.25), k.BRICK), r=20)
        c.polygon(
            [(-146, 26), (146, 26), (182, 180), (-182, 180)],
            c.linear(k.lighter(k.MUSTARD, 0.25), k.darker(k.MUSTARD, 0.15)),
            r=8,
        )
        for x in range(-140, 150, 20):
            c.line([(x, 34), (x * 1.22, 172)], k.darker(k.MUSTARD, 0.3), 4)
    c.ellipse(410, 880, 150, 26, k.SHADE, opacity=0.3)
    c.polygon([(110, 760), (390, 740), (430, 880), (70, 890)], c.linear(k.lighter(k.TEAL, 0.25), k.TEAL), r=16)
    c.polygon([(130, 780), (376, 762), (400, 858), (106, 866)], k.darker(k.TEAL, 0.25), r=10)
    c.limb([(120, 820), (-30, 830)], [44, 40], k.TEAL)
    for index in range(30):
        x, y = 280 + (index * 53) % 230, 810 + (index * 31) % 80
        c.circle(x, y, 5 + index % 4 * 4, ("#9a8f8a", "#b8aca5", "#7d736f")[index % 3])
    tabletops.lit(c, 560, 380, dusk=0.28)


def basket_and_bowl(c: Canvas) -> None:
    """Draw a cat asleep in a basket with a folded blanket, a bowl of fresh water before it."""
    rooms.room(c, "#8f8596", "#6d5156", floor_at=560)
    rooms.floor_lamp(c, 1140, 660, 560)
    rooms.rug(c, 600, 780, 600, 150, k.TEAL)
    c.ellipse(560, 760, 380, 70, k.SHADE, opacity=0.4)
    c.ellipse(560, 600, 330, 110, k.darker(k.OAK, 0.45))
    c.ellipse(560, 610, 300, 92, c.linear(k.lighter(k.ROSE, 0.25), k.ROSE))
    animals.cat(c, 560, 640, 250, coat="#d9a06a", pose="curl")
    c.path(
        "M230 600C240 760 320 800 560 800C800 800 880 760 890 600C860 700 720 716 560 716C400 716 260 700 230 600Z",
        c.linear(k.lighter(k.OAK, 0.3), k.OAK, k.darker(k.OAK, 0.3), end=(1, 0)),
    )
    for row in range(2):
        for index in range(11):
            c.rect(290 + index * 50 + row * 20, 728 + row * 32, 34, 15, k.darker(k.OAK, 0.35), r=6, opacity=0.5)
    c.polygon([(660, 690), (840, 660), (880, 820), (730, 850)], c.linear(k.lighter(k.BRICK, 0.2), k.BRICK), r=16)
    for y in (700, 750, 800):
        c.line([(680, y), (860, y - 24)], k.SUN, 12)
    c.ellipse(1000, 868, 150, 26, k.SHADE, opacity=0.4)
    c.polygon(
        [(860, 790), (1140, 790), (1170, 870), (830, 870)],
        c.linear(k.lighter(k.CREAM, 0.2), k.CREAM, k.darker(k.CREAM, 0.25), end=(1, 0)),
        r=16,
    )
    c.ellipse(1000, 792, 140, 32, k.lighter(k.CREAM, 0.4))
    c.ellipse(1000, 796, 118, 24, c.linear("#cfe6ea", "#8fb8c4"))
    c.ellipse(966, 790, 30, 6, k.WHITE, opacity=0.8)
    lamps.lamplight(c, 1140, 200, reach=1.15, dusk=0.36)


def label_under_the_glass(c: Canvas) -> None:
    """Draw a jar of jam whose label a magnifying glass makes large."""
    tabletops.boards(c, "#8a6a5c")
    c.ellipse(510, 850, 300, 50, k.SHADE, opacity=0.4)
    c.rect(250, 150, 500, 690, c.linear("#c9553d", "#8f3530", "#6d2a2e", end=(1, 0)), r=70)
    c.rect(250, 150, 500, 690, "#ffffff", r=70, opacity=0.1)
    c.rect(
        230, 80, 540, 130, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD, k.darker(k.MUSTARD, 0.25), end=(1, 0)), r=26
    )
    c.rect(270, 330, 460, 400, k.CREAM, r=10)
    c.circle(500, 420, 52, k.BRICK)
    c.polygon([(460, 378), (500, 392), (540, 376), (516, 408), (484, 408)], k.MOSS, r=4)
    for row in range(9):
        c.line([(310, 510 + row * 23), (690 - row * 37 % 110, 510 + row * 23)], k.INK, 5, opacity=0.75)
    c.limb([(900, 740), (1120, 940)], [54, 60], c.linear(k.lighter(k.WALNUT, 0.3), k.WALNUT))
    c.circle(744, 590, 214, k.SHADE, opacity=0.3)
    c.circle(734, 576, 212, k.STEEL)
    c.circle(734, 576, 190, "#fffaf0")
    with c.clip(tabletops.circle(734, 576, 190)):
        for row in range(6):
            y = 430 + row * 60
            for index in range(6):
                c.rect(
                    556 + index * 66 + row * 11 % 30, y, 38 + (index * 13 + row * 7) % 22, 17, k.INK, r=6, opacity=0.85
                )
        c.polygon([(580, 380), (660, 380), (560, 760), (500, 700)], k.WHITE, opacity=0.5)
    hands.grip_hand(c, 1010, 800, skin=k.SKINS["tan"], sleeve=k.TEAL, size=1.2, turn=10)
    tabletops.lit(c, 560, 380, dusk=0.3)


def mouse_on_a_slip(c: Canvas) -> None:
    """Draw a mouse drawn on a slip of paper beside a plate set for a child's supper."""
    tabletops.cloth(c, "#b9866a", check="#ffffff")
    tabletops.plate(c, 860, 480, 300, k.CREAM, rim=k.TEAL)
    tabletops.spoon(c, 1200, 330, 460, turn=4)
    with tabletops.laid(c, 400, 560, 420, 320, "#fff8e4", turn=-10, r=4):
        c.path("M-120 70C-130 -40 -30 -90 60 -50C120 -24 150 30 150 70Z", stroke=k.DENIM, width=9)
        for x, y in ((40, -66), (96, -50)):
            c.path(tabletops.circle(x, y, 34), stroke=k.DENIM, width=8)
        c.circle(106, 14, 8, k.DENIM)
        c.circle(152, 62, 10, k.BRICK)
        for dy in (-10, 8):
            c.line([(140, 50), (186, 44 + dy)], k.DENIM, 4)
        c.curve([(-120, 66), (-170, 60), (-180, 0), (-140, -20)], k.DENIM, 8)
        c.line([(-150, 74), (170, 74)], k.DENIM, 6)
        c.polygon([(-160, 120), (-60, 90), (-60, 120)], k.SUN)
    still.pencil(c, 250, 250, 300, k.DENIM, turn=64)
    tabletops.mug_above(c, 170, 160, 96, k.ROSE, drink="#fff6e6")
    tabletops.lit(c, 520, 380, dusk=0.3)


def chestnut_in_the_palm(c: Canvas) -> None:
    """Draw a shining chestnut in an open hand in a woollen sleeve, leaves on the ground behind."""
    c.rect(0, 0, 1280, 960, c.linear("#8f8a6f", "#6f6a5a"))
    for index in range(26):
        x, y = (index * 197) % 1280, (index * 131) % 960
        plants.leaf(c, x, y, 120, (k.TERRACOTTA, k.MUSTARD, k.BRICK, k.OLIVE)[index % 4], turn=index * 53, breadth=0.6)
    c.rect(0, 0, 1280, 960, "#5f5a52", opacity=0.35)
    hands.flat_hand(
        c, 620, 640, skin=k.SKINS["olive"], sleeve=k.PINE, size=1.75, spread=0.7, nails=False, mirrored=True, turn=-8
    )
    c.ellipse(640, 520, 120, 96, k.SHADE, opacity=0.35)
    c.blob(
        [(520, 480), (560, 410), (640, 390), (724, 420), (752, 490), (716, 560), (630, 580), (550, 552)],
        c.radial("#b5663c", "#7d3f2b", "#552a24", centre=(0.38, 0.3), radius=0.8),
    )
    c.blob([(560, 500), (600, 470), (660, 474), (690, 510), (650, 548), (590, 544)], c.linear("#e3c49a", "#c49a6c"))
    c.ellipse(590, 430, 34, 15, k.LIGHT, turn=-26, opacity=0.7)
    tabletops.lit(c, 620, 420, dusk=0.3)


def clapping_game(c: Canvas) -> None:
    """Draw the hands of a child and of a grown-up that clap against each other, marks of the clap and notes."""
    c.rect(0, 0, 1280, 960, c.linear("#9a7f86", "#7a6478"))
    c.glow(640, 330, 560, "#ffe2a0", opacity=0.45)
    hands.flat_hand(c, 420, 640, skin=k.SKINS["brown"], sleeve=k.TEAL, mirrored=True, turn=26, size=1.45, spread=0.5)
    hands.flat_hand(c, 840, 640, skin=k.SKINS["tan"], sleeve=k.MUSTARD, turn=-26, size=1.0, spread=0.7)
    for turn in (-60, -30, 0, 30, 60):
        with c.group(move=(650, 330), turn=turn):
            c.limb([(0, -120), (0, -180)], [15, 11], k.SUN)
    for x, y, size in ((280, 220, 1.5), (1020, 240, 1.7), (1130, 420, 1.1)):
        lamps.note(c, x, y, size=size)
    tabletops.lit(c, 640, 340, dusk=0.3)


def bird_in_the_cage(c: Canvas) -> None:
    """Draw a green budgerigar in a cage by lamplight that tilts its head, notes floating towards it."""
    rooms.room(c, "#8d7f94", "#5f4a58", floor_at=820)
    rooms.floor_lamp(c, 1140, 860, 640)
    rooms.frame(c, 120, 130, 180, 140, art="hills")
    rooms.table(c, 340, 740, 560, 180)
    c.path("M420 700V330C420 130 820 130 820 330V700Z", "#ffe9b8", opacity=0.16)
    c.ellipse(620, 716, 220, 30, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD))
    c.limb([(440, 530), (800, 530)], [14, 14], k.WOOD)
    animals.bird(c, 600, 528, 170, facing=1, coat="#7fae4f", breast=k.SUN)
    for index in range(9):
        x = 420 + index * 50
        c.curve([(x, 704), (x, 360), (620 + (x - 620) * 0.7, 236), (620, 168)], k.SUN, 6)
    for y in (360, 540):
        c.curve([(420, y), (620, y + 22), (820, y)], k.MUSTARD, 7)
    c.path(tabletops.circle(620, 142, 24), stroke=k.MUSTARD, width=10)
    c.rect(400, 690, 440, 44, c.linear(k.lighter(k.MUSTARD, 0.2), k.MUSTARD), r=12)
    for x, y, size in ((940, 420, 1.5), (1000, 300, 1.2), (900, 560, 1.1)):
        lamps.note(c, x, y, size=size)
    lamps.lamplight(c, 1140, 260, reach=1.1, dusk=0.36)


def green_in_winter(c: Canvas) -> None:
    """Draw a bare hand that touches the leaves of holly with red berries and a little snow."""
    c.rect(0, 0, 1280, 960, c.linear("#cfdbe3", "#aebfcd"))
    for x, y, r in ((150, 160, 120), (1080, 240, 170), (900, 90, 90), (240, 640, 140)):
        c.circle(x, y, r, k.WHITE, opacity=0.3)
    c.limb([(-20, 120), (420, 330), (820, 420)], [34, 24, 10], k.WALNUT)
    for x, y, turn, length in (
        (200, 230, 150, 260),
        (330, 290, 30, 270),
        (450, 350, 160, 270),
        (590, 380, 40, 260),
        (700, 400, 130, 250),
        (820, 420, 80, 250),
        (120, 180, 40, 240),
    ):
        with c.group(move=(x, y), turn=turn):
            h = length
            half = ((0.2, 0.16), (0.14, 0.34), (0.24, 0.52), (0.14, 0.72))
            edge = [(0, 0), *[(h * x, -h * y) for x, y in half], (0, -h), *[(-h * x, -h * y) for x, y in half[::-1]]]
            c.polygon(edge, c.linear("#5c9163", "#2f5f45", end=(1, 0)))
            c.line([(0, 0), (0, -h * 0.9)], "#9cc39a", 5, opacity=0.7)
    for x, y in ((330, 330), (372, 352), (340, 378), (640, 420), (676, 436)):
        c.circle(x, y, 27, c.radial(k.lighter(k.BRICK, 0.4), k.BRICK, centre=(0.35, 0.3)))
    for x, y, w in ((300, 292, 120), (560, 366, 100), (90, 168, 90)):
        c.ellipse(x, y, w, 20, k.WHITE)
    hands.grip_hand(c, 800, 600, skin=k.SKINS["fair"], sleeve=k.BRICK, size=1.6, turn=10)
    lamps.snow(c, 50, 6, largest=8)


def snowballs_at_a_trunk(c: Canvas) -> None:
    """Draw a tree trunk in the snow with the marks of snowballs, one flying, a heap of them ready."""
    c.rect(0, 0, 1280, 620, c.linear("#a9c4d9", "#e3eaee"))
    for x in (60, 240, 1010, 1180):
        c.polygon([(x, 380 - x % 90), (x + 110, 620), (x - 110, 620)], "#7f9a96", r=14)
    c.rect(0, 600, 1280, 360, c.linear("#ffffff", "#dbe6f0"))
    c.ellipse(830, 800, 260, 34, "#a3b6cc", opacity=0.5)
    bark = "#6a5048"
    c.polygon(
        [(730, -20), (920, -20), (930, 640), (990, 800), (670, 800), (720, 640)],
        c.linear(k.lighter(bark, 0.25), bark, k.darker(bark, 0.2), end=(1, 0)),
        r=12,
    )
    for x in (770, 820, 870):
        c.curve([(x, 0), (x + 16, 260), (x - 8, 520), (x + 6, 760)], k.darker(bark, 0.25), 7, opacity=0.6)
    for x, y in ((790, 250), (860, 390), (780, 500)):
        c.circle(x, y, 52, k.WHITE)
        for dx, dy in ((-62, -30), (60, -34), (-50, 48), (56, 44), (0, -70)):
            c.circle(x + dx, y + dy, 13, k.WHITE)
    c.circle(480, 330, 62, c.radial("#ffffff", "#c3d3e3", centre=(0.35, 0.3), radius=0.8))
    for index in range(3):
        c.line([(390 - index * 22, 320 + index * 34), (300 - index * 22, 350 + index * 34)], k.WHITE, 10, opacity=0.8)
    for x, y in ((190, 850), (310, 856), (430, 850), (250, 760), (370, 764), (310, 676)):
        c.circle(x + 6, y + 8, 64, "#a3b6cc", opacity=0.5)
        c.circle(x, y, 64, c.radial("#ffffff", "#c3d3e3", centre=(0.35, 0.3), radius=0.8))
    lamps.snow(c, 40, 4, largest=7)


SCENES = (
    broom_in_the_corner,
    basket_and_bowl,
    label_under_the_glass,
    mouse_on_a_slip,
    chestnut_in_the_palm,
    clapping_game,
    bird_in_the_cage,
    green_in_winter,
    snowballs_at_a_trunk,
)
