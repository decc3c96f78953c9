"""Small work for hands in lamplight: drawing, mending and writing."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person


def shadow_on_the_paper(c: Canvas) -> None:
    """Draw a cup beside a desk lamp, its shadow on a sheet of paper half traced with a pencil."""
    lamps.night_table(c, "#66607c", k.OAK, edge=430, at=(300, 260))
    c.polygon([(430, 560), (1130, 520), (1230, 880), (480, 930)], k.SHADE, opacity=0.25)
    c.polygon([(420, 550), (1120, 510), (1220, 868), (470, 918)], c.linear("#fff7e4", k.CREAM, end=(1, 0.3)))
    shade = "M560 690L900 600C960 590 1000 620 1006 660C1012 706 980 740 930 744L590 800C560 770 548 730 560 690Z"
    c.path(shade, k.darker(k.SAND, 0.45), opacity=0.55)
    c.path(
        "M930 620C1010 580 1070 600 1064 650C1060 690 1020 706 972 706",
        stroke=k.darker(k.SAND, 0.45),
        width=24,
        opacity=0.55,
    )
    c.path("M560 690L900 600C960 590 1000 620 1006 660C1012 706 980 740 930 744L800 766", stroke=k.DENIM, width=8)
    still.mug(c, 510, 800, 210, k.TERRACOTTA, hot=False, handle=-1)
    still.pencil(c, 800, 768, 300, k.MUSTARD, turn=128 + 180)
    lamps.desk_lamp(c, 200, 720, 560, facing=1, colour=k.TEAL)
    for x, y, turn, colour in ((1010, 470, 74, k.BRICK), (1090, 480, 100, k.TEAL)):
        still.pencil(c, x, y, 190, colour, turn=turn)
    lamps.lamplight(c, 400, 330, reach=1.0, dusk=0.45)


def star_in_the_window(c: Canvas) -> None:
    """Draw a boy and his grandmother who hang a paper star in a window on a snowy evening."""
    rooms.room(c, "#8a6f80", "#5d4650", floor_at=780)
    rooms.window(c, 330, 80, 620, 460, lamps.snowy_view, panes=2)
    rooms.curtain(c, 210, 40, 110, 700, k.TEAL)
    rooms.curtain(c, 960, 40, 110, 700, k.TEAL)
    c.line([(640, 80), (640, 190)], k.CREAM, 3)
    c.glow(640, 280, 230, "#ffe2a0", opacity=0.8)
    star = "M640 170L672 246L754 252L692 306L712 388L640 344L568 388L588 306L526 252L608 246Z"
    c.path(star, c.linear("#fff7e0", "#ffd98f"), stroke="#fff0c4", width=8)
    for end in ((672, 246), (692, 306), (640, 344), (588, 306), (608, 246)):
        c.line([(640, 285), end], "#e5ae5e", 3, opacity=0.7)
    h = 600
    old = replace(cast.GRANDMOTHER, skin=k.SKINS["tan"], top=k.BRICK, bottom=k.INK)
    c.shadow(330, 892, 120, 16, opacity=0.5)
    pose = replace(
        poses.standing(old, 340, 890, h, turn=0.8), hands=((504, 340), (420, 560)), elbows=(0.5, 0.8), nod=-12
    )
    person(c, old, pose, h)
    boy = replace(
        cast.BOY, skin=k.SKINS["brown"], hair=k.HAIRS["black"], top=k.MUSTARD, bottom=k.DENIM, wear="trousers"
    )
    rooms.table(c, 820, 720, 200, 170, colour=k.OAK)
    c.shadow(900, 722, 80, 10, opacity=0.5)
    pose = replace(
        poses.standing(boy, 900, 718, 430, turn=-0.8), hands=((760, 400), (800, 520)), elbows=(-0.6, -0.8), nod=-10
    )
    pose = replace(pose, hands=((788, 430), (806, 500)))
    person(c, boy, pose, 430)
    plants.potted(c, 1180, 890, 260, kind="fern", clay=k.CREAM)
    for x, y, turn, shade in ((560, 900, 20, k.CREAM), (640, 884, -30, k.SUN), (700, 910, 60, k.ROSE)):
        with c.group(move=(x, y), turn=turn):
            c.polygon([(-22, -14), (22, -10), (10, 14)], shade, r=3)
    lamps.lamplight(c, 640, 280, reach=0.9, dusk=0.42)


def button_by_lamplight(c: Canvas) -> None:
    """Draw a man who sews a button on a shirt beside a lamp, thread and buttons before him."""
    rooms.room(c, "#7f7468", "#57443f", floor_at=820)
    rooms.window(c, 90, 80, 270, 300, rooms.night_view, frame="#d9cfc4")
    rooms.frame(c, 960, 120, 160, 200, art="leaf", colour=k.INK)
    h = 720
    look = replace(cast.CARPENTER, glasses=True, top=k.PINE)
    pose = poses.standing(look, 600, 1050, h)
    pose = replace(poses.holding(look, pose, h, (540, 610), (690, 560), out=0.07), nod=10)

    def shirt() -> None:
        c.blob(
            [(470, 640), (520, 570), (600, 590), (680, 570), (740, 640), (760, 730), (450, 730)],
            c.linear(k.lighter("#9fb8c8", 0.3), "#9fb8c8", k.darker("#9fb8c8", 0.2), end=(1, 0.5)),
        )
        c.line([(600, 592), (606, 720)], k.darker("#9fb8c8", 0.25), 5)
        for y in (620, 660, 700):
            c.circle(620, y, 10, k.WHITE)

    person(c, look, pose, h, held=shirt)
    c.line([(690, 560), (632, 622)], k.STEEL, 4)
    c.curve([(692, 556), (760, 520), (720, 640), (650, 640)], k.BRICK, 3)
    c.rect(90, 700, 1100, 60, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=12)
    c.rect(130, 760, 1020, 200, k.darker(k.OAK, 0.4))
    for x, shade in ((860, k.BRICK), (930, k.TEAL), (1000, k.MUSTARD)):
        c.rect(x - 22, 630, 44, 72, shade, r=6)
        c.rect(x - 28, 624, 56, 14, k.OAK, r=5)
        c.rect(x - 28, 692, 56, 14, k.OAK, r=5)
        for row in range(4):
            c.line([(x - 22, 646 + row * 12), (x + 22, 650 + row * 12)], k.darker(shade, 0.25), 2)
    for x, y, shade in ((770, 712, k.CREAM), (800, 722, k.ROSE), (830, 708, k.SUN)):
        c.ellipse(x, y, 17, 7, shade)
        c.circle(x - 4, y, 2, k.INK)
        c.circle(x + 4, y, 2, k.INK)
    lamps.table_lamp(c, 270, 702, 360, shade=k.APRICOT)
    lamps.lamplight(c, 270, 420, reach=1.1, dusk=0.5)


def shining_shoes(c: Canvas) -> None:
    """Draw a pair of shoes that shine in lamplight, with a brush and a tin of polish."""
    lamps.night_table(c, "#70606c", "#a87a5c", edge=470, at=(960, 120))
    rooms.window(c, 110, 40, 300, 300, lamps.moon_view, frame="#c9bab4")
    rooms.pendant(c, 960, 130, k.MUSTARD)
    c.polygon([(120, 690), (1120, 660), (1220, 880), (80, 920)], k.CREAM, opacity=0.8)
    for row in range(5):
        c.line([(150 + row * 10, 720 + row * 38), (1110 + row * 16, 690 + row * 38)], k.GREY, 3, opacity=0.5)
    for x, y, size in ((300, 760, 1.0), (430, 850, 1.12)):
        with c.group(move=(x, y), scale=size):
            c.shadow(140, 8, 250, 22, opacity=0.55)
            c.path(
                "M-60 0C-70 -70 -66 -140 -50 -190L70 -196C80 -150 110 -120 170 -104C260 -84 330 -70 344 -20L344 0Z",
                c.linear("#b5674a", "#7d3f30", "#5a2c2a", end=(0.4, 1)),
            )
            c.rect(-66, -6, 416, 22, k.INK, r=8)
            c.rect(-66, -30, 70, 30, k.INK, r=6)
            c.ellipse(10, -192, 60, 16, "#4a2a2c")
            for step in range(3):
                c.line([(78 + step * 34, -172 + step * 22), (118 + step * 30, -140 + step * 14)], k.SAND, 7)
            c.ellipse(270, -56, 46, 13, "#ffe2b8", turn=14, opacity=0.75)
            c.ellipse(-40, -120, 9, 44, "#ffe2b8", turn=4, opacity=0.4)
    c.shadow(1010, 800, 120, 16, opacity=0.5)
    c.rect(910, 740, 200, 60, c.linear(k.lighter(k.STEEL, 0.4), k.STEEL, end=(1, 0)), r=10)
    c.ellipse(1010, 740, 100, 26, k.lighter(k.STEEL, 0.5))
    c.ellipse(1010, 740, 82, 19, "#7d3f30")
    with c.group(move=(900, 650), turn=-10):
        c.rect(-130, -40, 260, 50, c.linear(k.lighter(k.OAK, 0.3), k.WOOD), r=20)
        c.rect(-120, 6, 240, 38, k.WALNUT, r=6)
        for x in range(-112, 116, 16):
            c.line([(x, 16), (x, 44)], k.darker(k.WALNUT, 0.4), 4)
    c.blob(
        [(1120, 640), (1200, 600), (1260, 650), (1240, 730), (1160, 740)],
        c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD),
    )


def letter_by_candlelight(c: Canvas) -> None:
    """Draw a hand that writes a letter with a pen beside a candle."""
    lamps.night_table(c, "#5f4f66", k.WALNUT, edge=300, at=(330, 260))
    c.polygon([(350, 470), (920, 430), (1010, 860), (330, 910)], k.SHADE, opacity=0.3)
    c.polygon([(340, 458), (910, 418), (1000, 846), (318, 898)], c.linear("#fff6e0", k.CREAM, end=(1, 0.4)))
    for row in range(6):
        y = 520 + row * 54
        end = 840 if row < 4 else 560
        c.curve(
            [(400 - row * 2, y), (500, y - 12), (600, y - 2), (700, y - 20), (end if row < 5 else 440, y - 22)],
            k.DENIM,
            6,
        ) if row < 5 else None
    skin = k.SKINS["deep"]
    c.limb([(1330, 1010), (1090, 850)], [230, 180], c.linear(k.lighter(k.TEAL, 0.2), k.darker(k.TEAL, 0.1)))
    c.limb([(1100, 850), (930, 780)], [132, 116], c.linear(k.lighter(skin, 0.2), skin))
    c.limb([(600, 730), (860, 560)], [14, 22], c.linear(k.lighter(k.BRICK, 0.2), k.BRICK))
    c.limb([(575, 747), (606, 726)], [5, 13], k.SUN)
    for index in range(4):
        c.limb(
            [
                (930 - index * 4, 742 + index * 28),
                (820 - index * 6, 690 + index * 34),
                (724 + index * 16, 690 + index * 28),
            ],
            [48, 44, 36],
            c.linear(k.lighter(skin, 0.28), skin),
        )
    c.limb([(900, 700), (800, 640), (716, 660)], [52, 44, 36], c.linear(k.lighter(skin, 0.28), skin))
    still.candle(c, 200, 620, 230)
    c.ellipse(200, 624, 110, 22, k.darker(k.MUSTARD, 0.2))
    c.ellipse(200, 618, 110, 20, k.MUSTARD)
    c.rect(150, 440, 100, 178, c.linear("#fff6e0", "#e3cdb4", end=(1, 0)), r=14)
    c.polygon([(1010, 330), (1230, 350), (1216, 480), (996, 460)], k.ROSE, r=6)
    c.line([(1010, 334), (1110, 420), (1228, 354)], k.darker(k.ROSE, 0.25), 5)
    lamps.lamplight(c, 230, 400, reach=1.05, dusk=0.55)


def notes_on_the_night_shift(c: Canvas) -> None:
    """Draw a nurse at a desk at night who writes a few lines in a notebook under a small lamp."""
    rooms.room(c, "#5f7d86", "#46535f", floor_at=800, boards=False)
    rooms.window(c, 760, 80, 420, 320, rooms.night_view, frame="#b9c6c9", panes=3)
    c.circle(330, 200, 92, k.CREAM)
    c.circle(330, 200, 78, k.WHITE)
    c.line([(330, 200), (330, 146)], k.INK, 8)
    c.line([(330, 200), (370, 200)], k.INK, 10)
    c.rect(540, 110, 130, 170, k.WOOD, r=6)
    c.rect(552, 130, 106, 140, k.WHITE)
    for row in range(4):
        c.line([(566, 156 + row * 26), (640, 156 + row * 26)], k.GREY, 4)
    h = 720
    look = replace(cast.BARISTA, skin=k.SKINS["tan"], style="bun", top="#7fb0b4", sleeves=0.35)
    pose = poses.standing(look, 600, 1050, h)
    pose = replace(poses.holding(look, pose, h, (530, 650), (690, 650), out=0.08), nod=10)
    person(c, look, pose, h)
    c.polygon([(572, 522), (600, 580), (628, 522)], k.WHITE)
    c.rect(640, 580, 46, 32, k.WHITE, r=6)
    c.rect(60, 700, 1160, 60, c.linear("#dfe4e2", "#b4bfc0"), r=10)
    c.rect(90, 760, 1100, 200, "#5f727a")
    c.polygon([(490, 690), (600, 682), (710, 690), (726, 726), (600, 720), (474, 726)], k.WHITE, r=4)
    c.line([(600, 684), (600, 720)], k.GREY, 4)
    for row in range(3):
        c.line([(510 - row * 3, 696 + row * 9), (580, 693 + row * 9)], k.DENIM, 3)
    c.limb([(700, 640), (652, 698)], [10, 6], k.BRICK)
    c.limb([(700, 640), (684, 652)], [34, 30], k.lighter(look.skin, 0.08))
    still.mug(c, 860, 702, 84, k.BRICK)
    lamps.desk_lamp(c, 270, 702, 320, facing=1, colour=k.MUSTARD)
    plants.potted(c, 1110, 702, 190, kind="snake", clay=k.CREAM)
    lamps.lamplight(c, 420, 520, reach=1.0, dusk=0.5)


SCENES = (
    shadow_on_the_paper,
    star_in_the_window,
    button_by_lamplight,
    shining_shoes,
    letter_by_candlelight,
    notes_on_the_night_shift,
)
