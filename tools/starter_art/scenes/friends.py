"""Friends and family."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tools.starter_art import cast, nature, places, plants, poses, rooms, still, things
from tools.starter_art import colours as k
from tools.starter_art.canvas import WIDTH, Canvas, polygon
from tools.starter_art.figures import person


def two_cups(c: Canvas) -> None:
    """Draw a table laid with tea and cake for two."""
    rooms.table_top(c, "#cdb3a6", k.WOOD, edge=500)
    rooms.window(c, 380, -60, 520, 440, rooms.garden_view, panes=2)
    c.ellipse(640, 760, 560, 170, k.SHADE, opacity=0.12)
    c.ellipse(640, 750, 560, 165, c.linear(k.WHITE, k.CREAM))
    c.ellipse(640, 748, 520, 148, "none")
    still.teapot(c, 640, 740, 250, k.MUSTARD)
    still.mug(c, 310, 830, 140, k.TERRACOTTA, handle=-1)
    still.mug(c, 960, 830, 140, k.TEAL)
    for x in (480, 800):
        c.shadow(x, 858, 100, 20)
        c.ellipse(x, 850, 92, 24, k.WHITE)
        c.ellipse(x, 846, 70, 16, k.MIST)
        c.polygon([(x - 46, 846), (x - 40, 792), (x + 46, 806), (x + 42, 850)], c.linear("#f7dfb4", k.APRICOT), r=6)
        c.polygon([(x - 44, 800), (x - 40, 780), (x + 50, 794), (x + 46, 812)], k.ROSE, r=6)
        c.circle(x + 4, 778, 12, k.BRICK)
    plants.potted(c, 1130, 590, 250, kind="flower", clay=k.CREAM)


def supper_together(c: Canvas) -> None:
    """Draw four people round a laid table under a lamp."""
    rooms.room(c, "#c98f78", "#7b4f44", floor_at=820)
    rooms.pendant(c, 640, 250, k.TEAL)
    rooms.frame(c, 130, 130, 170, 130, art="hills")
    rooms.frame(c, 990, 110, 140, 180, art="leaf", colour=k.INK)
    for x, look, h, ground in (
        (270, cast.GRANDMOTHER, 640, 960),
        (520, cast.FATHER, 690, 985),
        (770, cast.TEENAGER, 620, 950),
        (1010, cast.BARISTA, 680, 985),
    ):
        pose = poses.standing(look, x, ground, h)
        side = 1 if x < 640 else -1
        pose = replace(
            poses.holding(look, pose, h, (x - 66, 646), (x + 66, 646), out=0.06), gaze=0.45 * side, nod=3 * side
        )
        person(c, look, pose, h)
    c.rect(90, 664, 1100, 340, c.linear(k.lighter(k.BRICK, 0.1), k.darker(k.BRICK, 0.25)), r=10)
    for x in range(120, 1180, 100):
        c.polygon([(x, 710), (x + 44, 980), (x - 30, 980)], k.darker(k.BRICK, 0.35), opacity=0.2)
    c.ellipse(640, 672, 560, 34, c.linear(k.WHITE, k.CREAM))
    for x in (270, 520, 770, 1010):
        c.ellipse(x, 684, 66, 14, k.WHITE)
        c.ellipse(x, 682, 66, 13, k.MIST)
        c.ellipse(x, 679, 40, 8, k.APRICOT)
    still.bowl(c, 645, 680, 150, k.TEAL, fill=k.MOSS)
    still.cooking_pot(c, 398, 676, 130, k.MUSTARD)
    for x in (880, 180):
        c.polygon([(x - 17, 602), (x + 17, 602), (x + 12, 676), (x - 12, 676)], "#d8ecec", r=6, opacity=0.8)
        c.rect(x - 13, 636, 26, 36, "#e9a35c", r=5, opacity=0.8)
    still.candle(c, 1110, 676, 70)


def picnic(c: Canvas) -> None:
    """Draw two friends at a picnic in a park."""
    places.meadow(c, horizon=520, seed=8)
    nature.tree(c, 1120, 760, 640, k.MOSS, seed=4)
    c.polygon([(250, 780), (1010, 760), (1140, 930), (130, 940)], k.SHADE, r=12, opacity=0.2)
    c.polygon([(250, 772), (1010, 752), (1140, 920), (130, 930)], k.CREAM, r=12)
    with c.clip(polygon([(250, 772), (1010, 752), (1140, 920), (130, 930)], 12)):
        for x in range(100, 1200, 110):
            c.polygon(
                [(x + 60, 740), (x + 110, 740), (x + 70 + (x - 640) * 0.25, 940), (x + (x - 640) * 0.25, 940)],
                k.BRICK,
                opacity=0.35,
            )
        for y in (790, 850, 905):
            c.rect(0, y, WIDTH, 24, k.BRICK, opacity=0.35)
    for look, x, side in ((cast.NURSE, 380, 1), (cast.TEACHER, 860, -1)):
        h = 560
        pose = poses.sitting(look, x, 858, 858, h, turn=side, lean=-side * 4)
        pose = replace(
            pose,
            feet=((x + side * 216, 862), (x + side * 170, 868)),
            knees=((x + side * 122, 740), (x + side * 112, 752)),
            hands=((x + side * 150, 652), (x + side * 128, 700)),
            toes=(-side * 10, -side * 10),
        )
        c.shadow(x + side * 60, 868, 170, 18, opacity=0.45)
        cx = x + side * 160
        corners = [(cx - 16, 634), (cx + 16, 634), (cx + 11, 680), (cx - 11, 680)]
        person(c, look, pose, h, behind=partial(c.polygon, corners, k.MUSTARD, r=5))
    things.basket(c, 630, 800, 150)
    still.bowl(c, 600, 888, 120, k.TEAL, fill=k.BRICK)
    c.ellipse(744, 884, 56, 14, k.WHITE)
    for dx in (-20, 14):
        c.polygon(
            [(744 + dx - 22, 882), (744 + dx + 6, 846), (744 + dx + 26, 880)], c.linear("#fbe6bd", k.APRICOT), r=5
        )


def campfire(c: Canvas) -> None:
    """Draw three friends round a campfire under the stars."""
    nature.sky(c, "#1f2547", "#40406f", "#7d6192", down_to=620)
    nature.stars(c, 160, 9, down_to=430)
    nature.moon(c, 1080, 140, 44)
    for x in range(-20, 1300, 96):
        nature.tree(c, x, 640 + (x * 7) % 24, 250 + (x * 31) % 160, "#2a3350", kind="pine", bark="#1d1c35")
    c.rect(0, 620, WIDTH, 340, c.linear("#3a3a55", "#4a4350", "#33304a"))
    c.glow(640, 780, 560, "#ff9d52", opacity=0.6)
    friend = replace(cast.PAINTER, bottom=k.PLUM, shoes=k.INK)
    c.shadow(640, 742, 170, 18, opacity=0.6)
    person(c, friend, replace(poses.cross_legged(friend, 640, 736, 450), nod=4), 450)
    for x, look, side in ((310, cast.CYCLIST, 1), (970, cast.RUNNER, -1)):
        h = 560
        c.limb([(x - 110, 850), (x + 110, 850)], [64, 64], c.linear("#7a4f3c", "#4f3236"))
        c.ellipse(x + 112, 850, 20, 32, "#b98a64")
        pose = poses.sitting(look, x, 822, 900, h, turn=side, lean=side * 4)
        pose = replace(
            pose,
            feet=((x + side * 190, 900), (x + side * 150, 906)),
            hands=((x + side * 196, 690), (x + side * 160, 730)),
            elbows=(side, side),
        )
        person(c, look, pose, h)
        stick = (x + side * 196, 690)
        c.line([(stick[0] - side * 20, stick[1] + 8), (stick[0] + side * 92, stick[1] + 6)], k.WALNUT, 6)
        c.rect(stick[0] + side * 96 - 14, stick[1] - 8, 28, 28, k.WHITE, r=9)
    c.shadow(640, 900, 170, 24)
    for turn in (-24, 18, -4):
        with c.group(move=(640, 884), turn=turn):
            c.rect(-110, -14, 220, 28, c.linear("#8a5a40", "#5a382c"), r=14)
    for width, height, shade in ((78, 170, "#f0703a"), (54, 126, "#f7a04a"), (30, 78, "#ffe08a")):
        c.path(
            f"M640 {880 - height}C{640 + width * 0.4} {880 - height * 0.66} {640 + width * 1.1}"
            f" {880 - height * 0.3} {640 + width * 0.6} 880"
            f"L{640 - width * 0.6} 880C{640 - width * 1.1} {880 - height * 0.35} {640 - width * 0.3}"
            f" {880 - height * 0.6} 640 {880 - height}Z",
            shade,
        )
    for x, y in ((600, 660), (668, 630), (640, 590), (700, 690)):
        c.circle(x, y, 4, "#ffcf7a")


SCENES = (
    two_cups,
    supper_together,
    picnic,
    campfire,
)
