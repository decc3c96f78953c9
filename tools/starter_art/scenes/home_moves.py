"""What a body does at home: on the spot, at the wall, over the knees, at the window, in the kitchen."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import cast, lamps, nature, plants, poses, rooms, still, tabletops
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def steps_in_the_living_room(c: Canvas) -> None:
    """Draw an old woman who walks on the spot on a rug in her living room in the evening, notes above her head."""
    rooms.room(c, "#86778f", "#604a58", floor_at=780)
    rooms.window(c, 850, 80, 300, 320, rooms.night_view, frame="#cdbfcb")
    rooms.frame(c, 150, 130, 200, 150, art="hills")
    rooms.floor_lamp(c, 130, 860, 660)
    plants.potted(c, 1170, 880, 280, kind="snake", clay=k.CREAM)
    rooms.rug(c, 600, 892, 400, 46, k.TEAL)
    look = replace(cast.GRANDMOTHER, top=k.MUSTARD, bottom=k.PLUM, wear="trousers", shoes=k.BRICK, skin=k.SKINS["tan"])
    h = 700
    pose = poses.walking(look, 590, 890, h)
    pose = replace(
        pose, feet=((710, 760), (590, 890)), knees=(-1, -0.2), hands=((510, 560), (700, 470)), toes=(0, 0), lean=0
    )
    person(c, look, pose, h)
    for x, y in ((450, 860), (430, 810)):
        c.curve([(x, y), (x + 30, y - 20), (x + 60, y - 16)], k.LIGHT, 8, opacity=0.6)
    for x, y, size in ((730, 230, 1.5), (780, 330, 1.1), (470, 250, 1.2)):
        lamps.note(c, x, y, size=size)
    lamps.lamplight(c, 160, 260, reach=1.2, dusk=0.36)


def arms_up_the_wall(c: Canvas) -> None:
    """Draw a woman with her back to a wall at home who slides both arms up it, arrows beside them."""
    rooms.room(c, "#a8948c", "#6f5348", floor_at=790)
    rooms.frame(c, 130, 150, 200, 150, art="hills")
    rooms.floor_lamp(c, 1150, 880, 680)
    plants.potted(c, 200, 890, 300, kind="fern", clay=k.TEAL)
    c.ellipse(640, 520, 210, 360, k.SHADE, opacity=0.14)
    look = replace(cast.MOTHER, top=k.TEAL, bottom=k.PLUM, style="long", sleeves=1.0)
    h = 690
    pose = poses.standing(look, 640, 880, h, spread=0.06)
    pose = replace(pose, hands=((500, 210), (780, 210)), elbows=((520, 330), (760, 330)))
    person(c, look, pose, h)
    for x in (420, 860):
        c.limb([(x, 470), (x, 320)], [14, 14], k.LIGHT, opacity=0.75)
        c.polygon([(x - 34, 326), (x, 270), (x + 34, 326)], k.LIGHT, r=5, opacity=0.75)
    lamps.lamplight(c, 1120, 260, reach=1.3, dusk=0.3)


def folded_over_the_knees(c: Canvas) -> None:
    """Draw an old man on a wooden chair at home in the evening who folds forward over his knees."""
    rooms.room(c, "#877890", "#604a58", floor_at=780)
    rooms.window(c, 130, 90, 300, 320, lamps.moon_view, frame="#cdbfcb")
    rooms.frame(c, 640, 130, 210, 160, art="shapes")
    rooms.floor_lamp(c, 1140, 870, 680)
    rooms.rug(c, 620, 890, 420, 46, k.BRICK)
    rooms.chair(c, 520, 890, 240, colour=k.OAK)
    look = replace(cast.GRANDFATHER, top=k.MUSTARD, bottom=k.INK, glasses=False, shoes=k.CREAM)
    h = 700
    pose = poses.sitting(look, 510, 650, 890, h, turn=1, lean=84)
    pose = replace(pose, hands=((760, 820), (735, 830)), nod=70, elbows=(0.3, 0.3))
    person(c, look, pose, h)
    lamps.lamplight(c, 1110, 260, reach=1.25, dusk=0.34)


def path_in_the_mind(c: Canvas) -> None:
    """Draw a woman in an armchair with closed eyes, above her a path with a gate as she remembers it."""
    rooms.room(c, "#7b6d88", "#5b4560", floor_at=780)
    rooms.floor_lamp(c, 130, 860, 680)
    rooms.rug(c, 640, 880, 470, 56, k.PLUM)
    c.ellipse(820, 230, 340, 190, k.WHITE, opacity=0.92)
    for x, y, r in ((800, 444, 26), (756, 486, 15)):
        c.circle(x, y, r, k.WHITE, opacity=0.92)
    with c.clip("M500 230A320 172 0 1 0 1140 230A320 172 0 1 0 500 230Z"):
        c.rect(480, 50, 700, 200, c.linear("#bfdde2", "#fbeccb"))
        nature.sun(c, 980, 130, 30)
        c.path("M480 230C640 190 900 190 1160 230L1160 420L480 420Z", "#9db47a")
        c.path(
            "M760 420C800 340 880 320 840 270C820 240 840 226 850 218"
            "L872 218C870 240 900 250 900 280C900 330 930 350 960 420Z",
            k.SAND,
        )
        for x, y, tall, shade in ((600, 270, 150, k.MOSS), (1050, 270, 170, k.OLIVE), (700, 240, 90, k.FOREST)):
            nature.tree(c, x, y, tall, shade, seed=int(x))
        for x in (740, 800, 920, 980):
            c.rect(x, 286, 14, 74, k.WALNUT, r=4)
        for y in (300, 330):
            c.rect(720, y, 100, 10, k.WALNUT, r=4)
            c.rect(914, y, 110, 10, k.WALNUT, r=4)
    rooms.armchair(c, 560, 870, colour=k.TEAL, size=1.2)
    look = replace(
        cast.NEIGHBOUR, top=k.MUSTARD, bottom=k.INK, skin=k.SKINS["brown"], hair=k.HAIRS["grey"], style="curly"
    )
    h = 620
    pose = replace(poses.sitting_front(look, 560, 720, 880, h), nod=-8)
    person(c, look, pose, h)
    plants.potted(c, 1110, 880, 320, kind="broad", clay=k.CREAM)
    lamps.lamplight(c, 160, 260, reach=1.25, dusk=0.36)


def tea_in_the_dark_kitchen(c: Canvas) -> None:
    """Draw a man at a kitchen table in the dark with a steaming cup of herb tea, the moon at the window."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#544d72", "#3c3558"))
    rooms.window(c, 120, 70, 400, 400, lamps.moon_view, frame="#a99db0")
    rooms.shelf(c, 860, 250, 330, colour="#6f5a68")
    for x, shade in ((910, "#6a7a86"), (1010, "#8a6a78"), (1110, "#7a7a66")):
        c.rect(x - 34, 168, 68, 82, c.linear(k.lighter(shade, 0.12), k.darker(shade, 0.2), end=(1, 0)), r=12)
    plants.potted(c, 420, 486, 130, kind="herb", clay="#7a5a62", colour="#5a6a58")
    look = replace(cast.CARPENTER, style="short", beard=False, top="#5f7d92", bottom="#39406c", sleeves=1.0)
    h = 820
    pose = poses.standing(look, 720, 1160, h)
    pose = replace(poses.holding(look, pose, h, (668, 640), (772, 640), out=0.07), nod=6)
    person(c, look, pose, h, held=lambda: still.mug(c, 720, 680, 96, k.SAGE))
    c.rect(0, 790, WIDTH, 44, c.linear("#9c7f78", "#7a6064"))
    c.rect(0, 834, WIDTH, 126, "#453a56")
    still.teapot(c, 1020, 796, 170, "#7d8a6a")
    for x, y, turn in ((520, 786, -50), (560, 792, 40), (480, 792, 80)):
        plants.leaf(c, x, y, 60, "#7f9a72", turn=turn, breadth=0.5)
    c.polygon([(120, 470), (520, 470), (760, 960), (100, 960)], "#cfd6ff", opacity=0.06)
    tabletops.lit(c, 700, 560, dusk=0.3)


def ear_at_the_fridge(c: Canvas) -> None:
    """Draw a woman who holds her ear to a humming fridge in the evening, a lamp and a radiator in the kitchen."""
    rooms.room(c, "#8a8292", "#5f4d58", floor_at=800)
    rooms.window(c, 110, 90, 270, 300, rooms.night_view, frame="#d0c6cd")
    rooms.pendant(c, 560, 130, k.TEAL)
    c.shadow(960, 900, 220, 24, opacity=0.5)
    c.rect(770, 170, 360, 720, c.linear("#f4f1ea", "#c9cdd0", end=(1, 0.2)), r=26)
    c.rect(770, 420, 360, 8, k.STEEL, opacity=0.6)
    for y, tall in ((280, 100), (470, 150)):
        c.rect(800, y, 16, tall, k.STEEL, r=8)
    c.rect(990, 230, 90, 110, k.SUN, r=4)
    c.circle(1034, 226, 12, k.BRICK)
    look = replace(cast.TEACHER, top=k.BRICK, bottom=k.INK, wear="trousers", style="bun", skin=k.SKINS["olive"])
    h = 690
    pose = poses.standing(look, 640, 900, h, turn=0.9, lean=20)
    pose = replace(pose, hands=((806, 560), (714, 616)), elbows=(0.8, 0.8), gaze=0.0, nod=20)
    person(c, look, pose, h)
    for r in (34, 66, 98):
        c.path(f"M1170 {300 - r}A{r} {r} 0 0 1 1170 {300 + r}", stroke=k.SUN, width=9, opacity=0.9 - r / 260)
    for index in range(3):
        y = 520 + index * 40
        c.curve([(950, y), (980, y - 16), (1010, y), (1040, y + 16), (1070, y)], k.TEAL, 7, opacity=0.6)
    lamps.lamplight(c, 560, 180, reach=1.15, dusk=0.36)


SCENES = (
    steps_in_the_living_room,
    arms_up_the_wall,
    folded_over_the_knees,
    path_in_the_mind,
    tea_in_the_dark_kitchen,
    ear_at_the_fridge,
)
