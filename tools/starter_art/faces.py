"""Faces with next to no detail, drawn in units of the head's height about its middle."""

from __future__ import annotations

from tools.starter_art import colours as k
from tools.starter_art.body import Look
from tools.starter_art.canvas import Canvas, smooth


def face(c: Canvas, look: Look, turned: float) -> None:
    """Draw a calm face in units of the head's height, looking to the right by ``turned`` (0 to 1)."""
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
