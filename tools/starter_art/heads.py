"""Heads, and the long hair that hangs behind them."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import Canvas, Point, bezier, smooth
from tools.starter_art.faces import face
from tools.starter_art.hair import hair


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
            face(c, look, abs(gaze))
        hair(c, look, abs(gaze), back=back)


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
