"""Heads: hair, hats, and faces with next to no detail."""

from __future__ import annotations

import math

from content.drawing import colours as k
from content.drawing.body import Look
from content.drawing.canvas import Canvas, Point, bezier, smooth

Line = list[Point]


def head_behind(c: Canvas, look: Look, at: Point, size: float, gaze: float, nod: float, *, back: bool = False) -> None:
    """Draw what hangs behind the neck: long hair. Arguments as for :func:`head`."""
    if back:
        return
    side = 1 if gaze >= 0 else -1
    turned = abs(gaze)
    with c.group(move=at, turn=nod, scale=(side * size, size)):
        shade = k.darker(look.hair, 0.22)
        if look.style == "long":
            w = 0.56 - 0.06 * turned
            shift = -0.16 * turned
            c.path(
                smooth(
                    [
                        (shift - w, -0.1),
                        (shift - w * 1.04, 0.5),
                        (shift - w * 0.8, 1.02),
                        (shift, 1.1),
                        (shift + w * 0.8 - 0.25 * turned, 1.0),
                        (shift + w * 1.04 - 0.3 * turned, 0.5),
                        (shift + w - 0.2 * turned, -0.1),
                        (shift, -0.5),
                    ],
                    closed=True,
                ),
                shade,
            )
        elif look.style == "bob":
            shift = -0.14 * turned
            c.path(
                smooth(
                    [
                        (shift - 0.52, -0.15),
                        (shift - 0.56, 0.3),
                        (shift - 0.4, 0.56),
                        (shift, 0.58),
                        (shift + 0.4 - 0.2 * turned, 0.56),
                        (shift + 0.56 - 0.25 * turned, 0.3),
                        (shift + 0.5 - 0.15 * turned, -0.2),
                        (shift, -0.5),
                    ],
                    closed=True,
                ),
                shade,
            )
        elif look.style == "afro":
            c.circle(-0.1 * turned, -0.12, 0.7, look.hair)
        elif look.style == "ponytail":
            x = -0.4 * turned - 0.12
            c.path(
                bezier(
                    (x, -0.35),
                    (x - 0.55, -0.4),
                    (x - 0.62, 0.25),
                    (x - 0.4, 0.72),
                    (x - 0.3, 0.4),
                    (x - 0.2, 0.1),
                    (x + 0.12, -0.1),
                    closed=True,
                ),
                shade,
            )
        elif look.style == "braids":
            for x in (-0.42, 0.42 - 0.5 * turned):
                for part in range(5):
                    c.circle(
                        x * (1 + 0.06 * part), 0.3 + part * 0.17, 0.13 - part * 0.012, shade if part % 2 else look.hair
                    )


def head(c: Canvas, look: Look, at: Point, size: float, gaze: float, nod: float, *, back: bool = False) -> None:
    """Draw a head.

    Args:
        c: The sheet.
        look: Whose head it is.
        at: Its middle.
        size: From chin to crown.
        gaze: -1 looks left, 0 at the viewer, 1 right.
        nod: Degrees that it is tilted; positive clockwise.
        back: Whether its back is seen.
    """
    side = 1 if gaze >= 0 else -1
    with c.group(move=at, turn=nod, scale=(side * size, size)):
        _skull(c, look, abs(gaze), back=back)
        if not back:
            _face(c, look, abs(gaze))
        _hair(c, look, abs(gaze), back=back)


def _skull(c: Canvas, look: Look, turned: float, *, back: bool) -> None:
    skin = c.linear(k.lighter(look.skin, 0.2), look.skin, k.darker(look.skin, 0.1), end=(1, 0.8))
    chin = 0.08 * turned
    c.path(
        smooth(
            [
                (-0.38, -0.1),
                (-0.33, 0.2),
                (-0.17 + chin, 0.44),
                (chin, 0.5),
                (0.17 + chin * 1.5, 0.43),
                (0.34, 0.18),
                (0.38, -0.1),
                (0.3, -0.38),
                (0, -0.5),
                (-0.3, -0.38),
            ],
            closed=True,
        ),
        skin,
    )
    if turned > 0.4 and not back:
        c.path(
            bezier(
                (0.33, -0.08),
                (0.36, 0.0),
                (0.4 + 0.1 * turned, 0.1),
                (0.34 + 0.1 * turned, 0.15),
                (0.36, 0.17),
                (0.33, 0.18),
                (0.3, 0.19),
                closed=True,
            ),
            k.darker(look.skin, 0.06),
        )
    ears = [-0.38 + 0.32 * turned] + ([0.39] if turned < 0.35 else [])
    if back:
        ears = [-0.4, 0.4]
    for x in ears:
        c.ellipse(x, 0.07, 0.075, 0.11, k.darker(look.skin, 0.08))


def _face(c: Canvas, look: Look, turned: float) -> None:
    ink = k.darker(look.skin, 0.5)
    shift = 0.2 * turned
    for x in (-0.17 + shift, 0.17 + shift) if turned < 0.75 else (0.24,):
        c.path(f"M{x - 0.05:.3f} 0.03Q{x:.3f} 0.075 {x + 0.05:.3f} 0.03", stroke=ink, width=0.028)
    if turned < 0.75:
        c.path(
            f"M{shift + 0.01:.3f} 0.08Q{shift + 0.05 + 0.04 * turned:.3f} 0.15 {shift:.3f} 0.16",
            stroke=k.darker(look.skin, 0.25),
            width=0.026,
        )
    mouth = shift + 0.06 * turned
    if look.singing:
        c.ellipse(mouth, 0.29, 0.06, 0.075, k.darker(look.skin, 0.65))
    else:
        c.path(f"M{mouth - 0.08:.3f} 0.26Q{mouth:.3f} 0.325 {mouth + 0.08:.3f} 0.255", stroke=ink, width=0.028)
    for x in (-0.23 + shift, 0.23 + shift) if turned < 0.6 else (0.16,):
        c.ellipse(x, 0.17, 0.085, 0.06, "#e2705a", opacity=0.28)
    if look.glasses:
        for x in (-0.17 + shift, 0.17 + shift) if turned < 0.75 else (0.25,):
            c.path(
                f"M{x - 0.12:.3f} 0.04A0.12 0.12 0 1 0 {x + 0.12:.3f} 0.04A0.12 0.12 0 1 0 {x - 0.12:.3f} 0.04Z",
                "#ffffff",
                stroke=k.INK,
                width=0.026,
                opacity=0.5,
            )
        c.path(f"M{shift - 0.05:.3f} 0.03L{shift + 0.05:.3f} 0.03", stroke=k.INK, width=0.026)
    if look.beard:
        s = shift * 0.9
        c.path(
            smooth(
                [
                    (-0.36 + s, 0.08),
                    (-0.3 + s, 0.24),
                    (-0.1 + s, 0.24),
                    (s, 0.2),
                    (0.1 + s, 0.24),
                    (0.27 + s * 0.5, 0.22),
                    (0.34, 0.1),
                    (0.33, 0.34),
                    (0.16 + s * 0.6, 0.55),
                    (s * 0.6, 0.6),
                    (-0.2 + s * 0.6, 0.52),
                    (-0.34 + s * 0.7, 0.3),
                ],
                closed=True,
            ),
            look.hair,
        )
        if look.singing:
            c.ellipse(mouth, 0.31, 0.06, 0.07, k.darker(look.skin, 0.65))
        else:
            c.path(
                f"M{mouth - 0.06:.3f} 0.315Q{mouth:.3f} 0.36 {mouth + 0.06:.3f} 0.315",
                stroke=k.darker(look.skin, 0.35),
                width=0.03,
            )


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


def _hair(c: Canvas, look: Look, turned: float, *, back: bool) -> None:
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
    _face(c, look, turned * 0.74)
    c.path(bezier((-0.42, 0.34), (-0.2, 0.66), (0.2, 0.66), (0.4, 0.44)), stroke=k.darker(look.cloth, 0.2), width=0.035)
    c.path(bezier((-0.5, 0.52), (-0.2, 0.8), (0.2, 0.76), (0.44, 0.62)), stroke=k.darker(look.cloth, 0.16), width=0.03)
