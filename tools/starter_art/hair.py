"""Hair, hats and headscarves, drawn in units of the head's height about its middle."""

from __future__ import annotations

import math

from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import Canvas, Point, bezier, smooth
from tools.starter_art.faces import face

Line = list[Point]


def _cap(turned: float, *, lift: float = 0.0) -> str:
    """Outline of short hair; ``lift`` raises the crown."""
    outer_front: Line = [
        (0.42, -0.02),
        (0.44, -0.28),
        (0.26, -0.52 - lift),
        (0, -0.58 - lift),
        (-0.27, -0.52 - lift),
        (-0.45, -0.27),
        (-0.43, -0.02),
    ]
    inner_front: Line = [(-0.36, -0.13), (-0.24, -0.3), (0.02, -0.27), (0.26, -0.33), (0.36, -0.14)]
    outer_side: Line = [
        (0.36, -0.24),
        (0.4, -0.38),
        (0.22, -0.54 - lift),
        (-0.04, -0.59 - lift),
        (-0.32, -0.5 - lift),
        (-0.47, -0.2),
        (-0.38, 0.26),
    ]
    inner_side: Line = [(-0.2, 0.28), (-0.14, 0.0), (-0.01, 0.06), (0.04, -0.14), (0.2, -0.26)]
    return smooth([*_between(outer_front, outer_side, turned), *_between(inner_front, inner_side, turned)], closed=True)


def _between(first: Line, second: Line, part: float) -> Line:
    return [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b in zip(first, second, strict=True)]


def hair(c: Canvas, look: Look, turned: float, *, back: bool) -> None:
    """Draw hair or what covers it, of a head that looks to the right by ``turned`` (0 to 1), or of its ``back``."""
    fill = c.linear(k.lighter(look.hair, 0.2), look.hair, k.darker(look.hair, 0.2), end=(1, 1))
    style = look.style
    if style in ("bald", "none"):
        return
    if style == "hijab":
        _hijab(c, look, turned, back=back)
        return
    if back:
        deep = {"long": 0.95, "bob": 0.52, "thinning": 0.3}.get(style, 0.34)
        c.path(
            smooth(
                [
                    (-0.43, -0.1),
                    (-0.46, deep * 0.55),
                    (-0.3, deep),
                    (0, deep * 1.05),
                    (0.3, deep),
                    (0.46, deep * 0.55),
                    (0.43, -0.1),
                    (0.3, -0.5),
                    (0, -0.59),
                    (-0.3, -0.5),
                ],
                closed=True,
            ),
            fill,
        )
        if style == "thinning":
            c.ellipse(0, -0.3, 0.26, 0.22, look.skin)
    elif style == "thinning":
        ear = -0.38 + 0.32 * turned
        rear = -0.46 + 0.02 * turned
        c.path(
            smooth(
                [
                    (ear + 0.03, -0.1),
                    (ear + 0.02, 0.05),
                    (ear - 0.05, 0.14 + 0.12 * turned),
                    (rear + 0.06, 0.14 + 0.17 * turned),
                    (rear + 0.01, -0.02),
                    (rear + 0.07, -0.14),
                ],
                closed=True,
            ),
            fill,
        )
        if turned < 0.4:
            c.path(smooth([(0.36, -0.2), (0.37, 0.06), (0.42, 0.1), (0.46, -0.05), (0.42, -0.22)], closed=True), fill)
    else:
        c.path(_cap(turned, lift=0.05 if style == "curly" else 0), look.hair if style == "afro" else fill)
    if style == "curly":
        for index in range(10 - round(2 * turned)):
            angle = math.pi * (0.94 + index * 0.125) - 0.16 * turned
            c.circle(
                0.42 * math.cos(angle) - 0.05 * turned,
                -0.12 + 0.4 * math.sin(angle),
                0.15,
                look.hair if index % 2 else k.lighter(look.hair, 0.07),
            )
    if style in ("bob", "long") and not back:
        for x in (-0.42, 0.42) if turned < 0.4 else (-0.2 - 0.12 * turned,):
            low = 0.5 if style == "bob" else 0.62
            c.path(
                smooth(
                    [
                        (x - 0.1, -0.25),
                        (x - 0.13, 0.2),
                        (x - 0.06, low),
                        (x + 0.07, low - 0.04),
                        (x + 0.09, 0.1),
                        (x + 0.06, -0.25),
                    ],
                    closed=True,
                ),
                fill,
            )
    if style == "bun":
        c.circle(-0.4 * turned, -0.62 + 0.3 * turned, 0.2, fill)
    if style == "ponytail" and back:
        c.path(
            smooth([(-0.08, -0.25), (-0.17, 0.3), (0.0, 0.85), (0.17, 0.3), (0.08, -0.25)], closed=True),
            k.darker(look.hair, 0.15),
        )
    if style == "beanie":
        wool = c.linear(k.lighter(look.cloth, 0.25), look.cloth, k.darker(look.cloth, 0.2), end=(1, 0.5))
        c.path(bezier((-0.5, -0.16), (-0.52, -0.8), (0.46, -0.84), (0.46, -0.22), closed=True), wool)
        c.path("M-0.48 -0.18L0.44 -0.24", stroke=k.darker(look.cloth, 0.12), width=0.17)
        c.circle(-0.04, -0.68, 0.12, k.lighter(look.cloth, 0.4))
    if style == "sunhat":
        straw = c.linear(k.lighter(look.cloth, 0.3), look.cloth, k.darker(look.cloth, 0.15), end=(1, 0.4))
        c.ellipse(0.04 * turned, -0.26, 0.86, 0.16, k.darker(look.cloth, 0.12), turn=3)
        c.path(bezier((-0.46, -0.28), (-0.46, -0.86), (0.46, -0.86), (0.46, -0.26), closed=True), straw)
        c.path("M-0.46 -0.34Q0 -0.24 0.46 -0.33", stroke=k.BRICK, width=0.09)


def _hijab(c: Canvas, look: Look, turned: float, *, back: bool) -> None:
    cloth = c.linear(k.lighter(look.cloth, 0.25), look.cloth, k.darker(look.cloth, 0.22), end=(1, 0.9))
    outer = smooth(
        [
            (-0.47, -0.15),
            (-0.5, 0.25),
            (-0.62, 0.72),
            (-0.3, 0.86),
            (0.05, 0.88),
            (0.4, 0.82),
            (0.56, 0.66),
            (0.44, 0.4),
            (0.44, -0.15),
            (0.3, -0.5),
            (0, -0.59),
            (-0.32, -0.5),
        ],
        closed=True,
    )
    c.path(outer, cloth)
    if back:
        return
    x = 0.16 * turned
    c.path(
        smooth(
            [
                (x - 0.27, 0.0),
                (x - 0.23, 0.24),
                (x, 0.46),
                (x + 0.22 - 0.02 * turned, 0.24),
                (x + 0.27 - 0.02 * turned, 0.0),
                (x + 0.18, -0.27),
                (x, -0.33),
                (x - 0.2, -0.26),
            ],
            closed=True,
        ),
        c.linear(k.lighter(look.skin, 0.2), look.skin, end=(1, 0.8)),
    )
    face(c, look, turned * 0.74)
    c.path(bezier((-0.42, 0.34), (-0.2, 0.66), (0.2, 0.66), (0.4, 0.44)), stroke=k.darker(look.cloth, 0.2), width=0.035)
    c.path(bezier((-0.5, 0.52), (-0.2, 0.8), (0.2, 0.76), (0.44, 0.62)), stroke=k.darker(look.cloth, 0.16), width=0.03)
