"""Moving in the evening and between tasks: stretches, throws and shadow boxing."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person


def shoulders_at_the_desk(c: Canvas) -> None:
    """Draw a man who leans back from his desk and stretches both arms."""
    rooms.room(c, "#d6d9cf", "#9c8478", floor_at=790, boards=False)
    rooms.frame(c, 120, 120, 180, 230, art="leaf", colour=k.INK)
    rooms.shelf(c, 880, 300, 320)
    rooms.books(c, 900, 300, 220, 120, 9)
    plants.potted(c, 1165, 300, 120, kind="herb", clay=k.TEAL)
    c.shadow(640, 900, 190, 22, opacity=0.5)
    for dx in (-110, 110, -50, 60):
        c.limb([(640, 840), (640 + dx, 892)], [18, 14], k.INK)
        c.circle(640 + dx, 896, 14, k.INK)
    c.limb([(640, 850), (640, 730)], [22, 22], k.STEEL)
    c.rect(520, 440, 240, 270, c.linear(k.lighter(k.PLUM, 0.2), k.PLUM), r=50)
    c.rect(510, 690, 260, 54, c.linear(k.lighter(k.PLUM, 0.3), k.darker(k.PLUM, 0.1)), r=26)
    look = Look(
        skin=k.SKINS["deep"],
        hair=k.HAIRS["black"],
        style="short",
        glasses=True,
        top=k.MUSTARD,
        bottom=k.INK,
        shoes=k.WALNUT,
    )
    h = 720
    pose = poses.sitting_front(look, 640, 700, 900, h)
    pose = replace(pose, hands=((596, 176), (684, 176)), elbows=((520, 300), (760, 300)), nod=4)
    person(c, look, pose, h)
    c.limb([(600, 172), (682, 172)], [40, 40], k.lighter(look.skin, 0.08))
    rooms.table(c, 90, 740, 420, 170, colour=k.OAK)
    c.polygon([(180, 726), (400, 726), (420, 742), (160, 742)], k.STEEL, r=4)
    c.rect(176, 712, 230, 18, k.darker(k.STEEL, 0.3), r=6)
    still.mug(c, 458, 740, 70, k.TEAL)
    plants.potted(c, 1090, 890, 430, kind="broad", clay=k.CREAM)


def stretch_by_lamplight(c: Canvas) -> None:
    """Draw an old man who sits on a mat and bends to one side beside a lamp."""
    rooms.room(c, "#6d6688", "#584458", floor_at=720)
    rooms.window(c, 470, 70, 300, 320, lamps.moon_view, frame="#cbbcc8")
    rooms.floor_lamp(c, 1110, 850, 680)
    c.ellipse(600, 872, 470, 60, c.linear(k.lighter(k.BRICK, 0.15), k.darker(k.BRICK, 0.1)))
    look = replace(cast.GRANDFATHER, top=k.TEAL, bottom=k.INK, sleeves=0.4, shoes=cast.GRANDFATHER.skin, glasses=False)
    h = 740
    c.shadow(600, 870, 290, 24, opacity=0.5)
    pose = poses.cross_legged(look, 600, 866, h)
    pose = replace(pose, lean=20, hands=((640, 300), (900, 846)), elbows=((560, 420), (880, 700)), nod=10)
    person(c, look, pose, h)
    plants.potted(c, 170, 860, 420, kind="snake", clay=k.MUSTARD)
    still.candle(c, 960, 860, 70)
    lamps.lamplight(c, 1110, 230, reach=1.1, dusk=0.5)


def socks_in_the_basket(c: Canvas) -> None:
    """Draw a young woman who throws a ball of socks into a laundry basket in the evening."""
    rooms.room(c, "#9a7f96", "#6d5060", floor_at=740)
    rooms.window(c, 90, 90, 300, 320, rooms.night_view, frame="#e3d6d8")
    rooms.shelf(c, 880, 260, 320)
    for x, tall, shade in ((930, 50, k.TEAL), (1030, 70, k.ROSE), (1130, 40, k.CREAM)):
        c.rect(x - 40, 260 - tall, 80, tall, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.1)), r=8)
    rooms.pendant(c, 640, 130, k.BRICK)
    rooms.rug(c, 420, 880, 360, 50, k.TEAL)
    look = Look(
        skin=k.SKINS["tan"],
        hair=k.HAIRS["brown"],
        style="ponytail",
        top=k.MUSTARD,
        bottom=k.PLUM,
        shoes=k.WHITE,
        sleeves=0.4,
    )
    h = 640
    c.shadow(380, 884, 130, 18, opacity=0.5)
    pose = poses.standing(look, 380, 882, h, turn=0.9, lean=5, spread=0.09)
    pose = replace(pose, hands=((556, 420), (330, 590)), elbows=(0.7, 0.8), nod=-8)
    person(c, look, pose, h)
    for x, y in ((650, 350), (740, 310), (830, 320)):
        c.circle(x, y, 7, k.CREAM, opacity=0.7)
    c.circle(905, 370, 44, c.linear(k.lighter(k.BRICK, 0.3), k.BRICK, end=(1, 1)))
    c.curve([(872, 356), (905, 374), (940, 356)], k.CREAM, 10)
    c.curve([(874, 392), (906, 404), (938, 388)], k.CREAM, 8)
    things.basket(c, 1010, 890, 260, handle=False)
    for x, y, r, shade in ((950, 752, 44, k.TEAL), (1040, 744, 52, k.ROSE), (1000, 736, 40, k.CREAM)):
        c.circle(x, y, r, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.12), end=(1, 1)))
    c.rect(876, 752, 268, 28, k.darker(k.OAK, 0.1), r=8)
    c.ellipse(770, 906, 42, 20, c.linear(k.lighter(k.MUSTARD, 0.3), k.MUSTARD))
    lamps.lamplight(c, 640, 160, reach=0.95, dusk=0.4)


def boxing_on_a_chair(c: Canvas) -> None:
    """Draw an old woman who sits on a chair and boxes the air in her evening living room."""
    rooms.room(c, "#b5847a", "#6f4a48", floor_at=760)
    rooms.window(c, 860, 80, 300, 340, rooms.night_view)
    rooms.curtain(c, 770, 40, 90, 660, k.TEAL)
    rooms.curtain(c, 1160, 40, 90, 660, k.TEAL)
    rooms.frame(c, 130, 130, 150, 150, art="shapes")
    rooms.rug(c, 560, 890, 520, 56, k.PLUM)
    rooms.floor_lamp(c, 180, 870, 520, shade=k.APRICOT)
    rooms.chair(c, 560, 888, 190, facing=1, colour=k.WALNUT)
    look = replace(cast.GRANDMOTHER, top=k.MUSTARD, bottom=k.INK, wear="trousers", shoes=k.WHITE, skin=k.SKINS["olive"])
    h = 660
    pose = replace(
        poses.sitting(look, 566, 702, 888, h, turn=1, lean=6), hands=((806, 466), (690, 510)), elbows=(0.1, 0.9), nod=-2
    )
    person(c, look, pose, h)
    for x, y in ((808, 464), (692, 508)):
        c.circle(x, y, 30, k.lighter(look.skin, 0.06))
    for y, x in ((436, 850), (466, 864), (496, 850)):
        c.line([(x, y), (x + 50, y + (y - 466) * 0.4)], k.CREAM, 7, opacity=0.75)
    plants.potted(c, 1110, 880, 250, kind="fern", clay=k.CREAM)
    lamps.lamplight(c, 180, 400, reach=1.1, dusk=0.42)


def dancing_in_the_wheelchair(c: Canvas) -> None:
    """Draw a man in a wheelchair who dances to the radio with raised arms in the evening."""
    rooms.room(c, "#7f6a92", "#5d4a62", floor_at=760)
    for index in range(9):
        x = 80 + index * 140
        y = 110 + (40 if index % 2 else 0)
        c.glow(x, y, 70, lamps.WARM, opacity=0.7)
        c.circle(x, y, 13, "#fff0c4")
    c.curve([(-10, 60), (220, 150), (430, 80), (640, 150), (850, 80), (1060, 150), (1290, 70)], k.INK, 4)
    rooms.window(c, 800, 220, 280, 280, lamps.moon_view, frame="#cbbcc8")
    rooms.table(c, 90, 650, 250, 210, colour=k.OAK)
    c.rect(120, 550, 190, 100, c.linear("#b5744a", "#7d4936"), r=16)
    c.circle(175, 600, 32, "#e6c79a")
    c.rect(225, 572, 62, 38, "#ffdf9c", r=6)
    rooms.rug(c, 640, 890, 520, 56, k.MUSTARD)
    h = 660
    things.wheelchair_back(c, 640, 900, h, frame=k.BRICK)
    look = Look(
        skin=k.SKINS["fair"],
        hair=k.HAIRS["blond"],
        style="short",
        beard=True,
        top=k.TEAL,
        bottom=k.INK,
        shoes=k.WHITE,
        sleeves=0.4,
    )
    pose = replace(
        things.wheelchair_pose(look, 640, 900, h, lean=-4),
        hands=((770, 340), (520, 350)),
        elbows=(0.6, -0.7),
        nod=-10,
        gaze=0.5,
    )
    person(c, look, pose, h)
    things.wheelchair_front(c, 640, 900, h, frame=k.BRICK)
    for x, y, size in ((380, 480, 1.2), (440, 380, 1.0), (900, 620, 1.1), (330, 370, 0.9)):
        lamps.note(c, x, y, size=size)
    lamps.lamplight(c, 640, 200, reach=1.0, dusk=0.4)


SCENES = (
    shoulders_at_the_desk,
    stretch_by_lamplight,
    socks_in_the_basket,
    boxing_on_a_chair,
    dancing_in_the_wheelchair,
)
