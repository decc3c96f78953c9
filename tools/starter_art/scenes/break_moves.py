"""Gentle movement in a break: shoulders, hands, feet, and a wall to lean on."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, hands, lamps, plants, poses, rooms, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person
from tools.starter_art.heads import head


def folded_on_the_chair(c: Canvas) -> None:
    """Draw a man on an office chair who folds forward over his knees and lets his head hang."""
    c.rect(0, 0, 1280, 760, c.linear("#d8d3c8", "#c2bdb6"))
    c.rect(0, 760, 1280, 200, c.linear("#a59b94", "#8d847f"))
    rooms.frame(c, 160, 110, 160, 200, art="leaf", colour=k.INK)
    rooms.shelf(c, 860, 260, 330)
    rooms.books(c, 880, 260, 200, 110, 6)
    rooms.table(c, 820, 560, 420, 300)
    c.rect(900, 430, 210, 130, k.INK, r=10)
    c.rect(912, 442, 186, 100, "#54617c", r=4)
    plants.potted(c, 90, 870, 300, kind="snake", clay=k.CREAM)
    c.shadow(520, 880, 230, 22)
    for dx in (-110, 0, 110):
        c.limb([(470, 820), (470 + dx, 872)], [20, 14], k.INK)
        c.circle(470 + dx, 876, 13, k.INK)
    c.rect(458, 690, 24, 140, k.STEEL)
    c.rect(350, 650, 230, 46, c.linear(k.lighter(k.PLUM, 0.2), k.PLUM), r=22)
    c.limb([(372, 660), (330, 420)], [44, 60], k.PLUM)
    look = replace(cast.CARPENTER, top=k.TEAL, bottom=k.DENIM)
    cloth = c.linear(k.lighter(look.top, 0.22), look.top, k.darker(look.top, 0.2))
    c.limb(
        [(440, 620), (690, 640), (680, 850)],
        [112, 88, 58],
        c.linear(k.lighter(look.bottom, 0.12), k.darker(look.bottom, 0.15)),
    )
    c.polygon([(654, 850), (700, 846), (760, 866), (764, 884), (650, 884)], k.WALNUT, r=10)
    c.blob(
        [(370, 640), (380, 540), (460, 476), (580, 470), (690, 530), (742, 620), (700, 640), (590, 590), (480, 640)],
        cloth,
    )
    c.limb([(700, 600), (760, 740), (770, 830)], [58, 46, 32], cloth)
    c.limb([(768, 800), (772, 840), (776, 858)], [32, 36, 26], k.lighter(look.skin, 0.06))
    c.limb([(710, 600), (740, 640)], [48, 44], k.darker(look.skin, 0.1))
    c.ellipse(762, 690, 54, 66, look.skin, turn=-20)
    c.path("M716 716C716 760 790 770 806 716L796 690L730 700Z", look.skin)
    c.ellipse(744, 664, 14, 20, k.darker(look.skin, 0.2))
    c.path("M776 706Q788 716 798 704", stroke=k.INK, width=4)
    tabletops.lit(c, 560, 300, dusk=0.18)


def shoulders_to_the_ears(c: Canvas) -> None:
    """Draw a man with closed eyes, seen close, who pulls his shoulders up, arrows beside them."""
    c.rect(0, 0, 1280, 960, c.linear("#8f9a94", "#6f7d7c"))
    c.circle(640, 460, 420, "#a9b3a8", opacity=0.45)
    look = replace(cast.FATHER, top=k.BRICK, skin=k.SKINS["tan"], hair=k.HAIRS["black"])
    cloth = c.linear(k.lighter(look.top, 0.22), look.top, k.darker(look.top, 0.25))
    c.path(
        "M220 980C220 760 270 640 370 590C450 560 540 600 640 620C740 600 830 560 910 590C1010 640 1060 760 1060 980Z",
        cloth,
    )
    c.limb([(640, 560), (640, 660)], [150, 190], k.darker(look.skin, 0.12))
    c.path("M540 630C580 720 700 720 740 630L720 612C690 680 590 680 560 612Z", k.darker(look.top, 0.3))
    head(c, replace(look, beard=True), (640, 420), 330, 0.0, 0)
    for x in (570, 710):
        c.ellipse(x, 432, 40, 22, look.skin)
        c.path(f"M{x - 26} 432Q{x} 452 {x + 26} 432", stroke=k.INK, width=8)
    for x in (240, 1040):
        c.limb([(x, 560), (x, 430)], [16, 16], k.LIGHT, opacity=0.85)
        c.polygon([(x - 40, 440), (x, 370), (x + 40, 440)], k.LIGHT, r=6, opacity=0.85)
        c.curve([(x - 70, 640), (x - 60, 590), (x - 20, 560)], k.LIGHT, 8, opacity=0.4)
    tabletops.lit(c, 640, 360, dusk=0.24)


def slow_hands(c: Canvas) -> None:
    """Draw two hands in soft light, one open like a flower, one half closed."""
    c.rect(0, 0, 1280, 960, c.linear("#4d4a74", "#3c3a5e", "#554a6c"))
    c.glow(640, 380, 620, "#ffdf9c", opacity=0.4)
    for x, y, r in ((180, 180, 40), (1090, 160, 54), (1010, 330, 24), (250, 380, 22)):
        c.circle(x, y, r, "#ffd58a", opacity=0.16)
    hands.flat_hand(
        c, 420, 700, skin=k.SKINS["deep"], sleeve=k.TEAL, mirrored=True, turn=-6, size=1.5, spread=1.9, nails=False
    )
    c.ellipse(430, 590, 46, 40, k.lighter(k.SKINS["deep"], 0.1), opacity=0.5)
    hands.grip_hand(c, 820, 500, skin=k.SKINS["deep"], sleeve=k.TEAL, size=1.7, turn=34)
    for side, x in ((-1, 150), (1, 1130)):
        for index in range(3):
            c.curve(
                [
                    (x + side * index * 30, 420 - index * 10),
                    (x + side * (index * 30 + 20), 500),
                    (x + side * index * 30, 580 + index * 10),
                ],
                k.LIGHT,
                7,
                opacity=0.35 - index * 0.08,
            )
    lamps.lamplight(c, 640, 360, reach=0.95, dusk=0.4)


def heels_and_toes(c: Canvas) -> None:
    """Draw two bare feet flat on wooden boards before a chair, marks of pressing below them."""
    tabletops.boards(c, "#a5775a", across=True)
    c.rect(300, -40, 680, 200, c.linear(k.lighter(k.WALNUT, 0.2), k.WALNUT), r=30)
    skin = k.SKINS["brown"]
    for side in (-1, 1):
        x = 640 + side * 150
        c.ellipse(x + 12, 560, 120, 290, k.SHADE, opacity=0.28)
        c.limb(
            [(x - side * 20, 60), (x, 330)],
            [210, 170],
            c.linear(k.lighter(k.DENIM, 0.25), k.DENIM, k.darker(k.DENIM, 0.2), end=(1, 0)),
        )
        c.limb([(x, 336), (x, 326)], [180, 178], k.darker(k.DENIM, 0.22))
        c.blob(
            [
                (x - 66, 360),
                (x, 300),
                (x + 66, 360),
                (x + 74 + side * 10, 560),
                (x + 104 + side * 8, 720),
                (x + side * 10, 780),
                (x - 104 + side * 8, 720),
                (x - 74 + side * 10, 560),
            ],
            c.linear(k.lighter(skin, 0.25), skin, end=(0.2, 1)),
        )
        for toe in range(5):
            big = toe == (0 if side > 0 else 4)
            tx, ty = x + side * 8 - 88 + toe * 44, 772 - abs(toe - (1 if side > 0 else 3)) * 13
            c.circle(tx, ty, 33 if big else 25, c.linear(k.lighter(skin, 0.25), skin))
            c.ellipse(tx, ty + (10 if big else 8), 13 if big else 9, 9 if big else 6, k.lighter(skin, 0.5))
        for index in range(2):
            c.curve(
                [
                    (x - 120 - index * 26, 800),
                    (x - 90, 850 + index * 26),
                    (x, 864 + index * 28),
                    (x + 90, 850 + index * 26),
                    (x + 120 + index * 26, 800),
                ],
                k.LIGHT,
                7,
                opacity=0.5 - index * 0.18,
            )
    tabletops.lit(c, 640, 420, dusk=0.26)


def hands_on_the_wall(c: Canvas) -> None:
    """Draw a woman who leans with both hands against a wall and pushes herself off it."""
    rooms.room(c, "#b09a86", "#6f5348", floor_at=800)
    rooms.frame(c, 180, 130, 200, 150, art="hills")
    plants.potted(c, 130, 880, 320, kind="fern", clay=k.CREAM)
    c.rect(1000, 0, 280, 960, c.linear("#8f7f76", "#a3938a", end=(1, 0)))
    c.rect(1000, 0, 10, 960, k.LIGHT, opacity=0.25)
    look = replace(cast.GRANDMOTHER, top=k.TEAL, bottom=k.PLUM, wear="trousers", skin=k.SKINS["fair"], shoes=k.CREAM)
    h = 720
    pose = poses.standing(look, 640, 890, h, turn=1, lean=20)
    pose = replace(
        pose,
        hip=(706, pose.hip[1] + 14),
        feet=((606, 890), (576, 890)),
        hands=((990, 400), (992, 440)),
        elbows=(0.6, 0.6),
        knees=(-0.1, -0.1),
        gaze=1.0,
    )
    person(c, look, pose, h)
    for index in range(3):
        c.curve(
            [
                (936 - index * 26, 320 - index * 12),
                (950 - index * 26, 300 - index * 12),
                (972 - index * 26, 290 - index * 12),
            ],
            k.LIGHT,
            7,
            opacity=0.6,
        )
    tabletops.lit(c, 620, 300, dusk=0.24)


def back_to_the_wall(c: Canvas) -> None:
    """Draw a man who leans with his back against a wall, eyes closed, arms hanging."""
    rooms.room(c, "#9aa392", "#6d5a4e", floor_at=800)
    rooms.frame(c, 200, 130, 150, 190, art="leaf", colour=k.INK)
    rooms.frame(c, 920, 150, 190, 140, art="hills")
    rooms.chair(c, 1060, 890, 190, facing=-1)
    c.rect(0, 690, 1280, 14, k.darker("#9aa392", 0.12), opacity=0.5)
    c.ellipse(664, 470, 150, 330, k.SHADE, opacity=0.16)
    look = replace(cast.STUDENT, top=k.MUSTARD, bottom=k.DENIM, skin=k.SKINS["tan"])
    h = 730
    pose = replace(poses.standing(look, 640, 880, h), nod=-8)
    person(c, look, pose, h)
    for side in (-1, 1):
        x = 640 + side * 170
        c.limb([(x, 380), (x, 470)], [11, 11], k.LIGHT, opacity=0.7)
        c.polygon([(x - 24, 464), (x, 510), (x + 24, 464)], k.LIGHT, r=4, opacity=0.7)
    tabletops.lit(c, 640, 300, dusk=0.22)


SCENES = (
    folded_on_the_chair,
    shoulders_to_the_ears,
    slow_hands,
    heels_and_toes,
    hands_on_the_wall,
    back_to_the_wall,
)
