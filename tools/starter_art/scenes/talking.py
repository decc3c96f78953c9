"""People who talk, listen and sit together, at no particular hour."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, hands, lamps, plants, poses, rooms, still, tabletops, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person


def _bubble(c: Canvas, x: float, y: float, width: float, height: float, tail: int, fill: str = k.WHITE) -> None:
    """Draw a speech bubble about (``x``, ``y``) with its tail down to the left (-1) or right (1)."""
    w, h = width / 2, height / 2
    c.polygon(
        [(x + tail * w * 0.3, y + h - 8), (x + tail * w * 0.75, y + h - 8), (x + tail * w * 0.85, y + h + 44)], fill
    )
    c.rect(x - w, y - h, width, height, fill, r=h)


def talk_on_the_sofa(c: Canvas) -> None:
    """Draw two people who sit turned to each other on a sofa and talk, one of them laughing."""
    rooms.room(c, "#a98a86", "#6a4c4c", floor_at=760)
    rooms.frame(c, 520, 90, 220, 160, art="hills")
    rooms.floor_lamp(c, 90, 850, 690)
    plants.potted(c, 1190, 850, 320, kind="broad", clay=k.CREAM)
    rooms.rug(c, 640, 890, 560, 54, k.TEAL)
    rooms.sofa(c, 170, 850, 940, colour="#56748a", height=420)
    h = 650
    first = replace(cast.BARISTA, top=k.MUSTARD, bottom=k.PLUM)
    pose = replace(poses.sitting_front(first, 460, 690, 880, h, turn=0.3), gaze=0.8, nod=-4)
    pose = replace(pose, hands=((590, 560), (436, 650)), elbows=((560, 600), (380, 590)))
    person(c, first, pose, h)
    second = replace(cast.CYCLIST, top=k.BRICK, bottom=k.DENIM, singing=True)
    pose = replace(poses.sitting_front(second, 820, 690, 880, h, turn=-0.3), gaze=-0.8, nod=6)
    pose = replace(pose, hands=((760, 656), (880, 656)), elbows=((720, 590), (930, 590)))
    person(c, second, pose, h)
    _bubble(c, 330, 210, 180, 110, 1)
    for dx in (-44, 0, 44):
        c.circle(330 + dx, 210, 13, k.DENIM)
    for x, y, turn in ((960, 300, 20), (1000, 350, 50), (930, 260, -6)):
        with c.group(move=(x, y), turn=turn):
            c.rect(-6, -34, 12, 44, k.SUN, r=6)
    lamps.lamplight(c, 120, 230, reach=1.2, dusk=0.3)


def two_cups_at_work(c: Canvas) -> None:
    """Draw two colleagues who talk beside an office kettle, each with a cup."""
    c.rect(0, 0, 1280, 960, c.linear("#e3ddcf", "#cfc8bb"))
    c.rect(0, 640, 1280, 320, c.linear("#a9a39c", "#8f8a86"))
    for x in (90, 330, 570):
        c.rect(x, 70, 220, 190, c.linear(k.lighter(k.TEAL, 0.35), k.lighter(k.TEAL, 0.2)), r=10)
        c.rect(x + 90, 230, 40, 12, k.STEEL, r=6)
    rooms.frame(c, 960, 110, 190, 240, art="leaf")
    c.rect(40, 520, 800, 44, c.linear(k.lighter(k.OAK, 0.5), k.OAK), r=6)
    c.rect(60, 564, 760, 300, c.linear(k.WHITE, "#d9d2c6"))
    for x in (80, 330, 580):
        c.rect(x, 590, 230, 260, "#efe8dc", r=8)
        c.rect(x + 100, 614, 34, 10, k.STEEL, r=5)
    c.polygon([(120, 400), (250, 400), (276, 520), (94, 520)], c.linear("#f3f5f5", "#a9b1b8", end=(1, 0)), r=18)
    c.polygon([(250, 420), (310, 390), (306, 430), (262, 470)], "#a9b1b8", r=8)
    c.path("M110 410C60 420 70 500 100 500", stroke=k.INK, width=18)
    c.rect(150, 378, 70, 24, k.INK, r=10)
    still.steam(c, 330, 380, 110, opacity=0.7)
    for x, shade in ((660, k.MUSTARD), (740, k.ROSE)):
        still.mug(c, x, 522, 74, shade, hot=False)
    h = 760
    first = replace(cast.NURSE, top=k.PLUM, cloth=k.MUSTARD, bottom=k.PLUM)
    pose = replace(poses.standing(first, 480, 930, h, turn=0.7), gaze=0.9)
    person(
        c,
        first,
        replace(pose, hands=((620, 470), (560, 500)), elbows=(1, 1)),
        h,
        held=lambda: still.mug(c, 640, 494, 74, k.TEAL),
    )
    second = replace(cast.CARPENTER, top="#9fb8c8", bottom=k.INK, glasses=True, sleeves=0.9)
    pose = replace(poses.standing(second, 920, 930, h + 20, turn=-0.7), gaze=-0.9, nod=4)
    person(
        c,
        second,
        replace(pose, hands=((770, 470), (850, 520)), elbows=(-1, -1)),
        h + 20,
        held=lambda: still.mug(c, 764, 490, 74, k.BRICK),
    )
    _bubble(c, 700, 150, 170, 100, -1)
    c.path(
        "M700 184C664 150 640 128 664 108C682 96 696 106 700 120C704 106 718 96 736 108C760 128 736 150 700 184Z",
        k.BRICK,
    )


def reading_to_somebody(c: Canvas) -> None:
    """Draw a woman who reads aloud from a book on a sofa in the evening, a man listening with closed eyes."""
    rooms.room(c, "#77708f", "#55435c", floor_at=760)
    rooms.window(c, 480, 60, 330, 280, rooms.night_view, frame="#cbbcc8")
    rooms.rug(c, 640, 890, 560, 54, k.PLUM)
    rooms.sofa(c, 200, 850, 900, colour="#7a8a5a", height=420)
    rooms.floor_lamp(c, 110, 850, 690)
    h = 650
    reader = replace(cast.GRANDMOTHER, top=k.TEAL, skin=k.SKINS["tan"], singing=True)
    pose = poses.sitting_front(reader, 450, 690, 880, h)
    pose = replace(poses.holding(reader, pose, h, (396, 590), (514, 590), out=0.06), nod=8, gaze=0.2)
    person(c, reader, pose, h, held=lambda: things.book_in_hands(c, 455, 580, 120, k.BRICK))
    listener = replace(cast.GRANDFATHER, glasses=False, top=k.MUSTARD, skin=k.SKINS["brown"])
    pose = replace(poses.sitting_front(listener, 820, 690, 880, h, turn=-0.2), gaze=-0.3, nod=-10)
    person(c, listener, pose, h)
    for index in range(3):
        x = 580 + index * 46
        c.curve(
            [(x, 420 - index * 14), (x + 14, 450 - index * 14), (x, 480 - index * 14)],
            k.SUN,
            7,
            opacity=0.8 - index * 0.15,
        )
    rooms.cushion(c, 1000, 640, 130, k.BRICK, turn=10)
    lamps.lamplight(c, 140, 230, reach=1.05, dusk=0.45)


def box_of_photos(c: Canvas) -> None:
    """Draw a box of old printed photos on a table and two hands, of an old and a young person, that hold some."""
    tabletops.boards(c, "#84646c")
    with tabletops.laid(c, 640, 270, 560, 380, c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, end=(1, 1)), turn=-3, r=12):
        c.rect(-250, -160, 500, 320, k.darker(k.TEAL, 0.4), r=8)
        for index in range(7):
            c.rect(-230 + index * 12, -140 + index * 24, 400, 60, k.mix(k.CREAM, k.SAND, index % 2 * 0.6), r=3)

    def photo(x: float, y: float, turn: float, kind: int) -> None:
        with tabletops.laid(c, x, y, 270, 210, k.WHITE, turn=turn, r=4):
            c.rect(-119, -89, 238, 166, "#e9d3ad")
            if kind == 0:
                c.circle(64, -40, 26, "#fbeccb")
                c.path("M-119 60C-60 -30 0 10 40 30C80 -10 100 10 119 20L119 77L-119 77Z", "#b98f68")
            elif kind == 1:
                for dx, tall in ((-44, 92), (40, 100)):
                    c.polygon(
                        [(dx - 34, 77), (dx - 24, 70 - tall * 0.6), (dx + 24, 70 - tall * 0.6), (dx + 34, 77)],
                        "#8a6248",
                        r=10,
                    )
                    c.circle(dx, 44 - tall * 0.6, 25, "#c99a74")
            else:
                c.rect(-70, -20, 140, 97, "#b98f68")
                c.polygon([(-90, -20), (0, -76), (90, -20)], "#8a5c48")
                c.rect(-16, 20, 34, 57, "#6d4a3c")

    photo(240, 560, -12, 0)
    photo(1040, 560, 10, 2)
    photo(640, 640, 3, 1)
    photo(180, 190, 14, 2)
    photo(1110, 200, -14, 0)
    hands.grip_hand(c, 790, 690, skin=k.SKINS["fair"], sleeve=k.PLUM, size=1.2, turn=18)
    hands.grip_hand(c, 490, 690, skin=k.SKINS["tan"], sleeve=k.MUSTARD, size=1.2, turn=-18, mirrored=True)
    tabletops.lit(c, 600, 360)


def phones_in_a_bowl(c: Canvas) -> None:
    """Draw a bowl with four phones on a chest in the hall, keys beside it and coats behind."""
    rooms.room(c, "#96806f", "#6a4c4c", floor_at=1000)
    c.rect(100, 60, 1080, 26, k.WALNUT, r=8)
    for x, shade in ((250, k.PLUM), (450, k.PINE), (960, k.BRICK)):
        c.circle(x, 96, 13, k.SUN)
        c.polygon(
            [(x - 80, 130), (x, 96), (x + 80, 130), (x + 100, 470), (x - 100, 470)],
            c.linear(k.lighter(shade, 0.15), k.darker(shade, 0.25), end=(1, 0)),
            r=30,
        )
    c.rect(40, 690, 1200, 70, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=10)
    c.rect(80, 760, 1120, 240, c.linear(k.darker(k.OAK, 0.2), k.darker(k.OAK, 0.35)))
    c.circle(640, 870, 24, k.SUN)
    for x, top, turn, shade in (
        (520, 480, -20, k.INK),
        (620, 430, -5, "#4a5672"),
        (724, 430, 9, k.INK),
        (806, 490, 24, "#5a3f52"),
    ):
        with c.group(move=(x, top), turn=turn):
            c.rect(-62, -60, 124, 260, k.lighter(shade, 0.12), r=20)
            c.rect(-52, -46, 104, 220, c.linear("#5b6a8c", "#39435f", end=(1, 1)), r=8)
            c.polygon([(-40, -46), (10, -46), (-52, 90), (-52, 0)], k.WHITE, opacity=0.12)
            c.circle(0, -54, 4, k.GREY)
    still.bowl(c, 660, 700, 560, k.TEAL)
    with c.group(move=(1060, 690), turn=8):
        c.ellipse(0, 0, 80, 12, k.SHADE, opacity=0.35)
        c.path(tabletops.circle(-50, -26, 26), stroke=k.STEEL, width=8)
        c.rect(-26, -34, 110, 14, k.MUSTARD, r=5)
        c.rect(60, -24, 14, 20, k.MUSTARD)
    plants.potted(c, 200, 694, 250, kind="fern", clay=k.CREAM)
    tabletops.lit(c, 660, 330, dusk=0.35)


def photo_on_the_door(c: Canvas) -> None:
    """Draw a hand that pins a photo of two people beside a door, with a coat hook and a light switch."""
    c.rect(0, 0, 1280, 960, c.linear("#a8988a", "#8c7e78"))
    c.rect(820, 0, 80, 960, k.CREAM)
    c.rect(900, 0, 380, 960, c.linear(k.lighter(k.TEAL, 0.15), k.TEAL, end=(1, 0)))
    c.rect(960, 80, 260, 360, k.darker(k.TEAL, 0.2), r=10)
    c.rect(972, 92, 236, 336, k.lighter(k.TEAL, 0.12), r=8)
    c.circle(950, 610, 30, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD))
    c.rect(650, 560, 96, 140, k.WHITE, r=12)
    c.rect(682, 600, 32, 60, "#e0dbd2", r=8)
    with tabletops.laid(c, 430, 380, 460, 540, k.WHITE, turn=-4, r=6):
        c.rect(-200, -240, 400, 400, c.linear("#bcd9dc", "#f4dcb8"))
        c.path("M-200 110C-80 40 60 110 200 60L200 160L-200 160Z", k.MOSS)
        for x, shade, skin, hair in (
            (-74, k.BRICK, k.SKINS["brown"], k.HAIRS["black"]),
            (80, k.MUSTARD, k.SKINS["fair"], k.HAIRS["grey"]),
        ):
            c.polygon(
                [(x - 90, 160), (x - 60, 30), (x, 6), (x + 60, 30), (x + 90, 160)],
                c.linear(k.lighter(shade, 0.2), shade),
                r=20,
            )
            c.circle(x, -64, 70, hair)
            c.circle(x, -46, 56, skin)
            for dx in (-20, 20):
                c.circle(x + dx, -52, 6, k.INK)
            c.path(f"M{x - 20} -26Q{x} -8 {x + 20} -26", stroke=k.INK, width=5)
    c.circle(440, 124, 24, k.SHADE, opacity=0.3)
    c.circle(434, 116, 22, c.radial(k.lighter(k.BRICK, 0.4), k.BRICK, centre=(0.35, 0.3)))
    hands.grip_hand(c, 640, 520, skin=k.SKINS["brown"], sleeve=k.PLUM, size=1.3, turn=6)
    tabletops.lit(c, 440, 300, dusk=0.34)


def teapot_by_lamplight(c: Canvas) -> None:
    """Draw a teapot with two steaming cups and biscuits in lamplight, two chairs drawn up."""
    lamps.night_table(c, "#6f6480", k.OAK, edge=600, at=(980, 200))
    rooms.window(c, 120, 50, 360, 350, lamps.moon_view, frame="#c3b7c6")
    for x in (160, 1120):
        c.rect(x - 90, 430, 180, 40, k.WALNUT, r=14)
        for dx in (-70, 0, 70):
            c.rect(x + dx - 10, 450, 20, 170, k.darker(k.WALNUT, 0.1), r=6)
    lamps.table_lamp(c, 900, 650, 360, shade=k.SUN)
    still.teapot(c, 560, 800, 330, k.TEAL)
    for x, y, shade in ((250, 860, k.CREAM), (900, 880, k.ROSE)):
        c.ellipse(x, y + 4, 130, 26, k.lighter(shade, 0.2))
        still.mug(c, x, y, 150, shade)
    c.ellipse(1120, 770, 130, 26, k.CREAM)
    for x, y in ((1070, 752), (1130, 746), (1160, 764), (1100, 736)):
        c.ellipse(x, y, 44, 17, k.darker(k.APRICOT, 0.2))
        c.ellipse(x, y - 6, 44, 17, k.APRICOT)
    still.steam(c, 760, 560, 140, opacity=0.45)
    lamps.lamplight(c, 900, 420, reach=1.05, dusk=0.42)


SCENES = (
    talk_on_the_sofa,
    two_cups_at_work,
    reading_to_somebody,
    box_of_photos,
    phones_in_a_bowl,
    photo_on_the_door,
    teapot_by_lamplight,
)
