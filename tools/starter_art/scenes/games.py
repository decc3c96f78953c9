"""Board games and puzzles."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.starter_art import cast, places, poses, rooms, still
from tools.starter_art import colours as k
from tools.starter_art.canvas import HEIGHT, WIDTH, Canvas
from tools.starter_art.figures import person


def jigsaw(c: Canvas) -> None:
    """Draw a jigsaw puzzle that is almost done, seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear("#8a5f4c", "#64423d", end=(1, 1)))
    for y in range(60, HEIGHT, 180):
        c.rect(0, y, WIDTH, 4, k.SHADE, opacity=0.25)
    size = 126
    left, top = 240, 130
    missing = {(3, 2), (5, 0), (5, 1), (5, 4), (4, 4), (0, 4)}
    c.rect(left + 10, top + 14, size * 6, size * 5, k.SHADE, opacity=0.22)
    for column in range(6):
        for row in range(5):
            if (column, row) in missing:
                c.rect(left + column * size, top + row * size, size, size, "#5a3b39")
    for column in range(6):
        for row in range(5):
            if (column, row) not in missing:
                _piece(c, left + column * size, top + row * size, size, column, row, (left, top))
    for x, y, turn, spot in (
        (1110, 250, 24, (3, 2)),
        (1150, 520, -30, (5, 0)),
        (1080, 760, 12, (5, 4)),
        (120, 800, -18, (0, 4)),
        (110, 240, 36, (4, 4)),
    ):
        with c.group(move=(x, y), turn=turn):
            c.rect(-size / 2 + 8, -size / 2 + 10, size, size, k.SHADE, r=10, opacity=0.28)
            with c.group(move=(-left - spot[0] * size - size / 2, -top - spot[1] * size - size / 2)):
                _piece(c, left + spot[0] * size, top + spot[1] * size, size, spot[0], spot[1], (left, top))


def _piece(c: Canvas, x: float, y: float, size: float, column: int, row: int, origin: tuple[float, float]) -> None:
    """Draw one piece, with its part of the picture."""

    def side(a: tuple[float, float], b: tuple[float, float], out: int) -> str:
        (ax, ay), (bx, by) = a, b
        ux, uy = (bx - ax), (by - ay)
        nx, ny = uy * out, -ux * out

        def at(along: float, off: float) -> str:
            return f"{ax + ux * along + nx * off:.1f} {ay + uy * along + ny * off:.1f}"

        if out == 0:
            return f"L{bx:.1f} {by:.1f}"
        return (
            f"L{at(0.38, 0)}C{at(0.44, 0.04)} {at(0.3, 0.22)} {at(0.5, 0.22)}"
            f"C{at(0.7, 0.22)} {at(0.56, 0.04)} {at(0.62, 0)}L{bx:.1f} {by:.1f}"
        )

    def knob(first: int, second: int) -> int:
        return 1 if (first * 7 + second * 5) % 3 else -1

    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    outs = (
        0 if row == 0 else -knob(column, row + 20),
        0 if column == 5 else knob(column + 1 + 40, row),
        0 if row == 4 else knob(column, row + 21),
        0 if column == 0 else -knob(column + 40, row),
    )
    outline = f"M{x:.1f} {y:.1f}" + "".join(side(corners[i], corners[(i + 1) % 4], outs[i]) for i in range(4)) + "Z"
    left, top = origin
    with c.clip(outline):
        c.rect(left - 40, top - 40, 860, 720, c.linear("#9cc6d2", "#fbe3bd"))
        c.circle(left + 560, top + 160, 76, k.APRICOT)
        c.blob(
            [
                (left - 100, top + 380),
                (left + 180, top + 220),
                (left + 400, top + 360),
                (left + 620, top + 250),
                (left + 900, top + 380),
                (left + 900, top + 900),
                (left - 100, top + 900),
            ],
            "#8fae9c",
        )
        c.blob(
            [
                (left - 100, top + 470),
                (left + 240, top + 380),
                (left + 560, top + 460),
                (left + 900, top + 400),
                (left + 900, top + 900),
                (left - 100, top + 900),
            ],
            k.MOSS,
        )
        c.rect(left + 120, top + 370, 130, 120, k.WHITE)
        c.polygon([(left + 100, top + 376), (left + 185, top + 290), (left + 270, top + 376)], k.BRICK)
        c.blob(
            [
                (left + 380, top + 700),
                (left + 440, top + 500),
                (left + 560, top + 470),
                (left + 560, top + 560),
                (left + 640, top + 700),
            ],
            "#d8ecec",
        )
    c.path(outline, stroke=k.darker(k.SAND, 0.45), width=2.5, opacity=0.7)


def chess_in_the_park(c: Canvas) -> None:
    """Draw two men who play chess at a table in the park."""
    places.meadow(c, horizon=520, leaves=(k.OLIVE, k.MOSS, k.SAGE), seed=13)
    c.rect(0, 760, WIDTH, 200, c.linear("#e3c79c", "#cda97a"))
    h = 620
    for look, x, side in ((cast.GRANDFATHER, 370, 1), (cast.STUDENT, 910, -1)):
        rooms.chair(c, x - side * 10, 880, 140, facing=side)
        pose = poses.sitting(look, x, 742, 882, h, turn=side, lean=side * 10)
        hands = ((x + side * 168, 636), (x + side * 128, 622)) if side > 0 else ((x - 150, 640), (x - 206, 604))
        person(c, look, replace(pose, hands=hands, nod=side * 10), h)
    c.shadow(640, 884, 180, 18, opacity=0.45)
    c.limb([(640, 670), (640, 878)], [40, 30], k.darker(k.WALNUT, 0.1))
    c.ellipse(640, 880, 96, 14, k.WALNUT)
    c.rect(480, 652, 320, 26, c.linear(k.lighter(k.OAK, 0.4), k.OAK), r=8)
    for index in range(8):
        c.polygon(
            [(524 + index * 29, 640), (553 + index * 29, 640), (550 + index * 30, 654), (520 + index * 30, 654)],
            k.WHITE if index % 2 else k.WALNUT,
        )
    for x, tall, shade in (
        (540, 50, k.INK),
        (572, 36, k.INK),
        (606, 44, k.INK),
        (664, 38, k.CREAM),
        (700, 52, k.CREAM),
        (732, 38, k.CREAM),
    ):
        c.polygon([(x - 12, 648), (x + 12, 648), (x + 5, 648 - tall * 0.7), (x - 5, 648 - tall * 0.7)], shade, r=3)
        c.circle(x, 648 - tall * 0.8, 9, shade)


def cards_at_the_table(c: Canvas) -> None:
    """Draw three generations who play cards round a table in the evening."""
    rooms.room(c, "#a98a8f", "#6d463c", floor_at=820)
    rooms.window(c, 500, 70, 280, 260, rooms.night_view)
    rooms.pendant(c, 640, 190, k.MUSTARD)
    for x, look, h, ground, lean in (
        (300, cast.GRANDFATHER, 700, 1000, 0),
        (640, cast.GIRL, 560, 990, 0),
        (980, cast.MOTHER, 690, 995, 0),
    ):
        pose = poses.standing(look, x, ground, h, lean=lean)
        y = pose.hip[1] - h * (0.16 if look is not cast.GIRL else 0.1)
        gap = 34
        side = 0.4 if x < 640 else -0.4 if x > 640 else 0.0
        pose = replace(poses.holding(look, pose, h, (x - gap, y + 16), (x + gap, y + 16)), gaze=side, nod=4)

        def fan(x: float = x, y: float = y) -> None:
            for index in range(5):
                with c.group(move=(x, y + 36), turn=-36 + index * 18):
                    c.rect(-22, -92, 44, 68, k.BRICK if index % 2 else k.darker(k.BRICK, 0.12), r=6)
                    c.rect(-17, -87, 34, 58, k.lighter(k.BRICK, 0.35), r=4)
                    c.rect(-12, -82, 24, 48, k.BRICK, r=3)

        person(c, look, pose, h, held=fan)
    c.rect(90, 700, 1100, 60, c.linear(k.lighter(k.OAK, 0.35), k.OAK), r=14)
    c.rect(130, 760, 1020, 200, k.darker(k.OAK, 0.35))
    c.ellipse(640, 702, 540, 28, c.linear(k.lighter(k.OAK, 0.5), k.lighter(k.OAK, 0.3)))
    for x, turn, shade in ((560, -8, k.BRICK), (640, 6, k.INK), (716, -4, k.BRICK)):
        c.polygon([(x - 40, 690), (x + 24, 688), (x + 36, 710), (x - 34, 714)], k.WHITE, r=4)
        c.circle(x, 701 + turn * 0.2, 7, shade)
    still.mug(c, 880, 712, 74, k.TEAL)
    still.bowl(c, 400, 716, 110, k.CREAM, fill=k.APRICOT)


def board_game(c: Canvas) -> None:
    """Draw a board game with dice and counters, seen from above."""
    c.rect(0, 0, WIDTH, HEIGHT, c.linear(k.lighter(k.OAK, 0.3), k.OAK, k.darker(k.OAK, 0.15), end=(1, 1)))
    for y in range(40, HEIGHT, 150):
        c.rect(0, y, WIDTH, 3, k.darker(k.OAK, 0.25), opacity=0.35)
    with c.group(move=(600, 480), turn=-5):
        c.rect(-380, -366, 780, 750, k.SHADE, r=24, opacity=0.25)
        c.rect(-390, -380, 780, 760, k.TEAL, r=24)
        c.rect(-366, -356, 732, 712, c.linear(k.CREAM, k.SAND), r=16)
        spots: list[tuple[float, float]] = []
        for row in range(5):
            columns = range(6) if row % 2 == 0 else range(5, -1, -1)
            spots += [(-290 + column * 116, 270 - row * 135) for column in columns]
            if row < 4:
                spots.append((290 if row % 2 == 0 else -290, 270 - row * 135 - 67))
        c.line(spots, k.darker(k.SAND, 0.18), 18)
        for index, spot in enumerate(spots):
            sx, sy = spot
            shade = (k.TERRACOTTA, k.MUSTARD, k.SAGE, k.ROSE, k.TEAL)[index % 5]
            c.circle(sx + 3, sy + 4, 40, k.SHADE, opacity=0.2)
            c.circle(sx, sy, 40, shade)
            c.circle(sx, sy, 31, k.lighter(shade, 0.3))
        sx, sy = spots[-1]
        c.polygon(
            [
                (
                    sx + 28 * math.cos(i * 0.628 - 1.571) * (1 if i % 2 == 0 else 0.45),
                    sy + 28 * math.sin(i * 0.628 - 1.571) * (1 if i % 2 == 0 else 0.45),
                )
                for i in range(10)
            ],
            k.BRICK,
        )
        for place, shade in ((8, k.BRICK), (15, k.DENIM), (21, k.MUSTARD), (12, k.FOREST)):
            px, py = spots[place]
            c.ellipse(px + 12, py + 10, 30, 20, k.SHADE, opacity=0.3)
            c.polygon(
                [(px - 24, py + 12), (px + 24, py + 12), (px + 9, py - 34), (px - 9, py - 34)],
                c.linear(k.lighter(shade, 0.25), shade, end=(1, 0)),
                r=8,
            )
            c.circle(px, py - 44, 19, c.radial(k.lighter(shade, 0.45), shade, centre=(0.35, 0.3)))
    for x, y, turn, pips in ((1100, 300, 18, 5), (1160, 460, -24, 3)):
        with c.group(move=(x, y), turn=turn):
            c.rect(-46, -42, 108, 108, k.SHADE, r=20, opacity=0.25)
            c.rect(-54, -54, 108, 108, c.linear(k.WHITE, k.SAND, end=(1, 1)), r=20)
            for dx, dy in ((-26, -26), (26, 26), (0, 0), (26, -26), (-26, 26))[:pips]:
                c.circle(dx, dy, 10, k.BRICK)
    for index, (x, y) in enumerate(((1090, 700), (1112, 720), (1134, 742))):
        c.rect(x - 66, y - 90, 140, 190, k.SHADE, r=12, opacity=0.14)
        c.rect(x - 74, y - 98, 140, 190, (k.PLUM, k.lighter(k.PLUM, 0.12), k.lighter(k.PLUM, 0.25))[index], r=12)
    c.circle(1130, 738, 38, "none")
    c.path("M1130 700L1168 738L1130 776L1092 738Z", k.MUSTARD)


SCENES = (
    jigsaw,
    chess_in_the_park,
    cards_at_the_table,
    board_game,
)
