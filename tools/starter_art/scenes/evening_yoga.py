"""Gentle movement indoors in the evening."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, plants, poses, rooms
from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import Canvas
from tools.starter_art.figures import person


def _evening_room(c: Canvas, wall: str, floor: str, *, window: bool = True) -> None:
    rooms.room(c, wall, floor, floor_at=740)
    if window:
        rooms.window(c, 110, 90, 300, 320, lamps.moon_view, frame="#c9bccb")
    rooms.floor_lamp(c, 1160, 850, 660)


def tree_pose_by_lamplight(c: Canvas) -> None:
    """Draw a woman who balances on one leg on a mat in her living room in the evening."""
    _evening_room(c, "#7d7396", "#5d4963")
    rooms.frame(c, 930, 120, 130, 170, art="leaf")
    plants.potted(c, 150, 850, 300, kind="broad", clay=k.CREAM)
    c.ellipse(640, 880, 330, 34, k.TEAL)
    look = replace(cast.RUNNER, top=k.MUSTARD, bottom=k.PLUM, skin=k.SKINS["tan"])
    h = 700
    pose = poses.standing(look, 640, 880, h)
    top = pose.hip[1] - 0.285 * h
    pose = replace(
        pose,
        hands=((640 - 8, top - 0.27 * h), (640 + 8, top - 0.27 * h)),
        elbows=((640 - 0.16 * h, top - 0.12 * h), (640 + 0.16 * h, top - 0.12 * h)),
        feet=((640 - 6, 880), (640 + 22, 880 - 0.27 * h)),
        knees=(0.05, (640 + 0.25 * h, 880 - 0.33 * h)),
        toes=(0, 70),
    )
    person(c, look, pose, h)
    lamps.lamplight(c, 1160, 250, reach=1.1, dusk=0.4)


def _all_fours(c: Canvas, look: Look, x: float, floor: float, u: float) -> None:
    """Draw a figure on hands and knees from the side, its back round."""
    skin, cloth = look.skin, look.top
    fill = c.linear(k.lighter(cloth, 0.22), cloth, k.darker(cloth, 0.16), end=(0.4, 1))
    leg = c.linear(k.lighter(look.bottom, 0.15), k.darker(look.bottom, 0.15))
    c.shadow(x, floor, 3.4 * u, 0.3 * u, opacity=0.45)
    c.limb([(x + 1.5 * u, floor - 2.6 * u), (x + 1.7 * u, floor - 0.3 * u)], [0.5 * u, 0.34 * u], k.darker(skin, 0.14))
    c.limb(
        [(x - 1.6 * u, floor - 2.2 * u), (x - 1.3 * u, floor - 0.35 * u), (x - 2.9 * u, floor - 0.25 * u)],
        [0.95 * u, 0.66 * u, 0.42 * u],
        k.darker(look.bottom, 0.2),
    )
    c.limb([(x - 2.9 * u, floor - 0.25 * u), (x - 3.3 * u, floor - 0.18 * u)], [0.4 * u, 0.3 * u], skin)
    c.blob(
        [
            (x - 2.1 * u, floor - 2.3 * u),
            (x - 1.5 * u, floor - 3.2 * u),
            (x - 0.2 * u, floor - 3.95 * u),
            (x + 1.1 * u, floor - 3.5 * u),
            (x + 1.9 * u, floor - 2.7 * u),
            (x + 1.3 * u, floor - 2.1 * u),
            (x, floor - 2.6 * u),
            (x - 1.2 * u, floor - 1.9 * u),
        ],
        fill,
    )
    c.limb(
        [(x - 1.7 * u, floor - 2.3 * u), (x - 1.5 * u, floor - 0.36 * u), (x - 3.1 * u, floor - 0.26 * u)],
        [1.05 * u, 0.7 * u, 0.44 * u],
        leg,
    )
    c.limb([(x - 3.1 * u, floor - 0.26 * u), (x - 3.5 * u, floor - 0.18 * u)], [0.4 * u, 0.3 * u], skin)
    c.limb([(x + 1.5 * u, floor - 2.7 * u), (x + 1.55 * u, floor - 1.5 * u)], [0.7 * u, 0.56 * u], fill)
    c.limb(
        [(x + 1.55 * u, floor - 1.5 * u), (x + 1.6 * u, floor - 0.2 * u), (x + 1.95 * u, floor - 0.14 * u)],
        [0.44 * u, 0.34 * u, 0.26 * u],
        skin,
    )
    c.limb([(x + 1.7 * u, floor - 2.6 * u), (x + 2.35 * u, floor - 2.0 * u)], [0.46 * u, 0.42 * u], k.darker(skin, 0.1))
    c.circle(x + 2.55 * u, floor - 1.75 * u, 0.6 * u, look.hair)
    c.ellipse(x + 2.66 * u, floor - 1.55 * u, 0.46 * u, 0.5 * u, skin, turn=-30)
    c.path(
        f"M{x + 2.78 * u} {floor - 1.5 * u}Q{x + 2.86 * u} {floor - 1.4 * u} {x + 2.92 * u} {floor - 1.52 * u}",
        stroke=k.INK,
        width=4,
    )
    c.circle(x + 2.1 * u, floor - 2.2 * u, 0.34 * u, look.hair)


def back_like_a_cat(c: Canvas) -> None:
    """Draw a woman on hands and knees on a mat who rounds her back, a cat beside her doing the same."""
    _evening_room(c, "#8a7a8c", "#5f4a58")
    rooms.frame(c, 560, 110, 200, 150, art="hills")
    c.ellipse(600, 868, 480, 52, k.PLUM)
    c.ellipse(600, 862, 440, 42, k.lighter(k.PLUM, 0.2))
    _all_fours(c, replace(cast.WHEELER, top=k.TEAL, bottom=k.INK, hair=k.HAIRS["chestnut"]), 560, 866, 112)
    animals.cat(c, 1040, 886, 112, facing=-1, coat=k.APRICOT, pose="walk")
    lamps.lamplight(c, 1160, 250, reach=1.1, dusk=0.4)


def _lying(c: Canvas, look: Look, floor: float, u: float, x: float, *, legs: str, arms: str) -> None:
    """Draw a figure on its back, head to the left at ``x``; ``legs`` and ``arms`` say how they are held."""
    skin, top, bottom = look.skin, look.top, look.bottom
    cloth = c.linear(k.lighter(top, 0.2), top, k.darker(top, 0.2))
    leg = c.linear(k.lighter(bottom, 0.15), k.darker(bottom, 0.15))
    y = floor - 0.55 * u
    hip = (x + 4.1 * u, y)
    if arms == "over":
        c.limb(
            [(x + 1.4 * u, y), (x - 0.1 * u, y - 0.5 * u), (x - 1.7 * u, y + 0.12 * u)],
            [0.5 * u, 0.42 * u, 0.32 * u],
            k.darker(skin, 0.1),
        )
    if legs == "pedal":
        c.limb(
            [hip, (hip[0] + 1.3 * u, y - 2.0 * u), (hip[0] + 3.0 * u, y - 1.3 * u)],
            [0.95 * u, 0.7 * u, 0.44 * u],
            k.darker(bottom, 0.2),
        )
        c.limb([(hip[0] + 3.0 * u, y - 1.3 * u), (hip[0] + 3.3 * u, y - 1.75 * u)], [0.42 * u, 0.3 * u], look.shoes)
    c.circle(x, y - 0.1 * u, 0.66 * u, look.hair)
    c.ellipse(x + 0.12 * u, y - 0.26 * u, 0.5 * u, 0.46 * u, skin)
    c.path(
        f"M{x + 0.02 * u} {y - 0.42 * u}Q{x + 0.1 * u} {y - 0.34 * u} {x + 0.2 * u} {y - 0.42 * u}",
        stroke=k.INK,
        width=4,
    )
    c.limb([(x + 0.5 * u, y), (x + 1.2 * u, y)], [0.5 * u, 0.6 * u], k.darker(skin, 0.1))
    c.limb([(x + 1.35 * u, y), (x + 2.8 * u, y - 0.02 * u), hip], [1.15 * u, 1.0 * u, 1.05 * u], cloth)
    if legs == "straight":
        c.limb(
            [hip, (hip[0] + 2.1 * u, y + 0.05 * u), (hip[0] + 4.1 * u, y + 0.15 * u)],
            [1.0 * u, 0.72 * u, 0.44 * u],
            leg,
        )
        c.limb([(hip[0] + 4.15 * u, y + 0.2 * u), (hip[0] + 4.55 * u, y - 0.18 * u)], [0.42 * u, 0.3 * u], skin)
        c.limb(
            [(x + 1.5 * u, y + 0.1 * u), (x + 0.1 * u, y + 0.34 * u), (x - 1.6 * u, y + 0.34 * u)],
            [0.5 * u, 0.42 * u, 0.32 * u],
            k.lighter(skin, 0.08),
        )
        c.limb([(x + 1.5 * u, y + 0.1 * u), (x + 0.7 * u, y + 0.25 * u)], [0.66 * u, 0.56 * u], cloth)
    elif legs == "pedal":
        c.limb(
            [hip, (hip[0] + 0.5 * u, y - 2.3 * u), (hip[0] + 1.9 * u, y - 3.7 * u)], [1.0 * u, 0.74 * u, 0.44 * u], leg
        )
        c.limb([(hip[0] + 1.9 * u, y - 3.7 * u), (hip[0] + 1.9 * u, y - 4.2 * u)], [0.42 * u, 0.3 * u], look.shoes)
        c.limb([(x + 1.5 * u, y + 0.15 * u), (x + 3.4 * u, y + 0.4 * u)], [0.56 * u, 0.34 * u], k.lighter(skin, 0.08))
    else:
        c.limb(
            [hip, (hip[0] - 0.9 * u, y - 2.0 * u), (hip[0] + 0.9 * u, y - 1.4 * u)], [1.0 * u, 0.76 * u, 0.46 * u], leg
        )
        c.limb([(hip[0] + 0.9 * u, y - 1.4 * u), (hip[0] + 1.25 * u, y - 1.6 * u)], [0.42 * u, 0.3 * u], skin)
        c.limb(
            [(x + 1.6 * u, y - 0.1 * u), (x + 2.0 * u, y - 1.3 * u), (hip[0] - 0.75 * u, y - 1.75 * u)],
            [0.6 * u, 0.46 * u, 0.34 * u],
            cloth,
        )
        c.circle(hip[0] - 0.72 * u, y - 1.75 * u, 0.25 * u, k.lighter(skin, 0.08))


def long_stretch_on_the_mat(c: Canvas) -> None:
    """Draw a man on his back on a mat in dim light who stretches from his finger tips to his toes."""
    rooms.room(c, "#6d6790", "#4d4264", floor_at=700)
    rooms.window(c, 760, 80, 320, 320, lamps.moon_view, frame="#bfb3c4")
    rooms.frame(c, 420, 120, 180, 140, art="hills")
    lamps.table_lamp(c, 160, 720, 230)
    c.rect(80, 716, 170, 40, k.WALNUT, r=8)
    c.rect(110, 756, 110, 70, k.darker(k.WALNUT, 0.25))
    c.polygon([(230, 820), (1180, 820), (1240, 920), (170, 920)], c.linear(k.lighter(k.TEAL, 0.2), k.TEAL), r=16)
    _lying(
        c,
        replace(cast.CYCLIST, top=k.MUSTARD, bottom=k.INK, skin=k.SKINS["tan"], hair=k.HAIRS["black"]),
        890,
        88,
        400,
        legs="straight",
        arms="over",
    )
    lamps.lamplight(c, 160, 560, reach=1.1, dusk=0.5)


def knee_to_the_chest(c: Canvas) -> None:
    """Draw a woman on her back in bed at night who draws one knee to her chest."""
    rooms.room(c, "#62628f", "#46405f", floor_at=860, boards=False)
    rooms.window(c, 560, 60, 340, 300, lamps.moon_view, frame="#bfb3c4")
    lamps.table_lamp(c, 150, 560, 280)
    c.rect(50, 558, 200, 40, k.WALNUT, r=8)
    c.rect(80, 598, 140, 260, k.darker(k.WALNUT, 0.25))
    c.rect(280, 430, 70, 440, c.linear(k.lighter(k.WOOD, 0.2), k.WALNUT), r=24)
    c.rect(1170, 620, 60, 250, k.WALNUT, r=20)
    c.rect(330, 690, 860, 150, c.linear("#fff6ea", "#cbb9c6"), r=26)
    c.rect(330, 780, 860, 80, c.linear(k.lighter(k.ROSE, 0.1), k.darker(k.ROSE, 0.25)), r=20)
    c.blob([(350, 690), (370, 610), (470, 600), (560, 640), (560, 700), (450, 716)], c.linear("#fff6ea", "#d9c8d0"))
    _lying(
        c,
        replace(cast.TEACHER, top=k.MUSTARD, bottom=k.DENIM, skin=k.SKINS["brown"], hair=k.HAIRS["black"]),
        712,
        78,
        480,
        legs="knee",
        arms="knee",
    )
    c.limb(
        [(830, 690), (980, 690), (1120, 694)], [74, 56, 38], c.linear(k.lighter(k.DENIM, 0.1), k.darker(k.DENIM, 0.2))
    )
    c.limb([(1124, 690), (1144, 664)], [34, 26], k.SKINS["brown"])
    lamps.lamplight(c, 150, 380, reach=1.1, dusk=0.5)


def pedalling_on_the_rug(c: Canvas) -> None:
    """Draw a man on his back on a rug in the evening who pedals in the air."""
    _evening_room(c, "#8f7a74", "#5f4a48")
    rooms.frame(c, 560, 110, 200, 150, art="hills")
    rooms.rug(c, 600, 880, 500, 60, k.TEAL)
    _lying(
        c, replace(cast.CYCLIST, top=k.BRICK, bottom=k.DENIM, shoes=k.CREAM), 890, 100, 330, legs="pedal", arms="side"
    )
    for x, y, turn in ((1010, 470, 0), (1060, 560, 40)):
        with c.group(move=(x, y), turn=turn):
            c.path("M-60 -20A64 64 0 0 1 60 -10", stroke=k.LIGHT, width=9, opacity=0.6)
            c.polygon([(60, 14), (42, -14), (78, -20)], k.LIGHT, opacity=0.6)
    lamps.lamplight(c, 1160, 250, reach=1.1, dusk=0.4)


def open_window_at_night(c: Canvas) -> None:
    """Draw a woman at an open window at night, a hand on her belly and her eyes closed, curtains moving."""
    rooms.room(c, "#6c678e", "#4b4263", floor_at=820)

    def view(c: Canvas) -> None:
        lamps.moon_view(c)

    rooms.window(c, 330, 70, 560, 470, view, frame="#cfc4d0", panes=1, sill=True)
    for x, lean in ((330, -1), (890, 1)):
        c.polygon([(x, 60), (x + lean * 150, 20), (x + lean * 150, 600), (x, 550)], "#cfc4d0", r=6)
        c.polygon(
            [(x + lean * 16, 80), (x + lean * 132, 48), (x + lean * 132, 566), (x + lean * 16, 532)],
            c.linear("#7f86b4", "#5a5f8d"),
            r=4,
            opacity=0.8,
        )
    c.path(
        "M960 30C1000 200 900 330 980 480C1030 570 950 660 1010 780L1160 780L1160 30Z",
        c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, end=(1, 0)),
    )
    c.path(
        "M300 30C250 200 340 330 260 480C220 570 300 660 240 780L110 780L110 30Z",
        c.linear(k.TEAL, k.lighter(k.TEAL, 0.2), end=(1, 0)),
    )
    for y in (210, 300, 390):
        c.curve([(420, y), (500, y - 16), (580, y + 10), (660, y - 10)], k.LIGHT, 6, opacity=0.35)
    look = replace(cast.PAINTER, top=k.MUSTARD, bottom=k.PLUM, skin=k.SKINS["olive"], style="bun")
    h = 760
    pose = poses.standing(look, 640, 950, h, turn=0.5)
    pose = replace(pose, hands=((700, 560), (672, 600)), elbows=(0.6, 0.9), gaze=0.7, nod=-12)
    person(c, look, pose, h)
    lamps.lamplight(c, 640, 240, reach=0.95, dusk=0.4)


SCENES = (
    tree_pose_by_lamplight,
    back_like_a_cat,
    long_stretch_on_the_mat,
    knee_to_the_chest,
    pedalling_on_the_rug,
    open_window_at_night,
)
