"""Hands seen close up, whose arms come from below and from the right unless they are mirrored."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art.canvas import Canvas, Point


def pen_hand(
    c: Canvas,
    x: float,
    y: float,
    *,
    skin: str = k.SKINS["brown"],
    sleeve: str = k.TEAL,
    pen: str = k.BRICK,
    tip: str = k.SUN,
    size: float = 0.9,
    turn: float = 0,
) -> None:
    """Draw a hand that writes: the tip of its pen is at (``x``, ``y``)."""
    light = k.lighter(skin, 0.24)
    with c.group(move=(x, y), scale=size, turn=turn):
        c.limb([(755, 263), (515, 103)], [230, 180], c.linear(k.lighter(sleeve, 0.2), k.darker(sleeve, 0.1)))
        c.limb([(525, 103), (355, 33)], [132, 116], c.linear(k.lighter(skin, 0.2), skin))
        c.limb([(25, -17), (285, -187)], [14, 22], c.linear(k.lighter(pen, 0.2), pen))
        c.limb([(0, 0), (31, -21)], [5, 13], tip)
        for index in range(4):
            c.limb(
                [
                    (355 - index * 4, index * 28 - 5),
                    (245 - index * 6, index * 34 - 57),
                    (149 + index * 16, index * 28 - 57),
                ],
                [48, 44, 36],
                c.linear(light, skin),
            )
        c.limb([(325, -47), (225, -107), (141, -87)], [52, 44, 36], c.linear(light, skin))


def grip_hand(
    c: Canvas,
    x: float,
    y: float,
    *,
    skin: str = k.SKINS["tan"],
    sleeve: str = k.PLUM,
    size: float = 1,
    turn: float = 0,
    mirrored: bool = False,
) -> None:
    """Draw a hand that holds something small at (``x``, ``y``) between thumb and fingers."""
    with c.group(move=(x, y), scale=(-size if mirrored else size, size), turn=turn):
        c.limb([(494, 300), (164, 100)], [220, 160], c.linear(k.lighter(sleeve, 0.2), sleeve))
        c.limb([(180, 104), (150, 88)], [166, 162], k.darker(sleeve, 0.16))
        c.limb([(174, 102), (64, 40)], [120, 104], c.linear(k.lighter(skin, 0.16), skin))
        for index in range(4):
            c.limb([(74 - index * 6, 10 + index * 26), (index * -4, index * 28 - 14)], [42, 34], k.lighter(skin, 0.14))
            c.ellipse(index * -4 - 6, index * 28 - 16, 9, 8, k.lighter(skin, 0.45))
        c.limb([(54, 80), (4, 60)], [44, 36], k.lighter(skin, 0.04))


def flat_hand(
    c: Canvas,
    x: float,
    y: float,
    *,
    skin: str = k.SKINS["olive"],
    sleeve: str = k.BRICK,
    size: float = 1,
    turn: float = 0,
    mirrored: bool = False,
    spread: float = 1,
    nails: bool = True,
) -> None:
    """Draw a flat hand whose wrist is at (``x``, ``y``) and whose fingers point up before it is turned.

    Args:
        c: The sheet.
        x: Of the wrist.
        y: Of the wrist.
        skin: Its colour.
        sleeve: Colour of the sleeve.
        size: 1 is about 300 high from wrist to finger tips.
        turn: Degrees, clockwise.
        mirrored: A left hand instead of a right one, both seen from the back.
        spread: How far the fingers stand apart, 0 to 2.
        nails: Whether the back of the hand is seen.
    """
    fill = c.linear(k.lighter(skin, 0.22), skin, end=(0.3, 1))
    with c.group(move=(x, y), scale=(-size if mirrored else size, size), turn=turn):
        c.limb(
            [(0, 520), (0, 150)],
            [230, 186],
            c.linear(k.lighter(sleeve, 0.2), sleeve, k.darker(sleeve, 0.2), end=(1, 0)),
        )
        c.limb([(0, 150), (0, 140)], [192, 190], k.darker(sleeve, 0.16))
        c.limb([(0, 140), (0, 0), (0, -90)], [112, 104, 160], c.linear(k.lighter(skin, 0.1), skin, end=(0.3, 1)))
        fingers: list[tuple[Point, Point, float]] = [
            ((56, -110), (62 + 24 * spread, -236), 40),
            ((20, -128), (20 + 8 * spread, -290), 43),
            ((-20, -128), (-22 - 8 * spread, -300), 43),
            ((-58, -112), (-62 - 22 * spread, -262), 41),
        ]
        for start, end, wide in fingers:
            c.limb([start, end], [wide + 8, wide - 6], fill)
            if nails:
                c.ellipse(end[0], end[1] - 2, 11, 14, k.lighter(skin, 0.45))
        c.limb([(-50, -20), (-104, -90), (-118 - 12 * spread, -156)], [64, 52, 38], fill)
        if nails:
            c.ellipse(-119 - 12 * spread, -160, 10, 13, k.lighter(skin, 0.45), turn=-8)
        for left, right in ((38, 44), (0, 0), (-39, -42)):
            c.line([(left, -112), (right, -146)], k.darker(skin, 0.2), 4, opacity=0.5)
