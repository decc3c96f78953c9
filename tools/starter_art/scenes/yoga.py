"""Yoga, stretching and breathing."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, nature, places, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas
from tools.starter_art.figures import person


def yoga_mat_at_sunrise(c: Canvas) -> None:
    """Draw a rolled-out yoga mat before a window at sunrise."""
    rooms.room(c, "#f0cfae", k.OAK, floor_at=640)

    def view(c: Canvas) -> None:
        nature.sky(c, "#8fb4c4", "#f7cda6", "#fbe3bd", down_to=760)
        nature.sun(c, 640, 500, 76, halo=5)
        nature.ridge(c, 560, 40, "#c48f7d", 5)
        nature.ridge(c, 700, 40, "#9a7078", 9)
        nature.ridge(c, 830, 30, "#6f5566", 12)

    rooms.window(c, 330, 90, 620, 450, view, panes=3)
    c.polygon([(330, 660), (950, 660), (1160, 930), (120, 930)], k.LIGHT, opacity=0.25)
    c.polygon([(420, 700), (860, 700), (990, 910), (290, 910)], k.SHADE, r=10, opacity=0.22)
    c.polygon([(420, 692), (860, 692), (990, 900), (290, 900)], c.linear(k.lighter(k.TEAL, 0.3), k.TEAL), r=12)
    c.polygon([(440, 702), (840, 702), (958, 886), (322, 886)], k.lighter(k.TEAL, 0.35), r=10, opacity=0.35)
    for side in (-1, 1):
        c.rect(
            640 + side * 500 - 90,
            784,
            180,
            74,
            c.linear(k.lighter(k.MUSTARD, 0.3), k.darker(k.MUSTARD, 0.15)),
            r=30,
        ) if side < 0 else None
    c.shadow(140, 860, 110, 16)
    plants.potted(c, 1120, 800, 470, kind="broad", clay=k.CREAM)
    still.candle(c, 1010, 800, 90)
    plants.potted(c, 150, 700, 330, kind="snake", clay=k.TERRACOTTA)


def sitting_still(c: Canvas) -> None:
    """Draw a woman who meditates cross-legged on a mat at home."""
    rooms.room(c, "#8d7f9c", k.OAK, floor_at=720)
    c.circle(640, 400, 300, c.linear("#c9b6c4", "#a48fb0"))
    rooms.window(c, 930, 90, 270, 320, rooms.night_view)
    c.ellipse(640, 856, 470, 62, k.darker(k.OAK, 0.3), opacity=0.4)
    c.ellipse(640, 848, 470, 60, c.linear(k.lighter(k.TEAL, 0.25), k.TEAL))
    look = replace(cast.MOTHER, top=k.TERRACOTTA, sleeves=0.3, bottom=k.PLUM, shoes=cast.MOTHER.skin)
    h = 760
    c.shadow(640, 862, 300, 26, opacity=0.5)
    person(c, look, poses.cross_legged(look, 640, 850, h), h)
    plants.potted(c, 180, 840, 460, kind="broad", clay=k.CREAM)
    plants.potted(c, 1110, 830, 380, kind="snake", clay=k.TERRACOTTA)
    still.candle(c, 985, 880, 80)
    lamps.lamplight(c, 985, 800, reach=1.1, dusk=0.4)


def tree_pose(c: Canvas) -> None:
    """Draw a man who stands on one leg with raised arms in a park at sunrise."""
    places.meadow(
        c, horizon=600, sky=("#f0b99a", "#f9d8ae", "#fdeccb"), ground=("#c9c27c", "#9fae62", "#76904c"), seed=7
    )
    nature.sun(c, 640, 420, 120, "#fff3cf", halo=3)
    c.polygon([(430, 850), (850, 850), (930, 912), (350, 912)], k.SHADE, r=10, opacity=0.25)
    c.polygon([(430, 844), (850, 844), (930, 904), (350, 904)], c.linear(k.lighter(k.PLUM, 0.3), k.PLUM), r=10)
    look = replace(cast.STUDENT, top=k.CREAM, sleeves=0.0, bottom=k.TEAL, shoes=cast.STUDENT.skin)
    h = 640
    c.shadow(640, 876, 80, 12, opacity=0.5)
    pose = poses.standing(look, 640, 872, h)
    hip = pose.hip
    pose = replace(
        pose,
        feet=((628, 872), (668, 716)),
        knees=(0.0, (hip[0] + 150, hip[1] + 78)),
        toes=(0, 68),
        hands=((628, 226), (652, 226)),
        elbows=((532, 312), (748, 312)),
    )
    person(c, look, pose, h)
    plants.grass(c, 0, WIDTH, 964, 60, "#6b8446", 3)
    for x in (120, 1120, 1200):
        plants.flower(c, x, 900, 120, k.ROSE)


def chair_stretch(c: Canvas) -> None:
    """Draw an older woman who stretches on a chair."""
    places.living_room(c, wall="#a9aa9c", floor=k.OAK, night=True, drapes=k.MUSTARD)
    rooms.rug(c, 930, 866, 330, 62, k.ROSE)
    h = 620
    look = replace(cast.GRANDMOTHER, top=k.TEAL, bottom=k.PLUM, wear="trousers", shoes=k.WHITE)
    x, seat = 1015, 706
    for side in (-1, 1):
        c.limb([(x + side * 84, 846), (x + side * 80, seat)], [14, 18], k.darker(k.WALNUT, 0.1))
        c.limb([(x + side * 76, seat), (x + side * 84, 420)], [20, 16], k.WALNUT)
    for y in (448, 520):
        c.rect(x - 84, y, 168, 24, c.linear(k.lighter(k.WALNUT, 0.25), k.WALNUT), r=8)
    c.rect(x - 98, seat - 10, 196, 30, c.linear(k.lighter(k.WALNUT, 0.35), k.WALNUT), r=12)
    c.shadow(x, 862, 130, 16)
    pose = poses.sitting_front(look, x, seat, 864, h)
    pose = replace(pose, hands=((x - 62, 262), (x + 62, 262)), elbows=((x - 104, 366), (x + 104, 366)))
    person(c, look, pose, h)
    plants.potted(c, 620, 830, 400, kind="broad", clay=k.MUSTARD)
    animals.cat(c, 290, 880, 120, coat="#d08a4e")
    rooms.pendant(c, 1000, 120, k.SUN)
    lamps.lamplight(c, 1000, 160, reach=1.0, dusk=0.45)


SCENES = (
    yoga_mat_at_sunrise,
    sitting_still,
    tree_pose,
    chair_stretch,
)
