"""Watching the night, the rain and the winter."""

from __future__ import annotations

from dataclasses import replace

from tools.starter_art import animals, cast, lamps, nature, plants, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def moon_from_the_kitchen(c: Canvas) -> None:
    """Draw a man, seen from behind, who looks at the moon from a dark kitchen window."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#4b4468", "#37304f"))

    def view(c: Canvas) -> None:
        nature.sky(c, "#1d2348", "#39407a", "#6f6aa0")
        nature.stars(c, 150, 6, down_to=620)
        nature.moon(c, 860, 300, 120)
        nature.ridge(c, 800, 30, "#27305a", 4)
        for x in range(0, 1300, 90):
            nature.tree(c, x, 860 + (x * 7) % 30, 150 + (x * 31) % 120, "#222a50", kind="pine", bark="#161a36")

    rooms.window(c, 330, 70, 720, 560, view, frame="#9c8f9f", panes=2)
    c.rect(0, 720, WIDTH, 60, c.linear("#8a7480", "#6a5668"))
    c.rect(0, 780, WIDTH, 180, "#3f3754")
    for x in (100, 380, 900, 1180):
        c.rect(x - 60, 810, 180, 150, "#4a4162", r=10)
    still.mug(c, 1120, 722, 90, k.TERRACOTTA)
    plants.potted(c, 180, 722, 220, kind="herb", clay=k.TEAL)
    look = replace(cast.CYCLIST, top="#5c6f9a", bottom="#39406c", hair="#4a3a44")
    pose = replace(poses.standing(look, 560, 1180, 900), back=True)
    pose = poses.holding(look, pose, 900, (420, 730), (700, 730), out=0.06)
    person(c, look, replace(pose, back=True), 900)
    c.polygon([(400, 960), (330, 620), (1050, 620), (980, 960)], "#cfd6ff", opacity=0.05)


def snow_from_the_armchair(c: Canvas) -> None:
    """Draw an old couple by a big window, who watch the snow in the light of a street lamp."""
    rooms.room(c, "#7c6577", "#5a4250", floor_at=760)

    def view(c: Canvas) -> None:
        nature.sky(c, "#262d55", "#4a4f80", "#7f7ba8")
        for x, top, wide in ((0, 420, 300), (900, 380, 400)):
            c.rect(x, top, wide, 600, "#3a3a62")
            c.polygon([(x - 20, top), (x + wide / 2, top - 130), (x + wide + 20, top)], "#e6e6f0")
            for column in range(2):
                c.rect(x + 60 + column * 120, top + 90, 70, 90, "#ffcf7a", opacity=0.9)
        c.rect(0, 790, WIDTH, 170, "#d5d8ea")
        c.glow(610, 330, 420, lamps.WARM, opacity=0.9)
        c.line([(610, 830), (610, 360)], k.INK, 18)
        c.polygon([(570, 270), (650, 270), (636, 360), (584, 360)], "#fff4cf", r=8)
        c.polygon([(556, 272), (664, 272), (610, 220)], k.INK, r=6)
        lamps.snow(c, 190, 8, largest=11)

    rooms.window(c, 250, 70, 780, 480, view, panes=3)
    rooms.curtain(c, 130, 40, 110, 680, k.BRICK)
    rooms.curtain(c, 1040, 40, 110, 680, k.BRICK)
    rooms.rug(c, 640, 890, 560, 54, k.TEAL)
    h = 600
    for x, look, side, shade in ((330, cast.GRANDFATHER, 1, k.SAGE), (950, cast.GRANDMOTHER, -1, k.MUSTARD)):
        c.shadow(x, 880, 170, 20, opacity=0.5)
        back = x - side * 110
        c.rect(
            min(back, back + side * 70) - 20, 470, 90, 390, c.linear(k.lighter(shade, 0.2), k.darker(shade, 0.15)), r=40
        )
        c.rect(x - 130, 700, 260, 160, c.linear(k.lighter(shade, 0.25), k.darker(shade, 0.1)), r=34)
        pose = replace(poses.sitting(look, x - side * 20, 716, 884, h, turn=side * 0.9), nod=-side * 6)
        person(c, look, pose, h)
        c.rect(x - 110, 650, 190, 56, c.linear(k.lighter(shade, 0.3), shade), r=26)
    rooms.table(c, 560, 720, 160, 160, colour=k.OAK)
    still.teapot(c, 630, 720, 100, k.BRICK)
    lamps.lamplight(c, 640, 300, reach=0.95, dusk=0.4)


def lit_windows(c: Canvas) -> None:
    """Draw a tall house at night with one person at one of its lit windows."""
    nature.sky(c, "#1f2547", "#353c6c", "#5c5a8c")
    nature.stars(c, 110, 13, down_to=420)
    nature.moon(c, 1120, 130, 46)
    c.rect(0, 560, 200, 400, "#2a2d54")
    c.rect(1090, 500, 200, 460, "#2a2d54")
    c.rect(200, 130, 890, 830, c.linear("#6d5670", "#514565", end=(1, 0)))
    c.rect(180, 104, 930, 40, "#8a6f80", r=6)
    for row in range(4):
        for column in range(5):
            x, y = 262 + column * 162, 190 + row * 190
            lit = (row, column) in ((0, 3), (1, 1), (2, 4), (1, 3), (3, 0), (2, 2))
            c.rect(x - 10, y - 10, 128, 150, "#8a7386", r=4)
            c.rect(x, y, 108, 130, "#ffd98f" if lit else "#34335c", r=2)
            if lit:
                c.rect(x, y, 22, 130, k.darker((k.TERRACOTTA, k.TEAL, k.PLUM)[(row + column) % 3], 0.1), opacity=0.8)
                c.rect(
                    x + 86, y, 22, 130, k.darker((k.TERRACOTTA, k.TEAL, k.PLUM)[(row + column) % 3], 0.1), opacity=0.8
                )
            c.rect(x + 50, y, 8, 130, "#8a7386")
            c.rect(x - 16, y + 134, 140, 14, "#9c8494", r=4)
    x, y = 262 + 2 * 162, 190 + 2 * 190
    c.glow(x + 54, y + 60, 240, lamps.WARM, opacity=0.7)
    c.rect(x, y, 108, 130, "#ffe2a0", r=2)
    c.circle(x + 54, y + 62, 22, "#4a3346")
    c.path(
        f"M{x + 14} {y + 130}C{x + 16} {y + 92} {x + 36} {y + 86} {x + 54} {y + 86}"
        f"C{x + 72} {y + 86} {x + 92} {y + 92}"
        f" {x + 94} {y + 130}Z",
        "#4a3346",
    )
    c.limb([(x + 90, y + 118), (x + 98, y + 70)], [14, 12], "#4a3346")
    plants.potted(c, 262 + 162 + 54, 190 + 190 + 134, 70, kind="herb", clay=k.BRICK)
    animals.cat(c, 262 + 3 * 162 + 60, 190 + 134, 60, coat="#3a2f44")
    c.rect(0, 900, WIDTH, 60, "#3a3458")
    for x in (80, 1190):
        nature.tree(c, x, 940, 330, "#2a3350", kind="bare", bark="#241f3e", seed=x)


def frost_on_the_leaves(c: Canvas) -> None:
    """Draw a frosted twig with red berries against a pale winter sun."""
    nature.sky(c, "#b9cfdf", "#e4e6e6", "#fbe6cf")
    nature.sun(c, 960, 300, 90, "#fff3d6", halo=4)
    nature.ridge(c, 720, 40, "#cdd6de", 3)
    nature.ridge(c, 800, 30, "#e6eaee", 8)
    for x, h in ((1120, 260), (230, 200), (1220, 200)):
        nature.tree(c, x, 820, h, "#7d8f98", kind="pine")
    c.limb([(-20, 660), (420, 520), (820, 380), (1120, 330)], [46, 36, 24, 10], "#5f4a4c")
    c.curve([(-20, 640), (420, 504), (820, 368), (1120, 322)], k.WHITE, 14, opacity=0.95)
    for x, y, length, turn, shade in (
        (300, 560, 250, 150, "#8a9a6c"),
        (420, 510, 270, 24, "#a5793e"),
        (560, 470, 240, 168, "#8a9a6c"),
        (700, 420, 250, 40, "#b0652f"),
        (820, 380, 220, 176, "#a5793e"),
        (960, 350, 190, 60, "#8a9a6c"),
    ):
        plants.leaf(c, x, y, length, shade, turn=turn, breadth=0.5)
        with c.group(move=(x, y), turn=turn):
            for step in range(5):
                for side in (-1, 1):
                    reach = length * 0.24 * (1 - abs(step - 2) * 0.22)
                    c.line(
                        [
                            (side * reach, -length * (0.18 + step * 0.16)),
                            (side * (reach + 16), -length * (0.22 + step * 0.16)),
                        ],
                        k.WHITE,
                        5,
                        opacity=0.95,
                    )
            c.line([(0, -8), (0, -length * 0.9)], k.WHITE, 5, opacity=0.7)
    for x, y, r in ((500, 580, 34), (556, 610, 30), (480, 640, 28), (870, 470, 32), (920, 500, 28)):
        c.line([(x, y - 90), (x, y - r)], "#5f4a4c", 6)
        c.circle(x, y, r, c.radial("#f08a6a", "#c8472f", k.BRICK, centre=(0.35, 0.3), radius=0.75))
        c.path(
            f"M{x - r * 0.8} {y - r * 0.5}Q{x} {y - r * 1.6} {x + r * 0.8} {y - r * 0.5}"
            f"Q{x} {y - r * 0.7} {x - r * 0.8} {y - r * 0.5}Z",
            k.WHITE,
        )
    animals.bird(c, 1000, 346, 130, facing=-1, coat="#7d8aa0", breast=k.MUSTARD)
    lamps.snow(c, 40, 4, largest=5)


def star_map_at_the_balcony(c: Canvas) -> None:
    """Draw a girl and her mother, wrapped in one blanket, who look at the stars from a balcony."""
    nature.sky(c, "#171d40", "#2f3566", "#5c548a")
    nature.stars(c, 220, 21, down_to=720)
    for a, b in (
        ((760, 120), (850, 170)),
        ((850, 170), (930, 150)),
        ((930, 150), (1000, 210)),
        ((1000, 210), (1100, 190)),
        ((1100, 190), (1090, 290)),
        ((1090, 290), (990, 300)),
        ((990, 300), (1000, 210)),
    ):
        c.line([a, b], "#dfe4ff", 2, opacity=0.4)
        c.circle(*a, 6, "#fff4d8")
        c.circle(*b, 6, "#fff4d8")
    for x, w, top in ((0, 200, 700), (180, 180, 640), (700, 210, 690), (900, 190, 640), (1080, 220, 700)):
        c.polygon([(x, 970), (x, top), (x + w / 2, top - 60), (x + w, top), (x + w, 970)], "#232450")
        c.rect(x + 40, top + 40, 24, 32, "#ffcf7a", opacity=0.7)
    mother = replace(cast.NURSE, cloth=k.MUSTARD)
    child = replace(cast.GIRL, skin=cast.NURSE.skin, style="bun")
    person(c, mother, replace(poses.standing(mother, 400, 1150, 820), back=True, nod=6), 820)
    person(c, child, replace(poses.standing(child, 650, 1120, 560), back=True, nod=8), 560)
    c.path(
        "M250 640C300 520 360 500 410 506C480 512 540 610 600 706C690 690 740 730 760 800L790 960L210 960Z",
        c.linear(k.lighter(k.TEAL, 0.2), k.TEAL, k.darker(k.TEAL, 0.3), end=(1, 0.4)),
    )
    for x, y in ((300, 700), (420, 760), (520, 820), (340, 860), (440, 600)):
        c.line([(x - 20, y), (x + 20, y)], k.CREAM, 5, opacity=0.6)
        c.line([(x, y - 20), (x, y + 20)], k.CREAM, 5, opacity=0.6)
    c.rect(0, 780, WIDTH, 22, "#4a4468", r=6)
    for x in range(20, WIDTH, 62):
        c.rect(x, 790, 12, 170, "#4a4468")
    plants.potted(c, 1130, 960, 220, kind="snake", clay=k.BRICK)


SCENES = (
    moon_from_the_kitchen,
    snow_from_the_armchair,
    lit_windows,
    frost_on_the_leaves,
    star_map_at_the_balcony,
)
